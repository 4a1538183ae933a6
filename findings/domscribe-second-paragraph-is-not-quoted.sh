#!/usr/bin/env bash
# domscribe makes Markdown of HTML for language models. Of a quotation with two paragraphs the first alone is marked as one,
# so that the writer says the second. The source of a script is a paragraph of the page. A space stands around each marked
# part, as within a word or a number of which a part is bold, and a bold word in an italic sentence is not bold.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install domscribe==0.1.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from domscribe import html_to_markdown

EXPECTED = {
    "<blockquote><p>We close.</p><p>Jobs go.</p></blockquote>": "> We close.\n\nJobs go.",
    "<p>It closes.</p><script>var jobs</script>": "It closes.\n\nvar jobs",
    "<p>It cuts <b>3</b>00 jobs</p>": "It cuts **3** 00 jobs",
    "<p>It <em>cuts <b>300</b></em> jobs</p>": "It *cuts 300* jobs",
}
for page, observed in EXPECTED.items():
    found = html_to_markdown(page).strip()
    print("domscribe", version("domscribe"), page, "got", repr(found))
    assert found == observed
PYTHON
