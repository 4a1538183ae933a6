"""Send the rows of a query as a file while they come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import anyio
from anyio.streams.memory import MemoryObjectReceiveStream
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from flows.errors import NewswireError
from flows.explorer.query.sql_run import SqlRun
from flows.logs import log

LONGEST = 600.0
"""The seconds that a file may take to be sent: the time of a slow reader is not that of the SQL."""


class CsvDownload(StreamingResponse):
    """The rows of a query as a file.

    Where a row fails after the first ones are sent, the connection is closed before the end of the file,
    which browsers report as a failed download.

    Args:
        run: The run.
        first: The rows that have come already.
        more: The rows to come.
        end: The end of the run, with its error if a row has failed.
        file_name: The name of the file.
    """

    def __init__(
        self,
        run: SqlRun,
        *,
        first: bytes,
        more: MemoryObjectReceiveStream[bytes],
        end: asyncio.Task[None],
        file_name: str,
    ) -> None:
        self._run, self._more, self._end = run, more, end
        super().__init__(
            self._iterate(first),
            media_type="text/csv",
            headers={
                "content-disposition": f'attachment; filename="{file_name}"',
                "cache-control": "no-store",
            },
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the rows, and stop the run however that ends."""
        try:
            async with asyncio.timeout(LONGEST):
                await super().__call__(scope, receive, send)
        except (NewswireError, TimeoutError) as error:  # an answer without its end: the server cuts it off
            log.info("a download was cut off: %s", error or "it took too long")
        finally:
            self._run.stop()
            self._more.close()
            with suppress(Exception):  # it was raised before, or nobody is left to be told
                await self._end

    async def _iterate(self, first: bytes) -> AsyncIterator[bytes]:
        yield first
        async for rows in self._more:
            yield rows
        await self._end


async def begin_download(run: SqlRun, *, file_name: str) -> CsvDownload:
    """Run SQL, and return the answer that sends its rows, once there are some: an error before has a page.

    Raises:
        UsageError: The SQL is wrong, does more than read, or has more than one query.
        QueryStoppedError: It took too much time or memory.
        BusyError: As many runs as there may be are under way.
    """
    send, received = anyio.create_memory_object_stream[bytes](0)

    def write(rows: bytes) -> None:
        anyio.from_thread.run(send.send, rows)  # waits until the reader takes them

    async def produce() -> None:
        async with send:
            await anyio.to_thread.run_sync(run.write_csv, write)

    end = asyncio.create_task(produce())
    try:
        try:
            first = await received.receive()
        except anyio.EndOfStream:
            await end
            first = b""
    except BaseException:
        received.close()
        raise
    return CsvDownload(run, first=first, more=received, end=end, file_name=file_name)
