"""How every parser makes entries, whatever the format of the feed."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from transforms.records import Entry, FeedBody
from transforms.text.dates import make_context, read_moment
from transforms.text.normalisation import digest, identify, scrub, squeeze, squeeze_title
from transforms.text.urls import canonicalise_url, resolve_url

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>|<!--.*?-->")
_ABSOLUTE = re.compile(r"\s*https?://", re.IGNORECASE)
# "desk@paper.example (Jane Doe)", as RSS has it, "Jane Doe <desk@paper.example>", and others
_ADDRESS = re.compile(r"(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_ESCAPED_CDATA = re.compile(
    r"^\s*(?:<|&lt;)!\[CDATA\[(.*)\]\](?:>|&gt;)\s*$", re.DOTALL
)  # it was escaped as text
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_VOID = frozenset({"br", "hr", "img", "wbr"})  # these have no closing tag
_DIVIDING = frozenset({"br", "hr", "p", "div", "li", "h1", "h2", "h3"})

MAX_ENTRIES = 2_000
"""Entries taken from one poll: twice what the longest news feeds list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawEntry:
    """An entry as a feed writes it: each field is `None` where the feed does not have it.

    Attributes:
        link: The URL of its article, relative or whole.
        guid: Its own identifier.
        title: The title, with or without markup.
        title_is_plain: Whether the format says that the title is plain text, so that no sign in it is markup.
        authors: The authors' names, with or without markup.
        published: The date of publication.
        other_dates: What else may be the date of publication, taken where `published` cannot be read.
        updated: The date of the last change.
        language: The language of the entry, or else of the feed.
        summary: The summary.
        content: The full text.
    """

    link: str | None
    guid: str | None = None
    title: str | None = None
    title_is_plain: bool = False
    authors: tuple[str, ...] = ()
    published: str | None = None
    other_dates: Sequence[str] = ()
    updated: str | None = None
    language: str | None = None
    summary: str | None = None
    content: str | None = None


def make_entry(raw: RawEntry, received: FeedBody, *, now: datetime) -> Entry | None:
    """Make an entry of what a feed states.

    An entry's version is a digest of its URL, title and date of change. Where the feed gives no date
    of change its text is digested instead, since nothing else shows a correction.

    Args:
        raw: The entry as the feed writes it.
        received: The feed document, against whose address the link is resolved.
        now: The time of the poll; dates that are not plausible then are dropped.

    Returns:
        The entry, or `None` when neither its link nor its identifier is an http or https address.
    """
    url = _find_url(raw, received.url)
    if url is None:
        return None
    page = canonicalise_url(url)
    name = squeeze(raw.guid or "") or url
    title = squeeze_title(raw.title or "") if raw.title_is_plain else strip_markup(raw.title or "")
    context = make_context(now=now, language=raw.language, url=url)
    stated = ((date, read_moment(date, context)) for date in (raw.published, *raw.other_dates))
    published_raw, published = next(((date, at) for date, at in stated if at), (raw.published, None))
    updated = read_moment(raw.updated, context)
    evidence = raw.updated or "\n".join((raw.published or "", raw.summary or "", raw.content or ""))
    return Entry(
        entry_id=identify("entry", received.feed.feed_id, name),
        feed_id=received.feed.feed_id,
        guid=name,
        url=url,
        canonical_url=page,
        title=title,
        authors=tuple(dict.fromkeys(author for author in map(read_name, raw.authors) if author)),
        published_raw=squeeze(published_raw) if published_raw else None,
        published_at=published.at if published else None,
        published_precision=published.precision if published else None,
        updated_at=updated.at if updated else None,
        language=squeeze(raw.language).lower() if raw.language else None,
        summary=scrub(raw.summary) if raw.summary else None,
        content=scrub(raw.content) if raw.content else None,
        version=digest(f"{page}\n{squeeze(title)}\n{evidence}")[:16],
    )


def _find_url(raw: RawEntry, base: str) -> str | None:
    """Return the address of an entry's article: its link, or an identifier that is an address."""
    links = (raw.link, raw.guid if raw.guid and _ABSOLUTE.match(raw.guid) else None)
    # an address that was escaped twice has this in it, and no other
    resolved = (resolve_url(base, scrub(each).replace("&amp;", "&")) for each in links if each)
    return next(filter(None, resolved), None)


def mark_paragraphs(text: str | None) -> str | None:
    """Return plain text as markup: its paragraphs are apart by blank lines."""
    if text is None:
        return None
    paragraphs = (html.escape(part.strip(), quote=False) for part in _BLANK_LINE.split(text) if part.strip())
    return "".join(f"<p>{paragraph.replace(chr(10), '<br>')}</p>" for paragraph in paragraphs)


def strip_markup(text: str) -> str:
    """Return a title or name without tags and entities, on one line.

    A tag without its counterpart, as in "What the <b> tag does", is part of the text: most formats do not say
    whether a title is markup.
    """
    if "<" in text or "&" in text:
        text = _ESCAPED_CDATA.sub(r"\1", text)
        # Where it has tags, what is escaped in it is text; otherwise the tags themselves may be escaped.
        bare = _strip_tags(text)
        text = html.unescape(bare if bare != text else _strip_tags(html.unescape(text)))
    return squeeze_title(text)


def read_name(written: str) -> str:
    """Return the name of an author without markup and e-mail address; an empty string if there is no name."""
    return _ADDRESS.sub("", strip_markup(written)).strip(" ,;:-()<>")


def _strip_tags(text: str) -> str:
    names: dict[str, set[str]] = {"": set(_VOID), "/": set(_VOID)}
    for tag in _TAG.finditer(text):
        if tag["name"]:
            names[tag["close"]].add(tag["name"].lower())
    paired = names[""] & names["/"]

    def replace(tag: re.Match[str]) -> str:
        name = (tag["name"] or "").lower()
        if name and name not in paired:
            return tag[0]
        return " " if name in _DIVIDING else ""

    return _TAG.sub(replace, text)
