"""The typed parts of an item, each read from its values."""
