"""Extracting the blocks of the article on a page, by their shape and position and not by their words."""

from __future__ import annotations

import numpy as np
import pytest
from lxml.html import document_fromstring

from transforms.extraction.body.extract_blocks import (
    describe_page,
    extract_blocks,
    is_surer,
    list_blocks,
)
from transforms.records import Block

REPORT = [
    "Nissan will add a second hall of welding robots at its plant in Aguascalientes this year, it said.",
    "The hall is to house 140 robots and to lift output from 52 to 61 cars an hour, two people said.",
    "Parts for it come from three makers in Puebla, one of which had stopped work in December.",
    "“We are adding hours, not people,” said the head of the plant, who asked for patience until May.",
    "Dealers in the north of the country wait five weeks for a car, and eight for one of the vans.",
]
STORY = "".join(f"<p>{text}</p>" for text in REPORT)
MENU = "<ul>" + "".join(f'<li><a href="/{n}">Section number {n}</a></li>' for n in range(12)) + "</ul>"
TEASERS = "".join(
    f'<div class="card"><h4><a href="/t{n}">Another plant reports on its year, part {n}</a></h4>'
    f"<p>The plant number {n} had a good year, and its people were told so on Monday.</p></div>"
    for n in range(6)
)
COMMENTS = "".join(
    f'<div class="comment"><b>Reader {n}</b><p>I drove past that plant {n} times last week and it was shut, '
    "whatever they say in the papers about it.</p></div>"
    for n in range(9)
)


def read(body: str, *, title: str | None = None, stated: str | None = None) -> list[Block]:
    tree = document_fromstring(f"<html><body>{body}</body></html>")
    return list(extract_blocks(tree, url=None, title=title, stated=stated))


def list_own(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if not block.set_apart]


def test_the_article_is_found_among_menus_teasers_and_comments() -> None:
    page = (
        f'<nav>{MENU}</nav><div class="main"><h1>More robots</h1><div class="story-text">{STORY}</div></div>'
        f'<aside class="related">{TEASERS}</aside><div id="comments">{COMMENTS}</div>'
        "<footer><p>All rights reserved. Read our terms and our policy on privacy.</p></footer>"
    )
    assert list_own(read(page, title="More robots")) == REPORT


def test_the_article_is_found_on_pages_of_layout_tables_and_meaningless_class_names() -> None:
    page = (
        f'<table><tr><td class="x1">{MENU}</td><td class="x2"><div class="x3">{STORY}</div></td>'
        f'<td class="x4">{MENU}</td></tr></table>'
    )
    assert list_own(read(page)) == REPORT


def test_comments_are_not_taken_for_the_article_though_they_are_longer() -> None:
    page = (
        f'<article><div class="entry-content">{STORY}</div></article>'
        f'<section class="comments-area">{COMMENTS * 4}</section>'
    )
    assert list_own(read(page)) == REPORT


def test_a_box_among_the_paragraphs_is_set_apart_and_not_dropped() -> None:
    box = f'<div class="related-stories"><h4>More on this</h4>{MENU}</div>'
    first, rest = STORY[: STORY.index("</p>") + 4], STORY[STORY.index("</p>") + 4 :]
    blocks = read(f'<article><div class="article-body">{first}{box}{rest}</div></article>')
    assert list_own(blocks) == REPORT
    assert "Section number 3" in [block.text for block in blocks if block.set_apart]


def test_scripts_styles_forms_and_noscript_elements_have_no_text() -> None:
    skipped = (
        "<script>var words = 'never';</script><style>p { color: red }</style><noscript>Never this</noscript>"
        "<select><option>Never</option></select><template><p>Never at all</p></template>"
    )
    blocks = read(f"<article>{skipped}{STORY}{skipped}</article>")
    assert not any("ever" in block.text for block in blocks)


def test_every_piece_of_a_feeds_own_text_becomes_a_block() -> None:
    blocks = list_blocks(document_fromstring("<div>One.<p>Two.</p><ul><li>Three</li></ul></div>"))
    assert [(block.kind, block.text) for block in blocks] == [
        ("paragraph", "One."),
        ("paragraph", "Two."),
        ("list", "Three"),
    ]


def test_a_short_article_is_not_given_up_for_all_text_of_the_page() -> None:
    brief = "<br><br>".join(REPORT[:2])
    page = (
        f'<header><nav>{MENU}</nav><div class="t1">NIKKEI 41,233.10 ▲ 0.4%</div></header>'
        f'<div class="c1"><div class="c2">More robots</div><div class="c3">{brief}</div></div>'
        '<div class="z1"><div>TRENDING</div><div><a href="/1">Peso falls to a new low</a></div></div>'
    )
    assert list_own(read(page, title="More robots")) == REPORT[:2]


@pytest.mark.parametrize("paragraphs", [REPORT[:1], [" ".join(REPORT)]], ids=["brief", "long"])
def test_the_only_paragraph_of_a_page_is_its_article(paragraphs: list[str]) -> None:
    assert list_own(read(f"<article><p>{paragraphs[0]}</p></article>")) == paragraphs


def test_headings_of_a_ranking_are_taken_though_they_are_links() -> None:
    names = [
        "Orford Carrier",
        "Brack Two",
        "Toyota Wren",
        "Gantry Long",
        "Nissan Marl",
        "Lund Box",
        "Moor Six",
    ]
    cheap = "The cheapest seven cubic metres on the market, and it shows in the seats."
    texts = [*REPORT[:4], cheap, "Big battery, old bones. The range is real.", cheap.replace("cheap", "dear")]
    products = "".join(
        f'<section><h2><a href="https://shop.example/{n}">{n}. {name}</a></h2><p>{text}</p>'
        "<ul><li><b>Price:</b> from 38,500</li><li><b>Cons:</b> a wide turning circle</li></ul>"
        f'<a class="btn" href="https://shop.example/{n}">Check price</a></section>'
        for n, (name, text) in enumerate(zip(names, texts, strict=True), start=1)
    )
    page = f"<main><article><h1>Seven vans</h1><p>{REPORT[4]}</p>{products}</article></main>"
    own = list_own(read(f"<nav>{MENU}</nav>{page}", title="Seven vans"))
    assert [text for text in own if text[0].isdigit()] == [f"{n}. {name}" for n, name in enumerate(names, 1)]


def test_questions_and_headings_in_buttons_are_read_and_other_buttons_are_not() -> None:
    answers = "".join(
        f'<div><button aria-expanded="false">{text[:40]}?</button><div><p>{text}</p></div></div>'
        for text in REPORT
    )
    page = f"<h3><button>Step 1: Find the number</button></h3>{answers}<button>Subscribe</button>"
    texts = [block.text for block in list_blocks(document_fromstring(page))]
    assert texts[0] == "Step 1: Find the number"
    assert texts[1::2] == [f"{text[:40]}?" for text in REPORT]
    assert texts[2::2] == REPORT


def test_a_page_on_which_the_classifier_finds_little_is_extracted_by_trafilatura() -> None:
    # one bare line after another, none of them a sentence: no prose in our sense
    lines = "".join(f"<p class='verse'>and so the line {n} went on without an end</p>" for n in range(40))
    assert len(list_own(read(f"<main><article>{lines}</article></main>"))) >= 30


FERRY = (
    "<div><h3>What the crew says</h3><p>A sailor said that the bow door had been stuck twice that week."
    "</p>The owner denies it and points to an inspection in June.</div>"
    "<div><h3>What the port does</h3><p>Two tugs stay on call until a yard has looked at its hinges."
    "</p></div>"
)
OPENING = "The ferry to Sandholm stays in port until Friday because its bow door does not close."


@pytest.mark.parametrize(
    ("opening", "texts"),
    [
        (f"<p>No boats today.</p>{OPENING}", ["No boats today.", OPENING]),
        (f"<p>No boats today.</p><p>{OPENING}</p>", ["No boats today.", OPENING]),
        (f"{OPENING}<br>No boats today.", [OPENING, "No boats today."]),
    ],
)
def test_text_that_stands_before_the_parts_of_an_article_in_their_element_is_its_opening(
    opening: str, texts: list[str]
) -> None:
    page = f"<header>{MENU}</header><main><section>{opening}{FERRY}</section></main>"
    own = list_own(read(page, title="Ferry stays in port"))
    assert own[:3] == [*texts, "What the crew says"]
    assert own[-1].startswith("Two tugs")


@pytest.mark.parametrize(
    ("judged", "is_believed"),
    [
        ([3, 3, 3, -3, -3], True),  # another text
        ([-3, -3, -3, -3, 3], True),  # a much shorter one, as surely
        ([-0.3, -0.3, -0.3, -0.3, 0.3], False),  # hardly any, and all of it as doubtful
        ([-3, -3, -3, -3, -3], False),  # none
    ],
)
def test_a_second_result_is_believed_unless_it_is_far_less_certain(
    judged: list[float], *, is_believed: bool
) -> None:
    page = describe_page(document_fromstring(f"<html><body>{STORY}</body></html>"), title=None, stated=None)
    first = np.array([2.0, 2.0, 2.0, 2.0, 2.0])
    assert is_surer(page, np.array(judged, float), first) is is_believed
