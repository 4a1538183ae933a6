"""The service as a process: what arrives is queryable, whatever happens to the process."""

from __future__ import annotations

import contextlib
import shutil
import signal
import urllib.error
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from made_site import write_page
from service_process import Service, run_service
from waiting import wait_until

from warehouse.edition import open_edition

if TYPE_CHECKING:
    from conftest import ScriptedServer

TEXT = "Nissan hires in {0}\n\nNissan will hire {1} people in {0}, its manager said on Monday to the press."


def query(edition: Path, statement: str) -> list[Any]:
    if not edition.exists():
        return []
    with open_edition(edition) as con:
        return con.execute(statement).fetchall()


def wait_for_articles(service: Service, *expected: tuple[str, str]) -> None:
    """Wait until the edition has exactly these corpora and origins of articles."""
    statement = "SELECT corpus, origin FROM articles ORDER BY ALL"
    wait_until(lambda: query(service.edition, statement) == sorted(expected), seconds=60)


def test_pushes_and_inbox_files_are_queryable_and_each_once(tmp_path: Path) -> None:
    with run_service(tmp_path) as service:
        page = "<html><body><article><p>" + TEXT.format("Oppama", 40) * 4 + "</p></article></body></html>"
        for _ in range(2):
            service.post(page.encode(), Content_Type="text/html", X_Url="https://a.example/1")
            service.push_text("https://a.example/2", TEXT.format("Kaneda", 300))
        inbox = tmp_path / "var" / "inbox"
        inbox.mkdir(parents=True, exist_ok=True)
        (inbox / "note.txt").write_text(TEXT.format("Smyrna", 55), encoding="utf-8")
        (inbox / "empty.txt").write_text("", encoding="utf-8")
        wait_for_articles(
            service, ("inbox", "note.txt"), ("push", "https://a.example/1"), ("push", "https://a.example/2")
        )
        notes = [inbox / name for name in ("refused/empty.txt.note.txt", "done/note.txt.note.txt")]
        wait_until(lambda: all(note.exists() and note.stat().st_size for note in notes))
        assert notes[1].read_text(encoding="utf-8") == "loaded\n"
        wait_until(lambda: service.read_health()["waiting"] == 0)
        health = service.read_health()
        assert (health["status"], health["last_error"]) == ("ok", None)


def test_a_folder_that_takes_the_place_of_the_state_is_not_begun_in(tmp_path: Path) -> None:
    home, away = tmp_path / "var", tmp_path / "away"
    with run_service(tmp_path) as service:
        service.push_text("https://a.example/1", TEXT.format("Oppama", 40))
        wait_for_articles(service, ("push", "https://a.example/1"))
        home.rename(away)  # what an unmounted disk looks like
        home.mkdir()
        with pytest.raises(urllib.error.HTTPError, match="507"):
            service.push_text("https://a.example/2", TEXT.format("Kaneda", 300))
        (home / "inbox").mkdir()
        (home / "inbox/note.txt").write_text(TEXT.format("Smyrna", 55), encoding="utf-8")
        wait_until(lambda: service.read_health()["status"] == "failing")
        assert "var is not the folder that the service began with" in service.read_health()["last_error"]
        assert [path.name for path in home.iterdir()] == ["inbox"]
        shutil.rmtree(home)
        away.rename(home)
        service.push_text("https://a.example/2", TEXT.format("Kaneda", 300))
        wait_for_articles(service, ("push", "https://a.example/1"), ("push", "https://a.example/2"))
        wait_until(lambda: service.read_health()["status"] == "ok")


def test_a_killed_service_loses_and_doubles_nothing(tmp_path: Path) -> None:
    urls = [f"https://a.example/{number}" for number in range(6)]
    with contextlib.suppress(AssertionError), run_service(tmp_path) as service:
        for number, url in enumerate(urls[:3]):
            service.push_text(url, TEXT.format(f"Town {number}", number + 10))
        service.process.send_signal(signal.SIGKILL)
        service.process.wait()
    with run_service(tmp_path) as service:
        for number, url in enumerate(urls):
            service.push_text(url, TEXT.format(f"Town {number}", number + 10))
        wait_for_articles(service, *(("push", url) for url in urls))


def test_changed_feeds_and_pushed_documents_are_queryable(tmp_path: Path, server: ScriptedServer) -> None:
    def publish(*numbers: int) -> None:
        for number in numbers:
            server.answer(f"/{number}", write_page(number).encode(), "Content-Type: text/html")
        items = (
            f"<item><title>{number}</title><link>{server.url(f'/{number}')}</link></item>"
            for number in numbers
        )
        server.answer("/feed", f"<rss><channel><title>T</title>{''.join(items)}</channel></rss>".encode())

    publish(1)
    config = (
        f'[fetch]\nprivate = ["{server.place}"]\ndelay = 0\n[schedule]\nmin = 1\nmax = 1\n'
        f'[[feeds]]\nurl = "{server.url("/feed")}"'
    )
    with run_service(tmp_path) as service:
        with (tmp_path / "newswire.toml").open("a", encoding="utf-8") as file:
            file.write(config)  # as `newswire feeds add` does while the service runs
        wait_until(lambda: len(query(service.edition, "FROM articles")) == 1, seconds=60)
        publish(1, 2)
        wait_until(lambda: len(query(service.edition, "FROM articles")) == 2, seconds=60)
        pushed = server.answer("/3", write_page(3).encode(), "Content-Type: text/html")
        document = (
            f"<rss><channel><title>T</title><item><link>{pushed}</link></item></channel></rss>".encode()
        )
        for _ in range(2):
            service.post(document, X_Url="https://hub.example/feed")
        wait_until(lambda: len(query(service.edition, "FROM articles")) == 3, seconds=60)
        assert service.read_health()["last_error"] is None
        assert query(
            service.edition, "SELECT last_polled_at, next_poll_at FROM feeds WHERE NOT configured"
        ) == [(None, None)]
