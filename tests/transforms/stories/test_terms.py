"""Terms are the words, names, figures and dates that an article is compared by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from transforms.records import Article, Precision
from transforms.stories.terms import extract_terms

Write = Callable[..., Article]


def count(article: Article) -> dict[str, int]:
    terms = extract_terms(article)
    return dict(zip(terms.terms, terms.counts, strict=True))


def test_words_are_stemmed_and_stop_words_left_out(write: Write) -> None:
    terms = count(write("The dockers have been striking at both of the quays."))
    assert set(terms) == {"docker", "strik", "quay"}


def test_names_and_figures_have_prefixes(write: Write) -> None:
    terms = count(write("We met Gareth Pym, who counts 2,600 cars."))
    assert {"n:gareth pym", "n:pym", "pym", "f:2600"} <= set(terms)


def test_a_word_counts_most_in_the_title_and_more_in_the_lead_than_below(write: Write) -> None:
    filler = " ".join(f"word{chr(97 + number % 26)}{number}" for number in range(80))
    terms = count(write(f"Lacquer first. {filler} Robots last.", title="Ovens"))
    assert terms["oven"] > terms["lacquer"] > terms["robot"] == 1


def test_a_capitalised_word_of_the_headline_is_a_name_only_if_the_text_has_it_too(write: Write) -> None:
    terms = count(write("The shop in Tochigi will need no ovens.", title="Tochigi Loses Ovens"))
    assert "n:loses" not in terms
    assert terms["n:tochigi"] > 2


def test_plural_acronyms_and_possessives_count_as_the_plain_word(write: Write) -> None:
    assert count(write("EVs sell. The EV’s price fell."))["ev"] == 4


def test_text_without_spaces_has_words_and_figures_and_no_names(write: Write) -> None:
    terms = count(write("追浜工場で7月に新型Ariyaを1万8千台、リーフを791億円で生産。", language="ja"))
    assert {"追浜", "工場", "リーフ", "ariya", "f:18000", "f:79100000000", "d:7"} <= set(terms)
    assert not any(term.startswith("n:") for term in terms)
    assert {"f:58000", "n7"} <= set(count(write("日产N7销量为5.8万辆，增长。", language="zh")))
    assert {"f:450", "d:7-15"} <= set(count(write("7월 15일 직원 450명이 떠났다.", language="ko")))


def test_the_lead_of_a_text_without_spaces_is_120_characters(write: Write) -> None:
    terms = count(write(f"塗料{'あ' * 120}溶剤", language="ja"))
    assert terms["塗料"] > terms["溶剤"] == 1


def test_stop_words_follow_the_language(write: Write) -> None:
    assert "war" not in count(write("Das Werk war leer.", language="de"))
    assert "war" in count(write("A war of words.", language="en"))


def test_an_article_has_at_most_150_terms_and_keeps_its_names(write: Write) -> None:
    long = " ".join(f"w{chr(97 + number % 26)}{chr(97 + number // 26)}x" for number in range(600))
    terms = count(write(f"{long} At last Marit Solberg spoke."))
    assert len(terms) == 150
    assert "n:marit solberg" in terms


def test_terms_are_sorted_and_have_the_time_of_publication(write: Write) -> None:
    article = write("Two ships wait at the quay.", day=3)
    terms = extract_terms(article)
    assert terms.at == article.published_at
    assert list(terms.counts) == sorted(terms.counts)
    assert extract_terms(replace(article, published_at=None)).at == article.seen_at


@pytest.mark.parametrize(("precision", "months"), [("year", -5), ("month", -2), ("day", 1), (None, -1)])
def test_without_a_day_or_with_a_later_one_the_date_is_when_the_article_was_seen(
    write: Write, precision: Precision | None, months: int
) -> None:
    article = write("Two ships wait at the quay.")
    dated = replace(
        article,
        published_at=article.seen_at + timedelta(days=30 * months),
        published_precision=precision,
    )
    assert extract_terms(dated).at == article.seen_at


def test_bylines_times_and_zones_give_no_terms(write: Write) -> None:
    plain = write("The hall in Civac closes, said the union of the dockers.", title="Hall closes")
    signed = replace(
        plain,
        title="Hall closes - Mira Holt",
        authors=("Mira Holt",),
        text=f"Mira Holt November 20, 2026 06:00 UTC\n\nBy Mira Holt, 1430 GMT\n\n{plain.text}\n\n"
        "(Reporting by Mira Holt; Editing by Tom Okafor)",
    )
    assert count(signed) == count(plain)


def test_an_overlong_word_is_no_term(write: Write) -> None:
    assert count(write("x" * 5000 + " Ab" * 5000 + " quay")).keys() == {"quay", "ab", "n:ab"}
