"""Watches: SQL files that run on each new edition, and whose new rows are reported."""
