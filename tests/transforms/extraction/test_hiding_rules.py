"""Text that a page's style sheets hide is no text of its article, unless something may show it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from records import make_page

from transforms.pipeline import read_page
from transforms.records import Article

NOW = datetime(2026, 12, 1, tzinfo=UTC)
TITLE = "Foundry in Orford gets a second furnace"
LINES = [
    "The foundry in Orford will get a second furnace in spring and cast housings for two makers of pumps.",
    "Its owners pay nine million for it, half of which the county lends them for twelve years.",
    "Neighbours fear the noise at night, and their lawyer wants to see the measurements of the first one.",
    "The council votes on Thursday, and the mayor expects that a narrow majority will be in favour of it.",
]
NOTE = "An older version of the text spoke of three furnaces, each with a chimney of its own."
MARKED = f'<div class="card note" id="extra"><p>{NOTE}</p></div>'


def read(element: str, styles: str = "", *, wrap: str = "<style>{}</style>") -> str:
    """Read a page with an element within its article, and return the article's text."""
    before, after = ("".join(f"<p>{line}</p>" for line in lines) for lines in (LINES[:2], LINES[2:]))
    main = f"<main><article><h1>{TITLE}</h1>{before}{element}{after}</article></main>"
    head = f"<head><title>{TITLE}</title>{wrap.format(styles)}</head>"
    found = read_page(make_page(f"<html lang='en'>{head}<body>{main}</body></html>"), now=NOW)
    assert isinstance(found, Article), found
    assert all(line in found.text for line in LINES)
    return found.text


@pytest.mark.parametrize(
    "styles",
    [
        ".note{display:none}",
        "p { margin: 0 } .menu, .note { color: red; display : none !important }",
        "#extra{display:none}",
        "div.card.note{display:none}",
        "article .note{display:none}",
        "main > article > .note { display: none }",
        "/* of old */ .note{display:none}",
        "@media all { p { margin: 0 } .note { display: none } }",
        "@media only screen { .note { display: none } }",
        "@media print { p { margin: 0 } } .note{display:none}",
        ".note{display:none} @media print { .note{display:block} }",
        ".note{display:none} .note .inner{display:block}",
    ],
)
def test_what_a_rule_hides_is_left_out(styles: str) -> None:
    assert NOTE not in read(MARKED, styles)
    assert NOTE in read(MARKED, "p{margin:0}")


@pytest.mark.parametrize(
    "styles",
    [
        "@media print { .note{display:none} }",
        "@media (max-width: 600px) { p { margin: 0 } .note{display:none} }",
        "@media(max-width:600px){p{margin:0}.note{display:none}}",
        "@media screen and (min-width: 900px) { .note{display:none} }",
        "@supports (display: grid) { .note{display:block} } .note{display:none}",
        ".note{display:none} .note.open{display:block}",
        ".note{display:none} .opened .note{display:flex}",
        ".note{display:none} @media (min-width: 600px) { .note { display: inline } }",
        ".closed .note{display:none}",
        "p.note{display:none}",
        ".note:empty{display:none}",
        ".note + .card{display:none}",
        "/* .note{display:none} */ p{margin:0}",
        ".note{visibility:hidden}",  # until it is scrolled to
        ".notes{display:none}",
    ],
)
def test_what_a_rule_may_not_hide_is_kept(styles: str) -> None:
    assert NOTE in read(MARKED, styles)


@pytest.mark.parametrize(
    "wrap", ["<noscript><style>{}</style></noscript>", "<style media='print'>{}</style>", "<!-- {} -->"]
)
def test_styles_that_are_not_in_force_hide_nothing(wrap: str) -> None:
    assert NOTE in read(MARKED, ".note{display:none}", wrap=wrap)


@pytest.mark.parametrize(
    "element",
    [
        f'<p style="position:absolute; left:-9999px">{NOTE}</p>',
        f'<p style="text-indent: -999em">{NOTE}</p>',
        f'<div style="position:absolute;clip:rect(0 0 0 0);width:1px"><p>{NOTE}</p></div>',
        f'<div style="visibility: collapse"><p>{NOTE}</p></div>',
        f'<div style="clip-path: inset(50%)">{NOTE}</div>',
        f'<div style="height:0;overflow:hidden"><p>{NOTE}</p></div>',
        f'<p style="font-size:0">{NOTE}</p>',
        f'<p style="opacity: 0">{NOTE}</p>',
        f'<p class="visually-hidden">{NOTE}</p>',
        f'<p>The mayor agreed. <span class="sr-only">{NOTE}</span></p>',
        f'<p>The mayor agreed. <span style="position:absolute;left:-10000px">{NOTE}</span></p>',
    ],
)
def test_text_that_cannot_be_seen_is_left_out(element: str) -> None:
    assert NOTE not in read(element)


@pytest.mark.parametrize(
    "element",
    [
        f'<p style="opacity:0;transform:translateY(20px)">{NOTE}</p>',  # moves in as readers scroll
        f'<p style="margin-left:-12px; font-size:0.9em; opacity:0.8; line-height:1">{NOTE}</p>',
        f'<div style="font-size:0"><p style="font-size:16px">{NOTE}</p></div>',
        f'<div class="accordion" style="height:0;overflow:hidden"><p>{NOTE}</p></div>',
        f'<div class="paywall sr-only"><p>{NOTE}</p></div>',
    ],
)
def test_text_that_can_be_seen_or_is_shown_later_is_kept(element: str) -> None:
    assert NOTE in read(element)


def test_an_article_that_a_rule_hides_is_read() -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    styles = "<style>.text{display:none}</style>"
    page = f"<html>{styles}<body><h1>{TITLE}</h1><div class='text'>{body}</div></body></html>"
    found = read_page(make_page(page), now=NOW)
    assert isinstance(found, Article)
    assert all(line in found.text for line in LINES)
