"""Stages that turn pages into loaded articles: fetch or store, analyse, link, group, load."""
