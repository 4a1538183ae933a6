"""Extract the body of a page with trafilatura, for pages on which our own classifier is in doubt.

This is the only module that knows trafilatura's tree. `deduplicate` stays off: it remembers pages
in the process, so that the same page has no text when it is extracted a second time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace

from lxml.etree import _Element, iterwalk, strip_elements, strip_tags
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from transforms.records import Block, BlockKind
from transforms.text.normalisation import squeeze

_KINDS: Mapping[str, BlockKind | None] = {
    "body": None,
    "p": "paragraph",
    "div": "paragraph",
    "code": "paragraph",
    "head": "heading",
    "list": None,
    "item": "list",
    "quote": "quote",
    "table": None,
    "row": "table",
}
# What trafilatura removes anyway, and more quickly so. On 1,280 labelled pages, read by trees that never saw
# their sites, one text becomes another without the first four, and a better one; no text without the others.
# Not so without buttons, headers and lists to select from: some hold the article, or change what forms hold.
_LEFT_OUT = ("style", "svg", "nav", "footer", "link", "iframe", "input", "source", "track", "area", "param")
_UNWRAPPED = ("img", "meta", "small", "tbody", "thead", "tfoot", "font", "ins", "mark", "abbr", "cite")
_JSON_LD = "application/ld+json"  # the only script that trafilatura reads
_MIN_LINK = 3  # characters; shorter links are footnote numbers, and would be found in any word


def extract_again(tree: HtmlElement, *, url: str | None) -> tuple[Block, ...]:
    """Extract the blocks of a page's main text with trafilatura.

    Args:
        tree: The page. It is not changed.
        url: The page's address.

    Returns:
        The blocks in order, with the text of links, but not yet with how much of each is in links, which
        :func:`measure_links` finds. Empty when trafilatura finds none.
    """
    # fast, and without comments: 0.962 of F1 on 181 labelled pages, against 0.953 as it comes and
    # 0.946 with favor_precision; 15 ms a page. With include_links, which would give the share of
    # links, it fell to 0.958, so links are looked up in the page itself.
    document = bare_extraction(_reduce(tree), url=url, fast=True, include_comments=False, include_tables=True)
    if not isinstance(document, Document):
        return ()
    return tuple(Block(kind=kind, text=text) for kind, text in _read_blocks(document.body))


def _reduce(tree: HtmlElement) -> HtmlElement:
    """Return a copy of a page without programs, drawings and what frames it."""
    reduced = deepcopy(tree)
    strip_elements(reduced, *_LEFT_OUT, with_tail=False)
    strip_tags(reduced, *_UNWRAPPED)
    scripts = list(reduced.iter("script"))
    if any(script.get("type") == _JSON_LD for script in scripts):
        for script in scripts:
            if script.get("type") != _JSON_LD:
                script.text = None
    else:
        strip_elements(reduced, "script", with_tail=False)
    return reduced


def measure_links(tree: HtmlElement, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks of a page that was read again with the share of each one's characters that are in links.

    Args:
        tree: The page.
        blocks: The blocks that :func:`extract_again` returns for it.
    """
    links = _index_links(tree)
    return tuple(replace(block, links=_measure_links(block.text, links)) for block in blocks)


def _read_blocks(body: _Element) -> Iterator[tuple[BlockKind, str]]:
    pieces: list[str] = []
    kinds: list[BlockKind] = ["paragraph"]
    for event, element in iterwalk(body, events=("start", "end")):
        tag = str(element.tag)
        if (tag in _KINDS or tag == "lb") and (text := squeeze("".join(pieces)).removesuffix(" |")):
            yield kinds[-1], text
        if tag in _KINDS or tag == "lb":
            pieces.clear()
        if event == "start":
            if tag in _KINDS:
                kinds.append(_KINDS[tag] or kinds[-1])
            pieces.append(element.text or "")
        else:
            if tag in _KINDS:
                kinds.pop()
            pieces.append(" | " if tag == "cell" else "")
            pieces.append(element.tail or "")


def _index_links(tree: HtmlElement) -> Mapping[str, Sequence[str]]:
    """Return the texts of the page's links by their first word, the longest first."""
    index: defaultdict[str, set[str]] = defaultdict(set)
    for link in tree.iter("a"):
        text = squeeze(link.text_content())
        if len(text) >= _MIN_LINK:
            index[text.split(" ", 1)[0]].add(text)
    return {word: sorted(texts, key=lambda text: (-len(text), text)) for word, texts in index.items()}


def _measure_links(text: str, links: Mapping[str, Sequence[str]]) -> float:
    """Return the share of `text` that is covered by links, looked up from word to word."""
    covered = position = 0
    while position < len(text):
        end = text.find(" ", position)
        word = text[position : end if end != -1 else len(text)]
        link = next((link for link in links.get(word, ()) if text.startswith(link, position)), None)
        covered += len(link) if link else 0
        position += len(link or word) + 1
    return covered / len(text) if text else 0.0
