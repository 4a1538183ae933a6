"""What a page says of itself in JSON-LD, the notation of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from transforms.text.normalisation import squeeze

_ARTICLE = re.compile(
    r"\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|Review|CriticReview|\w*NewsPosting",
    re.IGNORECASE,
)
_LISTING = frozenset({"CollectionPage", "ItemList", "SearchResultsPage", "Blog"})
_WRAPPING = re.compile(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$|^\s*<!--|-->\s*$")
_MARKUP = re.compile(r"<[^<>]*>")
_MOST_NODES = 2_000
_DEEPEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonLdArticle:
    """The article that a page's JSON-LD describes, in the publisher's own words.

    `body` is the article's text, where it is given in full or in part; `is_free` what the page
    says of a paywall, null when it says nothing.
    """

    headline: str | None
    authors: tuple[str, ...]
    published: str | None
    modified: str | None
    language: str | None
    publisher: str | None
    url: str | None
    section: str | None
    image_url: str | None
    body: str | None
    is_free: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonLdPage:
    """What JSON-LD says of a page: the article on it, if any, and whether it is a listing."""

    article: JsonLdArticle | None
    is_listing: bool


def read_json_ld(tree: HtmlElement) -> JsonLdPage:
    """Read all JSON-LD of a page; scripts that are no JSON are passed over."""
    nodes = [node for script in tree.iter("script") for node in _read_script(script)]
    articles = [node for node in nodes if any(_ARTICLE.fullmatch(kind) for kind in _kinds(node))]
    # the node with the most to say is the page's own; the others are often teasers
    best = max(
        articles,
        key=lambda node: ("datePublished" in node) + ("headline" in node) + ("author" in node),
        default=None,
    )
    return JsonLdPage(
        article=_read_article(best, nodes) if best is not None else None,
        is_listing=any(kind in _LISTING for node in nodes for kind in _kinds(node)),
    )


def _read_script(script: HtmlElement) -> Iterator[Mapping[str, Any]]:
    if "ld+json" not in (script.get("type") or "").lower():
        return
    text = _WRAPPING.sub("", script.text or "")
    try:
        content = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    waiting, seen = [(content, 0)], 0
    while waiting and seen < _MOST_NODES:
        node, depth = waiting.pop(0)
        seen += 1
        if isinstance(node, dict):
            yield node
            node = [
                node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart") if key in node
            ]
        if isinstance(node, list) and depth < _DEEPEST:
            waiting.extend((part, depth + 1) for part in node)


def _read_article(node: Mapping[str, Any], nodes: list[Mapping[str, Any]]) -> JsonLdArticle:
    named = {str(other["@id"]): other for other in nodes if "@id" in other and "name" in other}
    page = node.get("mainEntityOfPage")
    return JsonLdArticle(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        authors=tuple(_names(node.get("author"), named)),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        language=_text(node.get("inLanguage")),
        publisher=next(iter(_names(node.get("publisher"), named)), None),
        url=_text(page.get("@id") if isinstance(page, dict) else page) or _text(node.get("url")),
        section=next(iter(_names(node.get("articleSection"), named)), None),
        image_url=next(_addresses(node.get("image"), named), None),
        body=_text(_MARKUP.sub(" ", unescape(body)))
        if isinstance(body := node.get("articleBody"), str)
        else None,
        is_free=_read_truth(node.get("isAccessibleForFree")),
    )


def _names(value: Any, named: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for part in value if isinstance(value, list) else [value]:
        whole = named.get(str(part.get("@id")), part) if isinstance(part, dict) else part
        name = whole.get("name") if isinstance(whole, dict) else whole
        for text in name if isinstance(name, list) else [name]:
            if found := _text(text):
                yield found


def _addresses(value: Any, named: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield the addresses of pictures: given plainly, in a list, or as an ImageObject."""
    for part in value if isinstance(value, list) else [value]:
        whole = named.get(str(part.get("@id")), part) if isinstance(part, dict) else part
        address = whole.get("url") or whole.get("contentUrl") if isinstance(whole, dict) else whole
        for text in address if isinstance(address, list) else [address]:
            if found := _text(text):
                yield found


def _read_truth(value: Any) -> bool | None:
    return {"true": True, "false": False}.get(str(value).rsplit("/", 1)[-1].casefold())


def _kinds(node: Mapping[str, Any]) -> list[str]:
    kind = node.get("@type")
    return [str(part).rsplit("/", 1)[-1] for part in (kind if isinstance(kind, list) else [kind])]


def _text(value: Any) -> str | None:
    return (squeeze(unescape(value)) or None) if isinstance(value, str) else None
