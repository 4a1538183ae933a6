"""Bylines with a date, in the many orders that sites have for names, dates, times and zones."""

from __future__ import annotations

import pytest

from transforms.cleaning.bylines import find_authors
from transforms.cleaning.dated_bylines import measure_byline, read_dated_byline
from transforms.cleaning.passes import clean_blocks
from transforms.records import Block, CleanedBlock
from transforms.text.calendar_names import number_months

REPORT = (
    "The hall in Civac is to house 140 robots by the end of the year, said two people who know the plan.",
    "They said that suppliers had been told on Tuesday, in a letter of nine pages that names no plant.",
    "A spokesman for the company declined to say more about the plan before the board meets in June.",
)
BYLINES = (
    "Mira Holt November 20, 2026 06:00 UTC",
    "Mira Holt November 20, 2026 06:00 utc",
    "By Mira Holt November 20, 2026 06:00 UTC",
    "Mira Holt Nov. 20, 2026 6:00 am ET",
    "Mira Holt Nov 20, 2026 06:00 (UTC+9)",
    "Mira Holt 20 November 2026 06:00 GMT",
    "Mira Holt 20 Nov 2026, 06:00 CET",
    "Mira Holt Friday 20 November 2026 06:00 GMT",
    "Mira Holt Fri 20 Nov 2026 06.00 GMT",
    "Mira Holt Fri, 20 Nov 2026 06:00:00 +0000",
    "Mira Holt 2026-11-20 06:00 UTC",
    "Mira Holt 2026-11-20T06:00:00Z",
    "Mira Holt 2026/11/20 06:00 JST",
    "Mira Holt 20.11.2026, 06:00 Uhr",
    "Mira Holt 20. November 2026, 06:00 Uhr",
    "Von Mira Holt 20. November 2026, 06:00 Uhr",
    "Von Mira Holt, 20.11.2026 06:00 MEZ",
    "Par Mira Holt Publié le 20 novembre 2026 à 06h00",
    "Par Mira Holt 20 novembre 2026 à 6 h 00",
    "Mira Holt 20 novembre 2026 06:00 CET",
    "Por Mira Holt 20 de noviembre de 2026 06:00 CET",
    "Mira Holt 20 de noviembre de 2026 a las 06:00 h",
    "Mira Holt noviembre 20, 2026 06:00",
    "Di Mira Holt 20 novembre 2026 ore 06:00",
    "Mira Holt 20 dicembre 2026 06:00",
    "Mira Holt December 1, 2026 11:30 p.m. EST",
    "Mira Holt Dec. 1, 2026 at 11:30 PM PST",
    "Mira Holt December 1st, 2026 23:30 BST",
    "Mira Holt and Tom Okafor November 20, 2026 06:00 UTC",
    "Mira Holt, Tom Okafor November 20, 2026 06:00 UTC",
    "Mira Holt, Harbour Wheel November 20, 2026 06:00 UTC",
    "Mira Holt Staff Writer November 20, 2026 06:00 UTC",
    "Mira Holt, Senior Reporter November 20, 2026 06:00 UTC",
    "Mira Holt Updated November 20, 2026 06:00 UTC",
    "By Mira Holt Updated November 20, 2026 06:00 UTC",
    "By Mira Holt, Updated: November 20, 2026, 06:00 UTC",
    "Mira Holt Published November 20, 2026 06:00 UTC",
    "Mira Holt Published: November 20, 2026 06:00 UTC Updated: November 21, 2026 07:00 UTC",
    "Updated November 20, 2026 06:00 UTC",
    "Updated: November 20, 2026 06:00 UTC",
    "Updated 20 Nov 2026 06:00 JST",
    "Last updated November 20, 2026 at 06:00 UTC",
    "Published November 20, 2026 06:00 UTC",
    "Published on November 20, 2026 at 06:00 UTC by Mira Holt",
    "Posted November 20, 2026 06:00 UTC",
    "November 20, 2026 06:00 UTC",
    "November 20, 2026 06:00 UTC Mira Holt",
    "November 20, 2026 06:00 UTC by Mira Holt",
    "November 20, 2026 06:00 UTC | Mira Holt",
    "20 November 2026 06:00 UTC",
    "2026年11月20日 06:00 JST",
    "2026年11月20日 6時00分",
    "佐藤明 2026年11月20日 06:00",
    "文・佐藤明 2026年11月20日 06:00",
    "MIRA HOLT NOVEMBER 20, 2026 06:00 UTC",
    "Mira Holt | November 20, 2026 06:00 UTC",
    "Mira Holt • November 20, 2026 • 06:00 UTC",
    "Mira Holt - November 20, 2026 - 06:00 UTC",
    "Mira Holt / Nov 20, 2026 / 06:00 AM EST",
    "By Mira Holt November 20, 2026",
    "Mira van der Holt November 20, 2026 06:00 UTC",
    "M. J. Holt November 20, 2026 06:00 UTC",
    "Mira O'Holt-Smith November 20, 2026 06:00 UTC",
    "José Álvarez November 20, 2026 06:00 UTC",
    "Mira Holt Nov 20 2026 06:00 UTC",
    "Mira Holt Nov 20, 06:00 UTC",
    "Mira Holt November 20 2026 0600 GMT",
    "Mira Holt May 20, 2026 06:00 UTC",
    "Mira Holt Sept. 20, 2026 06:00 UTC",
    "Mira Holt Mar 20, 2026 06:00 UTC 3 min read",
    "Mira Holt November 20, 2026 06:00 UTC 5 Comments",
    "By Mira Holt November 20, 2026 06:00 UTC Share",
    "Mira Holt, November 20, 2026, 06:00 Uhr",
    "Mira Holt 20 novembre 2026, 06:00 UTC",
    "Mira Holt 20 août 2026 06:00 UTC",
    "Mira Holt 3. März 2026 06:00 UTC",
    "Mira Holt 1er décembre 2026 06:00 UTC",
    "Par Mira Holt, le 20 novembre 2026",
    "Aktualisiert am 20.11.2026, 06:00 Uhr",
    "Aktualisiert: 20. November 2026 06:00",
    "Mis à jour le 20 novembre 2026 à 06:00",
    "Actualizado el 20 de noviembre de 2026 a las 06:00",
    "Aggiornato il 20 novembre 2026 alle 06:00",
    "06:00 UTC November 20, 2026",
    "Mira Holt 06:00 UTC, November 20, 2026",
    "Holt November 20, 2026 06:00 UTC",
    "Dealer Wire Staff November 20, 2026 06:00 UTC",
    "By Dealer Wire staff November 20, 2026 06:00 UTC",
    "Reuters November 20, 2026 06:00 UTC",
)


def clean(*lines: str) -> list[CleanedBlock]:
    return list(clean_blocks([Block(kind="paragraph", text=line) for line in lines], title=None))


@pytest.mark.parametrize("place", range(len(REPORT) + 1))
@pytest.mark.parametrize("line", BYLINES)
def test_a_byline_with_a_date_is_removed_as_a_credit_wherever_it_is(line: str, place: int) -> None:
    cleaned = clean(*REPORT[:place], line, *REPORT[place:])
    assert [block.text for block in cleaned if not block.kept] == [line]
    assert cleaned[place].class_ == "credit"


@pytest.mark.parametrize(
    "line",
    [
        "Oppama Closes March 31, 2028",
        "March 31, 2028",
        "By December 31, 2028",
        "Tokyo Auto Salon, January 9-11, 2027",
        "Update on January 30, 2026 at 8:10AM PT:",
        "Kick-off 9:30, lunch 12:30",
        "Leaf 2026: 29,990 dollars",
        "The line stopped on November 20, 2026 at 06:00 UTC",
        "Nissan 3-1 Honda",
    ],
)
def test_a_line_within_the_reporting_that_only_has_a_date_or_says_more_stays(line: str) -> None:
    assert all(block.kept for block in clean(*REPORT[:2], line, *REPORT[2:]))


def test_a_name_and_a_date_without_a_time_are_a_byline_before_the_reporting_only() -> None:
    line = "Mira Holt November 20, 2026"
    assert [block.kept for block in clean(line, *REPORT)] == [False, True, True, True]
    assert all(block.kept for block in clean(*REPORT[:2], line, *REPORT[2:]))


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Mira Holt November 20, 2026 06:00 UTC", ("Mira Holt",)),
        ("MIRA HOLT NOVEMBER 20, 2026 06:00 UTC", ("Mira Holt",)),
        ("Mira Holt and Tom Okafor 20 Nov 2026, 06:00 GMT", ("Mira Holt", "Tom Okafor")),
        ("November 20, 2026 06:00 UTC by Mira Holt", ("Mira Holt",)),
        ("Mira van der Holt, Senior Reporter, 20.11.2026, 06:00 Uhr", ("Mira van der Holt",)),
        ("Par Mira Holt Publié le 20 novembre 2026 à 06h00", ("Mira Holt",)),
        ("文・佐藤明 2026年11月20日 06:00", ("佐藤明",)),
        ("Tokyo November 20, 2026 06:00 JST", ()),
        ("Updated November 20, 2026 06:00 UTC", ()),
    ],
)
def test_the_authors_are_found_in_it(line: str, authors: tuple[str, ...]) -> None:
    assert find_authors([line, *REPORT]) == authors


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        (
            "Mira Holt November 20, 2026 06:00 UTC Nissan closes a hall.",
            "Mira Holt November 20, 2026 06:00 UTC",
        ),
        ("By Mira Holt, updated 20 November 2026 The hall closes.", "By Mira Holt, updated 20 November 2026"),
        ("On November 20, 2026 at 06:00 UTC the line stopped.", ""),
        ("Nissan Motor closes a hall on November 20, 2026 at 06:00 UTC.", ""),
        ("The hall closes.", ""),
    ],
)
def test_a_byline_that_is_glued_to_a_paragraph_is_measured(text: str, byline: str) -> None:
    assert text[: measure_byline(text)] == byline


@pytest.mark.parametrize(
    "line",
    [
        "",
        "20",
        "2026 06:00",
        "%2026",
        "x" * 500 + " November 20, 2026 06:00 UTC",
        "本記事は、Gantry Japanで2026年6月8日に掲載した記事からの転載です。続きもあります",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert read_dated_byline(line) is None


@pytest.mark.parametrize(
    "month", sorted(number_months(full=("en", "de", "es", "fr", "it", "pt", "nl", "pl"), short=("en",)))
)
def test_small_words_of_bylines_do_not_make_a_sentence_of_one(month: str) -> None:
    for byline in (
        f"updated by Mira Holt, staff writer, {month} 20, 2026 06:00 utc",
        f"By Mira Holt de la Cruz and Ana Reyes published on {month} 20, 2026",
        f"posted by Mira Holt in tuesday {month} 20 06:00",
    ):
        assert measure_byline(f"{byline} the hall closes") == len(byline)
