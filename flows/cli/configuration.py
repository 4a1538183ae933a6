"""The settings that a command works with."""

from __future__ import annotations

from pathlib import Path

from flows.config_file import default_settings, find_config, load_settings
from flows.errors import SettingsError
from flows.settings import Settings


def read_settings(*, corpus_dir: Path | None = None) -> Settings:
    """Return the configuration, or the defaults where there is no file."""
    return load_settings(corpus_dir=corpus_dir) or default_settings(corpus_dir=corpus_dir)


def read_feed_settings(*, corpus_dir: Path | None = None) -> Settings | None:
    """Return the configuration if it lists feeds, or None where there is no file.

    Args:
        corpus_dir: The folder of the seed corpus, where an option of the command names one.

    Raises:
        SettingsError: The file lists no feeds, or cannot be used.
    """
    settings = load_settings(corpus_dir=corpus_dir)
    if settings is not None and not settings.feeds:
        raise SettingsError(f"{find_config()} lists no feeds; add a [[feeds]] table with a url")
    return settings


def list_feed_names(settings: Settings) -> list[tuple[str, str]]:
    """Return name and address of each `[[feeds]]` table in the order of the file, doubles included."""
    return [(feed.name or feed.url.host or "", feed.address.public) for feed in settings.feeds]
