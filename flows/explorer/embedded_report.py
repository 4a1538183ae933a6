"""The report as Markdown, for the page of an artifact on a Prefect server."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator

from flows.description.counts import write_plural
from flows.explorer.charts import Figure
from flows.explorer.report import STYLE, Report
from flows.markdown import escape, write_table

MAX_BYTES = 150_000
"""The limit of the pictures of an artifact together, in bytes: the server keeps each artifact for good."""
_COLOUR = re.compile(r"(--[\w-]+):\s*(#[0-9a-f]{3,8});")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_PAPER = "--paper"


def write_artifact(report: Report) -> str:
    """Write a report as Markdown with its pictures in it.

    The server's page shows pictures that are part of an address, and no others. In one a chart has no style
    sheet, so that its colours are those of the light scheme. Pictures that do not fit are left out.
    """
    overview = report.overview
    sums = overview.rows.sums
    articles, stories = write_plural(sums.articles, "article"), write_plural(sums.stories, "story", "stories")
    counts = f"{articles}, {sums.copies:,} of them copies, in {stories}"
    parts = [
        f"**{escape(report.title)}**: {counts} by {write_plural(sums.sources, 'publisher')}.",
        *_embed([overview.coverage, overview.topics, overview.delays]),
        write_table(
            "Stories that moved",
            ("story", "new", "publishers", "before"),
            [
                (one.headline, one.new_reports, one.new_sources, one.former_reports)
                for one in overview.rows.stories
            ],
        ),
        write_table(
            "Rising tags",
            ("tag", "articles", "expected", "surprise"),
            [
                (one.label or one.tag, one.articles, f"{one.expected:.1f}", f"{one.surprise:.1f}")
                for one in overview.rows.rising
            ],
        ),
        write_table(
            "Contradictions",
            ("figure", "publisher", "says", "another", "says"),
            [
                (one.label, one.source, one.words, one.other_source, one.other_words)
                for one in overview.rows.contradictions
            ],
        ),
        write_table(
            "Feeds in trouble",
            ("feed", "state", "why"),
            [(feed.name, state.state, state.words) for feed, state in overview.trouble],
        ),
    ]
    return "\n\n".join(part for part in parts if part)


def _embed(figures: list[Figure | None]) -> Iterator[str]:
    left = MAX_BYTES
    for figure in figures:
        if figure is None:
            continue
        encoded = b64encode(_colour(str(figure.svg)).encode()).decode("ascii")
        if len(encoded) <= left:
            left -= len(encoded)
            title = escape(figure.title)
            yield f"## {title}\n\n![{title}](data:image/svg+xml;base64,{encoded})"


def _colour(svg: str) -> str:
    """Return a drawing in the colours of the light scheme, on its paper."""
    colours: dict[str, str] = {}
    for name, colour in _COLOUR.findall(STYLE):
        colours.setdefault(name, colour)  # the dark scheme comes second
    drawn = _VARIABLE.sub(lambda variable: colours[variable[1]], svg)
    return drawn.replace("<svg ", f'<svg style="background:{colours[_PAPER]}" ', 1)
