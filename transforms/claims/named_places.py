"""Names of the taxonomy at their places in a text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from transforms.records import TagKind
from transforms.tagging.article_matches import ArticleMatches


class NamedPlace(NamedTuple):
    """A name of a company, model, plant or person at ``text[start:end]``."""

    start: int
    end: int
    tag: str
    kind: TagKind


def list_named_places(article: ArticleMatches, number: int, kinds: Mapping[str, TagKind]) -> list[NamedPlace]:
    """Return the names in a passage of an article, in order.

    A company's name is left out where it is a part of another company's: Nissan in Dongfeng Nissan.

    Args:
        article: The article with the names of the taxonomy in it.
        number: Which of its passages.
        kinds: The kinds of the tags that are wanted.
    """
    places = [
        NamedPlace(match.start, match.end, tag, kinds[tag])
        for tag, found in article.by_tag.items()
        if tag in kinds
        for match in found[number]
    ]
    places.sort(key=lambda place: (place.start, -place.end))
    kept: list[NamedPlace] = []
    whole: NamedPlace | None = None  # the company whose name reaches farthest
    for place in places:
        if place.kind == "company":
            if whole is not None and place.end <= whole.end and place.tag != whole.tag:
                continue
            whole = place
        kept.append(place)
    return kept
