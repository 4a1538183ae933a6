"""Posts of social networks that a page embeds beside much more text are no part of the article."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from records import make_page

from transforms.pipeline import read_page
from transforms.records import Article

NOW = datetime(2026, 12, 1, tzinfo=UTC)
REPORT = (
    "Harlow Motors stopped its press shop in Stavely on Monday after a crane had dropped a coil of steel.",
    "Nobody was hurt. The coil fell beside a conveyor, and 340 people were sent home with full pay.",
    "The works council asks for an inquiry into the cranes, which are from 1998 and were to be replaced.",
    "Suppliers in Brackwater will build doors for the Merrow until the shop runs again in four weeks.",
    "“We had warned of the bearings since last summer,” said Pell Dorrance of the works council.",
    "The carmaker has three more cranes of that make, and had all of them stopped on Tuesday as well.",
    "A spokesman said that the price of the coil was small, and that of the time without doors was not.",
    "The inspectors of the county are to come on Thursday, and will look at the logs of the last year.",
)
POST = "What a noise at the Harlow works tonight! Hope everybody is all right"
AUTHOR = "— Wren Calloway (@wrencalloway)"
DATE = '<a href="https://posts.example/1">March 4, 2026</a>'


def read(post: str, report: tuple[str, ...] = REPORT) -> str:
    first, *rest = (f"<p>{line}</p>" for line in report)
    body = f"<main><article><h1>Crane drops coil</h1>{first}{post}{''.join(rest)}</article></main>"
    head = '<meta property="og:type" content="article">'
    found = read_page(make_page(f"<html><head>{head}</head><body>{body}</body></html>"), now=NOW)
    assert isinstance(found, Article), found
    return found.text


QUOTATION = f"<p>{POST}</p>{AUTHOR} {DATE}</blockquote>"


@pytest.mark.parametrize(
    "post",
    [
        f'<blockquote class="twitter-tweet" data-lang="en">{QUOTATION}',
        f'<figure class="wp-block-embed"><div><blockquote class="twitter-tweet">{QUOTATION}</div></figure>',
        f'<blockquote class="bluesky-embed" data-bluesky-uri="at://1">{QUOTATION}',
        f'<div class="fb-post"><blockquote class="fb-xfbml-parse-ignore">{QUOTATION}</div>',
        f'<blockquote class="instagram-media"><div><p>{POST}</p><p>{AUTHOR} {DATE}</p></div></blockquote>',
        f'<blockquote class="mastodon-embed"><p>{POST}</p>{AUTHOR}</blockquote>',
    ],
)
def test_an_embedded_post_is_left_out_and_the_report_around_it_stays(post: str) -> None:
    assert read(post) == "\n\n".join(REPORT)


def test_the_posts_that_a_brief_report_is_about_stay() -> None:
    post = f'<blockquote class="twitter-tweet"><p>{POST}</p>{AUTHOR}</blockquote>'
    assert POST in read(post, REPORT[:3])


@pytest.mark.parametrize("class_", ["", "pullquote", "twitter-tweet-like", "quote instagram"])
def test_other_quotations_stay(class_: str) -> None:
    words = "We had warned of these cranes for years, and nobody listened, says the council’s letter."
    assert words in read(f'<blockquote class="{class_}"><p>{words}</p></blockquote>')
