"""Tag an article: the tags that it is about or mentions, each with its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, islice

from transforms.records import Article, ArticleTag, ArticleText, Evidence, Tag
from transforms.tagging.matching import Match, compile_matcher
from transforms.tagging.mentions import find_mentions, list_context_keys
from transforms.tagging.passages import Passage, read_passages
from transforms.tagging.relevance import (
    Features,
    Place,
    compute_features,
    score_relevance,
    sum_sentence_weights,
)
from transforms.tagging.roles import weigh_mentions
from transforms.tagging.taxonomy import Taxonomy
from transforms.tagging.topics import find_topic_matches

_MAX_EVIDENCE = 20  # places that are kept for a tag; its relevance counts them all
# An article about one of these is about the company to which it belongs.
_OWNED_KINDS = ("model", "plant", "programme")
_OWNED_WEIGHT = 0.7  # of the weight of a place; whole, a supplier's news from Sunderland were about Nissan
_Matches = Mapping[str, Sequence[list[Match]]]
_Places = Mapping[str, list[list[Place]]]


def tag_article(article: Article | ArticleText, taxonomy: Taxonomy) -> tuple[ArticleTag, ...]:
    """Tag an article by its title and its kept text.

    Boilerplate cannot add a tag, since it is not in the text any more.

    Returns:
        The tags in the taxonomy's order. Each piece of evidence is ``text[start:end]`` of the field that it
        names.
    """
    passages, matches = _find_matches(article, taxonomy)
    tags = []
    for tag, features in _list_features(passages, matches, taxonomy):
        relevance, score = score_relevance(features, kind=tag.kind)
        evidence = (
            Evidence(
                field=passage.field,
                start=match.start,
                end=match.end,
                text=passage.text[match.start : match.end],
            )
            for passage, found in zip(passages, matches[tag.tag], strict=True)
            for match in found
        )
        tags.append(
            ArticleTag(
                article_id=article.article_id,
                tag=tag.tag,
                relevance=relevance,
                score=score,
                evidence=tuple(islice(evidence, _MAX_EVIDENCE)),
            )
        )
    return tuple(tags)


def list_article_features(article: Article | ArticleText, taxonomy: Taxonomy) -> dict[str, Features]:
    """Return the features of each tag that is found in an article, for fitting their weights."""
    passages, matches = _find_matches(article, taxonomy)
    return {tag.tag: features for tag, features in _list_features(passages, matches, taxonomy)}


def _find_matches(
    article: Article | ArticleText, taxonomy: Taxonomy
) -> tuple[Sequence[Passage], dict[str, list[list[Match]]]]:
    """Return title and text, and for each tag that is found its matches in both."""
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
    return passages, {tag: found for tag, found in matches.items() if any(found)}


def _list_features(
    passages: Sequence[Passage], matches: _Matches, taxonomy: Taxonomy
) -> list[tuple[Tag, Features]]:
    tags = [tag for tag in taxonomy.tags if tag.tag in matches]
    places = _weigh_places(passages, matches, tags)
    places |= {tag.tag: _add_owned(places, tag.tag, tags) for tag in tags if tag.kind == "company"}
    largest = max(
        (sum_sentence_weights(passages, places[tag.tag]) for tag in tags if tag.kind == "company"),
        default=0.0,
    )
    return [
        (tag, compute_features(passages, places[tag.tag], kind=tag.kind, largest=largest)) for tag in tags
    ]


def _weigh_places(
    passages: Sequence[Passage], matches: _Matches, tags: Sequence[Tag]
) -> dict[str, list[list[Place]]]:
    """Weigh each place: a name by its role among those of its kind, a topic's phrase by its own weight."""
    places: dict[str, list[list[Place]]] = {tag.tag: [] for tag in tags}
    for number, passage in enumerate(passages):
        by_kind: dict[str, list[Match]] = {}
        for tag in tags:
            if tag.kind != "topic":
                by_kind.setdefault(tag.kind, []).extend(matches[tag.tag][number])
        rivals = {kind: sorted(found, key=lambda match: match.start) for kind, found in by_kind.items()}
        for tag in tags:
            found = matches[tag.tag][number]
            weights = (
                [match.pattern.weight for match in found]
                if tag.kind == "topic"
                else weigh_mentions(passage, found, rivals[tag.kind])
            )
            places[tag.tag].append(
                [Place(match.start, weight) for match, weight in zip(found, weights, strict=True)]
            )
    return places


def _add_owned(places: _Places, tag: str, tags: Sequence[Tag]) -> list[list[Place]]:
    """Return the places of a company with those of its models, plants and programmes."""
    owned = [places[each.tag] for each in tags if each.parent == tag and each.kind in _OWNED_KINDS]
    return [
        [*own, *(Place(place.start, _OWNED_WEIGHT * place.weight) for place in chain.from_iterable(others))]
        for own, *others in zip(places[tag], *owned, strict=True)
    ]
