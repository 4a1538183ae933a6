"""Quality floors: pinned in a file, each with a digest of the data that it was measured on."""

from __future__ import annotations

import hashlib
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from filelock import FileLock

FLOORS = Path(__file__).parents[1] / "quality/floors.toml"
_TOLERANCE = 1e-9
_HEAD = """\
# The figures measured on each set may not fall below these, and a set may not change unnoticed. Higher is
# better in all of them. `pytest tests/quality --update-floors` pins the figures measured now where none is
# lower; with --lower-floors it pins lower ones as well.
"""


def digest_files(paths: Iterable[Path], *, root: Path) -> str:
    """Return a digest of the bytes of files and of their paths relative to `root`."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(f"{path.relative_to(root)}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()[:16]


def check_floors(
    name: str,
    measured: Mapping[str, float],
    digest: str,
    *,
    update: bool = False,
    lower: bool = False,
    file: Path = FLOORS,
) -> list[str]:
    """Compare figures with the pinned ones of the same set, or pin them.

    Args:
        name: The name of the set.
        measured: The figures by name; higher is better.
        digest: A digest of the data that they were measured on.
        update: Whether to pin the figures, which happens only if none is below its floor.
        lower: Whether to pin figures below their floors as well.
        file: The file of the floors.

    Returns:
        A sentence on each figure below its floor, and on data that is not that of the floors; empty if all
        is well or the figures were pinned.
    """
    pinned = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    floors = pinned.get(name, {})
    below = [
        f"{name}: {key} is {value:.4f}, below its floor of {floors[key]:.4f}"
        for key, value in measured.items()
        if value < floors.get(key, 0.0) - _TOLERANCE
    ]
    if update and (lower or not below):
        figures = {key: int(value * 1000) / 1000 for key, value in measured.items()}
        _pin(name, {"digest": digest, **figures}, file)
        return []
    if floors.get("digest") != digest:
        below.append(
            f"{name}: its data has the digest {digest}, and that of its floors {floors.get('digest')}"
        )
    return below


def _pin(name: str, figures: Mapping[str, str | float], file: Path) -> None:
    """Write the floors of one set, of which other processes of the same test run may write others."""
    with FileLock(Path(tempfile.gettempdir()) / "newswire-floors.lock"):
        pinned = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        _write({**pinned, name: figures}, file)


def _write(pinned: Mapping[str, Mapping[str, str | float]], file: Path) -> None:
    lines = [_HEAD]
    for name, values in sorted(pinned.items()):
        lines.append(f"[{name}]")
        lines += [
            f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}"
            for key, value in values.items()
        ]
        lines.append("")
    file.write_text("\n".join(lines), encoding="utf-8")
