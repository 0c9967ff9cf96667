"""Styles of this part of the set."""
