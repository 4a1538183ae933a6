"""Fingerprints are the same everywhere, and copies share some of them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from transforms.fingerprint import fingerprint_article
from transforms.records import Article
from transforms.shingles import cut_shingles, split_tokens

Write = Callable[..., Article]

REPORT = (
    "The harbour board of Esbjerg has let a quay to three carmakers for twenty years. They mean to land 90,000 "
    "cars a year there, most of them from Asia.\n\nBerths for two carriers are to be dredged by the spring. Until "
    "then lorries bring the cars from Bremerhaven, two hundred on a good day.\n\nThe town hopes for 150 jobs. Its "
    "mayor spoke of the largest deal since the ferries left, and of a railway siding that is still to be paid for."
)
JAPANESE = (
    "横浜市は港の岸壁を三つの自動車会社に二十年間貸すことを決めた。年間九万台の荷揚げを見込む。"
    "しゅんせつ工事は春までに終わる予定で、それまではトラックで運ぶという。市長は雇用の増加に期待を示した。"
)


def test_spacing_case_and_title_do_not_change_a_fingerprint(write: Write) -> None:
    one = fingerprint_article(write(REPORT, title="A quay"))
    other = fingerprint_article(write(REPORT.upper().replace("\n\n", "  \n"), title="Let for twenty years"))
    assert (one.text_sha256, one.bands) == (other.text_sha256, other.bands)


def test_a_fingerprint_is_the_same_in_every_process(write: Write) -> None:
    script = (
        "from transforms.fingerprint import _hash_bands; import sys; print(_hash_bands(sys.argv[1]))"
        if False
        else "import sys; sys.path.insert(0, sys.argv[2]); from conftest import write_article;"
        "from transforms.fingerprint import fingerprint_article; print(fingerprint_article(write_article(sys.argv[1])).bands)"
    )
    bands = {
        subprocess.run(
            [sys.executable, "-c", script, REPORT, os.path.dirname(__file__)],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert bands == {f"{fingerprint_article(write(REPORT)).bands}\n"}
