"""Find the hubs of a feed, by WebSub, section 4: in the Link headers of its answer, then in the feed."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.records import HubLinks
from transforms.text.link_headers import read_links
from transforms.text.urls import resolve_url

_MAX_HUBS, _MAX_LENGTH = 3, 2_000


def read_link_headers(base: str, values: Iterable[str]) -> HubLinks | None:
    """Return the hubs that Link headers name (RFC 8288), or `None` if they name none.

    Args:
        base: The address of the answer, which relative links refer to.
        values: The values of its Link headers.
    """
    found = collect_links(base, read_links(values))
    return found if found.hubs else None


def collect_links(base: str, links: Iterable[tuple[str, str]]) -> HubLinks:
    """Return the hubs and the topic among links, at most three hubs.

    Args:
        base: The address that relative links refer to.
        links: The relations of each link, divided by spaces, and its address.
    """
    hubs: dict[str, None] = {}
    topic: str | None = None
    for relations, address in links:
        names = relations.lower().split()
        if not {"hub", "self"} & set(names) or len(address) > _MAX_LENGTH:
            continue
        url = resolve_url(base, address)
        if url and "hub" in names:
            hubs.setdefault(url)
        if url and "self" in names:
            topic = topic or url
    return HubLinks(hubs=tuple(hubs)[:_MAX_HUBS], topic=topic)
