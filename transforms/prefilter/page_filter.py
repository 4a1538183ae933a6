"""Decide by the bytes of a page whether it may name one of some tags."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from transforms.prefilter.anchor_groups import AnchorGroups
from transforms.prefilter.anchors import list_anchors
from transforms.prefilter.spellings import choose_key_words
from transforms.prefilter.unfolding import unfold
from transforms.prefilter.watched_names import NAME_ROLES, list_watched_names
from transforms.tagging.folding import FoldedText, fold, fold_text
from transforms.tagging.matching import Matcher
from transforms.tagging.passages import drop_overlapping
from transforms.tagging.taxonomy import Taxonomy
from transforms.text.charsets import resolve_charset
from transforms.text.decoding import decode_markup

_MAX_DOUBTS = 2_000  # anchors that are looked at; a page with more is analysed
_NOT_ASCII = b"\x00", b"\x1b"  # bytes of UTF-16 and of ISO 2022, in which letters are written otherwise
_SAMPLE = "09azAZ<>&#;%\\"


class PageFilter:
    """Finds pages that name one of some tags, in two steps.

    The first searches the bytes for anchors (:mod:`transforms.prefilter.anchors`), in 0.7 ns a byte for
    the 1,079 of Nissan; hardly any page goes further. The second decodes the page and
    searches it as the tags of articles are found, but for the context of ambiguous names.
    """

    def __init__(self, taxonomy: Taxonomy, tags: Sequence[str]) -> None:
        watched = list_watched_names(taxonomy, tags)
        names = [(form, pattern) for form, pattern in watched if pattern.role in NAME_ROLES]
        words = [fold(form) for form, pattern in names if pattern.role != "symbol"]
        symbols = [form for form, pattern in names if pattern.role == "symbol"]
        self._anchors = AnchorGroups(list_anchors(words, symbols))
        self._words = (*choose_key_words(words), *map(fold, symbols))
        self._matcher = Matcher(watched)

    def names(self, body: bytes, charset: str | None) -> bool:
        """Return whether a page names one of the tags, in its text or in an address.

        Args:
            body: The page, without the codings of its transfer.
            charset: The encoding that the server named.
        """
        if not self.may_name(body, charset):
            return False
        forms = [fold_text(form) for form in unfold(decode_markup(body, charset))]
        return any(self._has_name(form) for form in forms if any(word in form.lower for word in self._words))

    def _has_name(self, form: FoldedText) -> bool:
        """Return whether a text has a name outside the phrases in which it means something else."""
        names, excluded = [], []
        for (role, _), found in self._matcher.find_groups(form).items():
            if role in NAME_ROLES:
                names += found
            elif role == "exclude":
                excluded += found
        return bool(drop_overlapping(names, excluded))

    def may_name(self, body: bytes, charset: str | None) -> bool:
        """Return whether anything in the bytes of a page may be a part of a name."""
        if any(byte in body for byte in _NOT_ASCII) or (charset and not _is_like_ascii(charset)):
            return True
        for found in self._anchors.find(body):
            if len(found) > _MAX_DOUBTS:
                return True
            if any(check(body, start, stop) for checks, start, stop in found for check in checks):
                return True
        return False


@lru_cache(maxsize=256)
def _is_like_ascii(charset: str) -> bool:
    """Return whether the ASCII characters of an encoding are those of ASCII; true of an unknown one."""
    name = resolve_charset(charset)
    try:
        return name is None or _SAMPLE.encode(name) == _SAMPLE.encode("ascii")
    except (UnicodeEncodeError, LookupError):
        return False
