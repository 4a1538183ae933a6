"""Text tools that several steps share: normalising, words, names, figures, dates, languages, addresses."""
