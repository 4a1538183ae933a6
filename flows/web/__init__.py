"""A polite HTTP client that connects to public addresses only, without Prefect and without a database."""
