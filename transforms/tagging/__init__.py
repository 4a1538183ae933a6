"""Tag articles: a taxonomy, the matches of its patterns, the role of each, and the relevance of the tag."""
