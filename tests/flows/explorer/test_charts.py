"""Charts: drawn on the server, described for those who do not see them, and safe whatever the data holds."""

from __future__ import annotations

from datetime import date

import altair as alt
from lxml import etree

from flows.explorer.charts import Figure, draw_chart, inline
from flows.explorer.rendering import make_environment

HOSTILE = "</script><script>alert(1)</script>\"'&"
SVG = "{http://www.w3.org/2000/svg}"


def draw(word: str = "originals") -> Figure:
    rows = [{"day": date(2026, 2, day), "articles": day, "kind": word} for day in (1, 2, 3)]
    chart = (
        alt.Chart(inline(rows))
        .mark_bar()
        .encode(x=alt.X("utcyearmonthdate(day):T"), y="articles:Q", color="kind:N", tooltip=["articles:Q"])
    )
    return draw_chart(
        chart,
        name="coverage",
        title=f"Coverage {word}",
        description=f"Three days of {word}",
        columns=("Day", "Articles"),
        rows=[(row["day"], row["articles"]) for row in rows],
    )


def show(figure: Figure) -> str:
    template = make_environment().from_string("{% from 'macros.html' import figure %}{{ figure(chart) }}")
    return template.render(chart=figure)


def test_a_drawing_has_a_title_and_a_description_for_readers_of_screens() -> None:
    root = etree.fromstring(str(draw().svg))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "coverage-title coverage-about"
    assert [root.findtext(f"{SVG}{name}") for name in ("title", "desc")] == [
        "Coverage originals",
        "Three days of originals",
    ]


def test_its_colours_are_those_of_the_style_sheet_and_no_style_is_in_it() -> None:
    svg = str(draw().svg)
    assert 'fill="var(--chart-1)"' in svg
    assert 'fill="var(--muted)"' in svg
    assert "style=" not in svg  # the policy of pages forbids it


def test_text_of_the_data_is_text_in_the_drawing_the_table_and_the_specification() -> None:
    figure = draw(HOSTILE)
    etree.fromstring(str(figure.svg))
    page = show(figure)
    assert page.count("<script") == 1
    assert page.count("</script>") == 1


def test_the_table_says_the_same_as_the_drawing() -> None:
    page = show(draw())
    assert '<th scope="row">2026-02-03</th><td class="number">3</td>' in page
    assert '<th scope="col">Articles</th>' in page


def test_the_specification_is_the_one_that_was_drawn() -> None:
    spec = draw().spec
    assert spec["config"]["background"] == "transparent"
    assert next(iter(spec["datasets"].values()))[0] == {
        "day": "2026-02-01",
        "articles": 1,
        "kind": "originals",
    }
