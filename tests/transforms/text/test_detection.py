"""The encoding of bytes that name none, or the wrong one, is found by the letters that it gives."""

from __future__ import annotations

import pytest

from transforms.text.charsets import decode_charset
from transforms.text.detection import correct_alphabet, correct_latin, detect_encoding, detect_utf16, is_utf16

REPORTS = {
    "Russian": "Завод закроет цех окраски до конца марта, сообщила компания в понедельник вечером.",
    "Ukrainian": "Завод закриє фарбувальний цех до кінця березня, повідомила компанія в понеділок.",
    "Bulgarian": "Заводът ще затвори бояджийския цех до края на март, съобщи компанията вчера.",
    "Greek": "Το εργοστάσιο θα κλείσει το βαφείο ως το τέλος Μαρτίου, ανακοίνωσε η εταιρεία.",
    "Hebrew": "המפעל יסגור את מחלקת הצביעה עד סוף מרץ, כך הודיעה החברה ביום שני בערב.",
    "Arabic": "سيغلق المصنع قسم الطلاء قبل نهاية مارس، كما أعلنت الشركة مساء يوم الاثنين.",
    "Thai": "โรงงานจะปิดแผนกพ่นสีภายในสิ้นเดือนมีนาคม บริษัทแจ้งเมื่อวันจันทร์ที่ผ่านมา",
    "Japanese": "工場は来年３月末までに塗装部門を閉鎖すると、髙橋社長が発表した。①雇用は守るという。",
    "Chinese": "工厂周一宣布，将在明年三月底之前关闭喷漆车间，他们的工作会转移到另一家工厂。",
    "Traditional": "工廠週一宣布，將在明年三月底之前關閉噴漆車間，他們的工作會轉移到另一家工廠。",
    "Korean": "공장은 내년 3월 말까지 도장 부문을 폐쇄한다고 월요일에 발표했다. 이에 노동조합은 반발했다.",
    "Polish": "Zakład zamknie lakiernię do końca marca, poinformowała spółka; będą też zwolnienia.",
    "Czech": "Závod zavře lakovnu do konce března, oznámila společnost v pondělí večer všem zaměstnancům.",
    "Turkish": "Fabrika boyahanesini mart sonuna kadar kapatacak, şirket bunu pazartesi günü açıkladı.",
    "German": "Das Werk schließt die Lackiererei bis Ende März; über Löhne werde später gesprochen, hieß es.",
    "French": "L’usine fermera l’atelier de peinture d’ici à la fin mars, a annoncé la société, très déçue.",
    "Icelandic": "Verksmiðjan lokar málningardeildinni fyrir lok mars og það kemur starfsmönnum á óvart.",
    "English": "The plant closes its paint shop in March. “We were promised £40 million,” the mayor said…",
}
WRITTEN = [
    *(("Russian", name) for name in ("cp1251", "koi8-r", "iso8859-5", "cp866")),
    ("Ukrainian", "cp1251"),
    ("Ukrainian", "koi8-u"),
    ("Bulgarian", "cp1251"),
    ("Greek", "cp1253"),
    ("Greek", "iso8859-7"),
    ("Hebrew", "cp1255"),
    ("Arabic", "cp1256"),
    ("Arabic", "iso8859-6"),
    ("Thai", "cp874"),
    ("Japanese", "cp932"),
    ("Chinese", "gb18030"),
    ("Traditional", "big5hkscs"),
    ("Korean", "cp949"),
    ("Polish", "cp1250"),
    ("Polish", "iso8859-2"),
    ("Czech", "cp1250"),
    ("Turkish", "cp1254"),
]
WESTERN = ("German", "French", "Icelandic", "English")


@pytest.mark.parametrize(("language", "name"), [*WRITTEN, *((one, "cp1252") for one in WESTERN)])
@pytest.mark.parametrize("frame", ["{}", "<html><body><div class='story'><p>{}</p></div></body></html>"])
def test_the_encoding_of_one_sentence_is_found(language: str, name: str, frame: str) -> None:
    text = frame.format(REPORTS[language])
    found = detect_encoding(text.encode(name))
    assert found is not None
    assert decode_charset(text.encode(name), found) == text


@pytest.mark.parametrize(("language", "name"), WRITTEN)
def test_letters_of_other_scripts_are_not_taken_for_latin_ones(language: str, name: str) -> None:
    body = REPORTS[language].encode(name)
    corrected = correct_latin(body)
    assert corrected is not None
    assert decode_charset(body, corrected) == REPORTS[language]


@pytest.mark.parametrize("text", ["The ticket costs 12 €.", "The ticket costs 12 € or 10 €, in Žilina."])
def test_a_euro_is_no_letter_of_another_script(text: str) -> None:
    assert correct_latin(text.encode("iso8859-15"), "iso8859-15") is None


@pytest.mark.parametrize("language", WESTERN)
def test_letters_with_accents_stay_latin_ones(language: str) -> None:
    assert correct_latin(REPORTS[language].encode("cp1252")) is None


@pytest.mark.parametrize(
    ("language", "name", "declared"),
    [
        ("Hebrew", "cp1255", "cp1251"),  # all small letters in Cyrillic, and in Greek
        ("Hebrew", "cp1255", "iso8859-7"),
        ("Greek", "cp1253", "cp1255"),
        ("Traditional", "big5hkscs", "gb18030"),
        ("Chinese", "gb18030", "big5hkscs"),
        ("Japanese", "cp932", "euc_jp"),
        ("Japanese", "cp932", "cp949"),
        ("Korean", "cp949", "gb18030"),
        ("Russian", "cp1251", "gb18030"),
        ("Russian", "koi8-r", "cp1251"),
    ],
)
def test_a_text_in_another_encoding_than_it_says_is_read_by_what_it_is(
    language: str, name: str, declared: str
) -> None:
    text = REPORTS[language] * 2
    corrected = correct_alphabet(text.encode(name), declared)
    assert corrected is not None
    assert decode_charset(text.encode(name), corrected) == text


@pytest.mark.parametrize(("language", "name"), WRITTEN)
def test_a_text_in_the_encoding_that_it_says_is_left(language: str, name: str) -> None:
    assert correct_alphabet((REPORTS[language] * 2).encode(name), name) is None


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("language", ["English", "Japanese", "Greek", "Chinese"])
def test_utf_16_without_a_mark_is_recognised(name: str, language: str) -> None:
    page = f"<html><p>{REPORTS[language]}</p></html>"
    assert detect_utf16(page.encode(name)) == name
    assert detect_utf16((REPORTS[language] + "\nKaneda, 2026\n").encode(name)) == name


@pytest.mark.parametrize(
    "body",
    [
        b"text with a \x00 in it",
        b"\x00" * 100,
        bytes(range(256)) * 9,
        b"\x00\x01\x02\x03" * 50,
        b"plain",
        b"",
    ],
)
def test_bytes_with_zeros_are_not_all_utf_16(body: bytes) -> None:
    assert detect_utf16(body) is None
    assert not is_utf16(body)
