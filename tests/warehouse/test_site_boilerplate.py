"""Counts of repeated blocks expire, and learned rules with people's decisions on them do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from duckdb import DuckDBPyConnection

from transforms.records import SiteBoilerplate
from warehouse.load import load_batch
from warehouse.site_boilerplate import list_learned_rules, read_site_boilerplate, refuse_rules


def load(con: DuckDBPyConnection, make: Any, name: str, site_boilerplate: SiteBoilerplate) -> None:
    load_batch(
        con,
        replace(make.batch(make.article(name)), site_boilerplate=site_boilerplate),
        run_id="r",
        now=make.noon,
    )


def test_counts_days_and_rules_are_read_as_they_were_loaded(con: DuckDBPyConnection, make: Any) -> None:
    boilerplate = make.site_boilerplate()
    load(con, make, "one", boilerplate)
    (count,) = boilerplate.counts
    day = count.last_day + timedelta(days=90)
    assert read_site_boilerplate(con, [count.key], [count.site], day=day) == boilerplate
    assert read_site_boilerplate(con, [count.key + 1], ["volt.example"], day=day) == SiteBoilerplate()


def test_a_block_not_seen_for_ninety_days_loses_its_count_and_keeps_its_rule(
    con: DuckDBPyConnection, make: Any
) -> None:
    boilerplate = make.site_boilerplate()
    load(con, make, "one", boilerplate)
    (count,) = boilerplate.counts
    late = count.last_day + timedelta(days=91)
    read = read_site_boilerplate(con, [count.key], [count.site], day=late)
    assert (read.counts, read.rules) == ((), boilerplate.rules)
    other = replace(count, key=7, first_day=late, last_day=late)
    load(con, make, "two", SiteBoilerplate(counts=(other,)))
    assert con.execute("SELECT key FROM store.block_counts").fetchall() == [(7,)]
    load(con, make, "three", SiteBoilerplate())
    assert con.execute("SELECT key FROM store.block_counts").fetchall() == [(7,)]


def test_a_later_count_of_a_block_or_a_day_replaces_an_earlier_one(
    con: DuckDBPyConnection, make: Any
) -> None:
    boilerplate = make.site_boilerplate()
    load(con, make, "one", boilerplate)
    (count,), (day,) = boilerplate.counts, boilerplate.days
    more = SiteBoilerplate(counts=(replace(count, articles=40),), days=(replace(day, articles=60),))
    load(con, make, "two", more)
    read = read_site_boilerplate(con, [count.key], [count.site], day=count.last_day)
    assert (read.counts, read.days, read.rules) == (more.counts, more.days, boilerplate.rules)


def test_a_rule_keeps_the_numbers_with_which_it_was_learned(con: DuckDBPyConnection, make: Any) -> None:
    load(con, make, "one", make.site_boilerplate())
    load(con, make, "two", make.site_boilerplate(articles=99))
    (rule,) = list_learned_rules(con)
    assert rule.articles == 12


def test_a_rule_stays_refused_until_a_person_takes_that_back(con: DuckDBPyConnection, make: Any) -> None:
    load(con, make, "one", make.site_boilerplate())
    (rule,) = list_learned_rules(con)
    assert refuse_rules(con, ["no such rule"], refused_at=make.noon) == 0
    assert refuse_rules(con, [rule.rule], refused_at=make.noon) == 1
    assert refuse_rules(con, [rule.rule], refused_at=make.at(5)) == 0
    load(con, make, "two", make.site_boilerplate())
    assert list_learned_rules(con) == [replace(rule, refused_at=make.noon)]
    assert con.execute("SELECT in_force, refused_at FROM learned_rules").fetchall() == [(False, make.noon)]
    assert refuse_rules(con, [rule.rule], refused_at=None) == 1
    assert list_learned_rules(con) == [rule]


def test_removals_count_the_blocks_that_each_rule_removes_from_each_source(
    con: DuckDBPyConnection, make: Any
) -> None:
    load_batch(con, make.batch(make.article("one"), make.article("two")), run_id="r", now=make.noon)
    old = make.article("two", text="Another text altogether.", at=9)
    load_batch(con, make.batch(old, revision=2), run_id="r", now=make.noon)
    ((words,),) = con.execute("SELECT sum(word_count) FROM articles").fetchall()
    rows = con.execute(
        "SELECT rule, class, source, blocks, articles, of_articles, texts, example FROM removals"
    )
    ticker = "HBRW12.50+1.25%"
    assert rows.fetchall() == [("ticker-line", "ticker", "harbour.example", 2, 2, 2, 1, ticker)]
    ((removed, share),) = con.execute("SELECT words, share FROM removals").fetchall()
    assert removed > 0
    assert share == round(removed / (removed + words), 4)
