"""Lines of a stock ticker, and lines that only look like one."""

from __future__ import annotations

import pytest

from transforms.cleaning.tickers import is_ticker


@pytest.mark.parametrize(
    "line",
    [
        "TSLA287.4402-3.1172%",
        "NSANY 5.31 ▼ 0.94%",
        "RNO.PA 45,12 € -0,8 %",
        "7201 日産自動車 345.6 -2.3 (-0.66%)",
        "7201.T 345.6 +1.2%",
        "005930 KS 58,200 -0.5%",
        "HYUNDAI MOTOR (005380.KS) 212,500 +0.95%",
        "TOASO 212,40 %1,25",
        "تاسي 11,820.44 ▲ 0.31%",
        "Сбербанк 285,40 ₽ +0,4%",
    ],
)
def test_a_line_of_prices_and_changes_only_is_a_ticker(line: str) -> None:
    assert is_ticker(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "2026",
        "N7 10,000",
        "RAV4 -3%",
        "ID.3 -4.5%",
        "Leaf $29,990",
        "BMW 210,500 -3.2%",
        "Toyota 12.5% -0.3",
        "Engage | $55,498 | $49,998 | -9.8%",
        "SV | $31,290 | +1.4%",
        "Rent: $13.30-$19.90",
        "Harbour Wheel | $2.50 – $7.00",
        "WLTP 604 km",
        "GM fell 0.5% to $48.09",
        "Лада 12 345",
        "2026 T 1,500",
    ],
)
def test_sales_figures_models_and_sentences_are_no_tickers(line: str) -> None:
    assert not is_ticker(line)
