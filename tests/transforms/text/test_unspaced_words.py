"""Text without spaces is cut at its known words, and what is left of it into bigrams."""

from __future__ import annotations

import pytest

from transforms.text.unspaced_words import find_unspaced_words


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "追浜工場で車両を生産", ["追浜", "工場", "車両", "生産"]),
        ("ja", "横須賀市", ["横須", "須賀", "賀市"]),
        (
            "ja",
            "電気自動車のリーフとe-POWER",
            ["電気自動車", "リーフ"],
        ),  # the longest word, and whole katakana
        ("ja", "同社は新工場を発表した", ["工場"]),  # words that say nothing, and single characters
        ("zh", "日产将关闭武汉的工厂", ["日产", "关闭", "武汉", "工厂"]),  # no bigram across 将 and 的
        ("zh", "公司宣布召回", ["公司", "召回"]),
        ("ko", "캔턴 공장은", ["캔턴", "공장", "장은"]),
        ("en", "Nissan 工場", ["工場"]),
        (None, "ア、イ", []),
    ],
)
def test_text_is_cut_at_known_words(language: str | None, text: str, expected: list[str]) -> None:
    assert list(find_unspaced_words(text, language)) == expected
