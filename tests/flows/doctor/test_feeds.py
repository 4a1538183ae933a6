"""`newswire doctor` tells whose fault a failing feed is, and names none that is well or was removed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.config_file import load_settings
from flows.doctor.feeds import judge_feeds
from flows.feed_probe import make_feed
from flows.settings import Settings
from warehouse.explorer.feed_health import FeedHealth

NOW = datetime(2026, 2, 17, 9, tzinfo=UTC)
URL = "https://a.example/feed"


def make_health(url: str = URL, **values: Any) -> FeedHealth:
    known: dict[str, Any] = dict.fromkeys(FeedHealth.__dataclass_fields__)
    known |= {"feed_id": make_feed(url).feed_id, "name": "a", "url": url, "configured": True, "failures": 1}
    return FeedHealth(**known | {"last_polled_at": NOW, "truncated": False, "faults": ()} | values)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    path = tmp_path / "newswire.toml"
    path.write_text(f'[[feeds]]\nurl = "{URL}"\n', encoding="utf-8")
    monkeypatch.setenv("NEWSWIRE_CONFIG", str(path))
    read = load_settings()
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("reason", "advice"),
    [
        ("server-error", "its server is at fault, and is asked again by itself"),
        ("timeout", "its server is at fault"),
        ("broken-feed", "its server is at fault"),
        ("forbidden", "its publisher lets no program in"),
        ("no-secret", "set the variable where newswire is started"),
        ("not-a-feed", "if it has moved (`newswire feeds add SITE` finds the new feed)"),
        ("a-reason-of-another-version", "look at https://a.example/feed"),
    ],
)
def test_the_remedy_is_for_the_reason(settings: Settings, reason: str, advice: str) -> None:
    (finding,) = judge_feeds(settings, [make_health(last_reason=reason)], now=NOW)
    assert (finding.ok, advice in finding.remedy) == (False, True)


def test_a_feed_that_is_gone_may_have_moved(settings: Settings) -> None:
    (finding,) = judge_feeds(settings, [make_health(last_reason="timeout", gone_at=NOW)], now=NOW)
    assert "feeds add SITE" in finding.remedy


def test_a_feed_that_asked_for_a_wait_is_not_wrong(settings: Settings) -> None:
    health = make_health(last_reason="too-many-requests", wait_until=NOW + timedelta(hours=2))
    (finding,) = judge_feeds(settings, [health], now=NOW)
    assert (finding.ok, finding.remedy) == (True, "")
    assert finding.message == "feed a: asked us to wait until 2026-02-17 11:00 UTC"


def test_a_feed_that_is_well_or_was_removed_since_the_last_edition_is_not_named(settings: Settings) -> None:
    removed = make_health("https://b.example/feed", last_reason="timeout")
    assert list(judge_feeds(settings, [make_health(failures=0), removed], now=NOW)) == []


def test_where_the_configuration_cannot_be_read_all_feeds_are_judged(
    tmp_path: Path, settings: Settings
) -> None:
    (tmp_path / "newswire.toml").write_text("[fetch", encoding="utf-8")
    other = make_health("https://b.example/feed", last_reason="timeout")
    assert len(list(judge_feeds(settings, [other], now=NOW))) == 1
