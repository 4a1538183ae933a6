"""Text files in many layouts: their titles, authors and dates, and the text that is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from records import make_file

from transforms.cleaning.passes import clean_extraction
from transforms.extraction.plain_text import extract_text
from transforms.records import Extraction

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
TITLE = "Second robot hall for Civac"
LEAD = "Nissan will add a second hall of welding robots at its plant in Civac, the company said on Monday."
BODY = "The hall is to house 140 robots and to lift output from 52 to 61 cars an hour by the end of the year."
WRAPPED = """Nissan will add a second hall of welding robots at its plant in Civac,
the company said on Monday. The hall is to house 140 robots and to lift
output from 52 to 61 cars an hour by the end of the year, according to two
people who know the plan and who asked not to be named."""
GERMAN = (
    "Nissan baut in seinem Werk in Civac eine zweite Halle für Roboter, teilte der Konzern am Montag mit."
)
FRENCH = "Nissan va ajouter une seconde halle de robots dans son usine de Civac, a annoncé le groupe lundi."
SPANISH = "Nissan añadirá una segunda nave de robots en su planta de Civac, anunció la empresa este lunes."
JAPANESE = "日産自動車は4日、メキシコのシバック工場に溶接ロボットの第2棟を設けると発表した。"

# one line a paragraph, each between 40 and 120 characters, as texts of crawls are
THAI_LINES = (
    "โรงหล่อในเมืองท่าจะได้เตาหลอมเตาที่สองในฤดูใบไม้ผลิและจะหล่อเสื้อปั๊มให้ผู้ผลิตสองราย",
    "เจ้าของจ่ายเก้าล้านสำหรับเตานี้และเทศบาลให้ยืมครึ่งหนึ่งเป็นเวลาสิบสองปี",
    "เพื่อนบ้านกลัวเสียงดังตอนกลางคืนและทนายของพวกเขาอยากเห็นผลการวัดของเตาแรกก่อน",
    "สภาจะลงคะแนนในวันพฤหัสบดีและนายกเทศมนตรีคาดว่าเสียงส่วนใหญ่จะเห็นด้วย",
)
JAPANESE_LINES = (
    "日産自動車は4日、メキシコのシバック工場に溶接ロボットの第2棟を設けると発表した。稼働は来年の春になる。",
    "新しい棟には140台のロボットが入り、1時間に作る車の数を52台から61台に増やす計画だという。",
    "工場では約4000人が二交代で働いており、会社は人数を減らさないと説明している。",
    "労働組合は、夜の勤務が増えることを心配し、来週の会合で説明を求める方針を決めた。",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text file, and the title, authors, date and paragraphs that are expected of it."""

    text: str
    title: str
    authors: tuple[str, ...] = ()
    day: str | None = None
    kept: tuple[str, ...] | None = None


CASES = {
    "title, byline, date": Case(
        text=f"{TITLE}\nBy Ana Ruiz\nMay 4, 2026\n\n{LEAD}\n\n{BODY}",
        title=TITLE, authors=("Ana Ruiz",), day="2026-05-04", kept=(LEAD, BODY),
    ),
    "date before the title": Case(
        text=f"May 4, 2026\n\n{TITLE}\n\nBy Ana Ruiz\n\n{LEAD}\n{BODY}",
        title=TITLE, authors=("Ana Ruiz",), day="2026-05-04", kept=(LEAD, BODY),
    ),
    "byline and date in one line": Case(
        text=f"{TITLE}\nBy Ana Ruiz — May 4, 2026\n{LEAD}",
        title=TITLE, authors=("Ana Ruiz",), day="2026-05-04", kept=(LEAD,),
    ),
    "title, deck, byline": Case(
        text=f"{TITLE}\n140 robots are to fill it by the end of the year\nBy Ana Ruiz and Tom Okafor\n{LEAD}",
        title=TITLE, authors=("Ana Ruiz", "Tom Okafor"),
    ),
    "Windows line ends": Case(
        text=f"{TITLE}\r\nBy Ana Ruiz\r\nMay 4, 2026\r\n\r\n{LEAD}\r\n\r\n{BODY}\r\n",
        title=TITLE, authors=("Ana Ruiz",), day="2026-05-04", kept=(LEAD, BODY),
    ),
    "wrapped at 72": Case(
        text=f"{TITLE}\n\nBy Ana Ruiz\n4 May 2026\n\n{WRAPPED}\n",
        title=TITLE, authors=("Ana Ruiz",), day="2026-05-04", kept=(" ".join(WRAPPED.split()),),
    ),
    "paragraphs in lines of Japanese": Case(
        text="\n".join(("シバック工場に溶接ロボットの第2棟", *JAPANESE_LINES)),
        title="シバック工場に溶接ロボットの第2棟", kept=JAPANESE_LINES,
    ),
    "paragraphs in lines of Thai": Case(
        text="\n".join(("โรงหล่อได้เตาใหม่", *THAI_LINES)), title="โรงหล่อได้เตาใหม่", kept=THAI_LINES
    ),
    "wrapped with Windows line ends": Case(
        text=f"{TITLE}\n\n{WRAPPED}\n".replace("\n", "\r\n"), title=TITLE, kept=(" ".join(WRAPPED.split()),)
    ),
    "an address in the first line": Case(
        text=f"https://www.gantrypost.example/2026/second-robot-hall\n\n{TITLE}\n\n{LEAD}\n{BODY}",
        title=TITLE, kept=(LEAD, BODY),
    ),
    "an address in the last line": Case(
        text=f"{TITLE}\n\n{LEAD}\n{BODY}\n\nhttps://www.gantrypost.example/2026/second-robot-hall",
        title=TITLE, kept=(LEAD, BODY),
    ),
    "published and updated": Case(
        text=f"{TITLE}\nUpdated: May 6, 2026, 9:00 am\nPublished: May 4, 2026\n{LEAD}",
        title=TITLE, day="2026-05-04", kept=(LEAD,),
    ),
    "updated alone": Case(text=f"{TITLE}\nUpdated: May 6, 2026\n{LEAD}", title=TITLE, day="2026-05-06"),
    "dateline of an agency": Case(
        text=f"{TITLE}\n\nCIVAC, Mexico, May 4, 2026 (Wire) - {LEAD}", title=TITLE, day="2026-05-04"
    ),
    "dateline without a year": Case(text=f"{TITLE}\n\nCIVAC, May 4 (Wire) - {LEAD}", title=TITLE),
    "dateline without a title": Case(text=f"CIVAC, May 4 (Wire) - {LEAD}\n{BODY}", title=LEAD.rstrip(".")),
    "a press release": Case(
        text=f"FOR IMMEDIATE RELEASE\n\n{TITLE}\n\nCIVAC, Mexico (May 4, 2026) – {LEAD}\n\n{BODY}",
        title=TITLE, day="2026-05-04",
    ),
    "a header": Case(
        text=f'title: "{TITLE}"\nauthor: Ana Ruiz\ndate: 2026-05-04\ntags: plants\n\n{LEAD}\n{BODY}',
        title=TITLE, authors=("Ana Ruiz",), day="2026-05-04", kept=(LEAD, BODY),
    ),
    "front matter": Case(
        text=f"---\ntitle: '{TITLE}'\nauthor: Ana Ruiz\ndate: 2026-05-04\n---\n\n{LEAD}\n\n{BODY}",
        title=TITLE, authors=("Ana Ruiz",), day="2026-05-04", kept=(LEAD, BODY),
    ),
    "a mail": Case(
        text=f"From: Ana Ruiz\nSubject: {TITLE}\nDate: Mon, 4 May 2026 10:00:00 +0000\n\n{LEAD}\n{BODY}",
        title=TITLE, authors=("Ana Ruiz",), day="2026-05-04", kept=(LEAD, BODY),
    ),
    "Markdown": Case(
        text=f"# {TITLE}\n\n*By Ana Ruiz*\n\n_May 4, 2026_\n\n{LEAD}\n\n---\n\n{BODY}",
        title=TITLE, authors=("Ana Ruiz",), day="2026-05-04", kept=(LEAD, BODY),
    ),
    "Markdown in bold": Case(
        text=f"# **{TITLE}**\n\n**By Ana Ruiz** | May 4, 2026\n\n{LEAD}\n\n{BODY}",
        title=TITLE, authors=("Ana Ruiz",), day="2026-05-04", kept=(LEAD, BODY),
    ),
    "Markdown with underlined headings": Case(
        text=f"{TITLE}\n=====================\n\nBy Ana Ruiz\n\n{LEAD}\n\nWhat it costs\n-------\n\n{BODY}",
        title=TITLE, authors=("Ana Ruiz",), kept=(LEAD, "What it costs", BODY),
    ),
    "a title in capitals": Case(
        text=f"{TITLE.upper()}\nBy ANA RUIZ\n{LEAD}", title=TITLE.upper(), authors=("Ana Ruiz",), kept=(LEAD,)
    ),
    "a title over two blank lines": Case(text=f"\n\n\n{TITLE}\n\n\n\n{LEAD}\n\n\n{BODY}\n\n", title=TITLE),
    "no title": Case(text=f"{LEAD}\n\n{BODY}", title=LEAD.rstrip("."), kept=(LEAD, BODY)),
    "a title that names its sources": Case(
        text=f"Sources: Nissan to add robots in Civac\n\n{LEAD}\n{BODY}",
        title="Sources: Nissan to add robots in Civac", kept=(LEAD, BODY),
    ),
    "prices above the title": Case(
        text=f"NSANY4.711-1.05%\nTSLA301.500-2.2%\n{TITLE}\n{LEAD}\n{BODY}", title=TITLE, kept=(LEAD, BODY)
    ),
    "German": Case(
        text=f"Zweite Halle für Roboter in Civac\n\nVon Jana Vogt\n\n4. Mai 2026, 10:15 Uhr\n\n{GERMAN}",
        title="Zweite Halle für Roboter in Civac", authors=("Jana Vogt",), day="2026-05-04", kept=(GERMAN,),
    ),
    "German agency": Case(
        text=f"Zweite Halle für Roboter in Civac\n\nStand: 04.05.2026, 10:15 Uhr\n\nCivac (dpa) - {GERMAN}",
        title="Zweite Halle für Roboter in Civac", day="2026-05-04", kept=(f"Civac (dpa) - {GERMAN}",),
    ),
    "French": Case(
        text=f"Une seconde halle à Civac\n\nPar Paul Morel\n\nPublié le 4 mai 2026 à 10h30\n\n{FRENCH}",
        title="Une seconde halle à Civac", authors=("Paul Morel",), day="2026-05-04", kept=(FRENCH,),
    ),
    "Spanish": Case(
        text=f"Segunda nave de robots en Civac\n\nPor Lucía Vega\n\n4 de mayo de 2026\n\n{SPANISH}",
        title="Segunda nave de robots en Civac", authors=("Lucía Vega",), day="2026-05-04", kept=(SPANISH,),
    ),
    "Spanish agency": Case(
        text=f"Segunda nave de robots en Civac\n\nCivac (México), 4 may 2026 (EFE).- {SPANISH}",
        title="Segunda nave de robots en Civac", day="2026-05-04",
    ),
    "Japanese": Case(
        text=f"日産、シバック工場にロボット第2棟\n2026年5月4日 10:30\n{JAPANESE}",
        title="日産、シバック工場にロボット第2棟", day="2026-05-04", kept=(JAPANESE,),
    ),
    "Japanese correspondent": Case(
        text=f"日産、シバック工場にロボット第2棟\n\n【メキシコ市=山田太郎】{JAPANESE}",
        title="日産、シバック工場にロボット第2棟", authors=("山田太郎",),
    ),
    "Japanese agency": Case(
        text=f"日産、シバック工場にロボット第2棟\n\n[東京 4日 ロイター] - {JAPANESE}",
        title="日産、シバック工場にロボット第2棟",
    ),
}  # fmt: skip


def read(text: str) -> Extraction:
    found = extract_text(make_file(text, origin="hall.txt"), now=NOW)
    assert isinstance(found, Extraction), found
    return found


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_title_authors_and_date_of_a_text_file_are_found(case: Case) -> None:
    found = read(case.text)
    assert found.title == case.title
    assert found.authors == case.authors
    assert (f"{found.published_at:%Y-%m-%d}" if found.published_at else None) == case.day


@pytest.mark.parametrize("case", [case for case in CASES.values() if case.kept], ids=lambda case: case.title)
def test_only_the_report_in_a_text_file_is_kept(case: Case) -> None:
    found = read(case.text)
    cleaned = clean_extraction(found)
    assert tuple(block.text for block in cleaned if block.kept) == case.kept
