#!/usr/bin/env bash
# nlp-dedup drops near-duplicates: documents that have more than 80 percent of their blocks of 13 consecutive words in
# common. Words are what stands between spaces, and the end of a line is none, so that the last word of a line and the first
# of the next are one word. A report of an agency that one paper prints as it is and the other in lines of 72 characters
# shares no block with itself and is kept twice; with a space for each line end it is a duplicate.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install nlp-dedup==0.1.2 datasketch==1.10.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import textwrap
from importlib.metadata import version

from nlp_dedup import Deduper

REPORT = (
    "The maker said on Thursday that it would cut nine thousand jobs worldwide and close three of its plants by March after sales "
    "fell in China and in the United States for a third quarter in a row. It will also sell its shares in a maker of batteries and "
    "build fewer cars in Mexico, its chief executive told reporters in Yokohama without saying which of the plants would go first."
)
in_lines = textwrap.fill(REPORT, 72)
assert in_lines.split() == REPORT.split()


def duplicates(*texts):
    options = dict.fromkeys(("store_corpus_to_disk", "store_mask_to_disk", "store_lsh_cache_to_disk", "store_config_to_disk"), False)
    deduper = Deduper(n_jobs=1, verbose=False, return_generator=True, **options)
    return [entry["duplicate"] for entry in deduper.deduplicate(list(texts))]


for name, other, observed in (("the same", REPORT, True), ("in lines", in_lines, False), ("joined", in_lines.replace("\n", " "), True)):
    found = duplicates(REPORT, other)
    print("nlp-dedup", version("nlp-dedup"), name, "expected [False, True] got", found)
    assert found == [False, observed]
PYTHON
