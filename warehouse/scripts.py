"""Folders of numbered SQL scripts, such as ``20_articles.sql``."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_NAME = re.compile(r"(\d+)_(\w+)\.sql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A script with its number, its name and its text; a changed text has another `sha256`."""

    number: int
    name: str
    sha256: str
    text: str


def list_scripts(folder: Traversable) -> list[Script]:
    """Return the scripts in `folder`, by number and then by name."""
    scripts = [
        Script(
            number=int(match[1]),
            name=match[2],
            sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
            text=file.read_text("utf-8"),
        )
        for file in folder.iterdir()
        if (match := _NAME.fullmatch(file.name))
    ]
    return sorted(scripts, key=lambda script: (script.number, script.name))


@cache
def list_packaged_scripts(folder: str) -> tuple[Script, ...]:
    """Return the scripts in a folder of this package, such as ``views``.

    They are read once in a process: each opening of the warehouse compares them with those that it has had,
    and reading them took 3 ms of its CPU time.
    """
    return tuple(list_scripts(files("warehouse") / folder))
