"""日产 is Nissan in Chinese, and a day's output: what is behind it, or the whole text, says which."""

from __future__ import annotations

import pytest
from records import make_article

from transforms.tagging.load_taxonomy import default_taxonomy
from transforms.tagging.tag_article import tag_article


def find_tags(text: str, language: str = "zh") -> set[str]:
    article = make_article(text, language=language)
    return {tag.tag for tag in tag_article(article, default_taxonomy())}


@pytest.mark.parametrize(
    "text",
    [
        "日产9月在华销量6.4万辆。",
        "日产2026财年亏损扩大。",
        "日产总部大楼易主。",
        "日產裁員250人。",
        "如今日产裁员压力增大。",
        "日产公布计划，新车将由襄阳工厂生产。",
    ],
)
def test_a_report_that_calls_nissan_by_two_characters_is_found(text: str) -> None:
    assert "nissan" in find_tags(text)


@pytest.mark.parametrize(
    "text",
    [
        "油田日产3000吨，创下纪录。",
        "该车企新线日产500辆，汽车产能提升。",
        "水泥厂日产提升两成。",
        "丰田汽车的新车工厂当日产品全部售出，今日产业新闻显示，每日产出稳定。",
    ],
)
def test_the_output_of_a_day_is_no_company(text: str) -> None:
    assert "nissan" not in find_tags(text)


def test_a_month_behind_the_name_is_no_output_in_japanese() -> None:
    assert "nissan" in find_tags("日産10月の国内販売は3万2千台だった。", "ja")
    assert "nissan" not in find_tags("この工場は日産100台の規模である。", "ja")


@pytest.mark.parametrize(
    ("text", "language", "tag"),
    [
        ("日产汽车坎顿和士麦那两厂将减产。", "zh", "canton"),
        ("日产汽车坎顿和士麦那两厂将减产。", "zh", "smyrna"),
        ("日产汽车在桑德兰追加投资。", "zh", "sunderland"),
        ("日产汽车将皮卡生产集中到阿瓜斯卡连特斯。", "zh", "aguascalientes"),
        ("닛산자동차가 캔턴과 스머나에서 감산한다.", "ko", "canton"),
        ("닛산자동차가 캔턴과 스머나에서 감산한다.", "ko", "smyrna"),
        ("닛산자동차는 선덜랜드에 투자한다.", "ko", "sunderland"),
    ],
)
def test_the_place_of_a_plant_is_the_plant_beside_the_name_of_nissan(
    text: str, language: str, tag: str
) -> None:
    assert tag in find_tags(text, language)
