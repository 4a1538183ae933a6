"""What belongs to the text of an article and what does not, by kind, each in several kinds of markup."""

from __future__ import annotations

import pytest
from foundry_article import (
    BODY,
    DOUBT,
    LAST,
    LEAD,
    NOW,
    OTHER,
    OTHER_TOO,
    TERMS,
    TITLE,
    VOTE,
    paragraphs,
    read,
    wrap,
)
from records import make_page

from transforms.pipeline import read_page
from transforms.records import Article

HIDDEN = "An older version of the text spoke of three furnaces."


@pytest.mark.parametrize(
    "element",
    [
        f"<p hidden>{HIDDEN}</p>",
        f'<p style="display:none">{HIDDEN}</p>',
        f'<div style="color: red; DISPLAY : none ;"><p>{HIDDEN}</p></div>',
        f'<section style="visibility:hidden">{HIDDEN}</section>',
        f'<div hidden=""><h2>Note</h2><ul><li>{HIDDEN}</li></ul></div>',
        f'<p>The mayor agreed. <span style="display: none">{HIDDEN}</span></p>',
        f'<p>The mayor agreed. <a href="/x" hidden>{HIDDEN}</a></p>',
        f"<template><p>{HIDDEN}</p></template>",
        f"<dialog><p>{HIDDEN}</p></dialog>",
    ],
)
def test_text_that_is_not_displayed_is_left_out(element: str) -> None:
    text = read(wrap(paragraphs(LEAD, TERMS) + element + paragraphs(DOUBT, VOTE)))
    assert HIDDEN not in text
    assert all(line in text for line in (LEAD, TERMS, DOUBT, VOTE))


def test_a_text_that_screen_readers_are_spared_is_left_out_when_it_repeats_another() -> None:
    text = read(wrap(f'<div aria-hidden="true"><p>{TERMS}</p></div>' + BODY))
    assert text.count(TERMS) == 1
    assert DOUBT in read(wrap(paragraphs(LEAD, TERMS) + f'<p aria-hidden="true">{DOUBT}</p><p>{VOTE}</p>'))


@pytest.mark.parametrize(
    "hidden",
    [
        f'<div class="paywall" hidden>{paragraphs(DOUBT, VOTE)}</div>',
        f'<div class="accordion-content" style="display:none">{paragraphs(DOUBT, VOTE)}</div>',
        f'<h2><button>More</button></h2><div style="display:none">{paragraphs(DOUBT, VOTE)}</div>',
        f'<div hidden id="S:0">{paragraphs(DOUBT, VOTE)}</div>',
        f'<div style="display:none">{paragraphs(DOUBT, VOTE, OTHER, OTHER_TOO)}</div>',
    ],
)
def test_hidden_text_stays_when_it_is_shown_later_or_is_most_of_the_article(hidden: str) -> None:
    text = read(wrap(paragraphs(LEAD, TERMS) + hidden))
    assert DOUBT in text
    assert VOTE in text


@pytest.mark.parametrize(
    "marked",
    [
        "<ruby>工場<rt>こうじょう</rt></ruby>",
        "<ruby>工場<rp>（</rp><rt>こうじょう</rt><rp>）</rp></ruby>",
        "<ruby><rb>工場</rb><rtc><rt>こうじょう</rt></rtc></ruby>",
        "<RUBY>工場<RT>こうじょう</RT></RUBY>",
        "<ruby>工<rt>こう<rb>場<rt>じょう</ruby>",
    ],
)
def test_readings_over_japanese_words_are_left_out_of_text_and_title(marked: str) -> None:
    lines = [
        f"県内最大の{marked}で、二基目の炉が来年春に動き始める見通しとなった。",
        "持ち主は九百万を投じ、その半分を県が十二年の間、利子なしで貸すという。",
        "近くの住民は夜の騒音を心配しており、町は測定の結果を公開すると約束した。",
    ]
    article = f"<article><h1>{marked}に二基目の炉</h1>{paragraphs(*lines)}</article>"
    html = f"<html lang='ja'><body>{article}</body></html>"
    found = read_page(make_page(html), now=NOW)
    assert isinstance(found, Article)
    assert found.title == "工場に二基目の炉"
    assert "県内最大の工場で、二基目" in found.text


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("<del>three</del> <ins>two</ins> furnaces", "two furnaces"),
        ("<s>three</s><ins datetime='2026-11-09'>two</ins> furnaces", "two furnaces"),
        ("<strike>three</strike>\n<ins>two</ins> furnaces", "two furnaces"),
        ("furnaces for <del>12</del> 9 million", "furnaces for 12 9 million"),
        ("<del>three</del> or <ins>two</ins> furnaces", "three or two furnaces"),
    ],
)
def test_words_that_a_correction_replaces_are_left_out(marked: str, shown: str) -> None:
    assert f"It plans {shown}, it said." in read(wrap(paragraphs(LEAD, f"It plans {marked}, it said.", VOTE)))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("<td>Monday</td><td><ul><li>early shift from six</li></ul></td>", "Monday | early shift from six"),
        (
            "<td><p><b>Monday</b></p></td><td><p>early shift from six</p></td>",
            "Monday | early shift from six",
        ),
        ("<td>Monday</td><td>early shift<br>from six</td>", "Monday | early shift from six"),
        (
            "<td><div>Monday</div></td><td><ol><li>early</li><li>late</li></ol></td>",
            "Monday | early late",
        ),
        ('<th><a href="/m">Monday</a></th><td><span>early shift</span></td>', "Monday | early shift"),
    ],
)
def test_the_cells_of_a_row_are_one_line_whatever_elements_are_in_them(row: str, expected: str) -> None:
    table = f"<table><tr><th>Day</th><th>Shift</th></tr><tr>{row}</tr></table>"
    text = read(wrap(paragraphs(LEAD, TERMS) + table + paragraphs(DOUBT, VOTE)))
    assert expected in text.split("\n\n")


def test_a_page_that_is_laid_out_as_a_table_keeps_its_paragraphs_apart() -> None:
    text = read(f"<table><tr><td><h1>{TITLE}</h1>{BODY}</td><td>{paragraphs(LAST)}</td></tr></table>")
    assert {LEAD, TERMS, DOUBT, VOTE} <= set(text.split("\n\n"))


LINKS = (
    '<ul><li><a href="/1">The letter to the county</a></li><li><a href="/2">A map of the noise</a></li></ul>'
)


@pytest.mark.parametrize(
    "announcement", ["The town has published three documents:", "Die Stadt hat drei Papiere veröffentlicht:"]
)
def test_a_list_of_links_that_a_sentence_announces_is_text(announcement: str) -> None:
    listed = LINKS.replace(
        "</ul>", '<li><a href="/3">The measurements of the county from last year</a></li></ul>'
    )
    text = read(wrap(paragraphs(LEAD, TERMS, announcement) + listed + paragraphs(DOUBT, VOTE)))
    assert "The letter to the county" in text
    assert "The measurements of the county from last year" in text


@pytest.mark.parametrize(
    "announcement", ["Read more about the foundry here:", "Mehr zum Thema lesen Sie hier:"]
)
def test_a_list_of_links_to_other_articles_is_not(announcement: str) -> None:
    listed = LINKS.replace(
        "</ul>", '<li><a href="/3">How the county measures noise at night in towns</a></li></ul>'
    )
    text = read(wrap(paragraphs(LEAD, TERMS, announcement) + listed + paragraphs(DOUBT, VOTE)))
    assert "How the county measures noise" not in text


@pytest.mark.parametrize(
    "end",
    [
        f"<section class='part'><div class='x3'><div class='rich'><p>{LAST}</p></div></div></section>",
        f"<section class='part'><p>{LAST}</p></section>",
        f"<section class='part'><div class='x3'>{paragraphs(OTHER, LAST)}</div></section>",
    ],
)
@pytest.mark.parametrize(
    "names", ["part", "part part-{}", "part{}", "sc-{}f3a part", "part el-{}a9f3", "c-module--part--x{}Qp7"]
)
def test_last_paragraphs_in_a_section_of_their_own_are_text(end: str, names: str) -> None:
    sections = (f"<section class='part'><div class='x{n}'>{part}</div></section>" for n, part in
                enumerate((paragraphs(LEAD, TERMS), paragraphs(DOUBT, VOTE))))  # fmt: skip
    parts = (part.replace("'part'", f"'{names.format(n)}'", 1) for n, part in enumerate([*sections, end]))
    text = read(wrap("<div class='ad'></div>".join(parts)))
    assert text.endswith(LAST)


@pytest.mark.parametrize(("end", "is_text"), [("Nobody answered.", True), ("Sign up", False)])
def test_two_words_in_a_section_of_their_own_are_text_if_they_are_a_sentence(end: str, is_text: bool) -> None:
    sections = (f"<div class='part'>{paragraphs(part)}</div>" for part in (LEAD, TERMS, DOUBT, VOTE, end))
    assert (end in read(wrap("".join(sections)))) is is_text


def test_a_short_opening_sentence_beside_the_article_is_text() -> None:
    assert read(wrap(paragraphs("First the facts.") + BODY)).startswith("First the facts.")
