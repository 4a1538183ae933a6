"""A reading is new, changed or the same."""

from __future__ import annotations

from collections.abc import Callable

from transforms.dedup.revisions import decide_revisions
from transforms.records import Article, ExistingRevision

Write = Callable[..., Article]


def know(article: Article, revision: int) -> dict[str, ExistingRevision]:
    return {
        article.article_id: ExistingRevision(
            article_id=article.article_id, revision=revision, sha256=article.sha256
        )
    }


def test_an_article_never_seen_is_loaded_as_revision_1(write: Write) -> None:
    article = write("Eleven ships wait.")
    assert decide_revisions([article], {}) == ((article, "loaded", 1),)


def test_the_same_words_are_unchanged(write: Write) -> None:
    article = write("Eleven ships wait.")
    assert decide_revisions([write("Eleven  ships wait!")], know(article, 4))[0][1:] == ("unchanged", 4)


def test_other_words_are_the_next_revision(write: Write) -> None:
    assert decide_revisions([write("Twelve ships wait.")], know(write("Eleven ships wait."), 4))[0][1:] == (
        "revised",
        5,
    )


def test_another_title_is_a_revision_too(write: Write) -> None:
    known = know(write("Eleven ships wait.", title="A queue"), 1)
    assert decide_revisions([write("Eleven ships wait.", title="The queue")], known)[0][1:] == ("revised", 2)


def test_readings_of_one_article_are_taken_in_order(write: Write) -> None:
    first, second = write("Eleven ships wait."), write("Twelve ships wait.")
    decided = decide_revisions([first, second, second, first], {})
    assert [each[1:] for each in decided] == [("loaded", 1), ("revised", 2), ("unchanged", 2), ("revised", 3)]


def test_articles_do_not_disturb_one_another(write: Write) -> None:
    decided = decide_revisions([write("Rain.", article_id="a"), write("Rain.", article_id="b")], {})
    assert [each[1:] for each in decided] == [("loaded", 1), ("loaded", 1)]
