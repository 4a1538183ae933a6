"""Plausible records of articles, and of the records stored with them, for tests of the warehouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from input_records import REASONS, InputRecordFactory
from records import NOON, make_article

from transforms import records
from transforms.stories.pack_terms import pack_terms
from transforms.text.normalisation import digest


class RecordFactory(InputRecordFactory):
    """A factory of records of every kind; the fixture `make` of the warehouse's tests."""

    @staticmethod
    def article(
        name: str, *, title: str = "", text: str = "", page: records.Page | None = None, at: float = 5
    ) -> records.Article:
        page = page or RecordFactory.page(name, at=at)
        title = title or f"Headline of {name}"
        text = text or f"The report on {name} says a good deal.\n\nIt also says when."
        kept = [*text.split("\n\n")]
        blocks = [
            records.CleanedBlock(
                position=number, kind="paragraph", text=line, kept=True, rule=None, class_=None
            )
            for number, line in enumerate(kept)
        ]
        ticker = records.CleanedBlock(
            position=len(kept),
            kind="paragraph",
            text="HBRW12.50+1.25%",
            kept=False,
            rule="ticker-line",
            class_="ticker",
        )
        return make_article(
            text,
            name=digest(name)[:16],
            title=title,
            page_id=page.page_id,
            corpus=page.corpus,
            origin=page.origin,
            source="harbour.example",
            url=page.url,
            authors=("Ada Quill",),
            published_at=NOON,
            published_precision="day",
            published_source="meta",
            sha256=digest(title + text),
            seen_at=page.received_at,
            blocks=(*blocks, ticker),
        )

    @staticmethod
    def batch(
        *articles: records.Article, pages: Sequence[records.Page] = (), revision: int = 1
    ) -> records.Batch:
        """Return a batch that loads articles, each with a tag and a claim.

        Args:
            *articles: The articles.
            pages: The pages of these articles; missing ones are made up.
            revision: The number of each article's revision.
        """
        given = {page.page_id: page for page in pages}
        outcomes = tuple(
            records.PageOutcome(
                page=given.get(
                    article.page_id,
                    replace(RecordFactory.page(article.origin.removesuffix(".txt")), page_id=article.page_id),
                ),
                outcome="loaded" if revision == 1 else "revised",
                article_id=article.article_id,
                refusal=None,
            )
            for article in articles
        )
        return records.Batch(
            outcomes=outcomes,
            entries=tuple(
                RecordFactory.entry_outcome(end.page.entry_id, end.outcome, article_id=end.article_id)
                for end in outcomes
                if end.page.entry_id
            ),
            revisions=tuple(records.Revision(article=article, revision=revision) for article in articles),
            fingerprints=tuple(RecordFactory.fingerprint(article) for article in articles),
            changes=tuple(
                records.RevisionChange(
                    article_id=article.article_id,
                    revision=revision,
                    title_before=None,
                    blocks_added=(article.text,),
                    blocks_removed=(),
                    figures=(records.FigureChange(before="12", after="14"),),
                )
                for article in articles
                if revision > 1
            ),
            terms=tuple(RecordFactory.terms(article) for article in articles),
            tags=tuple(RecordFactory.tag(article) for article in articles),
            claims=tuple(RecordFactory.claim(article) for article in articles),
        )

    @staticmethod
    def terms(article: records.Article, **counts: int) -> records.Terms:
        """Return the terms of an article."""
        return pack_terms(
            article.article_id, article.seen_at, (counts or {"plant": 2, "n:nissan": 1}).items()
        )

    @staticmethod
    def memberships(*articles: records.Article, story: str = "") -> list[records.StoryMembership]:
        """Return the memberships of articles in one story, or by default each in its own."""
        return [
            records.StoryMembership(
                article_id=article.article_id,
                story_id=story or f"story-{article.article_id}",
                score=1.0,
                terms=("plant",),
            )
            for article in articles
        ]

    @staticmethod
    def entry_outcome(
        entry_id: str,
        outcome: records.Outcome,
        *,
        article_id: str | None = None,
        reason: str | None = None,
        until: datetime | None = None,
    ) -> records.EntryOutcome:
        return records.EntryOutcome(
            entry_id=entry_id,
            outcome=outcome,
            article_id=article_id,
            reason=REASONS[reason] if reason else None,
            detail=reason and f"it ended with {reason}",
            attempts=1,
            next_attempt_at=until,
        )

    @staticmethod
    def site_boilerplate(
        text: str = "Our newsletter comes at six.", *, articles: int = 12
    ) -> records.SiteBoilerplate:
        """Return learned boilerplate: counts of a repeated block and of a day's articles, and the rule."""
        count = records.BlockCount(
            key=int(digest(text)[:15], 16),
            site="harbour.example",
            articles=articles,
            first_day=NOON.date(),
            last_day=NOON.date(),
            article_id=digest("one")[:16],
        )
        return records.SiteBoilerplate(
            counts=(count,),
            days=(records.SiteDay(site=count.site, day=NOON.date(), articles=20),),
            rules=(
                records.LearnedRule(
                    rule=f"learned:{count.site}:{digest(text)[:8]}",
                    site=count.site,
                    key=count.key,
                    text=text,
                    class_="repeated",
                    articles=articles,
                    of_articles=20,
                    first_day=count.first_day,
                    last_day=count.last_day,
                    learned_at=NOON,
                ),
            ),
        )

    @staticmethod
    def fingerprint(article: records.Article, *bands: int) -> records.Fingerprint:
        return records.Fingerprint(
            article_id=article.article_id,
            site=article.source,
            url=article.url,
            at=article.seen_at,
            seen_at=article.seen_at,
            text_sha256=digest(article.text),
            bands=bands or (int(article.article_id[:8], 16),),
            text=article.text,
        )

    @staticmethod
    def tag(article: records.Article, tag: str = "nissan") -> records.ArticleTag:
        return records.ArticleTag(
            article_id=article.article_id,
            tag=tag,
            relevance="subject",
            score=0.9,
            evidence=(records.Evidence(field="text", start=0, end=3, text=article.text[:3]),),
        )

    @staticmethod
    def claim(
        article: records.Article, *, position: int = 0, value: float = 20_000, **fields: Any
    ) -> records.ArticleClaim:
        """Return a claim of an article: by default, that Nissan cuts `value` jobs."""
        claim = records.Claim(
            subject="nissan",
            quantity="job-cuts",
            value_low=value,
            value_high=value,
            unit="people",
            change_from=None,
            period_begin=None,
            period_end=None,
            period=None,
            qualifier=None,
            rounded=False,
            attributed_to=None,
            evidence=(records.Evidence(field="text", start=0, end=3, text=article.text[:3]),),
        )
        return records.ArticleClaim(
            article_id=article.article_id,
            position=position,
            reported_at=article.reported_at,
            claim=replace(claim, **fields),
        )

    @staticmethod
    def claim_pair(
        article: records.Article, other: records.Article, *, value: float = 20_000, other_value: float = 9_000
    ) -> records.ClaimPair:
        """Return the decision that the first claims of two articles contradict each other."""
        return records.ClaimPair(
            article_id=article.article_id,
            position=0,
            other_article_id=other.article_id,
            other_position=0,
            verdict="contradict",
            quantity="job-cuts",
            unit="people",
            value_low=value,
            value_high=value,
            other_value_low=other_value,
            other_value_high=other_value,
        )

    @staticmethod
    def copy(article: records.Article, original: records.Article) -> records.Duplicate:
        return records.Duplicate(
            article_id=article.article_id,
            duplicate_of=original.article_id,
            nearest=original.article_id,
            method="near",
            score=0.95,
        )

    @staticmethod
    def override(
        first: str, second: str, *, relation: Any = "duplicate", same: bool = True, at: float = 0
    ) -> records.Override:
        first, second = sorted((first, second))
        return records.Override(
            first=first,
            second=second,
            relation=relation,
            same=same,
            note=None,
            decided_at=RecordFactory.at(at),
        )
