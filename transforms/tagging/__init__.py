"""How tags are found and judged: the taxonomy, its matches, roles and relevance."""
