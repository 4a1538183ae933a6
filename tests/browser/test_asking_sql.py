"""SQL in the browser: a table, a chart, a file, an error, and a link that can be shared."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import expect
from watched_browser import WatchedBrowser

QUERY = "SELECT source, count(*) AS articles FROM articles GROUP BY ALL ORDER BY 2 DESC, 1"
FORMULA = "SELECT '=1+1' AS sum, '<img src=/intruder onerror=\"window.intruded=1\">' AS \"<b>name</b>\""


def test_a_query_is_typed_and_its_address_has_the_same_rows(site: WatchedBrowser) -> None:
    page = site.open_page("/sql")
    page.get_by_label("SQL on the views").fill(QUERY)
    page.keyboard.press("Control+Enter")
    rows = page.locator("table.result tbody tr")
    expect(rows.first).to_be_visible(timeout=20_000)
    shown = rows.all_inner_texts()
    assert shown[0].split() == ["harbourwheel.example", "5"]
    again = site.open_page(page.url.removeprefix(site.site))
    assert again.locator("table.result tbody tr").all_inner_texts() == shown


def test_a_result_is_drawn_as_a_chart_with_its_table(site: WatchedBrowser) -> None:
    page = site.open_page(f"/sql?query={quote(QUERY)}&as=chart")
    expect(page.locator("figure.chart svg").first).to_be_visible()
    page.locator("figure.chart summary").click()
    expect(page.locator("figure.chart tbody")).to_contain_text("voltlane.example")


def test_a_result_is_downloaded_as_csv_without_formulas(site: WatchedBrowser, tmp_path: Path) -> None:
    page = site.open_page("/sql")
    page.get_by_label("SQL on the views").fill(FORMULA)
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download CSV").click()
    file = tmp_path / "rows.csv"
    downloading.value.save_as(file)
    assert file.read_text(encoding="utf-8").splitlines()[1].startswith("'=1+1,")


def test_markup_in_names_and_values_is_text(site: WatchedBrowser) -> None:
    page = site.open_page(f"/sql?query={quote(FORMULA)}")
    expect(page.locator("table.result th").nth(1)).to_contain_text("<b>name</b>")
    expect(page.locator("table.result td").nth(1)).to_contain_text("<img src=/intruder")
    assert page.evaluate("window.intruded") is None


def test_an_error_is_shown_with_its_place_and_the_query_stays(site: WatchedBrowser) -> None:
    query = "SELECT headline FROM articles"
    page = site.open_page(f"/sql?query={quote(query)}", statuses={400})
    expect(page.get_by_role("alert")).to_contain_text("headline")
    expect(page.get_by_label("SQL on the views")).to_have_value(query)


def test_what_changes_something_is_refused(site: WatchedBrowser) -> None:
    page = site.open_page(f"/sql?query={quote('DROP TABLE articles')}", statuses={400})
    expect(page.get_by_role("alert")).to_be_visible()


def test_a_recipe_of_the_cookbook_fills_the_box_and_runs(site: WatchedBrowser) -> None:
    page = site.open_page("/sql", has_scripts=False)
    page.locator("summary", has_text="Stories").click()
    page.get_by_role("link", name="who-broke-the-news").click()
    page.get_by_role("button", name="Run").click()
    expect(page.locator("table.result tbody")).to_contain_text("voltlane.example")
