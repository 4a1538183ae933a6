"""Which names in an article mean the thing, and which are ordinary words or somebody else's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from transforms.tagging.matching import Hit, Role
from transforms.tagging.passages import Passage, drop_overlapping
from transforms.tagging.taxonomy import Entity, Taxonomy

Vouchers = Mapping[str, tuple[tuple[Role, str], ...]]


@lru_cache(maxsize=4)
def list_vouchers(taxonomy: Taxonomy) -> Vouchers:
    """Return, for each entity, the roles and owners of the cues that vouch for its guarded names."""
    context = dict(taxonomy.context)

    def follow(words: Sequence[str], seen: dict[tuple[Role, str], None]) -> None:
        for name in (word[1:] for word in words if word.startswith("@")):
            if name not in context:
                seen |= {("name", name): None, ("cased", name): None}
            elif ("near", f"@{name}") not in seen:
                seen["near", f"@{name}"] = None
                follow(context[name], seen)

    vouchers = {}
    for entity in taxonomy.entities:
        seen: dict[tuple[Role, str], None] = {("near", entity.tag): None}
        follow(entity.near, seen)
        vouchers[entity.tag] = tuple(seen)
    return vouchers


def find_mentions(entity: Entity, passages: Sequence[Passage], vouchers: Vouchers) -> list[list[Hit]]:
    """Return the mentions of `entity` in each of `passages`, in order; of overlapping names the longest."""
    tag = entity.tag
    sure, maybe = [], []
    for passage in passages:
        excluded = passage.hits.get(("exclude", tag), ())
        named = passage.list_hits(("name", tag), ("cased", tag), ("symbol", tag))
        sure.append(drop_overlapping(named, excluded))
        maybe.append(
            drop_overlapping(passage.list_hits(("guarded", tag)), [*excluded, *sure[-1]])
            if entity.guarded
            else []
        )
    if entity.unless:
        sure = _drop_doubtful(passages, sure, tag, vouchers[tag])
    if any(maybe):
        maybe = _sift(entity, passages, maybe, vouchers[tag], named=any(sure))
    return [
        sorted([*one, *other], key=lambda hit: hit.start) if other else one
        for one, other in zip(sure, maybe, strict=True)
    ]


def _sift(
    entity: Entity,
    passages: Sequence[Passage],
    maybe: Sequence[Sequence[Hit]],
    vouchers: Sequence[tuple[Role, str]],
    *,
    named: bool,
) -> list[list[Hit]]:
    """Keep the guarded names that mean `entity`.

    A word has one sense in an article (Gale, Church and Yarowsky, 1992): where it is named in full, or
    one of its names is vouched for, the others in plain sight count too. Where the article uses the
    word for something else, only those vouched for in their very sentence do.
    """
    used_otherwise = any(passage.list_hits(("exclude", entity.tag)) for passage in passages)
    vouched = [
        _keep_vouched(passage, hits, passage.list_hits(*vouchers), reach=0 if used_otherwise else 1)
        if hits
        else []
        for passage, hits in zip(passages, maybe, strict=True)
    ]
    forced = [
        {hit for hit in hits if entity.common and _is_forced(passage, hit)}
        for passage, hits in zip(passages, maybe, strict=True)
    ]
    if not named and not any(set(hits) - held for hits, held in zip(vouched, forced, strict=True)):
        return [[] for _ in passages]
    if used_otherwise and not named:
        return vouched
    return [
        [hit for hit in hits if hit in kept or hit not in held]
        for hits, kept, held in zip(maybe, map(set, vouched), forced, strict=True)
    ]


def _keep_vouched(passage: Passage, hits: Sequence[Hit], vouchers: Sequence[Hit], *, reach: int) -> list[Hit]:
    beside = _sort_by_sentence(passage, vouchers)
    kept = []
    for hit in hits:
        sentence = passage.sentence_at(hit.start)
        near = [
            each
            for number in range(sentence - reach, sentence + reach + 1)
            for each in beside.get(number, ())
        ]
        if any(voucher.end <= hit.start or voucher.start >= hit.end for voucher in near):
            kept.append(hit)
    return kept


def _drop_doubtful(
    passages: Sequence[Passage],
    hits: Sequence[list[Hit]],
    tag: str,
    vouchers: Sequence[tuple[Role, str]],
) -> list[list[Hit]]:
    """Drop names beside words that give them another meaning, and nothing beside them that denies it."""
    doubts = [passage.list_hits(("unless", tag)) for passage in passages]
    if not any(doubts):
        return list(hits)
    near = [passage.list_hits(*vouchers) for passage in passages]
    vouched_somewhere = any(near)
    kept = []
    for passage, found, against, speaking in zip(passages, hits, doubts, near, strict=True):
        doubted = _sort_by_sentence(passage, against)
        vouched = _sort_by_sentence(passage, speaking)
        places = [(hit, passage.sentence_at(hit.start)) for hit in found]
        kept.append([hit for hit, at in places if at in vouched or (at not in doubted and vouched_somewhere)])
    return kept


def _sort_by_sentence(passage: Passage, hits: Sequence[Hit]) -> dict[int, list[Hit]]:
    sentences: dict[int, list[Hit]] = {}
    for hit in hits:
        sentences.setdefault(passage.sentence_at(hit.start), []).append(hit)
    return sentences


def _is_forced(passage: Passage, hit: Hit) -> bool:
    """Tell whether the word has its capital only because of where it stands."""
    if passage.field == "title":
        return passage.has_title_case()
    return passage.opens_sentence(hit.start) or passage.is_shouted(hit.start)
