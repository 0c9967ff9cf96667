"""Reading HTML: the tree with its limits, tables with their spans, text in reading order."""
