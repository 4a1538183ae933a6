"""The body of a page: which pieces of its text are the article, as blocks."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from transforms.extraction.body.block_classifier import is_of_article
from transforms.extraction.body.candidates import Candidate, list_candidates
from transforms.extraction.body.features import compute_features, key_text
from transforms.extraction.body.page_statistics import PageStatistics, measure_page
from transforms.extraction.body.second_reader import read_again
from transforms.records import Block
from transforms.text.normalisation import measure_length

# Fewer words, or a smaller share of the sentences in the page's main part, may be an article's, but then
# trafilatura is asked too, and believed when it finds more than twice as many words. Of 181 labelled pages
# 7 are asked about for their share and none is given up; of 110 pages of other kinds, shops and blogs among
# them, 5 are, and 4 get their text back.
_LITTLE = 60
_SHARE = 0.65
_MUCH_MORE = 2
_LONGEST_HINT = 200_000


def extract_blocks(
    tree: HtmlElement, *, url: str | None, title: str | None, stated: str | None
) -> tuple[Block, ...]:
    """Return the blocks of the page's main text and, marked as `set_apart`, what stands among them.

    `title` is the page's headline; `stated` what its JSON-LD gives as the article's text. None when
    the page has no such text. `tree` is left as it is.
    """
    candidates, layout = list_candidates(tree)
    survey = measure_page(candidates, layout)
    hint = key_text(stated[:_LONGEST_HINT]) if stated else ""
    taken = [
        marks is not None and is_of_article(marks)
        for marks in compute_features(survey, title=title, hint=hint)
    ]
    words = sum(length for length, good in zip(survey.lengths, taken, strict=True) if good)
    if words < _LITTLE or _share_main_part(survey, taken) < _SHARE:
        again = read_again(tree, url=url)
        if sum(measure_length(block.text) for block in again) > words * _MUCH_MORE:
            return again
    return tuple(_compose(candidates, survey, taken))


def list_blocks(tree: HtmlElement) -> tuple[Block, ...]:
    """Return all text of a tree as blocks, for one that holds an article and nothing else."""
    return tuple(Block(kind=c.kind, text=c.text, links=c.links) for c in list_candidates(tree)[0])


def _share_main_part(survey: PageStatistics, taken: Sequence[bool]) -> float:
    """Return the share that was taken of the words in sentences of the page's main part, 1 of none."""
    inside = had = 0
    for at, candidate in enumerate(survey.candidates):
        if survey.prose[at] and survey.depths[candidate.place] >= 0:
            inside += survey.lengths[at]
            had += survey.lengths[at] if taken[at] else 0
    return had / inside if inside else 1.0


def _compose(candidates: Sequence[Candidate], survey: PageStatistics, taken: Sequence[bool]) -> list[Block]:
    chosen = [at for at, good in enumerate(taken) if good]
    first, last = (chosen[0], chosen[-1]) if chosen else (survey.first, survey.last)
    inside = [survey.is_inside(candidate.place) for candidate in candidates]
    return [
        Block(kind=c.kind, text=c.text, links=c.links, set_apart=not good)
        for at, (c, good) in enumerate(zip(candidates, taken, strict=True))
        if good or first <= at <= last or inside[at]
    ]
