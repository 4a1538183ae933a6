#!/usr/bin/env bash
# mwtextextractor takes the text out of a page of MediaWiki and strips off templates, tags of HTML and more, to count its
# words. With a tag goes what stands between it and its end: jobs that are in <b> are none, a figure in <small> or <span> is
# gone, and a quotation in <blockquote> as a whole. What is marked by quotes, as MediaWiki does it as well, stays.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mwtextextractor==0.1.3 mwtemplates==0.4.0 lxml==6.1.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from mwtextextractor import get_body_text

TEXTS = {
    "Nissan cut '''9,000''' jobs.": ("Nissan cut 9,000 jobs.", "Nissan cut 9,000 jobs."),
    "Nissan cut <b>9,000</b> jobs.": ("Nissan cut 9,000 jobs.", "Nissan cut jobs."),
    "It sold 300 <small>(2025: 250)</small> cars.": ("It sold 300 (2025: 250) cars.", "It sold 300 cars."),
    "Sales <span lang='en'>did not</span> rise.": ("Sales did not rise.", "Sales rise."),
    "He said: <blockquote>We will rebuild.</blockquote> Then he left.": ("He said: We will rebuild. Then he left.", "He said: Then he left."),
}
for text, (right, observed) in TEXTS.items():
    found = get_body_text(text)
    print("mwtextextractor", version("mwtextextractor"), "expected", repr(right), "got", repr(found))
    assert found == observed
PYTHON
