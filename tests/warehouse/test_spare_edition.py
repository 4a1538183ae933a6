"""The former edition becomes the next one where only changed blocks are written, and nobody notices."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from made_articles import count_articles, load_articles

from warehouse.publish import publish_edition
from warehouse.spare_edition import SpareEdition

HEADERS, BLOCK = 3 * 4_096, 262_144  # bytes, of the files of DuckDB
HOLD = """
import sys
from pathlib import Path
from warehouse.edition import open_edition
with open_edition(Path(sys.argv[1])) as con:
    print(con.execute("SELECT count(*) FROM articles").fetchall()[0][0], flush=True)
    sys.stdin.readline()
    print(con.execute("SELECT count(DISTINCT text) FROM articles").fetchall()[0][0], flush=True)
"""

pytestmark = pytest.mark.usefixtures("made_writer")


def test_editions_made_from_former_ones_have_the_bytes_of_the_writers_file(
    writer: Path, edition: Path, make: Any
) -> None:
    spare = SpareEdition()
    numbers, sizes = [], []
    for turn in range(8):
        load_articles(writer, make, *(f"{turn}-{number}" for number in range(1 + turn % 3)))
        if turn == 3:
            with duckdb.connect(writer) as con:
                con.execute("CREATE TABLE numbers AS SELECT random() AS number FROM range(200_000)")
        if turn == 5:
            with duckdb.connect(writer) as con:
                con.execute("DROP TABLE numbers; CHECKPOINT")
        assert publish_edition(writer, edition, spare=spare)
        assert edition.read_bytes() == writer.read_bytes()
        numbers.append(edition.stat().st_ino)
        sizes.append(edition.stat().st_size)
    assert len(set(numbers)) == 2  # two files take turns
    assert sizes[5] < sizes[3]


def test_a_reader_keeps_the_edition_that_it_has_open(
    tmp_path: Path, writer: Path, edition: Path, make: Any
) -> None:
    spare = SpareEdition()
    load_articles(writer, make, "one")
    publish_edition(writer, edition, spare=spare)
    held = tmp_path / "held"
    held.hardlink_to(edition)
    before = held.read_bytes()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(edition)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "1\n"
        for number in range(3):
            load_articles(writer, make, f"more-{number}")
            publish_edition(writer, edition, spare=spare)
            assert edition.read_bytes() == writer.read_bytes()
        assert reader.communicate("\n") == ("1\n", None)
    assert held.read_bytes() == before
    assert count_articles(edition) == 4


def test_a_former_edition_that_somebody_has_changed_is_not_used(
    writer: Path, edition: Path, make: Any
) -> None:
    spare = SpareEdition()
    for name in ("one", "two"):
        load_articles(writer, make, name)
        publish_edition(writer, edition, spare=spare)
    load_articles(writer, make, "three")
    (former,) = edition.parent.glob(".*.spare")
    ours, theirs = writer.read_bytes(), former.read_bytes()
    starts = range(HEADERS, len(theirs) - BLOCK + 1, BLOCK)
    start = next(at for at in starts if ours[at : at + BLOCK] == theirs[at : at + BLOCK])
    with former.open("r+b") as file:
        file.seek(start + 1_000)
        file.write(b"x" * 1_000)  # the checksum of the block stays that of ours
    publish_edition(writer, edition, spare=spare)
    assert edition.read_bytes() == writer.read_bytes()


def test_without_hard_links_every_edition_is_a_copy(
    writer: Path, edition: Path, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    spare = SpareEdition()
    for name in ("one", "two", "three"):
        load_articles(writer, make, name)
        publish_edition(writer, edition, spare=spare)
        assert edition.read_bytes() == writer.read_bytes()


def test_another_process_does_not_trust_a_former_edition(writer: Path, edition: Path, make: Any) -> None:
    for name in ("one", "two", "three"):
        load_articles(writer, make, name)
        publish_edition(writer, edition, spare=SpareEdition())
        assert edition.read_bytes() == writer.read_bytes()
    assert len({path.stat().st_ino for path in edition.parent.iterdir()}) == 2


def test_a_former_edition_that_has_another_name_too_is_left_alone(
    tmp_path: Path, writer: Path, edition: Path, make: Any
) -> None:
    spare = SpareEdition()
    load_articles(writer, make, "one")
    publish_edition(writer, edition, spare=spare)
    kept = tmp_path / "monday.duckdb"
    kept.hardlink_to(edition)
    before = kept.read_bytes()
    for name in ("two", "three"):
        load_articles(writer, make, name)
        publish_edition(writer, edition, spare=spare)
    assert kept.read_bytes() == before
    assert count_articles(edition) == 3


def test_a_process_that_ends_leaves_no_former_edition(writer: Path, edition: Path, make: Any) -> None:
    spare = SpareEdition()
    spare.discard()
    for name in ("one", "two", "three"):
        load_articles(writer, make, name)
        publish_edition(writer, edition, spare=spare)
    assert len([*edition.parent.iterdir()]) == 2
    spare.discard()
    assert [*edition.parent.iterdir()] == [edition]
    load_articles(writer, make, "four")
    assert publish_edition(writer, edition, spare=spare)
    assert count_articles(edition) == 4
