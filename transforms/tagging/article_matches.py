"""What a taxonomy finds in an article: its title and text, and where each tag is named or supported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.records import Article, ArticleText
from transforms.tagging.matching import Match, compile_matcher
from transforms.tagging.mentions import find_mentions, list_context_keys
from transforms.tagging.passages import Passage, read_passages
from transforms.tagging.taxonomy import Taxonomy
from transforms.tagging.topics import find_topic_matches


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleMatches:
    """An article as the taxonomy reads it, from which its tags and its claims are made.

    Attributes:
        article_id: The article.
        taxonomy: The taxonomy.
        passages: The title and the text.
        by_tag: For each tag that is found, its matches in each of `passages`.
    """

    article_id: str
    taxonomy: Taxonomy
    passages: tuple[Passage, Passage]
    by_tag: Mapping[str, Sequence[Sequence[Match]]]


def match_article(article: Article | ArticleText, taxonomy: Taxonomy) -> ArticleMatches:
    """Find the names and phrases of a taxonomy in the title and the kept text of an article."""
    passages = read_passages(article, compile_matcher(taxonomy))
    context_keys = list_context_keys(taxonomy)
    named = {owner.partition("/")[0] for passage in passages for _, owner in passage.matches}
    matches = {
        entity.tag: find_mentions(entity, passages, context_keys)
        for entity in taxonomy.entities
        if entity.tag in named
    }
    matches |= {
        topic.tag: find_topic_matches(topic, passages) for topic in taxonomy.topics if topic.tag in named
    }
    return ArticleMatches(
        article_id=article.article_id,
        taxonomy=taxonomy,
        passages=passages,
        by_tag={tag: found for tag, found in matches.items() if any(found)},
    )
