"""The types of paths that are typed: mistakes in them are wrong usage, found before any work is done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


class TypedPath(click.Path):
    """A path that names something.

    An empty word, as of a variable that is not set, would be the working folder, and all of it be loaded.
    """

    def __init__(self, **options: Any) -> None:
        """Make the type; `options` are those of :class:`click.Path`."""
        super().__init__(**options, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path, or fail."""
        if value == "":
            self.fail("it is empty", param, ctx)
        return super().convert(value, param, ctx)


class OutputPath(TypedPath):
    """A path to write to, in a folder that exists.

    Args:
        makes_folders: Whether the folders above it are made, so that only a file among them is a mistake.
        **options: Those of :class:`click.Path`.
    """

    def __init__(self, *, makes_folders: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self._makes_folders = makes_folders

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path, or fail."""
        path = super().convert(value, param, ctx)
        above = path.parents if self._makes_folders else path.parents[:1]
        folder = next((one for one in above if one.exists()), path.parent)
        if not folder.is_dir():
            self.fail(f"{folder} is no folder", param, ctx)
        return path
