"""Messages on mistakes in the configuration, with the line of each."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic_core import ErrorDetails

from transforms.text.toml_lines import find_line


def explain_config_error(
    error: ErrorDetails, path: Path | None, text: str, settings: Mapping[str, str]
) -> str:
    """Describe a mistake in the configuration in one sentence.

    Args:
        error: The mistake, as pydantic reports it.
        path: The file, or None where no file was read.
        text: The text of the file.
        settings: The names of all settings, to suggest one for a name that is misspelt, each with its table.

    Returns:
        The sentence, which names the file, the line and the setting.
    """
    location = error["loc"]
    if error["type"] == "extra_forbidden":
        message = " is not a setting" + _suggest(str(location[-1]), settings)
    else:
        message = f": {_word_form(error) or _word_mistake(error)}"
    return locate_mistake(location, message, path, text)


def _word_form(error: ErrorDetails) -> str:
    """Return how a setting is written that has another form, in TOML's words; empty for other mistakes."""
    name = ".".join(map(str, error["loc"]))
    words = ""
    match error["type"], error["loc"]:
        case kind, ("feeds",) | ("publish", "targets") if kind != "value_error":
            words = f"each is a table that begins with [[{name}]], in two brackets"
        case "model_type" | "model_attributes_type", ("feeds", int()):
            words = "each feed is a table that begins with [[feeds]], in two brackets"
        case "model_type" | "model_attributes_type" | "dict_type", _:
            words = f"it is a table: a line [{name}] in single brackets, and its settings below"
        case "tuple_type", _:
            words = 'input should be a list, as in ["…", "…"]'
        case "path_type", _:
            words = "input should be a path in quotation marks"
        case "url_parsing", _ if "relative URL" in error["msg"]:
            words = "input should be an address that begins with https:// or http://"
    return words


def _word_mistake(error: ErrorDetails) -> str:
    words = error["msg"].removeprefix("Value error, ")
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def _suggest(name: str, settings: Mapping[str, str]) -> str:
    if name in settings:
        return f" here; it belongs in {settings[name]}"
    close = difflib.get_close_matches(name, settings, n=1)
    return f"; did you mean {close[0]}?" if close else ""


def locate_mistake(location: Sequence[int | str], message: str, path: Path | None, text: str) -> str:
    """Return a message behind the file, the line and the name of the setting that it is about.

    Args:
        location: The keys that lead to the setting, and in arrays its positions from 0.
        message: The words behind the name of the setting.
        path: The file, or None where no file was read.
        text: The text of the file.
    """
    name = ".".join(str(step + 1) if isinstance(step, int) else step for step in location)
    line = find_line(text, location)
    place = f"{path}, line {line}: " if path and line else f"{path}: " if path else ""
    return f"{place}{name}{message}"
