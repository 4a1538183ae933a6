"""How templates write values: times, numbers, and text and addresses from outside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from flows.description.counts import write_plural

NONE = Markup('<span class="none">none</span>')
"""What stands for a value that there is not."""
_SECONDS = (("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1))
_THOUSAND = 1_000
_ROUNDED = 600  # seconds from which on durations are rounded to minutes
_CONTROLS: dict[int, str | None] = {
    **{
        code: "\N{REPLACEMENT CHARACTER}"
        for code in (*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF)
        if chr(code) not in "\t\n\r\x85"
    },
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
}
"""Control characters, of which a mark is shown, and those that set a direction, which are left out."""


def write_time(moment: datetime | None) -> Markup:
    """Return a time in UTC to the minute, as an element that programs can read."""
    if moment is None:
        return NONE
    at = moment.astimezone(UTC)
    return Markup('<time datetime="{}">{}</time>').format(
        at.strftime("%Y-%m-%dT%H:%M:%SZ"), at.strftime("%Y-%m-%d %H:%M UTC")
    )


def write_day(day: date | None) -> Markup:
    """Return a day, as an element that programs can read."""
    return NONE if day is None else Markup('<time datetime="{0}">{0}</time>').format(day.isoformat())


def write_number(value: float | None, digits: int = 0) -> Markup | str:
    """Return a number with commas between thousands, and with `digits` decimals at the most."""
    if value is None:
        return NONE
    written = f"{value:,.{digits}f}"
    return written.rstrip("0").rstrip(".") if digits and abs(value) < _THOUSAND else written


def write_share(share: float | None) -> Markup | str:
    """Return a share from 0 to 1 as a percentage; a small one keeps a decimal, so that it is not zero."""
    if share is None:
        return NONE
    percent = share * 100
    return f"{percent:.1f} %" if 0 < percent < 10 else f"{percent:.0f} %"  # noqa: PLR2004 -- two digits


def write_duration(duration: timedelta | float | None) -> Markup | str:
    """Return a duration in its two largest units, such as ``7 h 50 min``; a number is in seconds.

    From ten minutes on nobody asks for the seconds.
    """
    if duration is None:
        return NONE
    seconds = duration.total_seconds() if isinstance(duration, timedelta) else duration
    left, sign = abs(seconds), "−" if seconds < 0 else ""
    if left < 1:
        return f"{sign}{left:.1f} s" if left else "0 s"
    if left >= _ROUNDED:
        left = round(left / 60) * 60
    parts: list[str] = []
    for unit, size in _SECONDS:
        count, left = divmod(int(left), size)
        if count or parts:
            parts.append(f"{count} {unit}" if count else "")
    return sign + " ".join(part for part in parts[:2] if part)


def isolate(value: object) -> Markup:
    """Return text from outside as an element of its own direction, without control characters.

    Whatever directions it sets end with it, so that they turn round no words of ours.
    """
    return NONE if value is None else Markup("<bdi>{}</bdi>").format(clean(str(value)))


def clean(value: object) -> object:
    """Return a value as it may be written: text without controls, and without those that set a direction.

    Escaping leaves them, and not all text is in an element of its own: that of titles and of options is not.
    """
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return value.translate(_CONTROLS)


def link_outside(url: str | None, text: str | None = None) -> Markup:
    """Return a link out of the explorer, or the bare text where the address is none of the web.

    Args:
        url: The address; only http and https ones become links, and none with a user's name in it.
        text: The text of the link; the address by default.
    """
    shown = isolate(text if text is not None else url)
    if url is None or not _is_of_the_web(url):
        return shown
    return Markup('<a class="outside" href="{}" rel="noopener noreferrer">{}</a>').format(url, shown)


FILTERS: Mapping[str, Any] = {
    "time": write_time,
    "day": write_day,
    "number": write_number,
    "share": write_share,
    "duration": write_duration,
    "plural": write_plural,
    "isolate": isolate,
    "outside": link_outside,
}
"""The filters by their names in templates."""


def _is_of_the_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False
