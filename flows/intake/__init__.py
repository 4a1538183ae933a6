"""Bytes in: the archive, files that people hand over, the sample newsroom."""
