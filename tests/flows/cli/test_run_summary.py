"""A run ends in sentences: what is new, what was refused and why, and the newest headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from made_site import write_pages

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


PAGE = "<html><title>{title}</title><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
TEXT = "The plant at Kaneda stood still on Monday, since a storm took its roof, the mayor said. " * 6


def serve_feed(server: ScriptedServer, *numbers: int) -> str:
    """Serve a feed with an entry for each number; only those below ten have a page."""
    items = "".join(
        f"<item><title>Report {number}</title><link>{server.url(f'/{number}')}</link>"
        f"<pubDate>Mon, {number:02} Feb 2026 10:00:00 +0000</pubDate></item>"
        for number in numbers
    )
    for number in numbers:
        if number < 10:
            page = PAGE.format(title=f"Report {number}", text=f"{TEXT} That was report {number}.")
            server.answer(f"/{number}", page.encode(), "Content-Type: text/html")
    feed = f'<rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'
    return server.answer("/feed", feed.encode())


def test_a_run_says_what_is_new_refused_and_failed(workspace: Workspace, server: ScriptedServer) -> None:
    workspace.configure(serve_feed(server, 1, 2, 11, 12), server.url("/nothing"))
    done = workspace.newswire("run")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith("New: 2 articles of 1 site, ")
    assert lines[1].startswith(f"The feed {server.url('/nothing')} failed: the server answered 404")
    assert lines[2] == "2 pages refused: there is nothing at this address (2); the view refusals has each."
    assert lines[3].startswith("The edition var/news.duckdb has 2 articles in ")
    assert lines[5:8] == [
        "The newest of them:",
        "  2026-02-02  Report 2 (127.0.0.1)",
        "  2026-02-01  Report 1 (127.0.0.1)",
    ]
    assert lines[-1].endswith("newswire explore   # the edition in a browser")
    again = workspace.newswire("-v", "run")
    assert again.stdout.startswith("Nothing new in 2 polls of feeds.\n")
    assert "poll  failed         1" in again.stdout


def test_a_load_names_the_corpus_and_counts_revisions_apart(workspace: Workspace) -> None:
    folder = write_pages(workspace.folder / "pages", range(10, 13))
    assert workspace.newswire("load", "pages", "--corpus", "wire").stdout.startswith(
        "New: 3 articles of the corpus wire, 3 stories.\n"
    )
    page = folder / "010.html"
    page.write_text(
        page.read_text("utf-8").replace("</p>", " The mayor had said so on Friday.</p>", 1), "utf-8"
    )
    (folder / "image.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60))
    changed = workspace.newswire("load", "pages", "--corpus", "wire")
    assert changed.returncode == 1
    lines = changed.stdout.splitlines()
    assert lines[0] == "New: 1 article revised, 1 story."
    assert lines[1].startswith("1 file refused: ")


def test_a_run_says_how_many_entries_are_tried_again(workspace: Workspace, server: ScriptedServer) -> None:
    workspace.configure(serve_feed(server, 11, 12))
    for number in (11, 12):
        server.answer(f"/{number}", b"", status="503 Service Unavailable")
    lines = workspace.newswire("run").stdout.splitlines()
    assert lines[0] == "Nothing new in 1 poll of feeds."
    said = "2 entries are tried again by later runs; the view entries says why, and not before when."
    assert said in lines
    assert "entries on the work list" in workspace.newswire("doctor").stdout
    assert "of articles that are not there" not in workspace.newswire("doctor").stdout
