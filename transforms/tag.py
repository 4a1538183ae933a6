"""Tags: what an article is about and what it mentions, each with the places it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.cues import Taxonomy
from transforms.matching import Hit, compile_matcher
from transforms.mentions import find_mentions, list_vouchers
from transforms.passages import Passage, read_passages
from transforms.records import Article, ArticleTag, Evidence, Tag
from transforms.relevance import judge_relevance
from transforms.topics import find_support

_MOST_EVIDENCE = 20  # places told for a tag; relevance counts them all
# Who writes about one of these writes about the company that it belongs to.
_BELONGINGS = ("model", "plant", "programme")


def tag_article(article: Article, taxonomy: Taxonomy) -> tuple[ArticleTag, ...]:
    """Tag an article by its title and kept text, in the taxonomy's order.

    For each evidence, ``text[start:end]`` of the named field is its text. Boilerplate can never
    tag, since it is not in the text any more. A company that is named is as much a subject as
    its models, plants and programmes together.
    """
    passages = read_passages(article, compile_matcher(taxonomy))
    vouchers = list_vouchers(taxonomy)
    named = {owner.partition("/")[0] for passage in passages for _, owner in passage.hits}
    found = {
        each.tag: find_mentions(each, passages, vouchers) for each in taxonomy.entities if each.tag in named
    }
    found |= {each.tag: find_support(each, passages) for each in taxonomy.topics if each.tag in named}
    found = {tag: hits for tag, hits in found.items() if any(hits)}
    return tuple(
        _tell(article, tag.tag, passages, found[tag.tag], _gather(tag.tag, taxonomy.tags, found))
        for tag in taxonomy.tags
        if tag.tag in found
    )


def _gather(tag: str, tags: Sequence[Tag], found: Mapping[str, Sequence[list[Hit]]]) -> list[list[Hit]]:
    """Join the mentions of `tag` with those of what belongs to it."""
    belongings = [each.tag for each in tags if each.parent == tag and each.kind in _BELONGINGS]
    groups = [found[each] for each in (tag, *belongings) if each in found]
    return [[hit for hits in places for hit in hits] for places in zip(*groups, strict=True)]


def _tell(
    article: Article,
    tag: str,
    passages: Sequence[Passage],
    found: Sequence[Sequence[Hit]],
    weighed: Sequence[Sequence[Hit]],
) -> ArticleTag:
    relevance, score = judge_relevance(passages, weighed)
    evidence = [
        Evidence(field=passage.field, start=hit.start, end=hit.end, text=passage.text[hit.start : hit.end])
        for passage, hits in zip(passages, found, strict=True)
        for hit in hits
    ]
    return ArticleTag(
        article_id=article.article_id,
        tag=tag,
        relevance=relevance,
        score=score,
        evidence=tuple(evidence[:_MOST_EVIDENCE]),
    )
