"""Check a warehouse, and its copy before that becomes the edition."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.block_check import find_damaged_blocks
from warehouse.disk_errors import translate_database_errors, translate_file_errors
from warehouse.edition import attach_file, open_without_database
from warehouse.errors import WarehouseError
from warehouse.integrity import read_everything
from warehouse.sql import run_query


class EditionCheck:
    """Opens copies as a reader does: DuckDB checks the headers and the catalog by their checksums.

    To start and end DuckDB takes 10 ms of CPU time, so it is kept from one copy to the next, without any file
    open. After an error it is started again.
    """

    def __init__(self) -> None:
        self._opened = ExitStack()
        self._con: DuckDBPyConnection | None = None

    def verify(self, copy: Path, *, size: int, edition_id: str) -> None:
        """Check that a copy can be read, and is the edition that was written.

        Args:
            copy: The file.
            size: The bytes that it should have.
            edition_id: The identifier of the edition.

        Raises:
            WarehouseError: It is not.
        """
        con = self._con or self._opened.enter_context(open_without_database(options={"threads": "1"}))
        self._con = con
        try:
            with translate_database_errors(copy):
                attach_file(con, copy, name="copy")
                con.execute("USE copy")
                found = run_query(con, "read_edition_id")
                con.execute("USE memory; DETACH copy")
        except BaseException:
            self.close()
            raise
        if found != [(edition_id,)] or copy.stat().st_size != size:
            raise WarehouseError(f"the copy {copy} is not the edition that was written; the old one stays")

    def verify_blocks(self, writer: Path) -> None:
        """Check some blocks of the writer's file, which is closed; others the next time.

        A process that has loaded nothing checks none: it would have to import numpy for it.

        Args:
            writer: The file.

        Raises:
            WarehouseError: One that is in use differs from its checksum.
        """
        if "numpy" not in sys.modules:
            return
        with translate_file_errors(writer):
            damaged = find_damaged_blocks(writer)
        if not damaged:
            return
        con = self._con or self._opened.enter_context(open_without_database(options={"threads": "1"}))
        self._con = con
        try:
            with translate_database_errors(writer):
                attach_file(con, writer, name="copy")
                con.execute("USE copy")
                read_everything(con, "copy")  # a block that is not in use may hold anything
                con.execute("USE memory; DETACH copy")
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End DuckDB; the next check starts it again."""
        self._con = None
        self._opened.close()
