"""How every parser makes entries, whatever the format of the feed."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import datetime

from transforms.records import Entry, Feed
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


def make_entry(
    feed: Feed,
    *,
    base: str,
    guid: str | None,
    link: str | None,
    title: str | None,
    authors: tuple[str, ...],
    published: str | None,
    updated: str | None,
    language: str | None,
    summary: str | None,
    content: str | None,
    now: datetime,
    is_plain: bool = False,
    other_dates: Sequence[str] = (),
) -> Entry | None:
    """Make an entry from the fields that a feed gives, as written.

    An entry's version is a digest of its URL, title and date of change. Where the feed gives no date
    of change its text is digested instead, since nothing else shows a correction.

    Args:
        feed: The feed that lists the entry.
        base: The URL that `link` is resolved against.
        guid: The entry's own identifier; its URL where it has none.
        link: The URL of its article; without one on the web, a `guid` that is such an address.
        title: The title, with or without markup.
        authors: The authors' names, with or without markup.
        published: The date of publication.
        updated: The date of the last change.
        language: The language of the entry, or else of the feed.
        summary: The summary.
        content: The full text.
        now: The time of the poll; dates that are not plausible then are dropped.
        is_plain: Whether the format says that the title is plain text, so that no sign in it is markup.
        other_dates: What else may be the date of publication, taken where `published` cannot be read.

    Returns:
        The entry, or `None` when its link is not an http or https address.
    """
    links = (link, guid if guid and _ABSOLUTE.match(guid) else None)
    # an address that was escaped twice has this in it, and no other
    resolved = (resolve_url(base, scrub(each).replace("&amp;", "&")) for each in links if each)
    url = next(filter(None, resolved), None)
    if url is None:
        return None
    page = canonicalise_url(url)
    name = squeeze(guid or "") or url
    plain_title = squeeze_title(title or "") if is_plain else strip_markup(title or "")
    context = make_context(now=now, language=language, url=url)
    stated = ((raw, read_moment(raw, context)) for raw in (published, *other_dates))
    read_raw, published_moment = next(((raw, at) for raw, at in stated if at), (published, None))
    updated_moment = read_moment(updated, context)
    evidence = updated or "\n".join((published or "", summary or "", content or ""))
    return Entry(
        entry_id=identify("entry", feed.feed_id, name),
        feed_id=feed.feed_id,
        guid=name,
        url=url,
        canonical_url=page,
        title=plain_title,
        authors=tuple(dict.fromkeys(name for name in map(read_name, authors) if name)),
        published_raw=squeeze(read_raw) if read_raw else None,
        published_at=published_moment.at if published_moment else None,
        published_precision=published_moment.precision if published_moment else None,
        updated_at=updated_moment.at if updated_moment else None,
        language=squeeze(language).lower() if language else None,
        summary=scrub(summary) if summary else None,
        content=scrub(content) if content else None,
        version=digest(f"{page}\n{squeeze(plain_title)}\n{evidence}")[:16],
    )


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
        text = html.unescape(_strip_tags(html.unescape(text)))
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
