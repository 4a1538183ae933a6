#!/usr/bin/env bash
# Open Graph names its properties og:title, og:image, og:video and og:audio. ogpparser takes the prefix off with Python's
# strip, which takes any of the characters o, g and : from both ends: a film is found as "vide", a sound as "audi", a film's
# tag as "video:ta", and who asks for `video` has none. The page is of a server of this script.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ogpparser==1.0.4 requests==2.34.2 beautifulsoup4==4.15.0
"$folder/venv/bin/python" - <<'PYTHON'
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from threading import Thread

from ogpparser import ogpparser

PROPERTIES = {
    "og:title": "The second quay",
    "og:image": "https://harbour.example/quay.jpg",
    "og:video": "https://harbour.example/quay.mp4",
    "og:audio": "https://harbour.example/quay.mp3",
    "og:video:tag": "harbour",
}
LINES = "".join(f'<meta property="{name}" content="{value}">' for name, value in PROPERTIES.items())
TEXT = f"<!doctype html><html><head><title>Harbour</title>{LINES}</head><body><p>News</p></body></html>".encode()


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(TEXT)))
        self.end_headers()
        self.wfile.write(TEXT)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
Thread(target=server.serve_forever, daemon=True).start()
read = ogpparser(f"http://127.0.0.1:{server.server_port}/")
server.shutdown()
print("ogpparser", version("ogpparser"), "expected title, image, video, audio, video:tag, got", *read)
assert list(read) == ["title", "image", "vide", "audi", "video:ta"]
assert "video" not in read
PYTHON
