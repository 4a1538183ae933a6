"""Addresses: which two are the same page, and whose site it is."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

# Parameters that say where a reader came from and never what the page shows.
_TRACKING = re.compile(
    r"(utm_\w+|ga_\w+|pk_\w+|mtm_\w+|hsa_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid"
    r"|_hsenc|_hsmi|mkt_tok|cmpid|ncid|ocid|s_cid|spm|ref_src|ref_url|guccounter|guce_\w+|rss|xtor)",
    re.IGNORECASE,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def absolute_url(base: str, link: str) -> str | None:
    """Resolve `link` against `base`; null when the result is not an http or https address."""
    try:
        url = urljoin(base, link.strip())
        parts = urlsplit(url)
        named = bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return None
    return url if named and parts.scheme.lower() in _DEFAULT_PORTS else None


def canonical_url(url: str) -> str:
    """Return the form of `url` by which pages are told apart.

    The scheme is taken as https, host in lower case, no default port, fragment, user info or
    trailing slash; parameters sorted and free of tracking. It serves as an identity only:
    requests go to the address as given. An address that cannot be split is returned as it is.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url
    if port is not None and port != _DEFAULT_PORTS.get(parts.scheme.lower()):
        host = f"{host}:{port}"
    query = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    )
    return urlunsplit(("https", host, parts.path.rstrip("/") or "/", urlencode(query), ""))


def clean_url(url: str) -> str:
    """Return `url` as it would be cited: without fragment and tracking, otherwise as it is."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    kept = [pair for pair in parts.query.split("&") if pair and not _TRACKING.fullmatch(pair.split("=")[0])]
    return urlunsplit(parts._replace(query="&".join(kept), fragment=""))


def site_of(url: str) -> str:
    """Return the publisher's domain as people write it: the host without ``www.`` and port."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.").removeprefix("m.")
