"""A message can name the line of a TOML file on which a value is set."""

from __future__ import annotations

import time

import pytest

from transforms.text.toml_lines import find_line

TEXT = """\
version = "1"
limits.pages = 3

[context]
kitchen = ["oven", "cook"]

[model.crust]
label = "Crust"
names = [
    "Crust", "a = b",
]

[topic."night shifts"]
label = "Night shifts"
[[topic."night shifts".pairs]]
actions = ["stop"]
[[topic."night shifts".pairs]]
actions = ["go"]
within = 20

[[feeds]]
url = "https://one.example"
[feeds.schedule]
interval = 5
[[feeds]]
url = "https://two.example"
[feeds.schedule]
'interval' = 6
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("version",), 1),
        (("limits", "pages"), 2),
        (("context", "kitchen"), 5),
        (("model", "crust"), 7),
        (("model", "crust", "label"), 8),
        (("model", "crust", "names", 1), 9),
        (("topic", "night shifts", "label"), 14),
        (("topic", "night shifts", "pairs", 0), 15),
        (("topic", "night shifts", "pairs", 1, "within"), 19),
        (("feeds", 0, "schedule", "interval"), 24),
        (("feeds", 1, "url"), 26),
        (("feeds", 1, "schedule", "interval"), 28),
    ],
)
def test_a_value_is_found_by_its_keys_and_positions(path: tuple[int | str, ...], line: int) -> None:
    assert find_line(TEXT, path) == line


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("model", "crust", "parent"), 7),
        (("topic", "night shifts", "pairs", 0, "within"), 15),
        (("feeds", 1, "name"), 25),
        (("model",), 7),
        (("topic",), 13),
        (("limits",), 2),
        (("nowhere",), None),
        (("a = b",), None),
    ],
)
def test_a_value_that_is_not_set_is_looked_for_around_its_place(
    path: tuple[int | str, ...], line: int | None
) -> None:
    assert find_line(TEXT, path) == line


def test_an_empty_file_has_no_lines() -> None:
    assert find_line("", ("version",)) is None


def test_the_lines_of_many_values_are_found_in_a_moment() -> None:
    # each took another reading of the file, so that 500 wrong tables of feeds took 6 seconds
    text = '[[feeds]]\nurl = "a"\n' * 5_000
    start = time.process_time()
    assert [find_line(text, ("feeds", number, "url")) for number in range(5_000)] == [*range(2, 10_001, 2)]
    assert time.process_time() - start < 5


def test_a_name_of_more_parts_than_any_setting_has_is_read_as_far_as_settings_go() -> None:
    text = "a = 1\n" + ".".join("b" * 5_000) + " = 2\n"
    assert find_line(text, ("b", "b")) == 2
    assert find_line(text, ("a",)) == 1
