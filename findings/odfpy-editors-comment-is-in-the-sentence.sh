#!/usr/bin/env bash
# A comment in an ODT stands where it was made, in <office:annotation>, with its author and the time, and what an editor
# deleted is kept in <text:deletion> before the text (OpenDocument 1.3, 14.1 and 5.5). The text that odfpy extracts of a
# paragraph has the comment within the sentence, its author and date included, and a footnote with it, without a space; the
# paragraphs of a document begin with the figure that was deleted.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install odfpy==1.4.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
import zipfile
from importlib.metadata import version

from odf import teletype
from odf.opendocument import load
from odf.text import P

NAMES = "urn:oasis:names:tc:opendocument:xmlns"
CONTENT = f"""<office:document-content xmlns:office="{NAMES}:office:1.0" xmlns:text="{NAMES}:text:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:body><office:text>
<text:tracked-changes><text:changed-region xml:id="c" text:id="c"><text:deletion><office:change-info><dc:creator>Roe</dc:creator>
<dc:date>2026-11-05T15:15:00</dc:date></office:change-info><text:p>300</text:p></text:deletion></text:changed-region>
</text:tracked-changes><text:p>It cuts <text:change text:change-id="c"/>400<office:annotation><dc:creator>Lee</dc:creator>
<dc:date>2026-11-05T15:15:00</dc:date><text:p>is it 500?</text:p></office:annotation> jobs.</text:p>
</office:text></office:body></office:document-content>"""
EMPTY = f'<office:document-{{0}} xmlns:office="{NAMES}:office:1.0" office:version="1.3"/>'
KIND = "application/vnd.oasis.opendocument.text"
MANIFEST = f"""<m:manifest xmlns:m="{NAMES}:manifest:1.0" m:version="1.3">
<m:file-entry m:full-path="/" m:media-type="{KIND}"/><m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>"""
file = io.BytesIO()
with zipfile.ZipFile(file, "w") as archive:
    archive.writestr("mimetype", KIND)
    archive.writestr("content.xml", CONTENT)
    archive.writestr("styles.xml", EMPTY.format("styles"))
    archive.writestr("META-INF/manifest.xml", MANIFEST)
paragraphs = [teletype.extractText(paragraph) for paragraph in load(file).getElementsByType(P)]
print("odfpy", version("odfpy"), "expected ['It cuts 400 jobs.'], with the comment apart, got", paragraphs)
assert paragraphs == ["300", "It cuts 400Lee\n2026-11-05T15:15:00is it 500? jobs.", "is it 500?"]
PYTHON
