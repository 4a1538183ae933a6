"""`newswire doctor` names settings of requests that cannot work, before any request is sent."""

from __future__ import annotations

import socket
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from folders import ROOT
from free_port import find_free_port

from flows.config_file import load_settings
from flows.doctor.finding import Finding
from flows.doctor.knowledge import check_quantities_file, check_taxonomy_file
from flows.doctor.requests import check_ports, check_requests
from flows.errors import SettingsError
from flows.service.parts import LISTENER
from flows.service.status import PartStatus, service_lock, write_status
from flows.settings import Settings
from warehouse.locks import hold_lock

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


def read(folder: Path, text: str) -> Settings:
    (folder / "newswire.toml").write_text(f'home = "{folder}/var"\n{text}', encoding="utf-8")
    settings = load_settings({"NEWSWIRE_CONFIG": str(folder / "newswire.toml")})
    assert settings is not None
    return settings


def list_wrong(findings: list[Finding]) -> list[str]:
    assert all(finding.remedy for finding in findings if not finding.ok)
    return [finding.message for finding in findings if not finding.ok]


FEED = '[[feeds]]\nurl = "https://harbour-courier.org/feed"\n'


@pytest.mark.parametrize(
    ("contact", "is_placeholder"),
    [
        ("https://newswire.example/contact", True),
        ("https://example.com/", True),
        ("me@example.org", True),
        ("https://contact.invalid", True),
        ("", True),
        ("nobody", True),
        ("https://harbour-desk.org/contact", False),
        ("desk@harbour-desk.org", False),
        ("mailto:desk@harbour-desk.org", False),
    ],
)
def test_a_contact_that_leads_nowhere_is_named(tmp_path: Path, contact: str, is_placeholder: bool) -> None:
    settings = read(tmp_path, f'[fetch]\ncontact = "{contact}"\n{FEED}')
    wrong = list_wrong(list(check_requests(settings)))
    assert [message.startswith("contact: ") for message in wrong] == [True] * is_placeholder


def test_a_placeholder_is_no_fault_where_only_hosts_of_ours_are_asked(tmp_path: Path) -> None:
    text = (
        '[fetch]\nprivate = ["127.0.0.1:8600"]\n[fetch.connect_to]\n"news.site.org" = "127.0.0.1:8600"\n'
        '[[feeds]]\nurl = "http://127.0.0.1:8600/feed"\n[[feeds]]\nurl = "http://news.site.org/feed"\n'
    )
    assert list(check_requests(read(tmp_path, text))) == []


def test_a_feed_on_a_port_that_is_never_asked_is_named(tmp_path: Path) -> None:
    text = (
        '[fetch]\ncontact = "desk@harbour-desk.org"\n[[feeds]]\nurl = "https://harbour-courier.org:25/feed"\n'
    )
    (message,) = list_wrong(list(check_requests(read(tmp_path, text))))
    assert message.startswith(
        "feed https://harbour-courier.org:25/feed: it cannot be asked, since the port 25 is"
    )


@pytest.mark.parametrize("host", ["https://a.example", "a.example:443", "A.example", "a.example/feed"])
def test_a_key_of_connect_to_that_matches_no_request_is_named(tmp_path: Path, host: str) -> None:
    settings = read(tmp_path, f'[fetch.connect_to]\n"{host}" = "127.0.0.1:8600"\n')
    assert list_wrong(list(check_requests(settings))) == [
        f"connect_to: {host!r} is no host name, so that no request matches it"
    ]


@pytest.mark.parametrize(
    "setting", ["delay = 0", 'contact = "desk@harbour-desk.org"', 'home = "var"', "max = 3"]
)
def test_a_setting_below_connect_to_is_refused_with_the_reason(tmp_path: Path, setting: str) -> None:
    with pytest.raises(
        SettingsError, match=r"connect_to: \w+ is a setting and no host: TOML takes each line"
    ):
        read(tmp_path, f'[fetch.connect_to]\n"a.example" = "127.0.0.1:8600"\n{setting}\n')


def test_ports_that_are_taken_or_named_twice_are_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        wrong = list_wrong(list(check_ports(read(tmp_path, f"[listen]\nport = {port}\n"))))
        assert wrong == [f"ports: 127.0.0.1:{port} of [listen] cannot be opened: Address already in use"]
    free = find_free_port()
    both = read(tmp_path, f"[listen]\nport = {free}\n[prefect]\nport = {free}\n")
    assert list_wrong(list(check_ports(both))) == [f"ports: [listen] and [prefect] both name {free}"]
    assert list(check_ports(read(tmp_path, f"[listen]\nport = {free}\n"))) == []


def test_a_taxonomy_that_is_missing_or_has_a_mistake_is_named(tmp_path: Path) -> None:
    settings = read(tmp_path, f'taxonomy = "{tmp_path}/mine.toml"\n')
    (message,) = list_wrong(list(check_taxonomy_file(settings)))
    assert "mine.toml cannot be read" in message
    (tmp_path / "mine.toml").write_text("tags = 3\n")
    (message,) = list_wrong(list(check_taxonomy_file(settings)))
    assert "mine.toml cannot be used" in message


def test_quantities_that_are_missing_or_have_a_mistake_are_named(tmp_path: Path) -> None:
    settings = read(tmp_path, f'quantities = "{tmp_path}/mine.toml"\n')
    (message,) = list_wrong(list(check_quantities_file(settings)))
    assert "the quantities" in message
    assert "mine.toml cannot be read" in message
    (tmp_path / "mine.toml").touch()  # not the quantities of a carmaker
    (message,) = list_wrong(list(check_quantities_file(settings)))
    assert "mine.toml cannot be used: line 1: 'version' is missing" in message
    (tmp_path / "mine.toml").write_text('version = "1"\n[quantity.berths]\nunit = ["m"]\n')
    (message,) = list_wrong(list(check_quantities_file(settings)))
    assert "mine.toml cannot be used: line 2: 'label' is missing in 'berths'" in message
    quantities = (ROOT / "transforms/taxonomy/quantities.toml").read_text("utf-8")
    (tmp_path / "mine.toml").write_text(quantities)
    (finding,) = check_quantities_file(settings)
    count = len(tomllib.loads(quantities)["quantity"])
    assert finding.message.endswith(f"mine.toml, {count} quantities")
    assert list(check_quantities_file(read(tmp_path, ""))) == []


def test_a_run_with_quantities_that_have_a_mistake_sends_no_request(
    new_workspace: Workspace, server: ScriptedServer
) -> None:
    feed = server.answer("/feed", b"<rss/>")
    new_workspace.configure(feed, settings='quantities = "mine.toml"')
    (new_workspace.folder / "mine.toml").write_text("version = 1\n")
    done = new_workspace.newswire("run")
    assert (done.returncode, server.requests) == (2, [])
    assert "the quantities mine.toml cannot be used: line 1: " in done.stderr


def test_a_run_with_a_missing_taxonomy_sends_no_request(
    new_workspace: Workspace, server: ScriptedServer
) -> None:
    feed = server.answer("/feed", b"<rss/>")
    new_workspace.configure(feed, settings='taxonomy = "mine.toml"')
    done = new_workspace.newswire("run")
    assert (done.returncode, server.requests) == (2, [])
    assert "the taxonomy mine.toml cannot be read" in done.stderr


@pytest.mark.parametrize(("pid", "is_named"), [(None, True), (1, False)])
def test_a_port_is_looked_at_while_the_part_that_wants_it_does_not_run(
    tmp_path: Path, pid: int | None, is_named: bool
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = read(tmp_path, f"[listen]\nport = {taken.getsockname()[1]}\n")
        settings.home.mkdir()
        part = PartStatus(
            name=LISTENER,
            state="starting" if pid else "waiting",
            pid=pid,
            since=datetime.now(UTC),
            address=None,
            restarts=1,
            last_end="ended with status 2",
        )
        with hold_lock(service_lock(settings), command="newswire up"):
            write_status(settings, [part])
            assert len(list_wrong(list(check_ports(settings)))) == is_named


def test_the_default_contact_of_a_configuration_with_a_mistake_is_not_judged(
    new_workspace: Workspace,
) -> None:
    text = f'[fetch]\ncontcat = "https://harbour-desk.org"\n{FEED}'
    (new_workspace.folder / "newswire.toml").write_text(text, encoding="utf-8")
    done = new_workspace.newswire("doctor")
    assert "fetch.contcat is not a setting; did you mean contact?" in done.stdout
    assert "placeholder" not in done.stdout
