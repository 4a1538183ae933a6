"""Raw bytes: the WARC archive, and the files that are loaded from disk."""
