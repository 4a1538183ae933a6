"""Assembling articles, and the whole pipeline from bytes to an article."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from records import make_page

from transforms.extraction.assembly import assemble_article
from transforms.pipeline import read_page
from transforms.records import Article, CleanedBlock, Extraction, Page, Refusal
from transforms.text.normalisation import digest, identify, normalise

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
LEAD = "Nissan will add a second hall of welding robots at its plant in Aguascalientes this year."
BODY = "The hall is to house 140 robots and to lift output from 52 to 61 cars an hour, two people said."


def receive_page(
    body: str = "", *, corpus: str = "feed", url: str | None = "http://www.gantrypost.example/a/?utm_source=x"
) -> Page:
    return make_page(body, corpus=corpus, origin="robots.txt", url=url, received_at=NOW)


def make_extraction(*, title: str | None = "A second hall", site_name: str | None = None) -> Extraction:
    return Extraction(
        page_id="p", title=title, authors=("Lucia Ferrant",), published_at=NOW, published_precision="minute",
        published_source="meta", language="en", canonical_url=None, site_name=site_name, blocks=(),
    )  # fmt: skip


def make_block(text: str, *, kept: bool = True, position: int = 0) -> CleanedBlock:
    rule, class_ = (None, None) if kept else ("share-bar", "share")
    return CleanedBlock(position=position, kind="paragraph", text=text, kept=kept, rule=rule, class_=class_)


def assemble(page: Page, extraction: Extraction, *blocks: CleanedBlock) -> Article:
    article = assemble_article(page, extraction, blocks)
    assert isinstance(article, Article)
    return article


def test_the_text_of_an_article_is_its_kept_blocks_with_a_blank_line_between() -> None:
    blocks = (make_block(LEAD), make_block("Share", kept=False), make_block(BODY))
    article = assemble(receive_page(), make_extraction(), *blocks)
    assert article.text == f"{LEAD}\n\n{BODY}"
    assert article.word_count == len(LEAD.split()) + len(BODY.split())
    assert article.blocks == blocks
    assert (article.title, article.authors, article.seen_at) == ("A second hall", ("Lucia Ferrant",), NOW)


def test_boilerplate_spacing_and_quotation_marks_do_not_change_the_digest_but_words_do() -> None:
    article = assemble(receive_page(), make_extraction(), make_block(LEAD))
    spaced = assemble(
        receive_page(),
        make_extraction(),
        make_block(LEAD.replace(" ", "  ")),
        make_block("Share", kept=False),
    )
    assert article.sha256 == spaced.sha256 == digest("a second hall\n" + normalise(LEAD))
    assert article.sha256 != assemble(receive_page(), make_extraction(), make_block(LEAD + " Soon.")).sha256
    assert article.sha256 != assemble(receive_page(), make_extraction(title="Other"), make_block(LEAD)).sha256


@pytest.mark.parametrize(
    ("blocks", "truncated"),
    [
        ((make_block(LEAD), make_block(BODY)), False),
        ((make_block(LEAD), make_block("The hall is to house 140 robots and …")), True),
        ((make_block(LEAD), make_block("A ferry has run aground off …", kept=False)), False),
        ((make_block("The hall is to house …"), make_block("Share", kept=False)), True),
        ((make_block("Robots …"), make_block(LEAD)), False),
    ],
)
def test_a_text_is_truncated_where_its_last_line_breaks_off_and_not_for_a_teaser_below_it(
    blocks: tuple[CleanedBlock, ...], truncated: bool
) -> None:
    assert assemble(receive_page(), make_extraction(), *blocks).truncated is truncated


@pytest.mark.parametrize(
    ("corpus", "url", "identified_by"),
    [
        (
            "feed",
            "http://www.gantrypost.example/a/?utm_source=x",
            ("url", "https://www.gantrypost.example/a"),
        ),
        ("push", "https://www.gantrypost.example/a", ("url", "https://www.gantrypost.example/a")),
        ("seed", None, ("seed", "robots.txt")),
        ("archive", "https://www.gantrypost.example/a", ("archive", "robots.txt")),
        ("feed", None, ("feed", "robots.txt")),
    ],
)
def test_an_article_of_a_feed_is_identified_by_its_address_and_others_by_their_origin(
    corpus: str, url: str | None, identified_by: tuple[str, str]
) -> None:
    article = assemble(receive_page(corpus=corpus, url=url), make_extraction(), make_block(LEAD))
    assert article.article_id == identify(*identified_by)


@pytest.mark.parametrize(
    ("url", "site_name", "source"),
    [
        ("http://www.gantrypost.example/a", "Gantry Post", "gantrypost.example"),
        (None, "Gantry Post", "Gantry Post"),
        (None, None, "inbox"),
    ],
)
def test_the_source_is_the_domain_or_the_sites_name_or_the_corpus(
    url: str | None, site_name: str | None, source: str
) -> None:
    article = assemble(
        receive_page(corpus="inbox", url=url), make_extraction(site_name=site_name), make_block(LEAD)
    )
    assert article.source == source


def test_an_article_without_a_title_is_identified_by_its_first_sentence() -> None:
    assert assemble(
        receive_page(), make_extraction(title=None), make_block(f"{LEAD} It is big.")
    ).title == LEAD.rstrip(".")


def test_a_page_of_nothing_but_boilerplate_is_refused_with_its_classes() -> None:
    refusal = assemble_article(receive_page(), make_extraction(), [make_block("Share", kept=False)])
    assert isinstance(refusal, Refusal)
    assert (refusal.stage, refusal.reason) == ("clean", "no-text")
    assert "share" in refusal.detail


def test_a_page_is_extracted_by_its_media_type() -> None:
    html = read_page(
        receive_page(
            f"<html><body><article><h1>A second hall</h1><p>{LEAD}</p><p>{BODY}</p></article></body></html>"
        ),
        now=NOW,
    )
    text = read_page(
        replace(receive_page(f"A second hall\n{LEAD}\n{BODY}"), media_type="text/plain; charset=utf-8"),
        now=NOW,
    )
    assert isinstance(html, Article)
    assert isinstance(text, Article)
    assert html.text == text.text == f"{LEAD}\n\n{BODY}"
    assert html.sha256 == text.sha256


def test_a_refusal_names_the_stage() -> None:
    empty = read_page(receive_page(""), now=NOW)
    boilerplate = read_page(
        replace(receive_page("Share\nLeave a Reply\n0 Comments"), media_type="text/plain"), now=NOW
    )
    assert isinstance(empty, Refusal)
    assert isinstance(boilerplate, Refusal)
    assert (empty.stage, empty.reason) == ("extract", "empty")
    assert (boilerplate.stage, boilerplate.reason) == ("clean", "no-text")


def test_an_error_in_a_library_becomes_a_refusal() -> None:
    naive = datetime(2026, 6, 1)  # noqa: DTZ001  (a time without a zone makes comparing dates fail)
    page = receive_page(
        f"<html><meta name='date' content='2026-05-01'><body><p>{LEAD}</p><p>{BODY}</p></body></html>"
    )
    refusal = read_page(page, now=naive)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "unreadable"
    assert re.match(r"TypeError: .+ \(raised at transforms\.[\w.]+:\d+", refusal.detail)
