"""Which pages to fetch, and when to try again after a failure."""
