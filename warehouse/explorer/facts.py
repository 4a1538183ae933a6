"""The facts on an edition that every page shows: when it was published, and its corpora."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from duckdb import DuckDBPyConnection

from warehouse.sql import read_records, run_query

Days = tuple[date, date]
"""A first and a last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusFacts:
    """A corpus with the number of its articles."""

    corpus: str
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFacts:
    """An edition, with its corpora by their sizes.

    Attributes:
        edition_id: Its identifier; `None` where the file is no published edition, as are the next two.
        published_at: When it was published.
        version: The version of newswire that published it.
        corpora: The corpora.
        first_day: The first day of publication of all articles, or of arrival where that is unknown; `None`
            without articles.
        last_day: The last of these days.
        tag_labels: The tags of the taxonomy, each with its name for people.
    """

    edition_id: str | None
    published_at: datetime | None
    version: str | None
    corpora: tuple[CorpusFacts, ...]
    first_day: date | None
    last_day: date | None
    tag_labels: tuple[tuple[str, str], ...]

    @property
    def labels(self) -> dict[str, str]:
        """The names for people of tags, by tag."""
        return dict(self.tag_labels)


def read_edition_facts(con: DuckDBPyConnection) -> EditionFacts:
    """Return what the edition says of itself."""
    (facts,) = read_records(con, "explorer/edition_facts", EditionFacts)
    return facts


def find_days(con: DuckDBPyConnection, facts: EditionFacts, corpus: str | None) -> Days | None:
    """Return the first and the last day of a corpus, or of all; `None` where it has no articles.

    Those of one corpus among a million articles take half a second to find.

    Args:
        con: A connection to the edition.
        facts: What it says of itself.
        corpus: The corpus; `None` for all.
    """
    first, last = facts.first_day, facts.last_day
    if corpus is not None:
        ((first, last),) = run_query(con, "explorer/corpus_days", corpus=corpus)
    return (first, last) if first and last else None
