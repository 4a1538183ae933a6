"""A copy becomes the edition only if it can be read and is the edition that was written."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path
from typing import Any

import pytest

from warehouse import block_check
from warehouse.block_check import BLOCKS_AT_ONCE, find_damaged_blocks
from warehouse.connection import open_writer
from warehouse.edition import open_edition
from warehouse.edition_check import EditionCheck
from warehouse.errors import WarehouseError
from warehouse.integrity import read_everything
from warehouse.load import load_batch
from warehouse.publish import Publication, publish_edition

pytestmark = pytest.mark.usefixtures("made_writer")

ID = "00000000000000ab"
BLOCK = 262_144


@pytest.fixture
def copy(writer: Path, tmp_path: Path, make: Any) -> Path:
    with open_writer(writer, wait=0) as con:
        load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    publish_edition(writer, tmp_path / "news.duckdb", Publication(edition_id=ID))
    return Path(shutil.copy(tmp_path / "news.duckdb", tmp_path / "copy.duckdb"))


def list_open_files() -> set[str]:
    return {str(one.resolve()) for one in Path("/proc/self/fd").iterdir()}


def test_a_good_copy_passes_again_and_again_and_is_not_kept_open(copy: Path) -> None:
    check = EditionCheck()
    for _ in range(3):
        check.verify(copy, size=copy.stat().st_size, edition_id=ID)
        assert str(copy) not in list_open_files()
    check.close()
    check.close()


@pytest.mark.parametrize(
    ("size", "edition_id"), [(1, ID), (0, "00000000000000cd")], ids=["another size", "another edition"]
)
def test_a_copy_of_something_else_is_refused(copy: Path, size: int, edition_id: str) -> None:
    with pytest.raises(WarehouseError, match="is not the edition that was written"):
        EditionCheck().verify(copy, size=copy.stat().st_size + size, edition_id=edition_id)


def test_a_damaged_copy_is_refused_and_the_next_one_is_checked(copy: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.duckdb"
    damaged.write_bytes(copy.read_bytes()[:8_192] + bytes(copy.stat().st_size - 8_192))
    check = EditionCheck()
    for _ in range(2):
        with pytest.raises(WarehouseError):
            check.verify(damaged, size=damaged.stat().st_size, edition_id=ID)
        check.verify(copy, size=copy.stat().st_size, edition_id=ID)
    assert not list_open_files() & {str(copy), str(damaged)}


def flip(file: Path, number: int) -> None:
    """Change one bit in the middle of a block."""
    place = 12_288 + number * BLOCK + BLOCK // 2
    with file.open("r+b") as opened:
        opened.seek(place)
        (byte,) = opened.read(1)
        opened.seek(place)
        opened.write(bytes([byte ^ 1]))


def test_a_block_that_rots_in_the_warehouse_is_not_published(
    writer: Path, copy: Path, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever block it is: those that hold rows are named, and the edition of before stays."""
    monkeypatch.setattr(block_check, "BLOCKS_AT_ONCE", 1_000)
    edition = copy.with_name("news.duckdb")
    with open_writer(writer, wait=0) as con:
        load_batch(con, make.batch(make.article("two")), run_id="r", now=make.noon)
    sound, before = writer.read_bytes(), edition.read_bytes()
    refused = []
    for number in range((len(sound) - 12_288) // BLOCK):
        writer.write_bytes(sound)
        flip(writer, number)
        try:
            publish_edition(writer, edition)
        except WarehouseError as error:
            refused.append(str(error))
            assert edition.read_bytes() == before
            continue
        with open_edition(edition) as con:  # a block that held nothing
            read_everything(con, "news")
        writer.write_bytes(sound)
        edition.chmod(0o600)
        edition.write_bytes(before)
    assert refused
    assert all(f"{writer} cannot be used" in message for message in refused)
    writer.write_bytes(sound)
    assert publish_edition(writer, edition)


def test_each_block_of_a_large_file_has_its_turn(tmp_path: Path) -> None:
    file, count = tmp_path / "large.duckdb", BLOCKS_AT_ONCE * 8
    block = struct.pack("<Q", 5381 ^ (7 * 0xBF58476D1CE4E5B9 % 2**64)) + struct.pack("<Q", 7).ljust(56, b"\0")
    rotten = block[:-1] + b"\1"
    found = set()
    for turn in range(40):
        headers = bytes(4096) + struct.pack("<6Q", 0, turn, 0, 0, 0, len(block)).ljust(8192, b"\0")
        file.write_bytes(headers + block * count)
        assert find_damaged_blocks(file) == []
        file.write_bytes(headers + rotten * count)
        numbers = find_damaged_blocks(file)
        assert len(numbers) == BLOCKS_AT_ONCE
        found.update(numbers)
    assert found == set(range(count))
