"""Whose site an address belongs to, by the Public Suffix List (https://publicsuffix.org/)."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from tld import get_fld

_LABELS = 2  # of a name under a suffix that the list does not know, as its own default rule `*` says


def registrable_host(url: str) -> str | None:
    """Return the part of the host that somebody registered, such as ``example.co.uk``; null if none.

    Hosting services count as suffixes, since ``ada.github.io`` and ``bob.github.io`` are two people's
    sites. An Internet address is its own. The list comes with the library; nothing is downloaded.
    """
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return None
    try:
        return str(ip_address(host))
    except ValueError:
        pass
    known = get_fld(f"https://{host}/", fail_silently=True, search_private=True) if host else None
    return known or ".".join(host.split(".")[-_LABELS:]) or None


def is_same_site(one: str, other: str) -> bool:
    """Tell whether two addresses belong to one registrable host."""
    host = registrable_host(one)
    return host is not None and host == registrable_host(other)
