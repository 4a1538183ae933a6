#!/usr/bin/env bash
# A page that is valid for 600 seconds and was held by a proxy for 700 says so in its Age (RFC 9111, 4.2.3): it is stale. Hishel, in
# the mode that follows that RFC, and requests-cache with cache_control show it again as fresh; Hishel writes "age: 0" on it.
# "no-store" of the reader (5.2.1.5) keeps Hishel from nothing, either: the answer is stored and shown to the next.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install 'hishel[httpx]==2.0.0' requests-cache==1.3.3 httpx==0.28.1
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import version
from pathlib import Path
from threading import Thread

from hishel import SqliteStorage
from hishel.httpx import CacheClient
from requests_cache import CachedSession


class Site(BaseHTTPRequestHandler):
    editions = 0

    def do_GET(self):
        Site.editions += 1
        body = f"edition {Site.editions}".encode()
        self.send_response(200)
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Age", "700" if self.path.startswith("/old") else "0")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


server = HTTPServer(("127.0.0.1", 0), Site)
Thread(target=server.serve_forever, daemon=True).start()
address = f"http://127.0.0.1:{server.server_port}"
with tempfile.TemporaryDirectory() as folder:
    hishel = CacheClient(rfc={"shared": False}, storage=SqliteStorage(database_path=str(Path(folder) / "cache.db")))
    clients = {"hishel": hishel, "requests-cache": CachedSession(backend="memory", cache_control=True)}
    for name, client in clients.items():
        first, second = client.get(f"{address}/old-{name}").text, client.get(f"{address}/old-{name}")
        print(name, version(name), "of a page that is 700 seconds old expected another edition, got", first, "and", second.text)
        assert first == second.text
    age = hishel.get(f"{address}/old-hishel").headers["Age"]
    print("hishel expected an age of 700, got", age)
    assert int(age) < 60
    first = hishel.get(f"{address}/once", headers={"Cache-Control": "no-store"}).text
    second = hishel.get(f"{address}/once").text
    print("hishel of a page that was not to be stored expected another edition, got", first, "and", second)
    assert first == second
server.shutdown()
PYTHON
