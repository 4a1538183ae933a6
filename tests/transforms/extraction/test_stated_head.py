"""The authors that the elements of a page state."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from transforms.extraction.metadata.elements import PageElements
from transforms.extraction.metadata.stated_authors import find_stated_authors
from transforms.extraction.metadata.statements import Statements, read_statements


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
