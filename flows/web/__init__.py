"""A polite and guarded HTTP client, without Prefect and without a database."""
