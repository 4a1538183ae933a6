"""The settings that a command works with."""

from __future__ import annotations

from pathlib import Path

from flows.config_file import default_settings, find_config, find_feed_faults, load_settings
from flows.errors import SettingsError
from flows.settings import Settings


def read_settings() -> Settings:
    """Return the configuration, or the defaults where there is no file."""
    return load_settings() or default_settings()


def read_feed_settings(*, corpus_dir: Path | None) -> Settings | None:
    """Return the configuration if it lists feeds, or None where there is no file.

    Args:
        corpus_dir: The folder of the seed corpus, where an option of the command names one.

    Raises:
        SettingsError: The file lists no feeds that can be used, or cannot be used itself.
    """
    settings = load_settings(corpus_dir=corpus_dir)
    if settings is not None and not settings.feeds:
        faults = [fault.message for fault in find_feed_faults()]
        none = f"{find_config()} lists no feeds{' that can be used' if faults else ''}"
        raise SettingsError("\n".join([*faults, f"{none}; add a [[feeds]] table with a url"]))
    return settings
