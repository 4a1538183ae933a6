"""Stories: which articles report the same event.

Articles come in one after the other and join the story they are most like on average, or open a
new one. The average over all members (average link), not the nearest one, keeps a story from
growing into a giant by chaining. See Yang, Pierce and Carbonell, "A study of retrospective and
on-line event detection", 1998, for the method and for weighing likeness by closeness in time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from transforms.records import StoryMember, StoryMembership, Terms
from transforms.storyboard import OpenStory, Storyboard
from transforms.text import identify
from transforms.weighting import weigh_terms

# The mean likeness from which an article belongs to a story. On 407 labelled texts (36 events in
# pairs of look-alikes) B-cubed F1 is .88 to .89 for all of .165 to .185, .87 at .20 and .86 at .14.
_JOIN = 0.17
# While there are few articles their terms look rarer, and so the articles more alike, than they
# are: the bar starts higher by this much and comes down as the articles outnumber `_FEW`.
_DOUBT, _FEW = 0.08, 10
_TOLD = 8  # so many terms are told as the reason of a membership


def assign_stories(
    new: Sequence[Terms],
    known: Sequence[StoryMember],
    *,
    frequencies: Mapping[str, int],
    articles: int,
    duplicates: Mapping[str, str],
) -> tuple[StoryMembership, ...]:
    """Decide the story of each new article, and of known ones whose story is merged with another.

    `known` are the members of the stories that are still open. `frequencies` tells in how many
    of the warehouse's `articles`, the new ones included, a term occurs. `duplicates` leads from
    copies to originals: a copy goes where its original is. A new reading of a known article
    stays in its story. Nothing new changes nothing. The order of `new` and `known` does not
    matter. The score is the mean likeness to the story's other members, 1.0 where there are none.
    """
    if not new:
        return ()
    terms = {member.terms.article_id: member.terms for member in known} | {one.article_id: one for one in new}
    # A term is at least as frequent as it is among the articles at hand.
    seen = Counter(term for one in terms.values() for term, _ in one.counts)
    counted = {term: max(count, frequencies.get(term, 0)) for term, count in seen.items()}
    articles = max(articles, len(terms))
    vectors = {article_id: weigh_terms(one, counted, articles) for article_id, one in terms.items()}
    board = Storyboard(vectors)
    before = {member.terms.article_id: member.story_id for member in known}
    homes: dict[str, str] = {}
    for article_id in sorted(before, key=lambda article_id: _order(terms[article_id])):
        board.add(terms[article_id], before[article_id])
        homes.setdefault(_find_root(article_id, duplicates), before[article_id])
    fresh = {one.article_id: one for one in new if one.article_id not in before}
    bar = _JOIN + _DOUBT * _FEW / (articles + _FEW)
    for one in _queue(fresh.values(), duplicates):
        root = _find_root(one.article_id, duplicates)
        story_id = homes.get(root) or _choose_story(board, one, vectors[one.article_id], bar)
        homes.setdefault(root, story_id)
        board.add(one, story_id)
    _merge_stories(board, bar)
    moved = {article_id for article_id, story_id in before.items() if board.places[article_id] != story_id}
    told = sorted({one.article_id for one in new} | moved, key=lambda article_id: _order(terms[article_id]))
    return tuple(_explain(board.stories[board.places[each]], each, vectors[each]) for each in told)


def _choose_story(board: Storyboard, one: Terms, vector: dict[str, float], bar: float) -> str:
    alone = OpenStory(story_id=identify("story", one.article_id), members=[one], total=vector)
    likeness, nearest = board.find_nearest(alone)
    return nearest if nearest and likeness >= bar else alone.story_id


def _merge_stories(board: Storyboard, bar: float) -> None:
    """Merge stories that have come to be alike: what was rare when they were opened may be common now."""
    waiting = sorted(board.stories)
    while waiting:
        story = board.stories.get(waiting.pop())
        if story:
            likeness, nearest = board.find_nearest(story)
            if nearest and likeness >= bar:
                waiting.append(board.merge(story.story_id, nearest))


def _queue(fresh: Iterable[Terms], duplicates: Mapping[str, str]) -> list[Terms]:
    """Put articles in order of time, but each copy right behind its original."""
    groups: dict[str, list[Terms]] = {}
    for one in sorted(fresh, key=_order):
        groups.setdefault(_find_root(one.article_id, duplicates), []).append(one)
    for root, group in groups.items():
        group.sort(key=lambda one, root=root: one.article_id != root)  # type: ignore[misc]
    return [one for group in groups.values() for one in group]


def _find_root(article_id: str, duplicates: Mapping[str, str]) -> str:
    seen = {article_id}
    while (original := duplicates.get(article_id)) and original not in seen:
        seen.add(original)
        article_id = original
    return article_id


def _explain(story: OpenStory, article_id: str, vector: Mapping[str, float]) -> StoryMembership:
    others = len(story.members) - 1
    shared = (
        {term: weight * (story.total[term] - weight) for term, weight in vector.items()} if others else vector
    )
    ranked = sorted(shared, key=lambda term: (-shared[term], term))
    return StoryMembership(
        article_id=article_id,
        story_id=story.story_id,
        score=round(sum(shared.values()) / others, 4) if others else 1.0,
        terms=tuple(term for term in ranked[:_TOLD] if shared[term] > 0),
    )


def _order(terms: Terms) -> tuple[datetime, str]:
    return terms.at, terms.article_id
