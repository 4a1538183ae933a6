"""The body of a page: which pieces of its text are the article, as blocks."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from transforms.bodymarks import key_text, mark_candidates
from transforms.bodytrees import is_of_article
from transforms.candidates import Candidate, list_candidates
from transforms.records import Block
from transforms.secondreader import read_again
from transforms.survey import Survey, survey_page
from transforms.text import measure_length

# Fewer words may be an article's, but then trafilatura is asked too, and believed when it finds
# more than twice as many.
_LITTLE = 60
_MUCH_MORE = 2
_LONGEST_HINT = 200_000


def extract_blocks(
    tree: HtmlElement, *, url: str | None, title: str | None, stated: str | None
) -> tuple[Block, ...]:
    """Return the blocks of the page's main text and, marked as `doubted`, what stands among them.

    `title` is the page's headline; `stated` what its JSON-LD gives as the article's text. None when
    the page has no such text. `tree` is left as it is.
    """
    candidates, layout = list_candidates(tree)
    survey = survey_page(candidates, layout)
    hint = key_text(stated[:_LONGEST_HINT]) if stated else ""
    taken = [
        marks is not None and is_of_article(marks)
        for marks in mark_candidates(survey, title=title, hint=hint)
    ]
    words = sum(length for length, good in zip(survey.lengths, taken, strict=True) if good)
    if words < _LITTLE:
        again = read_again(tree, url=url)
        if sum(measure_length(block.text) for block in again) > words * _MUCH_MORE:
            return again
    return tuple(_compose(candidates, survey, taken))


def list_blocks(tree: HtmlElement) -> tuple[Block, ...]:
    """Return all text of a tree as blocks, for one that holds an article and nothing else."""
    return tuple(Block(kind=c.kind, text=c.text, links=c.links) for c in list_candidates(tree)[0])


def _compose(candidates: Sequence[Candidate], survey: Survey, taken: Sequence[bool]) -> list[Block]:
    chosen = [at for at, good in enumerate(taken) if good]
    first, last = (chosen[0], chosen[-1]) if chosen else (survey.first, survey.last)
    inside = [survey.is_inside(candidate.place) for candidate in candidates]
    return [
        Block(kind=c.kind, text=c.text, links=c.links, doubted=not good)
        for at, (c, good) in enumerate(zip(candidates, taken, strict=True))
        if good or first <= at <= last or inside[at]
    ]
