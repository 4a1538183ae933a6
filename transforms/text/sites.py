"""Find the site of an address, by the Public Suffix List (https://publicsuffix.org/)."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from transforms.text.hosts import encode_host

_LABELS = 2  # of a name under a suffix that is not in the list, by the list's own default rule `*`


def find_registrable_host(url: str) -> str | None:
    """Return the part of a host that somebody registered, such as ``example.co.uk``.

    Hosting services count as suffixes, since ``ada.github.io`` and ``bob.github.io`` are two people's sites.
    The list comes with the library; nothing is downloaded.

    Returns:
        The registrable host, the IP address of a URL that has one, or `None` where there is no host.
    """
    try:
        host = encode_host(urlsplit(url).hostname or "")
    except ValueError:
        return None
    return _find_registrable(host) if host else None


@lru_cache(1_000)  # a batch has many pages of one site
def _find_registrable(host: str) -> str:
    try:
        return str(ip_address(host))
    except ValueError:
        pass
    from tld import get_fld  # noqa: PLC0415 -- takes 0.02 s to import, and a run with nothing new asks for no site

    listed = get_fld(f"https://{host}/", fail_silently=True, search_private=True)
    return listed or ".".join(host.split(".")[-_LABELS:])


def is_same_site(one: str, other: str) -> bool:
    """Return whether two addresses have the same registrable host."""
    host = find_registrable_host(one)
    return host is not None and host == find_registrable_host(other)
