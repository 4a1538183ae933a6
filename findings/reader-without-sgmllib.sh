#!/usr/bin/env bash
# reader carries a copy of feedparser that imports sgmllib; feedparser 6.0.14 no longer brings the package that has it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install reader==3.26 feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

from reader import make_reader

path = Path(tempfile.mkdtemp()) / "feed.xml"
path.write_text(
    '<rss version="2.0"><channel><title>Harbour</title><link>https://harbour.example/</link>'
    "<item><title>Two vans move</title><guid>https://harbour.example/1</guid></item></channel></rss>"
)
print("reader", version("reader"), "feedparser", version("feedparser"))
try:
    make_reader(":memory:", feed_root=path.parent).add_feed(str(path))
except ModuleNotFoundError as error:
    print("add_feed raises", repr(error))
else:
    raise SystemExit("a feed can be added now")
PYTHON
