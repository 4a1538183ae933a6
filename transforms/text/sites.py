"""Find the site of an address, by the Public Suffix List (https://publicsuffix.org/)."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from tld import get_fld

_LABELS = 2  # of a name under a suffix that is not in the list, by the list's own default rule `*`


def find_registrable_host(url: str) -> str | None:
    """Return the part of a host that somebody registered, such as ``example.co.uk``.

    Hosting services count as suffixes, since ``ada.github.io`` and ``bob.github.io`` are two people's sites.
    The list comes with the library; nothing is downloaded.

    Returns:
        The registrable host, the IP address of a URL that has one, or `None` where there is no host.
    """
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return None
    try:
        return str(ip_address(host))
    except ValueError:
        pass
    listed = get_fld(f"https://{host}/", fail_silently=True, search_private=True) if host else None
    return listed or ".".join(host.split(".")[-_LABELS:]) or None


def is_same_site(one: str, other: str) -> bool:
    """Return whether two addresses have the same registrable host."""
    host = find_registrable_host(one)
    return host is not None and host == find_registrable_host(other)
