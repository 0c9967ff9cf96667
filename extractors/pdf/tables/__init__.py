"""Tables from lines, from shading and from text alone: grids, and whether they are tables."""
