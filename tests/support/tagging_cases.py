"""Read the labelled texts of tagging as articles, and score tags against their labels."""

from __future__ import annotations

import re
import tomllib
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from records import make_article

from transforms.records import Article, ArticleTag, TagKind

FOLDER = Path(__file__).parents[1] / "quality/tagging"
_BACKGROUND = re.compile(r"\[(\w+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A labelled text.

    Tags of companies, models and other entities that have no label are wrong. Topics are wrong only if they
    are labelled as absent.

    Attributes:
        name: The file and the number of the text.
        article: The text as an article.
        subject: The tags that the text is about.
        mention: The tags that it only mentions.
        either: The tags on which careful readers differ: any relevance is right, and so is no tag.
        absent: The topics that it is not about.
    """

    name: str
    article: Article
    subject: frozenset[str]
    mention: frozenset[str]
    either: frozenset[str]
    absent: frozenset[str]

    @property
    def held_out(self) -> bool:
        """Whether no weight is fitted on it: a third of the texts, by their titles, and all unseen ones."""
        return "unseen" in self.name or zlib.crc32(self.article.title.encode()) % 3 == 0

    @property
    def fold(self) -> int:
        """The fold of the text, 0 to 4."""
        return zlib.crc32(self.article.title[::-1].encode()) % 5


@cache
def read_cases(folder: Path = FOLDER) -> tuple[Case, ...]:
    """Return all labelled texts of a folder."""
    background = tomllib.loads((FOLDER / "background.toml").read_text("utf-8"))["paragraphs"]
    return tuple(
        _make_case(f"{path.stem}/{number}", row, background)
        for path in sorted(folder.glob("*.toml"))
        for number, row in enumerate(tomllib.loads(path.read_text("utf-8")).get("case", ()))
    )


def _make_case(name: str, row: dict[str, object], background: dict[str, str]) -> Case:
    def split(key: str) -> frozenset[str]:
        return frozenset(str(row.get(key, "")).split())

    unknown = row.keys() - {
        "title",
        "text",
        "parts",
        "before",
        "after",
        "subject",
        "mention",
        "either",
        "absent",
    }
    assert not unknown, f"{name}: {unknown}"
    middle = row["parts"] if isinstance(row.get("parts"), list) else [row["text"]]
    assert isinstance(middle, list)
    pieces = [*str(row.get("before", "")).split(), None, *str(row.get("after", "")).split()]
    paragraphs: list[str] = []
    for piece in pieces:
        paragraphs += [background[piece]] if piece else [_fill(str(part), background) for part in middle]
    return Case(
        name=name,
        article=compose(str(row.get("title", "Nissan")), "\n\n".join(paragraphs)),
        subject=split("subject"),
        mention=split("mention"),
        either=split("either"),
        absent=split("absent"),
    )


def _fill(part: str, background: dict[str, str]) -> str:
    return _BACKGROUND.sub(lambda found: background[found[1]], part)


def compose(title: str, text: str) -> Article:
    """Return an article with a title and a text."""
    return make_article(text, title=title, source="quality", url=None)


@dataclass(slots=True)
class Count:
    """The numbers of right, wrong and missed tags; `faults` describes each that was not right."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    faults: list[str] | None = None

    @property
    def precision(self) -> float:
        """The share of the given tags that is right."""
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        """The share of the labelled tags that is given."""
        return self.right / ((self.right + self.missed) or 1)


def score_cases(
    cases: Iterable[Case], tagger: Callable[[Article], Sequence[ArticleTag]], kinds: dict[str, TagKind]
) -> dict[str, Count]:
    """Score tags against the labels.

    Args:
        cases: The labelled texts.
        tagger: Returns the tags of an article.
        kinds: The kind of each tag.

    Returns:
        The counts of ``subject`` and ``mention`` over all tags but topics, and of ``topic``.
    """
    counts = {name: Count(faults=[]) for name in ("subject", "mention", "topic")}

    def note(name: str, case: Case, given: set[str], wanted: set[str]) -> None:
        count = counts[name]
        count.right += len(given & wanted)
        count.wrong += len(given - wanted)
        count.missed += len(wanted - given)
        assert count.faults is not None
        count.faults += [f"{case.name}: wrong {name} {tag}" for tag in sorted(given - wanted)]
        count.faults += [f"{case.name}: missed {name} {tag}" for tag in sorted(wanted - given)]

    for case in cases:
        tags = {each.tag: each.relevance for each in tagger(case.article) if each.tag not in case.either}
        entities = {tag: relevance for tag, relevance in tags.items() if kinds[tag] != "topic"}
        topics = {tag for tag in tags if kinds[tag] == "topic"}
        for name, labels in (("subject", case.subject), ("mention", case.mention)):
            wanted = {tag for tag in labels - case.either if kinds[tag] != "topic"}
            note(name, case, {tag for tag, relevance in entities.items() if relevance == name}, wanted)
        wanted = {tag for tag in (case.subject | case.mention) - case.either if kinds[tag] == "topic"}
        note("topic", case, topics & (wanted | case.absent), wanted)
    return counts
