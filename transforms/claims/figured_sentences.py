"""Choose the sentences of an article that have figures of quantities, and find these with their words.

The steps are in the order of their cost, since nine sentences of ten have no claim: is there a number, then a
word of a quantity, then a number with one of its units, and only then the words before each number.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from transforms.claims.amounts import make_amounts
from transforms.claims.candidates import find_candidates
from transforms.claims.cues import compile_cue_search
from transforms.claims.link_costs import Context
from transforms.claims.named_places import NamedPlace
from transforms.claims.number_words import NumberWord, find_number_words
from transforms.claims.quantities import Quantities, Quantity
from transforms.claims.quantity_sets import index_quantities
from transforms.claims.units import compile_unit_reader
from transforms.claims.word_tables import list_words, match_words
from transforms.tagging.folding import FoldedText
from transforms.tagging.passages import Passage

_LONGEST = 1_500  # characters of a sentence; a longer one is a table, or a page in one line
# Digits, myriads, and small numbers in words where a counter follows: 七工場, 两座工厂.
_SMALL = "[一二三四五六七八九十百两兩]+(?=[つ工人名台家座个個間辆輛])"
_FIGURE = re.compile(f"[0-9万億亿兆割]|{_SMALL}")
_FIGURES = re.compile(f"[0-9万億亿兆割][0-9.,]*|{_SMALL}")
# Neither "150 Nissan employees" nor "in 2025 Nissan sold".
_COUNTED_AFTER = re.compile(
    r"(?:s|-bilar)?(?=[,.;]|$"
    r"| (?:in|i|w|en|em|au|im|neu|vom|von|van|wegen|pour|per|por|för|due|because|over|after|from"
    r"|with|mit|avec|con|com|ont|sont|seront|sono|worden|werden|sind|zijn|were|wurden|zugelassen|verkauft|verkocht|såldes|registrerades)\b)"
)
_COUNT_BEFORE = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d )\d[\d.,\s]* (?:(?:nya|neue|nieuwe|nowych|new) )?$")
_COUNT_REACH = 20
# "Toyota's sales rose 4 percent. Nissan's fell 7": one that leaves out what the one before has said.
_GAPPED = re.compile(
    r"(?:(?:and|but) )?[^\W\d][\w-]*(?: [\w-]+){0,2}['’]s "
    rf"(?:{match_words(*list_words('grammar', 'moves'))})|(?:{'|'.join(list_words('grammar', 'those'))}) "
)
_PUNCTUATION = " .,;:"
# After these a number goes on, for which tagging has no use.
_ABBREVIATED = tuple(
    f"{before}{word}. "
    for word in ("mrd", "mio", "tsd", "ca", "approx", "rs", "bzw", "etc", "inkl", "tys", "mld", "mln", "proc")
    for before in " ("
)
_ABBREVIATED_ENDS = frozenset(word[-4:] for word in _ABBREVIATED)


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
    passage: Passage, names: Sequence[NamedPlace], quantities: Quantities, *, tags: AbstractSet[str]
) -> Iterator[FiguredSentence]:
    """Yield the sentences of a passage that have amounts, in order.

    Args:
        passage: The title or the text of an article.
        names: The names of companies, models and plants in it.
        quantities: The quantities that are looked for.
        tags: The tags of the article.
    """
    reader, search = compile_unit_reader(quantities), compile_cue_search(quantities)
    sets = index_quantities(quantities)
    places = [name.start for name in names]
    has_models = any(name.kind == "model" for name in names)
    covered = sets.list_covered(tags)
    spans, spelled = _select(passage)
    lower = passage.folded.lower
    for (first, last), words in zip(spans, search.find(passage.folded, spans, covered=covered), strict=True):
        if not words.quantities:
            continue
        start, end = passage.folded.locate(first, last)
        own = names[bisect_left(places, start) : bisect_left(places, end)] if has_models else ()
        numbers = [found.start() for found in _FIGURES.finditer(lower, first, last)]
        numbers += [word[1] for word in spelled.get(first, ())]
        named = has_models and any(name.kind == "model" for name in own)
        if not sets.may_state(words, numbers, lower, (first, last), has_models=named):
            continue
        folded = passage.folded.cut(first, last)
        models = {
            name.start - start: name.end - start
            for name in (
                () if folded.resized else names[bisect_left(places, start) : bisect_left(places, end)]
            )
            if name.kind == "model" or _is_counted(passage.text, name)
        }
        number_words = [(word, begin - first, end - first) for word, begin, end in spelled.get(first, ())]
        candidates = find_candidates(
            folded.cased, folded.lower, number_words, reader, models, has_models=has_models
        )
        choice = sets.choose(words, candidates)
        amounts = make_amounts(folded.lower, candidates) if choice else ()
        if amounts:
            own = names[bisect_left(places, start) : bisect_left(places, end)]
            cues = search.make_cues(words, first, choice)
            yield FiguredSentence(
                passage=passage,
                start=start,
                text=passage.text[start:end],
                folded=folded,
                context=Context(lower=folded.lower, amounts=amounts, cues=cues, tags=tags),
                quantities=sets.list_quantities(choice),
                names=[NamedPlace(name.start - start, name.end - start, name.tag, name.kind) for name in own],
            )


def _is_counted(text: str, name: NamedPlace) -> bool:
    """Return whether a number counts the cars of a company: "640 Nissan in Sweden", "1.200 Nissans"."""
    return name.kind == "company" and bool(
        _COUNTED_AFTER.match(text, name.end)
        and _COUNT_BEFORE.search(text, max(0, name.start - _COUNT_REACH), name.start)
    )


def _select(passage: Passage) -> tuple[list[tuple[int, int]], Mapping[int, Sequence[NumberWord]]]:
    """Return start and end of each sentence with a number in the folded passage, and the numbers in words.

    The latter are listed by the start of their sentence.
    """
    lower = passage.folded.lower
    places = [passage.folded.find_place(start) for start in passage.starts[1:]]
    places = [place for place in places if not (_is_abbreviated(lower, place) or _is_gapped(lower, place))]
    starts = [0, *places, len(lower)]
    words: defaultdict[int, list[NumberWord]] = defaultdict(list)
    for word in find_number_words(lower):
        words[starts[bisect_right(starts, word[1]) - 1]].append(word)
    spans = [
        (start, start + len(lower[start:end].rstrip()))
        for start, end in pairwise(starts)
        if end - start <= _LONGEST and (start in words or _FIGURE.search(lower, start, end))
    ]
    return spans, words


def _is_gapped(lower: str, place: int) -> bool:
    """Return whether what begins at a place leaves out what the sentence before it has said."""
    return lower[place - 1] == " " and _GAPPED.match(lower, place) is not None


def _is_abbreviated(lower: str, place: int) -> bool:
    """Return whether the full stop before a place is that of an abbreviation."""
    return lower[place - 4 : place] in _ABBREVIATED_ENDS and lower.endswith(_ABBREVIATED, 0, place)
