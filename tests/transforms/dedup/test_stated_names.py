"""Short notes from one template are told apart by what they name, and an update of a note is not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest

from transforms.dedup.facts import label_facts
from transforms.dedup.similarity import ComparedText, compare_texts
from transforms.dedup.stated_names import list_names

ENGLISH = (
    "Nissan is recalling {number} {model} cars in Canada, as the {part} may fail, the ministry said. "
    "Dealers will replace the {part} free of charge, and owners are to get a letter on December 18. "
    "They may also call 1-800-555-0142. The company knows of three complaints and of no injuries."
)
GERMAN = (
    "Nissan ruft in Österreich {number} Wagen des Modells {model} zurück, weil {part} versagen können, "
    "teilte das Ministerium am Dienstag mit. Die Werkstätten tauschen {part} ohne Kosten aus. Die Halter "
    "bekommen im Dezember einen Brief. Dem Hersteller sind drei Beschwerden und keine Verletzten bekannt."
)
JAPANESE = (
    "日産自動車は19日、{model}の{part}に不具合があるとして、計{number}台のリコールを国土交通省に届け出た。走行中に"
    "警告灯が点灯し、最悪の場合は停止するおそれがある。全国の販売会社で無償で交換する。対象は昨年までに国内で製造した"
    "車両で、同社によると3件の不具合が報告されているが、事故は起きていないという。"
)
CHINESE = (
    "日产汽车周四宣布，因{part}存在缺陷，将在中国召回{number}辆{model}汽车。监管部门表示，经销商将免费更换{part}，"
    "车主将于十二月收到通知。公司目前已知三起相关投诉，没有人员受伤。召回范围为今年三月至六月生产的车辆。"
)
DEPOT = (
    "Nissan will open a depot in {model} in the spring, the carmaker said on Thursday. About {number} people "
    "are to work there and send out {part} to the dealers of the region. The hall is rented for ten years, "
    "the company said, and hiring begins next week."
)
NOTES: dict[str, tuple[str, Sequence[tuple[str, str, str]]]] = {
    "English": (
        ENGLISH,
        [
            ("Altima", "48,200", "bonnet latches"),
            ("Pathfinder", "31,500", "rear belts"),
            ("370Z", "2,140", "fuel pumps"),
            ("Altima", "9,600", "airbag sensors"),
            ("GT-R", "310", "wheel bolts"),
        ],
    ),
    "German": (
        GERMAN,
        [
            ("Juke", "4.820", "die Haubenschlösser"),
            ("Leaf", "3.150", "die Gurte"),
            ("Townstar", "870", "die Kraftstoffpumpen"),
        ],
    ),
    "Japanese": (
        JAPANESE,
        [
            ("ノート", "4万8200", "駆動軸"),
            ("セレナ", "3万1500", "燃料ポンプ"),
            ("エクストレイル", "2万6100", "後部座席のシートベルト"),
        ],
    ),
    "Chinese": (
        CHINESE,
        [("天籁", "48200", "引擎盖锁"), ("逍客", "31500", "燃油泵"), ("轩逸", "9600", "后排安全带")],
    ),
    "a depot": (DEPOT, [("Farrow", "340", "tyres"), ("Penwyn", "85", "glass"), ("Kintle", "1,150", "paint")]),
}


def write(language: str) -> list[str]:
    template, notes = NOTES[language]
    return [template.format(model=model, number=number, part=part) for model, number, part in notes]


def compare(one: str, other: str) -> float:
    return compare_texts(ComparedText(one), ComparedText(other))


@pytest.mark.parametrize("language", NOTES)
def test_notes_from_one_template_on_other_things_are_no_copies(language: str) -> None:
    assert [pair for pair in combinations(write(language), 2) if compare(*pair)] == []


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("English", "48,200", "48,900"),
        ("German", "4.820", "4.890"),
        ("Japanese", "4万8200", "4万8900"),
        ("Chinese", "48200", "48900"),
        ("a depot", "340", "380"),
        ("English", "Altima", "Sentra"),  # a slip of the pen
        ("English", "Canada", "Canada and Mexico"),
    ],
)
def test_a_note_with_one_correction_is_a_copy(language: str, before: str, after: str) -> None:
    note = write(language)[0]
    assert compare(note, note.replace(before, after)) > 0.9


def test_a_corrected_figure_beside_a_noun_or_a_name_that_was_added_is_a_copy() -> None:
    english, german = write("English")[0], write("German")[0]
    added = english.replace("48,200", "48,900").replace("Altima", "Altima and Sentra")
    reworded = german.replace("4.820", "4.890").replace("Wagen", "Fahrzeuge")
    assert compare(english, added) > 0.9
    assert compare(german, reworded) > 0.9


def test_in_a_long_report_other_figures_and_names_do_not_outweigh_the_sentences() -> None:
    story = " ".join(
        f"In hall {word} the night shift {word}s the {word} frames that the day shift had left out there."
        for word in ("weld", "paint", "sand", "drill", "bolt", "press", "cut", "glue", "bend", "turn")
    )
    one, other = (f"{text} {story}" for text in write("English")[:2])
    assert len(ComparedText(one).tokens) > 200
    assert compare(one, other) > 0.9


def test_names_are_words_with_capitals_and_runs_of_katakana() -> None:
    text = "Rain fell on Oslo, and on a 370Z.\n日産はノートとアリアを"
    names = list_names(label_facts(text))
    assert [name for _, name in names] == ["oslo", "370z", "ノート", "アリア"]
    assert all(text.casefold().startswith(name, start) for start, name in names)
