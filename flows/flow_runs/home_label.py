"""The label by which a flow run says which home folder's run lock it holds."""

from __future__ import annotations

import secrets
from pathlib import Path

LABEL = "newswire.home"
"""The label of a flow run; its value is the identifier of a home folder."""

_FILE = "home.id"


def read_home_id(home: Path) -> str | None:
    """Return the identifier of a home folder; `None` before its first flow run."""
    try:
        return (home / _FILE).read_text("utf-8").strip() or None
    except FileNotFoundError:
        return None


def make_home_id(home: Path) -> str:
    """Return the identifier of a home folder, which is made if it has none; the run lock must be held.

    It is kept in the folder: names of machines and paths repeat, in containers for instance, and a server
    may serve several installations.
    """
    home_id = read_home_id(home)
    if home_id is None:
        home_id = secrets.token_hex(8)
        written = home / f"{_FILE}.part"
        written.write_text(f"{home_id}\n", "utf-8")
        written.replace(home / _FILE)
    return home_id
