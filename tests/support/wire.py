"""A made-up news wire: texts on events, with words as frequent as in language, names and figures."""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

EVENTS_A_DAY, DAYS = 200, 14
START = datetime(2026, 3, 1, tzinfo=UTC)

_CONSONANTS = (*"bdfgklmnprstvz", "br", "dr", "gr", "kl", "pl", "st", "tr")
_SYLLABLES = [consonant + vowel for consonant in _CONSONANTS for vowel in "aeiou"]
_VOCABULARY = 50_000
_EVENT_WORDS, _EVENT_NAMES, _EVENT_FIGURES = 40, 8, 8
_NAMES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class WireText:
    """A text of the wire: its file name, its time, its title and its paragraphs."""

    name: str
    at: datetime
    text: str


def write_wire(count: int, *, words: int = 600, seed: int = 1) -> Iterator[WireText]:
    """Yield texts in the order in which they are sent, spread evenly over two weeks.

    The n-th most frequent word is n times as rare as the first. A fifth of the words of a text belongs to
    its event, as do most of its names and figures; each day has 200 events.
    """
    rng = random.Random(seed)
    cumulated = list(accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))
    for number in range(count):
        at = START + timedelta(days=DAYS) * number / count
        event = (at - START).days * EVENTS_A_DAY + rng.randrange(EVENTS_A_DAY)
        yield WireText(name=f"{number:06}.txt", at=at, text=_write_text(rng, cumulated, event, at, words))


def write_texts(past: Path, new: Path, *, count: int, past_count: int) -> None:
    """Write the first texts of a wire into the folder `past`, and the others into `new`, both new folders."""
    past.mkdir()
    new.mkdir()
    for number, text in enumerate(write_wire(count)):
        (past if number < past_count else new).joinpath(text.name).write_text(text.text, encoding="utf-8")


def _write_text(rng: random.Random, cumulated: list[float], event: int, at: datetime, words: int) -> str:
    own = random.Random(f"event {event}")
    event_words = [_spell(own.randrange(2_000, _VOCABULARY)) for _ in range(_EVENT_WORDS)]
    event_names = [_spell_name(own.randrange(_NAMES)) for _ in range(_EVENT_NAMES)]
    event_figures = [f"{own.randrange(12, 90_000):,}" for _ in range(_EVENT_FIGURES)]
    written: list[str] = []
    while len(written) < words:
        sentence = [
            rng.choice(event_words)
            if rng.random() < 0.2
            else _spell(bisect(cumulated, rng.random() * cumulated[-1]))
            for _ in range(rng.randrange(9, 16))
        ]
        sentence[0] = sentence[0].capitalize()
        sentence.insert(rng.randrange(1, 6), rng.choice(event_names))
        if rng.random() < 0.4:
            sentence.insert(rng.randrange(2, 8), rng.choice(event_figures))
        if rng.random() < 0.1:
            sentence.append(f"on {at:%B} {at.day}")
        written += sentence
        written[-1] += "."
        if rng.random() < 0.2:
            written[-1] += "\n\n"
    title = " ".join([rng.choice(event_names), *rng.sample(event_words, 4), rng.choice(event_figures)])
    body = " ".join(written).replace("\n ", "\n")
    return f"{title}\n{at:%B} {at.day}, {at:%Y}\n\n{body.strip()}\n"


def _spell(number: int) -> str:
    letters = ""
    number += len(_SYLLABLES)
    while number:
        number, part = divmod(number, len(_SYLLABLES))
        letters += _SYLLABLES[part]
    return letters


def _spell_name(number: int) -> str:
    return f"{_spell(number * 3 + 7).capitalize()} {_spell(number * 5 + 3).capitalize()}"
