"""Tables from the tag tree of a PDF."""
