"""Tag an article: the tags that it is about or mentions, each with its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, islice

from transforms.records import Article, ArticleTag, ArticleText, Evidence, Tag
from transforms.tagging.article_matches import ArticleMatches, match_article
from transforms.tagging.incidents import is_incident_report
from transforms.tagging.matching import Match
from transforms.tagging.passages import Passage
from transforms.tagging.relevance import (
    INVOLVED,
    Features,
    Place,
    Rivals,
    compute_features,
    is_in_title,
    score_relevance,
    sum_sentence_weights,
)
from transforms.tagging.roles import weigh_mentions
from transforms.tagging.taxonomy import Taxonomy

_MAX_EVIDENCE = 20  # places that are kept for a tag; its relevance counts them all
# An article about one of these is about the company to which it belongs.
_OWNED_KINDS = ("model", "plant", "programme")
_INVOLVED_KINDS = ("company", "model")  # in a report of an accident or a crime, each is only a car
_OWNED_WEIGHT = 0.7  # of the weight of a place; whole, a supplier's news from Sunderland were about Nissan
_Matches = Mapping[str, Sequence[Sequence[Match]]]
_Places = Mapping[str, list[list[Place]]]


def tag_article(article: Article | ArticleText, taxonomy: Taxonomy) -> tuple[ArticleTag, ...]:
    """Tag an article by its title and its kept text.

    Boilerplate cannot add a tag, since it is not in the text any more.

    Returns:
        The tags in the taxonomy's order. Each piece of evidence is ``text[start:end]`` of the field that it
        names.
    """
    return tag_matches(match_article(article, taxonomy))


def tag_matches(article: ArticleMatches) -> tuple[ArticleTag, ...]:
    """Tag an article in which the names and phrases of the taxonomy have been found."""
    tags = []
    for tag, features in _list_features(article):
        relevance, score = score_relevance(features, kind=tag.kind)
        evidence = (
            Evidence(
                field=passage.field,
                start=match.start,
                end=match.end,
                text=passage.text[match.start : match.end],
            )
            for passage, found in zip(article.passages, article.by_tag[tag.tag], strict=True)
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
    return {tag.tag: features for tag, features in _list_features(match_article(article, taxonomy))}


def _list_features(article: ArticleMatches) -> list[tuple[Tag, Features]]:
    passages, matches = article.passages, article.by_tag
    tags = [tag for tag in article.taxonomy.tags if tag.tag in matches]
    companies = [tag for tag in tags if tag.kind == "company"]
    is_incident = _reports_incident(article, tags)
    places = _weigh_places(passages, matches, tags, is_incident=is_incident)
    places |= {tag.tag: _add_owned(places, tag.tag, tags) for tag in tags if tag.kind == "company"}
    sums = {tag.tag: sum_sentence_weights(passages, places[tag.tag]) for tag in companies}
    in_title = {tag.tag for tag in companies if is_in_title(places[tag.tag])}

    def list_rivals(tag: Tag) -> Rivals:
        own = {tag.tag, tag.parent}
        return Rivals(
            largest=max(sums.values(), default=0.0),
            total=sum(total for company, total in sums.items() if company not in own),
            in_title=not in_title <= own,
        )

    return [
        (
            tag,
            compute_features(passages, places[tag.tag], kind=tag.kind, rivals=list_rivals(tag)),
        )
        for tag in tags
    ]


def _reports_incident(article: ArticleMatches, tags: Sequence[Tag]) -> bool:
    """Return whether an article reports an accident or a crime in which companies' cars are only involved."""
    if any(tag.kind == "person" for tag in tags):  # the arrest of an executive
        return False
    found = [article.by_tag[tag.tag] for tag in tags if tag.kind == "company"]
    names = [list(chain.from_iterable(places)) for places in zip(*found, strict=True)]
    return bool(names) and is_incident_report(article.passages, names)


def _weigh_places(
    passages: Sequence[Passage], matches: _Matches, tags: Sequence[Tag], *, is_incident: bool
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
            most = INVOLVED if is_incident and tag.kind in _INVOLVED_KINDS else 1.0
            places[tag.tag].append(
                [Place(match.start, min(most, weight)) for match, weight in zip(found, weights, strict=True)]
            )
    return places


def _add_owned(places: _Places, tag: str, tags: Sequence[Tag]) -> list[list[Place]]:
    """Return the places of a company with those of its models, plants and programmes."""
    owned = [places[each.tag] for each in tags if each.parent == tag and each.kind in _OWNED_KINDS]
    return [
        [*own, *(Place(place.start, _OWNED_WEIGHT * place.weight) for place in chain.from_iterable(others))]
        for own, *others in zip(places[tag], *owned, strict=True)
    ]
