"""How templates write values."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from flows.description.counts import write_plural
from flows.explorer.filters import (
    NONE,
    isolate,
    link_outside,
    write_day,
    write_duration,
    write_number,
    write_share,
    write_time,
)
from flows.explorer.rendering import make_environment


def test_a_time_is_in_utc_to_the_minute_for_people_and_to_the_second_for_programs() -> None:
    tokyo = datetime(2026, 2, 17, 6, 20, 31, tzinfo=timezone(timedelta(hours=9)))
    assert write_time(tokyo) == '<time datetime="2026-02-16T21:20:31Z">2026-02-16 21:20 UTC</time>'
    assert write_time(datetime(2026, 1, 2, tzinfo=UTC)).endswith(">2026-01-02 00:00 UTC</time>")
    assert write_day(date(2026, 2, 16)) == '<time datetime="2026-02-16">2026-02-16</time>'


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [
        (0, 0, "0"),
        (1_234_567, 0, "1,234,567"),
        (1.5, 2, "1.5"),
        (10, 2, "10"),
        (0.25, 1, "0.2"),
        (12_000, 2, "12,000.00"),
    ],
)
def test_a_number_has_commas_and_no_more_decimals_than_it_needs(
    value: float, digits: int, written: str
) -> None:
    assert write_number(value, digits) == written


@pytest.mark.parametrize(("share", "written"), [(0, "0 %"), (0.004, "0.4 %"), (0.2031, "20 %"), (1, "100 %")])
def test_a_share_is_a_percentage(share: float, written: str) -> None:
    assert write_share(share) == written


@pytest.mark.parametrize(
    ("duration", "written"),
    [
        (timedelta(0), "0 s"),
        (timedelta(milliseconds=412), "0.4 s"),
        (timedelta(seconds=59), "59 s"),
        (timedelta(minutes=9, seconds=7), "9 min 7 s"),
        (timedelta(minutes=11, seconds=7), "11 min"),
        (timedelta(minutes=59, seconds=40), "1 h"),
        (timedelta(hours=7, minutes=50, seconds=3), "7 h 50 min"),
        (timedelta(days=1, minutes=5), "1 d"),
        (timedelta(seconds=-90), "−1 min 30 s"),
        (3_600, "1 h"),
    ],
)
def test_a_duration_is_in_its_two_largest_units(duration: timedelta | float, written: str) -> None:
    assert write_duration(duration) == written


def test_a_count_has_its_noun() -> None:
    assert write_plural(1, "story", "stories") == "1 story"
    assert write_plural(1_204, "story", "stories") == "1,204 stories"
    assert write_plural(0, "article") == "0 articles"


def test_text_from_outside_has_an_element_and_neither_markup_nor_controls() -> None:
    assert isolate("<b>\u202eevil\u2069\x1b") == "<bdi>&lt;b&gt;evil\N{REPLACEMENT CHARACTER}</bdi>"
    assert isolate("مرحبا\u200f 日本\tand\nso on") == "<bdi>مرحبا\u200f 日本\tand\nso on</bdi>"


def test_templates_write_no_controls_even_outside_of_such_an_element() -> None:
    template = make_environment().from_string("<title>{{ title }}</title>{{ safe }}{{ number }}")
    written = template.render(title="a\u202e\x07<", safe=isolate("b"), number=7)
    assert written == "<title>a\N{REPLACEMENT CHARACTER}&lt;</title><bdi>b</bdi>7"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "ftp://news.example/",
        "//news.example/",
        "https://user@news.example/",
        "https://",
        "http://[",
    ],
)
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    assert "<a" not in link_outside(url)
    assert "<a" not in link_outside(url, "Title")


def test_a_link_out_tells_the_other_site_nothing() -> None:
    assert link_outside('https://news.example/?a=1&b="2"', "Ti<tle") == (
        '<a class="outside" href="https://news.example/?a=1&amp;b=&#34;2&#34;" rel="noopener noreferrer">'
        "<bdi>Ti&lt;tle</bdi></a>"
    )


@pytest.mark.parametrize(
    "write", [write_time, write_day, write_number, write_share, write_duration, isolate, link_outside]
)
def test_a_value_that_there_is_not_is_said_to_be_none(write: object) -> None:
    assert callable(write)
    assert NONE in write(None)
