"""Names: what a text writes with capitals without having to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.text.word_lists import read_stop_words

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŠŽŁ]"
_PART = rf"{_CAPITAL}[\w&]*(?:[-'’.]\w+)*\.?"
_PARTICLES = r"(?:(?:of|de|del|della|di|du|van|al|bin)\s)?"
_RUN = re.compile(rf"(?<![\w.]){_PART}(?: {_PARTICLES}{_PART})*")
# Where a capital may be owed to the place and not to the word: after a colon or a bullet too, which end no
# sentence for :func:`transforms.text.sentences.find_sentences`.
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•]\s|\n)[\s\"'“”„«»‘’(\[]*$")
_MOST_PARTS = 6  # a longer run is a line in title case
_LONGEST = 40  # signs; anything longer is no name
_OPENING = 12  # signs looked back for the start of a sentence


def find_names(text: str, language: str | None) -> Iterator[str]:
    """Yield each name of `text`, case-folded, as often as it occurs.

    A run of several capitalised words is one name, and each of its words is one by itself, as
    "Ivan Espinosa" is "Espinosa" further down. A single word that opens a sentence is none, nor
    is a German noun.
    """
    stops = read_stop_words(language)
    for match in _RUN.finditer(text):
        parts = [re.sub(r"['’]s?$|\.$", "", part) for part in match.group().casefold().split()]
        opens = _SENTENCE_START.search(text, max(0, match.start() - _OPENING), match.start())
        if opens and parts[0] in stops:
            parts, opens = parts[1:], None
        while parts and parts[-1] in stops:
            parts.pop()
        if 1 < len(parts) <= _MOST_PARTS:
            yield " ".join(parts)
        if language != "de":
            for number, part in enumerate(parts):
                if part not in stops and 1 < len(part) <= _LONGEST and not (opens and number == 0):
                    yield part
