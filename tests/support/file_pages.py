"""Read an input file in this process, where the product reads it in a worker process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows.intake.files import is_container, read_containers, read_plain_file
from flows.intake.input_file import InputFile


def read_input_file(origin: str, file: Path) -> Iterator[InputFile]:
    """Yield the pages in a file, or their faults."""
    if is_container(file):
        pages = read_containers([(origin, file)], lambda: None)
        return (page for page in pages if isinstance(page, InputFile))
    return read_plain_file(origin, file)
