"""Reading hOCR: the words of a character recognition with their boxes."""
