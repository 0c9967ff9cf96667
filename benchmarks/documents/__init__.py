"""Plan documents that are generated with exact truth: model, writers, printing and paging."""
