"""`newswire extract` shows what would be read from files and addresses, and loads nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from made_site import BOILERPLATE, write_page

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace

PAGE = """<html lang="en"><head><title>Vans move to Lindum</title>
<meta name="author" content="Mira Holt">
<meta property="article:published_time" content="2026-02-09T10:00:00Z"></head><body><article>
<h1>Nissan moves two vans to Lindum</h1><p>{text}</p><p>Subscribe to our newsletter to get the news first.</p>
<p>{more}</p></article></body></html>"""
HTML = PAGE.format(
    text="Nissan will move two vans to Lindum in March, its manager said on Monday. " * 4,
    more="The plant there has 400 people, and the town has waited for the second shift since spring. " * 4,
)


def list_files(new_workspace: Workspace) -> set[str]:
    return {file.relative_to(new_workspace.folder).as_posix() for file in new_workspace.folder.rglob("*")}


def test_a_file_is_shown_with_dates_text_and_tags_and_nothing_is_stored(new_workspace: Workspace) -> None:
    (new_workspace.folder / "a.html").write_text(HTML, encoding="utf-8")
    done = new_workspace.newswire("extract", "a.html")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].strip() == "Nissan moves two vans to Lindum"
    assert "Mira Holt" in done.stdout
    assert "2026-02-09 10:00 UTC, to the second, from meta" in done.stdout
    assert "newsletter" not in done.stdout
    assert "nissan company subject" in " ".join(done.stdout.split())
    assert list_files(new_workspace) == {"a.html"}


def test_removed_blocks_are_shown_on_demand_with_class_and_rule(new_workspace: Workspace) -> None:
    (new_workspace.folder / "a.html").write_text(HTML, encoding="utf-8")
    done = new_workspace.newswire("extract", "a.html", "--removed")
    assert "~~Subscribe to our newsletter to get the news first.~~ [promo: " in " ".join(done.stdout.split())


def test_json_has_all_blocks_of_each_page_or_its_refusal(new_workspace: Workspace) -> None:
    (new_workspace.folder / "a.html").write_text(HTML, encoding="utf-8")
    (new_workspace.folder / "b.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60))
    done = new_workspace.newswire("extract", "a.html", "b.html", "--format", "json")
    assert done.returncode == 1
    article, refused = json.loads(done.stdout)
    assert article["published_at"] == "2026-02-09T10:00:00+00:00"
    assert {block["class_"] for block in article["blocks"] if "newsletter" in block["text"]} == {"promo"}
    assert "nissan" in {tag["tag"] for tag in article["tags"]}
    assert refused["refused"]["reason"] in {"not-html", "not-text"}
    assert "PNG" in refused["refused"]["detail"]


def test_an_address_is_fetched_by_the_guarded_client(
    new_workspace: Workspace, server: ScriptedServer
) -> None:
    url = server.answer("/a", HTML.encode(), "Content-Type: text/html; charset=utf-8")
    blocked = new_workspace.newswire("extract", url)
    assert (blocked.returncode, server.requests) == (1, [])
    assert "refused as blocked-address" in blocked.stdout
    new_workspace.configure(places=[server.place])
    assert "Nissan moves two vans to Lindum" in new_workspace.newswire("extract", url).stdout
    server.answer("/robots.txt", b"User-agent: *\nDisallow: /", "Content-Type: text/plain")
    assert "refused as robots" in new_workspace.newswire("extract", url).stdout


def test_learned_rules_of_the_edition_are_applied(made_site: Workspace) -> None:
    (made_site.folder / "new.html").write_text(write_page(77), encoding="utf-8")
    try:
        (article,) = json.loads(made_site.newswire("extract", "new.html", "--format", "json").stdout)
    finally:
        (made_site.folder / "new.html").unlink()
    removed = {block["text"]: block["rule"] for block in article["blocks"] if not block["kept"]}
    assert {rule.partition(":")[0] for text, rule in removed.items() if text in BOILERPLATE} == {"learned"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.html"], "does not exist"),
        (["a.html", "--encoding", "klingon"], "no encoding 'klingon'"),
        ([], "Missing argument"),
    ],
)
def test_wrong_usage_is_reported_in_words(new_workspace: Workspace, arguments: list[str], words: str) -> None:
    done = new_workspace.newswire("extract", *arguments)
    assert (done.returncode, words in done.stderr) == (2, True)


def test_a_feed_document_is_named_as_one(new_workspace: Workspace) -> None:
    (new_workspace.folder / "feed.xml").write_text(
        '<rss version="2.0"><channel><title>Courier</title><item><title>A</title></item></channel></rss>'
    )
    done = new_workspace.newswire("extract", "feed.xml")
    assert (done.returncode, "the document of a feed" in done.stdout) == (1, True)
