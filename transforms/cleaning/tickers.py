"""Stock prices: lines made of nothing but symbols, prices and changes.

The line is cut into signs one after another, in one pass, and judged by which signs it holds. A
single pattern over the whole line was tried first: it needed nested repetition, which is slow on
hostile lines, and it could not tell a list of sales figures from a list of prices.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from transforms.text.writing_systems import KATAKANA_DOT, UNSPACED

_LONGEST = 2_000
_EXCHANGES = (
    r"(?:NYSE(?:AMERICAN|ARCA)?|NASDAQ|OTC(?:MKTS|PK|QX|BB)?|TYO|TSE|JPX|EPA|ETR|FRA|XETRA|LON|LSE|HKG|HKEX|SEHK|SHA"
    r"|SHE|SSE|SZSE|KRX|KOSPI|KOSDAQ|TPE|TWSE|STO|CPH|HEL|OSL|BIT|AMS|EBR|BME|SWX|SIX|VIE|WSE|IST|NSE|BSE|ASX|TSXV?|CVE"
    r"|SGX|BKK|JSE|TADAWUL|BVMF|BMV|MOEX|INDEX\w{2,5})"
)
_SIGN = re.compile(
    rf"""
    (?P<listing>{_EXCHANGES}\s?:\s?(?:\d{{4,6}}|[A-Z]{{1,6}}(?:[.-][A-Z]{{1,2}})?|\.[A-Z]{{3,5}}))
  | (?P<percent>\(?(?:[+-]\s?)?\d[\d.,]*\s?%\)?)
  | (?P<number>\(?(?:[+-]\s?)?(?:(?:US|AU|CA|NZ|A|C|HK|NT|S|R)?[$€£¥₹₩₽₺₪฿]\s?[+-]?)?\d[\d.,]*
      (?:\s?(?:[€£円元₽]|ポイント|(?:kr|pts?|p|USD|EUR|GBP|JPY|CHF|CNY|SEK|NOK|DKK|KRW|INR|HKD|PLN)(?![A-Za-z])))?\)?)
  | (?P<arrow>[▲▼△▽↑↓⬆⬇⇧⇩↗↘🔺🔻⏶⏷⯅⯆]\ufe0f?)
  | (?P<symbol>[$^]?[A-Z]{{1,6}}(?:\d(?=\s))?(?:[.:/&=-]\s?[A-Z0-9]{{1,6}})*(?![a-z])
      |[A-Z]{{7,12}}(?=\s?[₹$€£\d]))
  | (?P<name>[A-Z][\w&.']*?(?={_EXCHANGES}\s?:)|[A-Z][\w&.']*(?:-[A-Z][\w&.']*)*
      |[{UNSPACED}{KATAKANA_DOT}]+)
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
_MOST_LABELS = 5
_FEWEST_EXACT = 3


@dataclass(slots=True)
class _Reading:
    """What one line holds, counted while its signs are read.

    `listed` counts the labels that name a security beyond doubt: by its exchange, as ``$TSLA``
    (a cashtag), an index, or a symbol spelt out of the name before it, as in ``Rivian RIVN``. `wide`
    counts the names in a script without capitals, `exact`
    figures of two decimals, which a row of a sales table has not. `bare` counts the labels that need no
    figure: cashtags, and those that name their exchange.
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
    label: list[str] = field(default_factory=list)


def is_ticker(text: str) -> bool:
    """Whether `text` is nothing but one or more quoted prices.

    It must consist of symbols or names, each followed by a price or a change, and show both a
    price to the cent and a change (a percentage, an arrow or a signed number), or a change beside
    a symbol that can be nothing else. Two cashtags or more in a row need no figures, nor do two
    symbols with their exchanges. So
    ``GM 48.09 +0.5%``, ``TSLA319.801-2.2488%``, ``NissanTYO:7201-1.2%`` and ``日産 345.6円 ▲1.2%``
    are tickers, while ``N7 10,000``, ``Leaf $29,990`` and any sentence are not.
    """
    line = unicodedata.normalize("NFKC", text).strip().replace("−", "-").replace("–", "-")
    if not line or len(line) > _LONGEST:
        return False
    reading = _read_signs(line)
    if reading is None:
        return False
    if not reading.figures and not reading.arrows:
        return reading.bare == reading.labels > 1
    moved = reading.signed + reading.arrows
    if reading.listed and moved:
        return True
    if reading.names:  # a name in mixed case stands in sales tables too: ask for a rise or fall
        return (
            bool(reading.prices and moved)
            or bool(reading.arrows and reading.changes)
            or (reading.changes > 1 and reading.wide == reading.names)
            or reading.exact == reading.figures >= _FEWEST_EXACT
        )
    return bool(reading.prices and reading.changes + reading.arrows) or bool(
        reading.arrows and reading.changes
    )


def _read_signs(line: str) -> _Reading | None:
    code = _STOCK_CODE.match(line)
    position = code.end() if code else 0
    reading, labels, quoted = _Reading(), int(bool(code)), False
    for sign in _SIGN.finditer(line, position):
        if sign.start() != position:
            return None
        position = sign.end()
        kind = sign.lastgroup
        if kind in ("symbol", "name", "listing"):
            if quoted:
                labels, quoted = 0, False
                reading.label.clear()
            labels += 1
            _count_label(reading, kind, sign.group())
        elif kind != "gap":
            if not labels or not _count_figure(reading, kind, sign.group(), first=not quoted):
                return None
            quoted = True
        if labels > _MOST_LABELS:
            return None
    return reading if position == len(line) and (quoted or reading.bare > 1) else None


def _count_label(reading: _Reading, kind: str, label: str) -> None:
    reading.names += kind == "name"
    reading.wide += kind == "name" and not label[0].isupper()
    tagged = label.startswith(("$", "^")) or kind == "listing" or _INDEX.fullmatch(label) is not None
    reading.bare += label.startswith("$") or kind == "listing"
    reading.labels += 1
    reading.listed += tagged or (kind == "symbol" and _is_spelt(label, "".join(reading.label)))
    reading.label.append(label)


def _is_spelt(symbol: str, name: str) -> bool:
    """Whether a symbol of three letters or more is made of a name's own, in order: RIVN of Rivian."""
    letters = iter(name.upper())
    return len(symbol) > 2 and symbol.isalpha() and all(letter in letters for letter in symbol)  # noqa: PLR2004


def _count_figure(reading: _Reading, kind: str | None, figure: str, *, first: bool) -> bool:
    """Count one figure; false when no price list would write it in this place."""
    signed = _SIGNED.match(figure) is not None
    reading.figures += kind != "arrow"
    reading.exact += _TO_THE_CENT.fullmatch(figure) is not None
    if kind == "arrow":
        reading.arrows += 1
    elif kind == "percent":
        glued = figure.count(".") > 1  # 48.0950.005% is a price and a change without a gap
        if first and not signed and not glued and not reading.arrows:
            return False  # a share of the market, not a price
        reading.changes += 1
        reading.signed += signed
        reading.prices += glued
    elif signed and _FRACTION.search(figure):
        reading.changes += 1
        reading.signed += 1
    else:
        reading.prices += _PRICE.search(figure) is not None
    return True
