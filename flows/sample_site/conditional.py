"""Conditional requests (RFC 9110, section 13)."""

from __future__ import annotations

import re
from datetime import UTC
from email.utils import parsedate_to_datetime

from flows.sample_site.edition import Resource

_ENTITY_TAG = re.compile(r'(?:W/)?("[^"]*")')


def is_unchanged(resource: Resource, if_none_match: str | None, if_modified_since: str | None) -> bool:
    """Return whether a conditional GET is answered by 304.

    Args:
        resource: The requested resource.
        if_none_match: The If-None-Match header. If there is one it decides alone; the comparison is weak,
            so ``W/"x"`` matches ``"x"``.
        if_modified_since: The If-Modified-Since header. A date that cannot be parsed is ignored.
    """
    if if_none_match is not None:
        return if_none_match.strip() == "*" or resource.etag in _ENTITY_TAG.findall(if_none_match)
    if if_modified_since is None:
        return False
    try:
        since = parsedate_to_datetime(if_modified_since)
    except ValueError:
        return False
    return resource.modified <= (since if since.tzinfo else since.replace(tzinfo=UTC))
