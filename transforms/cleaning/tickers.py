"""Recognise stock prices: lines that consist of symbols, prices and changes only.

A line is split into tokens in one pass, and judged by the tokens in it. A single pattern over the whole
line was tried first: it needed nested repetition, which is slow on hostile lines, and it could not
distinguish a list of sales figures from a list of prices.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from transforms.text.writing_systems import KATAKANA_DOT, UNSPACED

_MAX_LENGTH = 2_000
_EXCHANGES = (
    r"(?:NYSE(?:AMERICAN|ARCA)?|NASDAQ|OTC(?:MKTS|PK|QX|BB)?|TYO|TSE|JPX|EPA|ETR|FRA|XETRA|LON|LSE|HKG|HKEX|SEHK|SHA"
    r"|SHE|SSE|SZSE|KRX|KOSPI|KOSDAQ|TPE|TWSE|STO|CPH|HEL|OSL|BIT|AMS|EBR|BME|SWX|SIX|VIE|WSE|IST|NSE|BSE|ASX|TSXV?|CVE"
    r"|SGX|BKK|JSE|TADAWUL|BVMF|BMV|MOEX|INDEX\w{2,5})"
)
# A code with the exchange behind it: 7201.T, 005930 KS.
_LISTED_CODE = r"\d{4,6}[. ](?:T|KS|KQ|HK|SS|SZ|TWO?|KL|BK|SR)(?![\w.])"
_TOKEN = re.compile(
    rf"""
    (?P<listing>{_LISTED_CODE}|{_EXCHANGES}\s?:\s?(?:\d{{4,6}}|[A-Z]{{1,6}}(?:[.-][A-Z]{{1,2}})?|\.[A-Z]{{3,5}}))
  | (?P<percent>\(?(?:[+-]\s?)?\d[\d.,]*\s?%(?!\d)\)?|[+-]?%[+-]?\d[\d.,]*)
  | (?P<number>\(?(?:[+-]\s?)?(?:(?:US|AU|CA|NZ|A|C|HK|NT|S|R)?[$€£¥₹₩₽₺₪฿]\s?[+-]?)?\d[\d.,]*
      (?:\s?(?:[€£円元₽]|ポイント|(?:kr|pts?|p|USD|EUR|GBP|JPY|CHF|CNY|SEK|NOK|DKK|KRW|INR|HKD|PLN)(?![A-Za-z])))?\)?)
  | (?P<arrow>[▲▼△▽↑↓⬆⬇⇧⇩↗↘🔺🔻⏶⏷⯅⯆]\ufe0f?)
  | (?P<symbol>[$^]?[A-Z]{{1,6}}(?:\d(?=\s))?(?:[.:/&=-]\s?[A-Z0-9]{{1,6}})*(?![a-z])
      |[A-Z]{{7,12}}(?=\s?[₹$€£\d]))
  | (?P<name>[A-Z][\w&.']*?(?={_EXCHANGES}\s?:)|[A-Z][\w&.']*(?:-[A-Z][\w&.']*)*
      |[{UNSPACED}{KATAKANA_DOT}]+|[А-ЯЁΑ-Ω][\w.-]*|[\u0620-\u064a]+)
  | (?P<gap>(?:[\s|•·/;:,()\[\]*=]|-(?!\s?[\d$€£¥]))+)
    """,
    re.VERBOSE,
)
_STOCK_CODE = re.compile(r"\d{4,6}(?:\.[A-Z]{1,2})?(?=[\s:])")  # as on Asian exchanges: 7201, 7201.T, 005380
_INDEX = re.compile(
    r"Dow|Nasdaq|NASDAQ|S&P|DJIA|FTSE|DAX|CAC|Nikkei|TOPIX|Topix|KOSPI|Kospi|Stoxx|STOXX|Sensex|SENSEX|Nifty|NIFTY"
    r"|IBEX|SMI|Russell|Hang|Brent|WTI|Bitcoin|BTC|ETH"
)
# To the cent, or in a currency without cents: whole dollars are the price of a car.
_PRICE = re.compile(r"\.\d{2}|,\d{2}(?!\d)|[¥₩円]|JPY|KRW")
_TO_THE_CENT = re.compile(r"[\d.,]*[.,]\d{2}\D*")
_SIGNED = re.compile(r"\(?[+-]")
_FRACTION = re.compile(r"[.,]\d{1,2}(?!\d)")
# Within such a text no token can begin: after a space only units of a figure may have small letters.
_PLAIN_WORD = re.compile(r"\s[a-z]{4}")
# Without one of these there is neither a change, a figure to the cent, an arrow, an exchange nor a cashtag.
_NEEDED = re.compile(
    r"[%:$▲▼△▽↑↓⬆⬇⇧⇩↗↘🔺🔻⏶⏷⯅⯆.,+-](?:(?<=[.,])\d\d|(?<=:)\s?[\dA-Z.]|(?<=[+-])[^\d+-]{0,6}[+-]?\d|(?<![.,:+-]))"
)
_RANGE = re.compile(r"[$€£¥](\d[\d,]*\.?\d*)\s?[-–—]\s?[$€£¥](\d[\d,]*\.?\d*)")
_MAX_LABELS = 5
_MIN_EXACT = 3


@dataclass(slots=True)
class _LineCounts:
    """The tokens of one line, counted while they are read.

    Attributes:
        names: Labels in mixed case or in a script without capitals.
        wide: Those in a script without capitals.
        prices: Figures that are prices: to the cent, or in a currency without cents.
        changes: Percentages and signed figures.
        signed: Figures with a plus or a minus.
        arrows: Arrows up and down.
        listed: Labels that name a security beyond doubt: by its exchange, as ``$TSLA`` (a cashtag), an
            index, or a symbol spelt out of the name before it, as in ``Rivian RIVN``.
        bare: Labels that need no figure: cashtags, and those that name their exchange.
        labels: All labels.
        exact: Figures of two decimals, which a row of a sales table does not have.
        figures: All figures.
        open_labels: The labels since the last figure.
    """

    names: int = 0
    wide: int = 0
    prices: int = 0
    changes: int = 0
    signed: int = 0
    arrows: int = 0
    listed: int = 0
    bare: int = 0
    labels: int = 0
    exact: int = 0
    figures: int = 0
    open_labels: list[str] = field(default_factory=list)


def is_ticker(text: str) -> bool:
    """Return whether a text consists of one or more quoted prices and nothing else.

    It must consist of symbols or names, each followed by a price or a change. It must have both a price
    to the cent and a change (a percentage, an arrow or a signed number), or a change beside a symbol
    that can be nothing else. Two cashtags or more in a row need no figures, nor do two symbols with
    their exchanges. So ``GM 48.09 +0.5%``, ``TSLA319.801-2.2488%``, ``NissanTYO:7201-1.2%`` and
    ``日産 345.6円 ▲1.2%`` are tickers, while ``N7 10,000``, ``Leaf $29,990`` and any sentence are not.
    """
    line = text.strip()
    # nearly every sentence has a plain word, and is done with
    counts = None if _PLAIN_WORD.search(line) or _is_price_range(line) else _count_tokens(_normalise(line))
    if counts is None:
        return False
    if not counts.figures and not counts.arrows:
        return counts.bare == counts.labels > 1
    moved = counts.signed + counts.arrows
    if counts.listed and moved:
        return True
    if counts.names:  # sales tables have names in mixed case too: ask for a rise or fall
        return (
            bool(counts.prices and moved)
            or bool(counts.arrows and counts.changes)
            or (counts.changes > 1 and counts.wide == counts.names)
            or counts.exact == counts.figures >= _MIN_EXACT
        )
    return bool(counts.prices and counts.changes + counts.arrows) or bool(counts.arrows and counts.changes)


def _is_price_range(line: str) -> bool:
    """Return whether a line has two prices with a dash between them, the second of them the higher."""
    return any(
        float(low.replace(",", "")) < float(high.replace(",", "")) for low, high in _RANGE.findall(line)
    )


def _normalise(line: str) -> str:
    return unicodedata.normalize("NFKC", line).strip().replace("−", "-").replace("–", "-")


def _count_tokens(line: str) -> _LineCounts | None:
    """Count the tokens of a line; None when there is anything in it that no list of prices has."""
    if len(line) > _MAX_LENGTH or not _NEEDED.search(line):
        return None
    code = None if re.match(_LISTED_CODE, line) else _STOCK_CODE.match(line)
    position = code.end() if code else 0
    counts, labels, quoted = _LineCounts(), int(bool(code)), False
    while token := _TOKEN.match(line, position):
        position = token.end()
        kind = token.lastgroup
        if kind in ("symbol", "name", "listing"):
            if quoted:
                labels, quoted = 0, False
                counts.open_labels.clear()
            labels += 1
            _count_label(counts, kind, token.group())
        elif kind != "gap":
            if not labels or not _count_figure(counts, kind, token.group(), first=not quoted):
                return None
            quoted = True
        if labels > _MAX_LABELS:
            return None
    return counts if position == len(line) and (quoted or counts.bare > 1) else None


def _count_label(counts: _LineCounts, kind: str, label: str) -> None:
    counts.names += kind == "name"
    counts.wide += kind == "name" and not label[0].isupper()
    tagged = label.startswith(("$", "^")) or kind == "listing" or _INDEX.fullmatch(label) is not None
    counts.bare += label.startswith("$") or kind == "listing"
    counts.labels += 1
    counts.listed += tagged or (kind == "symbol" and _is_spelt(label, "".join(counts.open_labels)))
    counts.open_labels.append(label)


def _is_spelt(symbol: str, name: str) -> bool:
    """Return whether the letters of a symbol, three or more, are in a name in order: RIVN in Rivian."""
    letters = iter(name.upper())
    return len(symbol) > 2 and symbol.isalpha() and all(letter in letters for letter in symbol)  # noqa: PLR2004


def _count_figure(counts: _LineCounts, kind: str | None, figure: str, *, first: bool) -> bool:
    """Count one figure; return False when no list of prices would have it at this position."""
    signed = _SIGNED.match(figure) is not None
    counts.figures += kind != "arrow"
    counts.exact += _TO_THE_CENT.fullmatch(figure) is not None
    if kind == "arrow":
        counts.arrows += 1
    elif kind == "percent":
        glued = figure.count(".") > 1  # 48.0950.005% is a price and a change without a gap
        if first and not signed and not glued and not counts.arrows:
            return False  # a share of the market, not a price
        counts.changes += 1
        counts.signed += signed
        counts.prices += glued
    elif signed and _FRACTION.search(figure):
        counts.changes += 1
        counts.signed += 1
    else:
        counts.prices += _PRICE.search(figure) is not None
    return True
