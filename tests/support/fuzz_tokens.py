"""Bytes that mean something in one kind of document, for inputs that are changed at random."""

from __future__ import annotations

TOKENS: dict[str, tuple[bytes, ...]] = {
    "feeds": (
        b"<item>",
        b"<entry>",
        b"<link>",
        b"<guid>",
        b"<dc:date>",
        b"<content type='xhtml'>",
        b"<author>",
    ),
    "sitemaps": (b"<url>", b"<loc>", b"<lastmod>", b"<news:news>", b"<sitemap>", b"\x1f\x8b\x08"),
    "lists of feeds": (b"<outline xmlUrl='", b"isComment='true'", b"type='include'", b"feed://"),
    "WARC files": (
        b"WARC/1.1\r\n",
        b"Content-Length: ",
        b"WARC-Truncated: x\r\n",
        b"\x1f\x8b\x08",
        b"\x28\xb5\x2f\xfd",
    ),
    "ZIP archives": (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06", b"\xff\xff\xff\xff", b"../"),
    "saved pages": (
        b"Content-Type: multipart/mixed; boundary=Q\r\n\r\n",
        b"Content-Type: text/html; charset*0*=utf-8''%ff\r\n",
        b"Content-Location: =?utf-8?b?/w==?=\r\n",
        b"\r\n--P\r\n",
        b"=\r\n",
    ),
    "pages": (
        b"<p>",
        b"<div class='byline'>",
        b"<script type='application/ld+json'>",
        b"<time datetime='",
        b"<table>",
    ),
    "configurations": (
        b"[[feeds]]\n",
        b"[fetch]\n",
        b"\nurl = ",
        b"= inf\n",
        b"= nan\n",
        b"${NEWSWIRE_",
        b"''' ",
    ),
    "robots.txt": (b"User-agent: *\n", b"Disallow: /*$\n", b"Crawl-delay: ", b"Allow: %"),
}
"""Bytes that mean something in one kind."""
