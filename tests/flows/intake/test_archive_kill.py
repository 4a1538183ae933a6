"""Writers of the archive may be killed, and several may write at once: acknowledged records stay intact."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import time
from pathlib import Path

from fastwarc import warc
from folders import ROOT

KILLS = 25
# Appends random pages, and prints the reference of each once it is on disk.
WRITER = """
import json, random, sys
from datetime import UTC, datetime
from pathlib import Path
from flows.intake.archive import Archive
folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
rng = random.Random(name)
with Archive(folder, day=datetime(2026, 3, 1, tzinfo=UTC), max_bytes=1_000_000) as archive:
    for number in range(count):
        body = rng.randbytes(rng.randrange(1, 40_000))
        (ref,) = archive.append_resources(
            [(f"urn:x:{name}:{number}", body, "application/octet-stream")], at=datetime.now(UTC)
        )
        archive.sync()
        print(json.dumps([ref.file, ref.offset, ref.length, body[:16].hex(), len(body)]), flush=True)
"""


def start(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), name, str(count)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def check(folder: Path, acknowledged: list[str]) -> None:
    """Check that every acknowledged record is there, and that every file is intact from end to end."""
    for line in acknowledged:
        file, offset, length, head, size = json.loads(line)
        with (folder / file).open("rb") as stream:
            stream.seek(offset)
            record = next(warc.ArchiveIterator(io.BytesIO(stream.read(length))))
            body = record.reader.read()
        assert (body[:16].hex(), len(body)) == (head, size)
    found = 0
    for path in sorted(folder.glob("*.warc.gz")):
        records = [(record.headers["WARC-Type"], record.verify_block_digest()) for record in read(path)]
        assert records[0] == ("warcinfo", True)
        assert all(record == ("resource", True) for record in records[1:])
        found += len(records) - 1
    assert found >= len(acknowledged)


def read(path: Path) -> warc.ArchiveIterator:
    return warc.ArchiveIterator(str(path), parse_http=False)


def test_a_kill_at_any_moment_loses_no_acknowledged_record(tmp_path: Path) -> None:
    rng = random.Random(7)
    acknowledged: list[str] = []
    for number in range(KILLS):
        writer = start(tmp_path, f"w{number}", 100_000)
        assert writer.stdout is not None
        acknowledged.append(writer.stdout.readline())
        time.sleep(rng.random() * 0.05)
        writer.kill()
        rest, _ = writer.communicate()
        acknowledged += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    last = start(tmp_path, "last", 1)
    out, _ = last.communicate(timeout=60)
    check(tmp_path, [*acknowledged, out])
    assert len(acknowledged) > KILLS


def test_two_processes_can_append_to_one_archive(tmp_path: Path) -> None:
    writers = [start(tmp_path, name, 60) for name in ("one", "two")]
    acknowledged = [line for writer in writers for line in writer.communicate(timeout=60)[0].splitlines()]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert len(acknowledged) == 120
    check(tmp_path, acknowledged)
    assert len(list(tmp_path.glob("*.warc.gz"))) > 1
