"""What to fetch next, and when to try again."""
