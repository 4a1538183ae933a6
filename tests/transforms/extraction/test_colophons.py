"""Dates in the sentence by which a page says when its article was posted."""

from __future__ import annotations

import pytest
from dated_pages import LEAD, NOW, read, wrap

from transforms.extraction.metadata.colophons import read_colophon
from transforms.text.dates import make_context


@pytest.mark.parametrize(
    ("lang", "sentence", "at"),
    [
        ("en", "This entry was posted on Monday, May 4th, 2026 at 3:15 pm and is in Works.", "05-04 15:15"),
        ("en", "This article was written by Ana Roth and published on May 4, 2026.", "05-04"),
        ("de", "Dieser Artikel wurde am 4. Mai 2026 um 15:15 von Ana Roth geschrieben.", "05-04 13:15"),
        ("de", "Der Beitrag wurde am Montag, den 4. Mai 2026 veröffentlicht und ist in Werke.", "05-04"),
        ("fr", "Cet article a été publié le 4 mai 2026 dans Usines par Ana Roth.", "05-04"),
        ("es", "Esta entrada fue publicada en Fábricas el 4 de mayo de 2026 por Ana Roth.", "05-04"),
        ("pt", "Esta entrada foi publicada em Fábricas em 4 de maio de 2026 por Ana Roth.", "05-04"),
        ("it", "Questo articolo è stato pubblicato in Fabbriche il 4 maggio 2026 da Ana Roth.", "05-04"),
        ("nl", "Dit bericht is geplaatst in Fabrieken op 4 mei 2026 door Ana Roth.", "05-04"),
        ("pl", "Ten wpis został opublikowany w dniu 4 maja 2026 przez Ana Roth.", "05-04"),
        ("sv", "Det här inlägget postades i Fabriker den 4 maj 2026 av Ana Roth.", "05-04"),
        ("ru", "Запись опубликована 4 мая 2026 автором в рубрике Заводы.", "05-04"),
        ("tr", "Bu yazı 4 Mayıs 2026 tarihinde Ana Roth tarafından yayınlandı.", "05-04"),
        ("ja", "この記事は2026年5月4日に投稿されました。", "05-04"),
        ("zh", "本文发布于2026年5月4日，归类于工厂。", "05-04"),
    ],
)  # fmt: skip
def test_the_sentence_has_the_date_in_the_language_of_the_page(lang: str, sentence: str, at: str) -> None:
    found = read_colophon(sentence, make_context(now=NOW, language=lang))
    assert found
    assert found.published
    assert f"{found.published.at:%m-%d %H:%M}".removesuffix(" 00:00") == at


@pytest.mark.parametrize(
    "sentence",
    [
        "This story was originally published by another paper on May 4, 2026.",
        "This entry tells of the works. The board was posted to Quillmere on May 4, 2026.",
        "The letter was published on May 4, 2026.",
        "This article is on the strike of May 4, 2026.",
        "This entry was posted in Works.",
    ],
)
def test_the_date_of_something_else_is_not_taken(sentence: str) -> None:
    assert read_colophon(sentence, make_context(now=NOW, language="en")) is None


def test_a_sentence_on_a_change_dates_the_change() -> None:
    found = read_colophon("This page was last updated on May 6, 2026.", make_context(now=NOW, language="en"))
    assert found
    assert (found.published, found.modified is not None) == (None, True)


def test_the_sentence_is_found_below_the_article_with_its_links() -> None:
    links = ", ".join(f"<a href='/tag/{name}'>Works of the town of {name}</a>" for name in "abcdefgh")
    foot = f"<p class='postmetadata'>This entry was posted on May 4, 2026 and is filed under {links}.</p>"
    assert read(wrap("", bottom=foot)) == ("2026-05-04", "day", "html")
    assert read(wrap("", lead=f"{LEAD} All were posted on May 4, 2026.", bottom=""))[0] is None
