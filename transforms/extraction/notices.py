"""Recognise notices that sites serve in place of an article, with status 200 and often declared as one.

A site that asks for consent, has nothing at an address, took an article off, needs scripts or suspects a
robot says so in whole sentences, which look like reporting to everything that measures shape. What gives
them away is that they name the page, say what became of it, and speak to the reader about it. The words
are in ``notices.toml``, by language.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import islice

from transforms.cleaning.block_rules import fold_text
from transforms.cleaning.pattern_index import PatternIndex
from transforms.cleaning.prose import ends_sentence
from transforms.records import LINKED_SHARE, Block
from transforms.text.late_patterns import compile_when_needed
from transforms.text.normalisation import measure_length
from transforms.text.sentences import find_sentences

_KINDS = {
    "consent": "asks for consent to cookies or tracking",
    "missing": "says that there is nothing at this address, or no longer",
    "script": "says that it needs scripts or another browser",
    "robot": "says that it takes its reader for a robot, or refuses access",
    "outage": "says that the site is out of order",
    "wall": "asks to subscribe or to register before it shows the article",
}
_MORE = ("consent", "guide", "offer")  # what else notices say, and other texts too
# What has to be in the paragraph beside; an offer speaks to its reader by what it asks for.
_SPEAKERS = {"consent": "site", "wall": "wall", "offer": "offer"}
# A bare number needs a sign, the end or a word of a status behind it: "500 Jobs weg", "404 vans recalled".
_STATUS = re.compile(
    r"\W*(?:(?:http|error|fehler|erreur|errore|erro|fout|błąd|chyba|ошибка|hata|エラー|错误|錯誤|오류)"
    r"\W{0,3}(?:code\W{0,2})?(?:40[034]|410|451|50[0234])(?!\d)(?:\W|$)"
    r"|(?:40[034]|410|451|50[0234])(?:\W*$|\s*[-–—|:·•!.](?!\d)"
    r"|\s+(?:not found|page not|error|bad (?:request|gateway)|forbidden$|gone$|service unavailable"
    r"|internal server|introuvable|gateway time|unavailable|oops|sorry|seite nicht|fehler$|nicht gefunden"
    r"|page (?:introuvable|non)|erreur$"
    r"|(?:página )?n(?:o|ão) encontrad|pagina n(?:on|iet)|non trovat|niet gevonden|nie znalezion|strona nie"
    r"|sidan (?:hitta|finns)|siden (?:ble|blev|finnes|findes)|страница не|не найден|sayfa bulunamadı|hata$)"
    r"|\s*(?:ページ|エラー|お探し|页面|頁面|错误|錯誤|找不到|페이지|오류)))",
    re.IGNORECASE,
)
# Notices quote nobody and name no source.
_QUOTED = re.compile(r'"[^"]{15,}"|«[^»]{15,}»|[「『][^」』]{8,}[」』]')
_REPORTED = re.compile(
    r"\b(?:said|says|told|according to|reported|sagten?|teilten?|laut|nach angaben|hieß es"
    r"|a (?:déclaré|indiqué|annoncé)|selon|dijo|según|aseguró|explicó|disse|segundo|secondo|ha detto|zei"
    r"|volgens|sade|enligt|sa|ifølge|powiedział|według|řekl|podle|сказал|сообщил|заявил|dedi|açıkladı)\b"
    r"|(?<!\w)[وف]?(?:قال|أعلن)|と(?:述べ|発表|話し|コメント|説明)|方針を示|表示[，：]|宣布|밝혔|말했",
    re.IGNORECASE,
)
_UNSPACED = ("ar", "ja", "ko", "zh")  # words may follow others, or an article, without a space
_OPENING = 3  # paragraphs: a notice begins at once
_MAX_PASSED = 20  # words before it, such as a greeting
_MAX_PASSED_WALL = 11  # before an offer; more are the beginning of an article, which is kept as such
_MAX_OFFERS = 12  # blocks at the end of a text
_MAX_PARAGRAPH = 150  # words; no notice has longer ones, and in them the words may meet by chance
_MAX_WORDS = 700  # of a text whose title is not that of a notice
_MAX_TITLE = 12
_MIN_WORDS = 8  # shorter lines count only if they end as sentences do
# Of the words outside links. Of 1,259 labelled articles and 407 news texts 33 have a sentence of a notice
# in their first paragraphs, and none of these more than .15; of 60 notices of the tests none less than .6.
_MIN_SHARE = 0.5
_MIN_WALL_SHARE = 0.4  # of the words of a paragraph that ends a text: it may say first how much is left
_FEW_WORDS = 60  # with the title of a notice, so short a text needs no sentence of one


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    """The words of one kind of notice in one language; the numbers are those of its patterns.

    Attributes:
        kind: The kind; None for what no notice consists of, though it may be part of one.
        reader: What a paragraph has to have.
        parts: What a sentence in it has to have.
        part_set: The same as a set of the index.
    """

    kind: str | None
    reader: int
    parts: tuple[int, ...]
    part_set: int


def find_notice(blocks: Sequence[Block], *, titles: Iterable[str | None]) -> str | None:
    """Find out whether a text is a notice and no article.

    Args:
        blocks: The blocks of the text in order.
        titles: Possible headlines: the title, the first headings.

    Returns:
        A sentence that says what kind of notice it is, None when the text may be an article.
    """
    opening = list(islice(_list_said(blocks), _OPENING))
    kind = _find_opening_kind(opening)
    if kind is None and sum(map(measure_length, opening)) >= _FEW_WORDS:
        return None  # as for nearly every article
    titled = next((found for title in titles if title and (found := _find_title_kind(title))), None)
    if kind and titled:
        return _describe(kind)
    said = list(_list_said(blocks))
    words = sum(map(measure_length, said))
    if kind is None:
        return _describe(titled) if titled == "missing" and words < _FEW_WORDS else None
    notice_words = sum(count for _, count in map(_read_paragraph, said))
    return _describe(kind) if words <= _MAX_WORDS and notice_words >= words * _MIN_SHARE else None


def set_apart_offers(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Set apart the offers to subscribe or to register with which a text ends, after its beginning.

    At least one of the last blocks has to ask for that before it shows more; what an offer promises besides,
    and short lines such as buttons, are set apart from there on.

    Args:
        blocks: The blocks of the text in order.
    """
    start = len(blocks)
    for position in range(len(blocks) - 1, max(0, len(blocks) - _MAX_OFFERS) - 1, -1):
        block = blocks[position]
        length = measure_length(block.text)
        kind, words = (None, 0) if block.set_apart else _read_paragraph(block.text)
        if kind == "wall" and words >= length * _MIN_WALL_SHARE:
            start = position
        elif not block.set_apart and words < length * _MIN_SHARE and _says(block.text):
            break
    return (*blocks[:start], *(replace(block, set_apart=True) for block in blocks[start:]))


def _says(text: str) -> bool:
    return ends_sentence(text) or measure_length(text) >= _MIN_WORDS


def _list_said(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the paragraphs that say something: whole sentences, and longer lines, outside links."""
    for block in blocks:
        text = block.text
        if block.links < LINKED_SHARE and _says(text):
            yield text


def _find_opening_kind(opening: Sequence[str]) -> str | None:
    """Return the kind of notice that an opening is one of, after a few words of anything else at most."""
    passed = 0
    for paragraph in opening:
        kind, words = _read_paragraph(paragraph)
        if kind:
            return kind if kind != "wall" or passed <= _MAX_PASSED_WALL else None
        passed += measure_length(paragraph) - words
        if passed > _MAX_PASSED:
            break
    return None


def _describe(kind: str) -> str:
    return f"this is a notice and no article: the page {_KINDS[kind]}"


def _find_title_kind(title: str) -> str | None:
    """Return the kind of notice that a title is the title of; titles need not speak to the reader."""
    if measure_length(title) > _MAX_TITLE:
        return None
    if _STATUS.match(title):
        return "missing"
    text = _FoldedText(fold_text(title))
    found = (wording.kind for wording in _load().wordings if wording.kind and text.has_parts(wording))
    return next(found, None)


def _read_paragraph(paragraph: str) -> tuple[str | None, int]:
    """Find the sentences of a notice in a paragraph.

    Returns:
        The kind of the notice, None when there is none or only what other texts say too; and how many
        words of the paragraph belong to it. A short paragraph with a sentence of a notice does as a whole,
        but not with one of an offer to subscribe, since reports tell of those.
    """
    length = measure_length(paragraph)
    folded = fold_text(paragraph) if length <= _MAX_PARAGRAPH else ""
    if not folded:
        return None, 0
    text = _FoldedText(_QUOTED.sub(" ", folded))
    wordings = [wording for wording in text.list_possible() if text.has(wording.reader)]
    if not wordings or _REPORTED.search(folded):
        return None, 0
    found: list[tuple[str | None, int]] = []
    starts = find_sentences(text.folded)
    for start, end in zip(starts, [*starts[1:], len(text.folded)], strict=True):
        sentence = _FoldedText(text.folded[start:end])
        wording = next((wording for wording in wordings if sentence.has_parts(wording)), None)
        if wording:
            found.append((wording.kind, measure_length(sentence.folded)))
    kind = next((kind for kind, _ in found if kind), None)
    is_whole = kind not in (None, "wall") and length <= _FEW_WORDS
    return (kind, length if is_whole else sum(words for _, words in found))


class _FoldedText:
    """A folded text, and which of the patterns may match in it."""

    def __init__(self, folded: str) -> None:
        self.folded = folded.replace("ı", "i")
        self._possible = _load().index.select(self.folded)

    def may_have(self, wording: _Wording) -> bool:
        """Return whether the parts of a wording may be in the text, as far as is quickly seen."""
        return self._possible & wording.part_set == wording.part_set

    def list_possible(self) -> list[_Wording]:
        """Return the wordings of which all parts may be in the text (:meth:`may_have`)."""
        possible = self._possible
        return [w for w in _load().wordings if possible & w.part_set == w.part_set]

    def has_parts(self, wording: _Wording) -> bool:
        """Return whether all parts of a wording are in the text."""
        return self.may_have(wording) and all(map(self.has, wording.parts))

    def has(self, number: int) -> bool:
        """Return whether a pattern matches in the text."""
        if not self._possible >> number & 1:
            return False
        return compile_when_needed(_load().patterns[number]).search(self.folded) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Vocabulary:
    """The patterns of all languages, what chooses among them, and which belong together."""

    patterns: tuple[str, ...]
    index: PatternIndex
    wordings: tuple[_Wording, ...]


def compile_notices() -> None:
    """Compile all patterns, which otherwise the first text does that needs them."""
    for pattern in _load().patterns:
        compile_when_needed(pattern)


def _make_wording(kind: str | None, reader: int, parts: tuple[int, ...]) -> _Wording:
    return _Wording(kind=kind, reader=reader, parts=parts, part_set=sum(1 << part for part in {*parts}))


@cache
def _load() -> _Vocabulary:
    path = files("transforms.extraction").joinpath("notices.toml")
    numbers: dict[str, int] = {}
    wordings: list[_Wording] = []
    for language, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
        border = "" if language in _UNSPACED else r"(?<!\w)"
        groups = {
            name: tuple(
                numbers.setdefault(f"{border}(?:{pattern})", len(numbers))
                for pattern in ([written] if isinstance(written, str) else written)
            )
            for name, written in words.items()
        }
        wordings += [
            _make_wording(kind, groups[_SPEAKERS.get(kind, "reader")][0], groups[kind])
            for kind in _KINDS
            if kind in groups
        ]
        wordings += [
            _make_wording(None, groups["offer" if name == "offer" else "reader"][0], groups[name])
            for name in _MORE
        ]
    return _Vocabulary(
        patterns=tuple(numbers),
        index=PatternIndex(numbers),
        wordings=tuple(wordings),
    )
