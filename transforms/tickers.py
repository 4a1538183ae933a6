"""Stock prices: lines made of nothing but symbols, prices and changes.

The line is cut into signs one after another, in one pass, and judged by which signs it holds. A
single pattern over the whole line was tried first: it needed nested repetition, which is slow on
hostile lines, and it could not tell a list of sales figures from a list of prices.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_LONGEST = 2_000
_SIGN = re.compile(
    r"""
    (?P<percent>\(?(?:[+-]\s?)?\d[\d.,]*\s?%\)?)
  | (?P<number>\(?(?:[+-]\s?)?(?:(?:US|A|C|HK|NT)?[$€£¥₹₩₽]\s?[+-]?)?\d[\d.,]*
      (?:\s?(?:[€£円元₽]|ポイント|(?:kr|pts?|USD|EUR|GBP|JPY|CHF|CNY)(?![A-Za-z])))?\)?)
  | (?P<arrow>[▲▼△▽↑↓⬆⬇⇧⇩🔺🔻⏶⏷⯅⯆])
  | (?P<symbol>\$?[A-Z]{1,6}(?:\d(?=\s))?(?:[.:/&-]\s?[A-Z0-9]{1,6})*(?![a-z]))
  | (?P<name>[A-Z][\w&.']*|[\u3040-\u30ff\u4e00-\u9fff]+)
  | (?P<gap>(?:[\s|•·/;:,()\[\]*=]|-(?!\s?[\d$€£¥]))+)
    """,
    re.VERBOSE,
)
_STOCK_CODE = re.compile(r"\d{4}(?:\.[A-Z]{1,2})?(?=\s)")  # as on the Tokyo exchange: 7201, 7201.T
# To the cent, or in a currency without cents: whole dollars are the price of a car.
_PRICE = re.compile(r"\.\d{2}|,\d{2}(?!\d)|[¥₩円]|JPY|KRW")
_SIGNED = re.compile(r"\(?[+-]")
_MOST_LABELS = 4


@dataclass(slots=True)
class _Reading:
    """What one line holds, counted while its signs are read."""

    names: int = 0
    prices: int = 0
    changes: int = 0
    signed: int = 0
    arrows: int = 0


def is_ticker(text: str) -> bool:
    """Whether `text` is nothing but one or more quoted prices.

    It must consist of symbols or names, each followed by a price or a change, and show both a
    price to the cent and a change (a percentage, an arrow or a signed number). So
    ``GM 48.09 +0.5%``, ``TSLA319.801-2.2488%`` and ``日産 345.6円 ▲1.2%`` are tickers, while
    ``N7 10,000``, ``Leaf $29,990`` and any sentence are not.
    """
    line = unicodedata.normalize("NFKC", text).strip().replace("−", "-").replace("–", "-")
    if not line or len(line) > _LONGEST:
        return False
    reading = _read_signs(line)
    if reading is None:
        return False
    moved = reading.signed + reading.arrows
    if reading.names:  # a name in mixed case stands in sales tables too: ask for a rise or fall
        return (
            bool(reading.prices and moved) or reading.changes > 1 or bool(reading.arrows and reading.changes)
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
        if kind in ("symbol", "name"):
            labels, quoted = (1 if quoted else labels + 1), False
            reading.names += kind == "name"
        elif kind != "gap":
            if not labels or not _count_figure(reading, kind, sign.group(), first=not quoted):
                return None
            quoted = True
        if labels > _MOST_LABELS:
            return None
    return reading if position == len(line) and quoted else None


def _count_figure(reading: _Reading, kind: str | None, figure: str, *, first: bool) -> bool:
    """Count one figure; false when no price list would write it in this place."""
    signed = _SIGNED.match(figure) is not None
    if kind == "arrow":
        reading.arrows += 1
    elif kind == "percent":
        glued = figure.count(".") > 1  # 48.0950.005% is a price and a change without a gap
        if first and not signed and not glued:
            return False  # a share of the market, not a price
        reading.changes += 1
        reading.signed += signed
        reading.prices += glued
    elif signed and "." in figure:
        reading.changes += 1
        reading.signed += 1
    else:
        reading.prices += _PRICE.search(figure) is not None
    return True
