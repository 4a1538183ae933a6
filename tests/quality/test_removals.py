"""What cleaning removes is not the article's: precision by class on each tenth labelled page, with floors."""

from __future__ import annotations

from collections import Counter

from floors import check_floors, digest_files
from labelled import PAGE_SETS, require_labelled
from removals import judge_blocks, judge_pages

from transforms.records import CleanedBlock

_STEP = 10  # all pages take a minute and a half; `make honest` reads them
_MIN_SENTENCES = 25  # of a class on these pages, for a floor of its own


def make_block(text: str, rule: str | None = None) -> CleanedBlock:
    return CleanedBlock(
        position=0,
        kind="paragraph",
        text=text,
        kept=rule is None,
        rule=rule,
        class_="related" if rule else None,
    )


def test_a_removed_sentence_is_the_articles_unless_the_kept_text_has_it_too() -> None:
    kept, lost = "Orford opens a second press shop in May.", "The union was told about it on Monday."
    teaser = "Five vans that nobody wanted to buy"
    blocks = [
        make_block(kept), make_block(kept, "x"), make_block(lost, "x"), make_block(teaser, "x"),
        make_block("Share", "x"), make_block("Late again", "x"),
    ]  # fmt: skip
    article = f"{kept}\n{lost}\nLate again\nShareholders were not told."
    assert [one.is_articles for one in judge_blocks(blocks, article)] == [
        True,
        False,
        True,
        False,
        False,
        True,
    ]


def test_cleaning_removes_no_more_of_labelled_articles_than_before(flags: dict[str, bool]) -> None:
    files = [require_labelled(f"{name}/ground-truth.json") for name in PAGE_SETS]
    removed: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    beside = beside_removed = 0
    for name in PAGE_SETS:
        for page in judge_pages(name, step=_STEP):
            for sentence in page.sentences:
                beside += not sentence.is_articles
                if sentence.class_:
                    beside_removed += not sentence.is_articles
                    removed[sentence.class_] += 1
                    lost[sentence.class_] += sentence.is_articles
    measured = {
        class_: 1 - lost[class_] / count
        for class_, count in sorted(removed.items())
        if count >= _MIN_SENTENCES
    }
    measured["noise-removed"] = beside_removed / beside
    assert check_floors("removals", measured, digest_files(files, root=files[0].parents[1]), **flags) == []
