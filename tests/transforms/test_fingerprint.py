"""Fingerprints are the same everywhere, and copies share some of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from transforms.fingerprint import fingerprint_article
from transforms.records import Article
from transforms.shingles import cut_shingles, split_tokens

Write = Callable[..., Article]

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
    # Values of another process: when they change, every fingerprint in every warehouse is void.
    bands = fingerprint_article(write("one two three four")).bands
    assert bands[:3] == (5752137239116053391, -926997038019349725, 9062700183874783641)


def test_bands_are_signed_and_carry_their_number(write: Write) -> None:
    bands = fingerprint_article(write(REPORT)).bands
    assert len(set(bands)) == len(bands) == 32
    assert all(-(2**63) <= band < 2**63 for band in bands)


@pytest.mark.parametrize("text", [REPORT, JAPANESE], ids=["words", "signs"])
def test_a_copy_with_a_sentence_cut_shares_bands(write: Write, text: str) -> None:
    cut = text[: text.rindex("。", 0, -1) + 1] if "。" in text else text.rpartition("\n\n")[0]
    whole, shorter = fingerprint_article(write(text)), fingerprint_article(write(cut))
    assert whole.text_sha256 != shorter.text_sha256
    assert set(whole.bands) & set(shorter.bands)


def test_other_reports_share_none(write: Write) -> None:
    other = write(
        "A ferry line to Harwich may come back. Two captains have asked the board for a berth at a pier."
    )
    assert not set(fingerprint_article(write(REPORT)).bands) & set(fingerprint_article(other).bands)


def test_no_text_has_no_bands(write: Write) -> None:
    assert fingerprint_article(write(" \n")).bands == ()


def test_an_article_counts_from_its_publication_or_from_when_it_was_seen(write: Write) -> None:
    article = write(REPORT, day=2)
    assert fingerprint_article(article).at == article.published_at
    assert fingerprint_article(replace(article, published_at=None)).at == article.seen_at


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
def test_shingles_are_runs_of_words_or_signs(text: str, expected: list[str]) -> None:
    assert cut_shingles(split_tokens(text)) == expected
