"""The name of a company that a person bears is no company, unless a word of the article speaks for one."""

from __future__ import annotations

import pytest
from records import make_article

from transforms.tagging.load_taxonomy import default_taxonomy
from transforms.tagging.tag_article import tag_article


def tags(title: str, text: str) -> dict[str, str]:
    article = make_article(text, title=title, source="q", url=None)
    return {each.tag: each.relevance for each in tag_article(article, default_taxonomy())}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Rafi Nissan wins chess title",
            "Rafi Nissan won on Sunday. Nissan, 19, beat the champion in 44 moves.",
        ),
        ("Judge rules for tenants", "Justice Orly Nissan ruled on Monday. Nissan gave the landlord 30 days."),
        (
            "Nissan Shor to head museum",
            "The museum named Nissan Shor as its director. Shor, 51, wrote two novels.",
        ),
        ("Court frees Nissan K.", "The court freed Nissan K., 34, on Monday. His lawyer spoke for Nissan."),
        ("Obituary: Nissan Ben-Ami", "Nissan Ben-Ami, who has died aged 81, taught violin in Ramat Gan."),
        ("Honda retires", "The pianist Mr Honda retires. Honda gave 2,000 concerts."),
        ("Nissan begins at sundown", "Nissan begins at sundown on Thursday. Jews bless the trees in Nissan."),
        ("Show opens", "An exhibition on Nikola Tesla opened in Zagreb. Tesla was born in Smiljan in 1856."),
    ],
)
def test_a_person_or_a_month_is_no_company(title: str, text: str) -> None:
    assert tags(title, text).keys().isdisjoint({"nissan", "honda", "tesla"})


@pytest.mark.parametrize(
    ("title", "text", "tag"),
    [
        (
            "Nissan names chief",
            "Nissan named Ivan Espinosa, 46, as its head. Nissan had been without one.",
            "nissan",
        ),
        (
            "Nissan, 90, looks young",
            "The carmaker Nissan, 90, looks young. Nissan shows its first cars.",
            "nissan",
        ),
        ("Honda's boss", "President Honda's plan is bold. Honda will build cars in Ohio.", "honda"),
        (
            "Tesla cuts prices",
            "Tesla cut the prices of its cars. Musk wrote that Tesla would sell more.",
            "tesla",
        ),
    ],
)
def test_a_company_stays_one(title: str, text: str, tag: str) -> None:
    assert tags(title, text)[tag] == "subject"


@pytest.mark.parametrize(
    ("title", "model"),
    [
        ("Nissan Kicks Out Its Chairman", "kicks"),
        ("Nissan sunny on its outlook for India", "sunny"),
        ("Skyline of Yokohama, home of Nissan", "skyline"),
        ("Nissan kicks tyres of Foxconn deal", "kicks"),
        ("Nissan on patrol for waste", "patrol"),
        ("Sunny outlook for Nissan suppliers", "sunny"),
        ("Rogue officer stole a Nissan", "rogue"),
    ],
)
def test_a_word_that_is_a_model_elsewhere_is_none_here(title: str, model: str) -> None:
    assert model not in tags(title, "The carmaker gave no reason on Thursday. Nissan is based in Yokohama.")


@pytest.mark.parametrize(
    ("title", "text", "model"),
    [
        (
            "Nissan leaf recalled",
            "The nissan leaf is recalled. Its battery may overheat, Nissan said.",
            "leaf",
        ),
        ("Leaf, Ariya lead Nissan EV sales", "Sales of the Leaf rose 20 percent.", "leaf"),
        ("Rogue tops sales", "Dealers of Nissan sold 23,000 SUVs. The Rogue was the first of them.", "rogue"),
        ("Old works of Nissan", "It opened in 1961. Now Note and Note aura are built there.", "note"),
    ],
)
def test_a_model_at_the_beginning_of_a_title_stays_one(title: str, text: str, model: str) -> None:
    assert model in tags(title, text)


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        (
            "Nissan/Honda talks end",
            "Talks ended on Thursday. Honda wanted Nissan as a subsidiary.",
            "mergers",
        ),
        (
            "日産・三菱自・ホンダが連携",
            "日産と三菱自動車、ホンダの3社は12日、車載ソフトで連携すると発表した。",
            "partnerships",
        ),
        (
            "Live: Nissan",
            "Nissan will report in an hour. Nissan posts a loss of 670 billion yen.",
            "finances",
        ),
    ],
)
def test_topics_of_short_reports(title: str, text: str, topic: str) -> None:
    assert topic in tags(title, text)
