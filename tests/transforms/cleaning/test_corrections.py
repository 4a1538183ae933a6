"""Corrections, which are part of the text wherever they stand."""

from __future__ import annotations

import pytest

from transforms.cleaning.corrections import find_corrections
from transforms.cleaning.passes import clean_blocks
from transforms.records import Block

REPORT = (
    "The hall in Civac is to house 140 robots by the end of the year, said two people who know the plan.",
    "They said that suppliers had been told on Tuesday, in a letter of nine pages that names no plant.",
    "A spokesman for the company declined to say more about the plan before the board meets in June.",
    "Workers at the gate said that they had heard of it from the radio, and not from the company.",
)
TEASERS = ("Foundry near Decherd asks for Saturday shifts", "Port of Tyne counts its cranes")
NOTES = (
    "Correction: An earlier version of this article misstated the number of robots. It is 140, not 1,400.",
    "Correction, Nov. 20, 2026: The caption above first named the wrong plant. It is Civac.",
    "CORRECTION: The plant is in Civac.",
    "Correction (November 21): This report gave the wrong day of the board's meeting.",
    "This article was amended on 21 November 2026 to correct the number of robots.",
    "This story was corrected on Nov. 20 to say that the hall will house 140 robots, not 1,400",
    "This story has been corrected to show that the plant is in Civac",
    "An earlier version of this story said the hall was in Puebla.",
    "An earlier version of this report misspelled the name of the spokesman",
    "Editor's note: this article has been updated to reflect that the board meets in June.",
    "Clarification: The letter was sent by the purchasing department, not by the board.",
    "Corrections and clarifications: The letter has nine pages, not ninety.",
    "Corrected: the hall houses 140 robots, not 1,400.",
    "Update: The company said on Friday that the hall would open in May, not June.",
    "• This article was amended on 3 May 2026 because an earlier version named the wrong plant.",
    "(Corrects number of robots in first paragraph to 140 from 1,400)",
    "(This story corrects the day of the meeting in paragraph 3)",
    "Korrektur: In einer früheren Fassung hieß es, die Halle stehe in Puebla.",
    "Berichtigung: Die Halle steht in Civac und nicht in Puebla.",
    "Anmerkung der Redaktion: In einer früheren Version dieses Artikels war die Zahl der Roboter falsch.",
    "Rectificatif : l'atelier accueillera 140 robots, et non 1 400.",
    "Erratum : une version précédente de cet article situait l'atelier à Puebla.",
    "Corrección: una versión anterior de este artículo decía que la nave está en Puebla.",
    "Fe de erratas: la nave está en Civac, no en Puebla.",
    "訂正：記事の当初の版ではロボットの数を1400台としていましたが、正しくは140台です。",
    "【訂正】本文中のロボットの台数に誤りがありました。正しくは140台です。",
)
PLACES = {
    "after a related list": ([*REPORT, "Related Articles", *TEASERS], []),
    "right after the heading of a related list": ([*REPORT, "Read more"], []),
    "within a related list": ([*REPORT, "Related stories", TEASERS[0]], [TEASERS[1]]),
    "between a related list and comments": ([*REPORT, "Related stories", *TEASERS], ["Leave a Reply"]),
    "at the end": ([*REPORT], []),
    "before a biography": ([*REPORT], ["Mira Holt is a staff writer for Dealer Wire."]),
    "after a biography": ([*REPORT, "About the author", "Mira Holt is a staff writer for Dealer Wire."], []),
    "at the top": ([], [*REPORT]),
}


def list_kept(*lines: str) -> list[str]:
    blocks = [Block(kind="paragraph", text=line) for line in lines]
    return [block.text for block in clean_blocks(blocks, title=None) if block.kept]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("note", NOTES)
def test_a_correction_stays_and_what_is_around_it_goes_as_without_it(note: str, place: str) -> None:
    before, after = PLACES[place]
    kept = list_kept(*before, note, *after)
    assert note in kept
    assert sorted(kept) == sorted([*REPORT, note])


def test_a_correction_under_a_heading_of_its_own_stays_with_the_heading() -> None:
    note = "The plant is in Civac, and not in Puebla as we had it on Friday."
    kept = list_kept(*REPORT, "Related Articles", *TEASERS, "Correction", note)
    assert kept == [*REPORT, "Correction", note]


def test_a_readers_comment_is_no_correction_unless_it_speaks_of_the_report() -> None:
    comments = ["12 Comments", "Jim", "Correction: it is 140 robots, as I have counted them.", "Reply"]
    assert list_kept(*REPORT, *comments, "Leave a Reply") == [*REPORT]
    note = "This article was amended on 3 May 2026 to correct the number of robots."
    assert list_kept(*REPORT, *comments, note, "Leave a Reply") == [*REPORT, note]


@pytest.mark.parametrize(
    "line",
    [
        "Correction of the yen: what it means for exports",
        "Corrections",
        "Update: Nissan shares rise in Tokyo",
        "Updated: Dec. 21, 2026, 1:29 p.m.",
        "This story has been updated with a comment.",
        "This article was originally published by Harbour Wheel.",
        "Clarification sought on the plant",
    ],
)
def test_headlines_and_credits_that_look_like_one_are_none(line: str) -> None:
    assert find_corrections([line]) == {}
