"""Values and rows of queries: exact in documents for programs, rounded for eyes."""
