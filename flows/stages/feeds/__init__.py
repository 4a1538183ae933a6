"""Stages that poll feeds and sitemaps."""
