"""Fingerprints are the same in every process, and copies share some of their bands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from transforms.dedup.fingerprints import fingerprint_article
from transforms.dedup.shingles import make_shingles
from transforms.dedup.tokens import tokenise
from transforms.records import Article, Precision

Write = Callable[..., Article]
PUBLISHED = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)

REPORT = (
    "The harbour board of Esbjerg has let a quay to three carmakers for twenty years. They mean to land "
    "90,000 cars a year there, most of them from Asia.\n\nBerths for two carriers are to be dredged by "
    "the spring. Until then lorries bring the cars from Bremerhaven, two hundred on a good day.\n\nThe "
    "town hopes for 150 jobs. Its mayor spoke of the largest deal since the ferries left, and of a "
    "railway siding that is still to be paid for."
)
JAPANESE = (
    "横浜市は港の岸壁を三つの自動車会社に二十年間貸すことを決めた。年間九万台の荷揚げを見込む。"
    "しゅんせつ工事は春までに終わる予定で、それまではトラックで運ぶという。市長は雇用の増加に期待を示した。"
)


def test_spacing_case_and_title_do_not_change_a_fingerprint(write: Write) -> None:
    one = fingerprint_article(write(REPORT, title="A quay"))
    other = fingerprint_article(write(REPORT.upper().replace("\n\n", "  \n"), title="Let for twenty years"))
    assert (one.text_sha256, one.bands) == (other.text_sha256, other.bands)


def test_a_fingerprint_is_the_same_in_every_process_and_release(write: Write) -> None:
    # Computed by another process: if they change, every stored fingerprint is void.
    bands = fingerprint_article(write("one two three four")).bands
    assert bands[:3] == (2707147565, 3929602737, 2113635544)


def test_bands_have_32_bits_and_depend_on_their_position(write: Write) -> None:
    bands = fingerprint_article(write(REPORT)).bands
    assert len(set(bands)) == len(bands) == 29
    assert all(0 <= band < 2**32 for band in bands)


def test_the_canonical_url_makes_one_more_band(write: Write) -> None:
    one, other = (write(text, article_id="same page") for text in (REPORT, "Nothing of it stands any more."))
    assert len(set(fingerprint_article(one).bands) & set(fingerprint_article(other).bands)) == 1
    nowhere = fingerprint_article(replace(one, url=None))
    assert (nowhere.url, len(nowhere.bands)) == (None, 28)


@pytest.mark.parametrize(
    ("url", "source", "site"),
    [
        ("https://m.wire.example.co.uk/a", "m.wire.example.co.uk", "example.co.uk"),
        (None, "The Wire", "The Wire"),
        (None, "feed", ""),
    ],
)
def test_a_site_is_a_registrable_host_or_a_source_but_no_corpus(
    write: Write, url: str | None, source: str, site: str
) -> None:
    assert fingerprint_article(replace(write(REPORT), url=url, source=source)).site == site


@pytest.mark.parametrize("text", [REPORT, JAPANESE], ids=["words", "characters"])
def test_a_copy_without_its_last_sentence_shares_bands(write: Write, text: str) -> None:
    cut = text[: text.rindex("。", 0, -1) + 1] if "。" in text else text.rpartition("\n\n")[0]
    whole, shorter = fingerprint_article(write(text)), fingerprint_article(write(cut))
    assert whole.text_sha256 != shorter.text_sha256
    assert set(whole.bands) & set(shorter.bands)


def test_different_reports_share_no_bands(write: Write) -> None:
    other = write(
        "A ferry line to Harwich may come back. Two captains have asked the board for a berth at a pier.",
        article_id="b",
    )
    assert not set(fingerprint_article(write(REPORT)).bands) & set(fingerprint_article(other).bands)


def test_a_text_without_words_has_no_bands(write: Write) -> None:
    assert fingerprint_article(write(" \n")).bands == ()


@pytest.mark.parametrize(
    ("published", "precision", "at"),
    [
        (PUBLISHED, "minute", PUBLISHED),
        (PUBLISHED, "day", datetime(2026, 3, 4, tzinfo=UTC)),
        (PUBLISHED, "month", datetime(2026, 3, 5, tzinfo=UTC)),
        (None, None, datetime(2026, 3, 5, tzinfo=UTC)),
        (datetime(2026, 4, 1, tzinfo=UTC), "minute", datetime(2026, 3, 5, tzinfo=UTC)),
    ],
    ids=["minute", "day", "month", "unknown", "in the future"],
)
def test_the_time_of_an_article_is_its_publication_or_the_end_of_the_day_it_was_seen(
    write: Write, published: datetime | None, precision: Precision | None, at: datetime
) -> None:
    article = replace(write(REPORT, day=2), published_at=published, published_precision=precision)
    assert fingerprint_article(article).at == at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One two, three four", ["one two three", "two three four"]),
        ("One two", ["one two"]),
        ("", []),
        ("追浜工場の閉鎖", ["追 浜 工 場 の", "浜 工 場 の 閉", "工 場 の 閉 鎖"]),
        ("EVを増産へ", ["e v を 増 産", "v を 増 産 へ"]),
    ],
)
def test_shingles_are_runs_of_words_or_characters(text: str, expected: list[str]) -> None:
    assert make_shingles(tokenise(text)) == expected
