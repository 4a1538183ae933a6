#!/usr/bin/env bash
# A row of a table in RTF with the cells 2025 and 300 is the number 2025300 in the text of rtf-converter, and two rows are one
# line; 2025\_2026, with the sign for a hyphen at which no line ends, is 20252026. A list loses its numbers. striprtf has the
# cells apart, the hyphen and the numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install rtf-converter==0.1.22 striprtf==0.0.35
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from rtf_converter import rtf_to_txt
from striprtf.striprtf import rtf_to_text

TABLE = (
    r"{\rtf1\ansi\trowd\cellx900\cellx1800 2025\cell 300\cell\row"
    r"\trowd\cellx900\cellx1800 2026\cell 400\cell\row\pard Sales of 2025\_2026\par}"
)
LIST = r"{\rtf1\ansi{\listtext 1.\tab}Oppama\par{\listtext 2.\tab}Sunderland\par}"
print("rtf-converter", version("rtf-converter"), "expected", repr(rtf_to_text(TABLE)), "got", repr(rtf_to_txt(TABLE)))
print("expected", repr(rtf_to_text(LIST)), "got", repr(rtf_to_txt(LIST)))
assert rtf_to_text(TABLE) == "2025|300|\n2026|400|\nSales of 2025\u20112026\n"
assert rtf_to_txt(TABLE) == "20253002026400Sales of 20252026\n"
assert rtf_to_text(LIST) == "1.\tOppama\n2.\tSunderland\n"
assert rtf_to_txt(LIST) == "Oppama\nSunderland\n"
PYTHON
