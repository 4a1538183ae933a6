"""Stages that derive or label again what the warehouse holds."""
