"""Changes of the feed list in `newswire.toml` that keep its comments and its order."""

from __future__ import annotations

import os
import re
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Table

from flows.errors import SettingsError
from transforms.text.redaction import mask_addresses
from transforms.text.urls import canonicalise_url

_HEADER = re.compile(r"\s*\[")
_FEED_HEADER = re.compile(r"\s*\[\[\s*feeds\s*\]\]")
_NEW_FILE = "# The feeds that Newswire watches. README.md says what else can be set here.\n"


def add_feeds(path: Path, feeds: Sequence[tuple[str, str]]) -> None:
    """Append feeds to the configuration.

    Args:
        path: The file, which is made if it is missing.
        feeds: Name and address of each feed.

    Raises:
        SettingsError: The file cannot be edited without changing something else in it.
    """
    text = _read(path) if path.exists() else _NEW_FILE
    before = tomllib.loads(text)
    try:
        document = tomlkit.parse(text if text.endswith("\n") else f"{text}\n")
    except TOMLKitError as error:
        raise SettingsError(f"{path} cannot be edited: {error}") from error
    listed: Any = document.get("feeds")
    if listed is None:
        document["feeds"] = listed = tomlkit.aot()
    for name, url in feeds:
        table = tomlkit.table() if isinstance(listed, AoT) else tomlkit.inline_table()
        table.update({"name": name, "url": url})
        if isinstance(table, Table):
            table.trivia.indent = "\n"  # an empty line before each, as people write them
        listed.append(table)
    wanted = [*before.get("feeds", []), *({"name": name, "url": url} for name, url in feeds)]
    edited = tomlkit.dumps(document)
    if "\r\n" in text:
        edited = re.sub(r"(?<!\r)\n", "\r\n", edited)
    _write(path, edited, before | {"feeds": wanted})


def remove_feeds(path: Path, positions: Sequence[int]) -> None:
    """Remove feeds from the configuration.

    Comments stay, also those above a removed feed, since they may be about the feeds below.

    Args:
        path: The file.
        positions: The positions of the feeds in the list, counted from 0.

    Raises:
        SettingsError: The file cannot be edited without changing something else in it.
    """
    text = _read(path)
    before = tomllib.loads(text)
    kept = [feed for position, feed in enumerate(before["feeds"]) if position not in positions]
    after = {name: value for name, value in before.items() if name != "feeds"} | (
        {"feeds": kept} if kept else {}
    )
    lines = text.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if _FEED_HEADER.match(line)]
    for position in sorted(positions, reverse=True):
        if len(starts) == len(before["feeds"]):
            del lines[starts[position] : _find_end(lines, starts[position])]
    _write(path, "".join(lines), after)


def find_feeds(listed: Sequence[tuple[str, str]], named: str) -> list[int]:
    """Find feeds by their name or address.

    Args:
        listed: Name and address of each feed.
        named: A name, in upper or lower case, or an address, in any of its spellings.

    Returns:
        The positions of the feeds that match, counted from 0.
    """
    wanted = canonicalise_url(mask_addresses(named))
    return [
        position
        for position, (name, url) in enumerate(listed)
        if name.casefold() == named.casefold() or canonicalise_url(url) == wanted
    ]


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _find_end(lines: Sequence[str], start: int) -> int:
    """Return the line after the last setting of the table that begins at `start`."""
    end = start + 1
    for number in range(start + 1, len(lines)):
        stripped = lines[number].strip()
        if _HEADER.match(lines[number]) and "=" not in lines[number].split("#")[0]:
            break
        if stripped and not stripped.startswith("#"):
            end = number + 1
    while end < len(lines) and not lines[end].strip():
        end += 1
    return end


def _write(path: Path, text: str, wanted: dict[str, Any]) -> None:
    """Replace the file by `text` in one step, if that parses to just the values that are `wanted`."""
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        parsed = None
    if parsed != wanted:
        raise SettingsError(
            f"{path} is written in a way that cannot be edited safely; please edit it by hand"
        )
    target = path.resolve()
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=target.parent, prefix=f".{target.name}.", delete=False
    ) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        Path(file.name).chmod(target.stat().st_mode & 0o777)
    else:
        Path(file.name).chmod(0o644)
    Path(file.name).replace(target)
