"""Bands are found in the runs that they were moved into as among the recent ones."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from duckdb import DuckDBPyConnection

from transforms.records import BAND_HOLDERS
from warehouse import bands as bands_module
from warehouse.arrow import tabulate_keys
from warehouse.bands import find_holders, forget_bands, merge_runs
from warehouse.integrity import list_faults
from warehouse.load import load_batch
from warehouse.packed_bands import PackedValues, find_bands, pack_bands, take_numbers, unpack_bands
from warehouse.relations import read_candidates
from warehouse.transaction import staged, transaction

HIGHEST = 2**32 - 1
COMMON = 7  # a band that every other article has


def load(con: DuckDBPyConnection, make: Any, bands: dict[str, Sequence[int]], *, revision: int = 1) -> None:
    """Load articles with these bands, by name."""
    articles = [make.article(name, text=f"{name} {revision}", at=draw_minute(name)) for name in bands]
    prints = [
        make.fingerprint(article, *held) for article, held in zip(articles, bands.values(), strict=True)
    ]
    batch = replace(make.batch(*articles, revision=revision), fingerprints=tuple(prints))
    load_batch(con, batch, run_id="r", now=make.noon)


def draw_minute(name: str) -> int:
    return random.Random(name).randrange(1_000)


def draw_bands(rng: random.Random, names: Iterable[str]) -> dict[str, list[int]]:
    """Draw few bands out of few, so that articles share them; some at the edges of parts."""
    choices = [0, 65_535, 65_536, HIGHEST, *range(1, 40), *(part << 16 for part in range(2, 20))]
    return {name: [*rng.sample(choices, 4), *([COMMON] if rng.random() < 0.5 else [])] for name in names}


def interrupt_merge(con: DuckDBPyConnection, after: int) -> None:
    """Merge three parts in a transaction, and end after some transactions, as a kill between two does."""
    begun = 0

    @contextmanager
    def begin(con: DuckDBPyConnection) -> Iterator[None]:
        nonlocal begun
        begun += 1
        if begun > after:
            raise KeyboardInterrupt
        with transaction(con):
            yield

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bands_module, "_AT_ONCE", 0)
        patch.setattr(bands_module, "_STEPS", 3)
        patch.setattr(bands_module, "transaction", begin)
        with pytest.raises(KeyboardInterrupt):
            merge_runs(con)


def find(con: DuckDBPyConnection, bands: Iterable[int]) -> dict[int, set[int]]:
    """Return by band the numbers that are found and in use, and check how many are said to have it."""
    expected = list_expected(con)
    alive = {number for numbers in expected.values() for number in numbers}
    found = defaultdict(set)
    holders = find_holders(con, bands)
    columns = (holders.bands, holders.fingerprints, holders.counts)
    for band, fingerprint, count in zip(*(column.tolist() for column in columns), strict=True):
        assert count == len(expected[band])
        if fingerprint in alive:
            found[band].add(fingerprint)
    return found


def list_expected(con: DuckDBPyConnection) -> dict[int, list[int]]:
    """Return by band the numbers of its fingerprints, the earliest first, as one reads them without runs."""
    held = defaultdict(list)
    for number, bands in con.execute(
        'SELECT number, bands FROM store.fingerprints ORDER BY "at", article_id'
    ).fetchall():
        for band in bands:
            held[band].append(number)
    return held


def check(con: DuckDBPyConnection) -> None:
    """Check what is found of all bands, and of some that nobody has."""
    expected = list_expected(con)
    found = find(con, [*expected, 999, HIGHEST - 1])
    assert found.keys() == expected.keys()
    for band, numbers in expected.items():
        assert {*numbers[:BAND_HOLDERS]} <= found[band] <= {*numbers}
    ((database,),) = con.execute("SELECT current_database()").fetchall()
    assert not [fault for fault in list_faults(con, database) if "compared" in fault.kind]


@pytest.mark.parametrize("seed", range(4))
def test_the_same_fingerprints_are_found_wherever_their_bands_are(
    con: DuckDBPyConnection, make: Any, seed: int
) -> None:
    rng = random.Random(seed)
    names = [f"article {number}" for number in range(90)]
    loaded: list[str] = []
    for start in range(0, len(names), 15):
        load(con, make, draw_bands(rng, names[start : start + 15]))
        loaded += names[start : start + 15]
        load(con, make, draw_bands(rng, rng.sample(loaded, 6)), revision=2 + start)
        if rng.random() < 0.4:
            interrupt_merge(con, after=rng.randrange(1, 7))
        elif rng.random() < 0.7:
            merge_runs(con)
        check(con)
    new = make.fingerprint(make.article("new"), *range(40))
    before = read_candidates(con, [new])
    merge_runs(con)
    assert read_candidates(con, [new]) == before
    assert len(before) == 16


def test_a_replaced_fingerprint_is_found_by_its_new_bands_alone(con: DuckDBPyConnection, make: Any) -> None:
    load(con, make, {"one": (1, 2), "other": (2,)})
    merge_runs(con)
    load(con, make, {"one": (2, 3)}, revision=2)
    check(con)
    assert find(con, [1, 2, 3]) == {2: {2, 3}, 3: {3}}
    assert con.execute("FROM store.former_bands ORDER BY band").fetchall() == [(1, 1), (2, 1)]
    for _ in range(2):
        merge_runs(con)
        check(con)
        assert con.execute("FROM store.former_bands").fetchall() == []


def test_a_fingerprint_with_the_same_bands_keeps_its_number(con: DuckDBPyConnection, make: Any) -> None:
    load(con, make, {"one": (1, 2)})
    con.execute("UPDATE store.fingerprints SET bands = [2, 1]")  # as the migration of older ones leaves them
    load(con, make, {"one": (2, 1, 2)}, revision=2)
    check(con)
    assert con.execute("SELECT number, len(bands) FROM store.fingerprints").fetchall() == [(1, 2)]


def test_a_fingerprint_is_replaced_while_some_of_its_bands_are_in_a_run(
    con: DuckDBPyConnection, make: Any
) -> None:
    load(con, make, {"one": (1, 5 << 16, HIGHEST), "other": (1, HIGHEST)})
    interrupt_merge(con, after=1)
    assert con.execute("FROM store.recent_bands WHERE band < 3 << 16").fetchall() == []
    assert con.execute("SELECT count(*) FROM store.recent_bands").fetchall() == [(3,)]
    check(con)
    load(con, make, {"one": (1, 6 << 16)}, revision=2)
    check(con)
    assert con.execute("FROM store.former_bands").fetchall() == [(1, 1)]
    for _ in range(2):
        merge_runs(con)
        check(con)
        assert con.execute("FROM store.former_bands").fetchall() == []


def test_no_number_is_given_twice(con: DuckDBPyConnection, make: Any) -> None:
    load(con, make, {"one": (1,)})
    merge_runs(con)
    with staged(con, replaced=tabulate_keys([make.article("one").article_id])):
        forget_bands(con)
    con.execute("DELETE FROM store.fingerprints")
    load(con, make, {"two": (5,)})
    assert con.execute("SELECT number FROM store.fingerprints").fetchall() == [(2,)]
    assert find(con, [1, 5]) == {5: {2}}


def test_runs_become_longer_and_not_many(
    con: DuckDBPyConnection, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bands_module, "_MAX_RECENT", 3)
    lengths = []
    for number in range(30):
        load(con, make, {f"article {number}": (number, 1_000 + number)})
        lengths = con.execute(
            "SELECT sum(octet_length(bands)) // 2 FROM store.band_runs GROUP BY run ORDER BY run"
        ).fetchall()
    assert con.execute("SELECT count(*) FROM store.recent_bands").fetchall() == [(0,)]
    assert sum(length for (length,) in lengths) == 60
    assert len(lengths) <= 3
    check(con)


def test_packed_bands_are_found_and_unpacked() -> None:
    rng = np.random.default_rng(1)
    bands = np.sort(rng.choice([*range(0, HIGHEST, 70_001), 0, HIGHEST, 65_535, 65_536], 3_000))
    fingerprints = np.arange(len(bands)) + HIGHEST - 5_000
    table = pack_bands(bands, fingerprints).slice(0).combine_chunks()
    parts = table.column("part").to_numpy()
    packed = {name: table.column(name).chunk(0).cast("binary") for name in ("bands", "fingerprints")}
    unpacked = PackedValues.of_bands(packed["bands"])
    assert unpack_bands(parts, unpacked).tolist() == bands.tolist()
    wanted = np.unique(np.concatenate((bands[::7], rng.integers(0, HIGHEST, 500))))
    found = find_bands(wanted, parts, unpacked)
    counts = Counter(bands.tolist())
    assert dict(zip(wanted[found.wanted].tolist(), found.counts.tolist(), strict=True)) == {
        band: counts[band] for band in wanted.tolist() if band in counts
    }
    numbers = PackedValues.of_fingerprints(packed["fingerprints"])
    taken = take_numbers(numbers, found.rows, found.starts, found.counts)
    assert taken.tolist() == fingerprints[np.isin(bands, wanted)].tolist()
