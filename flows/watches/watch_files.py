"""Watch files: a comment on the purpose of the watch, and one SELECT."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from flows.errors import UsageError

SHIPPED = files("flows.watches") / "shipped"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_KEY = re.compile(r"key:\s*(\w+(?:\s*,\s*\w+)*)\s*", re.IGNORECASE)
_MAX_CHARACTERS = 100_000


class WatchError(UsageError):
    """A watch cannot be used; the message names it and says what to change.

    Attributes:
        name: The name of the watch.
    """

    def __init__(self, name: str, detail: str) -> None:
        self.name = name
        super().__init__(f"watch {name}: {detail}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A query whose new rows are reported.

    Attributes:
        name: The name of its file, without ``.sql``.
        title: The first line of its heading.
        heading: All lines of the heading but the key.
        key: The columns that identify a row; all columns if the heading names none.
        statement: The SQL.
    """

    name: str
    title: str
    heading: str
    key: tuple[str, ...]
    statement: str


def list_watches(folder: Path) -> tuple[list[Watch], list[WatchError]]:
    """Read the watches in a folder, and return those that can be used, by name, and why others cannot."""
    watches: list[Watch] = []
    faults: list[WatchError] = []
    for path in sorted(folder.glob("*.sql")):
        try:
            watches.append(_read_watch(path))
        except WatchError as fault:
            faults.append(fault)
    return watches, faults


def list_shipped() -> Iterator[Watch]:
    """Return the watches that come with Newswire, by name."""
    for file in sorted(SHIPPED.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".sql"):
            yield parse_watch(file.name.removesuffix(".sql"), file.read_text("utf-8"))


def copy_shipped(name: str, folder: Path) -> None:
    """Copy a watch that comes with Newswire into a folder, as a whole or not at all.

    Raises:
        OSError: It cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{name}.sql.part"
    try:
        part.write_text((SHIPPED / f"{name}.sql").read_text("utf-8"), "utf-8")
        part.replace(folder / f"{name}.sql")
    finally:
        part.unlink(missing_ok=True)


def parse_watch(name: str, text: str) -> Watch:
    """Parse a watch.

    Args:
        name: Its name.
        text: The text of its file: comment lines, then a SELECT. A comment line ``key: COLUMN, …`` names
            the columns that identify a row.

    Raises:
        WatchError: It has no heading or no statement, or its name has other characters than lower-case
            letters, digits and hyphens.
    """
    if not _NAME.fullmatch(name):
        raise WatchError(name, "rename the file with lower-case letters, digits and '-' alone")
    if len(text) > _MAX_CHARACTERS:
        raise WatchError(name, f"longer than {_MAX_CHARACTERS:,} characters")
    lines = text.strip().splitlines()
    length = next((at for at, line in enumerate(lines) if not line.lstrip().startswith("--")), len(lines))
    comments = [line.strip().lstrip("-").strip() for line in lines[:length]]
    keys = [found[1] for line in comments if (found := _KEY.fullmatch(line))]
    heading = "\n".join(line for line in comments if not _KEY.fullmatch(line)).strip()
    statement = "\n".join(lines[length:]).strip().rstrip(";").strip()
    if not heading:
        raise WatchError(name, "begin the file with a comment (-- …) that says what it watches for")
    if not statement:
        raise WatchError(name, "there is no SELECT after the heading")
    return Watch(
        name=name,
        title=heading.partition("\n")[0],
        heading=heading,
        key=tuple(column.strip() for key in keys for column in key.split(",")),
        statement=statement,
    )


def _read_watch(path: Path) -> Watch:
    try:
        return parse_watch(path.stem, path.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise WatchError(path.stem, "save the file as UTF-8") from error
    except OSError as error:
        raise WatchError(path.stem, f"the file cannot be read: {error.strerror}") from error
