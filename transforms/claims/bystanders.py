"""Recognise figures of nobody with a tag: of people or firms in general, and of whole markets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.claims import owner_grammar as grammar
from transforms.claims.linking import Link
from transforms.claims.named_places import NamedPlace
from transforms.claims.word_search import WordSearch
from transforms.claims.word_tables import list_words, match_words

_BYSTANDER = re.compile(
    rf"\W*(?:\w+ ){{0,2}}(?:{'|'.join(list_words('owners', 'bystanders'))})"
    r"(?: (?!(?:plant|factory|works|site|said|says|told|warned|confirmed|with|by|about|of)\b)[^,]*"
    r"|, (?:which|who|that) [^,]*)$"
)
# "3.7 billion dollars of investments by carmakers"
_BY_BYSTANDERS = re.compile(
    rf"(?: [a-z]+)? by (?:[a-z-]+ ){{0,2}}(?:{'|'.join(list_words('owners', 'bystanders'))})\b"
)
_CARS = "(?:new|used|passenger|electric|petrol|diesel)?[ -]?(?:car|auto|automobile)"
_MARKET = re.compile(
    rf"\b{_CARS} (?:sales|registrations|production|output|exports|imports|deliveries|market|demand)\b"
    r"|(?:国内|業界|市場|世界|各社)全体|新車市場|自動車市場|全メーカー|業界の|新車(?:販売|登録)台数|登録(?:乗用)?車の販売台数|軽(?:四輪|4輪)?(?:乗用)?車の販売台数"
)
_EAST_ASIAN_STATISTICIANS = ("自販連", "自工会", "全軽自協", "業界団体", "乗用車協会")
_MARKET_REACH = 24  # characters before the words of a figure
_STATISTICIANS = WordSearch({"": (*list_words("owners", "statisticians"), *_EAST_ASIAN_STATISTICIANS)})
_STATISTICIAN = re.compile(
    rf"(?:{match_words(*list_words('owners', 'statisticians'))}) (?:\w+ )?"
    r"(?:said|says|reported|reports|expects|estimates|showed|shows|found|published|announced|forecasts?)\b"
    r"|\baccording to (?:the |an? )?(?:[\w-]+ ){0,3}"
    rf"(?:{match_words(*list_words('owners', 'statisticians'))})|{'|'.join(_EAST_ASIAN_STATISTICIANS)}"
)
_NEAR = 48  # characters of the longest one before its verb
_BYSTANDER_NEAR = re.compile(
    r"\b(?:an?|one|two|three|some|many|several|other|local)"
    rf" (?:{'|'.join(list_words('owners', 'bystanders'))})"
    r" (?:had |has |have |was |were |will |would |could )?$"
)
_EAST_ASIAN_BYSTANDER = re.compile(r"(?:(?:政府|省|庁|市|県|町|村)|(?:^|[、。])国)(?:は|が)")


def has_bystander(link: Link, sentence: str, names: Sequence[NamedPlace]) -> bool:
    """Return whether people or firms in general act, whose figures are none of anybody with a tag."""
    actors = (name for name in names if name.end <= link.start and not grammar.is_object(sentence, name))
    start = max(max((name.end for name in actors), default=0), grammar.find_clause(sentence, link.start))
    if not sentence.isascii() and _EAST_ASIAN_BYSTANDER.search(sentence, start, link.start):
        return True
    before = sentence[start : link.start].lower()
    if not names and _BY_BYSTANDERS.match(sentence, link.end):
        return True
    return bool(_BYSTANDER.match(before) or _BYSTANDER_NEAR.search(before, max(0, len(before) - _NEAR)))


def is_of_market(link: Link, sentence: str, names: Sequence[NamedPlace]) -> bool:
    """Return whether a figure without an owner in its sentence is that of a whole market or industry.

    So are "new-car sales fell 3 percent", and what an association or a ministry says of anything.
    """
    if names or grammar.has_pronoun(sentence, 0, link.end):
        return False
    lower = sentence.lower()
    if _MARKET.search(lower, max(0, link.start - _MARKET_REACH), link.end):
        return True
    return bool(_STATISTICIANS.find(lower) and _STATISTICIAN.search(lower))
