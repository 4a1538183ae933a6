"""The language of a text is detected, or taken from its page."""

from __future__ import annotations

import pytest

from transforms.text.language import detect_language, parse_language_code, resolve_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The hall is to house 140 robots and to lift output by the end of the year.", "en"),
        ("Die Beschäftigten behalten ihre Verträge bis mindestens zum Ende des Jahres.", "de"),
        ("Les salariés gardent leurs contrats jusqu'à la fin de l'année prochaine.", "fr"),
        ("Los trabajadores conservan sus contratos hasta el final del año que viene.", "es"),
        ("日産は電池の拠点を設ける。", "ja"),
        ("닛산은 배터리 공장을 짓는다.", "ko"),
        ("Ниссан закроет семь заводов по всему миру, сообщила компания в понедельник.", "ru"),
        ("Robots in a hall", None),
        ("4,711 4,712 4,713 4,714 4,715 4,716 4,717 4,718", None),
        ("", None),
    ],
)
def test_a_language_is_detected_unless_the_text_is_too_short(text: str, language: str | None) -> None:
    assert detect_language(text) == language


FRENCH = (
    "Les salariés de l'usine gardent leurs contrats jusqu'à la fin de l'année prochaine, a dit la direction, "
    "mais les équipes de nuit seront réduites dès le mois de mars et les autocars ne passeront plus."
)


def test_the_beginning_of_a_long_text_decides() -> None:
    english = "The hall is to house 140 robots and to lift output by the end of the year. "
    assert detect_language(FRENCH * 12 + english * 100) == "fr"


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("de-AT", "Robots in a hall", "de"),
        ("en", "日産は電池の拠点を設ける。", "ja"),
        ("en", "The word 電池 means battery, and it stands on many a wall in the plant.", "en"),
        ("", "The hall is to house 140 robots and to lift output by the end of the year.", "en"),
        ("klingon", "Robots in a hall", None),
        ("en", FRENCH, "fr"),
        ("en-US", "Robots en salle", "en"),
        ("de", FRENCH, "de"),  # templates declare English by default, and no other language
    ],
)
def test_a_declared_language_is_used_unless_the_script_rules_it_out(
    declared: str, text: str, language: str | None
) -> None:
    assert resolve_language(declared, text) == language


@pytest.mark.parametrize(
    ("declared", "code"), [("en-GB", "en"), ("pt_BR", "pt"), ("JA", "ja"), ("english", None), (None, None)]
)
def test_a_language_code_is_the_first_two_letters_of_a_tag(declared: str | None, code: str | None) -> None:
    assert parse_language_code(declared) == code
