"""Headings and lines of an article's parts, which are taken by what the trees said of those like them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

import numpy as np
import numpy.typing as npt
import pytest
from lxml.html import document_fromstring

from transforms.extraction.body.candidates import list_candidates
from transforms.extraction.body.page_statistics import PageStatistics, measure_page
from transforms.extraction.body.part_headings import take_part_headings
from transforms.extraction.body.part_lines import take_part_lines

VANS = ("Orford Carrier", "Brack Two", "Gantry Long", "Lund Box", "Moor Six", "Wren Seven", "Marl Eight")
TEXT = "The {} has seven cubic metres behind its seats, and room for three people in front of them."
OPENING = "We drove seven vans for a week each, in the rain and with a full load."
CLOSING = "All seven were driven by the same three people on the same hills."


def find_taken(
    parts: Iterable[str],
    own: Collection[str],
    take: Callable[[PageStatistics, npt.NDArray[np.bool_]], None],
) -> list[str]:
    """Return the texts that a step takes on a page of parts, where the trees have taken those of `own`."""
    page = f"<main><p>{OPENING}</p><div>{''.join(parts)}</div><p>{CLOSING}</p></main>"
    statistics = measure_page(*list_candidates(document_fromstring(f"<html><body>{page}</body></html>")))
    texts = [candidate.text for candidate in statistics.candidates]
    before = np.array([text in own or text in (OPENING, CLOSING) for text in texts], bool)
    taken = before.copy()
    take(statistics, taken)
    assert (taken >= before).all()
    return [text for text, is_new in zip(texts, taken & ~before, strict=True) if is_new]


def make_part(van: str, lines: str = "", text: str | None = None) -> str:
    return f'<div class="product"><h3>{van}</h3>{lines}<p>{text or TEXT.format(van)}</p></div>'


TEXTS = {TEXT.format(van) for van in VANS}


@pytest.mark.parametrize("lines", ["", "<p>Amazon</p>", "<p>Shop</p><p>from 38,500</p><p>4.8 / 5</p>"])
def test_headings_of_products_above_their_prices_are_taken(lines: str) -> None:
    assert find_taken((make_part(van, lines) for van in VANS), TEXTS, take_part_headings) == list(VANS)


@pytest.mark.parametrize(
    "parts",
    [
        [make_part(van) for van in VANS[:2]],
        [make_part(van, "<p>from 38,500</p>" * 4) for van in VANS],
        [make_part(f'<a href="/{number}">{van}</a>', "<p>9</p>") for number, van in enumerate(VANS)],
        [
            make_part(van, "<p>We were told that no van of this kind is in stock until May.</p>")
            for van in VANS
        ],
        [make_part("Related Articles", text=TEXT.format(VANS[0])) for _ in VANS],
    ],
    ids=["two of them", "far above", "linked", "above another text", "of other articles"],
)
def test_headings_are_not_taken(parts: list[str]) -> None:
    assert find_taken(parts, TEXTS, take_part_headings) == []


def test_one_heading_in_five_may_be_above_something_else() -> None:
    parts = [make_part(van, "<p>from 38,500</p>") for van in VANS]
    parts[3] = f'<div class="product"><h3>{VANS[3]}</h3></div>'
    assert find_taken(parts, TEXTS, take_part_headings) == [*VANS[:3], *VANS[4:]]
    parts[4] = f'<div class="product"><h3>{VANS[4]}</h3></div>'
    assert find_taken(parts, TEXTS, take_part_headings) == []


def list_facts(*, linked: bool = False) -> list[str]:
    """Return for each van a fact on it, in a list of its own part."""
    facts = [f"Turns in {number + 9} metres" for number in range(len(VANS))]
    return [f'<a href="/{fact[-9:]}">{fact}</a>' for fact in facts] if linked else facts


@pytest.mark.parametrize("form", ["<ul><li>{}</li></ul>", '<p class="fact">{}</p>'])
def test_a_fact_on_each_product_is_taken_if_five_others_are(form: str) -> None:
    facts = list_facts()
    parts = [make_part(van, form.format(fact)) for van, fact in zip(VANS, facts, strict=True)]
    assert find_taken(parts, TEXTS | set(facts[:5]), take_part_lines) == facts[5:]
    assert find_taken(parts, TEXTS | set(facts[:4]), take_part_lines) == []


def make_list(facts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{fact}</li>' for fact in facts)}</ul>"


@pytest.mark.parametrize(
    "parts",
    [
        [make_part(van, make_list([fact])) for van, fact in zip(VANS, list_facts(linked=True), strict=True)],
        [make_part(van, make_list(list_facts())) for van in VANS[:2]],
        [make_part(van, make_list([*list_facts()[:6], "Advertisement"])) for van in VANS],
    ],
    ids=["links", "two parts", "boilerplate"],
)
def test_lines_are_not_taken(parts: list[str]) -> None:
    assert find_taken(parts, TEXTS | set(list_facts()[:6]), take_part_lines) == []


def test_rows_of_a_table_are_taken_if_half_of_them_are() -> None:
    rows = [f"{van} | {number + 9} metres" for number, van in enumerate(VANS)]
    cells = "".join("<tr><td>{}</td><td>{}</td></tr>".format(*row.split(" | ")) for row in rows)
    parts = [f"<p>{TEXT.format(VANS[0])}</p><table>{cells}</table>"]
    assert find_taken(parts, TEXTS | set(rows[:4]), take_part_lines) == rows[4:]
    assert find_taken(parts, TEXTS | set(rows[:3]), take_part_lines) == []


def make_flat_list(count: int, *, name: str) -> tuple[list[str], list[str]]:
    """Return a list without parts, in an element of a class, and its sentences."""
    texts = [TEXT.format(f"van with number {number}") for number in range(count)]
    lines = (f"<h3>Van {number}</h3><p>{text}</p><p>4 / 5</p>" for number, text in enumerate(texts))
    return [f'<section class="{name}">{"".join(lines)}</section>'], texts


@pytest.mark.parametrize(
    ("count", "kept", "name", "is_taken"),
    [
        (20, 10, "ranking", True),
        (20, 9, "ranking", False),
        (34, 10, "ranking", False),
        (20, 10, "comments", False),
    ],
    ids=["ten of twenty", "nine of twenty", "ten of thirty-four", "comments"],
)
def test_sentences_are_taken_if_ten_and_a_third_of_those_on_their_path_are(
    count: int, kept: int, name: str, *, is_taken: bool
) -> None:
    parts, texts = make_flat_list(count, name=name)
    wanted = texts[kept:] if is_taken else []
    assert find_taken(parts, texts[:kept], take_part_lines) == wanted
