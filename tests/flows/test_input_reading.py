"""Files are read in their order, and one whose reading is stopped costs no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hanging_files import read_but_hang_in_b
from warcs import HTML, write_warc

from flows import input_reading
from flows.input_reading import read_input_files
from flows.jobs.workers import Workers
from flows.settings import ReadSettings


@pytest.fixture
def files(tmp_path: Path) -> list[tuple[str, Path]]:
    for name in ("a", "b", "c"):
        write_warc(
            tmp_path / f"{name}.warc.gz", [("200 OK", HTML, f"<p>{name}{n}".encode()) for n in range(2)]
        )
    (tmp_path / "plain.txt").write_text("plain")
    return [(path.name, path) for path in sorted(tmp_path.iterdir())]


def test_files_are_read_in_their_order(files: list[tuple[str, Path]]) -> None:
    with Workers(ReadSettings()) as workers:
        bodies = [page.body for page in read_input_files(workers, [files[3], *files, files[3]])]
    assert bodies == [
        b"plain",
        *(f"<p>{name}{n}".encode() for name in "abc" for n in range(2)),
        b"plain",
        b"plain",
    ]


def test_a_file_whose_reading_is_stopped_costs_what_follows_in_it_and_no_other_file(
    files: list[tuple[str, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(input_reading, "read_containers", read_but_hang_in_b)
    with Workers(ReadSettings(timeout=0.5)) as workers:
        pages = list(read_input_files(workers, files[:3]))
    assert [page.fault[0] if page.fault else page.body[-2:] for page in pages] == [
        b"a0", b"a1", b"b0", "reading-timeout", b"c0", b"c1",
    ]  # fmt: skip
    assert pages[3].origin == "b.warc.gz"
