"""Ask the process that runs SQL, on behalf of the command and of its shell."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from flows.cli.rows import Destination, Form
from flows.errors import QueryStoppedError
from flows.logs import log
from flows.sql_sandbox.limits import SandboxLimits
from flows.sql_sandbox.sandbox import SqlSandbox

_PROGRAM = "flows.cli.sql.answers:answer"


class EditionClient:
    """Runs SQL on the edition in a process of its own, and writes what that answers.

    Args:
        edition: The edition.
        limits: What the process may use.
        settings: Statements that set variables.
    """

    def __init__(self, edition: Path, *, limits: SandboxLimits, settings: Iterable[str] = ()) -> None:
        self._sandbox = SqlSandbox(edition, program=_PROGRAM, limits=limits, settings=settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._sandbox.end()

    @property
    def pid(self) -> int | None:
        """The number of the process, or None while there is none."""
        return self._sandbox.pid

    def run(self, text: str, form: Form, destination: Destination, *, is_single: bool = False) -> None:
        """Run SQL, and write the rows of each query.

        Args:
            text: The SQL; it may hold several statements.
            form: How rows are written.
            destination: Where to.
            is_single: Whether the destination holds the rows of one query alone.

        Raises:
            UsageError: A statement fails; the results of those before it are written. Or one does more than
                read, and none was run.
            QueryStoppedError: They took too much time or memory.
        """
        self._ask(form, destination, wanted="results", text=text, is_single=is_single)

    def list_views(self, form: Form, destination: Destination) -> None:
        """Write the views and what each holds."""
        self._ask(form, destination, wanted="views")

    def list_columns(self, view: str, form: Form, destination: Destination) -> None:
        """Write the columns of a view."""
        self._ask(form, destination, wanted="columns", view=view)

    def list_words(self) -> list[str]:
        """Return the words that a query may use: views, their columns, and keywords."""
        words = self._sandbox.run({"wanted": "words"}, bytes).get("words")
        return [word for word in words if isinstance(word, str)] if isinstance(words, list) else []

    def is_complete(self, text: str) -> bool:
        """Return whether SQL ends with a semicolon, comments apart, and has no open quote or comment."""
        answer = self._sandbox.run({"wanted": "completeness", "text": text}, bytes)
        return answer.get("is_complete") is True

    def _ask(self, form: Form, destination: Destination, **fields: Any) -> None:
        console = destination.console
        look = {
            "form": form,
            "width": destination.width,
            "is_raw": destination.is_raw,
            "has_color": console is not None and console.color_system is not None,
        }
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        write = (
            destination.binary.write
            if form == "parquet"
            else lambda rows: destination.text.write(decode(rows))
        )
        try:
            notes = self._sandbox.run({**fields, **look}, write).get("notes")
        except QueryStoppedError as error:
            raise QueryStoppedError(f"{error}{_advise(str(error))}") from error
        for note in notes if isinstance(notes, list) else []:
            log.warning("%s", note)


def _advise(words: str) -> str:
    """Return what gives SQL more of what it has run out of."""
    if words.startswith("stopped after"):
        return "; --timeout gives it more"
    return "; --memory gives it more" if "more memory" in words else ""
