"""The changes of tagging again are counted by tag and shown with titles."""

from __future__ import annotations

from transforms.records import ArticleTag, Evidence, Relevance, TagChange
from transforms.tagging.retag import compare_tags, find_changed, sum_changes

TITLES = {name: f"Title of {name}" for name in "abcdefgh"}


def tag(article_id: str, name: str = "t", relevance: Relevance = "subject", score: float = 0.9) -> ArticleTag:
    span = Evidence(field="text", start=0, end=1, text="x")
    return ArticleTag(article_id=article_id, tag=name, relevance=relevance, score=score, evidence=(span,))


def test_each_kind_of_change_is_counted_and_shown() -> None:
    old = [tag("a"), tag("b"), tag("c", relevance="mention"), tag("d")]
    new = [tag("a"), tag("c"), tag("d", relevance="mention"), tag("e")]
    assert compare_tags(old, new, titles=TITLES) == (
        TagChange(
            tag="t", gained=1, lost=1, raised=1, lowered=1,
            examples=(
                ("gained", "Title of e"), ("lost", "Title of b"), ("raised", "Title of c"),
                ("lowered", "Title of d"),
            ),
        ),
    )  # fmt: skip


def test_unchanged_tags_are_left_out_and_the_most_changed_comes_first() -> None:
    old = [tag("a", "same"), tag("a", "few"), tag("a", "many"), tag("b", "many")]
    assert [change.tag for change in compare_tags(old, [tag("a", "same")], titles=TITLES)] == ["many", "few"]
    assert compare_tags(old, old, titles=TITLES) == ()


def test_changes_of_batches_add_up_with_at_most_three_examples_of_a_kind() -> None:
    parts = [change for name in "abcde" for change in compare_tags([], [tag(name)], titles=TITLES)]
    (change,) = sum_changes(parts)
    assert (change.gained, change.lost) == (5, 0)
    assert change.examples == tuple(("gained", f"Title of {name}") for name in "abc")


def test_an_article_is_changed_when_its_tags_scores_evidence_or_version_are() -> None:
    old = [(tag("a"), "1"), (tag("b"), "1"), (tag("c"), "1"), (tag("d"), None)]
    new = [tag("a"), tag("b", score=0.8), tag("d"), tag("e")]
    assert find_changed(old, new, version="1") == {"b", "c", "d", "e"}
    assert find_changed(old[:1], new[:1], version="2") == {"a"}
    assert find_changed([], [], version="2") == frozenset()
