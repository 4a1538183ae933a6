"""Furniture: blocks that a site repeats on its articles whatever they report, learned by counting.

A decider: what was counted before and new articles go in, counts and rules come out. A rule rests
on numbers that anybody can check: on how many articles of the site the block stands, word for word,
since when, and how many articles the site has had since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import blake2b

from transforms.records import Article, BlockCount, CleanedBlock, LearnedRule, SiteBoilerplate, SiteDay
from transforms.text.normalisation import measure_length, normalise
from transforms.text.sites import registrable_host

LEARNED = "learned:"
"""How the names of learned rules begin."""

# A block is furniture when it stands on so many articles of a site and on such a share of all that the
# site had since, or in the thirty days before if that is longer: one event seldom has more than ten
# reports on one site, but while it lasts they may be most of what there is. A standing sentence of reporting
# ("X is Japan's third-largest carmaker") is kept while it keeps to its subject. On a third of all articles
# it tells no reader and no query anything any more, and the ledger has it.
# On 40 made sites of 60 to 600 articles, furniture on all, two thirds and half of them was found in
# the batch that ended with the 20th, 20th and 30th, at worst the 20th, 30th and 40th; of background on up to
# 8 % nothing was taken. Of events that take three articles in four for up to eleven days 42 were, where
# the share counts from a block's first day alone 271. With six articles for twelve a background sentence
# went as well; with a half for a third, furniture on half of the articles was missed on 3 or 4 sites.
_FEWEST_ARTICLES, _SHARE = 12, 1 / 3
_NEWS = timedelta(days=30)
# An article is a copy, and no witness, when more than this share of its words stands in blocks of one
# article that was counted before; blocks that recur already are left aside. At a half, flashes with more
# furniture than report never counted, and so never lost it.
_COPIED = 0.75
_RECURS = 3
# Shorter ones recur in honest texts as well: "Q:", "What happens next", a dateline, a label. They
# and headings go only where they are left over: with nothing kept behind them, or as the heading of a
# block that went.
_FEWEST_WORDS = 5


def name_site(article: Article) -> str:
    """Return whose furniture stands on `article`: who registered its host, or its source without one."""
    return (registrable_host(article.url) if article.url else None) or article.source


def name_block(site: str, text: str) -> int:
    """Return the key of a block of `site`: a signed 64-bit number, the same for the same words.

    Figures count. A line that differs in them alone is as likely last month's report as furniture.
    """
    named = blake2b(f"{site}\x1f{normalise(text)}".encode(), digest_size=8).digest()
    return int.from_bytes(named, "big", signed=True)


def list_keys(articles: Iterable[Article]) -> set[int]:
    """Return the keys of all blocks of `articles` that may be furniture."""
    return {key for article in articles for key in _list_blocks(article)}


def learn_site_boilerplate(
    articles: Sequence[Article], known: SiteBoilerplate, *, seen: Collection[str]
) -> SiteBoilerplate:
    """Count the blocks of new `articles` and decide which are furniture; returns what changes.

    `known` holds what is remembered of their blocks and sites. Articles whose identifiers are in
    `seen` were counted when they first came. The counts do not depend on which rules are in force,
    so that articles read again with all rules are counted as they were.
    """
    counted = set(seen)
    counts = {count.key: count for count in known.counts}
    days = {(one.site, one.day): one.articles for one in known.days}
    changed: dict[int, str] = {}
    dated: set[tuple[str, date]] = set()
    for article in articles:
        blocks = _list_blocks(article)
        if article.article_id in counted or not blocks or _is_copy(blocks, counts):
            continue
        counted.add(article.article_id)
        site, day = name_site(article), article.seen_at.date()
        days[site, day] = days.get((site, day), 0) + 1
        dated.add((site, day))
        for key, text in blocks.items():
            counts[key] = _count(counts.get(key), key, site, article)
            changed[key] = text
    learned = {rule.key for rule in known.rules}
    rules = [
        _judge(counts[key], text, days, now=max(article.seen_at for article in articles))
        for key, text in changed.items()
        if key not in learned and counts[key].articles >= _FEWEST_ARTICLES
    ]
    return SiteBoilerplate(
        counts=tuple(counts[key] for key in changed),
        days=tuple(SiteDay(site=site, day=day, articles=days[site, day]) for site, day in sorted(dated)),
        rules=tuple(rule for rule in rules if rule),
    )


def remove_learned_blocks(
    blocks: Sequence[CleanedBlock], site: str, rules: Mapping[int, LearnedRule]
) -> tuple[CleanedBlock, ...]:
    """Return `blocks` with those removed that `rules`, by their keys, name; refused rules name none.

    Blocks that a learned rule had removed before are judged anew. Where nothing would be left they all
    stay: no article is lost to learning.
    """
    judged = [_restore(block) for block in blocks]
    named = {
        block.position: rule
        for block in judged
        if block.kept and (rule := rules.get(name_block(site, block.text))) and not rule.refused_at
    }
    gone = {block.position for block in judged if block.position in named and not _is_label(block)}
    is_tail = is_headed = True
    for block in reversed(judged):
        if block.kept and block.position not in gone:
            if block.position in named and (is_tail or (is_headed and block.kind == "heading")):
                gone.add(block.position)
            else:
                is_tail = False
        is_headed = block.position in gone
    if all(block.position in gone for block in judged if block.kept):
        return tuple(judged)
    return tuple(
        replace(block, kept=False, rule=named[block.position].rule, class_=named[block.position].class_)
        if block.position in gone
        else block
        for block in judged
    )


def _restore(block: CleanedBlock) -> CleanedBlock:
    if block.rule and block.rule.startswith(LEARNED):
        return replace(block, kept=True, rule=None, class_=None)
    return block


def _is_label(block: CleanedBlock) -> bool:
    return block.kind == "heading" or measure_length(block.text) < _FEWEST_WORDS


def _list_blocks(article: Article) -> dict[int, str]:
    """Return the blocks that rules other than learned ones keep, each once, by their keys."""
    site = name_site(article)
    kept = [block.text for block in map(_restore, article.blocks) if block.kept and normalise(block.text)]
    return {name_block(site, text): text for text in reversed(kept)}


def _is_copy(blocks: Mapping[int, str], counts: Mapping[int, BlockCount]) -> bool:
    shared: Counter[str] = Counter()
    words = 0
    for key, text in blocks.items():
        before = counts.get(key)
        if before and before.articles >= _RECURS:
            continue
        words += measure_length(text)
        if before:
            shared[before.article_id] += measure_length(text)
    return max(shared.values(), default=0) > _COPIED * words


def _count(before: BlockCount | None, key: int, site: str, article: Article) -> BlockCount:
    day = article.seen_at.date()
    return BlockCount(
        key=key,
        site=site,
        articles=before.articles + 1 if before else 1,
        first_day=min(before.first_day, day) if before else day,
        last_day=max(before.last_day, day) if before else day,
        article_id=article.article_id,
    )


def _judge(
    count: BlockCount, text: str, days: Mapping[tuple[str, date], int], *, now: datetime
) -> LearnedRule | None:
    start = min(count.first_day, count.last_day - _NEWS)
    since = sum(articles for (site, day), articles in days.items() if site == count.site and day >= start)
    if count.articles < _SHARE * since:
        return None
    return LearnedRule(
        rule=f"{LEARNED}{'-'.join(count.site.split())}:{count.key % (1 << 64):016x}"[:-8],
        site=count.site,
        key=count.key,
        text=text,
        class_="repeated",
        articles=count.articles,
        of_articles=since,
        first_day=count.first_day,
        last_day=count.last_day,
        learned_at=now,
    )
