"""Data that the schema modules read, each with the script that makes it and where it comes from."""
