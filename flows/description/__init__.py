"""Sentences and facts on an article, for the command line and for pages: the same words in both."""
