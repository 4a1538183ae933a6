"""Where on a page the article stands: its pieces, what is seen of them, and the trees that weigh it."""
