"""Changes of the feed list in `newswire.toml` that keep its comments and its order.

Names come from feeds and files of strangers. The new text is read back before it replaces the file: it has to
be the former configuration with just this change, and the program has to understand each new feed.
"""

from __future__ import annotations

import os
import re
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Table

from flows.errors import SettingsError
from flows.feed_settings import read_feeds
from flows.log_output import drop_controls
from transforms.text.normalisation import squeeze
from transforms.text.redaction import mask_feed_address
from transforms.text.urls import canonicalise_url

_LINE = re.compile(r"[^\n]*\n|[^\n]+")  # `str.splitlines` would end lines within texts, at U+2028
_HEADER = re.compile(r"\s*\[")
_FEED_HEADER = re.compile(r"\s*\[\[\s*(?:feeds|\"feeds\"|'feeds')\s*\]\]")
_NEW_FILE = "# The feeds that Newswire watches. README.md says what else can be set here.\n"
_MAX_NAME = 200  # characters; a name is a label in lists
_MARK = "\ufeff"  # a byte order mark, which some editors write


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedTable:
    """A `[[feeds]]` table as it is written, whether it can be used or not.

    Attributes:
        name: Its name; failing that the host of its address, or its place in the list, as in ``feeds.3``.
        url: Its address without secrets, or an empty string.
        place: Its place in the list, as in ``feeds.3``.
    """

    name: str
    url: str
    place: str


def list_tables(path: Path) -> list[FeedTable]:
    """List the `[[feeds]]` tables of the configuration in the order of the file, doubles included.

    Raises:
        SettingsError: The file is no TOML.
    """
    tables = _load(path, _read(path)).get("feeds", []) if path.exists() else []
    return [_read_table(table, position) for position, table in enumerate(tables)]


def find_fault(name: str, url: str, environment: Mapping[str, str] = os.environ) -> str | None:
    """Return why a feed could not be used if it were in the configuration, or None."""
    _, faults = read_feeds([{"name": name, "url": url}], environment, path=None, text="")
    return faults[0].message.removeprefix("feeds.1.") if faults else None


def clean_name(title: str) -> str:
    """Return the title of a feed as a name for the list: on one line, without controls, not too long."""
    name = squeeze(drop_controls(title))
    return name if len(name) <= _MAX_NAME else f"{name[: _MAX_NAME - 1]}…"


def add_feeds(path: Path, feeds: Sequence[tuple[str, str]], *, back: int = 0) -> None:
    """Append feeds to the configuration.

    Args:
        path: The file, which is made if it is missing.
        feeds: Name and address of each feed.
        back: How many older pages the first poll of each reads.

    Raises:
        SettingsError: A feed cannot be used, or the file cannot be edited without changing something else.
    """
    for name, url in feeds:
        fault = find_fault(name, url)
        if fault:
            raise SettingsError(f"{mask_feed_address(url)} cannot be added: {fault}")
    text = _read(path) if path.exists() else _NEW_FILE
    before = _load(path, text)
    document = _parse(path, text if text.endswith("\n") else f"{text}\n")
    listed: Any = document.get("feeds")
    if listed is None:
        document["feeds"] = listed = tomlkit.aot()
    added = [{"name": name, "url": url} | ({"back": back} if back else {}) for name, url in feeds]
    for values in added:
        table = tomlkit.table() if isinstance(listed, AoT) else tomlkit.inline_table()
        table.update(values)
        if isinstance(table, Table):
            table.trivia.indent = "\n"  # an empty line before each, as people write them
        listed.append(table)
    wanted = [*before.get("feeds", []), *added]
    edited = tomlkit.dumps(document)
    if "\r\n" in text:
        edited = re.sub(r"(?<!\r)\n", "\r\n", edited)
    _replace(path, text, edited, before | {"feeds": wanted})


def remove_feeds(path: Path, positions: Sequence[int]) -> None:
    """Remove feeds from the configuration, also such as cannot be used.

    Comments stay, also those above a removed feed, since they may be about the feeds below.

    Args:
        path: The file.
        positions: The positions of the feeds in the list, counted from 0.

    Raises:
        SettingsError: The file cannot be edited without changing something else in it.
    """
    text = _read(path)
    before = _load(path, text)
    kept = [feed for position, feed in enumerate(before["feeds"]) if position not in positions]
    after = {name: value for name, value in before.items() if name != "feeds"} | (
        {"feeds": kept} if kept else {}
    )
    lines = _LINE.findall(text)
    headers = [number for number, line in enumerate(lines) if _is_header(line)]
    edited = _cut_tables(lines, headers, positions)
    if edited is None or _try_load(edited) != after:  # a line within a text looks like a header
        headers = [number for number in headers if _try_load("".join(lines[:number])) is not None]
        edited = _cut_tables(lines, headers, positions)
    if edited is None:  # a list on one line
        document = _parse(path, text)
        listed: Any = document["feeds"]
        for position in sorted(positions, reverse=True):
            del listed[position]
        if not kept:
            del document["feeds"]
        edited = tomlkit.dumps(document)
    _replace(path, text, edited, after)


def find_feeds(listed: Sequence[tuple[str, str]], named: str) -> list[int]:
    """Find feeds by their name or address.

    Args:
        listed: Name and address of each feed.
        named: A name, in upper or lower case, or an address, in any of its spellings.

    Returns:
        The positions of the feeds that match, counted from 0; none for an empty name, as that of a variable
        that is not set, which would be the address of a feed without one.
    """
    if not named.strip():
        return []
    wanted = canonicalise_url(mask_feed_address(named))
    return [
        position
        for position, (name, url) in enumerate(listed)
        if name.casefold() == named.casefold() or canonicalise_url(url) == wanted
    ]


def _read_table(table: object, position: int) -> FeedTable:
    values = table if isinstance(table, Mapping) else {}
    url = mask_feed_address(values["url"]) if isinstance(values.get("url"), str) else ""
    name, place = values.get("name"), f"feeds.{position + 1}"
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    return FeedTable(name=name if isinstance(name, str) and name else host or place, url=url, place=place)


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8; save the file as UTF-8 and try again") from error


def _load(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix(_MARK))
    except (ValueError, RecursionError) as error:  # as tomllib raises them; its own error is a ValueError
        raise SettingsError(f"{path} is not valid TOML, and is left as it is: {error}") from error


def _parse(path: Path, text: str) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(text.removeprefix(_MARK))
    except (TOMLKitError, ValueError, RecursionError) as error:
        raise SettingsError(f"{path} cannot be edited: {error}") from error


def _is_header(line: str) -> bool:
    return _HEADER.match(line) is not None and "=" not in line.split("#", maxsplit=1)[0]


def _cut_tables(lines: Sequence[str], headers: Sequence[int], positions: Sequence[int]) -> str | None:
    """Return the text without some of the `[[feeds]]` tables, None where there are no such tables.

    A table ends after its last setting: comments behind that stay.
    """
    starts = [number for number in headers if _FEED_HEADER.match(lines[number])]
    cut: set[int] = set()
    for position in positions:
        if position >= len(starts):
            return None
        start = starts[position]
        end = start + 1
        stop = next((number for number in headers if number > start), len(lines))
        for number in range(start + 1, stop):
            stripped = lines[number].strip()
            if stripped and not stripped.startswith("#"):
                end = number + 1
        while end < len(lines) and not lines[end].strip():
            end += 1
        cut.update(range(start, end))
    return "".join(line for number, line in enumerate(lines) if number not in cut)


def _try_load(text: str) -> dict[str, Any] | None:
    """Return the values of a text, None where it is no TOML."""
    try:
        return tomllib.loads(text.removeprefix(_MARK))
    except (ValueError, RecursionError):
        return None


def _replace(path: Path, former: str, text: str, wanted: dict[str, Any]) -> None:
    """Replace the file by `text` in one step, if that parses to just the values that are `wanted`."""
    if former.startswith(_MARK) and not text.startswith(_MARK):
        text = _MARK + text
    if _try_load(text) != wanted:
        raise SettingsError(
            f"{path} is written in a way that cannot be edited safely; please edit it by hand"
        )
    target = path.resolve()
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    part = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        if target.exists() and _read(target) != former:
            raise SettingsError(f"{path} was changed by somebody else just now; run the command again")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
