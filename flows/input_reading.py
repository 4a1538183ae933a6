"""Read the files that people hand over, in a worker process where they have to be unpacked or parsed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from flows.intake.files import is_container, read_containers, read_plain_file
from flows.intake.input_file import InputFile, make_fault
from flows.job_failures import JobFailure
from flows.jobs.workers import Workers


def read_input_files(workers: Workers, files: Iterable[tuple[str, str | Path]]) -> Iterator[InputFile]:
    """Read the pages in files, one after the other.

    A page that cannot be read is yielded with its fault; no exception is raised for it. Of a plain file only
    the bytes are read here, so that loading texts again, which changes nothing, starts no process.

    Args:
        workers: The processes to read in.
        files: Pairs of origin and path.
    """
    paths = ((origin, Path(path)) for origin, path in files)
    for are_containers, group in groupby(paths, key=lambda named: is_container(named[1])):
        if are_containers:
            yield from _read_containers(workers, list(group))
        else:
            for origin, file in group:
                yield from read_plain_file(origin, file)


def _read_containers(workers: Workers, files: list[tuple[str, Path]]) -> Iterator[InputFile]:
    """Read WARC files in one process, and those behind one whose reading was stopped in another."""
    while files:
        position = 0
        failure: JobFailure | None = None
        for one in workers.stream(read_containers, files):
            if isinstance(one, int):
                position = one
            elif isinstance(one, JobFailure):
                failure = one
            else:
                yield one
        if failure:
            yield make_fault(files[position][0], failure.reason, failure.detail)
        files = files[position + 1 :] if failure else []
