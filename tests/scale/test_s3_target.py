"""A target in a bucket of S3, on a server of moto's: published whole, read from anywhere, and masked."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection
from growing_edition import Reader, grow, read_meanwhile
from s3_server import KEYS, make_bucket

from flows.errors import TargetError
from flows.settings import Settings
from flows.targets.deliver import deliver_edition
from flows.targets.delivery_state import read_delivery_state
from flows.targets.local_copy import copy_edition
from warehouse.edition import connect_edition

PUBLISHES, READERS = 12, 10


def configure(home: Path, s3: str, bucket: str, *, keep: int = 3600) -> Settings:
    target = {
        "name": "team",
        "address": f"s3://{bucket}/newswire",
        "endpoint": s3,
        "region": "us-east-1",
        "key": "${NEWSWIRE_S3_KEY}",
        "secret": "${NEWSWIRE_S3_SECRET}",
        "keep": keep,
    }
    return Settings.model_validate({"home": home, "publish": {"targets": [target]}})


def connect(settings: Settings) -> DuckDBPyConnection:
    return connect_edition(copy_edition(settings, "team", KEYS), threads=1)


def test_ten_readers_see_whole_editions_while_twelve_are_published(s3: str, tmp_path: Path) -> None:
    make_bucket(s3, "grown")
    ours = configure(tmp_path / "ours", s3, "grown")
    grow(ours, 1)
    assert deliver_edition(ours, KEYS)
    readers = [
        Reader(partial(connect, configure(tmp_path / f"reader-{number}", s3, "grown")))
        for number in range(READERS)
    ]

    def publish() -> None:
        for number in range(2, PUBLISHES + 1):
            grow(ours, number)
            assert deliver_edition(ours, KEYS)

    read_meanwhile(readers, publish)
    assert [reader.faults for reader in readers] == [[]] * READERS
    assert {reader.seen[-1] for reader in readers} == {PUBLISHES}
    assert min(reader.rounds for reader in readers) > 1


def test_a_server_that_does_not_answer_is_noted_without_secrets_and_caught_up_with(
    s3: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ours = configure(tmp_path, s3, "late", keep=0)
    grow(ours, 1)
    assert not deliver_edition(ours, KEYS)  # there is no such bucket yet
    state = read_delivery_state(ours.name_target_folder("team"))
    assert state.failures == 1
    assert "the target team cannot be written to" in state.error
    with pytest.raises(TargetError, match="team"):
        connect(configure(tmp_path, "http://127.0.0.1:9", "late"))
    assert not any(secret in caplog.text + state.error for secret in KEYS.values())
    make_bucket(s3, "late")
    grow(ours, 2)
    grow(ours, 3)
    assert deliver_edition(ours, KEYS)
    with connect(ours) as con:
        assert con.execute("SELECT count(*) FROM tags").fetchall() == [(3,)]
    assert read_delivery_state(ours.name_target_folder("team")).failures == 0
