"""Made-up crawls: WARC files as crawlers write them, in which few pages name the company.

Each record is a gzip member of its own, and a request and its notes are beside each response. The pages have
the markup of a news site around a report of a made-up one.
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from invented import FRAME, invent_article
from warcs import make_record, make_response

NAMES = (
    ("en", "utf-8", "Nissan will build the press in the hall of its second shift"),
    ("ja", "cp932", "日産自動車は金田の工場で新しい電池の生産を始めると発表した。"),
    ("zh", "gb18030", "尼桑公司宣布在金田建设第二座工厂。"),
    ("fr", "cp1252", "Le constructeur Nissan a annoncé une deuxième équipe à Kaneda."),
    ("de", "utf-8", "Die Firma &#78;&#105;&#115;&#115;&#97;&#110; er\u00f6ffnet eine zweite Schicht."),
    ("ja", "euc_jp", "ニッサンの工場で夜勤が始まった。"),
    ("en", "utf-8", "The plant of <b>N</b>issan has waited for the order since spring"),
)
"""Sentences that name the company: language, encoding, and the words with their markup."""
_SITES = tuple(f"https://www.{name}.example" for name in ("kaneda-post", "tideline", "orewalk", "brassbell"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawledPage:
    """A page of a crawl; `is_named` says whether it names the company."""

    url: str
    body: bytes
    charset: str
    is_named: bool


def make_pages(count: int, *, every: int, seed: int = 1, size: int = 0) -> Iterator[CrawledPage]:
    """Make pages, of which one in `every` names the company.

    Args:
        count: The number of pages.
        every: How many pages there are for each that names the company.
        seed: The same number makes the same pages.
        size: The bytes of markup around the report; 0 for a little.
    """
    chance = random.Random(seed)
    reports = [invent_article(chance, words=220) for _ in range(min(count, 400))]
    frames = [_make_frame(chance, size) for _ in range(8)]
    for number in range(count):
        is_named = number % every == every // 2
        language, charset, sentence = NAMES[number // every % len(NAMES)] if is_named else ("en", "utf-8", "")
        title, *paragraphs = reports[number % len(reports)].split("\n\n")
        paragraphs.insert(1, sentence) if is_named else None
        text = "".join(
            f"<p>{one if one == sentence else escape(one)} {number}.</p>" for one in paragraphs if one
        )
        before, after = frames[number % len(frames)]
        page = (
            f"<!doctype html><html lang='{language}'><head><meta charset='{charset}'>"
            f"<title>{escape(title[:80])} {number}</title></head><body>{before}<article>"
            f"<h1>{escape(title[:80])} {number}</h1>{text}</article>{after}</body></html>"
        )
        yield CrawledPage(
            url=f"{_SITES[number % len(_SITES)]}/{seed}/{number}",
            body=page.encode(charset, "xmlcharrefreplace"),
            charset=charset,
            is_named=is_named,
        )


def write_crawl(path: Path, pages: Iterator[CrawledPage] | list[CrawledPage], *, level: int = 6) -> Path:
    """Write pages with their requests as a WARC file, each record as a gzip member."""
    with path.open("wb") as file:
        for number, page in enumerate(pages):
            for record in encode_page(page, number):
                file.write(gzip.compress(record, level, mtime=0))
    return path


def encode_page(page: CrawledPage, number: int) -> list[bytes]:
    """Make the records of a page: its request, its response, and a note on it."""
    date = (
        f"2026-03-{1 + number // 86_400:02}T{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}Z"
    )
    request = make_record(page.url, b"GET / HTTP/1.1\r\n\r\n", kind="request", date=date)
    block = make_response(
        page.body,
        f"Content-Type: text/html; charset={page.charset}",
        "Server: kiosk",
        "Vary: Accept-Encoding",
    )
    response = make_record(
        page.url, block, date=date, headers="Content-Type: application/http; msgtype=response\r\n"
    )
    return [request, response, make_record(page.url, b"fetchTimeMs: 12", kind="metadata", date=date)]


def _make_frame(chance: random.Random, size: int) -> tuple[str, str]:
    """Make the markup before and behind an article."""
    links = "".join(
        f'<li class="menu__item menu__item--{number}"><a href="/{chance.getrandbits(40):x}">'
        f"{escape(chance.choice(FRAME)[:30])}</a></li>"
        for number in range(8)
    )
    script = "".join(
        f'window.q.push(["slot-{chance.getrandbits(48):x}",{{"w":{chance.randrange(900)},"lazy":true}}]);\n'
        for _ in range(size // 60)
    )
    return f"<nav><ul>{links}</ul></nav>", f"<footer><ul>{links}</ul></footer><script>{script}</script>"
