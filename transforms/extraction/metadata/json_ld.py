"""Read what a page says about itself in JSON-LD, in the vocabulary of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from transforms.text.normalisation import squeeze
from transforms.text.writing_systems import has_cjk

_ARTICLE = re.compile(
    r"\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|Review|CriticReview|\w*NewsPosting",
    re.IGNORECASE,
)
_PAGES = frozenset({"WebPage", "ItemPage", "AboutPage", "FAQPage", "QAPage", "MedicalWebPage"})
_LISTING = frozenset({"CollectionPage", "ItemList", "SearchResultsPage", "Blog"})
_WRAPPER = re.compile(
    r"^\s*(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|(?://|/\*)?\s*\]\]>(?:\s*\*/)?\s*$|^\s*<!--|-->\s*$"
)
_WRAPPER_PARTS = ("<!", "]]>", "-->")  # one of which each wrapper has
_EXTRA_COMMA = re.compile(r",(?=\s*[}\]])")
_BETWEEN = re.compile(r"[\s;,\ufeff]*")
_SCHEMA = re.compile(r"^(?:schema:|https?://schema\.org/)", re.IGNORECASE)
_DECODER = json.JSONDecoder(strict=False)
_MARKUP = re.compile(r"<[^<>]*>")
_MAX_NODES = 2_000
_MAX_DEPTH = 12
_MIN_HEADLINE = 12  # characters of a headline that tells an article from others


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonLdArticle:
    """The article that a page's JSON-LD describes, in the publisher's own words.

    Attributes:
        headline: The headline.
        authors: The authors' names.
        published: The date of publication, as written.
        modified: The date of the last change, as written.
        language: The language, as written.
        publisher: The publisher's name.
        url: The article's address.
        section: The section of the site.
        image_url: The address of the main picture.
        body: The article's text, where it is given in full or in part.
        is_free: Whether the article can be read for free; None when the page does not say.
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
    """The JSON-LD of a page.

    Attributes:
        article: The article that it describes, if any.
        is_listing: Whether it declares a listing.
        published: The date of publication of the page itself, as written.
        modified: The date of its last change, as written.
    """

    article: JsonLdArticle | None
    is_listing: bool
    published: str | None = None
    modified: str | None = None


def read_json_ld(
    scripts: Iterable[HtmlElement], *, addresses: Sequence[str] = (), titles: Sequence[str] = ()
) -> JsonLdPage:
    """Read all JSON-LD in the scripts of a page; those with broken JSON are skipped.

    Args:
        scripts: The scripts.
        addresses: The addresses that the page goes by: of several articles, the one there is its own.
        titles: The titles that the page goes by: or else the one with such a headline.
    """
    stating = (script for script in scripts if "ld+json" in (script.get("type") or "").lower())
    nodes = [node for script in stating for node in _read_script(script)]
    articles = [node for node in nodes if any(_ARTICLE.fullmatch(kind) for kind in _list_types(node))]
    pages = [node for node in nodes if any(kind in _PAGES for kind in _list_types(node))]
    # of those that the page names, the node with the most fields is its own article; others are often teasers
    own = _choose_own(articles, addresses, titles) if len(articles) > 1 else articles
    best = max(
        own,
        key=lambda node: ("datePublished" in node) + ("headline" in node) + ("author" in node),
        default=None,
    )
    return JsonLdPage(
        article=_read_article(best, nodes) if best is not None else None,
        is_listing=any(kind in _LISTING for node in nodes for kind in _list_types(node)),
        published=next((date for node in pages if (date := _read_date(node.get("datePublished")))), None),
        modified=next((date for node in pages if (date := _read_date(node.get("dateModified")))), None),
    )


def _choose_own(
    articles: list[Mapping[str, Any]], addresses: Sequence[str], titles: Sequence[str]
) -> list[Mapping[str, Any]]:
    """Return those of several articles that are at an address of the page, or under its title; or all."""
    places = {_strip_address(address) for address in addresses}
    here = [node for node in articles if places & set(_list_places(node))]
    if here:
        return here
    names = [_clean_text(node.get("headline")) or _clean_text(node.get("name")) or "" for node in articles]
    headed = [
        node
        for node, name in zip(articles, names, strict=True)
        if len(name) >= _MIN_HEADLINE and any(name in title for title in titles)
    ]
    return headed or articles


def _list_places(node: Mapping[str, Any]) -> Iterator[str]:
    """Yield the addresses of an article, without their schemes and fragments."""
    for value in (node.get("url"), node.get("mainEntityOfPage"), node.get("@id")):
        parts = (value.get("@id"), value.get("url")) if isinstance(value, dict) else (value,)
        for part in parts:
            if isinstance(part, str) and "/" in part:
                yield _strip_address(part)


def _strip_address(address: str) -> str:
    return address.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/")


def _read_script(script: HtmlElement) -> Iterator[Mapping[str, Any]]:
    text = script.text or ""
    if any(part in text for part in _WRAPPER_PARTS):
        text = _WRAPPER.sub("", text)
    queue, seen = [(content, 0) for content in _parse(text)], 0
    while queue and seen < _MAX_NODES:
        node, depth = queue.pop(0)
        seen += 1
        if isinstance(node, dict):
            if any(":" in key for key in node):
                node = {_SCHEMA.sub("", key): value for key, value in node.items()}
            yield node
            node = [
                node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart") if key in node
            ]
        if isinstance(node, list) and depth < _MAX_DEPTH:
            queue.extend((part, depth + 1) for part in node)


def _parse(text: str) -> list[Any]:
    """Return the values of a script: one, or as many as can be read of one that is not quite JSON.

    Templates leave commas before closing brackets, set objects side by side, close with a semicolon, and
    escape quotation marks.
    """
    try:
        return [json.loads(text, strict=False)]
    except RecursionError:
        return []
    except ValueError:
        text = _EXTRA_COMMA.sub("", unescape(text) if "&quot;" in text and '"' not in text else text)
    values: list[Any] = []
    place = _BETWEEN.match(text).end()  # type: ignore[union-attr]
    while place < len(text) and len(values) < _MAX_NODES:
        try:
            value, place = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            break
        values.append(value)
        place = _BETWEEN.match(text, place).end()  # type: ignore[union-attr]
    return values


def _read_article(node: Mapping[str, Any], nodes: list[Mapping[str, Any]]) -> JsonLdArticle:
    named = {
        str(other["@id"]): other
        for other in nodes
        if "@id" in other and other.keys() & {"name", "familyName"}
    }
    page = node.get("mainEntityOfPage")
    return JsonLdArticle(
        headline=_clean_text(node.get("headline")) or _clean_text(node.get("name")),
        authors=tuple(_list_names(node.get("author"), named)),
        published=_read_date(node.get("datePublished")) or _read_date(node.get("dateCreated")),
        modified=_read_date(node.get("dateModified")),
        language=_clean_text(node.get("inLanguage")),
        publisher=next(iter(_list_names(node.get("publisher"), named)), None),
        url=_clean_text(page.get("@id") or page.get("url") if isinstance(page, dict) else page)
        or _clean_text(node.get("url")),
        section=next(iter(_list_names(node.get("articleSection"), named)), None),
        image_url=next(_list_addresses(node.get("image"), named), None),
        body=_clean_text(_MARKUP.sub(" ", unescape(body)))
        if isinstance(body := node.get("articleBody"), str)
        else None,
        is_free=_read_boolean(node.get("isAccessibleForFree")),
    )


def _list_names(value: Any, named: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield the names in a value: plain, in a list, in nodes, or in nodes that are only referred to."""
    for part in value if isinstance(value, list) else [value]:
        whole = named.get(str(part.get("@id")), part) if isinstance(part, dict) else part
        name = (whole.get("name") or _join_name(whole)) if isinstance(whole, dict) else whole
        for text in name if isinstance(name, list) else [name]:
            if found := _clean_text(text):
                yield found


def _join_name(person: Mapping[str, Any]) -> str | None:
    """Return a person's given, further and family names in the order of their language; None without two."""
    given, family = _clean_text(person.get("givenName")), _clean_text(person.get("familyName"))
    if not given or not family:
        return None
    if has_cjk(given + family):
        return f"{family} {given}"
    return " ".join(filter(None, (given, _clean_text(person.get("additionalName")), family)))


def _list_addresses(value: Any, named: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield the addresses of pictures: given plainly, in a list, or as an ImageObject."""
    for part in value if isinstance(value, list) else [value]:
        whole = named.get(str(part.get("@id")), part) if isinstance(part, dict) else part
        address = whole.get("url") or whole.get("contentUrl") if isinstance(whole, dict) else whole
        for text in address if isinstance(address, list) else [address]:
            if found := _clean_text(text):
                yield found


def _read_date(value: Any) -> str | None:
    """Return a date as written: plain, the first of a list, a number, or the value of a node."""
    first = value[0] if isinstance(value, list) and value else value
    plain = first.get("@value") if isinstance(first, dict) else first
    return str(plain) if isinstance(plain, int) and not isinstance(plain, bool) else _clean_text(plain)


def _read_boolean(value: Any) -> bool | None:
    return {"true": True, "false": False}.get(str(value).rsplit("/", 1)[-1].casefold())


def _list_types(node: Mapping[str, Any]) -> list[str]:
    kind = node.get("@type")
    return [
        _SCHEMA.sub("", str(part)).rsplit("/", 1)[-1] for part in (kind if isinstance(kind, list) else [kind])
    ]


def _clean_text(value: Any) -> str | None:
    return (squeeze(unescape(value)) or None) if isinstance(value, str) else None
