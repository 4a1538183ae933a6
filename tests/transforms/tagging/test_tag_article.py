"""Subjects are distinguished from mentions, and every tag has its evidence."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from transforms.records import Article
from transforms.tagging.load_taxonomy import default_taxonomy
from transforms.tagging.tag_article import tag_article

Write = Callable[..., Article]

MODELS = {"versa", "titan", "rogue", "kicks"}
FILLER = "The weather was dull. Few people were about. A dog slept in the sun. Nothing else went on there. "


def tag(article: Article) -> dict[str, str]:
    return {each.tag: each.relevance for each in tag_article(article, default_taxonomy())}


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Nissan’s next Leaf comes in spring.", {"nissan", "leaf"}),
        ("NISSAN SHOWS THE LEAF", {"nissan"}),
        ("NISSAN SHOWS THE LEAF\nThe Leaf costs less.", {"nissan", "leaf"}),
        ("The electric Leaf starts first.", {"leaf"}),
        ("Nissan sold 900 Leafs and 2,600 Qashqais.", {"nissan", "leaf", "qashqai"}),
        ("Nissan plants a maple leaf for each car.", {"nissan"}),
        ("A Maple Leaf stood beside the electric car.", set()),
        ("Turn over a new Leaf, said the boss of Nissan.", {"nissan"}),
        ("Nissan builds the Note Aura there.", {"nissan", "note"}),
        ("Take note of the car.", set()),
        ("Note that Nissan has not replied.", {"nissan"}),
        ("In March Nissan builds fewer cars.", {"nissan"}),
        ("Owners of a Nissan March wait.", {"nissan", "march"}),
        ("Ford and other carmakers wait.", {"ford"}),
        ("Harrison Ford drives an old car.", set()),
        ("They had to ford a river with the car.", set()),
        ("Mitsubishi builds the car for Nissan.", {"mitsubishi-motors", "nissan"}),
        ("Mitsubishi Heavy builds a rocket for the car club.", set()),
        ("Mitsubishi Electric sells lifts to car dealers.", set()),
        ("The band played at Nissan Stadium.", set()),
        ("Hon Hai Precision is better known as Foxconn.", {"foxconn"}),
        ("The N7 is a sedan from Dongfeng.", {"n7", "dongfeng"}),
        ("The chips are made on the N7 process.", set()),
        ("Chief executive Espinoza spoke.", {"ivan-espinosa"}),
        ("The painter Espinosa was born in Lima.", set()),
        ("The Tochigi plant needs hands.", {"tochigi"}),
        ("Strawberries from Tochigi are sweet.", set()),
        ("Re:Nissan goes on.", {"re-nissan", "nissan"}),
        ("Write to info@nissan.com or see nissan.com.", set()),
        ("日産は追浜工場でリーフを生産する。", {"nissan", "oppama", "leaf"}),
        ("工場の日産100台を目指す。", set()),
        ("ホンダのリーフレットを配った。", {"honda"}),
        ("Škoda and Skoda are one.", {"skoda"}),
    ],
)
def test_an_entity_is_found_where_its_name_means_it(write: Write, text: str, tags: set[str]) -> None:
    topics = {each.tag for each in default_taxonomy().tags if each.kind == "topic"}
    assert set(tag(write(text))) - topics == tags


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The company will cut 900 jobs.", "job-cuts"),
        ("About 900 jobs are to be cut.", "job-cuts"),
        ("It is laying off workers.", "job-cuts"),
        ("It reduced its workforce by a tenth.", "job-cuts"),
        ("Nissan will let more than 900 office workers go.", "job-cuts"),
        ("The workforce at its plant in Japan will be cut.", "job-cuts"),
        ("It put 500 million dollars into the plant.", "investment"),
        ("A hands-off the-wheel taxi, driver-assistance software and lidar.", "autonomous-driving"),
        ("Two plants are being closed.", "plant-closures"),
        ("The closure of 3 production sites was announced.", "plant-closures"),
        ("It shut down its oldest factory.", "plant-closures"),
        ("The plan is to slash costs by 3 billion yen.", "cost-cutting"),
        ("A cost-cutting programme begins.", "cost-cutting"),
        ("The works halves production in May.", "production-cuts"),
        ("The two firms form a joint venture.", "partnerships"),
        ("They are in talks with a rival about a partnership.", "partnerships"),
        ("Merger talks have failed.", "mergers"),
        ("It wants to buy a 20% stake.", "mergers"),
        ("The president imposed tariffs on steel, and US tariffs hurt.", "tariffs"),
        ("The board appointed a chief executive.", "leadership"),
        ("The operating profit fell.", "finances"),
        ("Exports began; the first exported cars are at sea.", "exports"),
        ("The battery shortage goes on.", "batteries"),
        ("China buys. Chinese buyers choose.", "china"),
        ("Electric vehicles sell well; EV makers are glad.", "electric-vehicles"),
        ("The recovery plan is out.", "restructuring"),
        ("A parts supplier went bankrupt.", "suppliers"),
        ("An over-the-air update mends the software.", "software"),
        ("工場閉鎖と人員削減を発表した。", "plant-closures"),
        ("工場閉鎖と人員削減を発表した。", "job-cuts"),
    ],
)
def test_a_topic_is_found_by_the_phrases_that_support_it(write: Write, text: str, topic: str) -> None:
    assert topic in tag(write(text))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("He applied for a job.", "job-cuts"),
        ("He cut his hand. The job was done.", "job-cuts"),
        ("They cut staff costs.", "job-cuts"),
        ("The new system lets drivers go further.", "job-cuts"),
        ("The workforce at its plant in Japan saw how he cut it.", "job-cuts"),
        ("The house is close to the plant.", "plant-closures"),
        ("Output was cut because costs had risen.", "cost-cutting"),
        ("They reduce production costs.", "production-cuts"),
        ("There was a battery in the drawer.", "batteries"),
        ("He spoke of a tariff.", "tariffs"),
        ("The electricity tariff and the phone tariff plan are new.", "tariffs"),
        ("A partner came along, then another partner.", "partnerships"),
        ("They shipped a vessel from port to port.", "exports"),
        ("He flew to China.", "china"),
        ("A stake was driven through it. Make a bid. Acquire taste.", "mergers"),
    ],
)
def test_one_common_word_is_not_enough_for_a_topic(write: Write, text: str, topic: str) -> None:
    assert topic not in tag(write(text))


def test_an_entity_in_the_title_is_a_subject(write: Write) -> None:
    assert tag(write(FILLER * 3, title="Honda at the crossroads"))["honda"] == "subject"


def test_an_entity_that_the_text_names_once_is_a_mention(write: Write) -> None:
    article = write(
        f"Toyota sells more cars. Toyota pays well. {FILLER * 3} Like Honda, it hires. Toyota grows."
    )
    assert tag(article) == {"toyota": "subject", "honda": "mention"}


def test_a_short_notice_is_not_about_every_entity_of_one_sentence(write: Write) -> None:
    text = "The show opens today. Toyota, Honda and Mazda are there. Tickets are sold out."
    assert set(tag(write(text, title="A show opens")).values()) == {"mention"}


def test_an_entity_that_is_named_often_is_a_subject_without_the_title(write: Write) -> None:
    text = f"{FILLER * 2} Honda digs. {FILLER} Honda builds. {FILLER} Honda rests."
    assert tag(write(text, title="A village by the sea"))["honda"] == "subject"


def test_a_company_is_a_subject_through_its_models_and_plants(write: Write) -> None:
    text = f"Qashqais stand at the quay. The Juke is there too. Nissan is silent. {FILLER}"
    assert tag(write(text, title="Qashqais wait for a ship"))["nissan"] == "subject"
    assert "nissan" not in tag(write("The Qashqai stands at the quay.", title="Qashqais wait"))


def test_a_capital_owed_to_the_place_needs_the_name_elsewhere(write: Write) -> None:
    headline = "Nissan Says Leaf Buyers Must Wait"
    assert "leaf" not in tag(write("Nissan told buyers to wait.", title=headline))
    assert "leaf" in tag(write("Buyers of the Nissan Leaf must wait.", title=headline))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The campaign covers the Versa of 2024.", {"versa"}),
        ("The shares belong to Titan Capital.", set()),
        ("They drove along the Rogue River.", set()),
        ("A Boston Rogue won the prize.", set()),
        ("Kicks went wide of the goal.", set()),
    ],
)
def test_a_maker_in_the_title_speaks_for_its_models_anywhere_below(
    write: Write, sentence: str, found: set[str]
) -> None:
    text = FILLER + sentence
    assert set(tag(write(text, title="Nissan recalls 46,000 cars"))) & MODELS == found
    assert not tag(write(text, title="Carmaker recalls 46,000 cars")).keys() & MODELS


def test_evidence_is_the_text_at_its_offsets(write: Write) -> None:
    text = "İzmir: Ｎｉｓｓａｎ’s ß plant. 日産は「リーフ」を輸出。\n\n"
    text += "It will cut 20,000 jobs, said Espinosa of Nissan – maybe."
    article = write(text * 20, title="日産 & Nissan: 2,600 Qashqais wait")
    tags = tag_article(article, default_taxonomy())
    assert {"nissan", "leaf", "qashqai", "job-cuts", "ivan-espinosa"} <= {each.tag for each in tags}
    for each in tags:
        assert 0 < len(each.evidence) <= 20
        assert 0 <= each.score <= 1
        for evidence in each.evidence:
            source = article.title if evidence.field == "title" else article.text
            assert source[evidence.start : evidence.end] == evidence.text


def test_the_evidence_of_overlapping_names_is_the_longest(write: Write) -> None:
    [nissan] = (
        each
        for each in tag_article(write("Nissan Motor Co. grows."), default_taxonomy())
        if each.tag == "nissan"
    )
    assert [evidence.text for evidence in nissan.evidence] == ["Nissan Motor Co"]


def test_an_empty_article_has_no_tags(write: Write) -> None:
    assert tag_article(write(""), default_taxonomy()) == ()


@pytest.mark.parametrize(
    "phrase", ["Nissan cut jobs Note car ", "job cut cost ", "日産リーフ", "Nissan. Cut jobs. "]
)
def test_a_long_hostile_text_is_tagged_in_time(write: Write, phrase: str) -> None:
    article = write(phrase * (200_000 // len(phrase)))
    start = time.process_time()
    tag_article(article, default_taxonomy())
    assert time.process_time() - start < 10
