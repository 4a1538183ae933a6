"""Articles whose text is in the data of the page's scripts only, as frameworks of several kinds carry it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import escape
from typing import Any
from urllib.parse import quote

import pytest
from records import make_page

from transforms.extraction.web_page import extract_page
from transforms.records import Extraction, Page, Refusal

NOW = datetime(2026, 12, 1, tzinfo=UTC)
TITLE = "Foundry in Orford gets a second furnace"
LINES = [
    "The foundry in Orford will get a second furnace in spring and cast housings for two makers of pumps.",
    "Its owners pay nine million for it, half of which the county lends them for twelve years.",
    "Neighbours fear the noise at night, and their lawyer wants to see the measurements of the first one.",
    "The council votes on Thursday, and the mayor expects that a narrow majority will be in favour of it.",
]
NOISE = {
    "related": [{"headline": "Ferries stop", "url": "/1", "summary": " ".join(LINES) + " Not this one."}]
}
HTML = "".join(f"<p>{line}</p>" for line in LINES)


def wrap(body: Any, key: str = "body") -> dict[str, Any]:
    return {"props": {"pageProps": {"article": {"headline": TITLE, key: body}, **NOISE}}}


def make(script: str, *, shown: str = "", declared: bool = True) -> Page:
    kind = '<meta property="og:type" content="article">' if declared else ""
    head = f"<head><title>{TITLE}</title>{kind}</head>"
    return make_page(f"<html>{head}<body><div id='app'>{shown}</div>{script}</body></html>")


def extract(page: Page) -> Extraction:
    found = extract_page(page, now=NOW)
    assert isinstance(found, Extraction), found
    return found


FORMS: dict[str, Any] = {
    "strings": LINES,
    "one text with markup": HTML,
    "nodes with markup": [{"type": "paragraph", "html": f"<b>{line[:3]}</b>{line[3:]}"} for line in LINES],
    "names in French": [{"type": "paragraphe", "texte": line} for line in LINES],
    "names in German": [{"art": "absatz", "inhalt": line} for line in LINES],
    "elements of Fusion": [{"_id": "X", "type": "text", "content": line} for line in LINES],
    "pairs of tag and text": [["p", line] for line in LINES],
    "portable text": [
        {"_type": "block", "style": "normal", "children": [{"text": a} for a in (line[:9], line[9:])]}
        for line in LINES
    ],
    "rich text": {
        "nodeType": "document",
        "content": [
            {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": line}]} for line in LINES
        ],
    },
    "rendered": {"rendered": HTML},
    "blocks of an editor": {"blocks": [{"type": "paragraph", "data": {"text": line}} for line in LINES]},
    "models in models": {
        "blocks": [
            {"type": "text", "model": {"blocks": [{"type": "paragraph", "model": {"text": line}}]}}
            for line in LINES
        ]
    },
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_text_is_read_whatever_its_form(form: str) -> None:
    data = json.dumps(wrap(FORMS[form]))
    found = extract(make(f'<script id="__NEXT_DATA__" type="application/json">{data}</script>'))
    assert [block.text for block in found.blocks] == LINES
    assert (found.title, found.text_source, found.truncated) == (TITLE, "script", False)


DATA = json.dumps(wrap(LINES))
STREAM = [f"0:{json.dumps(wrap('$1'))}\n1:T{len(HTML):x},", HTML]


@pytest.mark.parametrize(
    "script",
    [
        f"window.__PRELOADED_STATE__ = {DATA};",
        f"var Fusion={{}};Fusion.globalContent={json.dumps({'headline': TITLE, 'body': LINES})};",
        f"window.__STATE__ = JSON.parse({json.dumps(DATA)});",
        f'window.__STATE__ = JSON.parse(decodeURIComponent("{quote(DATA)}"));',
        f"var a = 1; window['state'] = JSON.parse('{DATA}');",
        "".join(f"self.__next_f.push({json.dumps([1, piece])})\n" for piece in STREAM),
    ],
)
def test_the_data_is_found_however_the_script_holds_it(script: str) -> None:
    found = extract(make(f"<script>{script}</script>"))
    assert [block.text for block in found.blocks] == LINES


def test_the_data_may_be_in_the_marks_of_angular() -> None:
    marked = json.dumps(wrap(HTML)).replace('"', "&q;").replace("<", "&l;").replace(">", "&g;")
    found = extract(make(f'<script id="app-state" type="application/json">{marked}</script>'))
    assert [block.text for block in found.blocks] == LINES


@pytest.mark.parametrize("name", ["data-page", "data-props", ":article"])
def test_the_data_is_found_in_an_attribute(name: str) -> None:
    found = extract(make(f"<div id='page' {name}='{escape(DATA)}'></div>"))
    assert [block.text for block in found.blocks] == LINES


@pytest.mark.parametrize("text", [HTML, " ".join(LINES)])
@pytest.mark.parametrize("name", ["contentHtml", "articleBody"])
def test_a_text_is_read_whatever_its_name(name: str, text: str) -> None:
    data = json.dumps({"article": {"headline": TITLE, "section": "Trade", name: text}, **NOISE})
    found = extract(make(f'<script type="application/json">{data}</script>'))
    assert " ".join(block.text for block in found.blocks) == " ".join(LINES)


def test_a_lead_under_a_name_of_its_own_does_not_take_the_place_of_the_text() -> None:
    parts = [{"text": line} for line in LINES]
    article = {"headline": TITLE, "lead": f"<p>The county lends half. {LINES[1]}</p>", "parts": parts}
    found = extract(make(f'<script type="application/json">{json.dumps({"article": article})}</script>'))
    assert [block.text for block in found.blocks] == LINES


@pytest.mark.parametrize("name", ["type", "_type", "nodeType"])
def test_parts_that_say_to_be_something_else_are_left_out(name: str) -> None:
    others = [{name: kind, "text": LINES[0] * 2} for kind in ("newsletter-form", "related", "ad", "caption")]
    parts = [part for line in LINES for part in ({name: "paragraph", "text": line}, *others)]
    found = extract(make(f'<script type="application/json">{json.dumps(wrap(parts))}</script>'))
    assert [block.text for block in found.blocks] == LINES


def test_a_page_that_shows_the_beginning_is_truncated() -> None:
    shown = f"<main><article><h1>{TITLE}</h1><p>{LINES[0]}</p><p>{LINES[1]}</p></article></main>"
    longer = json.dumps(wrap([*LINES, *(f"{number}. {line}" for number in range(3) for line in LINES)]))
    script = f"<script>window.__STATE__ = {longer};</script>"
    many = "".join(
        f"<p>Furnace {number} was lit in the hall by the river last year.</p>" for number in range(9)
    )
    found = extract(make(script, shown=shown.replace("<p>", many + "<p>", 1)))
    assert (found.truncated, found.text_source) == (True, "page")
    assert not extract(make("", shown=shown)).truncated


@pytest.mark.parametrize(
    "data",
    [
        {"posts": [{"title": f"Post {n}", "url": f"/{n}", "body": " ".join(LINES)} for n in range(4)]},
        {"labels": {str(number): line for number, line in enumerate(LINES)}},
        {"user": None, "items": [1, 2, {"a": "b"}]},
        {"body": "We use cookies. You can accept or reject all of them, and withdraw your consent. " * 9},
    ],
)
def test_data_without_one_article_is_none(data: dict[str, Any]) -> None:
    script = f'<script type="application/json">{json.dumps(data)}</script>'
    assert isinstance(extract_page(make(script), now=NOW), Refusal)


def test_the_data_of_an_undeclared_page_must_have_its_headline() -> None:
    script = f'<script type="application/json">{DATA}</script>'
    assert extract(make(script, declared=False)).text_source == "script"
    other = script.replace(TITLE, "Something else entirely")
    assert isinstance(extract_page(make(other, declared=False), now=NOW), Refusal)


@pytest.mark.parametrize("script", ["{", "[" * 5_000, "window.a = {broken;", "x = JSON.parse('{');"])
def test_broken_data_is_skipped(script: str) -> None:
    assert isinstance(extract_page(make(f"<script>{script}{' ' * 300}</script>"), now=NOW), Refusal)
