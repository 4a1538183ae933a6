"""The table of zones: as the command prints it, and readable by the reader."""

from __future__ import annotations

import importlib.util
import tomllib
from datetime import UTC, datetime

import pytest
from folders import ROOT

from transforms.text.dates import make_context
from transforms.text.dates.stated_zones import load_zone
from transforms.text.dates.zone_table import read_zone_table

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def test_the_stored_zones_are_those_that_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    spec = importlib.util.spec_from_file_location("zones", ROOT / "tests/quality/list_zones.py")
    assert spec
    assert spec.loader
    command = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(command)
    command.main()
    stored = (ROOT / "transforms/text/words/zones.toml").read_text(encoding="utf-8")
    assert tomllib.loads(capsys.readouterr().out) == tomllib.loads(stored)


def test_every_zone_of_the_table_exists() -> None:
    table = read_zone_table()
    for zone in (*table.names.values(), *table.countries.values(), *table.languages.values()):
        assert load_zone(zone)


@pytest.mark.parametrize(
    ("language", "url", "zone"),
    [
        ("ja", None, "Asia/Tokyo"),
        ("en", "https://www.paper.co.jp/a", "Asia/Tokyo"),
        ("en", "https://www.paper.jp:8080/a", "Asia/Tokyo"),
        ("en-GB", None, "Europe/London"),
        ("en-GB", "https://paper.ie/a", "Europe/Dublin"),
        ("en-US", None, None),
        ("ja", "https://paper.us/a", "Asia/Tokyo"),
        ("en", "https://paper.io/a", None),
        ("zh-Hant-TW", None, "Asia/Taipei"),
        ("ru", "https://paper.ru/a", None),
        ("ar", None, None),
        (None, None, None),
    ],
)
def test_the_zone_of_a_place_is_that_of_its_country_or_language(
    language: str | None, url: str | None, zone: str | None
) -> None:
    assert make_context(now=NOW, language=language, url=url).zone == zone
