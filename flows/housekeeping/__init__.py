"""Keeping house: backups of the state folder, and the removal of old articles."""
