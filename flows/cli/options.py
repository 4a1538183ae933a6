"""Options that several commands share, and what they settle."""

from __future__ import annotations

from pathlib import Path

from flows.errors import SettingsError
from flows.settings import Settings, default_settings, find_config, load_settings


def read_settings(*, corpus_dir: Path | None = None) -> Settings:
    """Return the configuration, or what holds without one."""
    return load_settings(corpus_dir=corpus_dir) or default_settings(corpus_dir=corpus_dir)


def read_feed_settings(*, corpus_dir: Path | None = None) -> Settings | None:
    """Return the configuration if it lists feeds; null when there is no configuration at all."""
    settings = load_settings(corpus_dir=corpus_dir)
    if settings is not None and not settings.feeds:
        raise SettingsError(f"{find_config()} lists no feeds; add a [[feeds]] table with a url")
    return settings
