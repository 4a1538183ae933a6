#!/usr/bin/env bash
# In TTML, the captions of films and broadcasts, a caption's time counts from the beginning of what it stands in: of its div,
# and of the body (TTML, section 10, where parts stand beside each other in time unless they say otherwise). pycaption reads the
# time of the caption alone, so that the second part of a film has its captions during the first; pysubs2 adds them up.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pycaption==2.3.14 pysubs2==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")
import pysubs2
from pycaption import DFXPReader

CAPTIONS = """<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body>
<div begin="00:00:00.000"><p begin="1s" end="3s">The harbour plant opens.</p></div>
<div begin="00:10:00.000"><p begin="1s" end="3s">It closes.</p></div>
</body></tt>"""

by_pycaption = [(caption.start // 1_000_000, caption.get_text()) for caption in DFXPReader().read(CAPTIONS).get_captions("en")]
by_pysubs2 = [(line.start // 1_000, line.text) for line in pysubs2.SSAFile.from_string(CAPTIONS, format_="ttml")]
print("expected", [(1, "The harbour plant opens."), (601, "It closes.")])
print("pycaption", version("pycaption"), "got", by_pycaption)
print("pysubs2", version("pysubs2"), "got", by_pysubs2)
assert sorted(by_pycaption) == [(1, "It closes."), (1, "The harbour plant opens.")]
assert by_pysubs2 == [(1, "The harbour plant opens."), (601, "It closes.")]
PYTHON
