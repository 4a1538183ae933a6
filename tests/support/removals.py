"""Judge what cleaning removed from labelled pages, sentence by sentence, against their labelled articles."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from reader_pages import NOW, read_labelled_pages
from records import make_page

from transforms.cleaning.passes import clean_extraction
from transforms.extraction.body.block_classifier import Classifier
from transforms.extraction.web_page import extract_page
from transforms.records import CleanedBlock, Refusal
from transforms.text.sentences import find_sentences
from transforms.text.writing_systems import CJK

_WORDS = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
_SIZE = 4  # words of a shingle, as in the benchmark's score
_MIN_SHARED = 0.6  # of a sentence's shingles: links and footnote characters come between its words


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedSentence:
    """A sentence of a page after cleaning.

    Attributes:
        text: The sentence.
        rule: The rule that removed it; None where it was kept.
        class_: The class of boilerplate that it was removed as; None where it was kept.
        is_articles: For a removed sentence whether the labelled article has it and the kept text has not;
            for a kept one whether the labelled article has it.
    """

    text: str
    rule: str | None
    class_: str | None
    is_articles: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPage:
    """A labelled page with its sentences judged.

    Attributes:
        name: The name of its set.
        key: Its key in the set.
        half: 0 or 1, the half of all sites that its site is in.
        sentences: Its sentences in order.
    """

    name: str
    key: str
    half: int
    sentences: Sequence[JudgedSentence]


def judge_pages(
    name: str, *, step: int = 1, classifiers: Sequence[Classifier] | None = None
) -> Iterator[JudgedPage]:
    """Read and judge the pages of a labelled set that are not refused.

    Args:
        name: The name of the set.
        step: Only each so many-th page is read.
        classifiers: For each fold of sites the trees that find the article on their pages; None for those of
            the service, which were fitted on all of them.
    """
    for page in islice(read_labelled_pages([name]), 0, None, step):
        classifier = classifiers[page.fold] if classifiers else None
        extraction = extract_page(make_page(page.body, url=page.url), now=NOW, classifier=classifier)
        if isinstance(extraction, Refusal):
            continue
        blocks = clean_extraction(extraction)
        half = hashlib.sha256(page.site.encode()).digest()[-1] % 2
        sentences = tuple(judge_blocks(blocks, page.article))
        yield JudgedPage(name=name, key=page.key, half=half, sentences=sentences)


def judge_blocks(blocks: Sequence[CleanedBlock], article: str) -> Iterator[JudgedSentence]:
    """Judge each sentence of a page's blocks.

    A removed sentence that the kept text has as well is rightly removed, though the article has it: a
    headline that is linked again, a pull quote.

    Args:
        blocks: The blocks after cleaning.
        article: The labelled text.
    """
    own = _Text(article)
    kept = _Text("\n".join(block.text for block in blocks if block.kept))
    for block in blocks:
        for sentence in split_sentences(block.text):
            words = _split_words(sentence)
            if words:
                is_articles = own.has(words) if block.kept else own.has(words, but=kept)
                yield JudgedSentence(
                    text=sentence, rule=block.rule, class_=block.class_, is_articles=is_articles
                )


def split_sentences(text: str) -> Iterator[str]:
    """Yield the sentences of each line of a text."""
    for line in text.splitlines():
        starts = find_sentences(line)
        for start, stop in zip(starts, [*starts[1:], len(line)], strict=True):
            yield line[start:stop].strip()


class _Text:
    """A text as the sets of its shingles and of its short lines and sentences.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self.shingles = _list_shingles(_split_words(text))
        pieces = (
            _split_words(piece) for line in text.splitlines() for piece in (line, *split_sentences(line))
        )
        self.brief = {piece for piece in pieces if len(piece) < _SIZE}

    def has(self, words: tuple[str, ...], *, but: _Text | None = None) -> bool:
        """Return whether a sentence is in the text, and not in another one.

        A sentence of fewer words than a shingle has must be a line or a sentence of the text by itself.
        """
        if len(words) < _SIZE:
            return words in self.brief and not (but and words in but.brief)
        shingles = _list_shingles(words)
        shared = sum(one in self.shingles and not (but and one in but.shingles) for one in shingles)
        return shared >= _MIN_SHARED * len(shingles)


def _split_words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(unicodedata.normalize("NFKC", text).casefold()))


def _list_shingles(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + _SIZE]) for start in range(len(words) - _SIZE + 1)}
