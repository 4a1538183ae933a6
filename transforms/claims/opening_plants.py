"""Find the plant with which a sentence begins as the place of its figures: "In Sunderland, 250 jobs go"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.claims.gaps import has_border
from transforms.claims.linking import Link
from transforms.claims.named_places import NamedPlace
from transforms.claims.word_tables import list_words, match_words

_OPENING = re.compile(
    r"(?:In|At|Im|Am|En|Em|À|A|No|Na|Nel|Nella|Te|Bij|Bei|W|We|I|På)"
    r"(?: (?:the|its|der|dem|seinem|Werk|la|le|su|sua|son|sa|usine|planta|fábrica|stabilimento|fabriek"
    r"|fabryce|zakładzie|fabriken|de|di|van|in|da))* (?:l')?"
)
_SPEECH = re.compile(match_words(*list_words("statements", "speech")))
_EVERYWHERE = re.compile(
    match_words(
        "worldwide", "globally", "global", "weltweit", "dans le monde", "en todo el mundo", "nel mondo"
    )
)


def find_opening_plant(link: Link, sentence: str, names: Sequence[NamedPlace]) -> str | None:
    """Return the tag of the plant that begins a sentence, if its figure is of that plant.

    In "In Sunderland, Nissan said that it would cut 9,000 jobs worldwide" the plant is the place of a speech.

    Args:
        link: The figure.
        sentence: Its sentence.
        names: The names in it that may be owners, of which there is one. A model has its own figures.
    """
    first = names[0]
    if any(name.kind == "model" for name in names):
        return None
    if first.kind != "plant" or first.end > link.start or not _OPENING.fullmatch(sentence, 0, first.start):
        return None
    lower = sentence.lower()
    start = first.end + lower.startswith(",", first.end)
    is_apart = has_border(lower, start, link.start) or _SPEECH.search(lower, start, link.start)
    return None if is_apart or _EVERYWHERE.search(lower) else first.tag
