"""A rule that recognises blocks of boilerplate by patterns.

A rule says at which place of an article it applies:

``alone``      the block is nothing but the pattern, anywhere in the article
``inside``     the block is nothing but the pattern, and there is reporting before and after it
``anywhere``   the block begins with the pattern, anywhere in the article
``head``       the block begins with the pattern, and there is no reporting before it
``tail``       the block begins with the pattern, and there is no reporting after it

Patterns are tried on the block's folded text (:func:`fold_text`) and ignore case.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from transforms.cleaning.recognisers import Recogniser
from transforms.records import BlockKind
from transforms.text.late_patterns import compile_when_needed
from transforms.text.normalisation import measure_length, squeeze

Place = Literal["alone", "inside", "anywhere", "head", "tail"]
Following = Literal["teasers", "rest", "next"]
Naming = Literal["byline", "biography"]

MAX_TEXT = 3_000
"""The most characters of a text that any pattern is tried on, however few its words are."""
_MIN_SENTENCE = 5  # words; a heading with a full stop may be as long as "Join the conversation."
_PLAIN = [(character, "'") for character in "’‘‛ʼ´"]
_PLAIN += [(character, '"') for character in "“”„‟"] + [(character, "-") for character in "–—‒−"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule that recognises one kind of boilerplate.

    Attributes:
        name: The rule's name, which the warehouse stores with each block that it removes.
        class_: The class of boilerplate.
        place: At which place of an article it applies.
        patterns: The patterns, one of which must match, with their parts in place; none where a recogniser
            takes their place.
        recogniser: What recognises a block in their place; None where there are patterns.
        languages: The languages that the patterns are written for.
        also_removes: For a heading what it removes along with itself: the ``teasers`` after it, the
            ``rest`` of the page, or the ``next`` block.
        follows: The class that the block before must have been removed as.
        max_words: The most words that a block of this kind may have.
        names: The kind of line in which the author is found; None where none is.
        spares_kinds: The kinds of blocks that are the article's own though they have its words.
        spares_headings: Whether a heading of reporting is.
        spares_inside: Whether a block amid reporting is.
        yields_to_layout: Whether it leaves blocks to the layout where that sets them apart, which tells more.
        matches: Examples that the rule must recognise; all are run as tests.
        spares: Examples of reporting that no rule may recognise; all are run as tests.
    """

    name: str
    class_: str
    place: Place
    patterns: tuple[str, ...]
    recogniser: Recogniser | None
    languages: tuple[str, ...]
    also_removes: Following | None
    follows: str | None
    max_words: int
    names: Naming | None
    spares_kinds: frozenset[BlockKind]
    spares_headings: bool
    spares_inside: bool
    yields_to_layout: bool
    matches: tuple[str, ...]
    spares: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether a block must be nothing but the pattern, and not only begin with it."""
        return self.place in ("alone", "inside")

    def accepts(self, text: str) -> bool:
        """Return whether a block with this text is boilerplate of this kind."""
        folded, words = fold_text(text), measure_length(text)
        if words > self.max_words or len(folded) > MAX_TEXT:
            return False
        if self.is_heading and is_sentence(folded, words=words):
            return False
        return any(self.find_trial(number)(folded) for number in range(len(self.list_patterns())))

    @property
    def is_heading(self) -> bool:
        """Whether the rule recognises headings, and so no whole sentence (:func:`is_sentence`)."""
        return self.also_removes is not None

    def list_patterns(self) -> tuple[str, ...]:
        """Return the patterns; a recogniser is none, and one that requires nothing is given for it."""
        return (".*",) if self.recogniser else self.patterns

    def find_trial(self, number: int) -> Callable[[str], object]:
        """Return the function that tries a pattern on a folded text, by the pattern's number in the rule."""
        if self.recogniser:
            return self.recogniser.accepts
        pattern = compile_when_needed(self.patterns[number])
        return pattern.fullmatch if self.is_whole else pattern.match

    def find_author(self, text: str) -> str | None:
        """Return the author in a text, which a pattern's group ``author`` matches: one name, or several."""
        folded = fold_text(text)
        if self.recogniser and self.recogniser.find_author:
            return self.recogniser.find_author(folded)
        for written in self.patterns:
            if "(?P<author>" in written:
                pattern = compile_when_needed(written)
                found = pattern.fullmatch(folded) if self.is_whole else pattern.match(folded)
                if found:
                    return str(found["author"])
        return None


def is_sentence(folded: str, *, words: int) -> bool:
    """Return whether a text is a sentence and no heading; *Recent posts by him were harsh.* is one.

    Args:
        folded: The text in the form that patterns are tried on.
        words: Its length in words.
    """
    return words >= _MIN_SENTENCE and folded.endswith((".", "。"))


def fold_text(text: str) -> str:
    """Return the form of a text that patterns are tried on.

    That is NFKC with straight quotes, plain dashes and single spaces, and without footnote symbols and
    list characters at the beginning.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        for character, plain in _PLAIN:
            if character in text:
                text = text.replace(character, plain)
    return squeeze(text.replace("`", "'")).lstrip("*•▪►▶†‡※>- ")
