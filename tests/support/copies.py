"""Methods to copy a text as publishers do: reworded, cut, or framed by other text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from invented import FRAME

CopyMethod = Callable[[str, random.Random], str]
SHARES = (0.0, 0.05, 0.1, 0.2, 0.4)
_SPELLINGS = {
    r"our\b": "or",
    "ise": "ize",
    r"tre\b": "ter",
    r"lled\b": "led",
    "defence": "defense",
    "licence": "license",
    "programme": "program",
    "grey": "gray",
}


def change_words(text: str, rng: random.Random, *, share: float, words: Sequence[str]) -> str:
    """Replace words at random places.

    Args:
        text: The text to copy.
        rng: Draws the places and the words.
        share: The share of the words to replace, from 0 to 1.
        words: The words to draw from; those of the text if it is empty.
    """
    parts = re.split(r"(\s+)", text)
    places = [at for at, part in enumerate(parts) if part.strip()]
    words = words or text.split()
    for at in rng.sample(places, round(share * len(places))):
        parts[at] = rng.choice(words)
    return "".join(parts)


def drop_and_add_words(text: str, rng: random.Random, *, share: float, words: Sequence[str]) -> str:
    """Replace, drop or add words at random places, a third of the changes each.

    Args:
        text: The text to copy.
        rng: Draws the places, the changes and the words.
        share: The share of the words to change, from 0 to 1.
        words: The words to draw from.
    """
    parts = re.split(r"(\s+)", text)
    places = [at for at, part in enumerate(parts) if part.strip()]
    for at in rng.sample(places, round(share * len(places))):
        parts[at] = rng.choice((rng.choice(words), "", f"{parts[at]} {rng.choice(words)}"))
    return "".join(parts)


def list_copy_methods(words: Sequence[str], paragraphs: Sequence[str]) -> Mapping[str, CopyMethod]:
    """Return the methods by name; they insert `words` and `paragraphs`."""
    nonsense = [f"x{number}" for number in range(7, 40_000, 71)]
    methods: dict[str, CopyMethod] = {}
    for share in SHARES:
        methods[f"{share:.0%} of words changed"] = partial(change_words, share=share, words=words)
        methods[f"{share:.0%}, by its own words"] = partial(change_words, share=share, words=())
        methods[f"{share:.0%}, by nonsense"] = partial(change_words, share=share, words=nonsense)
    methods["20%, some dropped, some added"] = partial(drop_and_add_words, share=0.2, words=words)
    methods["40%, some dropped, some added"] = partial(drop_and_add_words, share=0.4, words=words)

    def pick(rng: random.Random) -> str:
        return rng.choice(paragraphs)

    def frame(text: str, rng: random.Random) -> str:
        return "\n\n".join((*rng.sample(FRAME, 3), text, *rng.sample(FRAME, 3)))

    return methods | {
        "a paragraph before": lambda text, rng: f"{pick(rng)}\n\n{text}",
        "two paragraphs behind": lambda text, rng: f"{text}\n\n{pick(rng)}\n\n{pick(rng)}",
        "a paragraph at both ends": lambda text, rng: f"{pick(rng)}\n\n{text}\n\n{pick(rng)}",
        "boilerplate around": frame,
        "20% changed, boilerplate around": lambda text, rng: frame(
            change_words(text, rng, share=0.2, words=words), rng
        ),
        "first half": lambda text, _: _cut(text, 0.0, 0.5),
        "last half": lambda text, _: _cut(text, 0.5, 1.0),
        "first half, 10% changed": lambda text, rng: change_words(
            _cut(text, 0.0, 0.5), rng, share=0.1, words=words
        ),
        "paragraphs reordered": _reorder,
        "an agency line in front": lambda text, _: f"HALBURG (Wire Service) - {text}",
        "first sentence cut": lambda text, _: re.sub(r"^[^.]{0,300}\. ", "", text),
        "the other spelling": lambda text, _: _respell(text),
        "other quotation marks, one line": lambda text, _: " ".join(text.replace('"', "”").split()),
    }


def _cut(text: str, start: float, end: float) -> str:
    words = re.findall(r"\S+\s*", text)
    return "".join(words[int(start * len(words)) : int(end * len(words))]).strip()


def _reorder(text: str, rng: random.Random) -> str:
    first, *others = [part for part in re.split(r"\n+", text) if part.strip()]
    rng.shuffle(others)
    return "\n\n".join((first, *others))


def _respell(text: str) -> str:
    for british, american in _SPELLINGS.items():
        text = re.sub(british, american, text)
    return text
