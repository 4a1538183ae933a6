"""Times of day and time zones in texts."""

from __future__ import annotations

import pytest

from transforms.text.clock_times import remove_clock_times


@pytest.mark.parametrize(
    "time",
    [
        *(
            "06:00 UTC",
            "6:00 a.m. ET",
            "6 a.m.",
            "6pm",
            "1430 GMT",
            "06:00:30",
            "18h30",
            "18.30 Uhr",
            "6時30分",
            "6時",
        ),
        *(
            "11:30 PM PST",
            "06:00 (JST)",
            "06:00 GMT+9",
            "06:00 +0900",
            "07:15 MESZ",
            "UTC",
            "JST",
            "GMT+1",
            "10 o'clock",
            "06:00 utc",
            "6 am gmt",
            "utc",
        ),
    ],
)
def test_times_and_zones_are_removed(time: str) -> None:
    assert remove_clock_times(f"The line stopped at {time} today.").split() == [
        "The",
        "line",
        "stopped",
        "at",
        "today.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The ratio is 16:9, the score 3:1 and the dose 4.30 or 12.30.",
        "Sales rose 6.30 percent to 18.30 points.",
        "IST is a city, EST a word of French, and a CAT a machine.",
        "La porte est à cet endroit.",
        "The ET was scrapped; PT Nissan remains.",
        "2026 cars, 1430 jobs and 0600 left over",
        "It costs 10:1 odds of 25:61.",
    ],
)
def test_other_figures_and_words_stay(text: str) -> None:
    assert remove_clock_times(text) == text


@pytest.mark.parametrize(
    "text",
    ["From 9:30 to 11.15 Uhr, x12:30,", "1:2:3 12:345 0600 1430 ET", "6時30分から18時", "٣:٤٥ 12:30:5 7 pm"],
)
def test_a_text_that_names_no_zone_alone_loses_the_same_times_as_one_that_does(text: str) -> None:
    assert remove_clock_times(f"{text}; UTC").split() == remove_clock_times(f"{text};").split()


def test_several_times_of_a_text_are_removed_and_the_numbers_between_them_stay() -> None:
    text = "From 9:30 to 11.15 Uhr 1,200 cars left; 40 more at 6 p.m., x12:30 and 5:05:10."
    assert remove_clock_times(text).split() == [
        *("From", "to", "1,200", "cars", "left;", "40", "more", "at", ",", "x", "and", "."),
    ]
