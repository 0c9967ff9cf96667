"""Understanding one table: its header, the role of each column, its kind."""
