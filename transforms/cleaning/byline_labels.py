"""The words before the names of authors in a byline, in letters with spaces."""

from __future__ import annotations

import re

from transforms.cleaning.author_words import SENT_BY

AUTHOR_BEFORE = re.compile(
    # with the kind of text before them: "Analysis by", "Article rédigé par"
    r"^[\s\W]*(?-i:[A-ZÀ-Þ][\w-]+(?:\s[a-zà-ÿ][\w-]*){0,3}\s(?:by|par|por|door))\s*:?\s+|"
    r"(?<![^\W_])(?:by(?=by\s))?(?:(?:written|words|story|text|posted|reported|reporting|published|edited)\s+)?"
    r"by\s*:?\s+"
    rf"|^[\s\W]*{SENT_BY}"
    # only before a name, since they are particles in it: "Ilka von der Aue"
    r"|^[\s\W]*(?:(?:erstellt|eingestellt|geschrieben|verfasst|veröffentlicht|publié|posté|écrit|rédigé"
    r"|publicado|escrito)\s+)?"
    r"(?:von|par|por|author|autor(?:in|innen|as?|es|ka)?|auteure?|autric[ei]|författare|forfatter)s?\s*:?\s+"
    r"|^[\s\W]*(?:publicera[dt]|publisert|skriv(?:en|et)|skrevet|udgivet|geschreven|gepubliceerd)"
    r"\s+(?:av|af|door)\s*:?\s+"
    r"|^[\s\W]*(?:un[ao]? )?(?:nota|texto|texte|testo|artículo|crónica|reportaje) d[ei]\s+"
    r"|^[\s\W]*napisa(?:ła?|li)\s*:?\s+"
    r"|^[\s\W]*(?:additional )?contributions?\s+(?:by|from)\s+"
    r"|^[\s\W]*(?:av|af|di|(?:scritto|pubblicato) da|door|автор|от|text|tekst|texte|texto|testo|текст"
    r"|tác giả|penulis|oleh|szerző|írta|teksti|γράφει [οη]|מאת|بقلم|كتبت?)"
    r"\s*:?\s+(?=\S+ \S)"
    r"|^[\s\W]*(?:haber|yazan|yazar|hazırlayan|συντάκτης|συντάκτρια|الكاتبة?|نویسنده|लेखक|ผู้เขียน)\s*:\s*"
    r"|^[\s\W]*(?:words|story|reporting|written|contributor|(?:contributing )?writer|reporter"
    r"|journalist|columnist|interview|about the author)\s*:\s*"
    r"|(?:文|取材|執筆)\s*[:：=＝●]\s*",
    re.IGNORECASE,
)
"""*By* and other words for it, such as *Written by* and *Geschreven door*."""
