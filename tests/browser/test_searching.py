"""Searching: by words and filters, choices beside the results, keys, and an address that was shared."""

from __future__ import annotations

from playwright.sync_api import expect
from watched_browser import WatchedBrowser


def test_a_search_is_typed_and_its_address_finds_the_same_again(site: WatchedBrowser) -> None:
    page = site.open_page("/search?days=all")
    page.get_by_role("searchbox").fill('"night shift" lang:en')
    page.keyboard.press("Enter")
    hits = page.locator(".hits h2")
    expect(hits.first).to_be_visible()
    found = hits.all_inner_texts()
    assert len(found) == 3
    assert "days=all" in page.url
    address = page.url.removeprefix(site.site)
    assert site.open_page(address).locator(".hits h2").all_inner_texts() == found


def test_the_words_that_were_found_are_marked(site: WatchedBrowser) -> None:
    page = site.open_page("/search?q=electrolyte&days=all")
    expect(page.locator(".snippet mark").first).to_have_text("electrolyte")


def test_a_choice_narrows_the_search_down_and_is_taken_back(site: WatchedBrowser) -> None:
    page = site.open_page("/search?q=nissan&days=all")
    status = page.get_by_role("status")
    before = status.inner_text()
    page.locator(".facets a", has_text="motor-index.example").click()
    expect(status).to_have_text("3 articles.")
    page.locator(".facets .chosen a", has_text="motor-index.example").click()
    expect(status).to_have_text(before)


def test_keys_go_to_the_box_and_from_article_to_article(site: WatchedBrowser) -> None:
    page = site.open_page("/search?q=nissan&days=all")
    page.keyboard.press("j")
    expect(page.locator(".hits h2 a").nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(".hits h2 a").nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    title = page.locator(".hits h2 a").nth(0).inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(title[:30])


def test_a_slash_goes_to_the_box_at_the_head_of_any_page(site: WatchedBrowser) -> None:
    page = site.open_page("/stories?days=all&corpus=invented")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("electrolyte")
    page.keyboard.press("Enter")
    expect(page.locator("#q")).to_have_value("electrolyte")
    assert "corpus=invented" in page.url


def test_a_search_that_is_not_understood_says_what_to_write_and_keeps_the_words(
    site: WatchedBrowser,
) -> None:
    page = site.open_page("/search?q=%22open&days=all", statuses={400})
    expect(page.get_by_role("alert")).to_contain_text("The search does not understand")
    expect(page.get_by_role("searchbox")).to_have_value('"open')


def test_search_works_without_scripts(site: WatchedBrowser) -> None:
    page = site.open_page("/search?days=all", has_scripts=False)
    page.get_by_role("searchbox").fill("electrolyte")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".hits h2")).to_have_count(3)
