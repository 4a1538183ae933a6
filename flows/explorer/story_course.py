"""The course of a story: who was first and by how much, and its reports on a time line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import altair as alt

from flows.description.terms import split_term
from flows.explorer.charts import PALETTE, WIDTH, Figure, draw_chart, inline
from warehouse.explorer.story import StoryChange, StoryReport

_MAX_SOURCES = 24  # of the chart; each has a row
_OTHERS = "other publishers"
_ROW = 22  # units of the height of the chart
_NARROW, _WIDE, _LATIN = 7.5, 13.0, 0x2E80  # units of the width of a letter, and the last narrow script
_MAX_NAMES = 150  # units of the width of the names
_SHORT = timedelta(days=4)
_SHAPES = {"report": "circle", "copy": "square", "revision": "diamond"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstReport:
    """Who reported a story first.

    Attributes:
        report: The first report.
        follower: The first report of another publisher in words of its own; None where there is none.
        lead: The time between the two.
    """

    report: StoryReport
    follower: StoryReport | None
    lead: timedelta | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWithCopies:
    """A report and the articles of the story that copy it, in the order in which they came out."""

    report: StoryReport
    copies: tuple[StoryReport, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTerm:
    """A term by which articles belong to a story: the word, its kind, and how many articles it holds."""

    word: str
    kind: str
    articles: int


def find_first(reports: Sequence[StoryReport]) -> FirstReport:
    """Return the first report of a story, and the lead of its publisher.

    Args:
        reports: The articles of the story, at least one, in the order in which they came out.
    """
    first = reports[0]
    follower = next(
        (each for each in reports if each.duplicate_of is None and each.publisher != first.publisher), None
    )
    return FirstReport(
        report=first,
        follower=follower,
        lead=follower.came_out_at - first.came_out_at if follower else None,
    )


def group_copies(reports: Sequence[StoryReport]) -> tuple[ReportWithCopies, ...]:
    """Return the originals of a story, each with its copies.

    A copy whose original is in another story, where a person has put it, is listed like an original.
    """
    members = {report.article_id for report in reports}
    return tuple(
        ReportWithCopies(
            report=report,
            copies=tuple(other for other in reports if other.duplicate_of == report.article_id),
        )
        for report in reports
        if report.duplicate_of not in members
    )


def count_terms(reports: Sequence[StoryReport], *, limit: int) -> tuple[SharedTerm, ...]:
    """Return the terms that hold a story together, those of most articles first.

    A word that is also in a name or a figure of the list is left out.
    """
    counted: Counter[tuple[str, str]] = Counter()
    for report in reports:
        counted.update(list(dict.fromkeys(map(split_term, report.terms))))
    special = {word for word, kind in counted if kind != "word"}
    kept = [
        SharedTerm(word=word, kind=kind, articles=articles)
        for (word, kind), articles in counted.items()
        if kind != "word" or word not in special
    ]
    return tuple(sorted(kept, key=lambda term: -term.articles)[:limit])


def list_words(features: Sequence[str], labels: Mapping[str, str]) -> list[str]:
    """Return terms without their prefixes, and tags by their labels, each once, in their order.

    Args:
        features: Terms, and tags with ``tag:`` before each.
        labels: The labels of tags by their names; a tag without one keeps its name.
    """
    words = ((split_term(feature)[0], feature.startswith("tag:")) for feature in features)
    return list(dict.fromkeys(labels.get(word, word) if is_tag else word for word, is_tag in words))


def draw_time_line(reports: Sequence[StoryReport], changes: Sequence[StoryChange]) -> Figure:
    """Draw the reports, copies and revisions of a story on a time line, one row a publisher.

    Revisions long after the last report are in the table alone: one of next year would leave the course of
    the story no room.
    """
    every = _list_events(reports, changes)
    rows = _leave_out_late(every, reports)
    late = len(every) - len(rows)
    order = list(dict.fromkeys(str(row["source"]) for row in rows))
    events = [event for event in _SHAPES if any(row["event"] == event for row in rows)]
    points = (
        alt.Chart(inline(rows))
        .mark_point(filled=True, size=90, opacity=0.9)
        .encode(
            x=alt.X(
                "at:T",
                title=None,
                scale=alt.Scale(type="utc"),
                axis=alt.Axis(format=_find_format(rows), tickCount=5, labelSeparation=10),
            ),
            y=alt.Y("source:N", title=None, sort=order, axis=_make_axis(order)),
            color=alt.Color("event:N", scale=alt.Scale(domain=events, range=list(PALETTE[: len(events)]))),
            shape=alt.Shape("event:N", scale=alt.Scale(domain=events, range=[_SHAPES[e] for e in events])),
            tooltip=["time:N", "source:N", "event:N", "title:N"],
        )
        .properties(width=WIDTH - 60, height=_ROW * len(order))
    )
    first, last = rows[0], rows[-1]
    return draw_chart(
        points,
        name="time-line",
        title="Reports by publisher" + (f", the table has {late} later" if late else ""),
        description=(
            f"{len(rows)} reports, copies and revisions of {len(order)} publishers, from {first['time']} to "
            f"{last['time']}. {first['source']} was first."
        ),
        columns=("Time", "Publisher", "Event", "Headline"),
        rows=[(row["time"], row["source"], row["event"], row["title"]) for row in every],
    )


def _list_events(reports: Sequence[StoryReport], changes: Sequence[StoryChange]) -> list[dict[str, object]]:
    order = list(dict.fromkeys(report.publisher for report in reports))
    shown = set(order if len(order) <= _MAX_SOURCES else order[: _MAX_SOURCES - 1])
    sources = {report.article_id: report.publisher for report in reports}
    events = [
        (report.came_out_at, report.publisher, "copy" if report.duplicate_of else "report", report.title)
        for report in reports
    ]
    events += [(change.seen_at, sources[change.article_id], "revision", change.title) for change in changes]
    return [
        {
            "at": at,
            "time": _write_time(at),
            "source": source if source in shown else _OTHERS,
            "event": event,
            "title": title,
        }
        for at, source, event, title in sorted(events, key=lambda each: each[0])
    ]


def _leave_out_late(
    rows: Sequence[dict[str, object]], reports: Sequence[StoryReport]
) -> list[dict[str, object]]:
    first, last = reports[0].came_out_at, max(report.came_out_at for report in reports)
    end = last + max(last - first, _SHORT)
    return [row for row in rows if isinstance(at := row["at"], datetime) and at <= end]


def _find_format(rows: Sequence[dict[str, object]]) -> str:
    """Return the form of the times below the line, which has room for five of them."""
    times = [at for row in rows if isinstance(at := row["at"], datetime)]
    span = max(times) - min(times)
    return "%d %b %H:%M" if span <= _SHORT else "%d %b %Y"


def _make_axis(sources: Sequence[str]) -> alt.Axis:
    """Return an axis with room for names, which are wider in a browser than where they are measured."""
    widest = max(sum(_WIDE if ord(letter) > _LATIN else _NARROW for letter in source) for source in sources)
    return alt.Axis(minExtent=min(widest, _MAX_NAMES), labelLimit=_MAX_NAMES)


def _write_time(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
