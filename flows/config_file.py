"""Read the settings from `newswire.toml`, the environment and defaults."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from flows.config_errors import explain_config_error
from flows.errors import SettingsError
from flows.feed_settings import FeedFault, read_feeds
from flows.logs import log
from flows.settings import SETTING_TABLES, Settings

_CONFIG_NAME = "newswire.toml"
_VARIABLES = {"home": "NEWSWIRE_HOME", "corpus_dir": "NEWSWIRE_CORPUS_DIR"}
_TOML_CURES = {
    "Invalid value": "; a text is written in quotation marks",
    "Illegal character '\\n'": "; a text ends with a quotation mark on its line",
    "Expected newline or end of document": "; a text is written in quotation marks, numbers have no unit",
}
_PLACE = re.compile(r" \(at line (\d+), column \d+\)")


def find_config(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the path of the configuration, whether the file exists or not."""
    return Path(environment.get("NEWSWIRE_CONFIG") or _CONFIG_NAME)


def load_settings(environment: Mapping[str, str] = os.environ, **overrides: Any) -> Settings | None:
    """Read the configuration.

    The file is the one that `NEWSWIRE_CONFIG` names, or `newswire.toml` in the working folder.
    `NEWSWIRE_HOME` and `NEWSWIRE_CORPUS_DIR` take precedence over the file, `overrides` over both. A feed
    that cannot be used is left out: `find_feed_faults` explains why.

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
        SettingsError: An override is no valid setting.
    """
    return _check(_merge({}, environment, overrides), environment, path=None, text="")


def salvage_settings(environment: Mapping[str, str] = os.environ) -> tuple[Settings, str | None]:
    """Read as much of the configuration as can be used, for commands that report its mistakes.

    Returns:
        The settings, with the defaults for each table that has a mistake; and the mistakes, None where there
        is none.
    """
    try:
        return load_settings(environment) or default_settings(environment), None
    except SettingsError as error:
        mistakes = str(error)
    path = find_config(environment)
    written: dict[str, Any] = {}
    with suppress(SettingsError):
        written = _parse(path, _read(path))
    usable: dict[str, Any] = {}
    for name, value in _merge(written, environment, {}).items():
        with suppress(SettingsError):
            _check({name: value}, environment, path=None, text="")
            usable[name] = value
    return _check(usable, environment, path=None, text=""), mistakes


def find_feed_faults(environment: Mapping[str, str] = os.environ) -> list[FeedFault]:
    """Find the `[[feeds]]` tables that cannot be used, which `load_settings` leaves out.

    None are found where there is no file, or one that cannot be used at all.
    """
    path = find_config(environment)
    try:
        text = _read(path)
        tables = _parse(path, text).get("feeds")
    except SettingsError:
        return []
    return read_feeds(tables, environment, path=path, text=text)[1] if isinstance(tables, list) else []


def warn_of_feed_faults(environment: Mapping[str, str] = os.environ) -> int:
    """Log a warning for each `[[feeds]]` table that cannot be used, and return how many there are."""
    faults = find_feed_faults(environment)
    for fault in faults:
        log.warning("%s; this feed is left out, the others go on", fault.message)
    return len(faults)


def _read_settings(path: Path, environment: Mapping[str, str], overrides: Mapping[str, Any]) -> Settings:
    text = _read(path)
    return _check(_merge(_parse(path, text), environment, overrides), environment, path=path, text=text)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise SettingsError(
            f"{path}, line {line}: not UTF-8; save the file as UTF-8 and try again"
        ) from error
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read: {error.strerror}; NEWSWIRE_CONFIG names the file"
        ) from error


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.search(str(error))
        line = found[1] if found else text.rstrip().count("\n") + 1
        words = _PLACE.sub("", str(error)).removesuffix(" (at end of document)")
        cure = next((cure for begin, cure in _TOML_CURES.items() if words.startswith(begin)), "")
        raise SettingsError(
            f"{path}, line {line}: not valid TOML: {words[:1].lower()}{words[1:]}{cure}"
        ) from error
    except RecursionError as error:
        raise SettingsError(f"{path}: not valid TOML: it is nested too deep") from error
    except ValueError as error:  # the library passes on what Python says of an integer of 4,301 digits
        raise SettingsError(f"{path}: not valid TOML: a number in it is too long") from error


def _merge(
    written: Mapping[str, Any], environment: Mapping[str, str], overrides: Mapping[str, Any]
) -> dict[str, Any]:
    named = {name: environment.get(variable) for name, variable in _VARIABLES.items()}
    stated = (*named.items(), *overrides.items())
    return {**written, **{name: value for name, value in stated if value}}


def _check(
    values: Mapping[str, Any], environment: Mapping[str, str], *, path: Path | None, text: str
) -> Settings:
    tables = values.get("feeds")
    if isinstance(tables, list):
        values = {**values, "feeds": read_feeds(tables, environment, path=path, text=text)[0]}
    try:
        return Settings.model_validate(values, context=environment)
    except ValidationError as error:
        faults = (_explain(mistake, environment, path, text) for mistake in error.errors())
        raise SettingsError("\n".join(faults)) from None


def _explain(mistake: ErrorDetails, environment: Mapping[str, str], path: Path | None, text: str) -> str:
    """Describe a mistake, with the variable of the environment that it is in or the line of the file."""
    variable = _VARIABLES.get(str(mistake["loc"][0])) if mistake["loc"] else None
    if variable and environment.get(variable):
        return explain_config_error({**mistake, "loc": (variable,)}, None, "", SETTING_TABLES)
    return explain_config_error(mistake, path, text, SETTING_TABLES)
