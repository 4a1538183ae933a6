"""Telling notices that sites serve in place of articles from reports, in many languages."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from folders import DATA
from records import make_page

from transforms.extraction.notices import find_notice, set_apart_offers
from transforms.extraction.plain_text import extract_text
from transforms.extraction.web_page import extract_page
from transforms.pipeline import read_page
from transforms.records import Article, Block, Extraction, Refusal

SAMPLES = tomllib.loads((DATA / "notices.toml").read_text(encoding="utf-8"))
OFFERS = tomllib.loads((DATA / "wall_notices.toml").read_text(encoding="utf-8"))
WALLS = [sample | {"kind": "wall"} for sample in OFFERS["notice"]]
NOTICES, REPORTS = SAMPLES["notice"] + WALLS, SAMPLES["report"] + OFFERS["report"]
WORDS = {
    "consent": "asks for consent",
    "missing": "nothing at this address",
    "script": "needs scripts",
    "robot": "a robot",
    "outage": "out of order",
    "wall": "asks to subscribe or to register",
}
NOW = datetime(2026, 12, 1, tzinfo=UTC)
DECLARED = '<meta property="og:type" content="article">'
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/town">Town</a></li></ul></nav>'
LEAD = (
    "Harlow Motors opened its second press shop in Stavely on Monday, a year later than it had planned.\n\n"
    "The carmaker will hire 340 people there by the end of the year, its head Orla Tennick told the workers."
)
TEASERS = """<section><h2>Most read</h2><ul><li><a href="/1">Ferries stop after cable is found</a></li>
<li><a href="/2">Smallest apple harvest in twenty years, growers say</a></li></ul></section>"""


def name(sample: dict[str, Any]) -> str:
    return f"{sample.get('language', 'report')}-{sample['title']}"


def list_paragraphs(sample: dict[str, Any]) -> list[str]:
    return [line for line in sample["text"].split("\n") if line.strip()]


def make_blocks(sample: dict[str, Any]) -> list[Block]:
    return [Block(kind="paragraph", text=line) for line in list_paragraphs(sample)]


def make_html(sample: dict[str, Any], *, head: str, form: str) -> bytes:
    lines = list_paragraphs(sample)
    title = f"<title>{sample['title']} | Harbour Gazette</title>{head}"
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    bodies = {
        "plain": f"<body><h1>{sample['title']}</h1>{paragraphs}</body>",
        "site": f"<body><header>{MENU}</header><main><article><h1>{sample['title']}</h1>{paragraphs}"
        f"</article>{TEASERS}</main><footer><p>© Harbour Gazette</p></footer></body>",
        "divs": f"<body>{MENU}<div class='wrap'><div>{'</div><div>'.join(lines)}</div>"
        "<button>OK</button></div></body>",
    }
    return f"<html><head>{title}</head>{bodies[form]}</html>".encode()


@pytest.mark.parametrize("sample", NOTICES, ids=name)
def test_a_notice_is_recognised_and_its_kind_said(sample: dict[str, Any]) -> None:
    found = find_notice(make_blocks(sample), titles=[sample["title"]])
    assert found is not None
    # an offer without advertising for money asks for consent as well
    assert WORDS[sample["kind"]] in found or (sample["kind"] == "wall" and WORDS["consent"] in found)


@pytest.mark.parametrize("sample", NOTICES, ids=name)
def test_a_notice_is_recognised_by_its_text_alone(sample: dict[str, Any]) -> None:
    found = find_notice(make_blocks(sample), titles=["Harbour Gazette"])
    assert found is not None


@pytest.mark.parametrize("sample", REPORTS, ids=name)
def test_a_report_on_the_same_subjects_is_an_article(sample: dict[str, Any]) -> None:
    assert find_notice(make_blocks(sample), titles=[sample["title"]]) is None


@pytest.mark.parametrize("head", ["", DECLARED], ids=["undeclared", "declared"])
@pytest.mark.parametrize("form", ["plain", "site", "divs"])
def test_pages_of_notices_are_refused_whatever_they_declare(form: str, head: str) -> None:
    loaded = []
    for sample in NOTICES:
        found = extract_page(make_page(make_html(sample, head=head, form=form)), now=NOW)
        if not isinstance(found, Refusal) or found.reason not in {"no-article", "no-text"}:
            loaded.append(name(sample))
    assert loaded == []


@pytest.mark.parametrize("form", ["plain", "site"])
def test_pages_of_reports_are_loaded(form: str) -> None:
    for sample in REPORTS:
        found = extract_page(make_page(make_html(sample, head=DECLARED, form=form)), now=NOW)
        assert isinstance(found, Extraction), found


def test_the_beginning_of_an_article_above_an_offer_is_kept_without_it() -> None:
    for wall in WALLS:
        sample = {"title": "Second press shop", "text": f"{LEAD}\n\n{wall['text']}"}
        found = read_page(make_page(make_html(sample, head=DECLARED, form="site")), now=NOW)
        assert isinstance(found, Article), wall["text"]
        assert found.text == LEAD


def test_an_article_above_an_offer_to_read_on_is_known_to_be_cut() -> None:
    samples = [sample | {"text": f"{LEAD}\n\n{sample['text']}"} for sample in WALLS] + OFFERS["report"]
    cut = []
    for sample in samples:
        found = extract_page(make_page(make_html(sample, head=DECLARED, form="site")), now=NOW)
        assert isinstance(found, Extraction)
        cut.append(found.truncated)
    assert sum(cut[: len(WALLS)]) >= len(WALLS) - 4  # some of them say nothing of this article
    assert not any(cut[len(WALLS) :])


@pytest.mark.parametrize("ending", OFFERS["endings"])
def test_a_sentence_on_who_may_use_a_service_ends_a_report(ending: str) -> None:
    blocks = tuple(Block(kind="paragraph", text=text) for text in (*LEAD.split("\n\n"), ending))
    assert set_apart_offers(blocks) == blocks


def test_a_notice_below_an_article_does_not_make_it_one() -> None:
    notice, report = NOTICES[0], REPORTS[3]
    assert find_notice([*make_blocks(report), *make_blocks(notice)], titles=[report["title"]]) is None


def test_text_files_are_checked_too() -> None:
    for samples, expected in ((NOTICES, Refusal), (REPORTS, Extraction)):
        for sample in samples:
            page = replace(make_page(f"{sample['title']}\n\n{sample['text']}"), media_type="text/plain")
            assert isinstance(extract_text(page, now=NOW), expected), sample["title"]


def test_the_feeds_own_text_and_title_replace_those_of_a_notice() -> None:
    content = "".join(
        f"<p>{number} robots stand in the hall in Stavely, and more are to come in May.</p>"
        for number in range(10)
    )
    page = make_page(make_html(NOTICES[0], head=DECLARED, form="site"))
    found = extract_page(replace(page, feed_content=content, feed_title="Robots for Stavely"), now=NOW)
    assert isinstance(found, Extraction)
    assert (found.title, found.text_source) == ("Robots for Stavely", "feed")


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "404 Not Found",
        "403 Forbidden",
        "404 – Seite nicht gefunden",
        "500 Internal Server Error",
        "404 ページが見つかりません",
        "Error 404",
    ],
)
def test_a_title_with_a_status_makes_a_short_text_a_notice(title: str) -> None:
    blocks = [Block(kind="paragraph", text="The harbour has a new crane, and the old one is sold.")]
    assert WORDS["missing"] in str(find_notice(blocks, titles=[title]))


@pytest.mark.parametrize(
    "title",
    [
        "400 Leaf für Pflegedienste",
        "500 jobs go in Stavely",
        "404 vans recalled",
        "410 Stellen fallen weg",
        "500人を採用",
        "503 service jobs to move",
        "400.000 Autos",
    ],
)
def test_a_title_that_begins_with_a_number_of_things_is_none_of_a_notice(title: str) -> None:
    blocks = [
        Block(
            kind="paragraph", text="Der Verbund nimmt die Wagen im Mai in Betrieb. Das Land zahlt die Hälfte."
        )
    ]
    assert find_notice(blocks, titles=[title]) is None
