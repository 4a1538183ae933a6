"""The authors and dates that the elements of a page state."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from lxml.html import document_fromstring

from transforms.extraction.metadata.elements import PageElements
from transforms.extraction.metadata.stated_authors import find_stated_authors
from transforms.extraction.metadata.stated_dates import find_modified, find_published
from transforms.extraction.metadata.statements import Statements, read_statements

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def read(body: str) -> Statements:
    html = f"<html><body>{body}</body></html>"
    return read_statements(PageElements(document_fromstring(html), html), url="https://wire.example/a")


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        ("<a rel='nofollow author'>Ana Espinosa</a>", ["Ana Espinosa"]),
        ("<p itemprop='author'><i>Staff of</i> <b itemprop='name'>Ana Espinosa</b></p>", ["Ana Espinosa"]),
        ("<p itemprop='author'>Ana Espinosa</p>", ["Ana Espinosa"]),
        ("<span class='c-Byline'>Ana Espinosa</span>", ["Ana Espinosa"]),
        ("<section class='byline'>Ana Espinosa</section>", []),
        ("<div id='comments'><span class='author'>Ana Espinosa</span></div>", []),
        (
            "".join(
                f"<p class='author'>{name}</p>" for name in ("Ana Roth", "Ken Sato", "Mia Ito", "Lee Park")
            ),
            ["Ana Roth", "Ken Sato", "Mia Ito"],
        ),
    ],
)
def test_authors_are_stated_by_relations_properties_and_bylines(body: str, authors: list[str]) -> None:
    assert list(find_stated_authors(read(body))) == authors


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("<p><time class='entry-date'>5 May 2026</time></p>", 5),
        ("<p><time pubdate='pubdate'>5 May 2026</time></p>", 5),
        ("<article><time datetime='2026-05-05'>Tuesday</time></article>", 5),
        ("<ul><li><time datetime='2026-05-05'>Tuesday</time></li></ul>", None),
        ("<time class='publish'>6 May 2026</time><b itemprop='datePublished' content='2026-05-05'></b>", 5),
    ],
)
def test_the_date_of_publication_is_stated_by_properties_and_times_of_the_article(
    body: str, day: int | None
) -> None:
    found = find_published(read(body), now=NOW)
    assert (found.moment.at.day if found else None) == day


def test_the_date_of_the_last_change_is_the_first_that_the_page_states() -> None:
    page = read("<time class='updated'>5 May 2026</time><b itemprop='dateModified' content='2026-05-06'></b>")
    found = find_modified(page, now=NOW)
    assert found is not None
    assert found.moment.at.day == 5
