"""Find the article's text on a page: candidate blocks, their features, and the classifier that picks them."""
