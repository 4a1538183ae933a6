"""Reading as people do: from a story to its articles, their evidence, removed blocks and changes."""

from __future__ import annotations

from explored_pages import ExploredPages
from playwright.sync_api import Page, expect
from watched_browser import WatchedBrowser

SIGN_UP = "Sign up for our free newsletter"


def count_lit(page: Page) -> int:
    """Return the number of passages that are lit up as evidence."""
    return page.locator("mark.lit").count()


def test_links_lead_from_the_overview_to_a_story_to_an_article_and_back(site: WatchedBrowser) -> None:
    page = site.open_page("/?days=all")
    page.get_by_role("link", name="Nissan to cut 1,050 jobs at its Sunderland plant").first.click()
    expect(page.locator("h1")).to_have_text("Nissan to cut 1,050 jobs at its Sunderland plant")
    expect(page.locator("main")).to_contain_text("at odds")
    page.locator("#reports ~ ol a", has_text="loses its night shift").first.click()
    expect(page.locator("h1")).to_contain_text("loses its night shift and 1,400 jobs")
    page.locator("nav a", has_text="Stories").click()
    expect(page.locator("h1")).to_have_text("Stories")
    page.go_back()
    page.go_back()
    expect(page.locator("h1")).to_have_text("Nissan to cut 1,050 jobs at its Sunderland plant")


def test_the_chosen_time_and_corpus_stay_in_the_address(site: WatchedBrowser) -> None:
    page = site.open_page("/stories?days=all")
    page.locator("select[name=corpus]").select_option("feed")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("main")).not_to_contain_text("1,050 jobs")
    assert "corpus=feed" in page.url
    page.locator("nav a", has_text="Overview").click()
    expect(page.locator("select[name=corpus]")).to_have_value("feed")
    expect(page.locator("select[name=days]")).to_have_value("all")


def test_evidence_lights_up_under_the_pointer_and_with_the_focus(
    site: WatchedBrowser, pages: ExploredPages
) -> None:
    page = site.open_page(pages.fill("/articles/{corrected}"))
    owner = page.locator("[data-owner]", has_text="Sunderland plant").first
    assert count_lit(page) == 0
    owner.hover()
    assert count_lit(page) >= 3
    page.mouse.move(0, 0)
    assert count_lit(page) == 0
    owner.locator("a").first.focus()
    assert count_lit(page) >= 3
    page.keyboard.press("Shift+Tab")
    assert page.locator("mark.lit", has_text="Sunderland plant").count() == 0


def test_evidence_is_marked_by_an_address_without_scripts(site: WatchedBrowser, pages: ExploredPages) -> None:
    page = site.open_page(pages.fill("/articles/{corrected}"), has_scripts=False)
    page.get_by_role("link", name="Mark the evidence of Job cuts", exact=True).click()
    expect(page.locator("mark.shown", has_text="1,050 jobs").first).to_be_visible()
    assert "evidence=" in page.url


def test_removed_blocks_are_shown_on_demand_with_their_rule(
    site: WatchedBrowser, pages: ExploredPages
) -> None:
    page = site.open_page(pages.fill("/articles/{corrected}"))
    removed = page.locator("del", has_text=SIGN_UP)
    expect(removed).to_be_hidden()
    page.locator("details.removed summary", has_text="promo").click()
    expect(removed).to_be_visible()
    expect(page.locator("details.removed", has_text=SIGN_UP)).to_contain_text("newsletter-signup")
    page.get_by_role("link", name="Show all of them in their places").click()
    expect(removed).to_be_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('del')).textDecorationLine") == "line-through"
    )


def test_a_correction_shows_what_was_said_before(site: WatchedBrowser, pages: ExploredPages) -> None:
    page = site.open_page(pages.fill("/articles/{corrected}"))
    changes = page.locator(".comparison")
    expect(changes.locator("del").first).to_contain_text("900")
    expect(changes.locator("ins").first).to_contain_text("1,050")
    expect(changes.locator("ins", has_text="left out the paint shop")).to_be_visible()


def test_a_copy_is_shown_beside_its_original(site: WatchedBrowser, pages: ExploredPages) -> None:
    page = site.open_page(pages.fill("/articles/{copy}"))
    for side in ("This article", "Its original"):
        shared = page.get_by_label(side).locator("mark", has_text="Edwin Marrable")
        expect(shared).to_be_visible()


def test_a_chart_is_drawn_again_with_tooltips_where_scripts_run(site: WatchedBrowser) -> None:
    page = site.open_page("/?days=all")
    page.locator("figure.chart").first.hover()
    expect(page.locator("figure.chart[data-live] svg").first).to_be_visible(timeout=20_000)


def test_the_first_tab_leads_past_the_navigation(site: WatchedBrowser) -> None:
    page = site.open_page("/stories?days=all")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
