"""Pages of the shapes by which parsers were seen to stall, crash or lose text, each far too small to do so.

At a hundred times their size, some of these took minutes or gigabytes in one library or another, or ended the
process. That is why pages are read in worker processes with limits, which have tests of their own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from transforms.records import MAX_PAGE_BYTES

PROSE = (
    "The Nissan plant at Kaneda will build the next Leaf from April, its manager told reporters on Monday. "
    "It hires 400 people for a second shift, and the supplier park next door grows by two halls. "
    "The governor of the prefecture called the decision good news for a region that lost a steel mill."
)
_CHINESE = "日产汽车宣布将在国内工厂生产新款电动车。"
_JAPANESE = "日産自動車は国内の工場で新型車を生産すると発表した。"
HEADLINE = "Kaneda builds the Leaf"
ARTICLE = f"<article><h1>{HEADLINE}</h1><p>{PROSE}</p><p>{PROSE[:150]} It is the third.</p></article>"


def _page(body: str, head: str = "") -> str:
    start = f'<!DOCTYPE html><html lang="en"><head><title>{HEADLINE}</title>{head}</head>'
    return f"{start}<body>{body}</body></html>"


def _wrap(body: str) -> str:
    """Make a page of `body` and, after it, a good article."""
    return _page(body + ARTICLE)


def _fill(part: str, size: int = 20_000) -> str:
    """Repeat `part` up to so many bytes."""
    return part * (size // len(part.encode()))


def _number(template: str, count: int) -> str:
    return "".join(template.format(number) for number in range(count))


def _make_entities() -> str:
    """Return a page with entities of entities, which a parser that resolves them turns into eight words."""
    nested = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 2}">' for level in range(1, 4))
    return f'<!DOCTYPE html [<!ENTITY l0 "word ">{nested}]><html><body><p>&l3;</p>{ARTICLE}</body></html>'


def _make_linked_data(content: str) -> str:
    return _page(ARTICLE, f'<script type="application/ld+json">{content}</script>')


_PAGES: dict[str, Callable[[], str | bytes]] = {
    # shapes measured in other parsers
    "many attributes": lambda: _page(f"<div {_number('a{0}=1 ', 1_000)}>{ARTICLE}</div>"),
    "many paragraphs": lambda: _page(_number("<p>Word {0}.</p>", 1_000)),
    "many paragraphs of prose": lambda: _page("<p>The plant is to close in May.</p>" * 300),
    "many sibling tags": lambda: _page(ARTICLE + _fill("<i></i>")),
    "line breaks before an article": lambda: _page("<br>" * 2_000 + ARTICLE),
    "an article of line breaks": lambda: _page(f"<article>{_fill('<br>')}</article>" + ARTICLE),
    "line breaks in a paragraph": lambda: _page(f"<p>{_fill('a<br>')}</p>" + ARTICLE),
    # depth
    "elements deeper than parsers take": lambda: _page("<div>" * 300 + ARTICLE + "</div>" * 300),
    "deep spans again and again": lambda: _page(
        ("<span>" * 250 + "Word." + "</span>" * 250) * 5 + ARTICLE
    ),
    "many open tags": lambda: _page(ARTICLE + _fill("<b><i>")),
    "many open paragraphs": lambda: _page(ARTICLE + "<p>" * 2_000),
    "tables in tables": lambda: _page("<table><tr><td>" * 90 + ARTICLE),
    "lists in lists": lambda: _page("<ul><li>item" * 130 + ARTICLE),
    "quotes in quotes": lambda: _page("<blockquote>" * 300 + PROSE),
    "forms and links unclosed": lambda: _wrap(_fill("<form><a href=x>go ")),
    "misnested formatting": lambda: _wrap(_fill("<b><p></b><i></p></i>")),
    # size of one thing
    "a long attribute": lambda: _page(f'<div title="{_fill("x")}">{ARTICLE}</div>'),
    "a class of many names": lambda: _page(f'<div class="{_fill("byline ")}">{ARTICLE}</div>'),
    "a long title": lambda: f"<title>{_fill('News ')}</title><body>{ARTICLE}",
    "a long heading": lambda: _wrap(f"<h1>{_fill('News - ')}</h1>"),
    "one long word": lambda: _wrap(f"<p>{_fill('a')}</p>"),
    "one long word in Japanese": lambda: _wrap(f"<p>{_fill('日')}</p>"),
    "one long sentence": lambda: _page(f"<p>{_fill('the plant and ')}.</p>"),
    "one long paragraph": lambda: _page(f"<p>{_fill('The plant will close in May. ')}</p>"),
    "a long name of a tag": lambda: _wrap(f"<{_fill('a')}>"),
    "a long comment": lambda: _wrap(f"<!--{_fill('- ')}-->"),
    "a wide table": lambda: _wrap(f"<table><tr>{_fill('<td>1</td>')}</tr></table>"),
    "a long table": lambda: _wrap(f"<table>{_fill('<tr><td>Leaf<td>3</tr>')}</table>"),
    "many links": lambda: _page(_number('<a href="/{0}">Word {0}</a> ', 600) + ARTICLE),
    "links with one first word": lambda: _page(
        f"{_number('<a href=/>Read {0}</a>', 600)}<p>{'Read on, he said. ' * 300}</p>"
    ),
    "many headings": lambda: _page(_number("<h2>Word {0}</h2>", 1_000) + ARTICLE),
    "many images": lambda: _wrap(_fill("<img src=a.png alt='A plant'>")),
    # the head
    "many meta tags": lambda: _page(ARTICLE, _number("<meta name=a{0} content=b>", 700)),
    "one meta tag many times": lambda: _page(ARTICLE, _fill("<meta name=author content='A B'>")),
    "many heads": lambda: ("<html><head><title>One</title></head>" * 50) + f"<body>{ARTICLE}",
    "many bodies": lambda: ("<body class=a>" * 50) + ARTICLE,
    "many time elements": lambda: _wrap(_fill("<time datetime=x>then</time>")),
    "many bylines": lambda: _wrap(_fill("<span class=byline>By A. Nobody</span>")),
    "many names of authors": lambda: _page(ARTICLE, f'<meta name=author content="{_fill("A B, ")}">'),
    "long JSON-LD": lambda: _make_linked_data(
        json.dumps({"@graph": [{"@type": "NewsArticle", "headline": f"h{n}"} for n in range(200)]})
    ),
    "JSON-LD deeper than Python reads": lambda: _make_linked_data("[" * 1_100 + "]" * 1_100),
    "JSON-LD of one long text": lambda: _make_linked_data(
        json.dumps({"@type": "NewsArticle", "headline": "x" * 20_000, "author": "y" * 1_000})
    ),
    "JSON-LD with a number of more digits than Python reads": lambda: _make_linked_data(
        '{"@type": "NewsArticle", "datePublished": 1' + "0" * 4_301 + "}"
    ),
    "many JSON-LD scripts": lambda: _page(ARTICLE, _fill('<script type="application/ld+json">{}</script>')),
    "a base address to nowhere": lambda: _page(
        ARTICLE, "<base href='javascript:alert(1)//'><link rel=canonical href='//[::bad'>"
    ),
    # texts that cleaning rules match
    "a long ticker": lambda: _wrap(f"<article><p>{_fill('TSLA 301.50 -2.2% ')}</p></article>"),
    "a ticker that never ends": lambda: _wrap(f"<p>{_fill('A.B-C/D:')}</p><p>{_fill('1.1', 2_000)}</p>"),
    "many tickers": lambda: _wrap(f"{_fill('<p>TSLA 301.50 -2.2%</p>')}"),
    "a long newsletter box": lambda: _wrap(f"<p>Sign up {_fill('for our free daily ')}newsletter</p>"),
    "rows of half a newsletter": lambda: _page(
        f"<p>{'Sign up for the free daily weekly ' * 80}</p>" * 6 + ARTICLE
    ),
    "rows of half a byline": lambda: _page(f"<p>By {'Aa Bb, ' * 400}</p>" * 6 + ARTICLE),
    "rows of half a caption": lambda: _page(f"<p>{'a (Photo: ' * 280}</p>" * 6 + ARTICLE),
    "rows of half a date": lambda: _page(f"<p>{'1:11 2026-01-01 ' * 180}</p>" * 6 + ARTICLE),
    "rows of half a disclosure": lambda: _page(f"<p>{'we may earn if you buy ' * 120}</p>" * 6 + ARTICLE),
    "rows of half a breadcrumb": lambda: _page(f"<p>{'Home > ' * 400}.</p>" * 6 + ARTICLE),
    "rows of half a share bar": lambda: _page(f"<p>{'share 1 ' * 370}!</p>" * 6 + ARTICLE),
    "rows of half a menu": lambda: _page(f"<p>{'home | news ' * 250}#</p>" * 6 + ARTICLE),
    "rows of half a biography": lambda: _page(f"<p>{'Ana Ruiz is a the ' * 160}</p>" * 6 + ARTICLE),
    "rows of one repeated sentence": lambda: _page(_fill(f"<p>{PROSE}</p>")),
    "many headings for teasers": lambda: _wrap(_fill("<h3>Related Articles</h3><p>A plant opens</p>")),
    "many comment headings": lambda: _page(ARTICLE + _fill("<h3>Comments</h3><p>Well said, you.</p>")),
    "many biographies": lambda: _page(ARTICLE + _fill("<p>She lives in Ohio with two cats and a dog.</p>")),
    "many percentages": lambda: _wrap(f"<p>{_fill('Sales rose 3.1% in May. ')}</p>"),
    "many brackets": lambda: _wrap(f"<p>{_fill('It rose. (Read more: ')}</p>"),
    "many spaces": lambda: _wrap(f"<p>a{' ' * 5_000}b</p><p>{'&nbsp;' * 2_000}</p>"),
    "many dashes": lambda: _wrap(f"<p>{'-' * 5_000}</p><p>{'— ' * 2_000}</p>"),
    "many full stops": lambda: _wrap(f"<p>{'.' * 9_000}</p><p>{'. ' * 4_000}</p>"),
    "many quotes": lambda: _wrap(f"<p>{'“' * 2_000}{chr(34) * 5_000}</p>"),
    # characters
    "ligatures that grow eighteenfold": lambda: _wrap(f"<p>{_fill(chr(0xFDFA))}</p>"),
    "rows of ligatures that grow": lambda: _page(f"<p>{chr(0xFDFA) * 290}</p>" * 4 + ARTICLE),
    "letters under many accents": lambda: _wrap(f"<p>a{chr(0x0301) * 2_000}</p>"),
    "characters that turn the line around": lambda: _wrap(f"<p>{(chr(0x202E) + 'x') * 900}</p>"),
    "lone surrogates": lambda: _wrap(_fill("<p>&#xD800; &#xDFFF;</p>", 5_000)),
    "references to no character": lambda: _wrap(_fill("&#x110000; &#99999999999; &#0; &#xFFFE; ", 5_000)),
    "entities within entities": _make_entities,
    "unknown entities": lambda: _wrap(_fill("&nosuch; &amp;amp;")),
    # encodings
    "NUL characters everywhere": lambda: _page(ARTICLE).replace(" ", " \x00").encode(),
    "many NUL characters": lambda: _page(ARTICLE).encode() + b"\x00" * 1_000,
    "UTF-7": lambda: _page(ARTICLE, "<meta charset=utf-7>").encode("utf-7"),
    "UTF-16 without a byte order mark": lambda: _page(ARTICLE).encode("utf-16-le"),
    "UTF-16 that ends in half a letter": lambda: _page(ARTICLE).encode("utf-16") + b"\xd8",
    "UTF-32": lambda: _page(ARTICLE).encode("utf-32"),
    "GBK that declares nothing": lambda: _page(f"<p>{_CHINESE * 40}</p>").encode("gbk"),
    "Shift-JIS that says UTF-8": lambda: _page(
        f"<p>{_JAPANESE * 40}</p>", "<meta charset=utf-8>"
    ).encode("shift_jis"),
    "Latin-1 that says UTF-16": lambda: _page(f"{ARTICLE}ä", "<meta charset=utf-16>").encode("latin-1"),
    "every byte there is": lambda: _page(ARTICLE).encode() + bytes(range(256)) * 40,
    "an encoding that does not exist": lambda: _page(ARTICLE, f"<meta charset='{'x' * 3_000}'>").encode(),
    "a byte order mark of UTF-8 before UTF-16": lambda: b"\xef\xbb\xbf" + _page(ARTICLE).encode("utf-16"),
    # pages that break off
    "half a page": lambda: _page(ARTICLE)[: len(_page(ARTICLE)) // 2],
    "a page cut in a tag": lambda: _page(ARTICLE)[:-30] + "<div class='",
    "a page cut in a letter": lambda: (_page(ARTICLE) + "é").encode()[:-1],
    "an open comment": lambda: _page(ARTICLE + "<!-- " + _fill("<p>never closed</p>")),
    "an open script": lambda: _page(ARTICLE + "<script>" + _fill("if (a < b) { c(); }")),
    "an open style": lambda: _page("<style>" + _fill("p { color: red } ") + ARTICLE),
    "an open CDATA": lambda: _page(ARTICLE + "<![CDATA[" + _fill("<p>]] >")),
    "an open text area": lambda: _page("<textarea>" + _fill("<p>x") + ARTICLE),
    "an open attribute": lambda: _page(f"{ARTICLE}<a href='{_fill('x ')}"),
    "brackets alone": lambda: "<html><body>" + _fill("<"),
    "closing tags alone": lambda: _wrap(_fill("</p></div>")),
    # foreign markup
    "foreign elements": lambda: _wrap(_fill("<svg><math><foreignObject><p>x</svg>", 9_000)),
    "frames": lambda: f"<html><frameset>{_fill('<frame src=a>')}</frameset></html>",
    "many templates": lambda: _wrap(_fill("<template><p>x</p></template>")),
    "nested noscripts": lambda: _page("<noscript>" * 300 + ARTICLE),
    "an XML prologue": lambda: '<?xml version="1.0"?>' + _fill("<?php ?>", 9_000) + _page(ARTICLE),
    "a long document type": lambda: f"<!DOCTYPE html {_fill('x ')}>{_page(ARTICLE)}",
    "processing instructions": lambda: _wrap(_fill("<?x y?>")),
    # our own limit
    "a byte more than is read": lambda: _page(ARTICLE).ljust(MAX_PAGE_BYTES + 1),
    # nothing at all
    "white space": lambda: " \n" * 5_000,
    "a byte order mark and nothing else": lambda: b"\xef\xbb\xbf",
    "one character": lambda: "<",
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(1_000),
    "empty paragraphs": lambda: _page("<p></p>" * 50),
}  # fmt: skip


def list_hostile_pages() -> tuple[str, ...]:
    """Return the names of all hostile pages."""
    return tuple(_PAGES)


def make_hostile_pages() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each page, which is made when it is its turn."""
    for name, make in _PAGES.items():
        page = make()
        yield name, page.encode("utf-8", "surrogatepass") if isinstance(page, str) else page


def make_good_page() -> bytes:
    """Return a page that must be read, whatever pages are read beside it."""
    return _page(ARTICLE).encode()
