"""Blocks that a site repeats are removed once they are learned, and kept when a person refuses the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from made_site import BOILERPLATE, SHARED, count_with, write_pages

from warehouse.connection import hold_writer

if TYPE_CHECKING:
    from conftest import Workspace


def test_boilerplate_is_removed_from_the_batch_that_learns_it_on_and_a_shared_sentence_stays(
    made_site: Workspace,
) -> None:
    for line in BOILERPLATE:
        assert count_with(made_site, line) == 10  # those that were loaded before anything was learned
    assert count_with(made_site, SHARED) == 10
    rows = made_site.ask(
        "SELECT text, site, class, articles, of_articles, in_force FROM learned_rules ORDER BY text"
    )
    assert rows == [(line, "Kaneda Courier", "repeated", 20, 20, True) for line in sorted(BOILERPLATE)]


def test_everything_derived_comes_from_the_text_without_boilerplate(made_site: Workspace) -> None:
    """Words, digest, index and evidence are those of the text that is published."""
    ((wrong,),) = made_site.ask(
        "SELECT count(*) FROM articles WHERE origin >= '010' AND "
        "(contains(text, 'masthead') OR word_count <> len(regexp_extract_all(text, '\\w+')))"
    )
    assert wrong == 0
    ((indexed,),) = made_site.ask("SELECT count(*) FROM search_matches('masthead')")
    assert indexed == 10
    ((termed,),) = made_site.ask("SELECT count(*) FROM store.terms WHERE list_contains(terms, 'masthead')")
    assert termed <= 10
    ((digests,),) = made_site.ask("SELECT count(DISTINCT text_sha256) FROM store.fingerprints")
    assert digests == 30


def test_every_removed_block_is_listed_and_counted_by_rule(made_site: Workspace) -> None:
    rows = made_site.ask(
        "SELECT example, source, blocks, articles, of_articles, texts FROM removals "
        "WHERE class = 'repeated' ORDER BY example"
    )
    assert rows == [(line, "Kaneda Courier", 20, 20, 30, 1) for line in sorted(BOILERPLATE)]
    ((words, share),) = made_site.ask(
        f"SELECT words, share FROM removals WHERE example = $${BOILERPLATE[0]}$$"
    )
    assert words == 20 * len(BOILERPLATE[0].split())
    assert 0.02 < share < 0.1
    printed = made_site.newswire("why", "025.html").stdout
    flat = " ".join(printed.split())
    places = [flat.index(f"~~{line}~~ [repeated: learned:Kaneda-Courier:") for line in BOILERPLATE]
    assert places == sorted(places)
    assert flat.count("was learned: on 20 of 20 articles of Kaneda Courier, from 20") == 3


def test_a_person_can_refuse_a_rule_and_restore_it(site_copy: Workspace) -> None:
    ((rule,),) = site_copy.ask(f"SELECT rule FROM learned_rules WHERE text = $${BOILERPLATE[1]}$$")
    assert rule in site_copy.newswire("rules", "list").stdout
    assert site_copy.newswire("rules", "forget", "learned:nothing").returncode == 2
    assert site_copy.newswire("rules", "forget", rule).returncode == 0
    assert "refused" in site_copy.newswire("rules", "list").stdout
    assert site_copy.ask(f"SELECT in_force FROM learned_rules WHERE rule = '{rule}'") == [(False,)]
    more = write_pages(site_copy.folder / "d", range(30, 45))
    assert site_copy.newswire("load", str(more)).returncode == 0
    assert count_with(site_copy, BOILERPLATE[0]) == 10
    assert count_with(site_copy, BOILERPLATE[1]) == 25
    assert site_copy.newswire("rules", "restore", rule).returncode == 0
    assert site_copy.ask(f"SELECT in_force FROM learned_rules WHERE rule = '{rule}'") == [(True,)]
    assert site_copy.newswire("load", str(write_pages(site_copy.folder / "e", range(45, 50)))).returncode == 0
    assert count_with(site_copy, BOILERPLATE[1]) == 25


def test_rules_are_listed_while_the_warehouse_is_written_to(site_copy: Workspace) -> None:
    ((rule,),) = site_copy.ask(f"SELECT rule FROM learned_rules WHERE text = $${BOILERPLATE[0]}$$")
    with hold_writer(site_copy.folder / "var" / "warehouse.duckdb"):
        listed = site_copy.newswire_process("rules", "list")
    assert (listed.returncode, rule in listed.stdout) == (0, True)


def test_one_batch_can_learn_a_rule_and_be_cleaned_by_it(workspace: Workspace) -> None:
    assert workspace.newswire("load", str(write_pages(workspace.folder / "all", range(30)))).returncode == 0
    assert [count_with(workspace, line) for line in BOILERPLATE] == [0, 0, 0]
    assert count_with(workspace, SHARED) == 10


def test_an_article_with_the_same_text_as_before_a_rule_was_learned_is_no_revision(
    site_copy: Workspace,
) -> None:
    for file in (site_copy.folder / "a").iterdir():
        file.write_text(file.read_text("utf-8") + "<!-- served by another machine -->", encoding="utf-8")
    assert site_copy.newswire("load", str(site_copy.folder / "a")).returncode == 0
    assert site_copy.ask("SELECT max(revision), count(*) FROM articles") == [(1, 30)]
    changed = site_copy.folder / "a" / "004.html"
    changed.write_text(
        changed.read_text("utf-8").replace("</h1>", "</h1><p>It was Ada Quill's idea, the mayor said.</p>")
    )
    assert site_copy.newswire("load", str(site_copy.folder / "a")).returncode == 0
    ((text,),) = site_copy.ask("SELECT text FROM articles WHERE revision = 2")
    assert "Ada Quill" in text
    assert BOILERPLATE[0] not in text
