"""Find a feed's next older page: by RFC 5005, by JSON Feed's `next_url`, or where WordPress has it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from transforms.text.sites import is_same_site
from transforms.text.urls import resolve_url

HISTORY = "http://purl.org/syndication/history/1.0"
"""The XML namespace of RFC 5005, whose element `complete` says that a feed lists all entries that it has."""
# An archive document stays as it is, while the pages behind `next` shift with each new entry.
_RELATIONS = ("prev-archive", "next")
_MAX_LENGTH = 2_000  # of an address
_WORDPRESS = re.compile(r"https?://(?:www\.)?wordpress\.(?:org|com)(?:[/?]|$)", re.IGNORECASE)
_NUMBER = re.compile(r"[1-9][0-9]{0,4}")


def find_older_page(base: str, links: Iterable[tuple[str, str]]) -> str | None:
    """Return the address of the next older page that links name, or `None`.

    Args:
        base: The address that relative links refer to.
        links: The relations of each link, divided by spaces, and its address.
    """
    found: dict[str, str] = {}
    for relations, address in links:
        url = resolve_url(base, address) if 0 < len(address) <= _MAX_LENGTH else None
        for name in relations.lower().split() if url else ():
            found.setdefault(name, url or "")
    return next((found[name] for name in _RELATIONS if name in found), None)


def name_wordpress_page(url: str, *, generators: Iterable[str], site_url: str | None) -> str | None:
    """Return the address of the next older page of a feed that WordPress made, or `None`.

    Its feeds name no further page, but each takes the parameter `paged` as the lists of its pages do. A
    service that passes on the feed of another site says WordPress, too, and does not know the parameter.

    Args:
        url: The address that the feed came from.
        generators: What the feed says that it was made by.
        site_url: The site that the feed says to be of.
    """
    if not any(map(_WORDPRESS.match, generators)) or not site_url or not is_same_site(url, site_url):
        return None
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    page = next((value for name, value in pairs if name == "paged"), "1")
    if not _NUMBER.fullmatch(page):
        return None
    added = urlencode({"paged": int(page) + 1})
    kept = [part for part in parts.query.split("&") if part and part.partition("=")[0] != "paged"]
    return parts._replace(query="&".join([*kept, added]), fragment="").geturl()
