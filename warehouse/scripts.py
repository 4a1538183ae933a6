"""Folders of numbered SQL scripts, such as ``20_articles.sql``."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from importlib.resources.abc import Traversable

_NAME = re.compile(r"(\d+)_(\w+)\.sql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One script: its number and name, its text, and the text's SHA-256 by which a change is seen."""

    number: int
    name: str
    sha256: str
    text: str


def list_scripts(folder: Traversable) -> list[Script]:
    """Return the scripts of `folder` by number, then by name."""
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
