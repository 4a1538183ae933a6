"""Site boilerplate is learned by counting, whatever its words are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from records import make_article

from transforms.cleaning.learned_blocks import remove_learned_blocks
from transforms.cleaning.site_boilerplate import (
    compute_block_key,
    find_site,
    learn_site_boilerplate,
    list_block_keys,
)
from transforms.extraction.assembly import reassemble_article
from transforms.records import Article, BlockKind, CleanedBlock, LearnedRule, SiteBoilerplate

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PLEDGE = "The Courier is owned by its readers and prints what the harbour talks about."
WORDS = [
    "kaneda",
    "paint",
    "shift",
    "crane",
    "quay",
    "union",
    "hull",
    "bid",
    "tariff",
    "ferry",
    "mayor",
    "hybrid",
    "axle",
    "loan",
    "court",
    "strike",
]


def own_words(number: int) -> str:
    """Return a paragraph that is different for every number."""
    return " ".join(WORDS[(number * step + step) % len(WORDS)] + str(number) for step in range(1, 25)) + "."


def report(number: int, *extra: str, day: int = 0, head: Sequence[str] = (), own: str = "") -> Article:
    texts = [*head, own or own_words(number), own_words(number + 10_000), *extra]
    blocks = tuple(
        CleanedBlock(position=place, kind="paragraph", text=text, kept=True, rule=None, class_=None)
        for place, text in enumerate(texts)
    )
    article = make_article(
        name=f"a{number}",
        title=f"Report {number}",
        source="www.wire.example",
        seen_at=NOON + timedelta(days=day),
        blocks=blocks,
    )
    return reassemble_article(article, blocks)


def learn(batches: Sequence[Sequence[Article]]) -> tuple[SiteBoilerplate, list[LearnedRule]]:
    """Learn batch after batch, as the warehouse does; return what is stored, and the rules in order."""
    stored, rules, seen = SiteBoilerplate(), [], set[str]()
    for batch in batches:
        learned = learn_site_boilerplate(batch, stored, seen=seen)
        rules += learned.rules
        seen |= {article.article_id for article in batch}
        counts = {count.key: count for count in (*stored.counts, *learned.counts)}
        days = {(one.site, one.day): one for one in (*stored.days, *learned.days)}
        stored = SiteBoilerplate(
            counts=(*counts.values(),), days=(*days.values(),), rules=(*stored.rules, *learned.rules)
        )
    return stored, rules


def remove_learned(article: Article, rules: Sequence[LearnedRule]) -> Article:
    blocks = remove_learned_blocks(article.blocks, find_site(article), {rule.key: rule for rule in rules})
    return reassemble_article(article, blocks)


@pytest.mark.parametrize("batch", [1, 7, 60])
def test_a_block_on_every_article_is_learned_with_the_twelfth(batch: int) -> None:
    articles = [report(number, PLEDGE, day=number // 4) for number in range(60)]
    _, rules = learn([articles[start : start + batch] for start in range(0, 60, batch)])
    (rule,) = rules
    assert (rule.text, rule.site, rule.class_) == (PLEDGE, "wire.example", "repeated")
    assert rule.rule == f"learned:wire.example:{rule.key % (1 << 64):016x}"[:-8]
    assert 12 <= rule.articles == rule.of_articles <= max(batch, 18)
    cleaned = remove_learned(articles[-1], rules)
    assert PLEDGE not in cleaned.text
    assert cleaned.blocks[-1].rule == rule.rule
    assert cleaned.word_count < articles[-1].word_count
    assert cleaned.sha256 != articles[-1].sha256


@pytest.mark.parametrize(("share", "learned"), [(1, True), (2, True), (3, True), (4, False), (9, False)])
def test_a_block_is_learned_only_when_it_is_on_a_third_of_the_articles(share: int, learned: bool) -> None:
    articles = [report(number, *[PLEDGE] * (number % share == 0)) for number in range(120)]
    assert bool(learn([articles])[1]) is learned


def test_a_block_of_a_week_is_measured_against_the_articles_of_thirty_days() -> None:
    before = [report(number, day=number // 4) for number in range(100)]
    event = [report(number, PLEDGE, day=number // 4) for number in range(100, 128)]
    assert learn([before, event])[1] == []


def test_a_sentence_that_ten_reports_of_one_event_share_is_kept_even_when_they_come_first() -> None:
    line = "The union represents 2,100 of the 3,000 people who work at the Kaneda plant."
    articles = [report(number, PLEDGE, *[line] * (number < 10)) for number in range(60)]
    _, rules = learn([[article] for article in articles])
    assert [rule.text for rule in rules] == [PLEDGE]
    assert line in remove_learned(articles[3], rules).text


@pytest.mark.parametrize("added", [0, 1])
def test_copies_of_one_text_are_not_counted(added: int) -> None:
    """Count thirty copies as one article, word for word or each with a line of its own."""
    long = [own_words(number) for number in range(500, 508)]
    copies = [report(number, *long, own="Correction follows.") for number in range(30)]
    for number in range(30):
        blocks = [*copies[number].blocks[:1], *copies[number].blocks[2:]]
        line = CleanedBlock(
            position=99,
            kind="paragraph",
            text=f"Amended by desk {number}.",
            kept=True,
            rule=None,
            class_=None,
        )
        copies[number] = reassemble_article(copies[number], [*blocks, *[line] * added])
    stored, rules = learn([copies])
    assert rules == []
    assert {count.articles for count in stored.counts} == {1}


def test_articles_made_of_paragraphs_of_several_others_are_no_copies() -> None:
    stock = [own_words(number) for number in range(800, 824)]
    articles = []
    for number in range(60):
        parts = [stock[number * step % 24] for step in (5, 7, 11)]
        article = report(number, *parts, PLEDGE)
        blocks = [replace(block, position=place) for place, block in enumerate(article.blocks[2:])]
        articles.append(reassemble_article(article, blocks))
    assert PLEDGE in {rule.text for rule in learn([articles[:19]])[1]}
    assert PLEDGE in {rule.text for rule in learn([articles])[1]}


def test_flashes_with_more_boilerplate_than_report_are_cleaned_too() -> None:
    box = [f"{PLEDGE} {own_words(number)}" for number in range(900, 903)]
    _, rules = learn([[report(number, *box)] for number in range(20)])
    assert {rule.text for rule in rules} == set(box)


def test_an_article_that_is_read_again_is_not_counted_again() -> None:
    batches = [[report(number % 3, PLEDGE)] for number in range(40)]
    stored, rules = learn(batches)
    assert rules == []
    assert sum(one.articles for one in stored.days) == 3


def test_two_sites_are_counted_separately() -> None:
    articles = [
        replace(report(number, PLEDGE), url=f"https://{'ab'[number % 2]}.example/{number}")
        for number in range(22)
    ]
    assert learn([articles])[1] == []
    assert {rule.site for rule in learn([[*articles, *_elsewhere(articles)]])[1]} == {
        "a.example",
        "b.example",
    }


def _elsewhere(articles: Sequence[Article]) -> list[Article]:
    more = [report(number + 50, PLEDGE) for number in range(len(articles))]
    return [replace(one, url=old.url) for one, old in zip(more, articles, strict=True)]


def test_a_block_is_measured_against_the_articles_since_its_first_day() -> None:
    old = [report(number, day=0) for number in range(300)]
    new = [report(number + 300, PLEDGE, day=40) for number in range(15)]
    (rule,) = learn([old, new])[1]
    assert (rule.articles, rule.of_articles, rule.first_day) == (15, 15, (NOON + timedelta(days=40)).date())


def test_blocks_that_differ_only_in_figures_are_different_blocks() -> None:
    articles = [
        report(number, f"The index closed at {39_000 + number} points on Monday.") for number in range(60)
    ]
    assert learn([articles])[1] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Q: And then?", "paragraph"),
        ("What happens to drivers in the next years", "heading"),
        ("TOKYO", "paragraph"),
    ],
)
def test_a_short_line_or_heading_is_removed_only_when_nothing_after_it_is_kept(
    text: str, kind: BlockKind
) -> None:
    articles = []
    for number in range(30):
        article = report(number, PLEDGE, head=[text])
        blocks = [replace(block, kind=kind) if block.text == text else block for block in article.blocks]
        tail = replace(blocks[0], position=98)
        last = replace(blocks[-1], position=99)
        articles.append(reassemble_article(article, [*blocks, tail, last]))
    _, rules = learn([articles])
    assert {rule.text for rule in rules} == {text, PLEDGE}
    kept = [block.kept for block in remove_learned(articles[0], rules).blocks]
    assert kept == [True, True, True, False, False, False]


def test_a_heading_is_removed_together_with_the_block_under_it() -> None:
    articles = []
    for number in range(20):
        article = report(number, "From our house", PLEDGE, own_words(number + 20_000))
        blocks = [
            replace(block, kind="heading") if block.text == "From our house" else block
            for block in article.blocks
        ]
        articles.append(reassemble_article(article, blocks))
    _, rules = learn([articles])
    assert [block.kept for block in remove_learned(articles[0], rules).blocks] == [
        True,
        True,
        False,
        False,
        True,
    ]


def test_an_article_that_is_nothing_but_boilerplate_stays_whole() -> None:
    _, rules = learn([[report(number, PLEDGE) for number in range(20)]])
    article = report(99, own=PLEDGE)
    only = reassemble_article(article, article.blocks[:1])
    assert remove_learned(only, rules) == only


def test_a_refused_rule_removes_nothing_and_is_not_learned_again() -> None:
    stored, (rule,) = learn([[report(number, PLEDGE) for number in range(20)]])
    refused = replace(rule, refused_at=NOON)
    more = [report(number, PLEDGE) for number in range(20, 40)]
    again = learn_site_boilerplate(more, replace(stored, rules=(refused,)), seen=set())
    assert again.rules == ()
    assert max(count.articles for count in again.counts) == 40
    assert PLEDGE in remove_learned(more[0], [refused]).text


def test_blocks_that_a_rule_removed_are_counted_and_come_back_when_it_is_refused() -> None:
    _, (rule,) = learn([[report(number, PLEDGE) for number in range(20)]])
    cleaned = remove_learned(report(50, PLEDGE), [rule])
    assert list_block_keys([cleaned]) == list_block_keys([report(50, PLEDGE)])
    assert remove_learned(cleaned, [replace(rule, refused_at=NOON)]) == report(50, PLEDGE)


def test_blocks_that_other_rules_removed_are_not_counted() -> None:
    article = report(1, PLEDGE)
    removed = replace(article.blocks[-1], kept=False, rule="newsletter", class_="promo")
    assert compute_block_key("wire.example", PLEDGE) not in list_block_keys(
        [replace(article, blocks=(*article.blocks[:-1], removed))]
    )


def test_a_title_made_of_boilerplate_is_replaced_by_the_first_sentence_that_is_kept() -> None:
    article = report(1, head=[PLEDGE])
    named = replace(article, title=PLEDGE.rstrip("."))
    assert PLEDGE.rstrip(".") in named.title
    _, rules = learn([[report(number, PLEDGE) for number in range(20)]])
    assert remove_learned(named, rules).title != named.title
    assert remove_learned(article, rules).title == article.title


def test_the_versions_of_one_article_are_counted_once() -> None:
    said = [own_words(place) for place in range(1, 5)]
    more = [  # the first versions have much more around the same text
        [own_words(100 + 9 * number + place) for place in range(10)] if number < 3 else []
        for number in range(43)
    ]
    reports = [report(number, *said[1:], *each, own=said[0]) for number, each in enumerate(more)]
    versions = [replace(each, title="The crane is sold") for each in reports]
    learned = learn_site_boilerplate(versions, SiteBoilerplate(), seen=())
    assert not learned.rules
    keys = list_block_keys(versions[3:])
    assert 0 < max(count.articles for count in learned.counts if count.key in keys) <= 3
