"""Resolve, clean and compare addresses of web pages."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

from transforms.text.hosts import decode_host, encode_host
from transforms.text.normalisation import compose, is_storable

# Parameters that say where a reader came from and do not change the page.
_TRACKING = re.compile(
    r"(utm_\w+|ga_\w+|pk_\w+|mtm_\w+|hsa_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid"
    r"|_hsenc|_hsmi|mkt_tok|cmpid|ncid|ocid|s_cid|spm|ref_src|ref_url|guccounter|guce_\w+|rss|xtor"
    r"|srsltid|gad_source|gbraid|wbraid|wt_z?mc|ns_(?:mchannel|source|campaign|linkname|fee)|at_(?:medium|campaign|custom\d)"
    r"|ito|smid|smtyp|emc|feed(?:Name|Type))",
    re.IGNORECASE,
)
# Others that say so by their value: partner=rss.
_FROM_FEED = re.compile(r"(?:ref|source|src|partner|from|via|origin|cid|cmp)=rss", re.IGNORECASE)
_UNESCAPED = "!$&'()*+,;=:@~"  # what a path has as it is, beside letters, digits and "-._"
_KEEP_BYTES = "surrogateescape"  # escapes of another encoding than UTF-8 stay what they are
MAX_ADDRESS = 8_192
"""The longest address in characters that is taken; servers and other clients take no longer ones either."""
_MAX_WRITTEN = 2 * MAX_ADDRESS  # with white space around it
_DEFAULT_PORTS = {"http": 80, "https": 443}


def resolve_url(base: str, link: str) -> str | None:
    """Resolve a link against the address of its page.

    Returns:
        The address; `None` unless it is http or https, no longer than `MAX_ADDRESS`, and can be stored: the
        string of a script may hold half a character.
    """
    if len(link) > _MAX_WRITTEN:
        return None
    try:
        url = urljoin(base, link.strip()).replace(" ", "%20")  # as browsers write it
        parts = urlsplit(url)
        named = bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return None
    if len(url) > MAX_ADDRESS or not is_storable(url):
        return None
    return url if named and parts.scheme.lower() in _DEFAULT_PORTS else None


def canonicalise_url(url: str) -> str:
    """Return the canonical form of an address, which is the same for all addresses of one page.

    It has the scheme https, the host in lower case and in ASCII, escapes where RFC 3986 needs them and
    nowhere else, sorted parameters without tracking, and no default port, fragment, user info or trailing
    slash. It is for comparing only: requests go to the address as it was given. An address that cannot be
    parsed is returned unchanged.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = encode_host(parts.hostname or ""), parts.port
    except ValueError:
        return url
    if port is not None and port != _DEFAULT_PORTS.get(parts.scheme.lower()):
        host = f"{host}:{port}"
    query = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True, errors=_KEEP_BYTES)
        if not _is_tracking(name, value)
    )
    path = parts.path
    if "/." in path:  # RFC 3986, 5.2.4
        path = urlsplit(urljoin("http://x/", path)).path
    path = _normalise_path(path.rstrip("/")) or "/"
    return urlunsplit(("https", host, path, urlencode(query, errors=_KEEP_BYTES), ""))


def read_fragment(url: str) -> str:
    """Return the fragment by which an address names a place on a page; none where it is for tracking."""
    _, _, fragment = url.partition("#")
    is_tracking = all(_TRACKING.fullmatch(pair.partition("=")[0]) for pair in fragment.split("&"))
    return "" if is_tracking else unquote(fragment)


def _is_tracking(name: str, value: str) -> bool:
    return _TRACKING.fullmatch(name) is not None or _FROM_FEED.fullmatch(f"{name}={value}") is not None


def _normalise_path(path: str) -> str:
    """Return a path with the same escapes however it was written: in letters or escaped, composed or not."""
    segments = (compose(unquote(segment, errors=_KEEP_BYTES)) for segment in path.split("/"))
    return "/".join(quote(segment, safe=_UNESCAPED, errors=_KEEP_BYTES) for segment in segments)


def clean_url(url: str) -> str:
    """Remove the fragment and the tracking parameters of an address, and change nothing else."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    pairs = (pair.partition("=") for pair in parts.query.split("&") if pair)
    kept = ["".join(pair) for pair in pairs if not _is_tracking(pair[0], pair[2])]
    return urlunsplit(parts._replace(query="&".join(kept), fragment=""))


def extract_domain(url: str) -> str:
    """Return the domain of an address as people write it: the host without ``www.``, ``m.`` and port."""
    try:
        host = decode_host(urlsplit(url).hostname or "")
    except ValueError:
        host = ""
    return host.removeprefix("www.").removeprefix("m.")
