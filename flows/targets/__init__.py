"""Targets: places outside this machine to which each edition is published, and from which others read."""
