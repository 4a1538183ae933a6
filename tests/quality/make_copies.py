"""Make copies and look-alikes with known answers; count the duplicates found and the wrong links.

    PYTHONPATH=tests/support python tests/quality/make_copies.py [--texts IN.jsonl] [--write OUT.jsonl]

The originals are invented, or the `text` of each line of a file. Each is copied by every method of
tests/support/copies.py; the copies go through fingerprints, bands and the exact comparison as in a load. The
look-alikes are 500 reports from each template. Pairs of sales flashes, and editions of them and of reports,
are compared with each other directly. The same seed makes the same set; `--write` stores it, one line per
article, with the name of its original. `make copies` runs it on invented texts.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from copies import list_copy_methods
from flash_pairs import print_flashes
from invented import TEMPLATES, invent_article, invent_report, list_words
from records import make_article

from transforms.dedup.duplicates import find_duplicates
from transforms.dedup.fingerprints import fingerprint_article
from transforms.records import Duplicate, Fingerprint

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ORIGINALS, REPORTS = 100, 500
LENGTHS = (90, 150, 300, 500, 900)
MIN_WORDS = 80  # half of a shorter original would be a set phrase


def make_originals(seed: int, texts: Sequence[str] = ()) -> list[str]:
    """Return the long enough texts of `texts`, shuffled by `seed`; invented ones if there are none."""
    rng = random.Random(seed)
    long = [text for text in texts if len(text.split()) >= MIN_WORDS]
    rng.shuffle(long)
    return long or [invent_article(rng, words=rng.choice(LENGTHS)) for _ in range(ORIGINALS)]


def make_copies(originals: Sequence[str], seed: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each method and a copy of each original made by it."""
    rng = random.Random(seed)
    paragraphs = [part for text in originals for part in text.split("\n\n") if 15 < len(part.split()) < 60]
    for name, method in list_copy_methods(list_words(list(originals)), paragraphs).items():
        yield name, [method(text, rng) for text in originals]


def make_reports(template: str, seed: int, count: int = REPORTS) -> list[str]:
    """Return `count` reports from the named template."""
    rng = random.Random(f"{seed} {template}")
    return [invent_report(rng, template) for _ in range(count)]


def fingerprint_text(name: str, text: str, *, day: float) -> Fingerprint:
    """Fingerprint `text` as an article published `day` days after the start."""
    at = NOW + timedelta(days=day)
    return fingerprint_article(make_article(text, name=name, seen_at=at))


def count_found(originals: Sequence[str], copies: Sequence[str]) -> tuple[int, int]:
    """Count the rightly and the wrongly linked copies.

    Args:
        originals: The texts of the originals.
        copies: A copy of each of them, in the same order.

    Returns:
        The number of copies linked to their original, or to its original, and the number linked to others.
    """
    existing = [fingerprint_text(f"original {number}", text, day=0) for number, text in enumerate(originals)]
    links = find_duplicates(existing, [])
    roots = {link.article_id: link.duplicate_of for link in links}
    new = [fingerprint_text(f"copy {number}", text, day=1) for number, text in enumerate(copies)]
    found = [
        link for link in find_duplicates(new, existing, links=links) if link.article_id.startswith("copy")
    ]
    right = sum(_is_right(link, roots) for link in found)
    return right, len(found) - right


def count_linked(reports: Sequence[str]) -> int:
    """Count the links between reports none of which is a copy."""
    fingerprints = [
        fingerprint_text(f"report {number}", text, day=number / 24) for number, text in enumerate(reports)
    ]
    return len(find_duplicates(fingerprints, []))


def main() -> None:
    """Print a line for each method and template."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    lines = options.texts.read_text(encoding="utf-8").splitlines() if options.texts else []
    originals = make_originals(
        options.seed, [json.loads(line)["text"].replace("\n", "\n\n") for line in lines]
    )
    made: list[tuple[str, str | None, list[str]]] = [("originals", None, originals)]
    print(f"{len(originals)} originals, seed {options.seed}: share of copies found, wrongly linked")
    for name, copies in make_copies(originals, options.seed):
        right, wrong = count_found(originals, copies)
        made.append((name, "original", copies))
        print(f"  {name:<34} {right / len(originals):7.3f} {wrong:4}")
    for template in TEMPLATES:
        reports = make_reports(template, options.seed)
        made.append((template, None, reports))
        print(f"  look-alikes: {template:<21} {count_linked(reports):4} of {len(reports)} wrongly linked")
    print_flashes(options.seed)
    if options.write:
        rows = (
            {"id": f"{name} {number}", "copy_of": kind and f"originals {number}", "text": text}
            for name, kind, texts in made
            for number, text in enumerate(texts)
        )
        options.write.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _is_right(link: Duplicate, roots: Mapping[str, str]) -> bool:
    original = link.article_id.replace("copy", "original")
    return original in (link.nearest, link.duplicate_of) or link.duplicate_of == roots.get(original)


if __name__ == "__main__":
    main()
