"""Messages on mistakes in the configuration, with the line of each."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from pathlib import Path

from pydantic_core import ErrorDetails

from transforms.text.toml_lines import find_line


def explain_config_error(error: ErrorDetails, path: Path | None, text: str, settings: Collection[str]) -> str:
    """Describe a mistake in the configuration in one sentence.

    Args:
        error: The mistake, as pydantic reports it.
        path: The file, or None where no file was read.
        text: The text of the file.
        settings: The names of all settings, to suggest one for a name that is misspelt.

    Returns:
        The sentence, which names the file, the line and the setting.
    """
    location = error["loc"]
    name = ".".join(str(step + 1) if isinstance(step, int) else step for step in location)
    line = find_line(text, location)
    place = f"{path}, line {line}: " if path and line else f"{path}: " if path else ""
    if error["type"] != "extra_forbidden":
        message = error["msg"].removeprefix("Value error, ")
        return f"{place}{name}: {message[:1].lower()}{message[1:]}"
    close = difflib.get_close_matches(str(location[-1]), settings, n=1)
    return f"{place}{name} is not a setting" + (f"; did you mean {close[0]}?" if close else "")
