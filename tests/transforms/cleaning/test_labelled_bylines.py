"""Authors behind labels and in brackets, above all of Chinese, Japanese and Korean papers."""

from __future__ import annotations

import pytest

from transforms.cleaning.bylines import clean_authors, find_authors


@pytest.mark.parametrize(
    "line",
    ["撮影・山田太郎", "写真：山田太郎", "責任編輯：陳大文", "编辑 李雷", "翻訳＝佐藤花子"],
)
def test_who_took_the_pictures_or_edited_is_no_author(line: str) -> None:
    assert find_authors([line]) == clean_authors([line]) == ()


def test_a_department_beside_another_is_no_author() -> None:
    assert find_authors(["営業部（本社）"]) == ()


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("2026-11-12 00:39:00　来源：港口日报　作者：沈文", "沈文"),
        ("港口日报 记者：张三 编辑：李四", "张三"),
        ("2026年11月12日 取材・文：佐藤花子", "佐藤花子"),
        ("【브랙워터=항구일보】 김철수 기자", "김철수"),
        ("【ロンドン＝鈴木一郎】工場は三月に閉まる。", "鈴木一郎"),
        ("文・山田花子", "山田花子"),
        ("文・写真　山田花子", "山田花子"),
        ("鈴木一郎（経済部）", "鈴木一郎"),
        ("（名古屋支局 鈴木一郎）", "鈴木一郎"),
        ("记者 王小明　编辑 李雷", "王小明"),
        ("本报记者 王小明", "王小明"),
        ("기자 김민준", "김민준"),
        ("〔記者王小明／台北報導〕工廠將於三月關閉。", "王小明"),
        ("（港口社記者王小明台北3日電）工廠將於三月關閉。", "王小明"),
        ("【記者王小明紐約報導】", "王小明"),
        ("Von: Katrin Oelze", "Katrin Oelze"),
        ("By Ayşe Şensoy", "Ayşe Şensoy"),
        ("By Anna Maria Świgoń", "Anna Maria Świgoń"),
        ("Por Caio das Neves", "Caio das Neves"),
    ],
)
def test_an_author_behind_a_label_within_a_line_is_found(line: str, author: str) -> None:
    assert find_authors([line]) == (author,)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Tác giả: Trần Minh Anh", "Trần Minh Anh"),
        ("بقلم: سارة منصور", "سارة منصور"),
        ("Haber: Deniz Aydın", "Deniz Aydın"),
        ("Szerző: Kovács Réka", "Kovács Réka"),
        ("Penulis: Putri Lestari", "Putri Lestari"),
    ],
)
def test_the_label_of_a_byline_is_no_part_of_the_name(line: str, author: str) -> None:
    assert clean_authors([line]) == (author,)
