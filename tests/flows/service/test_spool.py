"""The spool: arrivals on disk until the warehouse has them."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.service import spool as spool_module
from flows.service.spool import Spool, make_arrival
from transforms.records import Arrival

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def arrive(body: bytes, *, after: float = 0) -> Arrival:
    return make_arrival(
        body,
        corpus="push",
        origin="https://a.example/1",
        received_at=NOON + timedelta(seconds=after),
        url="https://a.example/1",
        media_type="text/html",
        charset="utf-8",
    )


def test_arrivals_come_back_as_they_were_in_their_order(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "spool")
    late, early = arrive(b"second\n\nline", after=1), arrive(b"first\x00\xff")
    assert spool.write(late) == late.arrival_id
    spool.write(early)
    assert spool.read(10) == [early, late]
    assert spool.read(1) == [early]
    assert (spool.count(), spool.find_oldest()) == (2, NOON)


def test_another_process_finds_what_was_not_removed(tmp_path: Path) -> None:
    first, second = arrive(b"1"), arrive(b"2", after=1)
    for one in (first, second):
        Spool(tmp_path).write(one)
    Spool(tmp_path).remove([first.arrival_id, "20260101T000000000000-gone"])
    assert Spool(tmp_path).read(10) == [second]


def test_an_unfinished_file_is_no_arrival_and_is_cleared_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "20260302T120000000000-a.arrival.part").write_bytes(b'{"arrival_id"')
    spool = Spool(tmp_path)
    assert spool.read(10) == []
    spool.clear_parts()
    assert list(tmp_path.iterdir()) == []


def test_the_bytes_are_on_disk_before_the_name_and_the_name_before_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync
    flushed: list[tuple[bool, int]] = []

    def note(descriptor: int) -> None:
        flush(descriptor)
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        flushed.append((is_folder, len(list(tmp_path.glob("*.arrival")))))

    monkeypatch.setattr(os, "fsync", note)
    Spool(tmp_path).write(arrive(b"1"))
    assert flushed == [(False, 0), (True, 1)]


def test_no_more_is_read_at_a_time_than_fits_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool_module, "_MAX_BYTES", 3)
    spool = Spool(tmp_path)
    for number in range(3):
        spool.write(arrive(b"two bytes"[number : number + 2], after=number))
    assert len(spool.read(10)) == 2


def test_a_file_that_is_no_arrival_is_put_aside_and_does_not_stop_the_others(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    (tmp_path / "20260101T000000000000-a.arrival").write_bytes(b"[1]\nx")
    (tmp_path / "20260101T000000000000-b.arrival").write_bytes(b"\xff\xff")
    (tmp_path / "20260101T000000000000-c.arrival").mkdir()
    spool.write(arrive(b"good"))
    assert [one.body for one in spool.read(10)] == [b"good"]
    assert spool.count() == 1
