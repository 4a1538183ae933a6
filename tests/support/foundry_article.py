"""An invented article, and pages that have it in markup of many kinds."""

from __future__ import annotations

from datetime import UTC, datetime

from records import make_page

from transforms.pipeline import read_page
from transforms.records import Article

NOW = datetime(2026, 12, 1, tzinfo=UTC)
TITLE = "Foundry in Orford gets a second furnace"
LEAD = "The foundry in Orford will get a second furnace in spring and cast housings for two makers of pumps."
TERMS = "Its owners pay nine million for it, half of which the county lends them for twelve years."
DOUBT = "Neighbours fear the noise at night, and their lawyer wants to see the measurements of the first one."
VOTE = "The council votes on Thursday, and the mayor expects that a narrow majority will be in favour of it."
LAST = "Work on the hall has begun."
OTHER = "Ferries across the sound stood still for nine hours after divers had found a cable near the pier."
OTHER_TOO = (
    "Some two thousand passengers were taken to the southern crossing by bus, the harbour office said."
)
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/town">Town</a></li></ul></nav>'
FOOT = "<footer><p>© Orford Echo. <a href='/terms'>Terms</a></p></footer>"


def paragraphs(*texts: str) -> str:
    """Write texts as paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)


BODY = paragraphs(LEAD, TERMS, DOUBT, VOTE)


def read(main: str, *, title: str = TITLE, head: str = "") -> str:
    """Read a page, and return the text of its article."""
    html = f"<html lang='en'><head><title>{title}</title>{head}</head><body>{MENU}{main}{FOOT}</body></html>"
    found = read_page(make_page(html), now=NOW)
    assert isinstance(found, Article), found
    return found.text


def wrap(inner: str) -> str:
    """Write an article with the headline and something below it."""
    return f"<main><article><h1>{TITLE}</h1>{inner}</article></main>"
