"""Duplicates: which articles are copies of others, and of which one first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from transforms.dedup.candidate_pairs import find_candidate_pairs, order_fingerprint
from transforms.dedup.similarity import ComparedText, compare_texts
from transforms.records import Duplicate, Fingerprint, Override

_RANKS = {"near": 0, "exact": 1, "judged": 2}


class _Match(NamedTuple):
    """An earlier article that a later one is a copy of."""

    earlier: Fingerprint
    method: Literal["exact", "near", "judged"]
    score: float


def find_duplicates(
    new: Sequence[Fingerprint],
    known: Sequence[Fingerprint],
    *,
    links: Sequence[Duplicate] = (),
    overrides: Sequence[Override] = (),
) -> tuple[Duplicate, ...]:
    """Link each copy to its original, the first of the articles that it is a copy of or of copies of.

    `known` are articles that share a band with a new one, with no more bands than those. `links` are the
    links that stand, of the known articles, the new ones and all that have the same originals; whatever
    hangs on a text that changed is new too. `overrides` on any of them go before what the texts say; an
    article that is not the same as another one of these is new. What is told are the links of new
    articles and those of others that change; a new article without one is no copy.

    Each copy hangs on the one earlier article that it is most like, so what is told depends on the
    articles alone and not on the batches in which they came.
    """
    everyone = {one.article_id: one for one in (*known, *new)}
    fresh = {one.article_id for one in new}
    chosen = {link.article_id: link for link in links if link.article_id not in fresh}
    apart = _list_opposed(overrides)
    matches = _match_pairs([everyone[each] for each in sorted(fresh)], everyone, overrides)
    for article_id in sorted(matches, key=lambda each: order_fingerprint(everyone[each])):
        for match in sorted(matches[article_id], key=_rank):
            if any(
                _find_root(each, chosen) == _find_root(match.earlier.article_id, chosen)
                for each in apart[article_id]
            ):
                continue
            stands = chosen.get(article_id)
            if stands is None or _is_better(match, stands, everyone):
                chosen[article_id] = Duplicate(
                    article_id=article_id,
                    duplicate_of=match.earlier.article_id,
                    nearest=match.earlier.article_id,
                    method=match.method,
                    score=match.score,
                )
            break
    rooted = (replace(link, duplicate_of=_find_root(link.article_id, chosen)) for link in chosen.values())
    before = {link.article_id: link for link in links if link.article_id not in fresh}
    told = [link for link in rooted if link != before.get(link.article_id)]
    return tuple(sorted(told, key=lambda link: link.article_id))


def _match_pairs(
    new: Sequence[Fingerprint], everyone: Mapping[str, Fingerprint], overrides: Iterable[Override]
) -> Mapping[str, list[_Match]]:
    """Return by later article those that it is a copy of, as the texts say or a person did."""
    texts = {article_id: ComparedText(one.text) for article_id, one in everyone.items()}
    ruled = {
        (override.first, override.second): override.same
        for override in overrides
        if override.relation == "duplicate"
    }
    found: defaultdict[str, list[_Match]] = defaultdict(list)
    for later, earlier in find_candidate_pairs(new, list(everyone.values())):
        pair = tuple(sorted((later.article_id, earlier.article_id)))
        match = None if pair in ruled else _match(later, earlier, texts)
        if match:
            found[later.article_id].append(match)
    for pair, same in ruled.items():
        if same and all(each in everyone for each in pair):
            earlier, later = sorted((everyone[each] for each in pair), key=order_fingerprint)
            found[later.article_id].append(_Match(earlier, "judged", 1.0))
    return found


def _match(later: Fingerprint, earlier: Fingerprint, texts: Mapping[str, ComparedText]) -> _Match | None:
    one, other = texts[later.article_id], texts[earlier.article_id]
    if later.text_sha256 == earlier.text_sha256:
        return _Match(earlier, "exact", 1.0) if one.words else None
    same_page = later.url is not None and later.url == earlier.url
    score = round(compare_texts(one, other, same_page=same_page), 4)
    return _Match(earlier, "exact" if same_page else "near", score) if score else None


def _rank(match: _Match) -> tuple[object, ...]:
    return -_RANKS[match.method], -match.score, order_fingerprint(match.earlier)


def _is_better(match: _Match, link: Duplicate, everyone: Mapping[str, Fingerprint]) -> bool:
    """Tell whether a match goes before a link that stands; of two that are equal the earlier does."""
    mine, theirs = (_RANKS[match.method], match.score), (_RANKS[link.method], link.score)
    if mine != theirs or link.nearest not in everyone:
        return mine > theirs
    return order_fingerprint(match.earlier) < order_fingerprint(everyone[link.nearest])


def _list_opposed(overrides: Iterable[Override]) -> defaultdict[str, list[str]]:
    """Return by article those that a person said it is no copy of."""
    opposed: defaultdict[str, list[str]] = defaultdict(list)
    for override in overrides:
        if override.relation == "duplicate" and not override.same:
            opposed[override.first].append(override.second)
            opposed[override.second].append(override.first)
    return opposed


def _find_root(article_id: str, links: Mapping[str, Duplicate]) -> str:
    """Return the original at the end of a chain. Links lead to earlier articles, so it has an end.

    Only links of an older version may lead in a circle; there the walk ends where it would turn.
    """
    passed = {article_id}
    while article_id in links and links[article_id].nearest not in passed:
        article_id = links[article_id].nearest
        passed.add(article_id)
    return article_id
