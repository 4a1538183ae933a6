"""What the stages and the flows ask of the warehouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from transforms.records import (
    Batch,
    Fingerprint,
    KnownRevision,
    PageOutcome,
    PastText,
    Refusal,
    StoryMember,
    Terms,
)
from warehouse.load import load_batch, record_polls, record_rulings, sync_feeds
from warehouse.read import (
    read_archive_end,
    read_candidates,
    read_fingerprints,
    read_known_pages,
    read_known_revisions,
    read_known_urls,
    read_links,
    read_open_stories,
    read_past_texts,
    read_rulings,
    read_term_frequencies,
    read_totals,
)
from warehouse.sql import read_query


def test_pages_with_an_outcome_are_known_and_why_they_were_refused(
    con: DuckDBPyConnection, make: Any
) -> None:
    load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    refused = make.page("refused")
    why = Refusal(url=None, origin=refused.origin, stage="extract", reason="no-text", detail="it is blank")
    end = PageOutcome(page=refused, outcome="refused", article_id=None, refusal=why)
    load_batch(con, Batch(outcomes=(end,)), run_id="r", now=make.noon)
    one, unknown = make.page("one").page_id, make.page("unknown").page_id
    assert read_known_pages(con, [one, unknown, one, refused.page_id]) == {one: None, refused.page_id: why}
    assert read_known_pages(con, []) == {}


@pytest.mark.parametrize("outcome", ["loaded", "revised", "unchanged", "known", "refused", "pending"])
def test_an_address_is_known_once_it_led_to_an_article(
    con: DuckDBPyConnection, make: Any, outcome: str
) -> None:
    entry = make.entry()
    sync_feeds(con, [make.feed()], now=make.noon)
    record_polls(con, [make.poll(entry)], [make.feed()], run_id="r", now=make.noon)
    page = make.page("paint", entry=entry, at=7)
    article = make.article("paint", page=page)
    load_batch(con, make.batch(article, pages=[page]), run_id="r", now=make.at(8))
    end = make.ended(entry.entry_id, outcome)
    load_batch(con, Batch(entries=(end,)), run_id="r", now=make.at(9))
    known = read_known_urls(con, [entry.canonical_url, "https://elsewhere.example/"])
    finished = outcome not in {"refused", "pending"}
    assert known == ({entry.canonical_url: (article.article_id, make.at(7))} if finished else {})


def test_the_newest_revision_is_the_known_one(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    newest = make.article("one", text="Anew.", at=60)
    load_batch(con, make.batch(newest, revision=2), run_id="r", now=make.noon)
    assert read_known_revisions(con, [newest.article_id, "nobody"]) == {
        newest.article_id: KnownRevision(article_id=newest.article_id, revision=2, sha256=newest.sha256)
    }


def remember(con: DuckDBPyConnection, make: Any, **bands: Sequence[int]) -> dict[str, Fingerprint]:
    """Load an article for each name, a minute after the other, with the bands that are given."""
    articles = {name: make.article(name, at=at) for at, name in enumerate(bands)}
    prints = {name: make.fingerprint(article, *bands[name]) for name, article in articles.items()}
    batch = replace(make.batch(*articles.values()), fingerprints=tuple(prints.values()))
    load_batch(con, batch, run_id="r", now=make.noon)
    return prints


def test_candidates_share_a_band_and_come_with_their_text_and_what_they_share(
    con: DuckDBPyConnection, make: Any
) -> None:
    known = remember(con, make, two=(7, 8, 9), one=(9, 10), neither=(12,))
    new = make.fingerprint(make.article("new", at=4), 8, 9, 99)
    two, one = replace(known["two"], bands=(8, 9)), replace(known["one"], bands=(9,))
    assert read_candidates(con, [new]) == [two, one]
    assert read_candidates(con, [new, known["two"]]) == [replace(one, bands=(9,))]
    assert read_candidates(con, []) == []


def test_candidates_are_few_however_many_share_a_band(con: DuckDBPyConnection, make: Any) -> None:
    crowd = {f"crowd {number}": (1, 2) for number in range(50)}
    remember(con, make, **crowd, rare=(1, 2, 3), single=(4,))
    found = read_candidates(con, [make.fingerprint(make.article("new"), 1, 2, 3, 4)])
    names = {make.article(name).article_id: name for name in (*crowd, "rare", "single")}
    assert {"rare", "single"} < {names[each.article_id] for each in found}
    assert len(found) == 16


def test_those_that_a_person_called_the_same_are_candidates(con: DuckDBPyConnection, make: Any) -> None:
    known = remember(con, make, one=(1,), other=(2,))
    ruling = make.ruling(known["one"].article_id, known["other"].article_id)
    record_rulings(con, made=[ruling])
    assert [each.article_id for each in read_candidates(con, [known["one"]])] == [known["other"].article_id]
    record_rulings(con, made=[replace(ruling, same=False)])
    assert read_candidates(con, [known["one"]]) == []


def test_fingerprints_come_with_the_copies_that_hang_on_them(con: DuckDBPyConnection, make: Any) -> None:
    known = remember(con, make, original=(1,), copy=(2,), other=(3,))
    link = make.copy(make.article("copy"), make.article("original"))
    load_batch(con, Batch(duplicates=(link,)), run_id="r", now=make.noon)
    assert read_fingerprints(con, [known["original"].article_id]) == [known["original"], known["copy"]]
    assert read_fingerprints(con, [known["copy"].article_id, "nobody"]) == [known["copy"]]


def test_links_come_with_those_of_the_same_original(con: DuckDBPyConnection, make: Any) -> None:
    articles = {name: make.article(name) for name in ("original", "copy", "other", "apart", "its copy")}
    links = [
        make.copy(articles["copy"], articles["original"]),
        make.copy(articles["other"], articles["original"]),
    ]
    strange = make.copy(articles["its copy"], articles["apart"])
    load_batch(con, Batch(duplicates=(*links, strange)), run_id="r", now=make.noon)
    expected = sorted(links, key=lambda link: link.article_id)
    for name in ("original", "copy", "other"):
        assert read_links(con, [articles[name].article_id]) == expected


def test_rulings_are_found_by_either_article(con: DuckDBPyConnection, make: Any) -> None:
    first, second = make.ruling("a", "b"), make.ruling("b", "c", relation="story", same=False, at=9)
    record_rulings(con, made=[second, first])
    assert read_rulings(con, ["b"]) == [first, second]
    assert read_rulings(con, ["c", "nobody"]) == [second]
    record_rulings(con, made=[replace(first, same=False)], forgotten=[second])
    assert read_rulings(con, ["b"]) == [replace(first, same=False)]


def test_what_the_newest_revision_says_is_known(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    newest = make.article("one", title="Anew", text="All over.", at=60)
    load_batch(con, make.batch(newest, revision=2), run_id="r", now=make.noon)
    assert read_past_texts(con, [newest.article_id, "nobody"]) == {
        newest.article_id: PastText(article_id=newest.article_id, title="Anew", text="All over.")
    }


def listen(make: Any, at: float = 0, *terms: str, name: str = "new") -> Terms:
    counts = tuple((term, 1) for term in terms or ("plant",))
    return Terms(article_id=make.article(name).article_id, at=make.at(at), counts=counts)


def name_stories(
    con: DuckDBPyConnection, *new: Terms, most: int = 100, young: int = 0, **beside: Any
) -> list[str]:
    members = read_open_stories(con, new, window=timedelta(minutes=60), young=young, most=most, **beside)
    return [member.story_id for member in members]


DAY = 24 * 60


def test_a_story_is_open_as_a_whole_while_one_member_is_near(con: DuckDBPyConnection, make: Any) -> None:
    old, recent = make.article("old", at=0), make.article("recent", at=5 * DAY)
    load_batch(con, make.batch(old, recent, story="open"), run_id="r", now=make.noon)
    load_batch(con, make.batch(make.article("closed", at=0), story="closed"), run_id="r", now=make.noon)
    counts = (("plant", 2), ("n:nissan", 1))
    near = listen(make, 5 * DAY + 30)
    assert read_open_stories(con, [near], window=timedelta(minutes=60), young=0, most=100) == [
        StoryMember(
            story_id="open",
            terms=Terms(article_id=article.article_id, at=article.seen_at, counts=counts),
            duplicate_of=None,
        )
        for article in (old, recent)
    ]
    assert name_stories(con, listen(make, 3 * DAY)) == []
    assert name_stories(con, near, listen(make, 1)) == ["closed", "open", "open"]
    assert name_stories(con) == []


def test_stories_between_two_far_new_articles_are_not_open(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, make.batch(make.article("one", at=4 * DAY), story="s"), run_id="r", now=make.noon)
    assert name_stories(con, listen(make), listen(make, 8 * DAY)) == []


def test_in_a_young_warehouse_all_stories_are_open(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    load_batch(con, make.batch(make.article("two")), run_id="r", now=make.noon)
    assert len(name_stories(con, listen(make, 99 * DAY), young=3)) == 2
    assert name_stories(con, listen(make, 99 * DAY), young=2) == []
    assert name_stories(con, young=3) == []


def test_the_story_of_an_article_named_beside_is_open(con: DuckDBPyConnection, make: Any) -> None:
    article = make.article("old")
    load_batch(con, make.batch(article, story="s"), run_id="r", now=make.noon)
    assert name_stories(con, listen(make, 9 * DAY), beside=[article.article_id]) == ["s"]


def test_of_too_many_stories_those_with_the_rarest_terms_come(con: DuckDBPyConnection, make: Any) -> None:
    articles = [make.article(name) for name in "abcd"]
    words = [("plant",), ("plant", "strike"), ("plant",), ("tyne", "strike")]
    batch = make.batch(*articles)
    terms = [
        replace(each, counts=tuple((word, 1) for word in sorted(said)))
        for each, said in zip(batch.terms, words, strict=True)
    ]
    members = [replace(each, story_id=name) for each, name in zip(batch.memberships, "abcd", strict=True)]
    load_batch(con, replace(batch, terms=tuple(terms), memberships=tuple(members)), run_id="r", now=make.noon)
    new = listen(make, 0, "plant", "strike", "tyne")
    assert name_stories(con, new, most=1) == ["d"]
    assert set(name_stories(con, new, most=2)) == {"b", "d"}
    assert len(name_stories(con, new, most=4)) == len(articles)


def test_a_story_with_more_articles_than_fit_keeps_no_other_out(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, make.batch(*map(make.article, "abc"), story="large"), run_id="r", now=make.noon)
    load_batch(con, make.batch(make.article("d"), story="small"), run_id="r", now=make.noon)
    assert name_stories(con, listen(make), most=2) == ["small"]


def test_a_member_tells_what_it_copies(con: DuckDBPyConnection, make: Any) -> None:
    original, copy = make.article("original"), make.article("copy", at=6)
    batch = replace(make.batch(original, copy, story="s"), duplicates=(make.copy(copy, original),))
    load_batch(con, batch, run_id="r", now=make.noon)
    members = read_open_stories(con, [listen(make)], window=timedelta(minutes=60), young=0, most=9)
    assert [member.duplicate_of for member in members] == [None, original.article_id]


def test_an_article_that_moves_to_another_story_leaves_the_first(con: DuckDBPyConnection, make: Any) -> None:
    article = make.article("one")
    load_batch(con, make.batch(article, story="first"), run_id="r", now=make.noon)
    moved = replace(make.batch(article, story="second").memberships[0], score=0.5)
    load_batch(con, Batch(memberships=(moved,)), run_id="r", now=make.noon)
    assert name_stories(con, listen(make)) == ["second"]


def test_a_new_reading_counts_in_place_of_the_one_before(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, make.batch(make.article("one"), make.article("two")), run_id="r", now=make.noon)
    again = replace(listen(make, 9, "plant", "quay"), article_id=make.article("one").article_id)
    load_batch(con, Batch(terms=(again,)), run_id="r", now=make.noon)
    counted = read_term_frequencies(con, ["plant", "quay", "n:nissan"])
    assert counted == ({"plant": 2, "quay": 1, "n:nissan": 1}, 2)
    load_batch(con, Batch(terms=(replace(again, counts=(("quay", 1),)),)), run_id="r", now=make.noon)
    twice = replace(again, article_id=make.article("two").article_id, counts=(("quay", 2),))
    load_batch(con, Batch(terms=(twice,)), run_id="r", now=make.noon)
    assert read_term_frequencies(con, ["plant", "quay", "n:nissan"]) == ({"quay": 2}, 2)
    assert con.execute("SELECT term FROM store.term_frequencies").fetchall() == [("quay",)]


def test_term_frequencies_count_articles_not_occurrences(con: DuckDBPyConnection, make: Any) -> None:
    assert read_term_frequencies(con, ["plant"]) == ({}, 0)
    batch = make.batch(make.article("one"), make.article("two"))
    one, two = batch.terms
    batch = replace(batch, terms=(one, replace(two, counts=(("plant", 5), ("strike", 1)))))
    load_batch(con, batch, run_id="r", now=make.noon)
    assert read_term_frequencies(con, ["plant", "strike", "absent"]) == ({"plant": 2, "strike": 1}, 2)


def test_an_archive_file_ends_where_its_last_known_record_does(con: DuckDBPyConnection, make: Any) -> None:
    assert read_archive_end(con, "0001.warc.gz") == 0
    fetches = tuple(make.fetch("https://harbour.example/", at=at) for at in (3, 1))
    load_batch(con, Batch(fetches=fetches), run_id="r", now=make.noon)
    load_batch(con, make.batch(make.article("one", at=9)), run_id="r", now=make.noon)
    assert read_archive_end(con, "0001.warc.gz") == 3_900
    assert read_archive_end(con, "0002.warc.gz") == 9_700 - 4_000  # make.batch lands its pages at minute 5


def test_totals_name_the_parts_after_the_whole(con: DuckDBPyConnection, make: Any) -> None:
    one, two = make.article("one"), make.article("two", page=make.page("two", corpus="seed"))
    batch = make.batch(one, two, pages=[make.page("two", corpus="seed")], story="s")
    load_batch(con, replace(batch, duplicates=(make.copy(two, one),)), run_id="r", now=make.noon)
    load_batch(con, Batch(refusals=(make.refusal(),)), run_id="r", now=make.noon)
    totals = read_totals(con)
    assert {name: number for name, number in totals.items() if number} == {
        "articles": 2,
        "articles.inbox": 1,
        "articles.seed": 1,
        "duplicates": 1,
        "pages": 2,
        "refusals": 1,
        "refusals.timeout": 1,
        "revisions": 2,
        "stories": 1,
    }
    assert totals["entries.pending"] == 0


def test_texts_are_looked_up_by_the_index(con: DuckDBPyConnection, make: Any) -> None:
    articles = [make.article(name) for name in ("one", "two", "three")]
    load_batch(con, make.batch(*articles), run_id="r", now=make.noon)
    wanted = ", ".join(f"'{article.article_id}'" for article in articles[:2])
    statement = read_query("read_past_texts").replace("$article_ids", wanted)
    ((_, plan),) = con.execute(f"EXPLAIN ANALYZE {statement}").fetchall()
    assert "Index Scan" in plan


def test_no_name_of_an_article_can_leave_its_quotes(con: DuckDBPyConnection) -> None:
    assert read_past_texts(con, ["it's", "'); DROP TABLE store.revisions; --"]) == {}
    assert con.execute("SELECT count(*) FROM store.revisions").fetchall() == [(0,)]
