#!/usr/bin/env bash
# easy_rss reads RSS and Atom, says its documentation, and gives an entry a title, a link and more. The link is the text of
# the element, as in RSS. In Atom it is the attribute href (RFC 4287, section 4.2.7), and so no entry of an Atom feed has an
# address: it is "", which is equal for all. The same story in RSS has its address.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install easy_rss==1.2.6 beautifulsoup4==4.15.0 lxml==6.1.3 requests==2.34.2
"$folder/venv/bin/python" - <<'PYTHON'
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import version

from easy_rss import EasyRSS

STORIES = {"Nissan closes a plant": "https://harbour.example/5", "Vans are recalled": "https://harbour.example/6"}
DATE = "2026-11-05T09:00:00Z"
ENTRY = '<entry><title>{0}</title><id>{1}</id><link rel="alternate" href="{1}"/><published>' + DATE + "</published></entry>"
FEEDS = {
    "/rss": "<rss version='2.0'><channel><title>Post</title>{}</channel></rss>".format(
        "".join(f"<item><title>{title}</title><link>{link}</link></item>" for title, link in STORIES.items())
    ),
    "/atom": "<feed xmlns='http://www.w3.org/2005/Atom'><title>Post</title>{}</feed>".format(
        "".join(ENTRY.format(*story) for story in STORIES.items())
    ),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = FEEDS[self.path].encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
for path, observed in (("/rss", list(STORIES.values())), ("/atom", ["", ""])):
    articles = EasyRSS(f"http://127.0.0.1:{server.server_port}{path}").articles
    found = [article.link for article in articles]
    print("easy_rss", version("easy_rss"), path, "expected", list(STORIES.values()), "got", found)
    assert [article.title for article in articles] == list(STORIES)
    assert found == observed
server.shutdown()
PYTHON
