"""An article: its text with evidence and removed blocks, its revisions, its original, its origin."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.description.figures import describe_contradiction
from flows.description.origin import describe_rules, list_arrivals, list_facts, list_revisions
from flows.description.relations import describe_link, describe_membership, describe_override
from flows.explorer.article_text import show_article
from flows.explorer.errors import NotFoundError
from flows.explorer.parameters import read_choice, read_number, read_text
from flows.explorer.rendering import read_edition, render_page
from flows.explorer.text_comparison import show_copy, show_revision
from warehouse.explorer.article import read_article

_COMPARED_ROWS = 20  # of the other articles of the story
_SHOWN_PASSAGES = 8  # of a tag's evidence; the others are behind a summary
_NO_REVISION = 0


def show_article_page(request: Request) -> Response:
    """Show an article.

    Parameters of the address: `evidence`, the tag or claim whose passages stand out; `removed`, 1 to open all
    removed blocks; `revision`, the revision to compare with the one before, by default the newest.

    Raises:
        NotFoundError: The edition has no such article.
    """
    article_id = request.path_params["article_id"]
    shown = read_text(request.query_params, "evidence")
    is_open = read_choice(request.query_params, "removed", ("0", "1"), default="0") == "1"
    revision = read_number(request.query_params, "revision", default=_NO_REVISION)
    with read_edition(request) as visit:
        facts = read_article(visit.con, article_id, revision=revision or None)
    if facts is None:
        raise NotFoundError(
            "This edition has no article of this identifier. If its page was refused, the view refusals says "
            "why; the search finds articles by their words."
        )
    history = facts.history
    return render_page(
        request,
        "article.html",
        visit,
        title=history.article.title,
        history=history,
        article=history.article,
        body=show_article(history, shown=shown),
        shown=shown,
        removed_open=is_open,
        shown_passages=_SHOWN_PASSAGES,
        compared=show_revision(*facts.compared) if facts.compared else None,
        copied=show_copy(history.article.text, facts.original) if facts.original else None,
        others=history.others[:_COMPARED_ROWS],
        facts_of_article=tuple(list_facts(history)),
        arrivals=tuple(list_arrivals(history)),
        revisions=tuple(list_revisions(history)),
        rules=tuple(describe_rules(history)),
        why_in_story=describe_membership(history.story) if history.story else "",
        overrides=tuple(describe_override(each, history.article.article_id) for each in history.overrides),
        describe_link=describe_link,
        describe_contradiction=describe_contradiction,
    )


routes = [Route("/articles/{article_id}", show_article_page)]
