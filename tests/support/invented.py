"""Invented news: articles from a grammar with a wide vocabulary, and reports from templates.

All of it is determined by the random generator that is passed in; the words are in tests/data/invented.toml.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Mapping

from folders import DATA

_FILE = DATA / "invented.toml"
_MADE = tomllib.loads(_FILE.read_text(encoding="utf-8"))
_WORDS = {name: words.split() for name, words in _MADE["words"].items()}
_SLOT = re.compile(r"\{(\w+)\}")

TEMPLATES: Mapping[str, str] = {
    name: re.sub(r"(?<!\n)\n(?!\n)", " ", text) for name, text in _MADE["templates"].items()
}
FRAME = tuple(" ".join(text.split()) for text in _MADE["sentences"]["frame"])
"""Sentences of the kind that pages have around their articles."""


def invent_article(rng: random.Random, *, words: int = 300) -> str:
    """Return a report of about `words` words, in paragraphs with a blank line between."""
    cast = {"P": _invent_name(rng), "O": _invent_name(rng), "C": f"{_invent_name(rng)} Works"}
    people = [f"{_invent_name(rng)} {_invent_name(rng)}" for _ in range(3)]
    topic = rng.sample(_WORDS["nouns"], 12)
    draw: dict[str, Callable[[], str]] = {
        "q": lambda: rng.choice(_WORDS["adjectives"]),
        "t": lambda: rng.choice(topic),
        "d": lambda: rng.choice(_WORDS["verbs"]),
        "p": lambda: rng.choice(_WORDS["people"]),
        "m": lambda: rng.choice(_MADE["sentences"]["circumstances"]),
        "N": lambda: rng.choice(people),
        "n": lambda: f"{rng.randint(12, 90_000):,}",
        "year": lambda: str(rng.randint(1901, 2025)),
        "month": lambda: rng.choice(_WORDS["months"]),
        "day": lambda: rng.choice(_WORDS["days"]),
    }
    patterns = _MADE["sentences"]["patterns"]
    paragraphs: list[str] = []
    while sum(len(paragraph.split()) for paragraph in paragraphs) < words:
        sentences = [
            _SLOT.sub(lambda slot: cast.get(slot[1]) or draw[slot[1]](), rng.choice(patterns))
            for _ in range(rng.randint(2, 4))
        ]
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs)


def invent_report(rng: random.Random, template: str) -> str:
    """Return a report from the template of that name, with figures, months and names drawn at random."""

    def draw(slot: re.Match[str]) -> str:
        name = slot[1].rstrip("0123456789")
        if name == "n":
            return f"{rng.randint(800, 90_000):,}"
        if name == "p":
            return f"{rng.uniform(0.2, 30):.1f}"
        return rng.choice(_WORDS[f"{name}s"]) if name != "year" else str(rng.randint(2015, 2026))

    # A slot that occurs twice in a report is filled with the same words.
    drawn = {slot[0]: draw(slot) for slot in _SLOT.finditer(TEMPLATES[template])}
    return _SLOT.sub(lambda slot: drawn[slot[0]], TEMPLATES[template])


def invent_words(rng: random.Random, count: int) -> str:
    """Return made-up words, of about a hundred thousand possible ones, in sentences of twelve."""
    words = [rng.choice(_WORDS["starts"]).lower() + rng.choice(_WORDS["middles"]) + rng.choice(_WORDS["ends"])
             + rng.choice(_WORDS["middles"]) for _ in range(count)]  # fmt: skip
    return ". ".join(" ".join(words[at : at + 12]) for at in range(0, count, 12))


def list_words(texts: list[str]) -> list[str]:
    """Return the distinct words of `texts` as written, in alphabetical order."""
    return sorted({word.strip('.,;"') for text in texts for word in text.split()} - {""})


def _invent_name(rng: random.Random) -> str:
    return "".join(rng.choice(_WORDS[part]) for part in ("starts", "middles", "ends"))
