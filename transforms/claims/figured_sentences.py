"""Choose the sentences of an article that have figures of quantities, and find these with their words.

The steps are in the order of their cost, since nine sentences of ten have no claim: is there a number, then a
word of a quantity, then a number with one of its units, and only then the words before each number.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from transforms.claims.amounts import make_amounts
from transforms.claims.candidates import Candidate, find_candidates
from transforms.claims.cues import Cues, compile_cue_matcher, find_cues
from transforms.claims.link_costs import Context
from transforms.claims.named_places import NamedPlace
from transforms.claims.number_words import find_number_words
from transforms.claims.quantities import Quantities, Quantity
from transforms.claims.units import compile_unit_reader
from transforms.tagging.folding import FoldedText, fold_text
from transforms.tagging.passages import Passage

_LONGEST = 1_500  # characters of a sentence; a longer one is a table, or a page in one line
_FIGURE = re.compile(r"[0-9０-９万億兆割]")
_PUNCTUATION = " .,;:"
# After these a number goes on, for which tagging has no use.
_ABBREVIATED = tuple(
    f"{before}{word}. "
    for word in ("Mrd", "Mio", "Tsd", "ca", "approx", "Rs", "bzw", "etc", "inkl")
    for before in " (\n\xa0"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguredSentence:
    """A sentence with amounts.

    Attributes:
        passage: The passage that it is in.
        start: Where it begins there.
        text: Its text as written.
        folded: Its text, normalised; the places of amounts and cues are places in this.
        context: Its amounts and cues.
        quantities: The quantities whose words and units it has.
        names: The names of companies, models and plants in it, at their places in its text as written.
    """

    passage: Passage
    start: int
    text: str
    folded: FoldedText
    context: Context
    quantities: Sequence[Quantity]
    names: Sequence[NamedPlace]

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
    for start, end, has_words in _select(passage):
        text = passage.text[start:end]
        folded = fold_text(text)
        cues = find_cues(folded, matcher)
        if not cues.quantities:
            continue
        own = names[bisect_left(places, start) : bisect_left(places, end)]
        models = {
            name.start - start: name.end - start
            for name in (own if has_models and not folded.resized else ())
            if name.kind == "model"
        }
        candidates = find_candidates(
            folded.cased, folded.lower, reader, models, has_models=has_models, has_words=has_words
        )
        choice = _choose(candidates, cues, quantities)
        amounts = make_amounts(folded.lower, candidates) if choice else ()
        if amounts:
            yield FiguredSentence(
                passage=passage,
                start=start,
                text=text,
                folded=folded,
                context=Context(lower=folded.lower, amounts=amounts, cues=cues),
                quantities=choice,
                names=[NamedPlace(name.start - start, name.end - start, name.tag, name.kind) for name in own],
            )


def _choose(candidates: Sequence[Candidate], cues: Cues, quantities: Quantities) -> list[Quantity]:
    """Return the quantities that have a word and a number in a sentence, in the order of the file."""
    named = [quantities.quantities[name] for name in cues.quantities] if candidates else []
    is_alone = len(candidates) == 1
    fitting = [q for q in named if any(each.may_be(q, cues, is_alone=is_alone) for each in candidates)]
    return sorted(fitting, key=lambda each: each.number)


def _select(passage: Passage) -> list[tuple[int, int, bool]]:
    """Return start and end of each sentence with a number, and whether it may have one in words."""
    text = passage.text
    starts = [
        0,
        *(start for start in passage.starts[1:] if not text.endswith(_ABBREVIATED, 0, start)),
        len(text),
    ]
    words = {bisect_right(starts, place) - 1 for place in find_number_words(text)}
    return [
        (start, start + len(text[start:end].rstrip()), number in words)
        for number, (start, end) in enumerate(pairwise(starts))
        if end - start <= _LONGEST and (number in words or _FIGURE.search(text, start, end))
    ]
