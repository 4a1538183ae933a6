"""The changes between revisions: blocks added and removed, and figures replaced."""

from __future__ import annotations

from collections.abc import Callable

from transforms.dedup.changes import describe_changes
from transforms.records import Article, ExistingText, FigureChange, RevisionChange

Write = Callable[..., Article]
OLD = "Eleven ships wait.\n\nThe quay holds 40 cars at most.\n\nRain is expected."
NEW = "Eleven ships wait.\n\nThe quay holds 45 cars at most.\n\nThe mayor came."


def change(write: Write, *, before: str = OLD, after: str = NEW, title: str = "A queue") -> RevisionChange:
    past = {"a": ExistingText(article_id="a", title="A queue", text=before)}
    [described] = describe_changes([(write(after, title=title), "revised", 2)], past)
    return described


def test_added_and_removed_blocks_and_replaced_figures_are_listed(write: Write) -> None:
    assert change(write) == RevisionChange(
        article_id="a",
        revision=2,
        title_before=None,
        blocks_added=("The quay holds 45 cars at most.", "The mayor came."),
        blocks_removed=("The quay holds 40 cars at most.", "Rain is expected."),
        figures=(FigureChange(before="40", after="45"),),
    )


def test_a_changed_headline_is_listed_with_its_figures(write: Write) -> None:
    described = change(write, after=OLD, title="A queue of 12")
    assert (described.title_before, described.blocks_added, described.blocks_removed) == ("A queue", (), ())
    past = {"a": ExistingText(article_id="a", title="A queue of 11 ships", text=OLD)}
    [described] = describe_changes([(write(OLD, title="A queue of 12 ships"), "revised", 2)], past)
    assert described.figures == (FigureChange(before="11", after="12"),)


def test_a_repeated_block_counts_as_often_as_it_occurs(write: Write) -> None:
    described = change(write, before="Rain.\n\nRain.", after="Rain.")
    assert (described.blocks_removed, described.blocks_added) == (("Rain.",), ())


def test_new_and_unchanged_articles_have_no_changes(write: Write) -> None:
    past = {"a": ExistingText(article_id="a", title="A queue", text=OLD)}
    assert describe_changes([(write(OLD, title="A queue"), "unchanged", 1)], past) == ()
    assert describe_changes([(write(OLD), "loaded", 1)], {}) == ()


def test_an_article_that_occurs_twice_in_a_batch_is_compared_with_its_first_occurrence(write: Write) -> None:
    first, second = write("One.", title="A"), write("One.\n\nTwo.", title="A")
    [described] = describe_changes([(first, "loaded", 1), (second, "revised", 2)], {})
    assert (described.revision, described.blocks_added) == (2, ("Two.",))
