"""The page of an article."""

from __future__ import annotations

import re
from html import unescape

import pytest
from told_story import BACKGROUND, PAYLOAD, REPORT, TICKER, ToldStory


def strip(markup: str) -> str:
    """Return the text of markup."""
    return unescape(re.sub(r"<[^>]*>", "", markup))


def cut(page: str, begin: str, end: str) -> str:
    """Return the part of a page between two strings."""
    return page.split(begin, 1)[1].split(end, 1)[0]


def test_an_article_has_its_text_in_paragraphs_word_for_word(told: ToldStory) -> None:
    page = told.read("report")
    blocks = re.findall(r'<p class="block paragraph" dir="auto">(.*?)</p>', page, re.DOTALL)
    assert "\n\n".join(map(strip, blocks)) == f"{REPORT} The mayor was told on Sunday."


def test_overlapping_evidence_is_one_mark_for_each_piece_with_all_that_it_is_evidence_of(
    told: ToldStory,
) -> None:
    page = told.read("report")
    marks = re.findall(
        r'<mark class="evidence" data-evidence="([^"]+)" title="([^"]+)"[^>]*>(.*?)</mark>', page
    )
    labels = {strip(text): (len(keys.split()), label) for keys, label, text in marks}
    assert labels["20,000 jobs"] == (2, "evidence of Job cuts, Job cuts: 20,000 people")
    assert labels["cuts "] == (1, "evidence of Job cuts")
    assert labels["Oppama"] == (2, "evidence of Job cuts, Oppama plant")


def test_every_passage_that_a_tag_or_figure_is_based_on_is_a_link_to_its_place(told: ToldStory) -> None:
    page = told.read("report")
    links = set(re.findall(r'<a href="#((?:tag|claim)-\d+-\d+)">', page))
    assert len(links) == 5
    assert links <= set(re.findall(r' id="([^"]+)"', page))


def test_ids_are_unique(told: ToldStory) -> None:
    for name in told.articles:
        ids = re.findall(r' id="([^"]+)"', told.read(name))
        assert len(ids) == len(set(ids))


def test_the_address_can_name_the_evidence_that_stands_out_and_it_is_said_in_words(told: ToldStory) -> None:
    page = told.read("report", "?evidence=oppama")
    shown = re.findall(r'<mark class="shown"[^>]*>(.*?)</mark>', page)
    assert list(map(strip, shown)) == ["[evidence: Oppama]"]
    assert "stop marking" in page


def test_removed_blocks_are_struck_through_in_their_places_with_rule_and_class_on_demand(
    told: ToldStory,
) -> None:
    page = told.read("report")
    removed = cut(page, '<details class="removed"', "</details>")
    assert removed.startswith(' lang="en">')
    assert f"[removed: {TICKER}]" in strip(cut(removed, "<del", "</del>"))
    assert "ticker: ticker-line" in strip(removed)
    assert page.index("the carmaker said on Monday") < page.index(TICKER) < page.index("has built cars since")
    assert '<details class="removed" lang="en" open>' in told.read("report", "?removed=1")


def test_a_revision_is_shown_by_its_words_and_unchanged_paragraphs_are_folded(told: ToldStory) -> None:
    part = cut(told.read("report"), '<h2 id="revisions">', '<h2 id="relations">')
    assert [strip(each) for each in re.findall(r"<ins>(.*?)</ins>", part)] == [
        "[added: at Oppama]",
        "[added: The mayor was told on Sunday.]",
    ]
    assert "2 paragraphs without a change" in part
    assert "8 words added, 0 words removed" in part


def test_a_revision_that_there_is_not_is_compared_with_nothing(told: ToldStory) -> None:
    assert '<h2 id="revisions">' not in told.read("report", "?revision=7")
    assert '<h2 id="revisions">' not in told.read("rival")


def test_a_copy_is_beside_its_original_with_the_shared_passages_marked_in_both(told: ToldStory) -> None:
    part = cut(told.read("copy"), '<h2 id="copy">', '<h2 id="relations">')
    ours, theirs = part.split('aria-label="Its original"')
    shared = BACKGROUND.removesuffix(".")
    for side in (ours, theirs):
        assert shared in [strip(each) for each in re.findall(r'<mark class="shared">(.*?)</mark>', side)]
    assert "Our own desk adds" in strip(ours)
    assert "Our own desk adds" not in strip(theirs)
    assert '<h2 id="copy">' not in told.read("report")


def test_where_it_came_from_is_said_in_the_words_of_the_command(told: ToldStory) -> None:
    why = strip(cut(told.read("report"), '<h2 id="why">', "</main>"))
    assert "harbour: loaded, attempt 1, guid https://harbour.example/paint-shop" in why
    assert (
        "no answer, 4,000 bytes, timeout: it ended with timeout, page https://harbour.example/paint-shop"
        in why
    )
    assert "status 200, 4,000 bytes, page https://harbour.example/paint-shop" in why
    assert "revision2: 2026-03-05 06:50 UTC" in why
    assert "override of 2026-03-02: of one story with" in strip(told.read("report"))


def test_a_contradiction_is_told_with_both_figures(told: ToldStory) -> None:
    words = (
        "contradicted over Job cuts: 20,000 people (“20,000 jobs”) here, 9,000 people (denied: “9,000 jobs”)"
    )
    assert f"{words} in {told.articles['rival']} (rival.example)" in strip(told.read("report"))


def test_a_hostile_article_is_text_alone(told: ToldStory) -> None:
    page = told.read("hostile")
    assert PAYLOAD not in page
    assert "<script>document" not in page
    assert "onerror=alert(1)>" not in page
    assert not set(re.sub(r"<bdi>.*?</bdi>", "", page, flags=re.DOTALL)) & set("\u202e\u202c")
    assert 'href="javascript' not in page
    assert PAYLOAD in unescape(page)


@pytest.mark.parametrize("name", ["nope", "%00", "a" * 3_000, "..%2f..", "%F0%9F%98%80"])
def test_an_article_that_there_is_not_is_said_so(told: ToldStory, name: str) -> None:
    answer = told.client.ask(f"/articles/{name}")
    assert answer.status_code == 404
    assert "no article of this identifier" in answer.text or "no page at this address" in answer.text


def test_a_parameter_that_is_not_allowed_is_refused(told: ToldStory) -> None:
    for query in ("removed=yes", "revision=-1", f"evidence={'x' * 2_000}"):
        assert told.client.ask(f"/articles/{told.articles['report']}?{query}").status_code == 400
