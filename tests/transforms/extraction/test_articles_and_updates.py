"""Articles that a page appends below its own are left out; all updates of a live blog are read."""

from __future__ import annotations

import pytest
from foundry_article import (
    BODY,
    DOUBT,
    LAST,
    LEAD,
    OTHER,
    OTHER_TOO,
    TERMS,
    TITLE,
    VOTE,
    paragraphs,
    read,
)

SECOND = f"<h1>Ferries stand still</h1>{paragraphs(OTHER, OTHER_TOO)}"
DATED = f'<h1>Ferries stand still</h1><time datetime="2026-11-08">8 Nov</time>{paragraphs(OTHER, OTHER_TOO)}'
LINKED = (
    f'<h2><a href="/2">Ferries stand still</a></h2><div class="story">{paragraphs(OTHER, OTHER_TOO)}</div>'
)
LONGER = SECOND.replace("stand still", "stand still for nine hours")  # no heading of a section
LOWER = f"<article>{SECOND.replace('h1>', 'h2>')}</article>"
LOWEST = SECOND.replace("h1>", "h3>")
OWN = f"<article><h1>{TITLE}</h1>{BODY}</article>"


@pytest.mark.parametrize(
    "main",
    [
        f"<main>{OWN}<div class='infinite-scroll'>{LINKED}</div></main>",
        f"<main>{OWN}<div data-url='/2'>{LINKED}</div></main>",
        f"<main>{OWN}<section id='next-article'>{LINKED}</section></main>",
        f"<main><article><h1>{TITLE}</h1>{BODY}</article><article>{SECOND}</article></main>",
        f"<div><article><h1>{TITLE}</h1>{BODY}</article><div class='more'><div>{SECOND}</div></div></div>",
        f"<section class='story'><h1>{TITLE}</h1>{BODY}</section><section class='story'>{DATED}</section>",
        f"<div class='a'><div><h1>{TITLE}</h1></div>{BODY}</div><div class='b'>{SECOND}</div>",
        f"<article><h1>{TITLE}</h1>{BODY}</article><article>{DATED.replace('h1>', 'h2>')}</article>",
        f"<article><h2>{TITLE}</h2>{BODY}</article><article>{SECOND.replace('h1>', 'h2>')}</article>",
        f"<article><h1>{TITLE}</h1>{BODY}</article><article>{SECOND.replace('h1>', 'h2>')}</article>",
        f"<article><h1>{TITLE}</h1>{BODY}</article><div class='next-article'>{LOWER}</div>",
        f"<section class='part'><h1>{TITLE}</h1>{BODY}</section><section class='part'>{LONGER}</section>",
        f"<div><h2>{TITLE}</h2>{BODY}</div><div>{LONGER.replace('h1>', 'h2>')}</div>",
        f"<h1>Echo</h1><div class='post'><h3>{TITLE}</h3>{BODY}</div><div class='post'>{LOWEST}</div>",
    ],
)
def test_articles_that_are_appended_below_are_left_out(main: str) -> None:
    text = read(main)
    assert all(line in text for line in (LEAD, TERMS, DOUBT, VOTE))
    assert OTHER not in text
    assert OTHER_TOO not in text


START = paragraphs(LEAD, TERMS, OTHER, OTHER_TOO)
DOUBTS = f"<h1>The doubts</h1>{paragraphs(DOUBT, VOTE)}"
LONG_DOUBTS = DOUBTS.replace("The doubts", "What the neighbours say about noise")
LOWER_DOUBTS = f"<h2>The end</h2>{paragraphs(LAST)}"


@pytest.mark.parametrize(
    "main",
    [
        f"<article><h1>{TITLE}</h1>{paragraphs(LEAD, TERMS)}<section>{DOUBTS}</section></article>",
        f"<article><header><h1>{TITLE}</h1><p>{LEAD}</p></header><div class='body'>{DOUBTS}</div></article>",
        f"<main><div class='part'><h1>{TITLE}</h1>{START}</div><div class='part'>{DOUBTS}</div></main>",
        f"<main><div><h1>{TITLE}</h1>{START}</div><div>{DOUBTS.replace('h1>', 'h2>')}</div></main>",
        f"<main><div><h1>{TITLE}</h1>{START}</div><div>{LONG_DOUBTS}</div><div>{LOWER_DOUBTS}</div></main>",
        f"<main><div><h1>{TITLE}</h1>{START}<h1>Terms</h1></div><div>{LONG_DOUBTS}</div></main>",
    ],
)
def test_sections_of_the_article_with_headings_of_their_own_stay(main: str) -> None:
    text = read(main)
    assert DOUBT in text
    assert VOTE in text


UPDATES = (
    (
        "16:40",
        "Tug back in port",
        "The tug is back in Lundmouth, and the channel stays closed until the morning.",
    ),
    (
        "14:10",
        "Divers at the hull",
        "Two divers are looking at the hull, and their report is due this evening.",
    ),
    (
        "11:25",
        "Committee meets",
        "The harbour committee meets at noon in the town hall for an urgent session.",
    ),
    ("08:05", "Boat is free", "The boat is free since a tug has pulled it off the bank at high water."),
)


@pytest.mark.parametrize(
    "form",
    [
        '<section class="update"><time datetime="{0}">{0}</time><h2>{1}</h2><p>{2}</p></section>',
        '<article class="entry"><header><span>{0}</span></header><h3>{1}</h3><p>{2}</p></article>',
        '<div class="post"><div class="when">{0} Uhr</div><h2>{1}</h2><div><p>{2}</p></div></div>',
        "<li><time>{0}</time><h3>{1}</h3><p>{2}</p></li>",
        '<article class="entry"><h3>{0} Uhr: {1}</h3><p>{2}</p></article>',
        "<section><h2>{0} – {1}</h2><p>{2}</p></section>",
        "<div class='post'><p><strong>{0} | {1}</strong></p><p>{2}</p></div>",
    ],
)
def test_a_live_blog_has_all_updates_with_their_headings_and_times(form: str) -> None:
    updates = "".join(form.format(*update) for update in UPDATES)
    updates = f"<ul>{updates}</ul>" if form.startswith("<li") else f"<div>{updates}</div>"
    text = read(f"<main><h1>Pilot boat aground: live</h1>{updates}</main>", title="Pilot boat aground: live")
    for time, heading, report in UPDATES:
        assert time in text
        assert heading in text
        assert report in text
