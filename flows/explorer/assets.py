"""The files that pages name: the style, the scripts of charts, and Vega-Embed out of vl-convert's wheel."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

_FOLDER = Path(__file__).parent / "static"
# The bundler is a JavaScript engine with all its heap, which stays: in a process of its own the explorer has
# 65 MB less for good.
_BUNDLE = "import sys, vl_convert; sys.stdout.buffer.write(vl_convert.javascript_bundle().encode())"
_BUNDLE_LIMIT = 60.0  # seconds; it takes two


@cache
def bundle_vega() -> bytes:
    """Return the script of Vega, Vega-Lite and Vega-Embed, which puts `vegaEmbed` into the window."""
    made = subprocess.run(  # noqa: S603 -- the words are ours
        [sys.executable, "-c", _BUNDLE], capture_output=True, check=True, timeout=_BUNDLE_LIMIT
    )
    return made.stdout


@cache
def digest_vega() -> str:
    """Return the ETag of the script."""
    return f'"{sha256(bundle_vega()).hexdigest()[:16]}"'


def send_vega(request: Request) -> Response:
    """Send the script of charts, which each browser keeps."""
    headers = {"etag": digest_vega()}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    return Response(bundle_vega(), media_type="text/javascript", headers=headers)


ASSETS = (
    Route("/static/vega-embed.js", send_vega),
    Mount("/static", StaticFiles(directory=_FOLDER), name="static"),
)
"""The routes of files."""
