"""What is drawn on a page: paths become lines, fillings and arrows; what is no rule goes out."""
