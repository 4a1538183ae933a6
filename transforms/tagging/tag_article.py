"""Tags: what an article is about and what it mentions, each with the places it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, islice

from transforms.records import Article, ArticleTag, ArticleText, Evidence, Tag
from transforms.tagging.matching import Hit, compile_matcher
from transforms.tagging.mentions import find_mentions, list_vouchers
from transforms.tagging.passages import Passage, read_passages
from transforms.tagging.relevance import Place, Signs, judge_relevance, read_signs, weigh_sentences
from transforms.tagging.roles import weigh_hits
from transforms.tagging.taxonomy import Taxonomy
from transforms.tagging.topics import find_support

_MOST_EVIDENCE = 20  # places told for a tag; relevance counts them all
# Who writes about one of these writes about the company that it belongs to.
_BELONGINGS = ("model", "plant", "programme")
_LENT = 0.7  # of the weight of a place; whole, a supplier's news from Sunderland were about Nissan
_Found = Mapping[str, Sequence[list[Hit]]]
_Places = Mapping[str, list[list[Place]]]


def tag_article(article: Article | ArticleText, taxonomy: Taxonomy) -> tuple[ArticleTag, ...]:
    """Tag an article by its title and kept text, in the taxonomy's order.

    For each evidence, ``text[start:end]`` of the named field is its text. Boilerplate can never
    tag, since it is not in the text any more.
    """
    passages, found = _find_all(article, taxonomy)
    told = []
    for tag, signs in _list_signs(passages, found, taxonomy):
        relevance, score = judge_relevance(signs, kind=tag.kind)
        spans = (
            Evidence(
                field=passage.field, start=hit.start, end=hit.end, text=passage.text[hit.start : hit.end]
            )
            for passage, hits in zip(passages, found[tag.tag], strict=True)
            for hit in hits
        )
        told.append(
            ArticleTag(
                article_id=article.article_id,
                tag=tag.tag,
                relevance=relevance,
                score=score,
                evidence=tuple(islice(spans, _MOST_EVIDENCE)),
            )
        )
    return tuple(told)


def list_article_features(article: Article | ArticleText, taxonomy: Taxonomy) -> dict[str, Signs]:
    """Return the signs by which each tag of the article is judged, for fitting the weights of them."""
    passages, found = _find_all(article, taxonomy)
    return {tag.tag: signs for tag, signs in _list_signs(passages, found, taxonomy)}


def _find_all(
    article: Article | ArticleText, taxonomy: Taxonomy
) -> tuple[Sequence[Passage], dict[str, list[list[Hit]]]]:
    passages = read_passages(article, compile_matcher(taxonomy))
    vouchers = list_vouchers(taxonomy)
    named = {owner.partition("/")[0] for passage in passages for _, owner in passage.hits}
    found = {
        each.tag: find_mentions(each, passages, vouchers) for each in taxonomy.entities if each.tag in named
    }
    found |= {each.tag: find_support(each, passages) for each in taxonomy.topics if each.tag in named}
    return passages, {tag: hits for tag, hits in found.items() if any(hits)}


def _list_signs(passages: Sequence[Passage], found: _Found, taxonomy: Taxonomy) -> list[tuple[Tag, Signs]]:
    tags = [tag for tag in taxonomy.tags if tag.tag in found]
    places = _weigh(passages, found, tags)
    places |= {tag.tag: _join(places, tag.tag, tags) for tag in tags if tag.kind == "company"}
    most = max(
        (weigh_sentences(passages, places[tag.tag]) for tag in tags if tag.kind == "company"), default=0.0
    )
    return [(tag, read_signs(passages, places[tag.tag], kind=tag.kind, most=most)) for tag in tags]


def _weigh(passages: Sequence[Passage], found: _Found, tags: Sequence[Tag]) -> dict[str, list[list[Place]]]:
    """Weigh each place: a name by its role among those of its kind, a word of a topic by its own weight."""
    places: dict[str, list[list[Place]]] = {tag.tag: [] for tag in tags}
    for number, passage in enumerate(passages):
        names: dict[str, list[Hit]] = {}
        for tag in tags:
            if tag.kind != "topic":
                names.setdefault(tag.kind, []).extend(found[tag.tag][number])
        rivals = {kind: sorted(hits, key=lambda hit: hit.start) for kind, hits in names.items()}
        for tag in tags:
            hits = found[tag.tag][number]
            weights = (
                [hit.cue.weight for hit in hits]
                if tag.kind == "topic"
                else weigh_hits(passage, hits, rivals[tag.kind])
            )
            places[tag.tag].append(
                [Place(hit.start, weight) for hit, weight in zip(hits, weights, strict=True)]
            )
    return places


def _join(places: _Places, tag: str, tags: Sequence[Tag]) -> list[list[Place]]:
    """Join the places of a company with those of what belongs to it."""
    belongings = [places[each.tag] for each in tags if each.parent == tag and each.kind in _BELONGINGS]
    return [
        [*own, *(Place(place.start, _LENT * place.weight) for place in chain.from_iterable(lent))]
        for own, *lent in zip(places[tag], *belongings, strict=True)
    ]
