"""Names of the taxonomy at their places in a text."""

from __future__ import annotations

from typing import NamedTuple

from transforms.records import TagKind


class NamedPlace(NamedTuple):
    """A name of a company, model, plant or person at ``text[start:end]``."""

    start: int
    end: int
    tag: str
    kind: TagKind
