"""The words of a language: stems, names, figures, and which of them say little."""
