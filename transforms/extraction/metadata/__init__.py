"""Find the metadata of a page or a text file: title, authors, dates, language, and whether it is complete."""
