"""Measure the CPU time of loading texts and pages, all processes together.

Texts: those of a made-up wire are loaded into a warehouse that holds earlier ones of the same two weeks. With
``--against CHECKOUT`` the command of another checkout, installed in its own `.venv`, loads the same, and the
ratio of the two is printed.

Pages: labelled news pages are loaded, beside a plain script that does the least a user would do by hand
(trafilatura with metadata in two processes, MinHash LSH by datasketch, insertion into DuckDB).

Run by `make bench-load`. Linux only: descendants that outlive their parent are adopted to count their time.
"""

from __future__ import annotations

import argparse
import ctypes
import gzip
import os
import resource
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from folders import ROOT
from labelled import find_labelled
from wire import write_wire

_PR_SET_CHILD_SUBREAPER = 36
_SHINGLE = 5


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--past", type=int, default=8_000, help="texts loaded before (default: %(default)s)")
    parser.add_argument("--new", type=int, default=2_000, help="texts loaded and measured (%(default)s)")
    parser.add_argument("--against", type=Path, metavar="CHECKOUT", help="another checkout to compare with")
    parser.add_argument("--plain", nargs=2, metavar=("FOLDER", "DATABASE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.plain:
        run_plain_script(Path(options.plain[0]), Path(options.plain[1]))
        return
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as folder:
        measure_texts(Path(folder), options.past, options.new, options.against)
        measure_pages(Path(folder))


def measure_texts(folder: Path, past: int, new: int, against: Path | None) -> None:
    """Print the CPU seconds of loading the last `new` texts of a wire after the first `past`."""
    for part in ("past", "new"):
        (folder / part).mkdir()
    for number, text in enumerate(write_wire(past + new)):
        (folder / ("past" if number < past else "new") / text.name).write_text(text.text, encoding="utf-8")
    print(f"loading {new:,} texts of 600 words into {past:,} of the same two weeks, CPU seconds", flush=True)
    spent = []
    for checkout in (ROOT, against) if against else (ROOT,):
        command = [str(checkout / ".venv/bin/python"), "-m", "flows.cli", "load"]
        home = folder / f"home-{len(spent)}"
        spend([*command, str(folder / "past"), "--corpus", "wire"], checkout, home)
        spent.append(spend([*command, str(folder / "new"), "--corpus", "wire"], checkout, home))
        name = "this checkout" if checkout == ROOT else "the other"
        print(f"  {name:14} {spent[-1]:8.1f}   {1000 * spent[-1] / new:6.1f} ms a text", flush=True)
    if against:
        print(f"  ratio          {spent[0] / spent[1]:8.2f}")


def measure_pages(folder: Path) -> None:
    """Print the CPU seconds of loading labelled pages, and of the plain script on the same pages."""
    labelled = find_labelled("aeb/html")
    if labelled is None:
        print("the labelled pages are not here, so pages are not measured")
        return
    pages = folder / "pages"
    pages.mkdir()
    for packed in sorted(labelled.glob("*.html.gz")):
        (pages / packed.stem).write_bytes(gzip.decompress(packed.read_bytes()))
    ours = spend(
        [sys.executable, "-m", "flows.cli", "load", str(pages), "--corpus", "pages"], ROOT, folder / "home"
    )
    plain = spend(
        [sys.executable, __file__, "--plain", str(pages), str(folder / "plain.duckdb")], ROOT, folder / "none"
    )
    print(f"loading {len(list(pages.iterdir()))} labelled pages, CPU seconds")
    print(f"  newswire load  {ours:8.1f}")
    print(f"  plain script   {plain:8.1f}")
    print(f"  ratio          {ours / plain:8.2f}")


def spend(command: list[str], checkout: Path, home: Path) -> float:
    """Run a command and return the CPU seconds of it and of all its descendants."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {
        "PYTHONPATH": f"{checkout}:{ROOT / 'tests/support'}",
        "NEWSWIRE_HOME": str(home),
    }
    done = subprocess.run(command, env=environment, cwd=home.parent, capture_output=True, check=False)
    if done.returncode not in (0, 1):  # 1: some pages were refused
        sys.exit(done.stderr.decode())
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run_plain_script(folder: Path, database: Path) -> None:
    """Extract, deduplicate and store pages by well-known libraries alone."""
    import duckdb  # noqa: PLC0415 -- in the measured process alone
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    with ProcessPoolExecutor(2) as pool:
        read = list(pool.map(extract_plainly, sorted(folder.iterdir()), chunksize=8))
    index = MinHashLSH(threshold=0.5, num_perm=128)
    rows = []
    for name, title, author, date, text in read:
        words = text.split()
        sketch = MinHash(num_perm=128)
        sketch.update_batch(
            [" ".join(words[at : at + _SHINGLE]).encode() for at in range(max(1, len(words) - _SHINGLE + 1))]
        )
        rows.append((name, title, author, date, text, index.query(sketch)))
        index.insert(name, sketch)
    with duckdb.connect(database) as con:
        con.execute(
            "CREATE TABLE articles (n VARCHAR, t VARCHAR, a VARCHAR, d VARCHAR, x VARCHAR, c VARCHAR[])"
        )
        con.executemany("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?)", rows)


def extract_plainly(path: Path) -> tuple[str, str, str, str, str]:
    """Return name, title, author, date and text of a page as trafilatura reads it."""
    import trafilatura  # noqa: PLC0415 -- in the worker processes alone

    page = trafilatura.bare_extraction(path.read_bytes(), with_metadata=True, include_comments=False)
    if page is None:
        return path.name, "", "", "", ""
    return path.name, page.title or "", page.author or "", page.date or "", page.text or ""


if __name__ == "__main__":
    main()
