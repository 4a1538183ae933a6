"""Check that the order and the batches in which articles are loaded do not change duplicates and stories.

    PYTHONPATH=tests/support python tests/quality/load_orders.py [--files N] [--cases NAME ...]

Loads the sample site, invented reports in two languages, and the seed corpus and the labelled stories where
they are available, each into new warehouses: in one batch, backwards in batches of seven, one by one, and one
by one backwards, all within a day. Prints whether the links (original, nearest, method and score) and the
stories (as sets of articles) are the same as in one batch, how many differ, and the CPU seconds of all
processes. Of a large set the first 80 files by name are taken, which keeps the reports of an event together.
Run by `make orders`.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
from corpus import find_seeds
from folders import DATA
from labelled import find_labelled
from loading import encode_file, load_batches, read_stories

from flows.jobs.workers import Workers
from flows.sample_site.edition import read_edition
from flows.settings import Settings

_LINKS = """
SELECT copy.origin, original.origin, nearest.origin, link.method, link.score
FROM duplicates AS link
JOIN articles AS copy USING (article_id)
JOIN articles AS original ON original.article_id = link.duplicate_of
JOIN articles AS nearest ON nearest.article_id = link.nearest
"""
State = tuple[set[tuple[object, ...]], set[frozenset[str]]]


def main() -> int:
    """Print a line for each set and order, and return 1 if any differs, or none is named so."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=80, help="files of a set at most (default: %(default)s)")
    parser.add_argument("--cases", nargs="*", metavar="NAME", help="sets, such as sample (default: all)")
    options = parser.parse_args()
    same, start, count = True, read_cpu(), 0
    with Workers(Settings().read) as workers:
        for name, files in list_sets():
            if options.cases is not None and not name.startswith(tuple(options.cases)):
                continue
            count += 1
            ordered = sorted(files)[: options.files]
            texts = {each: files[each] for each in ordered}
            orders = {
                "backwards by seven": [ordered[::-1][at : at + 7] for at in range(0, len(ordered), 7)],
                "one by one": [[each] for each in ordered],
                "one by one, backwards": [[each] for each in ordered[::-1]],
            }
            links, stories = load(workers, texts, [ordered])
            print(f"{name}: {len(texts)} files, {len(links)} copies, {len(stories)} stories", flush=True)
            for order, batches in orders.items():
                other_links, other_stories = load(workers, texts, batches)
                differ = [len(links ^ other_links), len(stories ^ other_stories)]
                same = same and not any(differ)
                print(f"  {order + ':':24} {differ[0]} links and {differ[1]} stories differ", flush=True)
    print(f"{count} sets, {read_cpu() - start:.0f} CPU seconds")
    return 0 if same and count else 1


def read_cpu() -> float:
    """Return the CPU seconds of this process and of the worker processes that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def list_sets() -> Iterator[tuple[str, Mapping[str, bytes]]]:
    """Yield the name of each set, and its files by name."""
    yield (
        "sample site",
        {
            f"{host}{path.replace('/', '-')}.html": page.body
            for (host, path), page in read_edition("evening").items()
            if page.media_type.startswith("text/html")
        },
    )
    pairs = tomllib.loads((DATA / "languages/judging.toml").read_text(encoding="utf-8"))["pair"][:8]
    yield (
        "two languages",
        {
            f"{number}-{side}.txt": encode_file(pair[side]["title"], pair[side]["text"])
            for number, pair in enumerate(pairs)
            for side in ("first", "second", "other")
        },
    )
    if seeds := find_seeds():
        yield "seed corpus", {path.name: path.read_bytes() for path in seeds.glob("*.txt")}
    if labelled := find_labelled("stories.jsonl"):
        rows = map(json.loads, labelled.read_text(encoding="utf-8").splitlines())
        yield (
            "labelled stories",
            {f"{row['id']}.txt": encode_file(*row["text"].partition("\n")[::2]) for row in rows},
        )


def load(workers: Workers, texts: Mapping[str, bytes], batches: Sequence[Sequence[str]]) -> State:
    """Load files into a new warehouse, and return its links and stories."""
    with tempfile.TemporaryDirectory() as folder:
        chosen = [{name: texts[name] for name in names} for names in batches]
        warehouse = load_batches(Path(folder), workers, chosen)
        with duckdb.connect(str(warehouse), read_only=True) as con:
            links = con.execute(_LINKS).fetchall()
        return set(links), read_stories(warehouse)


if __name__ == "__main__":
    sys.exit(main())
