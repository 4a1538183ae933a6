"""The hints that the names of elements give."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest
from lxml.html import fragment_fromstring

from transforms.extraction.body.class_hints import combine_hints, list_hints, read_attribute_hints, read_hints

NAMES = """
articleBody story-text post_content hentry blog comment-list commentary disqus related-posts
readMore cards scoreboard share-bar socialIcons newsletter_signup ads adsense byline author-bio
metaData dateline figure main-image carousel sideBar rightRail nav menu-toggle footer modal
pullQuote tweet standfirst lead hidden sr-only x1 css-1q2w3e Paragraph proseWrap no-print d-none
"""


def read(html: str) -> set[str]:
    element = fragment_fromstring(html)
    bits = read_hints(element.tag, element.get("class", "")) | read_attribute_hints(element, element.keys())
    return {name for name in list_hints() if bits & combine_hints((name,))}


@pytest.mark.parametrize(
    ("html", "hints"),
    [
        ("<div></div>", set()),
        ("<aside class='x'></aside>", {"aside"}),
        ("<div class='articleBody main_text'></div>", {"article", "body"}),
        ("<div id='comments'></div>", {"comments"}),
        ("<div style='color: red; display : none'></div>", {"hidden"}),
        ("<div style='display: block'></div>", set()),
        ("<div hidden></div>", {"hidden"}),
        ("<div aria-hidden='true'></div>", {"hidden"}),
        ("<div aria-hidden='false' data-x='comments'></div>", set()),
    ],
)
def test_hints_come_from_tags_names_and_what_hides_an_element(html: str, hints: set[str]) -> None:
    assert read(html) == hints


def test_a_name_has_the_hints_of_all_patterns_that_match_it() -> None:
    path = files("transforms.extraction.body").joinpath("class_hints.toml")
    patterns = tomllib.loads(path.read_text(encoding="utf-8"))["hints"]
    for name in NAMES.split():
        hyphenated = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|_+", "-", name).lower()
        expected = {hint for hint, p in patterns.items() if re.search(p, hyphenated, re.VERBOSE)}
        assert read(f"<b class='{name}'></b>") == expected
