"""Read the settings from `newswire.toml`, the environment and defaults."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from flows.config_errors import explain_config_error
from flows.errors import SettingsError
from flows.settings import SETTING_NAMES, Settings

_CONFIG_NAME = "newswire.toml"


def find_config(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the path of the configuration, whether the file exists or not."""
    return Path(environment.get("NEWSWIRE_CONFIG") or _CONFIG_NAME)


def load_settings(environment: Mapping[str, str] = os.environ, **overrides: Any) -> Settings | None:
    """Read the configuration.

    The file is the one that `NEWSWIRE_CONFIG` names, or `newswire.toml` in the working folder.
    `NEWSWIRE_HOME` and `NEWSWIRE_CORPUS_DIR` take precedence over the file, `overrides` over both.

    Args:
        environment: The environment variables.
        **overrides: Settings by name; those that are None or empty are ignored.

    Returns:
        The settings, or None when there is no `newswire.toml` and no variable names a file.

    Raises:
        SettingsError: The file cannot be read or has a mistake, which is named with its line.
    """
    path = find_config(environment)
    if not environment.get("NEWSWIRE_CONFIG") and not path.exists():
        return None
    return _read_settings(path, environment, overrides)


def default_settings(environment: Mapping[str, str] = os.environ, **overrides: Any) -> Settings:
    """Return the settings without a file: no feeds, and the folders that the environment names.

    Args:
        environment: The environment variables.
        **overrides: Settings by name; those that are None or empty are ignored.

    Raises:
        SettingsError: A folder that is named does not exist.
    """
    return _check(_merge({}, environment, overrides), environment, path=None, text="")


def _read_settings(path: Path, environment: Mapping[str, str], overrides: Mapping[str, Any]) -> Settings:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise SettingsError(
            f"{path}, line {line}: not UTF-8; save the file as UTF-8 and try again"
        ) from error
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read: {error.strerror}; NEWSWIRE_CONFIG names the file"
        ) from error
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from error
    return _check(_merge(written, environment, overrides), environment, path=path, text=text)


def _merge(
    written: Mapping[str, Any], environment: Mapping[str, str], overrides: Mapping[str, Any]
) -> dict[str, Any]:
    named = {"home": environment.get("NEWSWIRE_HOME"), "corpus_dir": environment.get("NEWSWIRE_CORPUS_DIR")}
    return {**written, **{name: value for name, value in (named | dict(overrides)).items() if value}}


def _check(
    values: Mapping[str, Any], environment: Mapping[str, str], *, path: Path | None, text: str
) -> Settings:
    try:
        settings = Settings.model_validate(values, context=environment)
    except ValidationError as error:
        raise SettingsError(
            "\n".join(explain_config_error(mistake, path, text, SETTING_NAMES) for mistake in error.errors())
        ) from None
    if settings.corpus_dir and not settings.corpus_dir.is_dir():
        raise SettingsError(f"the corpus folder {settings.corpus_dir} does not exist; see --corpus-dir")
    return settings
