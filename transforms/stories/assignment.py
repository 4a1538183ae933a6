"""Story assignment: which articles report the same event.

The new articles and those of all open stories are clustered again from scratch, and each cluster keeps the
identifier of the story that it continues. The result therefore follows from the set of articles, and not
from the order in which they arrived: an article that connects two stories, or shows that one story is two,
does so whenever it comes. Average linkage keeps a story from growing by chaining, as single linkage would.

Yang, Pierce and Carbonell, "A study of retrospective and on-line event detection", 1998, describe
group-average clustering of news and similarity that decays with time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import numpy as np

from transforms.records import Override, StoryMember, StoryMembership, Terms
from transforms.stories.candidate_stories import choose_candidate_stories
from transforms.stories.clustering import Clustering
from transforms.stories.constraints import add_constraints
from transforms.stories.identifiers import assign_story_ids
from transforms.stories.similarity import Matrix, measure_similarity
from transforms.stories.weighting import TermMatrix, weigh_terms

_MAX_REASONS = 8  # terms stored as the reason of a membership
# Time and memory grow with the square of the articles that are clustered together: 4,000 take 0.4 GB.
_MAX_NEW, _MAX_EXISTING = 1_000, 3_000
_DIGITS = 9  # rounding, so that the order in which floats were added up does not decide


def assign_stories(
    new: Sequence[Terms],
    existing: Sequence[StoryMember],
    *,
    frequencies: Mapping[str, int],
    article_count: int,
    duplicates: Mapping[str, str],
    overrides: Sequence[Override] = (),
) -> tuple[StoryMembership, ...]:
    """Assign each new article to a story.

    More than 1,000 new articles are decided on in portions, the oldest first. Of more than 3,000 existing
    ones only those take part whose stories share the rarest terms with the new articles.

    Args:
        new: The terms of new articles, and of existing ones with a new text.
        existing: The members of the stories that may still change; whole stories.
        frequencies: In how many articles of the warehouse, the new ones included, each term occurs.
        article_count: How many articles those are.
        duplicates: The original of each copy; a copy is in the story of its original.
        overrides: What people decided; see :func:`~transforms.stories.constraints.add_constraints`.

    Returns:
        The memberships of the new articles, and of all members of stories that change by them, from the
        oldest to the newest article. The score is the mean similarity to the other members of the story,
        1.0 where there are none. Without new articles nothing changes. The order of the arguments does
        not matter.
    """
    members = {member.terms.article_id: member for member in existing}
    decided: dict[str, StoryMembership] = {}
    for portion in _split_portions(new):
        terms = {one.article_id: one for one in portion}
        candidates = choose_candidate_stories(
            portion,
            list(members.values()),
            frequencies=frequencies,
            article_count=article_count,
            limit=_MAX_EXISTING,
        )
        for each in _decide(
            terms,
            candidates,
            frequencies=frequencies,
            article_count=article_count,
            duplicates=duplicates,
            overrides=overrides,
        ):
            decided[each.article_id] = each
            past = members.get(each.article_id)
            members[each.article_id] = StoryMember(
                story_id=each.story_id,
                terms=terms.get(each.article_id) or members[each.article_id].terms,
                duplicate_of=past.duplicate_of if past else None,  # new links are in `duplicates`
            )
    return tuple(sorted(decided.values(), key=lambda each: _get_age_key(members[each.article_id].terms)))


def _split_portions(new: Sequence[Terms]) -> Iterator[Sequence[Terms]]:
    ordered = sorted(new, key=_get_age_key)
    return (ordered[start : start + _MAX_NEW] for start in range(0, len(ordered), _MAX_NEW))


def _decide(
    new: dict[str, Terms],
    existing: Sequence[StoryMember],
    *,
    frequencies: Mapping[str, int],
    article_count: int,
    duplicates: Mapping[str, str],
    overrides: Sequence[Override],
) -> list[StoryMembership]:
    everyone = {member.terms.article_id: member.terms for member in existing} | new
    ordered = sorted(everyone.values(), key=_get_age_key)
    weighted = weigh_terms(ordered, frequencies, article_count)
    similarity = measure_similarity(ordered, weighted)
    term_counts = np.diff(weighted.weights.indptr).tolist()
    clustering = Clustering(similarity, term_counts, article_count=article_count)
    links = {member.terms.article_id: member.duplicate_of for member in existing if member.duplicate_of}
    indexes = {each.article_id: index for index, each in enumerate(ordered)}
    copies = _group_copies(ordered, links | dict(duplicates))
    add_constraints(clustering, indexes, overrides=overrides, copies=copies)
    groups = sorted(sorted(group) for group in clustering.cluster())
    before = {member.terms.article_id: member.story_id for member in existing}
    story_ids = assign_story_ids([[ordered[index].article_id for index in group] for group in groups], before)
    sizes = Counter(before.values())
    memberships: list[StoryMembership] = []
    for story_id, group in zip(story_ids, groups, strict=True):
        stayed = sum(before.get(ordered[index].article_id) == story_id for index in group)
        has_new = any(ordered[index].article_id in new for index in group)
        if has_new or not stayed == len(group) == sizes[story_id]:
            memberships += _explain(story_id, group, ordered, weighted, similarity)
    return memberships


def _group_copies(ordered: Sequence[Terms], duplicates: Mapping[str, str]) -> list[list[str]]:
    """Group the articles by their original, which need not be among them."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for each in ordered:
        groups[_find_root(each.article_id, duplicates)].append(each.article_id)
    return [group for group in groups.values() if len(group) > 1]


def _find_root(article_id: str, duplicates: Mapping[str, str]) -> str:
    seen = [article_id]
    while (original := duplicates.get(seen[-1])) and original not in seen:
        seen.append(original)
    return min(seen[seen.index(original) :]) if original else seen[-1]  # of a cycle, its smallest


def _explain(
    story_id: str,
    group: Sequence[int],
    ordered: Sequence[Terms],
    weighted: TermMatrix,
    similarity: Matrix,
) -> Iterator[StoryMembership]:
    """Yield the membership of each article, with the terms that contribute most to its similarity."""
    others = len(group) - 1
    total: defaultdict[str, float] = defaultdict(float)
    vectors = [weighted.list_weights(index) for index in group]
    for vector in vectors:
        for term, weight in vector.items():
            total[term] += weight
    for index, vector in zip(group, vectors, strict=True):
        shared = {term: weight * (total[term] - weight if others else 1) for term, weight in vector.items()}
        ranked = sorted(shared, key=lambda term: (-round(shared[term], _DIGITS), term))
        score = float(similarity[index, group].sum()) / others if others else 1.0
        yield StoryMembership(
            article_id=ordered[index].article_id,
            story_id=story_id,
            score=round(max(0.0, score), 4),
            terms=tuple(term for term in ranked[:_MAX_REASONS] if round(shared[term], _DIGITS) > 0),
        )


def _get_age_key(terms: Terms) -> tuple[datetime, str]:
    return terms.at, terms.article_id
