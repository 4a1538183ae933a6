r"""Logging: one logger, and the fields that each record carries.

All code logs to the logger ``newswire``. The subject of a record (run, flow, stage, feed, host) is bound by
:func:`bind_fields` around the code that logs, and its measured values are passed with :func:`details`, so
that messages are constant sentences which can be searched for.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

log = logging.getLogger("newswire")

_bound: ContextVar[Mapping[str, Any]] = ContextVar("newswire_log_fields")


@contextmanager
def bind_fields(**fields: object) -> Iterator[None]:
    """Add fields to every record that is logged while the block runs; `None` adds nothing.

    Fields hold for the current thread or asyncio task, and for tasks that it starts meanwhile. A thread has
    them where it is started in a copy of the context, which :func:`contextvars.copy_context` makes.
    """
    given = {name: value for name, value in fields.items() if value is not None}
    token = _bound.set({**_bound.get({}), **given})
    try:
        yield
    finally:
        _bound.reset(token)


def details(**values: object) -> dict[str, Any]:
    """Return the `extra` argument that gives a record the measured `values`; `None` is left out."""
    return {"details": {name: value for name, value in values.items() if value is not None}}


def notice(line: str) -> None:
    """Log a line that a person at the terminal should read at every verbosity; its level is INFO."""
    log.info("%s", line, extra={"is_notice": True})


def _add_fields(record: logging.LogRecord) -> bool:
    record.fields = _bound.get({})
    return True


log.addFilter(_add_fields)
