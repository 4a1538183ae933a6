"""The paths in the configuration: those that cannot be used are named when it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator


def _expand_home(path: Path) -> Path:
    """Replace a leading ~ as a shell does, which neither TOML nor the environment of a service does."""
    if "\0" in str(path):
        raise ValueError("it has a character that no path may have (NUL)")
    try:
        return path.expanduser()
    except RuntimeError:
        raise ValueError(f"nobody here is called {path.parts[0][1:]}") from None


def _look_up(path: Path) -> Path:
    """Refuse a path that cannot be looked up, such as one that is too long."""
    try:
        path.exists()
    except OSError as error:
        raise ValueError(f"{path} cannot be looked up: {error.strerror}") from None
    return path


def _check_home(home: Path) -> Path:
    """Refuse a file, and a path that DuckDB takes for something else."""
    if home.exists() and not home.is_dir():
        raise ValueError(f"{home} is no folder")
    if "?" in str(home.absolute()):
        raise ValueError(f"{home} has a question mark, and DuckDB opens no file there; choose another")
    # DuckDB takes what stands before a colon at the start of a path for the name of an extension
    return home.absolute() if ":" in home.parts[0] else home


FilePath = Annotated[Path, AfterValidator(_expand_home)]
"""A file; whether it can be read is seen when it is."""
FolderPath = Annotated[FilePath, AfterValidator(_look_up)]
"""A folder, which need not exist."""
HomePath = Annotated[FolderPath, AfterValidator(_check_home)]
"""The folder of the state, in which DuckDB opens files."""
