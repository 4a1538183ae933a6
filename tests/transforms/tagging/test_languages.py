"""The built-in taxonomy reads other languages: names as they are written there, and words for events."""

from __future__ import annotations

import pytest
from records import make_article

from transforms.tagging.load_taxonomy import default_taxonomy
from transforms.tagging.tag_article import tag_article


def find_tags(text: str) -> set[str]:
    return {tag.tag for tag in tag_article(make_article(text), default_taxonomy())}


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("日产汽车周四宣布，将关闭武汉的一座工厂。日产的销量下降。", "nissan plant-closures wuhan"),
        ("日產汽車將裁員九百人。", "nissan job-cuts"),
        ("东风日产召回三千辆轩逸。", "nissan dongfeng recalls sentra"),
        ("닛산은 규슈 공장의 생산을 줄이고 공장 두 곳을 폐쇄한다.", "nissan plant-closures"),
        ("혼다와 닛산의 합병 협상이 끝났다.", "nissan honda mergers"),
        ("С Ниссаном ведёт переговоры Хонда.", "nissan honda"),
        ("Продажи Тойоты растут, Ниссан отзывает две тысячи Кашкаев.", "nissan toyota recalls"),
        ("Японський автовиробник Ніссан закриває завод.", "nissan"),
        ("Акциите на Нисан поевтиняха.", "nissan"),
        ("أعلنت شركة نيسان أنها ستغلق مصنعين للسيارات.", "nissan"),
        ("وقالت تويوتا ونيسان إن مبيعات السيارات تراجعت.", "nissan toyota"),
        ("بسته شدن کارخانه نیسان موتور", "nissan"),
        ("יצרנית הרכב הודיעה כי מניית ניסאן ירדה.", "nissan"),
        ("ยอดขายของนิสสันลดลง ขณะที่โตโยต้าเพิ่มขึ้น", "nissan toyota"),
        ("जापानी कार निर्माता निसान ने गुरुवार को घोषणा की।", "nissan"),
        ("Prezes Nissana zapowiedział odejście.", "nissan"),
        ("Autonvalmistaja Nissanin tehdas suljetaan.", "nissan"),
        ("A Nissannak új vezérigazgatója van.", "nissan"),
        ("Nissan schließt ein Werk in Barcelona und baut 300 Stellen ab.", "nissan plant-closures job-cuts"),
        ("Bei Nissan werden 300 Stellen gestrichen.", "nissan job-cuts"),
        ("Nissan ruft in Deutschland 4.000 Autos wegen der Bremsen zurück.", "nissan recalls"),
        ("Nissan va supprimer 300 emplois et fermer deux usines.", "nissan job-cuts plant-closures"),
        ("Nissan despedirá a 300 trabajadores por los aranceles.", "nissan job-cuts tariffs"),
        ("A Nissan vai demitir 300 trabalhadores.", "nissan job-cuts"),
        ("Nissan licenzierà 300 dipendenti.", "nissan job-cuts"),
        ("Nissan richiama in officina 8.700 Juke.", "nissan recalls juke"),
        ("Nissan wzywa do serwisów tysiąc aut; Nissana Leafa to nie dotyczy.", "nissan recalls leaf"),
        ("Nissan återkallar bilar med fel på bromsen.", "nissan recalls"),
        ("El alcalde pide a Nissan un plan para la planta de Ávila.", "nissan avila"),
        ("Nissan ontslaat 300 medewerkers en sluit een fabriek.", "nissan job-cuts plant-closures"),
    ],
)
def test_a_text_in_another_language_is_tagged(text: str, tags: str) -> None:
    assert set(tags.split()) <= find_tags(text)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("该油田日产原油三千桶。", "nissan"),
        ("新车间日产五千件零件，日产量很高。", "nissan"),
        ("日产化学公布了除草剂的销量。", "nissan"),
        ("قتل شخص في حادث سيارة يوم 7 نيسان في دمشق.", "nissan"),
        ("تعقد الشركة اجتماعها في نيسان/أبريل المقبل.", "nissan"),
        ("Пасха начинается вечером 14 нисана.", "nissan"),
        ("Nisan ayında yağmur bekleniyor.", "nissan"),
        ("관객은 닛산스타디움에서 노래했다.", "nissan"),
        ("포르노 규제 법안이 논의됐다.", "renault"),
        ("流体力学中，雷诺数决定流动状态。", "renault"),
        ("路上汽车很多。", "saic"),
        ("Dr. Nissan Cohen won the prize for his study of sleep.", "nissan"),
        ("La ferme vend du lait près de l'usine.", "plant-closures"),
        ("La fecha de apertura de la fábrica es el lunes.", "plant-closures"),
        ("Der Verlag hat über das Werk einen Vertrag geschlossen.", "plant-closures"),
    ],
)
def test_a_word_that_looks_like_a_name_is_none(text: str, tag: str) -> None:
    assert tag not in find_tags(text)
