#!/usr/bin/env bash
# cite-right finds the words of a source that a sentence rests on, and checks, as its description says, numbers, negations
# and names. It reads a decimal as two numbers, so that 7.5 and 5.7 are the same and a fall of 7.5 percent is "supported"
# by one of 5.7, as are 6.2 million cars by 2.6. "Profit fell" is supported by "profit rose". The function that verifies
# facts does not check at all: 9,000 jobs are verified by 3,900, and a plant of Honda by one of Nissan, each with a rate
# of 1; both are grounded.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cite-right==0.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from cite_right import SourceDocument, align_citations, is_grounded, verify_facts

SOURCE = SourceDocument(
    id="report",
    text="Sales fell by 5.7 percent to 2.6 million cars. It will cut 3,900 jobs. Profit rose to 1,234.5 million yen. "
    "Nissan Motor will close its plant in Oppama by March 2028.",
)
EXPECTED = {
    "Sales fell by 5.7 percent to 2.6 million cars.": ("supported", True, 1.0),
    "Sales fell by 7.5 percent to 2.6 million cars.": ("supported", True, 1.0),
    "Sales fell by 5.7 percent to 6.2 million cars.": ("supported", True, 1.0),
    "Profit fell to 1,234.5 million yen.": ("supported", True, 1.0),
    "It will cut 9,000 jobs.": ("partial", True, 1.0),
    "Honda Motor will close its plant in Oppama by March 2028.": ("partial", True, 1.0),
    "Honda opened a shop in Paris.": ("unsupported", False, 0.0),
}
for sentence, observed in EXPECTED.items():
    found = (
        align_citations(sentence, [SOURCE])[0].status,
        is_grounded(sentence, [SOURCE]),
        verify_facts(sentence, [SOURCE]).verification_rate,
    )
    print("cite-right", version("cite-right"), repr(sentence), "got status, grounded, rate", found)
    assert found == observed
PYTHON
