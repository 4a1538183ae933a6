"""Read the sentence by which a page says when its article was posted: *This entry was posted on May 4*."""

from __future__ import annotations

import re

from transforms.extraction.metadata.visible_lines import LineDates
from transforms.text.dates import DateContext, find_dates
from transforms.text.dates.folding import fold_date_text
from transforms.text.dates.label_words import names_update

_MAX_READ = 300  # characters
_MAX_BEFORE, _MAX_AFTER = 70, 90  # characters from the date to what was posted, and to the verb behind it
# On folded text: the names that a page calls itself by, from the footers that blogs come with.
_SUBJECT = re.compile(
    r"(?<![^\W\d_])(?:this (?:entry|post|article|story|item|report|page|blog(?: post)?|news|press release)"
    r"|(?:dieser|der|dies[es]*) (?:artikel|beitrag|eintrag|blogeintrag|post|text|bericht|meldung)"
    r"|(?:cette|cet|ce) (?:article|entree|billet|publication|note|texte|actualite)"
    r"|(?:esta|este) (?:entrada|articulo|nota|post|noticia|publicacion)"
    r"|(?:esta|este|o|a) (?:artigo|post|noticia|entrada|texto|materia|publicacao)"
    r"|quest[oa] (?:articolo|post|voce|notizia|pubblicazione)"
    r"|dit (?:bericht|artikel)|(?:ten )?(?:wpis|artykul|post)"
    r"|(?:dette|denne|det har|det) (?:indlaeg|innlegg|inlagg)\w*"
    r"|(?:эта |этот )?(?:запись|статья|материал)|(?:цей |ця )?(?:запис|стаття)|bu (?:yazi|haber)"
    r"|(?:tento )?(?:prispevek|clanek|prispevok|clanok)|ez a bejegyzes)(?![^\W\d_])"
    r"|この(?:記事|投稿|エントリ)は|(?:本文|此文|此条目|本条目|这篇文章|该日志|本篇文章)"
    r"|이 (?:글|기사|포스트)은?",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"(?<![^\W\d_])(?:posted|published|written|filed|added|created|submitted"
    r"|veroffentlicht|geschrieben|gepostet|verfasst|erstellt|publiziert"
    r"|publiee?|postee?|ecrite?|redigee?|ajoutee?|mise? en ligne"
    r"|publicad[oa]|publico|escrit[oa]|postad[oa]|pubblicat[oa]|scritt[oa]|inserit[oa]|postat[oa]"
    r"|geplaatst|gepubliceerd|geschreven|opublikowan[oya]+|dodan[oya]+"
    r"|postades|publicerades|skrevs|publiceret|skrevet|publisert|postet"
    r"|опубликован[оа]?|размещен[оа]?|опублікован[оа]?|yayinlan\w*|yayimlan\w*|eklen\w*"
    r"|publikovan\w*|zverejnen\w*|vlozen\w*|keszult|jelent meg)(?![^\W\d_])"
    r"|投稿|公開|掲載|发表|发布|發表|發布|작성|게시|등록",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4})[.!?](?=\s)|。")  # no abbreviation
# It was posted in another place: …, 2026 by The Example; in The Example.
_ELSEWHERE = re.compile(
    r"originally|first|zuerst|originalmente|initialement|originariamente|erstmals", re.IGNORECASE
)


def read_colophon(text: str, context: DateContext) -> LineDates | None:
    """Read the date in a sentence by which a page says when its article was posted.

    The article is the subject, and the date is beside the verb: elsewhere a sentence with both is about
    something else. Where it was posted first is another place.

    Args:
        text: The text of an element.
        context: The present and the place of the page.

    Returns:
        The date of publication, or of a change where the sentence is about one; None if there is none.
    """
    folded = fold_date_text(text[:_MAX_READ])
    subject = _SUBJECT.search(folded)
    if subject is None:
        return None
    found = next(iter(find_dates(folded[subject.end() :], context)), None)
    if found is None or len(found.before) > _MAX_BEFORE or _SENTENCE_END.search(found.before):
        return None
    behind = _SENTENCE_END.split(found.after[:_MAX_AFTER])[0]
    words = f"{found.before} {behind}"
    if names_update(found.before) or (names_update(behind) and not _POSTED.search(words)):
        return LineDates(modified=found.moment)
    if not _POSTED.search(words) or _ELSEWHERE.search(words):
        return None
    return LineDates(published=found.moment)
