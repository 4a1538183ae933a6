"""Terms: the words, names, figures and dates that an article is compared by."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from transforms.cleaning.credit_spans import remove_credits
from transforms.records import Article, ArticleTag, Claim, Terms
from transforms.stories.date_mentions import find_date_mentions
from transforms.stories.languages.amounts import find_amounts
from transforms.stories.languages.shared_terms import find_shared_terms
from transforms.stories.pack_terms import pack_terms
from transforms.text.figures import find_figures
from transforms.text.names import count_names
from transforms.text.normalisation import count_folded_words, encode_western, find_folded, find_words
from transforms.text.stemming import stem_word
from transforms.text.unspaced_words import find_unspaced_words
from transforms.text.word_lists import read_stop_words
from transforms.text.writing_systems import KATAKANA_DOT, UNSPACED, UNSPACED_LANGUAGES

# The title and the lead say what a report is about; the rest is more and more background.
_TITLE_WEIGHT, _LEAD_WEIGHT = 3, 2
_LEAD_WORDS = 60
_MAX_TERMS = 150  # a long article has 600; those beyond the limit occur once, far down in it
_MAX_WORD_LENGTH = 40  # anything longer is a key, a hash or markup
_MAX_STEMS = 65_536  # of a language that are remembered: some 8 MB
_HEAD_START = 2  # names and figures are kept before words that are as frequent

# Looking behind the first character and not before it lets the search skip to the next one.
_POSSESSIVE = re.compile(r"['’](?<=\w.)s?\b")
_PLURAL_ACRONYM = re.compile(r"s\b(?<=[A-Z]{2}s)")
# Two characters of a text without spaces are as long as a word.
_WORD = re.compile(rf"[{UNSPACED}]{{1,2}}|[^\W_{UNSPACED}]+")
_UNSPACED = re.compile(f"[{UNSPACED}]+")


def extract_terms(
    article: Article,
    tags: Sequence[ArticleTag] = (),
    kinds: Mapping[str, str] | None = None,
    claims: Iterable[Claim] = (),
) -> Terms:
    """Extract the terms of an article, with how often each occurs.

    A word in the title counts three times and one in the lead twice. Words are stemmed, without stop
    words. Names have the prefix ``n:``, figures ``f:``, and the months, days and years that the text names
    ``d:``. Capitals say little in a headline, so only those names count in it that the text has too. Bylines,
    times of day and time zones give no terms. In texts without spaces names count as other words.

    Args:
        article: The article.
        tags: Its tags, which are terms in every language.
        kinds: The kind of each tag of the taxonomy.
        claims: Its claims, whose quantities and values are so too.

    Returns:
        At most 150 terms: those with the highest counts, names and figures first. Besides them, those that
        need no translation.
    """
    written = (remove_credits(part, article.authors) for part in (article.title, article.text))
    title, text = (_normalise(part) for part in written)
    lead, rest = _split_lead(text)
    language = article.language
    is_unspaced = language in UNSPACED_LANGUAGES
    find_numbers = find_amounts if is_unspaced else find_figures
    counts: defaultdict[str, int] = defaultdict(int)
    for part, weight in ((title, _TITLE_WEIGHT), (lead, _LEAD_WEIGHT), (rest, 1)):
        _add_words(counts, part, weight, language)
        for figure in find_numbers(part, language):
            counts[f"f:{figure}"] += weight
        for day in find_date_mentions(part):
            counts[f"d:{day}"] += weight
    names: defaultdict[str, int] = defaultdict(int)
    for part, weight in () if is_unspaced else ((lead, _LEAD_WEIGHT), (rest, 1)):
        for name, count in count_names(part, language).items():
            names[name] += weight * count
    headline = f" {' '.join(find_folded(find_words, title.replace('_', ' ')))} "
    for name, count in names.items():
        counts[f"n:{name}"] = count + (_TITLE_WEIGHT if f" {name} " in headline else 0)
    at = article.reported_at
    return pack_terms(
        article.article_id,
        at,
        _choose_terms(counts),
        language=language,
        shared=find_shared_terms(
            (title, text),
            names,
            language=language,
            published=at.date(),
            tags=tags,
            kinds=kinds or {},
            claims=claims,
        ),
    )


def _choose_terms(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the terms with the highest counts, sorted by themselves; of equal ones the first."""
    if len(counts) <= _MAX_TERMS:
        return sorted(counts.items())
    ranks = {term: count + _HEAD_START if ":" in term else count for term, count in counts.items()}
    ordered = sorted(ranks.values(), reverse=True)
    last = ordered[_MAX_TERMS - 1]
    equal = sorted(term for term, rank in ranks.items() if rank == last)
    room = _MAX_TERMS - ordered.index(last)  # for terms of the lowest rank that is kept
    chosen = [term for term, rank in ranks.items() if rank > last] + equal[:room]
    return [(term, counts[term]) for term in sorted(chosen)]


def _normalise(text: str) -> str:
    return _PLURAL_ACRONYM.sub("", unicodedata.normalize("NFKC", text))


def _split_lead(text: str) -> tuple[str, str]:
    for number, match in enumerate(_WORD.finditer(text)):
        if number == _LEAD_WORDS:
            return text[: match.start()], text[match.start() :]
    return text, ""


def _add_words(counts: defaultdict[str, int], text: str, weight: int, language: str | None) -> None:
    """Add to the counts of terms those that are words, each occurrence with a weight."""
    is_western = encode_western(text) is not None  # as most texts are, which takes a third of the time to see
    if not is_western and (_UNSPACED.search(text) or KATAKANA_DOT in text):
        for word in find_unspaced_words(text, language):
            counts[word] += weight
        text = _UNSPACED.sub(" ", text)
    stems = _open_stems(language)
    words = count_folded_words(_POSSESSIVE.sub("", text).replace("_", " "))
    for word, count in words.items():
        if stem := stems[word]:
            counts[stem] += weight * count


class _Stems(dict[str, str]):
    """The stems of the words of a language; empty for words that are no terms.

    Most words of a text have been looked up for an earlier one, which takes a tenth of the time of stemming.
    """

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._language = language
        self._stops = read_stop_words(language)

    def __missing__(self, word: str) -> str:
        if not 1 < len(word) <= _MAX_WORD_LENGTH:  # a letter is no term, nor is a key
            return ""
        stem = "" if word in self._stops or word.isdigit() else stem_word(word, self._language)
        if len(self) == _MAX_STEMS:
            self.clear()
        self[word] = stem
        return stem


_open_stems = cache(_Stems)
