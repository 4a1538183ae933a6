"""The records in which two states of the warehouse are compared."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """In how many articles `name`, such as text or title, changed, with some of them."""

    name: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifted:
    """How many of `name`, such as a rule's blocks or a tag's articles, are new and gone, with some."""

    name: str
    gained: int
    lost: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a rebuild changes.

    `articles` tells what of them reads otherwise, `rules` whose blocks they are, `tags` and
    `relations` what follows. `tables` names every table with a row that is not as it was: what no
    reader sees directly counts too, such as the terms that stories are found by.
    """

    articles: tuple[Changed, ...]
    rules: tuple[Shifted, ...]
    tags: tuple[Shifted, ...]
    relations: tuple[Shifted, ...]
    tables: tuple[str, ...]
