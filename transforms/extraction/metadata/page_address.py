"""Find the address that a page declares to be its own, and the one that its links are resolved against."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from transforms.extraction.metadata.elements import PageElements
from transforms.extraction.metadata.statements import Statements
from transforms.text.urls import clean_url, resolve_url


def find_base(elements: PageElements, url: str) -> str:
    """Return the address against which a page's links are resolved.

    Args:
        elements: The page's elements.
        url: The page's address.
    """
    stated = (tag.get("href") for tag in elements.tree.iter("base"))
    href = next((link for link in stated if link), None)
    return (resolve_url(url, href) if href else None) or url


def find_canonical_address(
    page: Statements, *, url: str | None, base: str, header: str | None = None
) -> str | None:
    """Return the address that a page declares, without its fragment and tracking parameters.

    Its links count more than the header of its answer, which a server beside the templates may set, and that
    counts more than the addresses that are stated for other purposes.

    A template may name the site's front page, or the machine on which it was made: neither is the address of
    another page, or of one that came from elsewhere.

    Args:
        page: The statements of the page.
        url: The page's address.
        base: The address against which its links are resolved.
        header: The address that the header of its answer names as the canonical one.
    """
    links = [
        link
        for link in page.elements.list_tag("link")
        if "canonical" in (link.get("rel") or "").casefold().split()
    ]
    stated = [
        *(link.get("href") for link in links),
        header,
        page.metas.get("og:url"),
        page.article.url if page.article else None,
        page.metas.get("parsely-link"),
    ]
    addresses = (clean_url(address) for link in stated if link and (address := resolve_url(base, link)))
    if url is None:
        return next(addresses, None)
    is_local, is_front = _is_local(url), _is_front(url)
    return next(
        (a for a in addresses if (is_local or not _is_local(a)) and (is_front or not _is_front(a))), None
    )


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query


def _is_local(address: str) -> bool:
    """Return whether an address leads to this machine or into a private network."""
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
