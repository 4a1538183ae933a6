r"""Find words that are in every text that a pattern matches.

With them most patterns need not be tried on most texts. A pattern is parsed just far enough to find, for
each of its branches, a run of letters that occurs in whatever it matches: for
``(?:sign up|subscribe) .{0,80}\bnewsletter`` that is *newsletter*. Syntax that is not understood is taken
to require nothing, which costs time and no match. Trying the 267 patterns of the rules one by one on
each block took 2.4 ms a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?P<open>\((?:\?(?:P<\w+>|[:=!]|<[=!]|-?[a-z]+:))?)"
    r"|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<class>\\u[0-9a-fA-F]{4}|\\[A-Za-z0-9]|[.^$])"
    r"|\\(?P<escaped>.)|(?P<letter>.)",
    re.DOTALL,
)
_COUNT = re.compile(r"(?:(?P<symbol>[*+?])|\{(?P<min>\d*)(?:,\d*)?\})[?+]?")
_MAX_SET = 8  # characters; a larger class excludes too few texts
# These words are in nearly every text, so they exclude few, whatever their length.
_COMMON = frozenset(
    {
        *("a", "to", "in", "on", "by", "at", "is", "us", "of", "the", "our", "you", "your", "and", "for"),
        *("from", "have", "more", "this", "that", "with"),
    }
)
_LOOKAROUNDS = ("(?=", "(?!", "(?<=", "(?<!")  # they match nothing themselves


@dataclass(slots=True)
class _Branch:
    """One branch of a group while it is parsed: the current run of letters, and the best words so far."""

    run: str = ""
    best: frozenset[str] | None = None

    def offer(self, words: frozenset[str] | None) -> None:
        if words and (self.best is None or _weigh(words) > _weigh(self.best)):
            self.best = words

    def close_run(self) -> None:
        self.offer(frozenset({self.run}) if self.run else None)
        self.run = ""


def find_required_words(pattern: str) -> frozenset[str] | None:
    """Find words of which at least one is in every text that a pattern matches.

    Args:
        pattern: A regular expression, taken as one that ignores case.

    Returns:
        The words in small letters; None when the pattern may match without any such word.
    """
    words, _ = _read_group(pattern, 0)
    return words


def _read_group(pattern: str, position: int) -> tuple[frozenset[str] | None, int]:
    """Parse up to the group's closing bracket; return the required words and the position after it."""
    branches = [_Branch()]
    while position < len(pattern):
        token = _TOKEN.match(pattern, position)
        if token is None or token["close"]:
            position += 1
            break
        position = token.end()
        branch = branches[-1]
        if token["bar"]:
            branch.close_run()
            branches.append(_Branch())
            continue
        letter = token["escaped"] or token["letter"]
        words: frozenset[str] | None = None
        if token["open"]:
            words, position = _read_group(pattern, position)
            words = None if token["open"] in _LOOKAROUNDS else words
        elif token["set"]:
            words = _read_set(token["set"])
        count = _COUNT.match(pattern, position)
        position = count.end() if count else position
        optional = count is not None and (count["symbol"] in ("*", "?") or count["min"] in ("", "0"))
        if letter and count is None:
            branch.run += letter.lower()
            continue
        if token["class"] in (r"\b", r"\B"):  # of no width: the run goes on after it
            continue
        branch.close_run()
        if not optional:
            branch.offer(frozenset({letter.lower()}) if letter else words)
    for branch in branches:
        branch.close_run()
    return _unite(branches), position


def _unite(branches: list[_Branch]) -> frozenset[str] | None:
    """Return the words of all branches; None when one of them requires none."""
    required = [branch.best for branch in branches if branch.best is not None]
    return frozenset().union(*required) if len(required) == len(branches) else None


def _read_set(text: str) -> frozenset[str] | None:
    """Return the characters of a small class such as ``[>»]``; None for ranges, escapes and complements."""
    characters = text[1:-1]
    is_plain = not characters.startswith("^") and "-" not in characters and "\\" not in characters
    return frozenset(characters.lower()) if is_plain and len(characters) <= _MAX_SET else None


def _weigh(words: frozenset[str]) -> tuple[int, int]:
    """Return a key by which sets of words that exclude more texts are larger: long words, and few."""
    return min(1 if word.strip() in _COMMON else len(word) for word in words), -len(words)
