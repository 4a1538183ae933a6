"""Let DuckDB forget the blocks of the file that it has read.

It keeps all of them until the file is closed or most of the machine's memory is taken. To relate and load 500
articles reads parts of most tables: 19 MB beside 25,000 articles, 65 MB beside 65,000. Work on one article
calls nothing of this.
"""

from __future__ import annotations

from contextlib import suppress

import duckdb

from warehouse.freed_memory import FREED_EARLY

_KEPT, _CUT = "8MB", 0.05


def forget_blocks(con: duckdb.DuckDBPyConnection) -> None:
    """Forget the blocks that were read, to be called outside a transaction; it takes 1 ms.

    What is read again comes from the cache of the operating system. From now on memory is given back early.
    """
    con.execute("".join(f"SET {name} = '{size}';" for name, size in FREED_EARLY.items()))
    ((before,),) = con.execute("SELECT current_setting('memory_limit')").fetchall()
    with suppress(duckdb.OutOfMemoryException):  # where others than these take more than that
        con.execute(f"SET memory_limit = '{_KEPT}'")
    # RESET would show the former limit, and keep this one. The setting is cut to one decimal: restored as it
    # is shown, it would sink each time.
    number, unit = before.split()
    con.execute(f"SET memory_limit = '{float(number) + _CUT:.2f} {unit}'")
