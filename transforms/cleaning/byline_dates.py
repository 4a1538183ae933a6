"""The dates and reading times beside the names of authors in a byline."""

from __future__ import annotations

import re

from transforms.text.calendar_names import read_calendar_names

_MONTHS = "|".join(each for number in read_calendar_names()["en"].months for each in (number, number[:3]))
_OTHER_MONTHS = "|".join(
    sorted(
        {
            name.casefold()
            for language in ("de", "es", "fr", "it", "nl", "pl", "pt", "sv", "da", "nb")
            for name in read_calendar_names()[language].months
        },
        key=len,
        reverse=True,
    )
)
DATED = re.compile(
    r"[\s,]*\b(?i:(?:last )?(?:updated|published|posted)\s+)?(?:on\s+)?"
    rf"(?:(?:(?:{_MONTHS})\.? \d{{1,2}}\b|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\b)(?:,? \d{{4}})?"
    r"(?:,?(?: at)? \d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?| ?[AP]M)?(?: [A-Z]{2,4}\b)?)?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[\s,]*"
    r"|[\s,|]*\b(?i:(?:publi\w+|veröffentlicht|aktualisiert|stand|mis à jour|actualizado|aggiornato):?\s+)?"
    r"(?i:(?:am|le|el|il|op|em|den|vom|dnia)\s+)?"
    rf"\d{{1,2}}(?:\.|er|º)? (?i:(?:de )?(?:{_OTHER_MONTHS}))\b(?:,? (?:del? )?\d{{4}})?"
    r"(?:,?(?: à| alle| a las| às| om| um| kl\.?)? ?\d{1,2}[:.h]\d{2}(?: Uhr)?)?[\s,]*"
    r"|[\s,|]*\b(?i:\d+ (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago"
    r"|\d+ (?:minuten|uur|dagen) geleden"
    r"|(?:vor|hace|há|il y a) \d+ [^\W\d]+)\b[\s,|]*"
    # one in digits may follow without a space
    r"|[\s,|]*(?:\b(?i:am|on|den|le|el|il|op|em|vom)\s+|(?:입력|수정|등록|승인|公開|更新|掲載|配信|发布|發布)\s*:?\s*)?(?<!\d)"
    r"(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}(?!\d)日?|\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d\d(?!\d))"
    r"(?:,?\s*(?:\d{1,2}:\d{2}(?::\d{2})?)(?: Uhr)?)?[\s,|]*",
)
"""A date behind a name, or before it; a month alone may be a name."""
READING_TIME = re.compile(
    r"\W*\b(?:lesedauer|lesezeit|reading time|temps de lecture|tiempo de lectura|tempo d[ie] lett?ura"
    r"|leestijd)\W*\d+ ?[^\W\d]+\.?\W*|\W*\b\d+[- ]?min(?:ute)?s?\.? read\b\W*",
    re.IGNORECASE,
)
"""How long it takes to read the article."""
