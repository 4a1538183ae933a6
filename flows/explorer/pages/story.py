"""A story: who reported it first, its reports on a time line, its figures side by side."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from flows.explorer.claim_comparison import compare_claims
from flows.explorer.errors import NotFoundError
from flows.explorer.rendering import read_edition, render_page
from flows.explorer.selection import make_link
from flows.explorer.story_course import (
    count_terms,
    draw_time_line,
    find_first,
    group_copies,
    list_words,
)
from warehouse.explorer.story import find_merged_story, read_story

_TERMS, _SHARED_WORDS = 24, 5


def show_story(request: Request) -> Response:
    """Show a story, or lead to the story that it was merged with.

    Raises:
        NotFoundError: The edition has no such story, and none that it was merged with.
    """
    story_id = request.path_params["story_id"]
    with read_edition(request) as visit:
        story = read_story(visit.con, story_id)
        merged = find_merged_story(visit.con, story_id) if story is None else None
    if merged:
        return RedirectResponse(make_link(visit.selection, f"/stories/{quote(merged, safe='')}"))
    if story is None:
        raise NotFoundError(
            "This edition has no story of this identifier. A story ends when its articles are all in others."
        )
    return render_page(
        request,
        "story.html",
        visit,
        title=story.headline,
        story=story,
        originals=sum(report.duplicate_of is None for report in story.reports),
        sources=len({report.source for report in story.reports if report.is_named}),
        unnamed=sum(not report.is_named for report in story.reports),
        languages=sorted({report.language for report in story.reports if report.language}),
        first=find_first(story.reports),
        chart=draw_time_line(story.reports, story.changes),
        reports=group_copies(story.reports),
        changes=story.changes,
        titles={report.article_id: report for report in story.reports},
        claims=compare_claims(story_id, story.claims, story.disputes),
        terms=count_terms(story.reports, limit=_TERMS),
        related=[
            (each, list_words(each.features, visit.facts.labels)[:_SHARED_WORDS]) for each in story.related
        ],
    )


routes = [Route("/stories/{story_id}", show_story)]
