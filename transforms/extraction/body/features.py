"""What is seen of each piece of a page that tells whether it belongs to the article.

The marks are those of Kohlschütter, Fankhauser and Nejdl (Boilerplate Detection using Shallow Text
Features, 2010): length and links of a piece and of its neighbours; of readability: how much of the
page's reporting its elements hold; and the names that publishers give to parts of a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from transforms.cleaning.prose import ends_sentence, is_elided
from transforms.extraction.body.candidates import Candidate
from transforms.extraction.body.class_hints import list_hints
from transforms.extraction.body.page_statistics import PageStatistics

_ITEMS = ("li", "dd", "dt")
_CELLS = ("td", "tr", "th")
_LOOSE = ("div", "section", "article", "main", "body", "center", "pre")
_LOOKED_AT = 200  # characters
_KEYED = 60
_FARTHEST = 30
_NO_HEADLINE = -99
_MOST_COMMAS = 9
_DEEPEST = 8
_WINDOW = 5
# Menus: mostly links, and this far from all reporting. Three of four pieces of a page are such, and
# 0.1 of 100 words of the 181 labelled articles.
_LINKED = 0.5
_MARGIN = 3
_OWN = (
    *("words", "links", "prose", "stop", "elided", "lower", "colon", "bar", "digits", "commas", "quoted"),
    *("repeated", "paragraph", "item", "heading", "cell", "loose", "caption"),
)
_HELD = (
    *("depth", "steps", "held", "held-above", "held-far", "way", "links-beside", "links-above", "links-far"),
    *("brevity-beside", "brevity-above", "brevity-far"),
)
_AROUND = (
    *("past-first", "past-last", "past-headline", "titled"),
    *("words-2", "links-2", "words-1", "links-1", "prose-1", "way-1", "heading-1"),
    *("words+1", "links+1", "prose+1", "way+1", "heading+1", "words+2", "links+2"),
    *("prose-before", "prose-after", "hint"),
)


def list_features() -> tuple[str, ...]:
    """Return the names of the marks, in the order in which :func:`compute_features` gives them."""
    signs = list_hints()
    named = (f"{where}-{name}" for where in ("near", "far") for name in signs)
    return (*_OWN, *_HELD, *_AROUND, *named, "under-body", "under-article")


def compute_features(survey: PageStatistics, *, title: str | None, hint: str) -> Iterator[list[float] | None]:
    """Yield the marks of each candidate, null for a menu's, which no article has.

    `title` is the page's headline; `hint` the text that its JSON-LD gives as the article's, in
    small letters and digits alone (:func:`key_text`), or empty.
    """
    cands = survey.candidates
    texts = Counter(c.text for c in cands)
    headline = _find_headline(cands[: survey.first + 1], title)
    lowest, highest = survey.first - _MARGIN, survey.last + _MARGIN
    for at, c in enumerate(cands):
        if c.links >= _LINKED and not lowest <= at <= highest:
            yield None
            continue
        marks = _mark_text(c, survey.lengths[at], repeated=texts[c.text] > 1)
        marks[2] = survey.prose[at]
        marks += _mark_place(survey, c.place)
        marks += (
            max(-_FARTHEST, min(_FARTHEST, at - survey.first)),
            max(-_FARTHEST, min(_FARTHEST, at - survey.last)),
            max(-_FARTHEST, min(_FARTHEST, at - headline)) if headline is not None else _NO_HEADLINE,
            title is not None and title.casefold() == c.text.casefold(),
        )
        marks += _mark_neighbours(survey, at)
        marks.append(sum(survey.prose[max(0, at - _WINDOW) : at]))
        marks.append(sum(survey.prose[at + 1 : at + 1 + _WINDOW]))
        key = key_text(c.text[: 2 * _KEYED])[:_KEYED] if hint else ""
        marks.append((1 if key and key in hint else -1) if hint else 0)
        marks += _mark_names(survey, c.place)
        yield marks


def key_text(text: str) -> str:
    """Return the letters and digits of `text`, in small letters: the form in which hints compare."""
    return "".join(filter(str.isalnum, text.lower()))


def _find_headline(candidates: Sequence[Candidate], title: str | None) -> int | None:
    key, headline = (title.casefold() if title else None), None
    for at, c in enumerate(candidates):
        if c.tag == "h1" or (c.kind == "heading" and c.text.casefold() == key):
            headline = at
    return headline


def _mark_text(c: Candidate, length: int, *, repeated: bool) -> list[float]:
    text, tag, sample = c.text, c.tag, c.text[:_LOOKED_AT]
    return [
        length,
        c.links,
        0,
        ends_sentence(text),
        is_elided(text),
        text[0].islower(),
        text[-1] == ":",
        "|" in text,
        sum(map(str.isdigit, sample)) / len(sample),
        min(text.count(","), _MOST_COMMAS),
        '"' in text or "“" in text,
        repeated,
        tag == "p",
        tag in _ITEMS,
        int(tag[1]) if c.kind == "heading" and tag[1:].isdigit() else 0,
        tag in _CELLS,
        tag in _LOOSE,
        tag == "figcaption",
    ]


def _mark_place(survey: PageStatistics, place: int) -> tuple[float, ...]:
    parent = survey.layout.parents[place]
    far = survey.layout.parents[parent]
    return (
        min(survey.depths[place], _DEEPEST),
        min(survey.steps[place], _DEEPEST),
        survey.held[place],
        survey.held[parent],
        survey.held[far],
        survey.ways[place],
        survey.links[place],
        survey.links[parent],
        survey.links[far],
        survey.brevity[place],
        survey.brevity[parent],
        survey.brevity[far],
    )


def _mark_neighbours(survey: PageStatistics, at: int) -> list[float]:
    cands, ways, marks = survey.candidates, survey.layout.ways, list[float]()
    for other in (at - 2, at - 1, at + 1, at + 2):
        beside = abs(other - at) == 1
        if not 0 <= other < len(cands):
            marks += (-1,) * (5 if beside else 2)
            continue
        c = cands[other]
        marks += (survey.lengths[other], c.links)
        if beside:
            alike = ways[c.place] == ways[cands[at].place]
            marks += (survey.prose[other], alike, c.kind == "heading")
    return marks


def _mark_names(survey: PageStatistics, place: int) -> list[float]:
    signs, names = survey.signs[place], list_hints()
    own = survey.layout.signs[place] | survey.layout.signs[survey.layout.parents[place]]
    near = own & signs
    far = survey.inner[place] & ~near
    numbers = range(len(names))
    held = [signs >> names.index(name) & 1 for name in ("body", "article")]
    return [*(near >> number & 1 for number in numbers), *(far >> number & 1 for number in numbers), *held]
