"""Read the links in the Link headers of an answer (RFC 8288)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from transforms.text.urls import resolve_url

_MAX_VALUE = 16_000  # characters of a header
_MAX_LENGTH = 2_000  # of an address
_LINK = re.compile(r"<([^<>]*)>((?:\s*;\s*[\w*.-]+(?:\s*=\s*(?:\"[^\"]*\"|[^\s;,\"<>]*))?)*)")
_PARAMETER = re.compile(r";\s*([\w*.-]+)(?:\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"<>]*)))?")


def read_links(values: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the relations of each link, divided by spaces, and its address as it is written.

    Of several parameters `rel` of a link the first counts. One with the parameter `anchor` is a link from
    something else than the answer, and is left out.

    Args:
        values: The values of the Link headers.
    """
    for value in values:
        for address, parameters in _LINK.findall(value[:_MAX_VALUE]):
            stated: dict[str, str] = {}
            for name, quoted, token in _PARAMETER.findall(parameters):
                stated.setdefault(name.lower(), quoted or token)
            if "anchor" not in stated:
                yield stated.get("rel", ""), address


def find_canonical_link(base: str | None, values: Iterable[str]) -> str | None:
    """Return the address that Link headers name as the canonical one (RFC 6596), or None.

    Args:
        base: The address of the answer, which relative links refer to; None where it has none.
        values: The values of its Link headers.
    """
    for relations, address in read_links(values):
        if "canonical" in relations.lower().split() and 0 < len(address) <= _MAX_LENGTH:
            return resolve_url(base or "", address)
    return None
