"""Assemble the article that the warehouse stores from a cleaned page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.cleaning.prose import is_elided
from transforms.cleaning.titles import make_title
from transforms.records import Article, CleanedBlock, Extraction, Page, Refusal, RefusalReason
from transforms.text.normalisation import count_words, digest, identify, normalise, normalise_once
from transforms.text.urls import canonicalise_url, clean_url, extract_domain

# In these corpora an article is identified by its address, so that a feed and a push of it are one
# article; in others by the name that it was loaded under.
_BY_ADDRESS = ("feed", "push")


def assemble_article(page: Page, extraction: Extraction, blocks: Sequence[CleanedBlock]) -> Article | Refusal:
    """Assemble the article on a page. Its text is the kept blocks with a blank line between them.

    Args:
        page: The page.
        extraction: The title, authors and dates that were extracted from it. Without a title the
            article is named by its first sentence.
        blocks: Its blocks after cleaning.

    Returns:
        The article, or a refusal of stage ``clean`` with reason ``no-text`` when no block was kept.
    """
    kept = [block.text for block in blocks if block.kept]
    if not kept:
        classes = ", ".join(sorted({block.class_ for block in blocks if block.class_})) or "none"
        return Refusal(
            url=page.url,
            origin=page.origin,
            stage="clean",
            reason=RefusalReason.NO_TEXT,
            detail=f"all {len(blocks)} blocks of the page are boilerplate (of these classes: {classes})",
        )
    text = "\n\n".join(kept)
    title = extraction.title or make_title(kept[0])
    return Article(
        article_id=_identify_article(page),
        page_id=page.page_id,
        corpus=page.corpus,
        origin=page.origin,
        source=(extract_domain(page.url) if page.url else "") or extraction.site_name or page.corpus,
        url=clean_url(page.url) if page.url else None,
        title=title,
        authors=extraction.authors,
        published_at=extraction.published_at,
        published_precision=extraction.published_precision,
        published_source=extraction.published_source,
        language=extraction.language,
        text=text,
        word_count=sum(map(count_words, kept)),
        sha256=_digest_content(title, text),
        seen_at=page.received_at,
        blocks=tuple(blocks),
        modified_at=extraction.modified_at,
        modified_precision=extraction.modified_precision,
        modified_source=extraction.modified_source,
        section=extraction.section,
        image_url=extraction.image_url,
        canonical_url=extraction.canonical_url,
        paywalled=extraction.paywalled,
        # the last block of the page itself is often a teaser of another article, which breaks off too
        truncated=extraction.truncated or is_elided(kept[-1]),
        text_source=extraction.text_source,
    )


def reassemble_article(article: Article, blocks: Sequence[CleanedBlock]) -> Article:
    """Rebuild an article from a different selection of its blocks.

    Args:
        article: The article.
        blocks: All of its blocks, at least one of them kept.

    Returns:
        The article with the text of the blocks that are now kept. A title that was made of its
        first sentence is made anew.
    """
    kept = [block.text for block in blocks if block.kept]
    kept_before = [block.text for block in article.blocks if block.kept]
    text = "\n\n".join(kept)
    has_own_title = article.title != make_title(kept_before[0])
    title = article.title if has_own_title else make_title(kept[0])
    return replace(
        article,
        title=title,
        text=text,
        word_count=sum(map(count_words, kept)),
        sha256=_digest_content(title, text),
        blocks=tuple(blocks),
    )


def _digest_content(title: str, text: str) -> str:
    return digest(normalise(title) + "\n" + normalise_once(text))


def _identify_article(page: Page) -> str:
    if page.url and page.corpus in _BY_ADDRESS:
        return identify("url", canonicalise_url(page.url))
    return identify(page.corpus, page.origin)
