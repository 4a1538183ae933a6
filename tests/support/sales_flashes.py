"""Invented sales flashes: monthly figures of a carmaker in a few sentences, in six languages.

Flashes of different months or makers are look-alikes: they share the sentences of their newsroom and none of
their facts. The same flash in other sentences is a rewritten edition.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from folders import DATA

_MADE = tomllib.loads((DATA / "sales_flashes.toml").read_text(encoding="utf-8"))
_VALUES: Mapping[str, Mapping[str, list[str]]] = {
    language: {name: words.split() for name, words in table.items()}
    for language, table in _MADE["values"].items()
}
_SLOT = re.compile(r"\{([a-z]+)(\d*)\}")
_GROUPS = {"en": ",", "de": ".", "fr": "\u202f", "ja": ",", "zh": "", "ko": ","}
_MYRIAD, _MYRIADS = 10_000, {"ja": "万", "zh": "万", "ko": "만"}
_DECIMAL_COMMAS = ("de", "fr")
_UNSPACED = ("ja", "zh")
_ROUND = 0.3  # the share of counts that are whole hundreds
_REWRITTEN = 0.7  # of the sentences that an edition changes; it leaves the others out
LANGUAGES = tuple(_VALUES)
FAMILIES = ("fit", "judge")
"""The rule on copies was fitted beside the flashes of the first family, and never on those of the second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flash:
    """A flash: its sentences with open slots, and the facts that fill them.

    Attributes:
        language: The language of the sentences.
        parts: For each part of the flash its name and the number of its sentence in the file.
        facts: What fills each slot.
        family: The family of sentences.
    """

    language: str
    family: str
    parts: tuple[tuple[str, int], ...]
    facts: Mapping[str, str]

    def write(self) -> str:
        """Return the text, in paragraphs of one to three sentences."""
        table = _MADE[self.language][self.family]
        sentences = [
            _SLOT.sub(lambda slot: self.facts[slot[0]], table[name][number]) for name, number in self.parts
        ]
        space = "" if self.language in _UNSPACED else " "
        return "\n\n".join(space.join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))


def invent_flash(rng: random.Random, language: str, family: str) -> Flash:
    """Return a flash with a lead and three parts or more, all drawn at random."""
    table = _MADE[language][family]
    lead, *others = table
    kept = sorted(rng.sample(range(len(others)), rng.randint(3, len(others))))
    names = (lead, *(others[at] for at in kept))
    parts = tuple((name, rng.randrange(len(table[name]))) for name in names)
    return Flash(language=language, family=family, parts=parts, facts=_draw_facts(rng, language, family))


def invent_sibling(rng: random.Random, flash: Flash, *, kept: tuple[str, ...]) -> Flash:
    """Return a look-alike: the same sentences, with some of them written differently and other facts.

    Args:
        rng: Draws what differs.
        flash: The flash to imitate.
        kept: The slots whose facts stay, such as the maker when the month is another one.
    """
    facts = _draw_facts(rng, flash.language, flash.family)
    facts |= {slot: fact for slot, fact in flash.facts.items() if slot.strip("{}0123456789") in kept}
    for slot in ("{month}", "{maker}"):
        if slot.strip("{}") not in kept:
            while facts[slot] == flash.facts[slot]:
                facts[slot] = _draw_facts(rng, flash.language, flash.family)[slot]
    return replace(rewrite_flash(rng, flash, share=rng.choice((0.0, 0.1, 0.2, 0.4, 0.8))), facts=facts)


def rewrite_flash(rng: random.Random, flash: Flash, *, share: float) -> Flash:
    """Return an edition with the same facts, a share of whose sentences are left out or written anew."""
    table = _MADE[flash.language][flash.family]
    parts: list[tuple[str, int]] = []
    for at, (name, number) in enumerate(flash.parts):
        if rng.random() >= share:
            parts.append((name, number))
        elif at == 0 or rng.random() < _REWRITTEN:
            parts.append((name, rng.choice([each for each in range(len(table[name])) if each != number])))
    return replace(flash, parts=tuple(parts))


def _draw_facts(rng: random.Random, language: str, family: str) -> dict[str, str]:
    sentences = (sentence for part in _MADE[language][family].values() for sentence in part)
    slots = {slot[0]: slot for sentence in sentences for slot in _SLOT.finditer(sentence)}
    year = rng.randint(2015, 2026)
    fixed = {"{year}": str(year), "{last}": str(year - 1)}
    return {name: fixed.get(name) or _draw(rng, slot, language) for name, slot in sorted(slots.items())}


def _draw(rng: random.Random, slot: re.Match[str], language: str) -> str:
    if slot[1] == "n":
        count = int(10 ** rng.uniform(2.3, 5.4))
        return _write_count(count if rng.random() > _ROUND else round(count, -2), language)
    if slot[1] == "p":
        share = f"{rng.uniform(0.2, 60):.1f}"
        return share.replace(".", ",") if language in _DECIMAL_COMMAS else share
    if slot[1] == "small":
        return str(rng.randint(2, 11))
    return rng.choice(_VALUES[language][f"{slot[1]}s"])


def _write_count(count: int, language: str) -> str:
    if language in _MYRIADS and count >= _MYRIAD:
        rest = count % _MYRIAD
        if language == "zh":  # has decimals instead
            return f"{count / _MYRIAD:.2f}".rstrip("0").rstrip(".") + _MYRIADS[language]
        return f"{count // _MYRIAD}{_MYRIADS[language]}{rest or ''}"
    return f"{count:,}".replace(",", _GROUPS[language])
