"""What every page tells of the edition: when it was published, and which corpora it has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from duckdb import DuckDBPyConnection

from warehouse.sql import read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusFacts:
    """A corpus, with the days of publication of its articles; of arrival where it is unknown."""

    corpus: str
    articles: int
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFacts:
    """An edition, with its corpora by their sizes.

    `edition_id`, `published_at` and `version` are `None` where the file is no published edition.
    """

    edition_id: str | None
    published_at: datetime | None
    version: str | None
    corpora: tuple[CorpusFacts, ...]


def read_edition_facts(con: DuckDBPyConnection) -> EditionFacts:
    """Return what the edition says of itself."""
    (facts,) = read_records(con, "explorer/edition_facts", EditionFacts)
    return facts
