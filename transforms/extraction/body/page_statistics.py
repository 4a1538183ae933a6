"""What is measured over a page as a whole, before any piece of it is judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.cleaning.prose import is_elided, is_prose
from transforms.extraction.body.candidates import Candidate
from transforms.extraction.body.class_hints import list_hints
from transforms.extraction.body.layout import Layout
from transforms.text.normalisation import measure_length
from transforms.text.writing_systems import EAST_ASIAN_BLOCKS

_LINKED = 0.5
_FEWEST = 6  # words; shorter lines are no sentences
_EAST_ASIAN = re.compile(f"[{EAST_ASIAN_BLOCKS}]")
_MOST = 0.8  # of the page's reporting: the smallest element that holds as much is its main part
_LIGHT = 0.03
_LARGE = 0.35
# Under one of these names text is seldom the article's, so it hardly counts when the part of the
# page with the most reporting is looked for.
_OUTER = ("comments", "related", "frame", "aside", "promo", "share", "popup", "hidden", "header", "form")
# Of an element with a third of the page's reporting these names tell nothing: a body of two columns
# is called an aside, a text within a form stands in one.
_WHOLE = 0.97
_HARD = ("comments", "related", "hidden", "promo", "popup", "frame")
_SOFT = ("aside", "meta", "summary", "popup", "header", "list", "table", "credits", "share")


@dataclass(slots=True)
class PageStatistics:
    """A page's candidates and layout with their measures, one entry each.

    Of candidates: `lengths` in words, whether they read as `prose`, and their `masses`, the words
    of those that do. Of elements: the `signs` on them and all that hold them, `held` (the share of
    the page's mass in them), `links` (the share of their characters in links), `brevity` (words a
    piece), `inner` (the signs between them and the main part), `depths` under the main part (-1
    outside of it), `ways` (the share of mass on the most common way of elements and names).
    """

    candidates: Sequence[Candidate]
    layout: Layout
    lengths: list[int]
    prose: list[bool]
    signs: list[int]
    held: list[float]
    links: list[float]
    brevity: list[float]
    inner: list[int]
    depths: list[int]
    steps: list[int]
    ways: list[float]
    main: int
    first: int
    last: int

    def is_inside(self, place: int) -> bool:
        """Whether an element is in the main part of the page, and that is not the whole page."""
        return self.layout.parents[self.main] > 1 and self.depths[place] >= 0


def measure_page(candidates: Sequence[Candidate], layout: Layout) -> PageStatistics:
    """Measure a page."""
    lengths = [_measure(c.text) for c in candidates]
    prose = [
        n >= _FEWEST and c.links < _LINKED and is_prose(c.text) and not is_elided(c.text)
        for c, n in zip(candidates, lengths, strict=True)
    ]
    places = [c.place for c in candidates]
    bare = _add_up(layout, places, [n if good else 0 for n, good in zip(lengths, prose, strict=True)])
    soft, outer = ~_bits(_SOFT), _bits(_OUTER)
    own = list(layout.signs)
    for place, mass in enumerate(bare):
        if mass > bare[0] * _LARGE:
            own[place] &= soft
    signs = list(own)
    for place in range(1, len(signs)):
        signs[place] |= signs[layout.parents[place]]
    masses = [
        (n * _LIGHT if signs[place] & outer else float(n)) if good else 0.0
        for place, n, good in zip(places, lengths, prose, strict=True)
    ]
    sums = _add_up(layout, places, masses)
    total = sums[0] or 1.0
    chars = _add_up(layout, places, [len(c.text) for c in candidates])
    linked = _add_up(layout, places, [len(c.text) * c.links for c in candidates])
    counts = _add_up(layout, places, [1.0] * len(places))
    words = _add_up(layout, places, lengths)
    main = 0
    for place in range(1, len(sums)):
        if layout.parents[place] == main and sums[place] > 0 and sums[place] >= total * _MOST:
            main = place
    inner, depths, steps = [0] * len(own), [-1] * len(own), [0] * len(own)
    chain = {0, main}
    place = main
    while place:
        place = layout.parents[place]
        chain.add(place)
    depths[main] = 0
    hard = _bits(_HARD)
    for place in range(1, len(own)):
        parent = layout.parents[place]
        if place in chain:
            inner[place] = inner[parent] | (own[place] & hard if bare[place] < bare[0] * _WHOLE else 0)
        else:
            inner[place] = own[place] | inner[parent]
            depths[place] = depths[parent] + 1 if depths[parent] >= 0 else -1
        steps[place] = 0 if sums[place] >= total * _LARGE else steps[parent] + 1
    ways: dict[int, float] = {}
    for place, mass in zip(places, masses, strict=True):
        ways[layout.ways[place]] = ways.get(layout.ways[place], 0.0) + mass
    most = max(ways.values(), default=0.0) or 1.0
    cores = [i for i, p in enumerate(places) if masses[i] and depths[p] >= 0 and not inner[p] & outer]
    return PageStatistics(
        candidates=candidates,
        layout=layout,
        lengths=lengths,
        prose=prose,
        signs=signs,
        held=[mass / total for mass in sums],
        links=[share / size if size else 0.0 for share, size in zip(linked, chars, strict=True)],
        brevity=[size / count if count else 0.0 for size, count in zip(words, counts, strict=True)],
        inner=inner,
        depths=depths,
        steps=steps,
        ways=[ways.get(way, 0.0) / most for way in layout.ways],
        main=main,
        first=cores[0] if cores else 0,
        last=cores[-1] if cores else len(places) - 1,
    )


def _add_up(layout: Layout, places: Sequence[int], masses: Sequence[float]) -> list[float]:
    """Return for each element the sum of the masses in it."""
    sums = [0.0] * len(layout.parents)
    for place, mass in zip(places, masses, strict=True):
        sums[place] += mass
    for place in range(len(sums) - 1, 0, -1):
        sums[layout.parents[place]] += sums[place]
    return sums


def _measure(text: str) -> int:
    """Return about how many words a line has: three times as fast as counting them."""
    return text.count(" ") + 1 if text.isascii() or not _EAST_ASIAN.search(text) else measure_length(text)


def _bits(names: Sequence[str]) -> int:
    return sum(1 << list_hints().index(name) for name in names)
