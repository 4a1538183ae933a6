"""Which columns a chart shows, and that nothing in them is markup or an expression."""

from __future__ import annotations

import re

import pytest
from lxml.html import fromstring

from flows.explorer.query.result_chart import MAX_BARS, Axes, ChartKind, choose_axes, draw_result
from flows.explorer.query.sql_run import ResultColumn, TableResult

DAY = ResultColumn(name="day", type="DATE", kind="moment")
AT = ResultColumn(name="at", type="TIMESTAMP WITH TIME ZONE", kind="moment")
SOURCE = ResultColumn(name="source", type="VARCHAR", kind="text")
TAG = ResultColumn(name="tag", type="VARCHAR", kind="text")
NUMBER = ResultColumn(name="articles", type="BIGINT", kind="number")
SHARE = ResultColumn(name="share", type="DOUBLE", kind="number")
VALUES = {
    "day": ["2026-02-16", "2026-02-17", "2026-02-18"],
    "at": ["2026-02-16T08:00:00+00:00", None, "2026-02-18T08:00:00+00:00"],
    "source": ["wire.example", "mirror.example", "wire.example"],
    "tag": ["nissan", "nissan", "nissan"],
    "articles": [3, None, 5],
    "share": [0.5, 0.25, 1.0],
}


def make_result(*columns: ResultColumn) -> TableResult:
    rows = tuple(zip(*(VALUES[column.name] for column in columns), strict=True))
    texts = tuple(tuple(None if value is None else str(value) for value in row) for row in rows)
    return TableResult(columns=columns, rows=texts, values=rows, is_cut=False)


@pytest.mark.parametrize(
    ("columns", "x", "y", "series", "kind"),
    [
        ((DAY, NUMBER), "day", "articles", None, "line"),
        ((NUMBER, AT), "at", "articles", None, "line"),
        ((DAY, SOURCE, NUMBER), "day", "articles", "source", "line"),
        ((DAY, TAG, NUMBER), "day", "articles", None, "line"),  # one series is none
        ((SOURCE, NUMBER, SHARE), "source", "articles", None, "bar"),
        ((NUMBER, SOURCE), "source", "articles", None, "bar"),
        ((NUMBER, SHARE), "articles", "share", None, "point"),
        ((NUMBER,), "articles", "articles", None, "point"),
    ],
)
def test_a_chart_shows_what_suits_the_columns(
    columns: tuple[ResultColumn, ...], x: str, y: str, series: str | None, kind: ChartKind
) -> None:
    axes = choose_axes(make_result(*columns), x=None, y=None, series=None, kind=None)
    assert axes is not None
    names = [column.name for column in columns]
    chosen = None if axes.series is None else names[axes.series]
    assert (names[axes.x], names[axes.y], chosen, axes.kind) == (x, y, series, kind)
    assert "<svg" in draw_result(make_result(*columns), axes).svg


def test_without_numbers_there_is_no_chart() -> None:
    assert choose_axes(make_result(DAY, SOURCE), x=None, y=None, series=None, kind=None) is None


@pytest.mark.parametrize("kind", ["bar", "line", "point"])
def test_the_reader_chooses_columns_and_how_they_are_drawn(kind: ChartKind) -> None:
    result = make_result(DAY, SOURCE, NUMBER, SHARE)
    axes = choose_axes(result, x="source", y="share", series="day", kind=kind)
    assert axes == Axes(x=1, y=3, series=0, kind=kind)
    assert "<svg" in draw_result(result, axes).svg


def test_a_chosen_column_that_is_not_there_any_more_is_as_if_none_were_chosen() -> None:
    axes = choose_axes(make_result(DAY, NUMBER), x="gone", y="source", series="gone", kind=None)
    assert axes == Axes(x=0, y=1, series=None, kind="line")


def test_a_chart_has_so_many_bars() -> None:
    rows = tuple((f"source {number}", number) for number in range(MAX_BARS + 20))
    texts = tuple((name, str(number)) for name, number in rows)
    result = TableResult(columns=(SOURCE, NUMBER), rows=texts, values=rows, is_cut=False)
    axes = choose_axes(result, x=None, y=None, series=None, kind=None)
    assert axes is not None
    figure = draw_result(result, axes)
    assert len(figure.rows) == MAX_BARS
    assert "60 rows of the query" in figure.svg


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=y>", "a.b[0]", "datum['x']", "x:Q", "@{signal}", '"', "日産"]
)
def test_names_and_values_of_columns_are_plain_text(name: str) -> None:
    column = ResultColumn(name=name, type="VARCHAR", kind="text")
    number = ResultColumn(name=f"{name} n", type="BIGINT", kind="number")
    result = TableResult(columns=(column, number), rows=((name, "1"),), values=((name, 1),), is_cut=False)
    axes = choose_axes(result, x=None, y=None, series=None, kind=None)
    assert axes is not None
    drawing = fromstring(str(draw_result(result, axes).svg))
    assert drawing.xpath("//img | //script | //@*[starts-with(name(), 'on')]") == []
    assert name in [re.sub(r"\s+", " ", text) for text in drawing.xpath("//text/text()")]
