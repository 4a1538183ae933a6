"""The overview as one file that needs nothing else: for a mail, an archive, or a page of another site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

from duckdb import DuckDBPyConnection
from markupsafe import Markup

from flows.errors import UsageError
from flows.explorer.overview import Overview, draw_overview, read_overview
from flows.explorer.rendering import make_environment
from flows.explorer.selection import Selection, make_link
from warehouse.explorer.facts import EditionFacts, find_days, read_edition_facts
from warehouse.explorer.window import Window

STYLE = (files("flows.explorer") / "static/explorer.css").read_text("utf-8")
"""The style of all pages, of which a report has a copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The contents of an edition in a time window."""

    facts: EditionFacts
    window: Window
    overview: Overview

    @property
    def title(self) -> str:
        """The title: the days that it is about, and the corpus if it is one alone."""
        corpus = f", {self.window.corpus}" if self.window.corpus else ""
        return f"Report of {self.window.first_day} to {self.window.last_day}{corpus}"


def read_report(
    con: DuckDBPyConnection, *, since: timedelta | date, until: date | None = None, corpus: str | None = None
) -> Report:
    """Read and draw the contents of an edition in a time window.

    Args:
        con: A connection to the edition.
        since: The first day, or the length of the window.
        until: The last day; the last one with an article by default.
        corpus: The one corpus to report on; None for all.

    Raises:
        UsageError: There is no such corpus, or the window ends before it begins.
    """
    facts = read_edition_facts(con)
    names = [one.corpus for one in facts.corpora]
    if corpus is not None and corpus not in names:
        raise UsageError(f"there is no corpus {corpus!r}; there are: {', '.join(names) or 'none'}")
    days = find_days(con, facts, corpus)
    last = until or (days[1] if days else date(2000, 1, 1))
    first = since if isinstance(since, date) else last - min(since - timedelta(days=1), last - date.min)
    if first > last:
        raise UsageError(f"the report would begin on {first} and end before, on {last}")
    window = Window(corpus=corpus, first_day=first, last_day=last)
    overview = draw_overview(read_overview(con, window), published_at=facts.published_at)
    return Report(facts=facts, window=window, overview=overview)


def write_html(report: Report, *, explorer: str | None = None) -> str:
    """Write a report as a page with its style and its pictures in it, and without scripts.

    Args:
        report: The report.
        explorer: The address of an explorer that its readers reach, to which stories, publishers and tags are
            linked; without one nothing is.
    """
    selection = Selection(corpus=report.window.corpus)

    def link(path: str, /, **parameters: object) -> str | None:
        return f"{explorer.rstrip('/')}{make_link(selection, path, **parameters)}" if explorer else None

    return (
        make_environment()
        .get_template("report.html")
        .render(
            report=report,
            overview=report.overview,
            facts=report.facts,
            selection=selection,
            style=Markup(STYLE),  # noqa: S704 -- our own file
            link=link,
            is_live=False,
        )
    )
