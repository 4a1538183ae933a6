"""Pairs of invented reports in two languages, and how well a grouping tells those of one event."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from folders import DATA
from grouping import assign
from records import make_article

from transforms.pipeline import extract_article_terms
from transforms.records import Knowledge, Terms

FILES = ("tuning", "judging")
_NOON = time(12, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reports, and whether they are of one event."""

    first: Terms
    second: Terms
    same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """B-cubed precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float


def read_pairs(name: str) -> list[Pair]:
    """Return the pairs of a file that are of one event, and those of look-alikes in two languages."""
    return list(_pair(tomllib.loads((DATA / f"languages/{name}.toml").read_text(encoding="utf-8"))["pair"]))


def score_pairs(pairs: Sequence[Pair], *, together: bool, across: bool) -> Score:
    """Group the reports of some pairs, and score the groups.

    Args:
        pairs: The pairs.
        together: Whether all reports are in one warehouse, or those of each pair in one of their own.
        across: Whether stories may be in several languages.
    """
    batches = [pairs] if together else [[pair] for pair in pairs]
    stories: dict[str, str] = {}
    gold: list[Hashable] = []
    got: list[Hashable] = []
    for batch in batches:
        reports = {each.article_id: each for pair in batch for each in (pair.first, pair.second)}
        terms = [each if across else replace(each, shared=()) for each in reports.values()]
        stories = {key: member.story_id for key, member in assign(terms).items()}
        for pair in batch:
            place = len(gold) // 2
            for side, report in enumerate((pair.first, pair.second)):
                gold.append((place, pair.same or side))
                got.append((place, stories[report.article_id]))
    return score(gold, got)


def score(gold: Sequence[Hashable], got: Sequence[Hashable]) -> Score:
    """Return the B-cubed scores of a grouping (Bagga and Baldwin, 1998)."""
    golds, gots, both = Counter(gold), Counter(got), Counter(zip(gold, got, strict=True))
    precision = sum(count**2 / gots[story] for (_, story), count in both.items()) / len(gold)
    recall = sum(count**2 / golds[event] for (event, _), count in both.items()) / len(gold)
    return Score(precision=precision, recall=recall, f1=2 * precision * recall / (precision + recall))


def _pair(rows: Sequence[dict[str, dict[str, str]]]) -> Iterator[Pair]:
    for number, row in enumerate(rows):
        first, second, other = (
            _read(row[side], f"{number:03}-{side}") for side in ("first", "second", "other")
        )
        yield Pair(first=first, second=second, same=True)
        yield from (
            Pair(first=each, second=other, same=False)
            for each in (first, second)
            if each.language != other.language
        )


def _read(row: dict[str, str], name: str) -> Terms:
    at = datetime.combine(date.fromisoformat(row["day"]), _NOON)
    article = replace(
        make_article(row["text"].strip(), title=row["title"], name=name, seen_at=at),
        language=row["language"],
        published_at=at,
        published_precision="day",
    )
    return extract_article_terms(article, knowledge=Knowledge())
