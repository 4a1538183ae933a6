"""What the address of the search page asks for, and the addresses that ask for a little more or less."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from flows.explorer.errors import BadParameterError
from flows.explorer.parameters import read_choice, read_number, read_text
from warehouse.explorer.search import SearchFilters
from warehouse.explorer.window import Window

ROWS = 20
"""The number of articles on a page."""
_MAX_PAGE = 10_000
_DECEMBER = 12
_PERIOD = re.compile(
    r"(?P<year>[12]\d{3})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?", re.ASCII
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAddress:
    """What the address of the search page asks for, the time window and the corpus apart.

    Attributes:
        query: The query, as the macro `search` takes it; empty where none is typed.
        tags: The chosen tags.
        source: The chosen publisher.
        language: The code of the chosen language.
        period: The chosen year, month or day, such as ``2026``, ``2026-02`` or ``2026-02-16``.
        with_copies: Whether copies are articles of their own.
        by_date: Whether the newest come first.
        page: The page, counted from 1.
    """

    query: str = ""
    tags: tuple[str, ...] = ()
    source: str | None = None
    language: str | None = None
    period: str | None = None
    with_copies: bool = False
    by_date: bool = False
    page: int = 1

    @property
    def has_filters(self) -> bool:
        """Whether articles are narrowed down by more than the query."""
        return bool(self.tags or self.source or self.language or self.period)

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters of the address, without those that have their default."""
        written = {
            "q": self.query,
            "tag": ",".join(self.tags),
            "source": self.source,
            "lang": self.language,
            "on": self.period,
            "copies": "1" if self.with_copies else None,
            "sort": "date" if self.by_date else None,
            "page": str(self.page) if self.page > 1 else None,
        }
        return {name: value for name, value in written.items() if value}

    def change(self, **fields: object) -> Self:
        """Return an address with other fields, on its first page."""
        return replace(self, **{"page": 1, **fields})  # type: ignore[arg-type] # the fields of the dataclass

    def find_filters(self, window: Window) -> SearchFilters:
        """Return the filters of the search in a time window."""
        first_day, last_day = _list_days(self.period) if self.period else (None, None)
        return SearchFilters(
            window=window,
            tags=self.tags,
            source=self.source,
            language=self.language,
            first_day=first_day,
            last_day=last_day,
            with_copies=self.with_copies,
        )


def read_search_address(query: Mapping[str, str]) -> SearchAddress:
    """Return what the parameters of an address ask for.

    Raises:
        BadParameterError: One of them has a value that is not allowed.
    """
    tags = (tag.strip() for tag in (read_text(query, "tag") or "").split(","))
    period = read_text(query, "on")
    if period:
        _list_days(period)
    return SearchAddress(
        query=read_text(query, "q") or "",
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        source=read_text(query, "source"),
        language=read_text(query, "lang"),
        period=period,
        with_copies=read_choice(query, "copies", ("0", "1"), default="0") == "1",
        by_date=read_choice(query, "sort", ("relevance", "date"), default="relevance") == "date",
        page=read_number(query, "page", default=1, least=1, greatest=_MAX_PAGE),
    )


def _list_days(period: str) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day."""
    written = _PERIOD.fullmatch(period)
    year, month, day = (int(number or 0) for number in written.groups()) if written else (0, 0, 0)
    try:
        first = date(year, month or 1, day or 1)
    except ValueError as error:
        raise BadParameterError(
            "on must be a day, a month or a year such as 2026-02-16, 2026-02 or 2026"
        ) from error
    last_month = month or _DECEMBER
    return first, date(year, last_month, day or calendar.monthrange(year, last_month)[1])
