"""Reading PDF: a reader behind a seam, tables and arrows on plain arrays, text in reading order."""
