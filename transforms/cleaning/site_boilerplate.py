"""Learn site boilerplate: blocks that a site repeats on its articles whatever they report.

This is a pure decider: the counts so far and new articles go in, changed counts and new rules come out. A
rule is based on numbers that anybody can check: on how many articles of the site the block occurs, word
for word, since when, and how many articles the site has had since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from hashlib import blake2b

from transforms.records import Article, BlockCount, CleanedBlock, LearnedRule, SiteBoilerplate, SiteDay
from transforms.text.normalisation import measure_length, normalise
from transforms.text.sites import find_registrable_host

LEARNED = "learned:"
"""How the names of learned rules begin."""

# A block is site boilerplate when it occurs on so many articles of a site and on such a share of all that
# the site had since, or in the thirty days before if that is longer: one event seldom has more than ten
# reports on one site, but while it lasts they may be most of all articles. A standing sentence of reporting
# ("X is Japan's third-largest carmaker") is kept while it keeps to its subject. On a third of all articles
# it is of no more use to any reader or query, and it stays in the database as a removed block.
# On 40 generated sites of 60 to 600 articles, boilerplate on all, two thirds and half of them was found
# in the batch that ended with the 20th, 20th and 30th, at worst the 20th, 30th and 40th; of background on
# up to 8 % nothing was removed. Of events that fill three articles in four for up to eleven days 42 blocks
# were, where the share counts from a block's first day alone 271. With six articles for twelve a background
# sentence went as well; with a half for a third, boilerplate on half of the articles was missed on 3 or 4
# sites.
_MIN_ARTICLES, _MIN_SHARE = 12, 1 / 3
_NEWS_PERIOD = timedelta(days=30)
# An article is a copy, and is not counted, when more than this share of its words is in blocks of one
# article that was counted before; blocks that recur already are left out. At a half, flashes with more
# boilerplate than report were never counted, and so never lost it.
_MAX_COPIED = 0.75
_RECURRING = 3  # articles
_MAX_CACHED = 3_000  # characters; of longer texts none is kept in memory


def find_site(article: Article) -> str:
    """Return the site whose boilerplate may be on an article.

    That is the registrable domain of its address; for an article without one, its source.
    """
    return (find_registrable_host(article.url) if article.url else None) or article.source


def compute_block_key(site: str, text: str) -> int | None:
    """Compute the key by which equal blocks of a site are counted.

    Figures count as words. A line that differs only in them is as likely last month's report as
    boilerplate.

    Args:
        site: The site (:func:`find_site`).
        text: The block's text; capitals and punctuation do not matter.

    Returns:
        A signed 64-bit number, the same for the same words; `None` for a text without words.
    """
    return _compute_key_cached(site, text) if len(text) <= _MAX_CACHED else _compute_key(site, text)


def _compute_key(site: str, text: str) -> int | None:
    words = normalise(text)
    if not words:
        return None
    digest = blake2b(f"{site}\x1f{words}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


# for a batch: the keys of its blocks are asked for to read, to count and to remove them
_compute_key_cached = lru_cache(20_000)(_compute_key)


def forget_block_keys() -> None:
    """Forget the keys of the blocks of a batch, with whose texts they take 10 to 60 MB."""
    _compute_key_cached.cache_clear()


def list_block_keys(articles: Iterable[Article]) -> set[int]:
    """Return the keys of all blocks of the articles that may be site boilerplate."""
    return {
        key for article in articles for key in (*_list_blocks(article), _compute_title_key(article)) if key
    }


def learn_site_boilerplate(
    articles: Sequence[Article], existing: SiteBoilerplate, *, seen: Collection[str]
) -> SiteBoilerplate:
    """Count the blocks of new articles, and decide which of them are site boilerplate.

    The counts do not depend on which rules are in force, so articles that are processed again under all
    rules are counted as before.

    Args:
        articles: The articles of a batch.
        existing: The stored counts of their blocks and sites, and the stored rules.
        seen: The identifiers of those of them that were counted in an earlier batch.

    Returns:
        The counts that change, and the new rules.
    """
    counted = set(seen)
    counts = {count.key: count for count in existing.counts}
    days = {(one.site, one.day): one.articles for one in existing.days}
    changed_blocks: dict[int, str] = {}
    titles: set[int] = set()
    changed_days: set[tuple[str, date]] = set()
    for article in articles:
        blocks = _list_blocks(article)
        title = _compute_title_key(article)
        is_version = title in counts and _is_known(blocks, counts)
        if article.article_id in counted or not blocks or is_version or _is_copy(blocks, counts):
            continue
        counted.add(article.article_id)
        site, day = find_site(article), article.seen_at.date()
        days[site, day] = days.get((site, day), 0) + 1
        changed_days.add((site, day))
        for key, text in blocks.items():
            counts[key] = _add_article(counts.get(key), key, site, article)
            changed_blocks[key] = text
        if title:
            counts[title] = _add_article(counts.get(title), title, site, article)
            titles.add(title)
    with_rule = {rule.key for rule in existing.rules}
    rules = [
        _decide_rule(counts[key], text, days, now=max(article.seen_at for article in articles))
        for key, text in changed_blocks.items()
        if key not in with_rule and counts[key].articles >= _MIN_ARTICLES
    ]
    return SiteBoilerplate(
        counts=tuple(counts[key] for key in (*changed_blocks, *sorted(titles - changed_blocks.keys()))),
        days=tuple(
            SiteDay(site=site, day=day, articles=days[site, day]) for site, day in sorted(changed_days)
        ),
        rules=tuple(rule for rule in rules if rule),
    )


def restore_block(block: CleanedBlock) -> CleanedBlock:
    """Return a block as it is without learned rules: kept, if only a learned rule had removed it."""
    return replace(block, kept=True, rule=None, class_=None) if _is_learned(block) else block


def _is_learned(block: CleanedBlock) -> bool:
    return block.rule is not None and block.rule.startswith(LEARNED)


def _list_blocks(article: Article) -> dict[int, str]:
    """Return the blocks that no other than a learned rule removed, each once, by their keys."""
    site = find_site(article)
    kept = [block.text for block in article.blocks if block.kept or _is_learned(block)]
    return {key: text for text in reversed(kept) if (key := compute_block_key(site, text)) is not None}


def _compute_title_key(article: Article) -> int | None:
    return compute_block_key(f"{find_site(article)}\x1ftitle", article.title or "")


def _is_known(blocks: Mapping[int, str], counts: Mapping[int, BlockCount]) -> bool:
    """Return whether nearly all words of an article are in blocks that were counted before."""
    words = {key: measure_length(text) for key, text in blocks.items()}
    return sum(length for key, length in words.items() if key in counts) > _MAX_COPIED * sum(words.values())


def _is_copy(blocks: Mapping[int, str], counts: Mapping[int, BlockCount]) -> bool:
    rare = {
        key: counts.get(key)
        for key in blocks
        if (before := counts.get(key)) is None or before.articles < _RECURRING
    }
    if not any(rare.values()):  # nothing is shared, so no word need be counted
        return False
    shared: Counter[str] = Counter()
    words = 0
    for key, before in rare.items():
        length = measure_length(blocks[key])
        words += length
        if before:
            shared[before.article_id] += length
    return max(shared.values(), default=0) > _MAX_COPIED * words


def _add_article(before: BlockCount | None, key: int, site: str, article: Article) -> BlockCount:
    day = article.seen_at.date()
    return BlockCount(
        key=key,
        site=site,
        articles=before.articles + 1 if before else 1,
        first_day=min(before.first_day, day) if before else day,
        last_day=max(before.last_day, day) if before else day,
        article_id=article.article_id,
    )


def _decide_rule(
    count: BlockCount, text: str, days: Mapping[tuple[str, date], int], *, now: datetime
) -> LearnedRule | None:
    """Return a rule for a block; None when it is on too small a share of the site's articles."""
    start = min(count.first_day, count.last_day - _NEWS_PERIOD)
    since = sum(articles for (site, day), articles in days.items() if site == count.site and day >= start)
    if count.articles < _MIN_SHARE * since:
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
