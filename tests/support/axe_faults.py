"""Look by axe for what keeps people from using a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_SERIOUS = {"serious", "critical"}
# Faults alone: to describe what has none as well took a third of the CPU time of a page in two schemes.
_RUN = "options => axe.run({resultTypes: ['violations'], ...options}).then(results => results.violations)"


def find_faults(page: Page, **options: object) -> list[str]:
    """Return the serious faults of a page, each with the first element that has it.

    Args:
        page: The page.
        **options: Options of axe, such as `runOnly` with the names of rules.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    return [
        f"{fault['id']}: {fault['help']}: {fault['nodes'][0]['html']}: {fault['nodes'][0]['failureSummary']}"
        for fault in page.evaluate(_RUN, options)
        if fault["impact"] in _SERIOUS
    ]
