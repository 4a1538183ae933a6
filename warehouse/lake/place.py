"""Open a lake: attach its catalogue and its files to a connection of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import duckdb

from warehouse.errors import EditionMissingError

_S3, _FILE = "s3://", "file://"
_NOTHING_THERE = "creating a new DuckLake is explicitly disabled"
# Without internet an extension is read from the package that brings it; nothing is ever downloaded.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LakePlace:
    """Where a lake is.

    Attributes:
        catalogue: The address of a PostgreSQL database, as libpq takes it.
        data: The folder of the files, as ``s3://bucket/folder`` or ``file:///srv/lake``.
        endpoint: The address of an S3 server; empty for that of Amazon.
        region: Its region, or an empty string.
        key: The identifier of an access key, or an empty string.
        secret: Its secret.
        token: The token of a session, or an empty string.
    """

    catalogue: str = field(repr=False)
    data: str
    endpoint: str = ""
    region: str = ""
    key: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


@contextmanager
def open_lake(
    place: LakePlace, *, snapshot: int | None = None, writes: bool = False, creates: bool = False
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a connection to which a lake is attached as `lake`.

    Args:
        place: Where it is.
        snapshot: The snapshot to read; None for the newest of each transaction.
        writes: Whether to open it for writing.
        creates: Whether to make it where there is none.

    Raises:
        EditionMissingError: There is no lake yet.
        duckdb.Error: It cannot be reached; the message may hold the address with its secrets.
    """
    options = [
        f"DATA_PATH {_quote(_name_folder(place.data))}",
        # Small changes stay out of the catalogue: no text of PostgreSQL can hold the character U+0000.
        "DATA_INLINING_ROW_LIMIT 0",
        f"CREATE_IF_NOT_EXISTS {str(creates).lower()}",
        *([] if writes else ["READ_ONLY"]),
        *([] if snapshot is None else [f"SNAPSHOT_VERSION {snapshot}"]),
    ]
    with _connect(place, "ducklake", "postgres_scanner") as con:
        address = _quote(f"ducklake:postgres:{place.catalogue}")
        try:
            con.execute(f"ATTACH {address} AS lake ({', '.join(options)})")
        except duckdb.InvalidInputException as error:
            if _NOTHING_THERE in str(error):
                raise EditionMissingError("there is no edition yet") from None
            raise
        yield con


def has_files(place: LakePlace) -> bool:
    """Return whether there are files in the folder of a lake's files, of whichever lake."""
    with _connect(place) as con:
        pattern = f"{_name_folder(place.data)}**/*.parquet"
        return bool(con.execute("FROM glob(?) LIMIT 1", [pattern]).fetchall())


@contextmanager
def _connect(place: LakePlace, *extensions: str) -> Iterator[duckdb.DuckDBPyConnection]:
    needs_s3 = place.data.startswith(_S3)
    with duckdb.connect(config=_CONFIG) as con:
        for extension in (*extensions, *(["httpfs"] if needs_s3 else [])):
            con.execute(f"LOAD {_quote(_find_extension(extension))}")
        con.execute("SET TimeZone = 'UTC'")
        if needs_s3:
            con.execute(_make_secret(place))
        yield con


def restrict_to_files(con: duckdb.DuckDBPyConnection, place: LakePlace) -> None:
    """Let a connection to a lake reach its files and the attached databases, and no other file.

    Whoever writes to a lake chooses what its tables are: one may be a view, or be of files elsewhere.
    """
    con.execute(f"SET allowed_directories = [{_quote(_name_folder(place.data))}]")
    con.execute("SET enable_external_access = false; SET lock_configuration = true")


def _name_folder(data: str) -> str:
    return f"{data.removeprefix(_FILE).rstrip('/')}/"


def _find_extension(name: str) -> str:
    """Return the file of an extension in the package that brings it for this version of DuckDB."""
    package = f"duckdb_extension_{name}"
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"the package {package.replace('_', '-')} is not installed")
    folder = Path(spec.submodule_search_locations[0]) / "extensions" / f"v{duckdb.__version__}"
    return str(folder / f"{name}.duckdb_extension")


def _make_secret(place: LakePlace) -> str:
    scheme, _, host = place.endpoint.rpartition("://")
    fields = {
        "KEY_ID": place.key,
        "SECRET": place.secret,
        "SESSION_TOKEN": place.token,
        "REGION": place.region,
        "ENDPOINT": host.rstrip("/"),
    }
    given = [f"{name} {_quote(value)}" for name, value in fields.items() if value]
    if host:  # other servers than Amazon's have no host for each bucket
        given += ["URL_STYLE 'path'", f"USE_SSL {str(scheme != 'http').lower()}"]
    return f"CREATE SECRET (TYPE s3, {', '.join([*given, f'SCOPE {_quote(place.data)}'])})"


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
