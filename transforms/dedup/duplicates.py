"""Duplicates: which articles are copies of others, and which article is the original of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal, NamedTuple

from transforms.dedup.candidate_pairs import find_candidate_pairs, get_age_key
from transforms.dedup.similarity import ComparedText, compare_texts
from transforms.records import Duplicate, Fingerprint, Override

# Texts whose shingles are kept for the next comparison, 40 kB each, and 100 kB of tokens of the few that
# share them. An article is compared with all its candidates in a row; where a batch has thousands of
# candidates, the tokens of all took 90 MB.
_REMEMBERED = 256
_RANKS = {"near": 0, "exact": 1, "judged": 2}


class _Match(NamedTuple):
    """An earlier article that a later one is a copy of."""

    earlier: Fingerprint
    method: Literal["exact", "near", "judged"]
    score: float


def find_duplicates(
    new: Sequence[Fingerprint],
    existing: Sequence[Fingerprint],
    *,
    links: Sequence[Duplicate] = (),
    overrides: Sequence[Override] = (),
) -> tuple[Duplicate, ...]:
    """Link each copy to its original.

    A copy is linked to the earlier article that it is most similar to; the original is the article at the
    end of such a chain of links. The result depends on the articles alone, and not on the batches in which
    they came.

    Args:
        new: The articles to decide on. Besides new ones these are existing articles with a new text, all
            copies of those, and all articles that an override calls different from one of them.
        existing: The articles that share a band with a new one. Their `bands` may be limited to those.
        links: The stored links of existing and new articles, and of all articles with the same originals.
        overrides: What people decided on any of these articles; that takes precedence over the texts.

    Returns:
        The links of new articles, and the links of existing ones where they changed, sorted by
        article identifier. A new article without a link is no copy.
    """
    everyone = {one.article_id: one for one in (*existing, *new)}
    new_ids = {one.article_id for one in new}
    chosen = {link.article_id: link for link in links if link.article_id not in new_ids}
    different = _list_different(overrides)
    matches = _match_pairs([everyone[each] for each in sorted(new_ids)], everyone, overrides)
    for article_id in sorted(matches, key=lambda each: get_age_key(everyone[each])):
        for match in sorted(matches[article_id], key=_get_preference_key):
            if any(
                _find_root(each, chosen) == _find_root(match.earlier.article_id, chosen)
                for each in different[article_id]
            ):
                continue
            current = chosen.get(article_id)
            if current is None or _is_better(match, current, everyone):
                chosen[article_id] = Duplicate(
                    article_id=article_id,
                    duplicate_of=match.earlier.article_id,
                    nearest=match.earlier.article_id,
                    method=match.method,
                    score=match.score,
                )
            break
    rooted = (replace(link, duplicate_of=_find_root(link.article_id, chosen)) for link in chosen.values())
    before = {link.article_id: link for link in links if link.article_id not in new_ids}
    changed = [link for link in rooted if link != before.get(link.article_id)]
    return tuple(sorted(changed, key=lambda link: link.article_id))


def _match_pairs(
    new: Sequence[Fingerprint], everyone: Mapping[str, Fingerprint], overrides: Iterable[Override]
) -> Mapping[str, list[_Match]]:
    """Return, by later article, the earlier ones that it is a copy of by its text or by an override."""
    read_text = lru_cache(_REMEMBERED)(lambda article_id: ComparedText(everyone[article_id].text))
    overridden = {
        (override.first, override.second): override.same
        for override in overrides
        if override.relation == "duplicate"
    }
    found: defaultdict[str, list[_Match]] = defaultdict(list)
    for later, earlier in find_candidate_pairs(new, list(everyone.values())):
        pair = tuple(sorted((later.article_id, earlier.article_id)))
        match = None if pair in overridden else _match(later, earlier, read_text)
        if match:
            found[later.article_id].append(match)
    for pair, same in overridden.items():
        if same and all(each in everyone for each in pair):
            earlier, later = sorted((everyone[each] for each in pair), key=get_age_key)
            found[later.article_id].append(_Match(earlier, "judged", 1.0))
    return found


def _match(
    later: Fingerprint, earlier: Fingerprint, read_text: Callable[[str], ComparedText]
) -> _Match | None:
    one, other = read_text(later.article_id), read_text(earlier.article_id)
    if later.text_sha256 == earlier.text_sha256:
        return _Match(earlier, "exact", 1.0) if one.shingle_set.tokens else None
    same_page = later.url is not None and later.url == earlier.url
    score = round(compare_texts(one, other, same_page=same_page), 4)
    return _Match(earlier, "exact" if same_page else "near", score) if score else None


def _get_preference_key(match: _Match) -> tuple[object, ...]:
    return -_RANKS[match.method], -match.score, get_age_key(match.earlier)


def _is_better(match: _Match, link: Duplicate, everyone: Mapping[str, Fingerprint]) -> bool:
    """Return whether a match takes precedence over an existing link; of equal ones the earlier does."""
    mine, theirs = (_RANKS[match.method], match.score), (_RANKS[link.method], link.score)
    if mine != theirs or link.nearest not in everyone:
        return mine > theirs
    return get_age_key(match.earlier) < get_age_key(everyone[link.nearest])


def _list_different(overrides: Iterable[Override]) -> defaultdict[str, list[str]]:
    """Return, by article, those that a person said it is no copy of."""
    different: defaultdict[str, list[str]] = defaultdict(list)
    for override in overrides:
        if override.relation == "duplicate" and not override.same:
            different[override.first].append(override.second)
            different[override.second].append(override.first)
    return different


def _find_root(article_id: str, links: Mapping[str, Duplicate]) -> str:
    """Follow a chain of links to its original.

    Links lead to earlier articles, so a chain ends. Only links of an older version may form a cycle; there
    the search stops before the first article that it would meet again.
    """
    passed = {article_id}
    while article_id in links and links[article_id].nearest not in passed:
        article_id = links[article_id].nearest
        passed.add(article_id)
    return article_id
