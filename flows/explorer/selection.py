"""The time window and the corpus of a page, as its address names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from urllib.parse import urlencode

from flows.explorer.errors import BadParameterError
from flows.explorer.parameters import read_choice, read_day, read_text
from warehouse.explorer.window import Window

Span = Literal["7", "30", "90", "365", "all"]
SPANS: Mapping[Span, str] = {
    "7": "7 days",
    "30": "30 days",
    "90": "90 days",
    "365": "a year",
    "all": "all time",
}
"""The time windows to choose from: the value in the address, and its words."""
DEFAULT_SPAN: Span = "30"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What the reader has chosen.

    Attributes:
        corpus: The corpus, or None for all.
        span: The time window.
        until: Its last day; None for the last day of the corpus.
    """

    corpus: str | None = None
    span: Span = DEFAULT_SPAN
    until: date | None = None

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters of an address, without those that have their default."""
        written = {
            "corpus": self.corpus,
            "days": None if self.span == DEFAULT_SPAN else self.span,
            "until": self.until and self.until.isoformat(),
        }
        return {name: value for name, value in written.items() if value}

    def find_window(self, days: tuple[date, date] | None, *, published_at: datetime | None) -> Window:
        """Return the time window.

        Args:
            days: The first and the last day of the corpus, or of all; None where it has no articles. A last
                day that was chosen may lie before or behind them.
            published_at: When the edition was published, on whose day a window without articles ends; None
                where it was not.
        """
        first, last = days or ((published_at or datetime.now(UTC)).astimezone(UTC).date(),) * 2
        last = self.until or last
        if self.span != "all":
            first = last - timedelta(days=int(self.span) - 1)
        return Window(corpus=self.corpus, first_day=min(first, last), last_day=last)


def read_selection(query: Mapping[str, str]) -> Selection:
    """Return what the parameters `corpus`, `days` and `until` of an address say.

    Raises:
        BadParameterError: One of them has a value that is not allowed.
    """
    until = read_day(query, "until")
    if until and not _FIRST_YEAR <= until.year <= _LAST_YEAR:
        raise BadParameterError(f"until must be a day from {_FIRST_YEAR} to {_LAST_YEAR}")
    return Selection(
        corpus=read_text(query, "corpus"),
        span=read_choice(query, "days", SPANS, default=DEFAULT_SPAN),
        until=until,
    )


def make_link(selection: Selection, path: str, /, **parameters: object) -> str:
    """Return an address that keeps the selection.

    Args:
        selection: What the reader has chosen.
        path: The path.
        **parameters: More parameters, in place of those of the selection; one that is None is left out.
    """
    written = selection.parameters | parameters
    query = urlencode({name: str(value) for name, value in written.items() if value is not None})
    return f"{path}?{query}" if query else path


_FIRST_YEAR, _LAST_YEAR = 1990, 2999  # a chart goes on to the next year, and dates end in 9999
