"""Feeds: their formats, entries, URLs and polling schedule."""
