"""Draw the rows of a query as a chart: which columns it has on its axes, and how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import altair as alt

from flows.explorer.charts import PALETTE, WIDTH, Figure, draw_chart, inline
from flows.explorer.query.sql_run import TableResult

ChartKind = Literal["bar", "line", "point"]
KINDS: tuple[ChartKind, ...] = get_args(ChartKind)
MAX_BARS = 60
"""The number of values of a text that a chart shows side by side."""
_Scale = Literal["temporal", "quantitative", "nominal"]
_BAR = 20  # pixels, with the gap to the next
_HEIGHT = 260
_FEW = 60  # points that a line has marks for


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """The columns that a chart shows.

    Attributes:
        x: The position of the column along which it goes.
        y: The position of the column with the numbers.
        series: The position of the column that separates series, if there is one.
        kind: How it is drawn.
    """

    x: int
    y: int
    series: int | None
    kind: ChartKind


def choose_axes(
    result: TableResult, *, x: str | None, y: str | None, series: str | None, kind: ChartKind | None
) -> Axes | None:
    """Return the columns for a chart of a result: those that the reader has chosen, otherwise suitable ones.

    Along a time goes a line, along a text go bars, and of two numbers each row is a point.

    Args:
        result: The result.
        x: The name of the chosen column along which it goes.
        y: The name of the chosen column with the numbers.
        series: The name of the chosen column that separates series.
        kind: The chosen way to draw it.

    Returns:
        The axes, or None where no column has numbers.
    """
    scales = [_find_scale(result, position) for position in range(len(result.columns))]
    numbers = [position for position, scale in enumerate(scales) if scale == "quantitative"]
    chosen_x, chosen_y, chosen_series = (_find_column(result, name) for name in (x, y, series))
    if chosen_y not in numbers:
        free = [position for position in numbers if position != chosen_x]
        others = [position for position, scale in enumerate(scales) if scale != "quantitative"]
        if not free:
            return None
        # of numbers alone the first is the way along, such as a year
        chosen_y = free[1] if chosen_x is None and not others and len(free) > 1 else free[0]
    if chosen_x is None:
        order: Sequence[_Scale] = ("temporal", "nominal", "quantitative")
        along = [position for scale in order for position, one in enumerate(scales) if one == scale]
        chosen_x = next((position for position in along if position != chosen_y), chosen_y)
    if chosen_series is None and scales[chosen_x] != "nominal":
        chosen_series = _find_series(result, scales)
    default: ChartKind = {"temporal": "line", "nominal": "bar", "quantitative": "point"}[scales[chosen_x]]  # type: ignore[assignment] # the words of ChartKind
    return Axes(x=chosen_x, y=chosen_y, series=chosen_series, kind=kind or default)


def draw_result(result: TableResult, axes: Axes) -> Figure:
    """Draw a result, whose values were asked for."""
    names = [column.name for column in result.columns]
    is_text = _find_scale(result, axes.x) == "nominal"
    values = result.values[:MAX_BARS] if is_text else result.values
    rows: list[dict[str, object]] = [
        {"x": row[axes.x], "y": row[axes.y], "series": "" if axes.series is None else str(row[axes.series])}
        for row in values
    ]
    title = f"{names[axes.y]} by {names[axes.x]}"
    shown = [position for position in (axes.x, axes.series, axes.y) if position is not None]
    return draw_chart(
        _make_chart(result, axes, rows),
        name="result",
        title=title,
        description=f"{len(rows):,} rows of the query as {axes.kind}s: {title}.",
        columns=[names[position] for position in shown],
        rows=[[row[position] for position in shown] for row in values],
    )


def _make_chart(result: TableResult, axes: Axes, rows: list[dict[str, object]]) -> alt.Chart:
    names = [column.name for column in result.columns]
    scale = _find_scale(result, axes.x)
    number: dict[str, Any] = {"type": "quantitative", "title": names[axes.y]}
    if all(isinstance(row["y"], int | None) for row in rows):
        number["axis"] = alt.Axis(tickMinStep=1)
    along: dict[str, Any] = {"type": scale, "title": names[axes.x]}
    if scale == "temporal":
        along["scale"] = alt.Scale(type="utc")
    elif scale == "nominal":
        along["sort"] = None  # the order of the rows
    elif axes.kind != "bar":
        along["scale"] = alt.Scale(zero=False)
    channels: dict[str, Any] = {}
    if axes.series is not None:
        channels["color"] = alt.Color("series", type="nominal", title=names[axes.series])
    chart: Any = alt.Chart(inline(rows))  # its methods are typed by hand, not by what they take
    if axes.kind == "bar" and scale == "nominal":  # names are read across
        bars = len({str(row["x"]) for row in rows})
        drawn = chart.mark_bar().encode(y=alt.Y("x", **along), x=alt.X("y", **number), **channels)
        return _fit(drawn, height=max(1, bars) * _BAR)
    mark = {"bar": chart.mark_bar, "line": chart.mark_line, "point": chart.mark_point}[axes.kind]
    marked = mark(point=len(rows) <= _FEW) if axes.kind == "line" else mark()
    drawn = marked.encode(x=alt.X("x", **along), y=alt.Y("y", **number), **channels)
    return _fit(drawn, height=_HEIGHT)


def _fit(chart: alt.Chart, *, height: int) -> alt.Chart:
    return chart.properties(width=WIDTH, height=height)


def _find_column(result: TableResult, name: str | None) -> int | None:
    """Return the position of the first column of a name; None where SQL that was changed has none."""
    return next((position for position, column in enumerate(result.columns) if column.name == name), None)


def _find_scale(result: TableResult, position: int) -> _Scale:
    column = result.columns[position]
    if column.kind == "number":
        return "quantitative"
    return (
        "temporal" if column.kind == "moment" and column.type.startswith(("DATE", "TIMESTAMP")) else "nominal"
    )


def _find_series(result: TableResult, scales: Sequence[_Scale]) -> int | None:
    """Return the first column of texts of which there are as few as there are colours, but more than one."""
    for position, scale in enumerate(scales):
        if scale == "nominal" and 1 < len({str(row[position]) for row in result.values}) <= len(PALETTE):
            return position
    return None
