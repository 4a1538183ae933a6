"""What else a page or a text file says: its head, dates and headings, and whether it is an article."""
