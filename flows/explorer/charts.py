"""Draw charts: as SVG on the server, for readers without scripts, and as a specification for those with.

The colours are variables of the style sheet, so that a chart follows it into the dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import vl_convert
from lxml import etree
from markupsafe import Markup

from flows.explorer.filters import clean

PALETTE = tuple(f"var(--chart-{number})" for number in range(1, 7))
"""The colours of series in their order; each has a contrast of 3:1 to the page, in light and dark."""
WIDTH = 420
"""The width of the plot of a chart that fills a page, in units of which the page shows about one a pixel."""
_INK, _FAINT = "var(--muted)", "var(--line)"
_FONT = 13
_SVG = "{http://www.w3.org/2000/svg}"
_CONFIG: dict[str, Any] = {
    "background": "transparent",
    # Room for labels is measured by these on the server; those of system-ui are wider, and were cut off.
    "font": "Arial, Helvetica, Liberation Sans, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": _INK, "titleColor": _INK, "domainColor": _FAINT, "tickColor": _FAINT,
        "gridColor": _FAINT, "labelFontSize": _FONT, "titleFontSize": _FONT, "titleFontWeight": "normal",
    },
    "legend": {
        "labelColor": _INK, "titleColor": _INK, "labelFontSize": _FONT, "titleFontSize": _FONT,
        "titleFontWeight": "normal", "orient": "top", "title": None,
    },
    "header": {"labelColor": _INK, "titleColor": _INK, "labelFontSize": _FONT},
    "range": {"category": list(PALETTE)},
    "mark": {"color": PALETTE[0]},
    "rule": {"color": _FAINT},
    "text": {"color": "var(--ink)"},
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart as a page shows it; the macro `figure` of the templates does.

    Attributes:
        name: Its name in the page, of letters, digits and hyphens.
        title: Its title.
        columns: The headings of its table.
        rows: The rows of its table, which says the same as the chart.
        svg: The drawing.
        spec: The specification in Vega-Lite, which Vega-Embed draws again with tooltips.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    svg: Markup
    spec: dict[str, Any]


def draw_chart(
    chart: alt.TopLevelMixin,
    *,
    name: str,
    title: str,
    description: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
) -> Figure:
    """Draw a chart.

    Args:
        chart: The chart, with its data as :class:`altair.InlineData`. Days are given as ``2026-02-16``
            and encoded with a time unit in UTC, such as ``utcyearmonthdate(day):T``.
        name: Its name in the page, of letters, digits and hyphens.
        title: Its title.
        description: What it shows, in a sentence for those who do not see it.
        columns: The headings of its table.
        rows: The rows of its table; the first value of each is the heading of the row.
    """
    spec: dict[str, Any] = _clean_all(chart.to_dict())
    spec["config"] = _CONFIG | {
        key: value for key, value in spec.get("config", {}).items() if key not in _CONFIG
    }
    return Figure(
        name=name,
        title=title,
        columns=tuple(columns),
        rows=tuple(tuple(row) for row in rows),
        svg=_describe(vl_convert.vegalite_to_svg(spec), name=name, title=title, description=description),
        spec=spec,
    )


def warm_up() -> None:
    """Draw a chart for nobody: the first one takes a second, in which the JavaScript engine starts."""
    vl_convert.vegalite_to_svg({"mark": "bar", "data": {"values": [{}]}})


def inline(rows: Sequence[dict[str, object]]) -> alt.InlineData:
    """Return the data of a chart, with days and times as their strings."""
    values = [{key: _plain(value) for key, value in row.items()} for row in rows]
    return alt.InlineData(values=values)


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _clean_all(value: Any) -> Any:
    """Return a part of a specification whose strings are as pages may write them."""
    if isinstance(value, dict):
        return {key: _clean_all(part) for key, part in value.items()}
    return [_clean_all(part) for part in value] if isinstance(value, list) else clean(value)


def _describe(svg: str, *, name: str, title: str, description: str) -> Markup:
    """Return a drawing that readers of screens announce by its title and its description.

    Vega names each mark, and not always well; all of them are parts of one image here.
    """
    root = etree.fromstring(svg)
    for element in root.iter(etree.Element):
        for attribute in map(str, element.attrib.keys()):
            if attribute == "role" or attribute.startswith("aria-"):
                del element.attrib[attribute]
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-about")
    for place, (tag, words) in enumerate((("title", title), ("desc", description))):
        part = etree.Element(f"{_SVG}{tag}", id=f"{name}-{'title' if tag == 'title' else 'about'}")
        part.text = str(clean(words))
        root.insert(place, part)
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704 -- written by lxml, which escapes
