"""Arrays that follow from files of a package alone, and that a process may take over from an earlier one.

To derive them takes tenths of a second, and a command that reads one text needs all of them. This module
does no input or output: whoever keeps arrays (:mod:`flows.jobs.kept_arrays`) says so with :func:`keep_with`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]
Keeper = Callable[[str, Callable[[], Arrays]], Arrays]
"""Takes a name that says all that the arrays depend on, and a function that derives them."""

_keepers: list[Keeper] = []


def keep_with(keeper: Keeper) -> None:
    """Ask `keeper` for arrays from now on, in this process and those that are forked from it."""
    _keepers[:] = [keeper]


def derive_arrays(kind: str, sources: Iterable[bytes], derive: Callable[[], Arrays]) -> Arrays:
    """Return the arrays that `derive` returns, or those that it returned to an earlier process.

    Args:
        kind: The kind of arrays, in small letters and hyphens.
        sources: All that they depend on: the data, and the text of the code.
        derive: Derives them.
    """
    if not _keepers:
        return derive()
    digest = hashlib.sha256()
    for source in sources:
        digest.update(len(source).to_bytes(8, "big") + source)
    return _keepers[0](f"{kind}-{digest.hexdigest()[:32]}", derive)
