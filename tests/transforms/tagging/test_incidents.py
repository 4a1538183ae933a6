"""A report of an accident or a crime is told by its words, those of the industry against it."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources

import pytest
from tagging_cases import compose

from transforms.tagging.load_taxonomy import default_taxonomy
from transforms.tagging.tag_article import list_article_features, tag_article

INCIDENT = "A Nissan hit a tree near Leeds. Police said that the driver was injured in the crash."
INCIDENTS = {
    "English": INCIDENT,
    "a word that goes on": "Bei dem Verkehrsunfall wurde der Fahrer des Nissan verletzt. Die Polizei kam.",
    "a word of two": "Een Nissan raakte te water. De brandweer bracht de man naar het ziekenhuis.",
    "a script without spaces": "日産の乗用車がトラックと衝突した。警察によると、2人が重傷。",
    "Korean, whose particles follow": "닛산 승용차가 트럭과 충돌했다. 경찰은 사고를 조사하고 있다.",
    "full-width letters": "Ａ Ｎｉｓｓａｎ ｈｉｔ ａ ｔｒｅｅ． Police saw the driver hurt in the crash.",
}
OTHERS = {
    "the industry": f"{INCIDENT} Nissan is to recall the car.",
    "the company speaks": f"{INCIDENT} Nissan said that it was sorry.",
    "the company's people speak": f"{INCIDENT} A Nissan spokesman declined to comment.",
    "no incident": "Police in Leeds drive the Nissan Ariya. Officers like the quiet.",
    "one of its people": f"{INCIDENT} Carlos Ghosn was in it.",
    "a part of another word": "A Nissan passed Crashaw Street. Policella was there, and Hospitallers.",
    "words of many languages": "A Nissan. Crash, Polizei, blessé, herido, ferito, krock.",
}


def is_involved(text: str) -> bool:
    features = list_article_features(compose("", text), default_taxonomy())
    return bool(features["nissan"].is_aside)


@pytest.mark.parametrize("text", INCIDENTS.values(), ids=INCIDENTS.keys())
def test_an_accident_is_told_from_the_words_of_its_language(text: str) -> None:
    assert is_involved(text)


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_what_concerns_the_maker_is_no_mere_accident(text: str) -> None:
    assert not is_involved(text)


def test_one_word_of_the_industry_is_outweighed_by_many_of_the_incident() -> None:
    assert not is_involved(f"{INCIDENT} It was near a factory.")
    more = (
        "The car skidded and overturned. Firefighters and an ambulance came; a witness and a cyclist helped."
    )
    assert is_involved(f"{INCIDENT} {more} It was near a factory.")


def test_a_long_article_is_not_judged_by_its_words() -> None:
    assert is_involved(INCIDENT + " It rained." * 10)
    assert not is_involved(INCIDENT + " It rained." * 500)


def test_the_car_of_an_accident_is_a_mention_although_the_title_begins_with_it() -> None:
    title = "Nissan Qashqai rams wall in Leeds"
    article = compose(title, f"{INCIDENT} The Nissan Qashqai was stolen.")
    tags = {tag.tag: tag.relevance for tag in tag_article(article, default_taxonomy())}
    assert tags["nissan"] == tags["qashqai"] == "mention"


def test_no_word_is_in_a_language_twice_and_all_are_in_lower_case() -> None:
    lists = tomllib.loads((resources.files("transforms.tagging") / "incidents.toml").read_text("utf-8"))
    assert lists.keys() == {"event", "response", "industry", "speaking"}
    assert (
        lists["event"].keys()
        == lists["response"].keys()
        == lists["industry"].keys()
        >= lists["speaking"].keys()
    )
    for group, languages in lists.items():
        for language, words in languages.items():
            counts = Counter(word.strip("*") for word in words.split())
            assert [word for word, count in counts.items() if count > 1] == [], (group, language)
            assert words == words.lower()
            assert all(counts), (group, language)
