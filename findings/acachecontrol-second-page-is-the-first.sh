#!/usr/bin/env bash
# A stored answer may only be given to a request for the same address, and where it says that it varies by a field, for the
# same value of that field (RFC 9111, 4). The parameters that a request gives to aiohttp are part of its address.
# acachecontrol looks at the address before they are added, and at no field: page 2 of a list is page 1, and who asks for
# Japanese gets English. The server is one of this script, which counts what it is asked.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install acachecontrol==0.3.7 aiohttp==3.14.5
"$folder/venv/bin/python" - <<'PYTHON'
import asyncio
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from threading import Thread

from acachecontrol import AsyncCache, AsyncCacheControl

asked = []


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append(self.path)
        text = f"{self.path} in {self.headers.get('Accept-Language', 'any')}".encode()
        self.send_response(200)
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Vary", "Accept-Language")
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


async def read(address):
    async with AsyncCacheControl(cache=AsyncCache()) as session:
        pages = []
        for path, options in (
            ("/list", {"params": {"page": 1}}),
            ("/list", {"params": {"page": 2}}),
            ("/list?page=3", {}),
            ("/news", {"headers": {"Accept-Language": "en"}}),
            ("/news", {"headers": {"Accept-Language": "ja"}}),
        ):
            async with session.get(address + path, **options) as answer:
                pages.append(await answer.text())
        return pages


server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
Thread(target=server.serve_forever, daemon=True).start()
pages = asyncio.run(read(f"http://127.0.0.1:{server.server_port}"))
server.shutdown()
print("acachecontrol", version("acachecontrol"))
print("expected page 2, got", pages[1])
print("expected ja, got", pages[4])
assert pages[1] == pages[0] == "/list?page=1 in any"
assert pages[2] == "/list?page=3 in any"
assert pages[4] == pages[3] == "/news in en"
assert asked == ["/list?page=1", "/list?page=3", "/news"]
PYTHON
