"""Libraries that are not installed, and that DuckDB looks for again and again."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from types import ModuleType

_SOUGHT = ("pandas",)


def note_absent_libraries() -> None:
    """Let further attempts to import a library that is not installed fail at once.

    DuckDB 1.5.5 tries to import pandas twice for each query with parameters, and Python then looks into every
    folder of its path: of the CPU time of a push that was 3 %.
    """
    for name in _SOUGHT:
        if name not in sys.modules and find_spec(name) is None:
            sys.modules[name] = cast("ModuleType", None)  # as Python's documentation has it
