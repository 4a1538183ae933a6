#!/usr/bin/env bash
# A sitemap may date one page by its day and another by a moment (W3C-DTF), which news sites do. One such pair, and `lastmod`
# is no date for the whole sitemap but text, without a word: ten in Tokyo then sorts behind two in London, which is an hour
# later. And of a page with two pictures the row has the address of the second and the title of the first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install advertools==0.18.0
"$folder/venv/bin/python" - <<'PYTHON'
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp

from advertools import sitemap_to_df

NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
TOKYO, LONDON, DAY = "2026-11-05T10:00:00+09:00", "2026-11-05T02:00:00Z", "2026-11-04"
PICTURES = (
    "<image:image><image:loc>https://harbour.example/vans.jpg</image:loc><image:title>Vans</image:title></image:image>"
    "<image:image><image:loc>https://harbour.example/mayor.jpg</image:loc></image:image>"
)


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *values):
        pass


folder = Path(mkdtemp())
server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
threading.Thread(target=server.serve_forever, daemon=True).start()


def table(*dates, pictures=""):
    pages = (f"<url><loc>https://harbour.example/{date}</loc><lastmod>{date}</lastmod>{pictures}</url>" for date in dates)
    (folder / "sitemap.xml").write_text(f"<urlset {NAMES}>{''.join(pages)}</urlset>")
    return sitemap_to_df(f"http://127.0.0.1:{server.server_port}/sitemap.xml")


moments, mixed, pictures = table(TOKYO, LONDON), table(TOKYO, LONDON, DAY), table(DAY, pictures=PICTURES)
server.shutdown()
newest = mixed.sort_values("lastmod")["lastmod"].tolist()[-1]
row = pictures[["image_loc", "image_title"]].to_dict("records")
print("advertools", version("advertools"), "expected dates, got", moments["lastmod"].dtype, "and with a day", mixed["lastmod"].dtype, ", newest", newest)
print("expected vans.jpg Vans, got", row)
assert str(moments["lastmod"].dtype).startswith("datetime64")
assert mixed["lastmod"].tolist() == [TOKYO, LONDON, DAY]
assert newest == TOKYO
assert row == [{"image_loc": "https://harbour.example/mayor.jpg", "image_title": "Vans"}]
PYTHON
