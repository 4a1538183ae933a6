"""Open pages in a headless Chromium, and note everything that a well-behaved page does not do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from chromium import find_chromium
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)

WIDTHS = (400, 1280)
"""The widths of windows in pixels at which pages are looked at: a telephone and a laptop."""
HEIGHT = 900
OK = frozenset({200})
Scheme = Literal["light", "dark"]
# Nothing but loopback has an address: what a page asked of elsewhere would fail, and be noted.
_ARGUMENTS = ("--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")


@contextmanager
def launch_chromium() -> Iterator[Browser]:
    """Yield a browser; asyncio does not run in this thread until the block has ended."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(_ARGUMENTS))
        yield browser
        browser.close()


@dataclass(kw_only=True)  # without slots: Playwright notes on the object which of its methods handle events
class WatchedBrowser:
    """Opens pages of one site, and notes their faults.

    All windows with scripts share a profile, and all without them another. A window beside another one of
    its profile takes half of the CPU time of the first, so an empty one stays open.

    Attributes:
        browser: The browser.
        site: The address of the site, without a path.
        faults: What went wrong so far: errors on the console or in scripts, dialogs, failed requests,
            requests that would leave the site, responses with an unexpected status, cookies.
    """

    browser: Browser
    site: str
    faults: list[str] = field(default_factory=list)
    _profiles: dict[bool, BrowserContext] = field(default_factory=dict)
    _lasting: dict[bool, Page] = field(default_factory=dict)
    _expected: frozenset[int] | set[int] = OK

    def open_page(
        self,
        path: str,
        *,
        width: int = 1280,
        scheme: Scheme = "light",
        has_scripts: bool = True,
        statuses: frozenset[int] | set[int] = OK,
    ) -> Page:
        """Open an address in a new window, and wait until nothing more is loaded.

        Args:
            path: The path and query of the address.
            width: The width of the window in pixels.
            scheme: The scheme of colours that the reader prefers.
            has_scripts: Whether the browser runs JavaScript.
            statuses: The statuses of which the page has to have one.
        """
        page = self._open_window(has_scripts=has_scripts)
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        self.go(page, path, statuses=statuses)
        return page

    def show_page(
        self, path: str, *, has_scripts: bool = True, statuses: frozenset[int] | set[int] = OK
    ) -> Page:
        """Open an address as :meth:`open_page` does, in a window that such pages use one after another.

        That takes half of the CPU time, unless the window is emptied between two pages. It is for tests that
        change nothing but the size and the scheme of the window.
        """
        if has_scripts not in self._lasting:
            self._lasting[has_scripts] = self._open_window(has_scripts=has_scripts)
        page = self._lasting[has_scripts]
        page.set_viewport_size({"width": 1280, "height": HEIGHT})
        page.emulate_media(color_scheme="light")
        self.go(page, path, statuses=statuses)
        return page

    def go(self, page: Page, path: str, *, statuses: frozenset[int] | set[int] = OK) -> None:
        """Open an address in the window of `page`."""
        self._expected = statuses
        page.goto(f"{self.site}{path}", wait_until="networkidle")

    def close(self) -> list[str]:
        """Close windows but lasting ones; return the faults so far, with what pages kept, and forget both."""
        lasting = [*self._lasting.values()]
        for profile in self._profiles.values():
            self.faults += [f"cookie: {cookie.get('name')}" for cookie in profile.cookies()]
            profile.clear_cookies()
            for page in profile.pages[1:]:
                if page not in lasting:
                    page.close()
        faults, self.faults = self.faults, []
        return faults

    def _open_window(self, *, has_scripts: bool) -> Page:
        page = self._find_profile(has_scripts=has_scripts).new_page()
        page.on("dialog", lambda dialog: (self.faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        return page

    def _find_profile(self, *, has_scripts: bool) -> BrowserContext:
        """Return the profile with scripts or the one without, which is made when it is first wanted."""
        if has_scripts not in self._profiles:
            profile = self.browser.new_context(java_script_enabled=has_scripts)
            profile.on("console", self._note_message)
            profile.on("weberror", lambda error: self.faults.append(f"error of a script: {error.error}"))
            profile.on("request", self._note_request)
            profile.on("requestfailed", self._note_failure)
            profile.on("response", self._note_response)
            profile.new_page()
            self._profiles[has_scripts] = profile
        return self._profiles[has_scripts]

    def _note_message(self, message: ConsoleMessage) -> None:
        # the browser reports the status of an error page as an error, too
        is_expected = any(f"status of {status}" in message.text for status in self._expected)
        if message.type in {"error", "warning"} and not is_expected:
            self.faults.append(f"console: {message.text} ({message.location.get('url')})")

    def _note_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and f"{parts.scheme}://{parts.netloc}" != self.site:
            self.faults.append(f"request to elsewhere: {request.url}")

    def _note_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a download, or a page that was left
            self.faults.append(f"failed request: {request.url}: {request.failure}")

    def _note_response(self, response: Response) -> None:
        is_page = response.request.is_navigation_request()
        if response.status not in (self._expected if is_page else OK) and not 300 <= response.status < 400:
            self.faults.append(f"status {response.status}: {response.url}")
