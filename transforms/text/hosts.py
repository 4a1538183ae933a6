"""Names of hosts in letters of any script and in ASCII: two spellings of one host (RFC 5890, UTS 46)."""

from __future__ import annotations

from functools import lru_cache

import idna


@lru_cache(1_000)  # a batch has many pages of one site
def encode_host(host: str) -> str:
    """Return the name of a host in lower case and in ASCII, as it is asked for in the DNS.

    A name that is not valid in letters stays in them.
    """
    host = host.lower().rstrip(".")
    if host.isascii():
        return host
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except UnicodeError:  # the library's own errors are of this kind
        pass
    try:
        return host.encode("idna").decode("ascii")  # by the older rules, which allow more
    except UnicodeError:
        return host


@lru_cache(1_000)
def decode_host(host: str) -> str:
    """Return the name of a host in lower case and in letters, as people write it."""
    host = host.lower().rstrip(".")
    if "xn--" not in host and host.isascii():
        return host
    try:
        return idna.decode(encode_host(host))
    except UnicodeError:
        return host
