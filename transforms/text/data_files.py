"""Read the data files of the package as pydantic models, and say what is wrong with one and where."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from transforms.text.toml_lines import find_line

Phrase = Annotated[str, StringConstraints(pattern=r"\S")]
Phrases = list[Phrase]
STRICT = ConfigDict(extra="forbid", strict=True)
"""For tables that have the named fields and no others, and whose values are not converted."""

_SYNTAX_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_TYPES = {
    "bool_type": "true or false",
    "dict_type": "a table",
    "float_type": "a number",
    "int_type": "a whole number",
    "list_type": "a list of words or phrases",
    "model_type": "a table",
    "string_type": "a text",
    "string_pattern_mismatch": "a text that is not empty",
    "too_short": "a list that is not empty",
}


_File = TypeVar("_File", bound=BaseModel)


def parse_data_file(
    text: str, model: type[_File], *, explain: Callable[[ErrorDetails], str], error: type[ValueError]
) -> _File:
    """Return a file as its model.

    Args:
        text: The text of a TOML file.
        model: The model of the whole file.
        explain: Describes a mistake that pydantic found, in a sentence without its place.
        error: The class of the exception that is raised.

    Raises:
        ValueError: Of the class `error`; the message names the line and the mistake.
    """
    try:
        return model.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as fault:
        place = _SYNTAX_PLACE.search(str(fault))
        line = place[1] if place and place[1] else text.count("\n") + 1
        raise error(f"line {line}: {_SYNTAX_PLACE.sub('', str(fault))}") from fault
    except ValidationError as fault:
        first = min(fault.errors(include_url=False), key=lambda each: find_line(text, each["loc"]) or 1)
        path = tuple(step for step in first["loc"] if step != "[key]")
        raise error(f"line {find_line(text, path) or 1}: {explain(first)}") from fault
    except (ValueError, RecursionError) as fault:  # a number of 4,301 digits, a list nested too deep
        raise error(f"line 1: this is no usable TOML: {fault}") from fault


def explain_type(fault: ErrorDetails) -> str:
    """Describe a value that is missing or of a wrong type, or else repeat what pydantic says."""
    *above, key = (step for step in fault["loc"] if step != "[key]")
    if fault["type"] == "missing":
        return f"{key!r} is missing" + (f" in {above[-1]!r}" if above and isinstance(above[-1], str) else "")
    if isinstance(key, int):  # the position in a list
        return f"{above[-1]!r} should be a list of words or phrases"
    if fault["type"] in _TYPES:
        return f"{key!r} should be {_TYPES[fault['type']]}"
    return f"{key!r}: {fault['msg'].removeprefix('Value error, ')}"
