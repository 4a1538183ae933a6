"""The commands on a lake whose files are in a bucket: queried by time, listed, compacted, and checked."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import pytest
from command import call_newswire
from growing_edition import grow
from postgres_server import PASSWORD, PostgresServer
from s3_server import KEYS, make_bucket

from flows.config_file import load_settings
from flows.settings import Settings

COUNT = "SELECT count(*) AS n FROM tags"
CONFIG = """
home = "{home}"
[[publish.targets]]
name = "lake"
catalogue = "{catalogue}"
data = "s3://lake/news"
endpoint = "{endpoint}"
region = "us-east-1"
key = "${{NEWSWIRE_S3_KEY}}"
secret = "${{NEWSWIRE_S3_SECRET}}"
"""


def read_settings(environment: dict[str, str]) -> Settings:
    settings = load_settings(environment)
    assert settings
    return settings


def test_a_lake_in_a_bucket_is_published_to_read_listed_and_compacted(
    s3: str, postgres: PostgresServer, tmp_path: Path
) -> None:
    if find_spec("duckdb_extension_httpfs") is None:
        pytest.skip("duckdb-extension-httpfs is not installed, so that a lake in a bucket was left out")
    make_bucket(s3, "lake")
    catalogue = postgres.make_database("commands").replace(PASSWORD, "${NEWSWIRE_PG_PASSWORD}")
    config = tmp_path / "newswire.toml"
    config.write_text(CONFIG.format(home=tmp_path / "var", catalogue=catalogue, endpoint=s3))
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("NEWSWIRE_")},
        **KEYS,
        "NEWSWIRE_PG_PASSWORD": PASSWORD,
        "NEWSWIRE_CONFIG": str(config),
    }
    settings = read_settings(environment)

    def newswire(*words: str) -> tuple[int, str, str]:
        done = call_newswire(tmp_path, environment, words)
        assert PASSWORD not in done.stdout + done.stderr
        return done.returncode, done.stdout, done.stderr

    for number in (1, 2):
        grow(settings, number)
        assert newswire("targets", "publish")[:2] == (0, "lake: has the edition\n")
    assert newswire("sql", "--on", "lake", COUNT, "--format", "csv")[:2] == (0, "n\n2\n")
    assert newswire("sql", "--on", "lake", "--at", "1", COUNT, "--format", "csv")[:2] == (0, "n\n1\n")
    status, listed, _ = newswire("targets", "snapshots", "lake")
    rows = [line.split() for line in listed.splitlines()[1:]]
    assert (status, [row[0] for row in rows]) == (0, ["1", "2"])
    # that second is over: the edition of its end is asked for
    moment = f"{rows[0][1]}T{rows[0][2]}.999999+00:00"
    assert newswire("sql", "--on", "lake", "--at", moment, COUNT, "--format", "csv")[1] in {
        "n\n1\n",
        "n\n2\n",
    }
    assert "no edition of 2020-01-01" in newswire("sql", "--on", "lake", "--at", "2020-01-01", COUNT)[2]
    assert "--at takes a time such as" in newswire("sql", "--on", "lake", "--at", "noon", COUNT)[2]
    assert newswire("sql", "--at", "1", COUNT)[0] == 2
    status, compacted, _ = newswire("targets", "compact", "lake")
    assert status == 0
    assert "0 snapshots dropped, 2 editions kept" in compacted
    assert "s3://lake/news" in newswire("targets", "list")[1]
    assert "target lake: has the edition since" in newswire("doctor")[1]
