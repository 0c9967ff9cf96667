"""The text of a page: what is printed, lines, the texts of cells, paragraphs in reading order."""
