"""How flow runs appear on a Prefect server: their summary, and the end of those whose process is gone."""
