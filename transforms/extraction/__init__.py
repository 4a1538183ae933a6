"""From the bytes of a page or a text file to its title, authors, dates and blocks."""
