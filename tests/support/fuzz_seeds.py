"""The tests' own files as seeds: the sample site, the pages of tests/data, the documents in test modules."""

from __future__ import annotations

import ast
import base64
import gzip
import quopri
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from folders import ROOT
from warcs import make_record, make_response
from zips import make_zip

from transforms.feeds.parse import is_feed

_SITES = ROOT / "flows" / "sample_site" / "sites"
_PAGES = ROOT / "tests" / "data" / "pages"
_TESTS = ROOT / "tests" / "transforms"
_MIN_LENGTH = 60  # characters of a string in a test that may be a document
_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b|^https?://", re.IGNORECASE)
_OPML = re.compile(rb"<opml\b", re.IGNORECASE)
_HEADERS = (
    ("Content-Type: text/html; charset=utf-8",),
    ("Transfer-Encoding: chunked",),
    ("Content-Encoding: br",),
)


def read_site(*suffixes: str) -> list[bytes]:
    """Return the files of the sample site with one of these suffixes."""
    return [path.read_bytes() for path in sorted(_SITES.rglob("*")) if path.suffix in suffixes]


def read_pages(suffix: str) -> list[bytes]:
    """Return the pages of tests/data with a suffix."""
    return [path.read_bytes() for path in sorted(_PAGES.rglob(f"*{suffix}"))]


@cache
def read_documents(folder: str) -> tuple[bytes, ...]:
    """Return the strings in the test modules of a folder of tests/transforms that are long enough."""
    found = (text for path in sorted((_TESTS / folder).glob("*.py")) for text in _list_strings(path))
    return tuple(dict.fromkeys(found))


def list_feeds() -> list[bytes]:
    """Return feeds of all formats."""
    written = [one for one in read_documents("feeds") if is_feed(one) and not _SITEMAP.search(one)]
    return [*(one for one in read_site(".xml", ".json") if not _SITEMAP.search(one)), *written]


def list_sitemaps() -> list[bytes]:
    """Return sitemaps, indexes of them, and sitemaps of plain text, some packed."""
    written = [one for one in (*read_site(".xml"), *read_documents("feeds")) if _SITEMAP.search(one)]
    return [*written, *(gzip.compress(one, mtime=0) for one in written[:3])]


def list_opml() -> list[bytes]:
    """Return lists of feeds in OPML."""
    return [one for one in read_documents("feeds") if _OPML.search(one)]


def list_warcs() -> list[bytes]:
    """Return WARC files of pages of the sample site, as they are and packed."""
    pages = read_site(".html")[:4]
    records = [
        make_record(f"http://wheel.example/{number}", make_response(page, *headers))
        for number, (page, headers) in enumerate(zip(pages, [*_HEADERS, ()], strict=False))
    ]
    records.append(make_record(kind="resource", block=pages[0], headers="Content-Type: text/html\r\n"))
    return [b"".join(records), b"".join(gzip.compress(one, mtime=0) for one in records), *records]


def list_zips() -> list[bytes]:
    """Return ZIP archives of texts, pages and WARC files, packed and not, and a WACZ archive."""
    pages, warcs = read_site(".html")[:2], list_warcs()[:2]
    members = [("a.html", pages[0]), ("b/c.txt", b"Nissan builds it."), ("d.warc.gz", warcs[1])]
    wacz = [("datapackage.json", b"{}"), ("archive/e.warc.gz", warcs[1]), ("pages/pages.jsonl", b"{}")]
    return [make_zip(members), make_zip(members, method=0), make_zip(wacz, method=0), make_zip(members[:1])]


def list_saved_pages() -> list[bytes]:
    """Return pages in MHTML, as browsers save them."""
    return [
        b"From: <Saved>\r\nSnapshot-Content-Location: https://wheel.example/1\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="P"\r\n\r\n'
        b"--P\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlhAQ==\r\n"
        b"--P\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: " + coding + b"\r\n"
        b"Content-Location: https://wheel.example/2\r\n\r\n" + pack(page) + b"\r\n--P--\r\n"
        for page in read_site(".html")[:2]
        for coding, pack in ((b"quoted-printable", quopri.encodestring), (b"base64", base64.encodebytes))
    ]


def list_configurations() -> list[bytes]:
    """Return configurations with all tables."""
    return [(ROOT / "newswire.toml").read_bytes(), _ALL_TABLES]


_ALL_TABLES = b"""\
home = "var"
lock_timeout = 10
[fetch]
contact = "desk@wheel.example"
timeout = 20.5
private = ["127.0.0.1:8000"]
[fetch.connect_to]
"wheel.example" = "127.0.0.1:8000"
[read]
timeout = 5
workers = 2
[schedule]
min = 60
max = 86400
[archive]
size = 1000000000
[history]
days = 90
[listen]
port = 8647
token = "${NEWSWIRE_PUSH_TOKEN}"
[[feeds]]
name = "The Wheel"
url = "https://wheel.example/feed?key=${NEWSWIRE_KEY}"
[[feeds]]
url = "https://volt.example/atom"
"""


def _list_strings(path: Path) -> Iterator[bytes]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Constant(value=str(text)) if len(text) >= _MIN_LENGTH:
                yield text.encode("utf-8", "surrogatepass")
            case ast.Constant(value=bytes(raw)) if len(raw) >= _MIN_LENGTH:
                yield raw


_ANSWERS = [
    (
        b'Content-Type: text/html; charset="utf-8"\r\nRetry-After: Mon, 02 Mar 2026 10:00:00 +0100\r\n\r\n'
        b"<meta http-equiv='refresh' content='0; url=/news/1'>"
    ),
    (
        b"Retry-After: 120\r\nRefresh: 0;url=/b\r\nCache-Control: public, max-age=600\r\nAge: 20\r\n\r\n"
        b"<script>location.replace('\\x2fnews\\u002f1')</script>"
    ),
    (
        b'Link: <https://hub.example/>; rel="hub", </feed>; rel=self\r\nLink: <?page=2>; rel="next"\r\n'
        b"Location: //w.example/c?d#e\r\n\r\n"
        b"<!-- moved --><noscript><meta http-equiv=refresh content='1;URL=https://wheel.example/'></noscript>"
    ),
    b"X: y\r\n\r\n<script>location.href = '/\\ud800\\u0000'</script>",
]

SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "feeds": list_feeds,
    "sitemaps": list_sitemaps,
    "lists of feeds": list_opml,
    "WARC files": list_warcs,
    "ZIP archives": list_zips,
    "saved pages": list_saved_pages,
    "pages": lambda: [*read_site(".html"), *read_pages(".html")],
    "texts": lambda: read_pages(".txt"),
    "configurations": list_configurations,
    "changed lists": list_configurations,
    "taxonomies": lambda: [(ROOT / "tests" / "data" / "mazda.toml").read_bytes()],
    "robots.txt": lambda: [
        *read_site(".txt"),
        b"User-agent: *\nDisallow: /a*b$\nCrawl-delay: 2\nSitemap: http://a.example/s.xml\n",
    ],
    "pushes": lambda: [
        b'{"url": "https://wheel.example/b", "text": "Nissan builds it."}',
        *read_site(".html", ".xml", ".json"),
    ],
    "answers": lambda: _ANSWERS,
    "bodies": lambda: [gzip.compress(one, mtime=0) for one in read_site(".html")],
}
"""What returns the seeds of each kind."""
