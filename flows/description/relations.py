"""How an article relates to others, in words: copies, its story, and people's decisions."""

from __future__ import annotations

from flows.description.terms import describe_term
from transforms.records import Override
from warehouse.article_relations import ArticleStory, RelatedArticle

_OVERRIDES = {"duplicate": "a copy of", "story": "of one story with"}


def describe_link(other: RelatedArticle) -> str:
    """Return how a copy was matched with its original; empty for other articles."""
    if other.score is None:
        return ""
    return f"{other.relation or 'copy'}, {other.method}, score {other.score:.2f}"


def describe_membership(story: ArticleStory) -> str:
    """Return why an article belongs to its story."""
    terms = dict.fromkeys(map(describe_term, story.terms))
    return f"score {story.score:.2f}: {', '.join(terms) or 'its first report'}"


def describe_override(override: Override, article_id: str) -> str:
    """Return a person's decision on an article and another one."""
    other_id = override.second if override.first == article_id else override.first
    decision = f"{'' if override.same else 'not '}{_OVERRIDES[override.relation]} {other_id}"
    note = f": {override.note}" if override.note else ""
    return f"override of {override.decided_at:%Y-%m-%d}: {decision}{note}"
