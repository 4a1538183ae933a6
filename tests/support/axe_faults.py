"""Look by axe for what keeps people from using a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_SERIOUS = {"serious", "critical"}


def find_faults(page: Page, **options: object) -> list[str]:
    """Return the serious faults of a page, each with the first element that has it.

    Args:
        page: The page.
        **options: Options of axe, such as `runOnly` with the names of rules.
    """
    response = Axe().run(page, options=options or None).response
    return [
        f"{fault['id']}: {fault['help']}: {fault['nodes'][0]['html']}: {fault['nodes'][0]['failureSummary']}"
        for fault in response["violations"]
        if fault["impact"] in _SERIOUS
    ]
