"""What a revision changed is told block by block, and figure by figure."""

from __future__ import annotations

from collections.abc import Callable

from transforms.dedup.changes import describe_changes
from transforms.records import Article, ExistingText, FigureChange, RevisionChange

Write = Callable[..., Article]
OLD = "Eleven ships wait.\n\nThe quay holds 40 cars at most.\n\nRain is expected."
NEW = "Eleven ships wait.\n\nThe quay holds 45 cars at most.\n\nThe mayor came."


def change(write: Write, *, before: str = OLD, after: str = NEW, title: str = "A queue") -> RevisionChange:
    past = {"a": ExistingText(article_id="a", title="A queue", text=before)}
    [told] = describe_changes([(write(after, title=title), "revised", 2)], past)
    return told


def test_blocks_that_came_and_went_and_figures_that_changed_are_told(write: Write) -> None:
    assert change(write) == RevisionChange(
        article_id="a",
        revision=2,
        title_before=None,
        blocks_added=("The quay holds 45 cars at most.", "The mayor came."),
        blocks_removed=("The quay holds 40 cars at most.", "Rain is expected."),
        figures=(FigureChange(before="40", after="45"),),
    )


def test_another_headline_is_told_with_its_figures(write: Write) -> None:
    told = change(write, after=OLD, title="A queue of 12")
    assert (told.title_before, told.blocks_added, told.blocks_removed) == ("A queue", (), ())
    past = {"a": ExistingText(article_id="a", title="A queue of 11 ships", text=OLD)}
    [told] = describe_changes([(write(OLD, title="A queue of 12 ships"), "revised", 2)], past)
    assert told.figures == (FigureChange(before="11", after="12"),)


def test_a_block_that_comes_twice_counts_twice(write: Write) -> None:
    told = change(write, before="Rain.\n\nRain.", after="Rain.")
    assert (told.blocks_removed, told.blocks_added) == (("Rain.",), ())


def test_what_is_new_or_unchanged_changed_nothing(write: Write) -> None:
    past = {"a": ExistingText(article_id="a", title="A queue", text=OLD)}
    assert describe_changes([(write(OLD, title="A queue"), "unchanged", 1)], past) == ()
    assert describe_changes([(write(OLD), "loaded", 1)], {}) == ()


def test_readings_of_one_batch_follow_one_another(write: Write) -> None:
    first, second = write("One.", title="A"), write("One.\n\nTwo.", title="A")
    [told] = describe_changes([(first, "loaded", 1), (second, "revised", 2)], {})
    assert (told.revision, told.blocks_added) == (2, ("Two.",))
