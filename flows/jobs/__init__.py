"""Worker processes: what they run, how jobs are handed to them, and what becomes of those that fail."""
