"""Plans of fictitious towns with exact truth: model, renderings, measures."""
