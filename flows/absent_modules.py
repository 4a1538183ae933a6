"""Modules that are not installed, and that a library looks for all the time."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType

_SOUGHT = ("pandas",)


class _Absent:
    """Ends the search for some modules before it looks through the folders of the import path."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = frozenset(names)

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Raise ModuleNotFoundError for these modules; leave all others to other finders."""
        del path, target
        if name in self._names:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


def note_absent_modules() -> None:
    """Let Python remember that pandas is not installed, if it is not.

    DuckDB tries to import it twice for each value that is bound to a statement, and Python does not remember
    a module that it has not found. To bind a list of 100 texts took 10 ms, and takes 2. (None in
    `sys.modules` is taken for the module by what Cython has compiled, such as Arrow.)
    """
    if any(isinstance(finder, _Absent) for finder in sys.meta_path):
        return
    absent = [name for name in _SOUGHT if name not in sys.modules and find_spec(name) is None]
    if absent:
        sys.meta_path.insert(0, _Absent(absent))
