"""Duplicates: which articles are copies of others, word for word or with a paragraph more or less."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from transforms.figures import find_figures
from transforms.names import find_names
from transforms.records import Duplicate, Fingerprint
from transforms.shingles import cut_shingles, split_tokens

# Shares of common shingles. Read by hand in 407 news texts: the 11 pairs that share half or more are
# one agency report in two editions, between .3 and .5 (23 pairs) many are rewritten. A text that
# stands in another nearly whole is a copy with paragraphs cut; less than a third of it is an excerpt.
_ALIKE = 0.5
_CONTAINED, _EXCERPT = 0.8, 0.3
# Of the figures and names of two copies nearly all agree; reports from one template have the
# words in common and differ in these.
_SAME_FACTS = 0.6
_FEWEST_FACTS = 2
_SHORTEST = 25  # words; below that half of a text may be a set phrase

_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{2,}")


class _Text:
    """A fingerprint with what the exact check needs, worked out when it is first asked for."""

    def __init__(self, fingerprint: Fingerprint) -> None:
        self.fingerprint = fingerprint
        self.root = self

    @cached_property
    def tokens(self) -> list[str]:
        return split_tokens(self.fingerprint.text)

    @cached_property
    def shingles(self) -> frozenset[str]:
        return frozenset(cut_shingles(self.tokens))

    @cached_property
    def facts(self) -> tuple[frozenset[str], frozenset[str]]:
        text = unicodedata.normalize("NFKC", self.fingerprint.text)
        names = {*find_names(text, None), *_KATAKANA.findall(text)}
        return frozenset(find_figures(text, None)), frozenset(names)


def find_duplicates(new: Sequence[Fingerprint], known: Sequence[Fingerprint]) -> tuple[Duplicate, ...]:
    """Link each copy to its original: the earliest, by time and then identifier, of those it is a copy of.

    `known` are the articles that share a band or the digest with a new one. A copy of a copy is
    linked to the first original, so links never chain. A known article is linked anew only when
    a new one turns out to be earlier. The score is the share of the shorter text's shingles that
    both have.
    """
    fresh = {fingerprint.article_id for fingerprint in new}
    everyone = {one.article_id: one for one in (*known, *new)}
    earlier = _Shelf()
    links = []
    for fingerprint in sorted(everyone.values(), key=_order):
        text = _Text(fingerprint)
        match = earlier.find_copy(text)
        if match:
            text.root = match.root
            if fingerprint.article_id in fresh or text.root.fingerprint.article_id in fresh:
                links.append(_link(text, text.root))
        earlier.add(text)
    return tuple(links)


class _Shelf:
    """Texts so far, by digest and band."""

    def __init__(self) -> None:
        self._digests: dict[str, _Text] = {}
        self._bands: defaultdict[int, list[_Text]] = defaultdict(list)

    def add(self, text: _Text) -> None:
        # A word-for-word copy would only be found where its original is found too.
        if self._digests.setdefault(text.fingerprint.text_sha256, text) is text:
            for band in text.fingerprint.bands:
                self._bands[band].append(text)

    def find_copy(self, text: _Text) -> _Text | None:
        """Return the best match: the same text, else the nearest copy, else nothing."""
        if not text.tokens:
            return None
        same = self._digests.get(text.fingerprint.text_sha256)
        if same or len(text.tokens) < _SHORTEST:
            return same
        met = dict.fromkeys(other for band in text.fingerprint.bands for other in self._bands[band])
        scored = ((_score(text, other), other) for other in met)
        return max((pair for pair in scored if pair[0]), default=(0.0, None), key=_rank)[1]


def _score(one: _Text, other: _Text) -> float:
    shared = len(one.shingles & other.shingles)
    alike = shared / max(1, len(one.shingles | other.shingles))
    contained = shared / max(1, min(len(one.shingles), len(other.shingles)))
    near = alike >= _ALIKE or (contained >= _CONTAINED and alike >= _EXCERPT)
    return contained if near and len(other.tokens) >= _SHORTEST and _agree(one, other) else 0.0


def _agree(one: _Text, other: _Text) -> bool:
    for mine, theirs in zip(one.facts, other.facts, strict=True):
        fewest = min(len(mine), len(theirs))
        if fewest >= _FEWEST_FACTS and len(mine & theirs) < _SAME_FACTS * fewest:
            return False
    return True


def _rank(pair: tuple[float, _Text | None]) -> tuple[float, float, str]:
    score, text = pair
    return (score, -text.fingerprint.at.timestamp(), text.fingerprint.article_id) if text else (0.0, 0.0, "")


def _link(copy: _Text, original: _Text) -> Duplicate:
    exact = copy.fingerprint.text_sha256 == original.fingerprint.text_sha256
    shared = len(copy.shingles & original.shingles) / max(1, min(len(copy.shingles), len(original.shingles)))
    return Duplicate(
        article_id=copy.fingerprint.article_id,
        duplicate_of=original.fingerprint.article_id,
        method="exact" if exact else "near",
        score=1.0 if exact else round(shared, 4),
    )


def _order(fingerprint: Fingerprint) -> tuple[datetime, str]:
    return fingerprint.at, fingerprint.article_id
