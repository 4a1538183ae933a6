r"""How log records are written to stderr: as text for people, or as JSON for machines.

Feeds, pages and servers decide on parts of a record: every control character and every character that
reorders text is written as an escape (``\n``, ``\x1b``, ``\u202e``), so no record can forge another or
control the terminal that shows it. What looks like a secret is masked, whoever logs it.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, Literal, get_args

from flows.logs import log
from transforms.text.redaction import mask_text

Form = Literal["text", "json"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)

_LEVELS = (logging.WARNING, logging.INFO, logging.DEBUG)  # by the number of times -v was given
# C0 and C1 controls; zero-width characters, line separators and bidirectional controls; byte order
# marks; surrogates, which no encoding can write; tag characters, which no font shows.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_UNSAFE_IN_JSON = re.compile(_UNSAFE.pattern.replace("\x00-\x1f", ""))  # those are escaped, or lay it out
_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
_SHORT_ESCAPES = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
_BARE = re.compile(r"[^\s\"'=|]+")


def configure_logging(*, verbosity: int = 0, form: Form = "text", with_libraries: bool = True) -> None:
    """Write the records of this process to stderr; a second call replaces the first one's configuration.

    Args:
        verbosity: 0 for warnings, errors and notices; 1 for all of INFO; 2 or more for DEBUG too.
        form: ``text`` for people, ``json`` for one object a line. At verbosity 0 text is the bare
            sentence, as a command prints it; above, it has the time and the fields.
        with_libraries: Whether to write the records of libraries too.
    """
    level = _LEVELS[min(verbosity, len(_LEVELS) - 1)]
    handler = _StderrHandler()
    handler.addFilter(lambda record: record.levelno >= level or getattr(record, "is_notice", False))
    if form == "json":
        handler.setFormatter(JsonFormatter())
    else:
        handler.setFormatter(TextFormatter() if verbosity else SentenceFormatter())
    for logger in (log, logging.getLogger()) if with_libraries else (log,):
        for old in [one for one in logger.handlers if isinstance(one, _StderrHandler)]:
            logger.removeHandler(old)
        logger.addHandler(handler)
    log.setLevel(min(level, logging.INFO))  # notices are INFO, and shown at every verbosity
    log.propagate = False


def is_logging_json() -> bool:
    """Return whether the log of this process is written as JSON."""
    return any(isinstance(handler.formatter, JsonFormatter) for handler in log.handlers)


def read_form(environment: Mapping[str, str], *, default: Form) -> Form:
    """Return the form that `NEWSWIRE_LOG_FORMAT` names, or `default` where it names none."""
    named = environment.get("NEWSWIRE_LOG_FORMAT")
    return next((form for form in FORMS if form == named), default)


class SentenceFormatter(logging.Formatter):
    """Writes the bare message, for people who wait for a command."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the message; after ``newswire:`` for an error, after ``warning:`` for a warning."""
        prefix = ""
        if record.levelno >= logging.ERROR:
            prefix = "newswire: "
        elif record.levelno >= logging.WARNING:
            prefix = "warning: "
        return prefix + _clean(record.getMessage()) + _indent_traceback(record)


class FieldsFormatter(logging.Formatter):
    """Writes ``name=value`` fields, a bar and the message on one line; for logs that add the time.

    Values with a space, a quote, a bar or an equals sign are quoted, so that the first `` | `` ends the
    fields. The lines of a traceback follow, indented.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's line, without time and level."""
        fields = " ".join(f"{name}={_quote(value)}" for name, value in _read_fields(record).items())
        message = _clean(record.getMessage()) + _indent_traceback(record)
        return f"{fields} | {message}" if fields else f"| {message}"


class TextFormatter(FieldsFormatter):
    """Writes time and level before the fields and the message."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's line."""
        return f"{_write_time(record)} {record.levelname.lower():<7} {super().format(record)}"


class JsonFormatter(logging.Formatter):
    """Writes one JSON object a line: time, level, message, fields and details."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's object."""
        written: dict[str, Any] = {
            "time": _write_time(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _clean(record.getMessage()),
            **_read_fields(record),
        }
        if record.exc_info:
            written["exception"] = [_clean(line) for line in _list_traceback(record)]
        return json.dumps(written, ensure_ascii=False, default=str)


def escape_controls(text: str) -> str:
    """Replace every character that could end a line or control a terminal by a visible escape."""
    return _UNSAFE.sub(_escape, text)


def escape_lines(text: str) -> str:
    """Return a text with the controls within its lines as visible escapes; the line feeds stay."""
    return "\n".join(map(escape_controls, text.split("\n"))) if _UNSAFE.search(text) else text


def escape_in_json(document: str) -> str:
    """Return a JSON document with the characters that `escape_controls` escapes as escapes of JSON."""
    return _UNSAFE_IN_JSON.sub(lambda found: json.dumps(found[0])[1:-1], document)


def drop_controls(text: str) -> str:
    """Remove the characters that `escape_controls` escapes; line breaks and tabs become spaces."""
    return _UNSAFE.sub(lambda found: " " if found[0] in _BREAKS else "", text)


class _StderrHandler(logging.Handler):
    """Writes to the current `sys.stderr`, which a progress bar replaces while it is shown."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(self.format(record) + "\n")
            sys.stderr.flush()
        except (OSError, ValueError):
            pass  # stderr is closed or its reader is gone; a run must not fail for its log


def _read_fields(record: logging.LogRecord) -> dict[str, Any]:
    """Return the bound fields and the details of a record, with safe strings as their values."""
    fields = {**getattr(record, "fields", {}), **getattr(record, "details", {})}
    return {
        name: value if isinstance(value, (bool, int, float)) else _clean(str(value))
        for name, value in fields.items()
    }


def _clean(text: str) -> str:
    return escape_controls(mask_text(text))


def _quote(value: object) -> str:
    text = str(value)
    return text if _BARE.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _write_time(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _list_traceback(record: logging.LogRecord) -> list[str]:
    if not record.exc_info or record.exc_info[0] is None:
        return []
    written = "".join(traceback.format_exception(*record.exc_info))
    return written.rstrip("\n").split("\n")


def _indent_traceback(record: logging.LogRecord) -> str:
    return "".join(f"\n    {_clean(line)}" for line in _list_traceback(record))


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if character in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[character]
    if code <= 0xFF:  # noqa: PLR2004 -- two digits are enough
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 -- four digits are enough
