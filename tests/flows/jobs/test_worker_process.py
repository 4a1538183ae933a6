"""Jobs are cut into chunks of some 100 ms, small enough that all workers have one."""

from __future__ import annotations

import pytest

from flows.jobs.worker_process import cut_chunks


@pytest.mark.parametrize(
    ("count", "size", "lengths"),
    [
        (0, 0, []),
        (3, 0, [1, 1, 1]),
        (16, 0, [2] * 8),
        (50, 0, [6] * 8 + [2]),
        (1_000, 0, [32] * 31 + [8]),
        (1_000, 100_000, [5] * 200),
        (9, 2_000_000, [1] * 9),
    ],
)
def test_a_chunk_ends_at_32_jobs_or_half_a_megabyte_and_leaves_some_to_other_workers(
    count: int, size: int, lengths: list[int]
) -> None:
    chunks = list(cut_chunks(range(count), workers=2, measure=lambda _: size))
    assert [len(chunk) for chunk in chunks] == lengths
    assert [job for chunk in chunks for job in chunk] == list(range(count))


def test_a_job_larger_than_half_a_megabyte_is_a_chunk_of_its_own() -> None:
    sizes = [1, 2, 2_000_000, 3, 4, 400_000, 600_000] + [5] * 20
    chunks = list(cut_chunks(sizes, workers=1, measure=int))
    assert chunks[:5] == [[1, 2], [2_000_000], [3, 4, 400_000], [600_000], [5] * 6]
