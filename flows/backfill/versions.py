"""The version of all that the analysis of a page depends on, but for the taxonomy that is configured."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from transforms.text.normalisation import digest

_SUFFIXES = (".py", ".toml", ".json")
_LIBRARIES = (
    "ahocorasick-rs", "brotli", "charset-normalizer", "idna", "lxml", "numpy", "py3langid", "pytz", "rensa",
    "tld", "trafilatura", "w3lib", "warcio",
)  # fmt: skip


@cache
def digest_code() -> str:
    """Return a digest of the code, the rules, the trees and the quantities, and of the libraries.

    The reader of WARC files is in it, too. It takes 30 ms, once.
    """
    parts = [f"{name}=={_find_version(name)}" for name in _LIBRARIES]
    for package, folder in (("transforms", None), ("flows", "intake")):
        root = files(package).joinpath(folder) if folder else files(package)
        parts += [f"{path}\0{digest(text)}" for path, text in sorted(_read(root, package))]
    return digest("\n".join(parts))[:16]


def _read(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for one in folder.iterdir():
        if one.is_dir():
            found += _read(one, f"{name}/{one.name}")
        elif one.name.endswith(_SUFFIXES):
            found.append((f"{name}/{one.name}", one.read_bytes()))
    return found


def _find_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
