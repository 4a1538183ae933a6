"""Terms: the words, names, figures and dates that an article is compared by."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from transforms.records import Article, Terms
from transforms.stories.date_mentions import find_date_mentions
from transforms.text.figures import find_figures
from transforms.text.names import find_names
from transforms.text.stemming import stem_word
from transforms.text.word_lists import read_stop_words
from transforms.text.writing_systems import HANGUL, IDEOGRAPHS, KATAKANA, KATAKANA_DOT, UNSPACED

# The title and the lead say what a report is about; what follows is more and more background.
_TITLE_WEIGHT, _LEAD_WEIGHT = 3, 2
_LEAD_WORDS = 60
_MAX_TERMS = 150  # a long article has 600; those beyond the limit occur once, far down in it
_MAX_WORD_LENGTH = 40  # anything longer is a key, a hash or markup
_HEAD_START = 2  # names and figures are kept before words that are as frequent

_POSSESSIVE = re.compile(r"(?<=\w)['’]s?\b")
_PLURAL_ACRONYM = re.compile(r"(?<=[A-Z]{2})s\b")
_WORD = re.compile(r"[^\W_]+")
# Chinese, Japanese and Korean are written without spaces: character bigrams take the place of words.
_RUN = re.compile(f"[{IDEOGRAPHS}]+|[{KATAKANA}{KATAKANA_DOT}]+|[{HANGUL}]+")
_UNSPACED = re.compile(f"[{UNSPACED}]+")


def extract_terms(article: Article) -> Terms:
    """Extract the terms of an article, with how often each occurs.

    A word in the title counts three times and one in the lead twice. Words are stemmed, without stop
    words. Names have the prefix ``n:``, figures ``f:``, and the months, days and years that the text names
    ``d:``. Capitals say little in a headline, so only those names count in it that the text has too.

    Returns:
        The terms sorted, at most 150 of them: those with the highest counts, names and figures first.
    """
    title, lead, rest = (_normalise(part) for part in (article.title, *_split_lead(article.text)))
    language = article.language
    counts: Counter[str] = Counter()
    for part, weight in ((title, _TITLE_WEIGHT), (lead, _LEAD_WEIGHT), (rest, 1)):
        for term in _find_words(part, language):
            counts[term] += weight
        for figure in find_figures(part, language):
            counts[f"f:{figure}"] += weight
        for day in find_date_mentions(part):
            counts[f"d:{day}"] += weight
    names: Counter[str] = Counter()
    for part, weight in ((lead, _LEAD_WEIGHT), (rest, 1)):
        for name in find_names(part, language):
            names[name] += weight
    headline = f" {' '.join(_WORD.findall(title.casefold()))} "
    for name, count in names.items():
        counts[f"n:{name}"] = count + (_TITLE_WEIGHT if f" {name} " in headline else 0)
    kept = sorted(counts.items(), key=lambda pair: (-pair[1] - _HEAD_START * (":" in pair[0]), pair[0]))
    return Terms(
        article_id=article.article_id,
        at=_find_publication_time(article),
        counts=tuple(sorted(kept[:_MAX_TERMS])),
    )


def _find_publication_time(article: Article) -> datetime:
    """Return when it was published, or when it was seen if no day is stated or a later one."""
    published_at = article.published_at if article.is_dated else None
    return min(published_at or article.seen_at, article.seen_at)


def _normalise(text: str) -> str:
    return _PLURAL_ACRONYM.sub("", unicodedata.normalize("NFKC", text))


def _split_lead(text: str) -> tuple[str, str]:
    for number, match in enumerate(_WORD.finditer(text)):
        if number == _LEAD_WORDS:
            return text[: match.start()], text[match.start() :]
    return text, ""


def _find_words(text: str, language: str | None) -> Iterator[str]:
    stops = read_stop_words(language)
    for run in _RUN.findall(text):
        yield from (run[start : start + 2] for start in range(len(run) - 1))
    for word in _WORD.findall(_POSSESSIVE.sub("", _UNSPACED.sub(" ", text))):
        folded = word.casefold()
        if 1 < len(word) <= _MAX_WORD_LENGTH and not word.isdigit() and folded not in stops:
            yield stem_word(folded, language)
