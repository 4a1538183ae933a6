"""Find out the encoding of bytes that name none, or the wrong one.

Each encoding is tried on the text between the tags, and the letters that come out are weighed: how common
they are in the languages that are written so, and whether they stand together in words. Of 280 labelled news
texts in the usual encoding of their language one is taken for another, in which a single letter differs;
charset-normalizer, which answers where no encoding weighs enough, is wrong on 71.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from charset_normalizer import from_bytes
from charset_normalizer.constant import FREQUENCIES

from transforms.text.charsets import decode_charset, resolve_charset

_SAMPLE = 262_144  # bytes of a page that are searched for text
_MAX_TEXT = 32_768  # bytes of text that are tried; 20 ms for all encodings
_MAX_GUESSED = 65_536  # bytes that charset-normalizer reads; it takes 40 ms for these, seconds for megabytes
_MIN_SCORE = 0.4  # right encodings have 0.5 to 1 even for one sentence, wrong ones beside them less by 0.15
_MARGIN = 0.15
_MIN_SURE, _LARGE_MARGIN = 0.8, 0.35
_SNIFFED = 4_096
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MIN_ZEROS = 0.02  # of the high bytes of UTF-16; a Japanese text has a space or a digit among 50 characters
_MIN_ZEROS_LATIN = 0.8  # of those of a text without other letters, which is not ASCII with a stray zero byte
_ZERO_RATIO = 2  # of high to low ones; of the common characters one, 一, has a low one
_EURO = "iso8859-15"
_WORD = re.compile(rb"[\x80-\xff]{3}")
_TAG_EDGE = re.compile(rb"[<>]")
_JOINT = re.compile("[a-zA-Z][\u0300-\u1fff\u3041-\ufeff]|[\u0300-\u1fff\u3041-\ufeff][a-zA-Z]")
_RUN = re.compile(r"[^\W\d_a-zA-Z]{3,}")
# signs that all languages have; of other signs an encoding shows itself to be the wrong one
_SIGNS = frozenset("“”‘’„‚–—…«»№\xa0、。「」『』，．　！？（）：；・～《》％０１２３４５６７８９\n")
_TRADITIONAL = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行"
    "所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實"
)  # fmt: skip
_RARE_WESTERN = "ðþñýœ"
_WESTERN_SIGNS = "£€©®°§·½²ªº¿¡™"
_LATIN = {
    "cp1252": (
        "German",
        "French",
        "Dutch",
        "Italian",
        "Spanish",
        "Portuguese",
        "Swedish",
        "Danish",
        "Finnish",
    ),
    "cp1250": ("Polish", "Czech", "Hungarian", "Romanian", "Slovak", "Slovene"),
    "iso8859-2": ("Polish", "Czech", "Hungarian", "Romanian", "Slovak", "Slovene"),
    "cp1254": ("Turkish", "German"),  # whose ö it has
}
_ALPHABETS = {
    "cp1251": ("Russian", "Ukrainian", "Bulgarian", "Serbian"),
    "koi8-u": ("Russian", "Ukrainian"),
    "iso8859-5": ("Russian", "Bulgarian", "Serbian"),
    "cp866": ("Russian", "Bulgarian"),
    "cp1253": ("Greek",),
    "iso8859-7": ("Greek",),
    "cp1255": ("Hebrew",),
    "cp1256": ("Arabic", "Farsi"),
    "iso8859-6": ("Arabic",),
    "cp874": ("Thai",),
}
_WITH_CAPITALS = ("cp1251", "koi8-u", "iso8859-5", "cp866", "cp1253", "iso8859-7")
_MIN_LETTERS = 100  # of a text without capitals
_MIN_WIDE = 60  # bytes of a text with characters of two bytes
_ASCII = bytes(range(128))
_ALIKE = {"koi8-r": "koi8-u", "koi8_r": "koi8-u"}
_CHARACTERS = {
    "cp932": ("Japanese", "Japanese—", "Japanese——"),
    "euc_jp": ("Japanese", "Japanese—", "Japanese——"),
    "gb18030": ("Chinese",),
    "big5hkscs": (),
    "cp949": ("Korean",),
}
# which share of a text its 26 commonest syllables, its 100 commonest characters, or the kana make up
_SHARES = {"cp949": 0.25, "gb18030": 0.25, "big5hkscs": 0.25, "cp932": 0.45, "euc_jp": 0.45}
_RARE = 0.7  # what a letter of Latin-1 weighs that its large languages seldom have
_ALPHABET_SHARE = 0.72  # the mean of 1 for the commonest letter to 0 for the rarest


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """An encoding that may be the right one.

    Attributes:
        name: Python's name of it.
        weights: What a character speaks for it, from 0 to 1.
        share: The mean of the weights over a text that is in it.
        is_latin: Whether its letters stand among those of ASCII.
    """

    name: str
    weights: Mapping[str, float]
    share: float
    is_latin: bool


def detect_encoding(body: bytes) -> str | None:
    """Return Python's name of the encoding that bytes look like, or `None` if they look like none."""
    if body.isascii():
        return "iso2022_jp" if b"\x1b$" in body else "ascii"
    if unmarked := detect_utf16(body):
        return unmarked
    text = _take_text(body)
    scores = {one.name: _score(text, one) for one in _list_candidates()}
    best = max(scores, key=scores.__getitem__)
    if scores[best] >= _MIN_SCORE:
        return best
    guess = from_bytes(body[:_MAX_GUESSED]).best()
    return resolve_charset(guess.encoding) if guess else None


def correct_latin(body: bytes, named: str = "cp1252") -> str | None:
    """Return the encoding of bytes that are called Latin-1 and are another, or `None` if they may be Latin-1.

    Any bytes are Latin-1, and servers and templates name it for want of knowledge. Letters of another script
    stand together.

    Args:
        body: The bytes.
        named: Which form of Latin-1 they are called; that with the euro has it in the place of another sign.
    """
    text = _take_text(body)
    candidates = _list_candidates()
    western = candidates[0]
    own = max(_score(text, western), _score(text, replace(western, name=named)) if named == _EURO else 0.0)
    if not _WORD.search(text):
        candidates = tuple(one for one in candidates if one.is_latin)
    scores = {one.name: _score(text, one) for one in candidates}
    best = max(scores, key=scores.__getitem__)
    is_better = scores[best] >= max(_MIN_SCORE, own + _MARGIN)
    return best if is_better else None


def correct_alphabet(body: bytes, named: str) -> str | None:
    """Return the encoding of bytes that are called one of another script's, or `None` if they may be that.

    Any bytes are letters of a single-byte encoding, and most are characters of Chinese ones; of the wrong one
    they make no words. A text in the right one has .5 to 1, and in another one .1 to .6. Hebrew, which has
    no capitals, has up to .75 in Cyrillic and Greek encodings, and is all small letters then.
    """
    name = _ALIKE.get(named, named)
    own = next((one for one in _list_candidates() if one.name == name and not one.is_latin), None)
    if own is None:
        return None
    text = _take_text(body)
    if name in _SHARES and len(text.translate(None, _ASCII)) < _MIN_WIDE:
        return None  # a few characters of two bytes may be names in any of their scripts
    margin = _MARGIN if name in _WITH_CAPITALS and _has_no_capitals(text, name) else _LARGE_MARGIN
    needed = max(_MIN_SURE, _score(text, own) + margin)
    if needed > 1:  # as of nearly every text: the others need not be tried
        return None
    scores = {one.name: _score(text, one) for one in _list_candidates()}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= needed else None


def detect_utf16(body: bytes) -> str | None:
    """Return ``utf-16-le`` or ``utf-16-be`` for a text in UTF-16 without a byte order mark, or `None`.

    The characters of ASCII, of which even a Japanese page has some, then have a zero byte on one side.
    """
    sample = body[:_SNIFFED]
    if 0 not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    expected = _MIN_ZEROS_LATIN if sample.isascii() else _MIN_ZEROS
    if max(even, odd) < expected * len(sample) / 2 or max(even, odd) < _ZERO_RATIO * min(even, odd):
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    text = sample[: len(sample) // 2 * 2].decode(name, "ignore")
    is_text = text.count("\x00") == 0 and all(one.isprintable() or one.isspace() for one in text)
    return name if is_text else None


def is_utf16(body: bytes) -> bool:
    """Return whether bytes are UTF-16, with a byte order mark or without; it is full of zero bytes."""
    return body.startswith(_BYTE_ORDER_MARKS) or detect_utf16(body) is not None


def _take_text(body: bytes) -> bytes:
    """Return the parts between tags that are not ASCII; tags are alike in all encodings."""
    parts = (part for part in _TAG_EDGE.split(body[:_SAMPLE]) if not part.isascii())
    return b"<".join(parts)[:_MAX_TEXT]


def _has_no_capitals(text: bytes, name: str) -> bool:
    letters = [one for one in decode_charset(text, name) if one > "\x7f" and one.isalpha()]
    return len(letters) >= _MIN_LETTERS and not any(map(str.isupper, letters))


def _score(text: bytes, candidate: _Candidate) -> float:
    """Return how well an encoding fits, 1 at best."""
    decoded = decode_charset(text, candidate.name)
    counts = Counter(decoded)
    counts = Counter({one: count for one, count in counts.items() if one > "\x7f"})
    total = counts.total()
    if not total:
        return 0.0
    good = sum(count * candidate.weights.get(one, 0.0) for one, count in counts.items()) / candidate.share
    good += sum(count for one, count in counts.items() if one in _SIGNS)
    bad = 2 * sum(count for one, count in counts.items() if one == "\ufffd" or one < "\xa0")
    # Latin letters with accents stand alone among others; the letters of other scripts stand together
    bad += 2 * len(_RUN.findall(decoded)) if candidate.is_latin else len(_JOINT.findall(decoded))
    return min(1.0, good / total) - bad / total


@cache
def _list_candidates() -> tuple[_Candidate, ...]:
    """List the encodings, the most common first, since the first of equals is taken."""
    western = dict.fromkeys(_RARE_WESTERN, _RARE) | dict.fromkeys(_WESTERN_SIGNS, 1.0)
    found = [
        _Candidate(
            name=name,
            weights=(western if name == "cp1252" else {}) | _gather(*languages),
            share=1.0,
            is_latin=True,
        )
        for name, languages in _LATIN.items()
    ]
    found += [
        _Candidate(
            name=name,
            weights=_gather(*languages) or dict.fromkeys(_TRADITIONAL, 1.0),
            share=_SHARES[name],
            is_latin=False,
        )
        for name, languages in _CHARACTERS.items()
    ]
    return (
        *found,
        *(
            _Candidate(name=name, weights=_rank(*languages), share=_ALPHABET_SHARE, is_latin=False)
            for name, languages in _ALPHABETS.items()
        ),
    )


def _gather(*languages: str) -> dict[str, float]:
    """Weigh all common characters beyond ASCII alike, small or capital."""
    common = "".join(one for language in languages for one in FREQUENCIES[language])
    return {one: 1.0 for one in common + common.upper() if one > "\x7f"}


def _rank(*languages: str) -> dict[str, float]:
    """Weigh letters by how common they are; capitals, which stand where the letters of others do, by half."""
    weights: dict[str, float] = {}
    for language in languages:
        letters = [one for one in FREQUENCIES[language] if one > "\x7f"]
        for rank, letter in enumerate(letters):
            weight = 1 - rank / len(letters)
            weights[letter] = max(weight, weights.get(letter, 0.0))
            weights.setdefault(letter.upper(), weight / 2)
    return weights
