"""The records that are logged while a block runs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from flows.logs import log


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def collect_records() -> Iterator[list[logging.LogRecord]]:
    """Yield a list that grows with every record of ours, whatever its level."""
    collector, level = _Collector(), log.level
    log.addHandler(collector)
    log.setLevel(logging.DEBUG)
    try:
        yield collector.records
    finally:
        log.removeHandler(collector)
        log.setLevel(level)
