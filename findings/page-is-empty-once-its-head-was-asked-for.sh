#!/usr/bin/env bash
# An answer to HEAD has no text; it may bring a stored page up to date and may not be given for one (RFC 9111, 4 and 4.3.5).
# Two caches look for an answer to GET and, if there is none, give the one to HEAD, whatever is asked for: a page whose head
# was asked for first is empty, with status 200, for as long as it is stored. Fields are stored by name, and of two Link
# fields only the first comes back, where both are to be stored (3.1).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install asgi-caches==0.3.1 starlette-caches==0.4.1
"$folder/venv/bin/python" - <<'PYTHON'
import asyncio
from importlib.metadata import version

import aiocache
import asgi_caches.middleware
import caches
import starlette_caches.middleware

LINKS = [(b"link", b'<https://hub.example/>; rel="hub"'), (b"link", b'<https://harbour.example/rss>; rel="self"')]


async def site(scope, receive, send):
    text = b"" if scope["method"] == "HEAD" else b"The harbour opens its second quay."
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain"), *LINKS]})
    await send({"type": "http.response.body", "body": text})


async def ask(app, method, path):
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": b"", "headers": []}
    await app(scope | {"scheme": "https", "server": ("harbour.example", 443), "http_version": "1.1", "root_path": ""}, receive, send)
    links = [value for name, value in sent[0]["headers"] if name == b"link"]
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:]), len(links)


async def main():
    store = caches.Cache("locmem://", ttl=60)
    await store.connect()
    apps = {
        "asgi-caches": asgi_caches.middleware.CacheMiddleware(site, cache=store),
        "starlette-caches": starlette_caches.middleware.CacheMiddleware(site, cache=aiocache.Cache(ttl=60)),
    }
    for name, app in apps.items():
        await ask(app, "HEAD", "/quay")
        after_head = await ask(app, "GET", "/quay")
        first, second = await ask(app, "GET", "/ferry"), await ask(app, "GET", "/ferry")
        print(name, version(name), "after HEAD expected", first[1], "got", after_head[:2], "links", first[2], "then", second[2])
        assert after_head[:2] == (200, b"")
        assert first[:2] == second[:2] == (200, b"The harbour opens its second quay.")
        assert (first[2], second[2]) == (2, 1)
    await store.disconnect()


asyncio.run(main())
PYTHON
