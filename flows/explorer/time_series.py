"""Charts over time: bars, grids and delays. Each bar or cell is a day, a week, a month or a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import altair as alt

from flows.explorer.charts import PALETTE, WIDTH, Figure, draw_chart, inline
from warehouse.explorer.coverage import CoverageDay, TopicDay
from warehouse.explorer.feeds import FeedDay
from warehouse.explorer.movement import LatencyDay
from warehouse.explorer.window import Bucket, Window

_HEIGHT = 170
_ROW = 20  # the height of a row of a grid
_FAINTEST = 0.15  # of a cell with one article, which must be seen
_SHORTEST = 1 / 60  # minutes: a logarithm has no zero
_TICKS = (1 / 60, 1 / 6, 1, 10, 60, 360, 1_440, 10_080, 43_200)  # minutes: 1 s to 30 days
_MINUTES = (
    "datum.value >= 1440 ? format(datum.value / 1440, '~r') + ' d' : "
    "datum.value >= 60 ? format(datum.value / 60, '~r') + ' h' : "
    "datum.value >= 1 ? format(datum.value, '~r') + ' min' : format(datum.value * 60, '~r') + ' s'"
)
_LONGEST: dict[Bucket, int] = {"day": 1, "week": 7, "month": 31, "year": 366}  # days
_DELAYS = (
    ("until seen, median", "seen_p50"),
    ("until seen, 95 of 100", "seen_p95"),
    ("until queryable, median", "queryable_p50"),
    ("until queryable, 95 of 100", "queryable_p95"),
)


def draw_coverage(days: Sequence[CoverageDay], window: Window) -> Figure:
    """Draw originals and copies as stacked bars."""
    rows: list[dict[str, object]] = [
        {**_span(one.day, window.bucket), "kind": kind, "articles": top - bottom, "from": bottom, "to": top}
        for one in days
        for kind, bottom, top in (
            ("originals", 0, one.originals),
            ("copies", one.originals, one.originals + one.copies),
        )
        if top > bottom
    ]
    top = max((one.originals + one.copies for one in days), default=1)
    chart = (
        alt.Chart(inline(rows))
        .mark_rect()  # bars that end somewhere in time are not put on each other by Vega-Lite
        .encode(
            x=_time_axis(window),
            x2="end:T",
            y=alt.Y("from:Q", title="Articles", axis=alt.Axis(tickCount=min(5, max(1, top)), format="~s")),
            y2="to:Q",
            color=alt.Color(
                "kind:N", scale=alt.Scale(domain=["originals", "copies"], range=list(PALETTE[:2]))
            ),
            tooltip=[_tooltip_day(window), "kind:N", "articles:Q"],
        )
        .properties(width=WIDTH, height=_HEIGHT)
    )
    total, copies = sum(one.originals + one.copies for one in days), sum(one.copies for one in days)
    peak = max(days, key=lambda one: one.originals + one.copies, default=None)
    most = f" Most come from {peak.day}: {peak.originals + peak.copies}." if peak else ""
    return draw_chart(
        chart,
        name="coverage",
        title="Articles",
        description=f"Bars by {window.bucket}: {total} articles, {copies} of them copies.{most}",
        columns=(window.bucket.title(), "Originals", "Copies"),
        rows=[(one.day, one.originals, one.copies) for one in days],
    )


def draw_topics(topics: Sequence[TopicDay], window: Window) -> Figure:
    """Draw a grid of topics and days, whose cells are the stronger the more articles there are."""
    totals = {one.tag: one.total for one in topics}
    labels = {one.tag: one.label for one in topics}
    rows: list[dict[str, object]] = [
        {**_span(one.day, window.bucket), "row": one.label, "articles": one.articles} for one in topics
    ]
    return _draw_grid(
        rows,
        [labels[tag] for tag in totals],
        window,
        name="topics",
        title="Articles by topic",
        description="A grid of topics by "
        f"{window.bucket}. " + " ".join(f"{labels[tag]}: {total}." for tag, total in totals.items()),
        columns=("Topic", window.bucket.title(), "Articles"),
        table=[(one.label, one.day, one.articles) for one in topics],
    )


def draw_feeds(days: Sequence[FeedDay], window: Window) -> Figure:
    """Draw a grid of feeds and days, in which a feed that falls silent leaves a gap."""
    names = list(dict.fromkeys(one.name for one in days))
    rows: list[dict[str, object]] = [
        {**_span(one.day, window.bucket), "row": one.name, "articles": one.articles} for one in days
    ]
    return _draw_grid(
        rows,
        names,
        window,
        name="feeds",
        title="Articles by feed",
        description=f"A grid of {len(names)} feeds by {window.bucket}.",
        columns=("Feed", window.bucket.title(), "Articles"),
        table=[(one.name, one.day, one.articles) for one in days],
    )


def draw_delays(days: Sequence[LatencyDay], window: Window) -> Figure:
    """Draw the delays of articles as lines, on a scale on which each step is ten times the one before."""
    rows: list[dict[str, object]] = [
        {
            "begin": _moment(one.day),
            "delay": label,
            "minutes": max(_SHORTEST, value.total_seconds() / 60),
        }
        for one in days
        for label, name in _DELAYS
        if (value := getattr(one, name)) is not None
    ]
    labels = [label for label, _ in _DELAYS]
    return draw_chart(
        _chart_delays(rows, labels, window),
        name="delays",
        title="From publication to arrival, and to the edition",
        description=f"Lines by {window.bucket}: how long it took to see articles, and to publish them.",
        columns=(window.bucket.title(), "Articles", *labels),
        rows=[
            (one.day, one.articles, *(_write_delay(getattr(one, name)) for _, name in _DELAYS))
            for one in days
        ],
    )


def _chart_delays(rows: Sequence[dict[str, object]], labels: Sequence[str], window: Window) -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(inline(rows))
        .mark_line(point=True)
        .encode(
            x=_time_axis(window),
            y=alt.Y(
                "minutes:Q",
                title="Delay",
                scale=alt.Scale(type="log", nice=False),
                axis=alt.Axis(labelExpr=_MINUTES, values=list(_TICKS)),
            ),
            color=alt.Color(
                "delay:N",
                scale=alt.Scale(domain=labels, range=[PALETTE[0], PALETTE[0], PALETTE[1], PALETTE[1]]),
                legend=alt.Legend(columns=2, symbolType="stroke"),
            ),
            strokeDash=alt.StrokeDash(
                "delay:N", scale=alt.Scale(domain=labels, range=[[1, 0], [4, 3], [1, 0], [4, 3]])
            ),
            tooltip=[_tooltip_day(window), "delay:N", alt.Tooltip("minutes:Q", format=",.1f")],
        )
        .properties(width=WIDTH, height=_HEIGHT)
    )
    return chart


def _draw_grid(
    rows: Sequence[dict[str, object]],
    names: Sequence[str],
    window: Window,
    *,
    name: str,
    title: str,
    description: str,
    columns: Sequence[str],
    table: Sequence[Sequence[object]],
) -> Figure:
    chart = (
        alt.Chart(inline(rows))
        .mark_rect(color=PALETTE[0])
        .encode(
            x=_time_axis(window),
            x2="end:T",
            y=alt.Y("row:N", title=None, sort=list(names), axis=alt.Axis(labelLimit=160)),
            opacity=alt.Opacity(
                "articles:Q", scale=alt.Scale(domainMin=0, range=[_FAINTEST, 1]), legend=None
            ),
            tooltip=["row:N", _tooltip_day(window), "articles:Q"],
        )
        .properties(width=WIDTH - 80, height=_ROW * max(1, len(names)))
    )
    return draw_chart(chart, name=name, title=title, description=description, columns=columns, rows=table)


def _time_axis(window: Window) -> alt.X:
    # numbers: Vega-Lite makes moments of the limits in `domain` and `domainMin`, by a function of dates that
    # fails in Vega's interpreter, and writes the former twice where a mark has an end
    first, last = _floor(window.first_day, window.bucket), _next(window.last_day, window.bucket)
    return alt.X(
        "begin:T",
        title=None,
        scale=alt.Scale(
            type="utc",
            domainRaw=alt.ExprRef(expr=f"[{_count_milliseconds(first)}, {_count_milliseconds(last)}]"),
        ),
        axis=alt.Axis(grid=False, labelOverlap=True, tickCount=7),
    )


def _tooltip_day(window: Window) -> alt.Tooltip:
    return alt.Tooltip("utcyearmonthdate(begin):T", title=window.bucket, format="%Y-%m-%d")


def _span(day: date, bucket: Bucket) -> dict[str, object]:
    return {"begin": _moment(day), "end": _moment(_next(day, bucket))}


def _floor(day: date, bucket: Bucket) -> date:
    """Return the first day of the unit of time that a day is in, as DuckDB's date_trunc does."""
    match bucket:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)


def _next(day: date, bucket: Bucket) -> date:
    """Return the first day of the unit of time after that of a day."""
    first, longest = _floor(day, bucket), timedelta(days=_LONGEST[bucket])
    return _floor(first + longest, bucket) if date.max - first >= longest else date.max


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _count_milliseconds(day: date) -> int:
    return (day - date(1970, 1, 1)).days * 86_400_000


def _write_delay(delay: timedelta | None) -> str:
    return "unknown" if delay is None else str(timedelta(seconds=round(delay.total_seconds())))
