"""A crawl is read for the pages that name the company, in whatever form its file is packed."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from crawls import encode_page, make_pages

from flows.intake.crawl_pages import CrawlFile, make_page_filter, read_crawl
from flows.intake.scan_counts import ScanCounts
from flows.intake.warc_pages import read_warc

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

RECORDS = [
    record for number, page in enumerate(make_pages(24, every=3)) for record in encode_page(page, number)
]
PACKED: dict[str, Callable[[], bytes]] = {
    "members": lambda: b"".join(map(gzip.compress, RECORDS)),
    "one-member": lambda: gzip.compress(b"".join(RECORDS)),
    "several-in-a-member": lambda: b"".join(
        gzip.compress(b"".join(RECORDS[at : at + 5])) for at in range(0, len(RECORDS), 5)
    ),
    "plain": lambda: b"".join(RECORDS),
    "zstd": lambda: b"".join(map(zstd.compress, RECORDS)),
    "cut": lambda: b"".join(map(gzip.compress, RECORDS))[:-40],
    "small-letters": lambda: b"".join(
        gzip.compress(one.replace(b"WARC-Type", b"warc-type").replace(b"Content-Type", b"content-type"))
        for one in RECORDS
    ),
}


@pytest.mark.parametrize("form", PACKED)
@pytest.mark.parametrize("has_fastwarc", [True, False])
def test_the_pages_are_those_of_a_plain_reading_that_name_the_company(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, *, has_fastwarc: bool
) -> None:
    if not has_fastwarc:
        monkeypatch.setitem(sys.modules, "fastwarc", None)
    raw = PACKED[form]()
    path = tmp_path / "crawl"
    path.write_bytes(raw)
    crawl = CrawlFile(origin="crawl", path=path, taxonomy=None, tags=("nissan",))
    *found, counts = read_crawl(crawl, lambda: None)
    page_filter = make_page_filter(None, ("nissan",))
    expected = [
        page
        for page in read_warc("crawl", io.BytesIO(raw), lambda: None)
        if page.fault or page_filter.names(page.body, page.charset)
    ]

    assert [one for one in found if not isinstance(one, ScanCounts)] == expected
    assert len(expected) == 8 + (form == "cut" and expected[-1].fault is not None)
    assert isinstance(counts, ScanCounts)
    assert counts.unnamed == 16


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no record"),
        (b"filedesc://a.arc 0.0.0.0 20261112153000 text/plain 2\n1\n", "`warcio recompress`"),
    ],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_file_without_a_record_is_told_of(
    tmp_path: Path, content: bytes, words: str, pack: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(pack(content))
    for tags in ((), ("nissan",)):
        crawl = CrawlFile(origin="crawl", path=path, taxonomy=None, tags=tags)
        pages = [one for one in read_crawl(crawl, lambda: None) if not isinstance(one, ScanCounts)]
        (fault,) = [page.fault for page in pages]
        assert fault is not None
        assert words in fault[1]
