"""Story clustering: terms, weights and similarity of articles, and the grouping of reports on one event."""
