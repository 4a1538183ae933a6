"""The configuration of a running service: which changes hold at once, and which after a restart."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.config_file import load_settings
from flows.service.configuration import Configuration

BEFORE = """
[listen]
port = 8001
[fetch]
contact = "a@a.example"
"""


@pytest.mark.parametrize(
    ("after", "waiting"),
    [
        (BEFORE.replace("a@a", "b@b"), []),
        (BEFORE.replace("8001", "8002"), ["[listen] of the configuration hold after a restart"]),
        (
            f"{BEFORE}[read]\nworkers = 1\n[prefect]\nport = 4300",
            ["[read] and [prefect] of the configuration hold after a restart"],
        ),
    ],
)
def test_a_change_of_what_is_made_at_the_start_is_logged_as_one_that_takes_a_restart(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    after: str,
    waiting: list[str],
) -> None:
    file = tmp_path / "newswire.toml"
    monkeypatch.setenv("NEWSWIRE_CONFIG", str(file))
    file.write_text(BEFORE, encoding="utf-8")
    settings = load_settings()
    assert settings
    configuration = Configuration(settings)
    assert not configuration.refresh()
    file.write_text(f"{after}\n# changed\n", encoding="utf-8")
    assert configuration.refresh()
    assert [one.getMessage() for one in caplog.records if one.levelname == "WARNING"] == waiting
