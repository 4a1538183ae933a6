"""Stages that analyse, tag or link again what the warehouse holds already."""
