#!/usr/bin/env bash
# html-meta-data-parse reads the metadata of a page. Of several fields for one value the last of its list wins, from another
# attribute: the author Mika Aalto of the field author gives way to article:publisher, an address. The description gives way to
# og:image:alt, the caption of the picture, and the date of publication to dateModified. Each alone is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install html-meta-data-parse==0.0.32 requests==2.34.2 parsel==1.11.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from html_meta_data_parse import HtmlMetaDataParse

FIELDS = {
    "author": ('name="author" content="Mika Aalto"', 'property="article:publisher" content="https://social.example/harbour"'),
    "content": ('name="description" content="Two vans move."', 'property="og:image:alt" content="A van in the rain"'),
    "pubdate": (
        'property="article:published_time" content="2026-11-05T10:00:00Z"',
        'itemprop="dateModified" content="2026-11-09T10:00:00Z"',
    ),
}


def read(*fields):
    page = "<html><head><title>Vans</title>" + "".join(f"<meta {field}>" for field in fields) + "</head><body>x</body></html>"
    return HtmlMetaDataParse().get_meta_data_by_html(html_text=page)


for name, (right, other) in FIELDS.items():
    expected, found = read(right)[name], read(right, other)[name]
    print("html-meta-data-parse", version("html-meta-data-parse"), name, "expected", expected, "got", found)
    assert expected in right
    assert found != expected and found in other
PYTHON
