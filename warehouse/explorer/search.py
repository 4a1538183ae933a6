"""The search: the articles that a query finds, how they divide, and which of its words find nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.errors import SearchQueryError
from warehouse.explorer.window import Window
from warehouse.sql import read_records, run_query

SHOWN_COPIES = 5
"""The number of copies that are listed under their original."""
SHOWN_VALUES = 12
"""The number of tags, of sources and of languages that articles are divided by."""
_REFUSAL = "search does not understand "
_MAX_EXPLAINED = 8  # clauses; each is a search of 30 ms


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFilters:
    """What found articles have to be, besides matching the query.

    Attributes:
        window: The time window and the corpus.
        tags: The tags that an article must have, all of them.
        source: Its publisher; `None` for any.
        language: The code of its language; `None` for any.
        first_day: The first day of a part of the window; `None` for the whole window.
        last_day: The last day of that part.
        with_copies: Whether copies are articles of their own; otherwise they are listed with their originals.
    """

    window: Window
    tags: tuple[str, ...] = ()
    source: str | None = None
    language: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    with_copies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCopy:
    """A copy of a found article."""

    article_id: str
    source: str
    came_out_at: datetime
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle:
    """An article that was found.

    Attributes:
        article_id: The article.
        title: Its headline.
        corpus: Its corpus.
        source: Its publisher.
        language: The ISO 639-1 code of its language; `None` where it was not recognised.
        published_at: When it was published; `None` where that is not known.
        published_precision: ``second``, ``minute``, ``day``, ``month`` or ``year``; `None` without a date.
        came_out_at: The time by which articles are put in order.
        score: How well it matches (BM25).
        snippet: The passage that matches best, each match between two asterisks.
        story_id: Its story, if it has one yet.
        duplicate_of: Its original, if it is a copy.
        copies: The number of its copies.
        first_copies: The first of them, at most `SHOWN_COPIES`.
    """

    article_id: str
    title: str
    corpus: str
    source: str
    language: str | None
    published_at: datetime | None
    published_precision: str | None
    came_out_at: datetime
    score: float
    snippet: str
    story_id: str | None
    duplicate_of: str | None
    copies: int
    first_copies: tuple[FoundCopy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueCount:
    """The number of found articles with one tag, of one source or language, or from one period."""

    value: str
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """What a query finds.

    Attributes:
        articles: The number of the articles that match it and meet the filters.
        articles_ever: The same for all corpora and all time.
        matches: The number of the articles that match it, without any filter.
        hits: One page of the articles.
        tags: The most frequent tags of the articles.
        sources: Their most frequent publishers.
        all_sources: The number of their publishers.
        languages: Their most frequent languages.
        periods: Their days, months or years, whichever of them are few, in the order of time.
    """

    articles: int
    articles_ever: int
    matches: int
    hits: tuple[FoundArticle, ...]
    tags: tuple[ValueCount, ...]
    sources: tuple[ValueCount, ...]
    all_sources: int
    languages: tuple[ValueCount, ...]
    periods: tuple[ValueCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchClause:
    """A word, phrase or filter of a query.

    Attributes:
        bit: A number that alternatives have in common.
        negated: Whether it excludes articles.
        text: The clause as a query of its own, without its minus.
        articles: The number of articles that it finds alone; `None` where that was not counted.
    """

    bit: int
    negated: bool
    text: str
    articles: int | None = field(default=None)


def search_articles(
    con: DuckDBPyConnection,
    query: str,
    filters: SearchFilters,
    *,
    by_date: bool = False,
    first_row: int = 0,
    rows: int = 20,
) -> SearchResult:
    """Return `rows` of the articles that a query and filters find, and how all of them divide.

    Args:
        con: A connection to an edition.
        query: The query, as the macro `search` takes it; an empty one matches every article.
        filters: The filters.
        by_date: Whether the newest come first; otherwise those that match best.
        first_row: The first article to return, counted from 0.
        rows: The number of articles to return.

    Raises:
        SearchQueryError: The query is not understood.
    """
    matches = match_articles(con, query, filters)
    (division,) = read_records(con, "explorer/divide_matches", _Division, shown_values=SHOWN_VALUES)
    hits = read_records(
        con,
        "explorer/list_matches",
        FoundArticle,
        by_date=by_date,
        first_row=first_row,
        limit=rows,
        shown_copies=SHOWN_COPIES,
    )
    return SearchResult(
        articles=division.articles,
        articles_ever=_count_ever(con, filters, matches=matches),
        matches=matches,
        hits=tuple(hits),
        tags=division.tags,
        sources=division.sources,
        all_sources=division.all_sources,
        languages=division.languages,
        periods=division.periods,
    )


def match_articles(con: DuckDBPyConnection, query: str, filters: SearchFilters) -> int:
    """Make the temporary tables `matched` of the articles that a query matches, and `found` of those to show.

    One statement for the whole page took 400 MB where it found 240,000 articles; these take half of it.

    Returns:
        The number of the articles that the query matches.

    Raises:
        SearchQueryError: The query is not understood.
    """
    try:
        run_query(
            con, "explorer/match_articles", query=query, copies=filters.with_copies, tags=list(filters.tags)
        )
    except duckdb.InvalidInputException as error:
        raise _explain(error) from error
    _choose(con, filters)
    ((matches,),) = run_query(con, "explorer/count_matched")
    return int(matches)


def _choose(con: DuckDBPyConnection, filters: SearchFilters) -> None:
    window = filters.window
    run_query(
        con,
        "explorer/choose_matches",
        corpus=window.corpus,
        first=max(window.first_day, filters.first_day or date.min),
        last=min(window.last_day, filters.last_day or date.max),
        tags=list(filters.tags),
        source=filters.source,
        language=filters.language,
    )


def _count_ever(con: DuckDBPyConnection, filters: SearchFilters, *, matches: int) -> int:
    """Return the number of articles at any time and in any corpus.

    Only a language, or a part of the window, has to be looked for in revisions; `found` holds the articles
    of all time from then on.
    """
    if filters.language is None and filters.first_day is None and filters.last_day is None:
        if not filters.tags and filters.source is None:
            return matches
        ((articles,),) = run_query(con, "explorer/count_ever", source=filters.source, tags=list(filters.tags))
        return int(articles)
    _choose(con, replace(filters, window=Window(corpus=None, first_day=date.min, last_day=date.max)))
    ((articles,),) = run_query(con, "explorer/count_found")
    return int(articles)


def count_clauses(
    con: DuckDBPyConnection, query: str, *, with_copies: bool = False
) -> tuple[SearchClause, ...]:
    """Return the words, phrases and filters of a query with the number of articles that each finds alone.

    The first eight that have to be met are counted.

    Raises:
        SearchQueryError: The query is not understood.
    """
    try:
        clauses = read_records(con, "explorer/search_clauses", _Clause, query=query)
    except duckdb.InvalidInputException as error:
        raise _explain(error) from error
    return tuple(_count(con, clauses, with_copies=with_copies))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Division:
    articles: int
    tags: tuple[ValueCount, ...]
    sources: tuple[ValueCount, ...]
    all_sources: int
    languages: tuple[ValueCount, ...]
    periods: tuple[ValueCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    bit: int
    negated: bool
    text: str


def _count(con: DuckDBPyConnection, clauses: list[_Clause], *, with_copies: bool) -> Iterator[SearchClause]:
    left = _MAX_EXPLAINED
    for clause in clauses:
        articles = None
        if not clause.negated and left:
            left -= 1
            ((articles,),) = run_query(con, "explorer/count_matches", query=clause.text, copies=with_copies)
        yield SearchClause(bit=clause.bit, negated=clause.negated, text=clause.text, articles=articles)


def _explain(error: duckdb.Error) -> Exception:
    """Return the refusal of a query as the words of the macro, or the error itself where it is no refusal."""
    _, found, words = str(error).partition(_REFUSAL)
    return SearchQueryError(words.partition("\n")[0]) if found else error
