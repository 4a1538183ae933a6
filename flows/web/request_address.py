"""Parse an address into the one that is asked for: as it was written, where a request may hold that."""

from __future__ import annotations

import re
from urllib.parse import quote

from yarl import URL

_SAFE = "%!$&'()*+,;=:@/"  # beside letters, digits and "-._~"
_SAFE_IN_QUERY = _SAFE + "?"
_NO_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_DOTS = re.compile(r"/(?:\.|%2e)", re.IGNORECASE)


def parse_request_address(url: str) -> URL:
    """Parse an address, with the escapes that it was written with and no others but those that it lacks.

    The library undoes escapes of characters that it takes for harmless, and writes a space of the query as
    ``+``: but a server may have signed ``%2F``, or take the plus for a plus. Browsers keep them and write
    ``%20``.

    Args:
        url: The address.

    Raises:
        ValueError: It cannot be parsed.
    """
    address, written = URL(url), URL(url, encoded=True)
    path = written.raw_path
    if _DOTS.search(path):  # the library finds the rest of the path
        path = address.raw_path
    return URL.build(
        scheme=address.scheme,
        authority=address.raw_authority,
        path=_escape(path, _SAFE),
        query_string=_escape(written.raw_query_string, _SAFE_IN_QUERY),
        encoded=True,
    )


def _escape(text: str, safe: str) -> str:
    return quote(_NO_ESCAPE.sub("%25", text), safe=safe)
