"""Choose the sentences of an article that have figures, and find their amounts and the words around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.claims.amounts import find_amounts
from transforms.claims.cues import compile_cue_matcher, find_cues
from transforms.claims.link_costs import Context
from transforms.claims.named_places import NamedPlace
from transforms.claims.number_words import find_number_words
from transforms.claims.quantities import Quantities
from transforms.claims.units import compile_unit_reader
from transforms.tagging.folding import FoldedText, fold_text
from transforms.tagging.passages import Passage

_LONGEST = 1_500  # characters of a sentence; a longer one is a table, or a page in one line
_FIGURE = re.compile(r"\d+|[万億兆割]")
_PUNCTUATION = " .,;:"
# After these a number goes on, for which tagging has no use.
_ABBREVIATED = re.compile(r"\b(?:Mrd|Mio|Tsd|ca|approx|Rs|bzw|etc|inkl)\.\s+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguredSentence:
    """A sentence with amounts.

    Attributes:
        passage: The passage that it is in.
        start: Where it begins there.
        end: Where it ends.
        folded: Its text, normalised; the places of amounts and cues are places in this.
        context: Its amounts and cues.
        names: The names of companies, models and plants in it, at their places in its text as written.
    """

    passage: Passage
    start: int
    end: int
    folded: FoldedText
    context: Context
    names: Sequence[NamedPlace]

    @property
    def text(self) -> str:
        """Its text as written."""
        return self.passage.text[self.start : self.end]

    def cut(self, start: int, end: int) -> tuple[int, int, str]:
        """Return start, end and text in the passage of a span of the normalised sentence."""
        first, last = self.folded.locate(start, end)
        text = self.text[first:last].rstrip(_PUNCTUATION)
        return self.start + first, self.start + first + len(text), text


def list_figured_sentences(
    passage: Passage, names: Sequence[NamedPlace], quantities: Quantities
) -> Iterator[FiguredSentence]:
    """Yield the sentences of a passage that have amounts, in order.

    Args:
        passage: The title or the text of an article.
        names: The names of companies, models and plants in it.
        quantities: The quantities that are looked for.
    """
    reader, matcher = compile_unit_reader(quantities), compile_cue_matcher(quantities)
    places = [name.start for name in names]
    has_models = any(name.kind == "model" for name in names)
    for start, end in _select(passage):
        folded = fold_text(passage.text[start:end])
        cues = find_cues(folded, matcher)  # first, since it takes a third of the time of finding amounts
        if not cues.quantities:
            continue
        own = names[bisect_left(places, start) : bisect_left(places, end)]
        models = {
            name.start - start: name.end - start
            for name in own
            if name.kind == "model" and not folded.resized
        }
        amounts = find_amounts(folded.cased, folded.lower, reader, models, has_models=has_models)
        if amounts:
            yield FiguredSentence(
                passage=passage,
                start=start,
                end=end,
                folded=folded,
                context=Context(lower=folded.lower, amounts=amounts, cues=cues),
                names=[NamedPlace(name.start - start, name.end - start, name.tag, name.kind) for name in own],
            )


def _select(passage: Passage) -> list[tuple[int, int]]:
    """Return start and end of the sentences that may have a number."""
    text = passage.text
    places = [found.start() for found in _FIGURE.finditer(text)] + find_number_words(text.lower())
    starts = [0, *(start for start in passage.starts[1:] if not _is_abbreviated(text, start)), len(text)]
    last = len(text) - 1
    numbers = sorted({bisect_right(starts, min(place, last)) - 1 for place in places})
    spans = ((starts[number], starts[number + 1]) for number in numbers)
    return [(start, start + len(text[start:end].rstrip())) for start, end in spans if end - start <= _LONGEST]


def _is_abbreviated(text: str, start: int) -> bool:
    """Return whether the sentence before a place ends in "Mrd." or the like, so that it goes on."""
    return text[start - 2 : start] == ". " and bool(_ABBREVIATED.search(text, max(0, start - 8), start))
