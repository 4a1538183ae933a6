"""Measure the CPU time of loading texts and pages, all processes together.

Texts: those of a made-up wire are loaded into a warehouse that holds earlier ones of the same two weeks; then
one more. With ``--against CHECKOUT`` the code of another checkout, installed in its own `.venv`, does the
same, and the ratio of the two is printed.

Pages: all labelled pages are loaded, or those of ``--sets``, beside a plain script that does the least a user
would do by hand (trafilatura with metadata in two processes, MinHash LSH by datasketch, insertion into
DuckDB). With ``--pages N`` as many are loaded from variants of them, and the peak of memory is printed.

A run with nothing new is one of the sample site that follows others.

Run by `make bench-load`. Linux only. CPU seconds grow by a third on a busy machine: compare ratios.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from folders import ROOT
from labelled import PAGE_SETS
from labelled_pages import unpack_pages
from profile_load import load_in_stages
from spending import Spending, spend
from wire import write_texts

_SHINGLE = 5
_ROUNDS = 3
_BEFORE_RELATING = ("start", "list_input_files", "store_files", "analyse_pages", "whole process")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--past", type=int, default=8_000, help="texts loaded before (default: %(default)s)")
    parser.add_argument("--new", type=int, default=2_000, help="texts loaded and measured (%(default)s)")
    parser.add_argument(
        "--sets", nargs="+", choices=PAGE_SETS, default=PAGE_SETS, help="the sets of labelled pages (all)"
    )
    parser.add_argument("--pages", type=int, default=0, help="pages to load for the peak of memory")
    parser.add_argument("--against", type=Path, metavar="CHECKOUT", help="another checkout to compare with")
    parser.add_argument("--plain", nargs=2, metavar=("FOLDER", "DATABASE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.plain:
        run_plain_script(Path(options.plain[0]), Path(options.plain[1]))
        return
    checkouts = [ROOT, *([options.against.resolve()] if options.against else [])]
    with tempfile.TemporaryDirectory() as folder:
        measure_nothing_new(Path(folder), checkouts)
        measure_texts(Path(folder), options.past, options.new, checkouts)
        measure_pages(Path(folder), options.sets)
        if options.pages:
            measure_memory(Path(folder), options.pages, options.sets)


def measure_nothing_new(folder: Path, checkouts: list[Path]) -> None:
    """Print the least CPU seconds of some runs of the sample site after which nothing has changed."""
    print(f"a run with nothing new, CPU seconds of all processes, least of {_ROUNDS}", flush=True)
    spent = []
    for number, checkout in enumerate(checkouts):
        home = folder / f"sample-{number}"
        rounds = [run_command(checkout, home, "run", "--sample").cpu for _ in range(_ROUNDS + 1)]
        spent.append(min(rounds[1:]))
    print_ratio(spent)


def measure_texts(folder: Path, past: int, new: int, checkouts: list[Path]) -> None:
    """Print the cost of loading the last `new` texts of a wire after the first `past`, and of one more."""
    write_texts(folder / "past", folder / "new", count=past + new + 2, past_count=past)
    for name in ("one", "another"):
        (folder / name).mkdir()
        last = max((folder / "new").iterdir())
        last.rename(folder / name / last.name)
    many, one = [], []
    for number, checkout in enumerate(checkouts):
        home = folder / f"texts-{number}"
        run_command(checkout, home, "load", str(folder / "past"), "--corpus", "bench")
        many.append(run_command(checkout, home, "load", str(folder / "new"), "--corpus", "bench"))
        one.append(run_command(checkout, home, "load", str(folder / "one"), "--corpus", "bench").cpu)
    print(f"loading {new:,} texts of 600 words into {past:,} of the same two weeks, CPU seconds")
    print_ratio([spent.cpu for spent in many], count=new)
    print(f"  by the clock / CPU seconds {many[0].wall / many[0].cpu:.2f}, peak {many[0].peak:.0f} MB")
    print(f"one text into {past + new:,}, CPU seconds of all processes")
    print_ratio(one)
    stages = json.loads(load_in_stages(ROOT, folder / "texts-0", folder / "another").output)
    related = sum(cpu for name, (cpu, _) in stages.items() if name not in _BEFORE_RELATING)
    print(f"  of which relating, loading and publishing {related:.2f}")


def measure_pages(folder: Path, names: Sequence[str]) -> None:
    """Print the CPU seconds of loading labelled pages, and of the plain script on the same pages."""
    pages = folder / "pages"
    count = unpack_pages(pages, names=names)
    if not count:
        print("the labelled pages are not here, so pages are not measured")
        return
    ours = run_command(ROOT, folder / "web", "load", str(pages), "--corpus", "pages")
    plain = spend(
        [sys.executable, __file__, "--plain", str(pages), str(folder / "plain.duckdb")],
        cwd=folder,
        environment={"PYTHONPATH": f"{ROOT}:{ROOT / 'tests/support'}"},
    )
    print(f"loading {count} labelled pages, CPU seconds")
    print(f"  newswire load  {ours.cpu:8.2f}   {1000 * ours.cpu / count:6.1f} ms each")
    print(f"  plain script   {plain.cpu:8.2f}   {1000 * plain.cpu / count:6.1f} ms each")
    print(f"  ratio          {ours.cpu / plain.cpu:8.2f}")
    print(f"  by the clock / CPU seconds {ours.wall / ours.cpu:.2f}, peak {ours.peak:.0f} MB")


def measure_memory(folder: Path, count: int, names: Sequence[str]) -> None:
    """Print the cost of loading many pages, with the peak of the main process's memory."""
    if not unpack_pages(folder / "many", count, names=names):
        return
    spent = run_command(ROOT, folder / "many-home", "load", str(folder / "many"), "--corpus", "pages")
    print(f"loading {count:,} pages: {spent.cpu:.1f} CPU seconds, {1000 * spent.cpu / count:.1f} ms each")
    print(f"  by the clock / CPU seconds {spent.wall / spent.cpu:.2f}, peak {spent.peak:.0f} MB")


def run_command(checkout: Path, home: Path, *words: str) -> Spending:
    """Run the command `newswire` of a checkout with the state in `home`."""
    return spend(
        [str(checkout / ".venv/bin/python"), "-m", "flows.cli", *words],
        cwd=home.parent,
        environment={"PYTHONPATH": str(checkout), "NEWSWIRE_HOME": str(home)},
        allowed=(0, 1),  # 1: some pages were refused
    )


def print_ratio(spent: list[float], count: int = 1) -> None:
    """Print the cost in this checkout and in the other, if there is one, and their ratio."""
    for name, seconds in zip(("this checkout", "the other"), spent, strict=False):
        each = f"   {1000 * seconds / count:6.1f} ms each" if count > 1 else ""
        print(f"  {name:14} {seconds:8.2f}{each}")
    if len(spent) > 1:
        print(f"  ratio          {spent[0] / spent[1]:8.2f}", flush=True)


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
    assert not isinstance(page, dict)  # as `as_dict` would make it
    if page is None:
        return path.name, "", "", "", ""
    return path.name, page.title or "", page.author or "", page.date or "", page.text or ""


if __name__ == "__main__":
    main()
