"""Readers of the parameters in addresses of pages: a wrong one is refused in words, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from flows.explorer.errors import BadParameterError

LONGEST_TEXT = 1_000
"""The limit of characters in a parameter."""
LARGEST_NUMBER = 1_000_000
_Choice = TypeVar("_Choice", bound=str)


def read_text(query: Mapping[str, str], name: str, *, longest: int = LONGEST_TEXT) -> str | None:
    """Return a parameter without blanks around it, or None where it is absent or empty.

    Raises:
        BadParameterError: It is longer than `longest` characters, or holds control characters.
    """
    text = query.get(name, "").strip()
    if len(text) > longest:
        raise BadParameterError(f"{name} has {len(text)} characters; the limit is {longest}")
    if any(not letter.isprintable() and letter not in "\t\r\n" for letter in text if letter < " "):
        raise BadParameterError(f"{name} has control characters")
    return text or None


def read_choice(
    query: Mapping[str, str], name: str, choices: Iterable[_Choice], *, default: _Choice
) -> _Choice:
    """Return a parameter that is one of some words, or `default` where it is absent or empty.

    Raises:
        BadParameterError: It is none of them; the error lists them.
    """
    written = query.get(name, "").strip()
    if not written:
        return default
    listed = list(choices)
    for choice in listed:
        if choice == written:
            return choice
    raise BadParameterError(f"{name} must be one of {', '.join(listed)}")


def read_number(
    query: Mapping[str, str], name: str, *, default: int, least: int = 0, greatest: int = LARGEST_NUMBER
) -> int:
    """Return a parameter that is a whole number, or `default` where it is absent or empty.

    Raises:
        BadParameterError: It is no number from `least` to `greatest`.
    """
    written = query.get(name, "").strip()
    if not written:
        return default
    if not (written.isascii() and written.isdigit() and len(written) <= len(str(greatest))):
        raise BadParameterError(f"{name} must be a whole number from {least} to {greatest}")
    number = int(written)
    if not least <= number <= greatest:
        raise BadParameterError(f"{name} must be a whole number from {least} to {greatest}")
    return number


def read_day(query: Mapping[str, str], name: str) -> date | None:
    """Return a parameter that is a day, or None where it is absent or empty.

    Raises:
        BadParameterError: It is no day in the form 2026-02-16.
    """
    written = query.get(name, "").strip()
    if not written:
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = None
    if day is None or day.isoformat() != written:
        raise BadParameterError(f"{name} must be a day such as 2026-02-16")
    return day
