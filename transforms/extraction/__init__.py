"""Extract title, authors, dates and blocks from the bytes of a web page or a text file."""
