"""Segments are read from an S3 server, also where the connection to it is lost in the middle of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from crawls import make_pages, write_crawl
from relay import Relay

from flows.backfill import addresses

if TYPE_CHECKING:
    from conftest import Workspace

s3fs = pytest.importorskip("s3fs", reason="s3fs, which reads from S3, is not installed")
moto = pytest.importorskip("moto.server", reason="moto, an S3 server for tests, is not installed")

PLACE = "s3://crawl/2026/*/*.warc.gz"
KEYS = {"AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any", "AWS_DEFAULT_REGION": "us-east-1"}


@pytest.fixture
def relay() -> Iterator[Relay]:
    """A relay to an S3 server."""
    served = moto.ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    served.start()
    host, port = served.get_host_and_port()
    with Relay(f"http://{host}:{port}") as relay:
        yield relay
    served.stop()
    s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture
def in_s3(workspace: Workspace, relay: Relay) -> Workspace:
    """A workspace whose environment leads to the server, which has two segments in a bucket."""
    workspace.environment.update(KEYS, AWS_ENDPOINT_URL=relay.url, AWS_MAX_ATTEMPTS="1")
    system = s3fs.S3FileSystem(key="any", secret="any", endpoint_url=relay.url, skip_instance_cache=True)
    system.makedirs("crawl", exist_ok=True)  # all servers of moto in a process have the same buckets
    for number, place in enumerate(("03/a", "04/b")):
        path = write_crawl(workspace.folder / f"{number}.warc.gz", make_pages(30, every=10, seed=number))
        system.put_file(str(path), f"crawl/2026/{place}.warc.gz")
    return workspace


def count(workspace: Workspace) -> list[tuple[int]]:
    return workspace.ask("SELECT count(*) FROM articles")


def test_a_pattern_lists_the_segments_of_a_bucket_and_they_are_read(in_s3: Workspace) -> None:
    done = in_s3.newswire("backfill", PLACE)

    assert done.returncode == 0, done.stderr
    assert "Scanned: 2 segments" in done.stdout
    assert count(in_s3) == [(6,)]
    assert in_s3.ask("SELECT DISTINCT split_part(origin, '#', 1) FROM articles ORDER BY ALL") == [
        ("03/a.warc.gz",), ("04/b.warc.gz",)
    ]  # fmt: skip
    assert "2 were analysed before" in in_s3.newswire("backfill", PLACE).stdout


def test_a_server_that_goes_away_within_a_segment_is_named_and_asked_again_by_the_next_backfill(
    in_s3: Workspace, relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "_PAUSES", ())
    segments = [path.stat().st_size for path in in_s3.folder.glob("*.warc.gz")]
    assert max(segments) < 1 << 16, "listing reads each as its beginning, and again as its end"
    relay.limit = 2 * sum(segments) + segments[0] // 2
    done = in_s3.newswire("backfill", PLACE)
    refused = in_s3.ask("SELECT origin, reason, detail FROM refusals ORDER BY origin")

    assert done.returncode == 1, done.stderr
    assert relay.limit == 0
    assert [(origin, reason) for origin, reason, _ in refused] == [
        ("03/a.warc.gz", "unreachable"), ("04/b.warc.gz", "unreachable")
    ]  # fmt: skip
    assert all("it could not be copied" in detail for _, _, detail in refused)
    assert list((in_s3.folder / "var" / "backfill").glob(".segment-*")) == []

    relay.limit = None
    again = in_s3.newswire("backfill", PLACE)
    assert again.returncode == 0, again.stderr
    assert count(in_s3) == [(6,)]
