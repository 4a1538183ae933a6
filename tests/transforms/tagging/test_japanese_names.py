"""The built-in taxonomy reads Japanese: the names of models and plants abroad, and the words for events."""

from __future__ import annotations

import pytest
from records import make_article

from transforms.tagging.load_taxonomy import default_taxonomy
from transforms.tagging.tag_article import tag_article


def find_tags(text: str) -> set[str]:
    article = make_article(text, language="ja")
    return {tag.tag for tag in tag_article(article, default_taxonomy())}


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("日産自動車はSUV「ローグ」を値上げする。", "rogue"),
        ("日産は「セントラ」と「ムラーノ」を輸出する。", "sentra"),
        ("日産は「セントラ」と「ムラーノ」を輸出する。", "murano"),
        ("日産自動車は米キャントン工場で希望退職を募る。", "canton"),
        ("日産はインドのチェンナイ工場から撤退する。", "chennai"),
        ("日産はシバック工場での生産を終える。", "civac"),
        ("日産は2万人を削減する。", "job-cuts"),
        ("日産は追浜での車両生産を終える。", "plant-closures"),
        ("日産の労組は春季労使交渉で要求を出した。", "labour"),
        ("日産は工場の操業を停止した。", "production-cuts"),
        ("日産は米国で価格を引き上げる。", "pricing"),
    ],
)
def test_a_japanese_text_is_tagged(text: str, tag: str) -> None:
    assert tag in find_tags(text)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("日産はセントラル硝子から部品を買う。", "sentra"),
        ("ローグライクのゲームが人気だ。", "rogue"),
        ("新しいフロンティアを開く。", "frontier"),
        ("日産の最高財務責任者が説明した。最高財務責任者は慎重だった。", "leadership"),
    ],
)
def test_a_part_of_another_word_is_no_name(text: str, tag: str) -> None:
    assert tag not in find_tags(text)
