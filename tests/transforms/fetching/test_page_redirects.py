"""Pages that send their readers on to another."""

from __future__ import annotations

import pytest

from transforms.fetching.page_redirects import find_page_redirect

URL = "http://wheel.example/go?x=1"
TARGET = "http://wheel.example/news/1"
PROSE = (
    "<p>" + "The plant at Kaneda closes its paint shop in March, the company said on Monday. " * 8 + "</p>"
)


@pytest.mark.parametrize(
    "page",
    [
        "<meta http-equiv='refresh' content='0; url=/news/1'>",
        '<META CONTENT="0;URL=\'http://wheel.example/news/1\'" HTTP-EQUIV="Refresh">',
        "<head><meta http-equiv=refresh content='3,/news/1'></head><body>You are being sent on.</body>",
        "<script>x()</script><noscript><meta http-equiv='refresh' content='0;URL=/news/1'></noscript>",
        "<script>window.location.replace('http:\\/\\/wheel.example\\/news\\/1');</script>",
        '<title>Redirect</title><script>top.location.href = "/news\\u002f1";</script><body></body>',
        "<script>location = '/news/1'</script>",
        "<meta http-equiv='refresh' content='0; url=/news/1?a=1&amp;utm_source=x'>",
        f"<meta http-equiv='refresh' content='0; url=/news/1'>{PROSE}",
    ],
)
def test_a_page_that_sends_its_readers_on_is_followed(page: str) -> None:
    found = find_page_redirect(page.encode(), url=URL)
    assert found is not None
    assert found.split("?")[0] == TARGET


@pytest.mark.parametrize(
    "page",
    [
        "<p>No redirect here, though a location and a refresh are named.</p>",
        "<meta http-equiv='refresh' content='300'>",
        "<meta http-equiv='refresh' content='600; url=/news/1'>",
        "<meta http-equiv='refresh' content='0; url=/go?x=1'>",
        "<meta http-equiv='refresh' content='0; url=/go?x=1#top'>",
        "<meta http-equiv='refresh' content='0; url=javascript:alert(1)'>",
        "<!-- <meta http-equiv='refresh' content='0; url=/news/1'> -->",
        f"<meta http-equiv='refresh' content='5; url=/next'>{PROSE}",
        f"<noscript><meta http-equiv='refresh' content='0; url=/no-script'></noscript>{PROSE}",
        f"<script>if (old) location.replace('/old')</script>{PROSE}",
        "<script>location.href = '/login?from=' + encodeURIComponent(here)</script>",
        "<script>if (location.href == '/news/1') go()</script>",
        "",
        "<!--" * 9_000,
        "<script" * 9_000 + "location",
    ],
)
def test_a_page_that_is_read_itself_is_not_left(page: str) -> None:
    assert find_page_redirect(page.encode(), url=URL) is None


def test_a_server_may_refresh_a_page_by_a_header() -> None:
    assert find_page_redirect(b"<p>Moved.</p>", url=URL, header="0; url=/news/1") == TARGET
    assert find_page_redirect(b"<p>Moved.</p>", url=URL, header="600; url=/news/1") is None
