"""The rules by which boilerplate is told from reporting, read from the files in ``rules/``.

One file is one class of boilerplate (``promo.toml``, ``bio.toml`` …); ``words.toml`` names parts
of patterns that several rules use, written ``<name>`` in a pattern. A rule says in which place
it may act:

``alone``      the block is nothing but the pattern, wherever it stands
``inside``     the block is nothing but the pattern and stands between reporting
``anywhere``   the block begins with the pattern, wherever it stands
``head``       the block begins with the pattern and no reporting stands before it
``tail``       the block begins with the pattern and no reporting stands after it

Patterns see the block's folded text (:func:`fold_text`) and ignore case.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, get_args

from transforms.cleaning.prefilter import Prefilter
from transforms.cleaning.tickers import is_ticker
from transforms.text.normalisation import measure_length, squeeze
from transforms.text.writing_systems import CJK, KATAKANA_DOT

Place = Literal["alone", "inside", "anywhere", "head", "tail"]
Taking = Literal["teasers", "rest", "next"]

_WORDS = "words.toml"
_FEWEST_WORDS = 5  # a heading with a full stop may be as long as "Join the conversation."
_WHOLE = ("alone", "inside")
_NAMED_PART = re.compile(r"(?<!\?P)<([a-z]+)>")
_SINGLE, _DOUBLE, _DASHES = re.compile("[’‘‛ʼ´]"), re.compile("[“”„‟]"), re.compile("[–—‒−]")
# Boilerplate is brief: of 308 blocks of it on 181 labelled pages 98 in a hundred are no longer. A
# longer block is reporting that happens to begin with the same words.
_MOST_WORDS = 60
_LONGEST = 3_000  # characters; no pattern is tried on a longer text, however few its words
_REMEMBERED = 1_024  # texts; several stages ask about the same blocks of a page, one after another
_FIELDS = {"name", "place", "patterns", "recogniser", "languages", "takes", "follows"}
_FIELDS |= {"max_words", "matches", "spares"}


class RuleError(ValueError):
    """A file of rules that cannot be used; the message names the file, the rule and the fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How one sort of boilerplate is known.

    `takes` says what a heading of this sort drags along: the ``teasers`` after it, the ``rest``
    of the page, or the ``next`` block. `follows` names the class which the block before must
    have. `matches` and `spares` are examples, all of them run as tests.
    """

    name: str
    class_: str
    place: Place
    patterns: tuple[re.Pattern[str], ...]
    languages: tuple[str, ...]
    takes: Taking | None
    follows: str | None
    max_words: int
    matches: tuple[str, ...]
    spares: tuple[str, ...]

    def accepts(self, text: str) -> bool:
        """Whether a block with this text is of this sort."""
        return self.match(fold_text(text), words=measure_length(text))

    def match(self, folded: str, *, words: int) -> bool:
        """Do as `accepts` does, for a text that is folded and counted already."""
        if words > self.max_words or len(folded) > _LONGEST or self.is_sentence(folded, words=words):
            return False
        if not self.patterns:
            return is_ticker(folded)
        if self.place in _WHOLE:
            return any(pattern.fullmatch(folded) for pattern in self.patterns)
        return any(pattern.match(folded) for pattern in self.patterns)

    def is_sentence(self, folded: str, *, words: int) -> bool:
        """Whether a text that would head others is a sentence, as in *Recent posts by him were harsh*."""
        return self.takes is not None and words >= _FEWEST_WORDS and folded.endswith((".", "。"))

    def find_author(self, text: str) -> str | None:
        """Return what a pattern's group ``author`` finds in `text`: one name or several in a row."""
        folded = fold_text(text)
        for pattern in self.patterns:
            if "author" in pattern.groupindex:
                found = pattern.fullmatch(folded) if self.place in _WHOLE else pattern.match(folded)
                if found:
                    return str(found["author"])
        return None


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return all rules of the package, by file name and then in the order of the file.

    Raises RuleError when a file is faulty.
    """
    folder = files("transforms").joinpath("rules")
    paths = [path for path in folder.iterdir() if path.name.endswith(".toml")]
    texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
    words = tomllib.loads(texts.pop(_WORDS)) | {"cjk": f"[{CJK}{KATAKANA_DOT}]"}
    return tuple(rule for name in sorted(texts) for rule in parse_rules(texts[name], file=name, words=words))


def find_rule(text: str, *, places: Collection[Place]) -> Rule | None:
    """Return the first rule that takes a block of this text for boilerplate in one of `places`.

    Rules that ask for a neighbour (`follows`) are left out: they need more than the block.
    """
    return next((rule for rule in recognise(text) if rule.place in places and rule.follows is None), None)


def recognise(text: str) -> tuple[Rule, ...]:
    """Return all rules that accept a block of this text, wherever they may stand, in their order."""
    return _recognise(text) if len(text) <= _LONGEST else ()


def suspect_classes(text: str) -> frozenset[str]:
    """Return the classes whose rules for any place may accept `text` or a piece of it; all others cannot."""
    if len(text) > _LONGEST:
        return frozenset(rule.class_ for rule in load_rules())
    rules, trials = load_rules(), _load_sieve()[1]
    suspects = (rules[trials[trial][0]] for trial in _look_at(text)[1])
    return frozenset(rule.class_ for rule in suspects if rule.place == "anywhere")


@lru_cache(_REMEMBERED)
def _recognise(text: str) -> tuple[Rule, ...]:
    folded, suspects = _look_at(text)
    words = measure_length(text)
    if len(folded) > _LONGEST:
        return ()
    rules, trials = load_rules(), _load_sieve()[1]
    found: set[int] = set()
    for trial in suspects:
        number, most_words, matches = trials[trial]
        if words <= most_words and number not in found and matches(folded):
            found.add(number)
    return tuple(
        rules[number] for number in sorted(found) if not rules[number].is_sentence(folded, words=words)
    )


@lru_cache(_REMEMBERED)
def _look_at(text: str) -> tuple[str, frozenset[int]]:
    """Return the folded text and the numbers of the trials that may succeed on it."""
    folded = fold_text(text)
    return folded, _load_sieve()[0].select(folded)


@cache
def _load_sieve() -> tuple[Prefilter, tuple[tuple[int, int, Callable[[str], object]], ...]]:
    """Return a sieve over all that may be tried, and for each its rule's number, word limit and trial."""
    trials: list[tuple[int, int, Callable[[str], object]]] = []
    sources: list[str] = []
    for number, rule in enumerate(load_rules()):
        for pattern in rule.patterns:
            trials.append(
                (number, rule.max_words, pattern.fullmatch if rule.place in _WHOLE else pattern.match)
            )
            sources.append(pattern.pattern)
        if not rule.patterns:
            trials.append((number, rule.max_words, is_ticker))
            sources.append("")
    return Prefilter(sources), tuple(trials)


def parse_rules(text: str, *, file: str, words: Mapping[str, str]) -> tuple[Rule, ...]:
    """Read one file of rules; `words` are the named parts. Raises RuleError."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{file}: {error}") from error
    class_ = content.get("class")
    if not isinstance(class_, str) or not isinstance(content.get("rule"), list):
        raise RuleError(f"{file}: needs a class and at least one [[rule]]")
    return tuple(_parse_rule(fields, class_, file=file, words=words) for fields in content["rule"])


def fold_text(text: str) -> str:
    """Return the form that patterns see: NFKC, straight quotes, plain dashes, single spaces.

    Footnote marks and list signs at the beginning are left out.
    """
    if not text.isascii():
        text = _DASHES.sub("-", _DOUBLE.sub('"', _SINGLE.sub("'", unicodedata.normalize("NFKC", text))))
    return squeeze(text.replace("`", "'")).lstrip("*•▪►▶†‡※>- ")


def _parse_rule(fields: Mapping[str, Any], class_: str, *, file: str, words: Mapping[str, str]) -> Rule:
    name = fields.get("name", "?")
    unknown = fields.keys() - _FIELDS
    if unknown:
        raise RuleError(f"{file}: rule {name}: unknown field {', '.join(sorted(unknown))}")
    if fields.get("place") not in get_args(Place):
        raise RuleError(f"{file}: rule {name}: place must be one of {', '.join(get_args(Place))}")
    if fields.get("takes") not in (None, *get_args(Taking)):
        raise RuleError(f"{file}: rule {name}: takes must be one of {', '.join(get_args(Taking))}")
    if ("patterns" in fields) == (fields.get("recogniser") == "ticker"):
        raise RuleError(f"{file}: rule {name}: needs either patterns or the recogniser 'ticker'")
    return Rule(
        name=name,
        class_=class_,
        place=fields["place"],
        patterns=tuple(_compile(text, words, f"{file}: rule {name}") for text in fields.get("patterns", ())),
        languages=tuple(fields.get("languages", ())),
        takes=fields.get("takes"),
        follows=fields.get("follows"),
        max_words=fields.get("max_words", _MOST_WORDS),
        matches=tuple(fields.get("matches", ())),
        spares=tuple(fields.get("spares", ())),
    )


def _compile(pattern: str, words: Mapping[str, str], where: str) -> re.Pattern[str]:
    def expand(found: re.Match[str]) -> str:
        if found[1] not in words:
            raise RuleError(f"{where}: no part is named <{found[1]}>")
        return f"(?:{words[found[1]]})"

    try:
        return re.compile(_NAMED_PART.sub(expand, pattern), re.IGNORECASE)
    except re.error as error:
        raise RuleError(f"{where}: {error} in {pattern!r}") from error
