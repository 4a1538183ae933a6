"""The search: articles by the words and filters of a query, and what they can be narrowed down by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from itertools import groupby

from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.explorer.filters import clean
from flows.explorer.rendering import Visit, read_edition, render_page
from flows.explorer.search_address import ROWS, SearchAddress, read_search_address
from warehouse.errors import SearchQueryError
from warehouse.explorer.facts import EditionFacts
from warehouse.explorer.search import (
    SHOWN_VALUES,
    SearchClause,
    SearchResult,
    ValueCount,
    count_clauses,
    search_articles,
)

EXAMPLES = (
    ("battery plant", "articles with both words, in any order, singular or plural"),
    ('"solid state"', "the words in this order"),
    ("strike -supplier", "articles without a word"),
    ("leaf OR ariya battery", "battery, with one of the others"),
    ("recal*", "words that begin so"),
    ("title:strike", "the word in the headline"),
    ("tag:batteries lang:ja", "articles with this tag, in this language"),
    ("source:reuters recall", "articles of this publisher"),
    ("since:2026-02 until:2026-02-15 yen", "articles published in this time"),
)
"""Queries that show what can be searched for, each with what it finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value that found articles can be narrowed down to, or a chosen one that can be taken back.

    Attributes:
        value: The value.
        label: Its name for people.
        articles: The number of articles that are left.
        width: The length of its bar in percent of the longest.
        parameters: The parameters of the address that its link leads to.
        is_chosen: Whether it is chosen already.
    """

    value: str
    label: str
    articles: int
    width: int
    parameters: dict[str, str]
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """The values of one kind.

    Attributes:
        name: The kind.
        choices: Its values.
        left_out: The number of values that are not listed.
    """

    name: str
    choices: tuple[Choice, ...]
    left_out: int = 0


def show_search(request: Request) -> Response:
    """Show the matches of a query; without a query, the words and operators to search with."""
    address = read_search_address(request.query_params)
    result: SearchResult | None = None
    clauses: tuple[SearchClause, ...] = ()
    refusal: str | None = None
    with read_edition(request) as visit:
        if address.query or address.has_filters:
            try:
                result, clauses = _search(visit, address)
            except SearchQueryError as error:
                refusal = str(error)
    return render_page(
        request,
        "search.html",
        visit,
        title=f"{address.query} – search" if address.query else "Search",
        status=HTTPStatus.BAD_REQUEST if refusal else HTTPStatus.OK,
        address=address,
        kept={name: value for name, value in address.parameters.items() if name != "page"},
        examples=EXAMPLES,
        result=result,
        refusal=refusal,
        missing=list_missing(clauses),
        clauses=clauses,
        facets=tuple(list_facets(result, address, visit.facts)) if result else (),
        first_row=(address.page - 1) * ROWS,
        pages=max(1, -(-result.articles // ROWS)) if result else 1,
        mark=mark_matches,
    )


def mark_matches(snippet: str) -> Markup:
    """Return a snippet whose matches, each between two asterisks, are marked; the text is escaped before."""
    parts = str(clean(snippet)).split("**")
    return Markup("").join(
        Markup("<mark>{}</mark>").format(part) if number % 2 else escape(part)
        for number, part in enumerate(parts)
    )


def list_missing(clauses: Iterable[SearchClause]) -> tuple[str, ...]:
    """Return the clauses that find nothing alone; alternatives count as one."""
    groups = groupby((clause for clause in clauses if not clause.negated), key=lambda clause: clause.bit)
    alternatives = (list(group) for _, group in groups)
    return tuple(
        " OR ".join(clause.text for clause in group)
        for group in alternatives
        if all(clause.articles == 0 for clause in group)
    )


def list_facets(result: SearchResult, address: SearchAddress, facts: EditionFacts) -> Iterator[Facet]:
    """Yield what the found articles can be narrowed down by, and what they are."""
    unnamed = {one.corpus: f"{one.corpus} (no publisher named)" for one in facts.corpora}
    for name, field, chosen, counts, total, labels in (
        ("Tags", "tags", address.tags, result.tags, 0, facts.labels),
        ("Publishers", "source", _list_chosen(address.source), result.sources, result.all_sources, unnamed),
        ("Languages", "language", _list_chosen(address.language), result.languages, 0, {}),
        ("Time", "period", _list_chosen(address.period), result.periods, 0, {}),
    ):
        choices = tuple(_list_choices(address, field, chosen, counts, labels))
        if choices:
            yield Facet(name=name, choices=choices, left_out=max(0, total - SHOWN_VALUES))


def _search(visit: Visit, address: SearchAddress) -> tuple[SearchResult, tuple[SearchClause, ...]]:
    """Return the matches; where there are none, also those of each clause alone."""
    result = search_articles(
        visit.con,
        address.query,
        address.find_filters(visit.window),
        by_date=address.by_date,
        first_row=(address.page - 1) * ROWS,
        rows=ROWS,
    )
    if result.matches or not address.query:
        return result, ()
    return result, count_clauses(visit.con, address.query, with_copies=address.with_copies)


def _list_chosen(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _list_choices(
    address: SearchAddress,
    field: str,
    chosen: Sequence[str],
    counts: Sequence[ValueCount],
    labels: Mapping[str, str],
) -> Iterator[Choice]:
    """Yield the choices of a facet: those that are made first, then the others."""
    longest = max((count.articles for count in counts), default=1)
    numbers = {count.value: count.articles for count in counts}
    for value in chosen:
        left = tuple(tag for tag in address.tags if tag != value) if field == "tags" else None
        yield Choice(
            value=value,
            label=labels.get(value, value),
            articles=numbers.get(value, 0),
            width=100,
            parameters=address.change(**{field: left}).parameters,
            is_chosen=True,
        )
    for count in counts:
        if count.value in chosen:
            continue
        asked = (*address.tags, count.value) if field == "tags" else count.value
        yield Choice(
            value=count.value,
            label=labels.get(count.value, count.value),
            articles=count.articles,
            width=max(1, round(100 * count.articles / longest)),
            parameters=address.change(**{field: asked}).parameters,
            is_chosen=False,
        )


routes = [Route("/search", show_search)]
