"""An article is new, revised or unchanged beside its stored revision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from transforms.dedup.revisions import decide_revisions, keep_whole_texts
from transforms.records import Article, ExistingRevision, ExistingText

Write = Callable[..., Article]


def make_existing(article: Article, revision: int) -> dict[str, ExistingRevision]:
    return {
        article.article_id: ExistingRevision(
            article_id=article.article_id, revision=revision, sha256=article.sha256
        )
    }


def test_a_new_article_is_loaded_as_revision_1(write: Write) -> None:
    article = write("Eleven ships wait.")
    assert decide_revisions([article], {}) == ((article, "loaded", 1),)


def test_an_article_with_the_same_words_is_unchanged(write: Write) -> None:
    article = write("Eleven ships wait.")
    assert decide_revisions([write("Eleven  ships wait!")], make_existing(article, 4))[0][1:] == (
        "unchanged",
        4,
    )


def test_other_words_make_the_next_revision(write: Write) -> None:
    assert decide_revisions([write("Twelve ships wait.")], make_existing(write("Eleven ships wait."), 4))[0][
        1:
    ] == (
        "revised",
        5,
    )


def test_another_title_makes_a_revision_too(write: Write) -> None:
    existing = make_existing(write("Eleven ships wait.", title="A queue"), 1)
    assert decide_revisions([write("Eleven ships wait.", title="The queue")], existing)[0][1:] == (
        "revised",
        2,
    )


def test_an_article_that_occurs_more_than_once_is_revised_in_order(write: Write) -> None:
    first, second = write("Eleven ships wait."), write("Twelve ships wait.")
    decided = decide_revisions([first, second, second, first], {})
    assert [each[1:] for each in decided] == [("loaded", 1), ("revised", 2), ("unchanged", 2), ("revised", 3)]


def test_articles_with_the_same_text_are_decided_on_independently(write: Write) -> None:
    decided = decide_revisions([write("Rain.", article_id="a"), write("Rain.", article_id="b")], {})
    assert [each[1:] for each in decided] == [("loaded", 1), ("loaded", 1)]


WHOLE = "Eleven ships wait.\n\nThe port is closed.\n\nA pilot spoke of fog."


@pytest.mark.parametrize(
    ("text", "truncated", "outcome"),
    [
        ("Eleven ships wait.\n\nThe port is …", True, ("unchanged", 4)),
        ("Eleven ships wait.", False, ("revised", 5)),
        ("Twelve ships wait.\n\nThe port is …", True, ("revised", 5)),
        (f"{WHOLE}\n\nThe fog lifts …", True, ("revised", 5)),
    ],
)
def test_a_page_that_shows_the_beginning_alone_leaves_the_stored_text(
    write: Write, text: str, truncated: bool, outcome: tuple[str, int]
) -> None:
    stored = write(WHOLE)
    article = replace(write(text), truncated=truncated)
    decided = decide_revisions([article], make_existing(stored, 4))
    texts = {
        stored.article_id: ExistingText(article_id=stored.article_id, title=stored.title, text=stored.text)
    }
    assert keep_whole_texts(decided, texts)[0][1:] == outcome


def test_two_versions_in_one_batch_follow_each_other(write: Write) -> None:
    articles = [replace(write("Eleven ships wait."), truncated=True), write("Twelve ships wait.")]
    decided = decide_revisions(articles, make_existing(write(WHOLE), 4))
    text = ExistingText(article_id=articles[0].article_id, title=articles[0].title, text=WHOLE)
    assert keep_whole_texts(decided, {text.article_id: text}) == decided
