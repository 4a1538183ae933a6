"""Conditional requests, as RFC 9110 section 13 has them."""

from __future__ import annotations

import re
from datetime import UTC
from email.utils import parsedate_to_datetime

from flows.sample_site.edition import Resource

_ENTITY_TAG = re.compile(r'(?:W/)?("[^"]*")')


def is_unchanged(resource: Resource, if_none_match: str | None, if_modified_since: str | None) -> bool:
    """Say whether a GET with these two headers is answered by 304.

    `If-None-Match` decides alone when it is there; it compares weakly, so ``W/"x"`` matches
    ``"x"``. A date that cannot be read counts as absent.
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
