"""Keep the bands of fingerprints, and find the fingerprints that have one of them.

New bands are in ``store.recent_bands``, a row each, all of which every search reads. Once there are a
million, they become a sorted run in ``store.band_runs``, together with former runs that are not much longer,
as in a log-structured merge-tree (O'Neil, Cheng, Gawlick and O'Neil, 1996), so that there are few. Of a run,
only the parts are read that may hold a wanted band.

A fingerprint in a run that is replaced or removed is noted in ``store.former_bands``, and left out when its
run becomes part of another.

Some parts are merged at a time, in a transaction each, so that the memory for it does not grow with the runs.
A kill leaves each band in one place.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa
from duckdb import DuckDBPyConnection

from transforms.records import BAND_HOLDERS
from warehouse.arrow import tabulate_keys
from warehouse.candidate_choice import BandHolders
from warehouse.packed_bands import (
    PARTS,
    FoundBands,
    Integers,
    PackedValues,
    find_bands,
    find_first,
    find_parts,
    pack_bands,
    take_numbers,
    unpack_bands,
)
from warehouse.sql import run_query, start_query
from warehouse.transaction import staged, transaction

_MAX_RECENT = 1_000_000  # bands, of 34,000 articles; reading as many takes a search 5 ms
_RATIO = 4  # a run becomes part of another if it is at most this many times as long as all newer ones
_AT_ONCE = 125_000  # bands that are sorted at a time; they take 7 MB
_STEPS = 8  # of a transaction, which writes 6 MB; more transactions would leave more row groups to merge
_ROWS_AT_ONCE = 8_192  # parts that are searched at a time
_Pairs = tuple[Integers, Integers]  # bands, and a fingerprint that has each


def find_holders(con: DuckDBPyConnection, bands: Iterable[int]) -> BandHolders:
    """Find the fingerprints that have one of `bands`.

    Where many have it, these are the earliest, and some others. Some have been replaced or removed, and are
    not counted.
    """
    wanted = np.unique(np.fromiter(bands, np.int64))
    with staged(con, numbers=pa.table({"number": wanted})):
        start_query(con, "find_recent_bands")
        recent = _fetch_pairs(con)
        start_query(con, "find_former_bands")
        former = _count(wanted, _fetch_pairs(con)[0])
    found = _search_runs(con, wanted)
    counts = np.minimum(found.counts, BAND_HOLDERS + former[found.wanted])
    places = np.concatenate((np.searchsorted(wanted, recent[0]), np.repeat(found.wanted, counts)))
    in_runs = np.bincount(found.wanted, found.counts, minlength=len(wanted)).astype(np.int64)
    holders = in_runs - former + _count(wanted, recent[0])
    return BandHolders(
        bands=wanted.astype(np.uint32)[places],
        fingerprints=np.concatenate((recent[1], _read_fingerprints(con, found, counts)), dtype=np.int32),
        counts=holders.astype(np.int32)[places],
    )


def write_fingerprints(con: DuckDBPyConnection, *, replace: bool) -> None:
    """Write the staged ``fingerprints`` with their bands, in the caller's transaction.

    Args:
        con: The writer's connection.
        replace: Whether any of the articles may have one already.
    """
    ((greatest,),) = run_query(con, "read_last_fingerprint")
    existing = dict(run_query(con, "compare_fingerprints")) if replace else {}
    kept = tabulate_keys(article_id for article_id, is_same in existing.items() if is_same)
    replaced = tabulate_keys(article_id for article_id, is_same in existing.items() if not is_same)
    with staged(con, kept=kept, replaced=replaced):
        if replace:
            forget_bands(con)
            run_query(con, "delete_fingerprints")
            run_query(con, "update_fingerprints")
        run_query(con, "insert_fingerprints", greatest=greatest)
    run_query(con, "insert_recent_bands", greatest=greatest)


def forget_bands(con: DuckDBPyConnection) -> None:
    """Let nobody find the bands of the articles staged as ``replaced``, in the caller's transaction."""
    run_query(con, "insert_former_bands")
    run_query(con, "delete_recent_bands")


def has_many_bands(con: DuckDBPyConnection) -> bool:
    """Return whether the recent bands are enough for a run."""
    ((recent, _),) = run_query(con, "count_recent_bands")
    return bool(recent >= _MAX_RECENT)


def merge_runs(con: DuckDBPyConnection) -> None:
    """Make a run of the recent bands, and of the newest runs that are short, outside a transaction."""
    ((total, least),) = run_query(con, "count_recent_bands")
    number, merged = 1, list[int]()
    for run, length in run_query(con, "measure_band_runs"):
        number = max(number, run + 1)
        if length > _RATIO * total:
            break
        merged.append(run)
        total += length
    ranks = _rank_fingerprints(con, least=0 if merged else least)
    step = max(1, PARTS * _AT_ONCE // max(total, 1))
    for first in range(0, PARTS, step * _STEPS):
        with transaction(con):
            end = min(PARTS, first + step * _STEPS)
            _merge_parts(con, range(first, end), step, run=number, merged=merged, ranks=ranks)


def _merge_parts(
    con: DuckDBPyConnection, parts: range, step: int, *, run: int, merged: Sequence[int], ranks: Integers
) -> None:
    """Move some parts of the recent bands and of the `merged` runs into `run`, `step` parts at a time."""
    dropped = []
    for first in parts[::step]:
        end = min(parts.stop, first + step)
        start_query(con, "read_recent_bands", from_band=find_first(first), to_band=find_first(end))
        pairs = [_fetch_pairs(con)]
        start_query(con, "read_run_parts", runs=merged, from_part=first, to_part=end)
        pairs += [_unpack_pairs(batch) for batch in con.to_arrow_reader(_ROWS_AT_ONCE)]
        bands, fingerprints, former = _sort_pairs(pairs, ranks)
        dropped.append(np.unique(former))
        with staged(con, band_runs=pack_bands(bands, fingerprints)):
            run_query(con, "insert_band_run", run=run)
    edges = {"from_band": find_first(parts.start), "to_band": find_first(parts.stop)}
    with staged(con, numbers=pa.table({"number": np.unique(np.concatenate(dropped))})):
        run_query(con, "delete_former_bands", **edges)
    run_query(con, "delete_merged_runs", runs=merged, from_part=parts.start, to_part=parts.stop)
    run_query(con, "delete_moved_bands", **edges)


def _search_runs(con: DuckDBPyConnection, wanted: Integers) -> FoundBands:
    """Find the wanted bands in all runs; the rows are those of the parts in ``store.band_runs``."""
    found = []
    with staged(con, numbers=pa.table({"number": np.unique(find_parts(wanted))})):
        start_query(con, "find_band_parts")
        for batch in con.to_arrow_reader(_ROWS_AT_ONCE):
            parts, bands = _read_integers(batch, "part"), PackedValues.of_bands(batch.column("bands"))
            inside = find_bands(wanted, parts, bands)
            found.append(dataclasses.replace(inside, rows=_read_integers(batch, "place")[inside.rows]))
    return FoundBands.join(found)


def _read_fingerprints(con: DuckDBPyConnection, found: FoundBands, counts: Integers) -> Integers:
    """Return for each of the found bands the first fingerprints that have it, as many as `counts` says."""
    if not len(counts):
        return np.empty(0, np.int64)
    ends = np.cumsum(counts)
    fingerprints = np.empty(int(ends[-1]), np.int64)
    with staged(con, numbers=pa.table({"number": np.unique(found.rows)})):
        start_query(con, "read_band_fingerprints")
        for batch in con.to_arrow_reader(_ROWS_AT_ONCE):
            places = _read_integers(batch, "place")
            order = np.argsort(places)
            rows = order[np.minimum(np.searchsorted(places, found.rows, sorter=order), len(order) - 1)]
            inside = np.flatnonzero(places[rows] == found.rows)
            taken = counts[inside]
            first = ends[inside] - taken - (np.cumsum(taken) - taken)
            fingerprints[np.arange(taken.sum()) + np.repeat(first, taken)] = take_numbers(
                PackedValues.of_fingerprints(batch.column("fingerprints")),
                rows[inside],
                found.starts[inside],
                taken,
            )
    return fingerprints


def _rank_fingerprints(con: DuckDBPyConnection, *, least: int) -> Integers:
    """Return the rank by age of each fingerprint by its number, -1 where there is none; the last is -1.

    Only those with a number of at least `least` are ranked.
    """
    start_query(con, "order_fingerprints", least=least)
    numbers = con.fetchnumpy()["number"]
    ranks = np.full(int(numbers.max(initial=0)) + 2, -1)
    ranks[numbers] = np.arange(len(numbers))
    return ranks


def _sort_pairs(pairs: Sequence[_Pairs], ranks: Integers) -> tuple[Integers, Integers, Integers]:
    """Sort bands and their fingerprints by band and age.

    Returns:
        The bands; their fingerprints; and the fingerprints that were left out, since they are no more.
    """
    bands, fingerprints = (np.concatenate(side) for side in zip(*pairs, strict=True))
    ages = ranks.take(fingerprints, mode="clip")
    order = np.lexsort((ages, bands))
    order = order[ages[order] >= 0]
    return bands[order], fingerprints[order], fingerprints[ages < 0]


def _fetch_pairs(con: DuckDBPyConnection) -> _Pairs:
    """Return the bands and fingerprints in the rows of the query that was started last."""
    rows = con.fetchnumpy()
    return rows["band"].astype(np.int64), rows["fingerprint"].astype(np.int64)


def _unpack_pairs(batch: pa.RecordBatch) -> _Pairs:
    parts, bands = _read_integers(batch, "part"), PackedValues.of_bands(batch.column("bands"))
    fingerprints = PackedValues.of_fingerprints(batch.column("fingerprints"))
    return unpack_bands(parts, bands), fingerprints.list_numbers()


def _count(wanted: Integers, bands: Integers) -> Integers:
    """Count how often each wanted band is among `bands`, all of which are wanted."""
    return np.bincount(np.searchsorted(wanted, bands), minlength=len(wanted)).astype(np.int64)


def _read_integers(batch: pa.RecordBatch, column: str) -> Integers:
    numbers: Integers = batch.column(column).to_numpy().astype(np.int64)
    return numbers
