"""By what reports of one event are known and grouped."""
