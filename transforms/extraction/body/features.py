"""The features of a candidate, by which the classifier decides whether it belongs to the article.

Three sources: Kohlschütter, Fankhauser and Nejdl (Boilerplate Detection using Shallow Text Features,
2010) for the length and the links of a piece of text and of its neighbours; readability for how much of
the page's prose the elements around it hold; and the names that publishers give to parts of a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from transforms.cleaning.prose import ends_sentence, is_elided
from transforms.extraction.body.candidates import Candidate
from transforms.extraction.body.class_hints import list_hints
from transforms.extraction.body.page_statistics import PageStatistics

_LIST_ITEMS = ("li", "dd", "dt")
_TABLE_CELLS = ("td", "tr", "th")
_CONTAINERS = ("div", "section", "article", "main", "body", "center", "pre")
_SAMPLE = 200  # characters of a text of which the share of digits is taken
_COMPARED = 60  # letters and digits of a text that are looked up in the stated text
_MAX_DISTANCE = 30
_NO_HEADLINE = -99
_MAX_COMMAS = 9
_MAX_LEVELS = 8
_WINDOW = 5
# Menus: mostly links, and this far from all prose. Three of four candidates of a page are such, and
# 0.1 of 100 words of the 181 labelled articles.
_MAX_LINKS = 0.5
_MARGIN = 3
_OF_TEXT = (
    *("words", "links", "prose", "ends-sentence", "elided", "starts-lower", "ends-colon", "pipe", "digits"),
    *("commas", "quotation", "repeated", "paragraph", "list-item", "heading", "table-cell", "container"),
    "caption",
)
_OF_ELEMENT = (
    *("depth", "steps", "prose-element", "prose-parent", "prose-grandparent", "tag-path"),
    *("links-element", "links-parent", "links-grandparent"),
    *("mean-words-element", "mean-words-parent", "mean-words-grandparent"),
)
_OF_NEIGHBOURS = (
    *("from-first", "from-last", "from-headline", "is-title"),
    *("words-2", "links-2", "words-1", "links-1", "prose-1", "same-path-1", "heading-1"),
    *("words+1", "links+1", "prose+1", "same-path+1", "heading+1", "words+2", "links+2"),
    *("prose-before", "prose-after", "in-stated-text"),
)


def list_features() -> tuple[str, ...]:
    """Return the names of the features, in the order in which :func:`compute_features` gives them."""
    hints = (f"{where}-{name}" for where in ("near", "far") for name in list_hints())
    return (*_OF_TEXT, *_OF_ELEMENT, *_OF_NEIGHBOURS, *hints, "under-body", "under-article")


def compute_features(
    statistics: PageStatistics, *, title: str | None, stated_text: str
) -> Iterator[list[float] | None]:
    """Compute the features of each candidate.

    Args:
        statistics: The page's candidates and elements, with statistics on each.
        title: The page's headline.
        stated_text: What its JSON-LD gives as the article's text, in the form that
            :func:`compact_text` returns; empty when there is none.

    Yields:
        For each candidate its features, in the order of :func:`list_features`; None for an entry of a
        menu, which belongs to no article.
    """
    candidates, prose = statistics.candidates, statistics.is_prose
    repeats = Counter(candidate.text for candidate in candidates)
    headline = _find_headline(candidates[: statistics.first + 1], title)
    lowest, highest = statistics.first - _MARGIN, statistics.last + _MARGIN
    for index, candidate in enumerate(candidates):
        if candidate.links >= _MAX_LINKS and not lowest <= index <= highest:
            yield None
            continue
        yield [
            *_describe_text(candidate, repeated=repeats[candidate.text] > 1, index=index, page=statistics),
            *_describe_element(statistics, candidate.element),
            _bound_distance(index - statistics.first),
            _bound_distance(index - statistics.last),
            _bound_distance(index - headline) if headline is not None else _NO_HEADLINE,
            title is not None and title.casefold() == candidate.text.casefold(),
            *_describe_neighbours(statistics, index),
            sum(prose[max(0, index - _WINDOW) : index]),
            sum(prose[index + 1 : index + 1 + _WINDOW]),
            _compare_stated(candidate.text, stated_text),
            *_list_hint_bits(statistics, candidate.element),
        ]


def compact_text(text: str) -> str:
    """Return the letters and digits of a text, in small letters: the form in which texts are compared."""
    return "".join(filter(str.isalnum, text.lower()))


def _bound_distance(distance: int) -> int:
    return max(-_MAX_DISTANCE, min(_MAX_DISTANCE, distance))


def _find_headline(candidates: Sequence[Candidate], title: str | None) -> int | None:
    key, headline = (title.casefold() if title else None), None
    for index, candidate in enumerate(candidates):
        is_title = candidate.kind == "heading" and candidate.text.casefold() == key
        if candidate.tag == "h1" or is_title:
            headline = index
    return headline


def _compare_stated(text: str, stated_text: str) -> int:
    """Return 1 when the text is in the stated text, -1 when it is not, 0 when there is no stated text."""
    if not stated_text:
        return 0
    key = compact_text(text[: 2 * _COMPARED])[:_COMPARED]
    return 1 if key and key in stated_text else -1


def _describe_text(
    candidate: Candidate, *, repeated: bool, index: int, page: PageStatistics
) -> tuple[float, ...]:
    text, tag, sample = candidate.text, candidate.tag, candidate.text[:_SAMPLE]
    return (
        page.word_counts[index],
        candidate.links,
        page.is_prose[index],
        ends_sentence(text),
        is_elided(text),
        text[0].islower(),
        text[-1] == ":",
        "|" in text,
        sum(map(str.isdigit, sample)) / len(sample),
        min(text.count(","), _MAX_COMMAS),
        '"' in text or "“" in text,
        repeated,
        tag == "p",
        tag in _LIST_ITEMS,
        int(tag[1]) if candidate.kind == "heading" and tag[1:].isdigit() else 0,
        tag in _TABLE_CELLS,
        tag in _CONTAINERS,
        tag == "figcaption",
    )


def _describe_element(page: PageStatistics, element: int) -> tuple[float, ...]:
    parent = page.layout.parents[element]
    grandparent = page.layout.parents[parent]
    return (
        min(page.main_part.depths[element], _MAX_LEVELS),
        min(page.main_part.steps[element], _MAX_LEVELS),
        page.prose_shares[element],
        page.prose_shares[parent],
        page.prose_shares[grandparent],
        page.path_shares[element],
        page.link_shares[element],
        page.link_shares[parent],
        page.link_shares[grandparent],
        page.mean_words[element],
        page.mean_words[parent],
        page.mean_words[grandparent],
    )


def _describe_neighbours(page: PageStatistics, index: int) -> list[float]:
    """Describe two candidates before and two after one: the nearer two by more features."""
    candidates, tag_paths, features = page.candidates, page.layout.tag_paths, list[float]()
    own_path = tag_paths[candidates[index].element]
    for other in (index - 2, index - 1, index + 1, index + 2):
        is_next = abs(other - index) == 1
        if not 0 <= other < len(candidates):
            features += (-1,) * (5 if is_next else 2)
            continue
        neighbour = candidates[other]
        features += (page.word_counts[other], neighbour.links)
        if is_next:
            same_path = tag_paths[neighbour.element] == own_path
            features += (page.is_prose[other], same_path, neighbour.kind == "heading")
    return features


def _list_hint_bits(page: PageStatistics, element: int) -> list[float]:
    """List the hints on an element or its parent, then those farther out, then body and article."""
    names, hints, layout = list_hints(), page.hints[element], page.layout
    near = (layout.hints[element] | layout.hints[layout.parents[element]]) & hints
    far = page.main_part.hints[element] & ~near
    numbers = range(len(names))
    under = [hints >> names.index(name) & 1 for name in ("body", "article")]
    return [*(near >> number & 1 for number in numbers), *(far >> number & 1 for number in numbers), *under]
