"""The archive's writers may be killed, and there may be several: what was promised stays whole."""

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
# Appends pages of noise and tells where each stands once it is on the disk.
WRITER = """
import json, random, sys
from datetime import UTC, datetime
from pathlib import Path
from flows.intake.archive import Archive
folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
noise = random.Random(name)
with Archive(folder, day=datetime(2026, 3, 1, tzinfo=UTC), size=1_000_000) as archive:
    for number in range(count):
        body = noise.randbytes(noise.randrange(1, 40_000))
        ref = archive.append_file(
            f"urn:x:{name}:{number}", body, media_type="application/octet-stream", at=datetime.now(UTC)
        )
        archive.flush()
        print(json.dumps([ref.file, ref.offset, ref.length, body[:16].hex(), len(body)]), flush=True)
"""


def start(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), name, str(count)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def check(folder: Path, promised: list[str]) -> None:
    """Every record that was promised is there, and every file is whole from end to end."""
    for line in promised:
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
    assert found >= len(promised)


def read(path: Path) -> warc.ArchiveIterator:
    return warc.ArchiveIterator(str(path), parse_http=False)


def test_killed_at_any_moment_the_archive_loses_no_record_that_was_on_the_disk(tmp_path: Path) -> None:
    chance = random.Random(7)
    promised: list[str] = []
    for number in range(KILLS):
        writer = start(tmp_path, f"w{number}", 100_000)
        assert writer.stdout is not None
        promised.append(writer.stdout.readline())
        time.sleep(chance.random() * 0.05)
        writer.kill()
        rest, _ = writer.communicate()
        promised += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    last = start(tmp_path, "last", 1)
    out, _ = last.communicate(timeout=60)
    check(tmp_path, [*promised, out])
    assert len(promised) > KILLS


def test_two_processes_append_to_one_archive_without_harm(tmp_path: Path) -> None:
    writers = [start(tmp_path, name, 60) for name in ("one", "two")]
    promised = [line for writer in writers for line in writer.communicate(timeout=60)[0].splitlines()]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert len(promised) == 120
    check(tmp_path, promised)
    assert len(list(tmp_path.glob("*.warc.gz"))) > 1
