#!/usr/bin/env bash
# ovos-date-parser reads times in some thirty languages. "Last friday" is the friday before in English, German, French and
# Italian; in Spanish and Portuguese it is the one to come. "March 2027" is March in English and French; in Italian and
# Portuguese it is the day on which the question is asked, and month and year count as understood, as nothing of the text is
# left. Half past three in Danish, "halv fire", is four o'clock, and "half past three in the afternoon" in English three.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ovos-date-parser==0.29.0
"$folder/venv/bin/python" - <<'PYTHON'
import logging
from datetime import UTC, datetime
from importlib.metadata import version

logging.disable(logging.CRITICAL)
from ovos_date_parser import extract_datetime  # noqa: E402

MONDAY = datetime(2026, 11, 30, 10, tzinfo=UTC)
EXPECTED = {
    ("en", "last friday"): ("2026-11-27", "2026-11-27"),
    ("it", "venerdì scorso"): ("2026-11-27", "2026-11-27"),
    ("es", "el viernes pasado"): ("2026-11-27", "2026-12-04"),
    ("pt", "sexta-feira passada"): ("2026-11-27", "2026-12-04"),
    ("fr", "mars 2027"): ("2027-03-01", "2027-03-01"),
    ("it", "marzo 2027"): ("2027-03-01", "2026-11-30"),
    ("pt", "março de 2027"): ("2027-03-01", "2026-11-30"),
    ("da", "klokken halv fire"): ("2026-12-01T03:30", "2026-12-01T04:00"),
    ("en", "half past three in the afternoon"): ("2026-11-30T15:30", "2026-11-30T15:00"),
}
for (language, text), (expected, observed) in EXPECTED.items():
    found, rest = extract_datetime(text, language, MONDAY)
    print("ovos-date-parser", version("ovos-date-parser"), language, text, "expected", expected, "got", found, [rest])
    assert found.isoformat()[: len(observed)] == observed
    assert "2027" not in rest
PYTHON
