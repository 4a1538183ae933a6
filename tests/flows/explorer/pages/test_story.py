"""The page of a story."""

from __future__ import annotations

import re
from html import unescape

import pytest
from told_story import HOSTILE_STORY, OTHER_STORY, PAYLOAD, STORY, ToldStory

from transforms.stories.identifiers import assign_story_ids


def read(told: ToldStory, story_id: str = STORY) -> str:
    return told.client.read(f"/stories/{story_id}")


def strip(markup: str) -> str:
    """Return the text of markup, with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", markup)).split())


def cut(page: str, heading: str) -> str:
    """Return the part of a page below a heading."""
    return page.split(f'<h2 id="{heading}">', 1)[1].split("<h2 ", 1)[0]


def test_the_first_publisher_is_named_with_its_lead_over_the_next_report_in_other_words(
    told: ToldStory,
) -> None:
    words = strip(cut(read(told), "first"))
    assert "harbour.example at 2026-03-02 12:00 UTC, with Nissan cuts 20,000 jobs at Oppama." in words
    assert "rival.example followed 1 h later, with Union: 9,000 jobs." in words


def test_the_time_line_has_every_report_copy_and_revision_as_a_drawing_and_as_a_table(
    told: ToldStory,
) -> None:
    page = read(told)
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", cut(page, "first"), re.DOTALL)
    assert [strip(row.replace("<td>", " ")) for row in rows] == [
        "2026-03-02 12:00 UTC harbour.example report Nissan cuts 20,000 jobs at Oppama",
        "2026-03-02 13:00 UTC rival.example report Union: 9,000 jobs",
        "2026-03-02 13:30 UTC copy.example copy Nissan to cut jobs",
        "2026-03-05 06:50 UTC harbour.example revision Nissan cuts 20,000 jobs at Oppama",
    ]
    assert "4 reports, copies and revisions of 3 publishers" in page


def test_copies_are_listed_below_their_originals(told: ToldStory) -> None:
    part = cut(read(told), "reports")
    original, copies = part.split('<ol class="copies">', 1)
    assert f'id="report-{told.articles["report"]}"' in original
    assert f'id="report-{told.articles["copy"]}"' in copies.split("</ol>")[0]
    assert "1 h 30 min later, near, 95 % of its words" in strip(copies)


def test_figures_at_odds_are_side_by_side_with_their_difference_in_words(told: ToldStory) -> None:
    part = cut(read(told), "claims")
    rows = [strip(row) for row in re.findall(r'<tr id="claim.*?</tr>', part, re.DOTALL)]
    assert "Job cuts of Nissan at odds" in strip(part)
    assert [row.split()[0] for row in rows] == ["harbour.example", "rival.example", "copy.example"]
    assert (
        "11,000 people apart: rival.example has 9,000 people, one of the two denies it (“9,000 jobs”)"
        in rows[0]
    )
    assert "11,000 people apart: harbour.example has 20,000 people" in rows[1]
    assert "(copy)" in rows[2]
    assert "20,000 people none “20,000 jobs”" in rows[2]
    anchors = set(re.findall(r'id="(claim-[^"]+)"', part))
    assert set(re.findall(r'href="#(claim-[^"]+)"', part)) <= anchors


def test_the_terms_that_hold_it_together_are_named_once_with_their_kind(told: ToldStory) -> None:
    terms = re.findall(r'<span class="term">(.*?)</span></span>', cut(read(told), "terms"), re.DOTALL)
    assert list(map(strip, terms)) == ["oppama name, 3", "20000 jobs figure, 3"]


def test_related_stories_share_tags_and_terms_at_about_the_same_time(told: ToldStory) -> None:
    part = cut(read(told), "related")
    assert f'<a href="/stories/{OTHER_STORY}">' in part
    assert "shares" in strip(part)


def test_changes_of_its_reports_are_told(told: ToldStory) -> None:
    words = strip(cut(read(told), "changes"))
    assert "harbour.example: Nissan cuts 20,000 jobs at Oppama before: Nissan cuts 20,000 jobs" in words


def test_an_identifier_of_a_merged_story_leads_to_the_one_that_has_its_articles(told: ToldStory) -> None:
    (former,) = assign_story_ids([[told.articles["rival"]]], {})
    answer = told.client.ask(f"/stories/{former}?days=7")
    assert (answer.status_code, answer.headers["location"]) == (307, f"/stories/{STORY}?days=7")


def test_a_hostile_story_is_text_alone(told: ToldStory) -> None:
    page = read(told, HOSTILE_STORY)
    assert PAYLOAD not in page
    assert "<script>document" not in page
    assert "<img" not in page
    assert PAYLOAD in unescape(page)


@pytest.mark.parametrize("name", ["nope", "%00", "a" * 3_000, "%F0%9F%98%80"])
def test_a_story_that_there_is_not_is_said_so(told: ToldStory, name: str) -> None:
    answer = told.client.ask(f"/stories/{name}")
    assert answer.status_code == 404
    assert "no story of this identifier" in answer.text
