"""Read the sentences before one with a figure, for the owner that it leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.claims import owner_grammar as grammar
from transforms.claims.figured_sentences import FiguredSentence
from transforms.claims.linking import Link
from transforms.claims.named_places import NamedPlace

_TOPIC_REACH = 800  # characters before a sentence without a subject in which its subject was named


def read_before(sentence: FiguredSentence, names: Sequence[NamedPlace]) -> tuple[str, list[NamedPlace]]:
    """Return the text of the sentence before, and the companies named in it."""
    passage = sentence.passage
    number = passage.sentence_at(sentence.start)
    first = passage.starts[number - 1] if number else sentence.start
    companies = [
        name._replace(start=name.start - first, end=name.end - first)
        for name in names
        if first <= name.start < sentence.start and name.kind == "company"
    ]
    return passage.text[first : sentence.start], companies


def find_previous(link: Link, sentence: FiguredSentence, names: Sequence[NamedPlace]) -> str | None:
    """Return the owner that acts in the last sentence that has one, not too far before."""
    passage = sentence.passage
    number, end = passage.sentence_at(sentence.start), sentence.start
    while number > 0 and passage.starts[number - 1] >= sentence.start - _TOPIC_REACH:
        number -= 1
        start = passage.starts[number]
        own = [
            name._replace(start=name.start - start, end=name.end - start)
            for name in names
            if start <= name.start < end and name.kind in link.quantity.owners
        ]
        actors = [name for name in own if not grammar.is_object(passage.text[start:end], name)]
        if actors:
            return actors[0].tag
        end = start
    return None
