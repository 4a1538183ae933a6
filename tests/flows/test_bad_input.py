"""Bad input gives a message in words and the right exit status, and nothing else is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.web.transport import LIMITS

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


PROSE = (
    "The Nissan plant at Kaneda will build the next Leaf from April, its manager told reporters on Monday. "
    "It hires 400 people for a second shift, and the supplier park next door grows by two halls. "
    "The governor of the prefecture called the decision good news for a region that lost a steel mill."
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Kaneda builds the Leaf</title></head>
<body><article><h1>Kaneda builds the Leaf</h1><p>{PROSE}</p><p>Deliveries of the car
start in the summer, first in Japan and then in Europe, where dealers have taken 3,000 orders.</p>
</article></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Wheel</title>
<item><title>Kaneda builds the Leaf</title><link>{page}</link><guid>1</guid></item>
<item><title>Another</title><link>{other}</link><guid>2</guid></item></channel></rss>"""


def serve_feed(server: ScriptedServer) -> tuple[str, str]:
    """Serve a feed of a good page and a missing one; return the addresses of the feed and the good page."""
    page = server.answer("/page", PAGE.encode(), "Content-Type: text/html; charset=utf-8")
    other = server.answer("/other", b"", status="404 Not Found")
    return server.answer("/feed", FEED.format(page=page, other=other).encode()), page


def test_an_unreadable_configuration_names_its_line(workspace: Workspace) -> None:
    (workspace.folder / "newswire.toml").write_text("[fetch]\ntimeout = soon\n")
    for command in (("run",), ("sql", "SELECT 1"), ("load", ".")):
        done = workspace.newswire(*command)
        assert done.returncode == 2
        assert "newswire.toml" in done.stderr
        assert "line 2" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_configuration_without_feeds_says_what_to_add(workspace: Workspace) -> None:
    workspace.configure()
    done = workspace.newswire("run")
    assert done.returncode == 2
    assert "[[feeds]]" in done.stderr
    listed = workspace.newswire("feeds", "list")
    assert (listed.returncode, "newswire.toml lists none" in listed.stderr) == (0, True)


def test_feeds_that_are_listed_twice_are_named(workspace: Workspace) -> None:
    workspace.configure("https://a.example/f", "https://a.example/f", "https://b.example/f")
    printed = workspace.newswire("doctor").stdout
    assert "2 feeds; listed more than once, and counted once: https://a.example/f" in " ".join(
        printed.split()
    )


def test_advice_names_the_configuration_that_is_used(workspace: Workspace, server: ScriptedServer) -> None:
    other = workspace.folder / "other.toml"
    other.write_text("[fetch]\ndelay = 0\n")
    done = workspace.newswire("run", NEWSWIRE_CONFIG="other.toml")
    assert done.stderr == "newswire: other.toml lists no feeds; add a [[feeds]] table with a url\n"
    url = server.answer("/gone", b"", status="404 Not Found")
    other.write_text(f'[fetch]\nprivate = ["{server.place}"]\n[[feeds]]\nurl = "{url}"\n')
    assert workspace.newswire("run", NEWSWIRE_CONFIG="other.toml").returncode == 1
    printed = workspace.newswire("doctor", NEWSWIRE_CONFIG="other.toml").stdout
    assert "configuration: other.toml, 1 feed" in printed
    assert "correct or remove it in other.toml" in printed
    assert "configuration: none, so runs poll the sample site" in workspace.newswire("doctor").stdout


def test_addresses_that_are_no_feeds_are_named_one_by_one_and_the_good_feed_is_loaded(
    workspace: Workspace, server: ScriptedServer
) -> None:
    good, page = serve_feed(server)
    bad = {
        server.answer("/html", b"<!DOCTYPE html><html></html>"): "web page (HTML)",
        server.answer("/nothing", b""): "empty answer",
        server.answer("/missing", b"", status="404 Not Found"): "404",
        "http://127.0.0.1:1/closed": "does not answer",
    }
    workspace.configure(*bad, good)
    done = workspace.newswire("run")
    assert done.returncode == 1
    for url, words in bad.items():
        (line,) = [line for line in done.stderr.splitlines() if url in line]
        assert words in line
    assert workspace.ask("SELECT url FROM articles") == [(page,)]
    assert workspace.ask("SELECT count(*) FROM feeds WHERE failures > 0") == [(len(bad),)]


def test_the_complete_entries_of_a_truncated_feed_are_read_and_it_is_polled_again(
    workspace: Workspace, server: ScriptedServer
) -> None:
    _, page = serve_feed(server)
    whole = FEED.format(page=page, other=server.url("/other"))
    workspace.configure(server.answer("/feed", whole[: whole.index("<guid>2")].encode(), 'ETag: "v1"'))
    done = workspace.newswire("run")
    assert done.returncode == 1
    assert "breaks off at line" in done.stderr
    assert workspace.ask("SELECT url FROM articles") == [(page,)]
    server.answer("/feed", whole.encode(), 'ETag: "v1"')
    assert workspace.newswire("run").returncode == 0
    assert workspace.ask("SELECT outcome FROM entries ORDER BY guid") == [("loaded",), ("refused",)]
    assert not any(b"If-None-Match" in request for request in server.requests)


@pytest.mark.parametrize("announced", [True, False])
def test_a_page_of_more_than_the_limit_is_refused_and_the_page_beside_it_loaded(
    workspace: Workspace, server: ScriptedServer, announced: bool
) -> None:
    feed, page = serve_feed(server)
    body = b"<p>".ljust(LIMITS["page"] + 1, b"x")
    length = f"Content-Length: {len(body)}" if announced else "Connection: close"
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{length}\r\n\r\n".encode()
    server.send("/other", head + body)
    workspace.configure(feed)
    assert workspace.newswire("run").returncode == 0
    assert workspace.ask("SELECT url FROM articles") == [(page,)]
    assert workspace.ask("SELECT reason FROM refusals") == [("too-large",)]


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_loaded(workspace: Workspace) -> None:
    bad = {
        "empty.txt": (b"", "no text"),
        "blank.txt": (b" \n\n ", "no text"),
        "latin.txt": ("Le constructeur a annonc\u00e9 un accord.".encode("cp1252"), "--encoding"),
        "binary.txt": (b"\x00\x01\x02 binary \x00" * 50, "text"),
    }
    (workspace.folder / "in").mkdir()
    for name, (body, _) in bad.items():
        (workspace.folder / "in" / name).write_bytes(body)
    (workspace.folder / "in" / "good.txt").write_text(PROSE, encoding="utf-8")
    for _ in range(2):
        done = workspace.newswire("load", "in", "--corpus", "mine")
        assert done.returncode == 1
        for name, (_, words) in bad.items():
            (line,) = [line for line in done.stderr.splitlines() if name in line]
            assert words in line.partition(name)[2]
        assert workspace.ask("SELECT origin FROM articles") == [("good.txt",)]
        assert workspace.ask("SELECT count(*) FROM refusals") == [(len(bad),)]


def test_a_file_whose_reading_was_stopped_by_the_time_limit_is_read_by_the_next_load(
    workspace: Workspace,
) -> None:
    text = "\n\n".join(f"{number}. {PROSE}" for number in range(1_000))
    (workspace.folder / "a.txt").write_text(text, encoding="utf-8")
    workspace.configure(read="timeout = 0.01")
    done = workspace.newswire("load", "a.txt")
    assert done.returncode == 1
    # of CPU time, or on a busy machine by the clock
    assert any(f"reading it took more than {limit} seconds" in done.stderr for limit in (0.01, 0.2))
    workspace.configure()
    assert workspace.newswire("load", "a.txt").returncode == 0
    assert workspace.ask("SELECT origin FROM articles") == [("a.txt",)]


def test_a_file_in_another_encoding_is_read_when_it_is_named(workspace: Workspace) -> None:
    (workspace.folder / "a.txt").write_bytes(PROSE.replace("Kaneda", "Kan\u00e9da").encode("cp1252"))
    assert workspace.newswire("load", "a.txt", "--encoding", "cp1252").returncode == 0
    ((text,),) = workspace.ask("SELECT text FROM articles")
    assert "Kan\u00e9da" in text


def test_a_file_that_was_refused_for_its_encoding_is_read_again_in_the_one_that_is_named(
    workspace: Workspace,
) -> None:
    (workspace.folder / "a.txt").write_bytes(PROSE.replace("Kaneda", "Kan\u00e9da").encode("cp1252"))
    assert workspace.newswire("load", "a.txt").returncode == 1
    assert workspace.ask("SELECT reason FROM refusals") == [("not-utf8",)]
    assert workspace.newswire("load", "a.txt", "--encoding", "cp1252").returncode == 0
    ((text,),) = workspace.ask("SELECT text FROM articles")
    assert "Kan\u00e9da" in text
    edition = workspace.ask("SELECT * FROM articles, pages")
    assert workspace.newswire("load", "a.txt", "--encoding", "cp1252").returncode == 0
    assert workspace.newswire("load", "a.txt").returncode == 0
    assert workspace.ask("SELECT * FROM articles, pages") == edition


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("load", "nowhere.txt"), "does not exist"),
        (("load",), "Missing argument"),
        (("load", ".", "--corpus", "Feed!"), "cannot name a corpus"),
        (("load", ".", "--corpus", "feed"), "choose another name"),
        (("load", ".", "--encoding", "klingon"), "klingon"),
        (("load", ".", "--encoding", "hex"), "hex"),
        (("run", "--corpus-dir", "nowhere"), "does not exist"),
        (("run", "--smaple"), "--sample"),
        (("sql", "SELECT 1"), "newswire run"),
        (("nonsense",), "nonsense"),
    ],
)
def test_wrong_usage_is_reported_in_words(
    workspace: Workspace, arguments: tuple[str, ...], words: str
) -> None:
    done = workspace.newswire(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_sql_and_writing_sql_are_refused(workspace: Workspace) -> None:
    (workspace.folder / "a.txt").write_text(PROSE, encoding="utf-8")
    assert workspace.newswire("load", "a.txt").returncode == 0
    for query in (
        "SELEKT 1",
        "SELECT nothing FROM articles",
        "DELETE FROM store.articles",
        "COPY articles TO 'stolen.csv'",
        "SELECT * FROM read_text('a.txt')",
        "SET enable_external_access = true",
        "INSTALL httpfs",
    ):
        done = workspace.newswire("sql", query)
        assert done.returncode == 2, query
        assert "Traceback" not in done.stderr
    assert workspace.newswire("sql").returncode == 2
    assert workspace.newswire("why", "nobody").returncode == 2
