r"""Find out what a pattern requires of a text: words that must occur in it, and how it must begin.

With them most patterns need not be tried on most texts. A pattern is parsed just far enough to find, for
each of its branches, a run of letters that occurs in whatever it matches: for
``(?:sign up|subscribe) .{0,80}\bnewsletter`` that is *newsletter*, and the first two letters are *si* or
*su*. Syntax that is not understood is taken to require nothing, which costs time and no match.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

_TOKEN = re.compile(
    # letters that occur once each are read at once: one by one took twice the time
    r"(?P<run>[\w ]{2,}(?![*+?{]))"
    # conditions, comments, atomic groups, flags other than -i, references by number, codes of characters
    r"|(?P<unsupported>\(\?(?!P[<=]|[:=!]|<[=!]|-?i:)|\\[\dxUN])"
    r"|(?P<reference>\(\?P=\w+\))"
    r"|(?P<open>\((?:\?(?:P<\w+>|[:=!]|<[=!]|-?i:))?)"
    r"|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<class>\\u[0-9a-fA-F]{4}|\\[A-Za-z0-9]|[.^$])"
    r"|\\(?P<escaped>.)|(?P<letter>.)",
    re.DOTALL,
)
_COUNT = re.compile(r"(?:(?P<symbol>[*+?])|\{(?P<min>\d*)(?P<range>,\d*)?\})[?+]?")
_MAX_SET = 8  # characters; a larger class excludes too few texts
# These words are in nearly every text, so they exclude few, whatever their length.
_COMMON = frozenset(
    {
        *("a", "to", "in", "on", "by", "at", "is", "us", "of", "the", "our", "you", "your", "and", "for"),
        *("from", "have", "more", "this", "that", "with"),
    }
)
_LOOKAROUNDS = ("(?=", "(?!", "(?<=", "(?<!")  # they match nothing themselves
_ANCHORS = (r"\b", r"\B", r"\A", r"\Z", "^", "$")
_ASCII = tuple(map(chr, range(128)))

OTHER = "\x80"
"""Stands for all characters beyond ASCII among those with which a match may begin."""
ANY = frozenset((*_ASCII, OTHER))
"""All characters, as far as they are distinguished."""


_Characters = frozenset[str]
_Lengths = frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternFacts:
    """What a pattern that ignores case requires of a text that it matches.

    Attributes:
        words: Words in small letters of which at least one is in the text; None when there need be none.
        starts: The characters with which a match may begin, in both cases; :data:`OTHER` stands for all
            that are not ASCII.
        seconds: Those that may be second in a match.
        ends: Those with which it may end.
        lengths: Which lengths of a match are possible: 0, 1 and 2, which stands for all longer ones.
    """

    words: frozenset[str] | None = None
    starts: _Characters
    seconds: _Characters
    ends: _Characters
    lengths: _Lengths


_NOTHING = PatternFacts(starts=frozenset(), seconds=frozenset(), ends=frozenset(), lengths=frozenset({0}))
_ANYTHING = PatternFacts(starts=ANY, seconds=ANY, ends=ANY, lengths=frozenset({0, 1, 2}))


def _join(first: PatternFacts, second: PatternFacts) -> PatternFacts:
    """Return with what one pattern followed by another may begin and end."""
    seconds = first.seconds
    if 1 in first.lengths:
        seconds |= second.starts
    if 0 in first.lengths:
        seconds |= second.seconds
    return PatternFacts(
        starts=first.starts | second.starts if 0 in first.lengths else first.starts,
        seconds=seconds,
        ends=second.ends | first.ends if 0 in second.lengths else second.ends,
        lengths=_add_lengths(first.lengths, second.lengths),
    )


@cache
def _add_lengths(first: _Lengths, second: _Lengths) -> _Lengths:
    return frozenset(min(2, one + other) for one in first for other in second)


@dataclass(slots=True)
class _Branch:
    """One branch of a group while it is parsed.

    Attributes:
        run: The current run of letters.
        best: The best words so far.
        shape: With what it may begin and end; its words do not count.
    """

    run: str = ""
    best: frozenset[str] | None = None
    shape: PatternFacts = _NOTHING

    def offer(self, words: frozenset[str] | None) -> None:
        if words and (self.best is None or _weigh(words) > _weigh(self.best)):
            self.best = words

    def close_run(self) -> None:
        self.offer(frozenset({self.run}) if self.run else None)
        self.run = ""


@cache
def analyse_pattern(pattern: str) -> PatternFacts:
    """Find out what a pattern requires.

    Args:
        pattern: A regular expression, taken as one that ignores case.
    """
    if any(token["unsupported"] for token in _TOKEN.finditer(pattern)):
        return _ANYTHING
    facts, _ = _read_group(pattern, 0)
    return facts


def _read_group(pattern: str, position: int) -> tuple[PatternFacts, int]:
    """Parse up to the group's closing bracket; return its facts and the position after it."""
    branches = [_Branch()]
    while position < len(pattern):
        token = _TOKEN.match(pattern, position)
        if token is None or token["close"]:
            position += 1
            break
        position = token.end()
        branch = branches[-1]
        if run := token["run"]:
            branch.shape = _join(branch.shape, _read_run(run[0], run[1], run[-1]))
            branch.run += "".join(map(str.lower, run))
            continue
        if token["bar"]:
            branch.close_run()
            branches.append(_Branch())
            continue
        letter = token["escaped"] or token["letter"]
        if token["open"]:
            part, position = _read_group(pattern, position)
            part = _NOTHING if token["open"] in _LOOKAROUNDS else part
        else:
            part = _read_token(token[0], letter, is_reference=bool(token["reference"]))
        count = _COUNT.match(pattern, position)
        if count:
            position = count.end()
            part = _repeat(part, count)
        branch.shape = _join(branch.shape, part)
        if letter and count is None:
            branch.run += letter.lower()
        elif token["class"] not in (r"\b", r"\B"):  # of no width: the run goes on after it
            branch.close_run()
            branch.offer(part.words)
    for branch in branches:
        branch.close_run()
    return _unite(branches), position


@cache
def _read_run(first: str, second: str, last: str) -> PatternFacts:
    """Return the facts of a run of letters, by the first two and the last."""
    return PatternFacts(
        starts=_list_cases(first),
        seconds=_list_cases(second),
        ends=_list_cases(last),
        lengths=frozenset({2}),
    )


def _repeat(part: PatternFacts, count: re.Match[str]) -> PatternFacts:
    """Return the facts of a part that may occur another number of times than once."""
    repeated = part
    if count["symbol"] != "?" and (count["symbol"] or count["range"] or count["min"] not in ("0", "1")):
        repeated = _join(part, replace(part, lengths=part.lengths | {0}))
    is_optional = count["symbol"] in ("*", "?") or count["min"] in ("", "0")
    lengths = repeated.lengths | part.lengths | ({0} if is_optional else set())
    return replace(repeated, words=None if is_optional else part.words, lengths=lengths)


@cache
def _read_token(token: str, letter: str | None, *, is_reference: bool) -> PatternFacts:
    """Return the facts of one letter, set, class or reference."""
    if is_reference:
        return _ANYTHING
    if token in _ANCHORS:
        return _NOTHING
    words = frozenset({letter.lower()}) if letter else _read_set(token) if token[0] == "[" else None
    members = _list_cases(letter) if letter else _find_members(token)
    return PatternFacts(
        words=words, starts=members, seconds=frozenset(), ends=members, lengths=frozenset({1})
    )


def _list_cases(letter: str) -> frozenset[str]:
    """Return the characters that a letter matches when case is ignored."""
    # İ, ı, ſ and the sign of kelvin are not ASCII and match these letters
    beyond = {OTHER} if not letter.isascii() or letter in "iIsSkK" else set()
    return frozenset({letter.lower(), letter.upper(), *beyond}) & ANY


@cache
def _find_members(characters: str) -> frozenset[str]:
    """Return the characters that a set or a class matches, whether or not case is ignored.

    A set such as ``[^a]`` matches the capital only where it is not ignored, as within ``(?-i:…)``.
    """
    expressions = (re.compile(characters), re.compile(characters, re.IGNORECASE))
    return frozenset({OTHER, *(letter for letter in _ASCII if any(e.match(letter) for e in expressions))})


def _unite(branches: list[_Branch]) -> PatternFacts:
    """Unite the facts of all branches; words are required only if each branch requires some."""
    required = [branch.best for branch in branches if branch.best is not None]
    shapes = [branch.shape for branch in branches]
    return PatternFacts(
        words=frozenset().union(*required) if len(required) == len(branches) else None,
        starts=frozenset().union(*(shape.starts for shape in shapes)),
        seconds=frozenset().union(*(shape.seconds for shape in shapes)),
        ends=frozenset().union(*(shape.ends for shape in shapes)),
        lengths=frozenset().union(*(shape.lengths for shape in shapes)),
    )


def _read_set(text: str) -> frozenset[str] | None:
    """Return the characters of a small class such as ``[>»]``; None for ranges, escapes and complements."""
    characters = text[1:-1]
    is_plain = not characters.startswith("^") and "-" not in characters and "\\" not in characters
    return frozenset(characters.lower()) if is_plain and len(characters) <= _MAX_SET else None


def _weigh(words: frozenset[str]) -> tuple[int, int]:
    """Return a key by which sets of words that exclude more texts are larger: long words, and few."""
    return min(1 if word.strip() in _COMMON else len(word) for word in words), -len(words)
