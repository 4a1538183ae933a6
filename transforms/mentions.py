"""Which names in an article mean the thing, and which are ordinary words or somebody else's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from transforms.cues import Entity, Taxonomy
from transforms.matching import Hit, Role
from transforms.passages import Passage, drop_overlapping

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
    sure, maybe = [], []
    for passage in passages:
        excluded = passage.list_hits(("exclude", entity.tag))
        sure.append(
            drop_overlapping(passage.list_hits(("name", entity.tag), ("cased", entity.tag)), excluded)
        )
        maybe.append(drop_overlapping(passage.list_hits(("guarded", entity.tag)), [*excluded, *sure[-1]]))
    if not any(sure):
        maybe = [
            _keep_vouched(passage, hits, passage.list_hits(*vouchers[entity.tag])) if hits else []
            for passage, hits in zip(passages, maybe, strict=True)
        ]
        if entity.common and all(_is_forced(*pair) for pair in _pair_up(passages, maybe)):
            return [[] for _ in passages]
    return [sorted([*one, *other], key=lambda hit: hit.start) for one, other in zip(sure, maybe, strict=True)]


def _keep_vouched(passage: Passage, hits: Sequence[Hit], vouchers: Sequence[Hit]) -> list[Hit]:
    vouched: defaultdict[int, list[Hit]] = defaultdict(list)
    for voucher in vouchers:
        vouched[passage.sentence_at(voucher.start)].append(voucher)
    kept = []
    for hit in hits:
        sentence = passage.sentence_at(hit.start)
        beside = (voucher for number in (sentence, sentence - 1) for voucher in vouched.get(number, ()))
        if any(voucher.end <= hit.start or voucher.start >= hit.end for voucher in beside):
            kept.append(hit)
    return kept


def _is_forced(passage: Passage, hit: Hit) -> bool:
    """Tell whether the word has its capital only because of where it stands."""
    return passage.has_title_case() if passage.field == "title" else passage.opens_sentence(hit.start)


def _pair_up(passages: Sequence[Passage], hits: Sequence[Sequence[Hit]]) -> list[tuple[Passage, Hit]]:
    return [(passage, hit) for passage, found in zip(passages, hits, strict=True) for hit in found]
