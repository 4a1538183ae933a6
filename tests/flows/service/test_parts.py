"""The parts of the service, and the example of a systemd unit."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from folders import ROOT

from flows.explore_settings import ExploreSettings
from flows.service.parts import EXPLORER, LISTENER, SERVER, WORKER, list_parts
from flows.settings import ListenSettings, PrefectSettings, Settings


def test_without_prefect_the_listener_is_the_only_part() -> None:
    (part,) = list_parts(Settings(), {"PATH": "/bin"}, with_prefect=False, with_explorer=False)
    assert part.name == LISTENER
    assert part.health_url == "http://127.0.0.1:8647/health"
    assert "PREFECT_API_URL" not in part.environment


def test_the_explorer_is_a_part_with_the_address_of_its_settings() -> None:
    settings = Settings(explore=ExploreSettings(host="0.0.0.0", port=4712))
    parts = list_parts(settings, {}, with_prefect=False, with_explorer=True)
    (explorer,) = [part for part in parts if part.name == EXPLORER]
    assert explorer.command[1:] == ("-m", "flows.explorer")
    assert explorer.health_url == "http://127.0.0.1:4712/health"
    assert explorer.needs is None


@pytest.mark.parametrize(
    ("host", "address"),
    [("0.0.0.0", "http://127.0.0.1:80"), ("::", "http://[::1]:80"), ("10.1.2.3", "http://10.1.2.3:80")],
)
def test_a_listener_on_all_addresses_is_probed_on_loopback(host: str, address: str) -> None:
    settings = Settings(listen=ListenSettings(host=host, port=80))
    (part,) = list_parts(settings, {}, with_prefect=False, with_explorer=False)
    assert part.address == address


def test_all_parts_use_the_own_server_and_the_same_state_and_only_the_worker_waits_for_it() -> None:
    settings = Settings(home=Path("state"), prefect=PrefectSettings(port=4711))
    parts = list_parts(
        settings, {"NEWSWIRE_CONFIG": str(ROOT / "newswire.toml")}, with_prefect=True, with_explorer=True
    )
    assert [(part.name, part.needs) for part in parts] == [
        (LISTENER, None),
        (EXPLORER, None),
        (SERVER, None),
        (WORKER, SERVER),
    ]
    for part in parts:
        assert part.environment["PREFECT_API_URL"] == "http://127.0.0.1:4711/api"
        assert part.environment["NEWSWIRE_HOME"] == str(Path("state").resolve())
        assert part.environment["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
        assert part.environment["PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE"].endswith("filesystem")


def test_the_environment_of_a_part_is_in_no_message() -> None:
    (part,) = list_parts(Settings(), {"NEWSWIRE_TOKEN": "secret"}, with_prefect=False, with_explorer=False)
    assert "secret" not in repr(part)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd checks its own units")
def test_the_example_of_a_systemd_unit_is_valid(tmp_path: Path) -> None:
    (tmp_path / "README.md").touch()
    command = tmp_path / ".venv/bin/newswire"
    command.parent.mkdir(parents=True)
    command.write_text("#!/bin/sh\n")
    command.chmod(0o755)
    unit = tmp_path / "newswire.service"
    example = (ROOT / "docs/newswire.service").read_text()
    unit.write_text(re.sub("/srv/newswire", str(tmp_path), example))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )
    # other units of the machine may be at fault too
    assert [line for line in done.stderr.splitlines() if "newswire" in line] == []
