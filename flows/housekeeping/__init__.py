"""Keeping house: backups of the state folder, and forgetting what is older than it has to be."""
