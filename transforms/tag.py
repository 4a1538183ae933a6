"""Tags: what an article is about and what it mentions, each with the places it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.cues import Taxonomy
from transforms.matching import Hit, compile_matcher
from transforms.mentions import find_mentions, list_vouchers
from transforms.passages import Passage, read_passages
from transforms.records import Article, ArticleTag, Evidence
from transforms.relevance import judge_relevance
from transforms.topics import find_support

_MOST_EVIDENCE = 20  # places told for a tag; relevance counts them all


def tag_article(article: Article, taxonomy: Taxonomy) -> tuple[ArticleTag, ...]:
    """Tag an article by its title and kept text, in the taxonomy's order.

    For each evidence, ``text[start:end]`` of the named field is its text. Boilerplate can never
    tag, since it is not in the text any more.
    """
    passages = read_passages(article, compile_matcher(taxonomy))
    vouchers = list_vouchers(taxonomy)
    named = {owner.partition("/")[0] for passage in passages for _, owner in passage.hits}
    found = {
        each.tag: find_mentions(each, passages, vouchers) for each in taxonomy.entities if each.tag in named
    }
    found |= {each.tag: find_support(each, passages) for each in taxonomy.topics if each.tag in named}
    return tuple(
        _tell(article, tag.tag, passages, found[tag.tag])
        for tag in taxonomy.tags
        if any(found.get(tag.tag, ()))
    )


def _tell(
    article: Article, tag: str, passages: Sequence[Passage], hits: Sequence[Sequence[Hit]]
) -> ArticleTag:
    relevance, score = judge_relevance(passages, hits)
    evidence = [
        Evidence(field=passage.field, start=hit.start, end=hit.end, text=passage.text[hit.start : hit.end])
        for passage, found in zip(passages, hits, strict=True)
        for hit in found
    ]
    return ArticleTag(
        article_id=article.article_id,
        tag=tag,
        relevance=relevance,
        score=score,
        evidence=tuple(evidence[:_MOST_EVIDENCE]),
    )
