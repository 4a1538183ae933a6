"""Read the files that people hand over, in a worker process where they have to be unpacked or parsed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from flows.intake.files import is_container, read_container, read_plain_file
from flows.intake.input_file import InputFile, make_fault
from flows.job_failures import JobFailure
from flows.workers import Workers


def read_input_files(workers: Workers, files: Iterable[tuple[str, Path]]) -> Iterator[InputFile]:
    """Read the pages in files, one after the other.

    A page that cannot be read is yielded with its fault; no exception is raised for it. Of a plain file only
    the bytes are read here, so that loading texts again, which changes nothing, starts no process.

    Args:
        workers: The processes to read in.
        files: Pairs of origin and file.
    """
    for origin, file in files:
        if not is_container(file):
            yield from read_plain_file(origin, file)
            continue
        for one in workers.stream(read_container, (origin, file)):
            yield make_fault(origin, one.reason, one.detail) if isinstance(one, JobFailure) else one
