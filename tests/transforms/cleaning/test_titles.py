"""Headlines, and the names of sites in them."""

from __future__ import annotations

import pytest

from transforms.cleaning.titles import (
    is_similar_title,
    is_site_name,
    is_title,
    make_title,
    strip_section,
    strip_shown_name,
    strip_site_name,
)

SITES = ("Gantry Post", "www.gantrypost.example")


@pytest.mark.parametrize(
    ("title", "stripped"),
    [
        ("Robots for Mexico | Gantry Post", "Robots for Mexico"),
        ("Robots for Mexico - gantrypost.example", "Robots for Mexico"),
        ("Robots for Mexico – The Gantry Post", "Robots for Mexico"),
        ("Robots for Mexico — GANTRYPOST", "Robots for Mexico"),
        ("Robots for Mexico | Plants | Gantry Post", "Robots for Mexico | Plants"),
        ("Gantry Post: Robots for Mexico", "Robots for Mexico"),
        ("Nissan: Robots for Mexico", "Nissan: Robots for Mexico"),
        ("Robots - a second hall", "Robots - a second hall"),
        ("A co-operation | Harbour Wheel", "A co-operation | Harbour Wheel"),
        ("ロボット、メキシコへ｜Gantry Post", "ロボット、メキシコへ"),
        ("ロボット、メキシコへ：Gantry Post", "ロボット、メキシコへ"),
        ("Gantry Post", "Gantry Post"),
        ("a | " * 50_000 + "Gantry Post", ("a | " * 125)[:499]),
    ],
)
def test_the_name_of_the_site_is_removed_from_a_title(title: str, stripped: str) -> None:
    assert strip_site_name(title, SITES) == stripped


FOOT = (
    "<footer><p>© 2026 The Harbour Gazette. <a href='/town'>Town</a></p></footer>"
    "来源：港口日报　作者 © 2026 海港网"
    "<p>(C) Harbour Post</p><p>© Pier Echo 2026</p><p>Copyright ⓒ 항구일보. All rights reserved.</p>"
    "<p>版权所有：海港晚报</p>"
    "<p>© 2026 Harlow Motors</p><p>Copyright 2026 Lund Courier Ltd</p><p>山城网 版权所有</p>"
)


@pytest.mark.parametrize(
    ("title", "stripped"),
    [
        ("Robots come to Mexico | The Harbour Gazette", "Robots come to Mexico"),
        ("Robots come to Mexico » Harbour Gazette", "Robots come to Mexico"),
        ("Robots come to Mexico _ Harbour Gazette", "Robots come to Mexico"),
        ("Robots come to Mexico｜Harbour Gazette", "Robots come to Mexico"),
        ("Robots come to Mexico - The Harbour Gazette", "Robots come to Mexico"),
        ("Robots come to Mexico | Town | Harbour Gazette", "Robots come to Mexico"),
        ("哈洛将关闭布拉克沃特工厂喷漆车间_港口日报", "哈洛将关闭布拉克沃特工厂喷漆车间"),
        ("哈洛将关闭布拉克沃特工厂喷漆车间-海港网", "哈洛将关闭布拉克沃特工厂喷漆车间"),
        ("哈洛将关闭布拉克沃特工厂-喷漆车间", "哈洛将关闭布拉克沃特工厂-喷漆车间"),
        ("Robots come to Mexico · The Harbour Gazette", "Robots come to Mexico"),
        ("Robots come to Mexico ~ The Harbour Gazette", "Robots come to Mexico"),
        ("Robots come to Mexico - Harbour Post", "Robots come to Mexico"),
        ("Robots come to Mexico • Pier Echo", "Robots come to Mexico"),
        ("로봇이 새 공장에 온다 - 항구일보", "로봇이 새 공장에 온다"),
        ("哈洛将关闭布拉克沃特工厂喷漆车间-海港晚报", "哈洛将关闭布拉克沃特工厂喷漆车间"),
        ("Robots come to Mexico :: The Harbour Gazette", "Robots come to Mexico"),
        ("Robots come to Mexico « The Harbour Gazette", "Robots come to Mexico"),
        ("Robots come to Mexico / The Harbour Gazette", "Robots come to Mexico"),
        ("Robots come to Mexico_The Harbour Gazette", "Robots come to Mexico"),
        ("The Harbour Gazette | Robots come to Mexico", "Robots come to Mexico"),
        ("Town | Robots come to Mexico", "Town | Robots come to Mexico"),
        ("The Harbour Gazette: robots for all of us", "The Harbour Gazette: robots for all of us"),
        ("The Harbour Gazette: Robots come to Mexico", "Robots come to Mexico"),
        ("항구일보: 로봇이 새 공장에 온다", "로봇이 새 공장에 온다"),
        ("Harlow Motors: Robots come to Mexico", "Harlow Motors: Robots come to Mexico"),
        ("The Harbour Gazette « Robots come to Mexico", "Robots come to Mexico"),
        ("Robots come to Mexico - Lund Courier", "Robots come to Mexico"),
        ("机器人来到墨西哥的新工厂_山城网", "机器人来到墨西哥的新工厂"),
        ("Robots come to the old / Town", "Robots come to the old / Town"),
        ("Robots come to the old - Town", "Robots come to the old - Town"),
        ("Robots come to the old -- Town", "Robots come to the old -- Town"),
        ("Robots come to Mexico | A second hall", "Robots come to Mexico | A second hall"),
        ("Robots | Town", "Robots | Town"),
        ("The file_name of a robot", "The file_name of a robot"),
    ],
)
def test_a_name_that_the_page_shows_alone_is_removed_from_the_ends_of_a_title(
    title: str, stripped: str
) -> None:
    assert strip_shown_name(title, FOOT) == stripped


@pytest.mark.parametrize(
    ("title", "stated", "stripped"),
    [
        (
            "Robots come to Mexico | Town",
            "Robots come to Mexico | Town | Gantry Post",
            "Robots come to Mexico",
        ),
        (
            "Robots come to Mexico | May 4, 2026",
            "Robots come to Mexico | May 4, 2026 | Gantry Post",
            "Robots come to Mexico",
        ),
        (
            "ロボット、メキシコの港へ - 経済",
            "ロボット、メキシコの港へ - 経済 - 港湾新聞",
            "ロボット、メキシコの港へ",
        ),
        ("哈洛将关闭喷漆车间_财经", "哈洛将关闭喷漆车间_财经_港口网", "哈洛将关闭喷漆车间"),
        (
            "Robots come to Mexico - News - Cars",
            "Robots come to Mexico - News - Cars - Gantry Post",
            "Robots come to Mexico",
        ),
        (
            "로봇이 새 공장에 온다 < 사회 < 기사본문",
            "로봇이 새 공장에 온다 < 사회 < 기사본문 - 항구일보",
            "로봇이 새 공장에 온다",
        ),
        # nothing shows that these are sections
        (
            "Robots come to Mexico - again",
            "Robots come to Mexico - again - Gantry Post",
            "Robots come to Mexico - again",
        ),
        (
            "Robots come to Mexico | Town",
            "Robots come to Mexico | Town - Gantry Post",
            "Robots come to Mexico | Town",
        ),
        (
            "Robots come to Mexico | A hall in May",
            "Robots come to Mexico | A hall in May | Gantry Post",
            "Robots come to Mexico | A hall in May",
        ),
        ("Market report | May 4, 2026", "Market report | May 4, 2026 | Post", "Market report | May 4, 2026"),
        ("Robots come to Mexico | Town", "Robots come to Mexico | Town", "Robots come to Mexico | Town"),
    ],
)
def test_a_section_is_removed_where_the_name_of_the_site_is_behind_it(
    title: str, stated: str, stripped: str
) -> None:
    assert strip_section(title, stated=stated) == stripped


@pytest.mark.parametrize(
    ("title", "is_one"), [("Gantry Post", True), ("gantrypost.example", True), ("Robots", False)]
)
def test_a_title_is_the_sites_name_when_it_is_nothing_else(title: str, is_one: bool) -> None:
    assert is_site_name(title, SITES) is is_one


def test_titles_are_alike_when_they_share_most_of_their_words() -> None:
    assert is_similar_title("“Robots” for Mexico", "Robots for Mexico")
    assert is_similar_title(
        "Nissan adds a second robot hall in Mexico", "Nissan adds second robot hall in Mexico plant"
    )
    assert not is_similar_title("Nissan adds a second robot hall", "Nissan closes a paint shop")
    assert not is_similar_title("", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour A second hall for Mexico", True),
        ("HarbourA second hall for Mexico:", True),
        ("A second hall for Mexico", True),
        ("a second Hall for Mexico", False),
        ("A second hall", True),
        ("A second hall for Mexico and Spain", False),
        ("A second hall for Mex", False),
    ],
)
def test_a_heading_is_the_title_letter_by_letter_or_without_a_kicker(text: str, expected: bool) -> None:
    assert is_title(text, "Harbour: A second hall for Mexico") == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("One hall. Two halls.", "One hall"),
        ("Will it hold? Nobody knows.", "Will it hold?"),
        ("YOKOHAMA, May 4 (Wire) - One hall. Two halls.", "One hall"),
        ("ロボットは140台。年末までに動く。", "ロボットは140台"),
        (
            "It costs 2.5 million, says J. Doe of Doe Inc. in a letter. Others differ.",
            "It costs 2.5 million, says J. Doe of Doe Inc. in a letter",
        ),
    ],
)
def test_the_title_of_a_text_is_its_first_sentence(text: str, title: str) -> None:
    assert make_title(text) == title
