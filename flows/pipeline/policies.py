"""Every stage, with how Prefect runs it as a task."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flows.backfill.addresses import list_segments
from flows.intake.input_paths import list_input_files
from flows.stage_runner import StagePolicy
from flows.stages.articles.analyse_pages import analyse_pages
from flows.stages.articles.apply_site_boilerplate import apply_site_boilerplate
from flows.stages.articles.assign_stories import assign_stories
from flows.stages.articles.fetch_pages import fetch_pages, plan_due_entries
from flows.stages.articles.load_articles import load_articles
from flows.stages.articles.store_files import store_files
from flows.stages.feeds.fetch_feeds import fetch_feeds, select_due_feeds
from flows.stages.feeds.fetch_sitemaps import fetch_child_sitemaps
from flows.stages.feeds.fill_gaps import fill_gaps
from flows.stages.feeds.parse_feeds import parse_feeds
from flows.stages.feeds.store_polls import store_polls
from flows.stages.feeds.take_documents import take_documents
from flows.stages.history.reprocess import (
    begin_reprocessing,
    compare_states,
    install_state,
    list_rules,
    read_archived_pages,
    reanalyse_pages,
)
from flows.stages.history.retag import retag_articles
from flows.stages.publish import close_run, publish_warehouse

# Stages that send requests are retried. They write only to the archive and to the list of servers that asked
# us to wait, and return everything else, so a second try repeats requests, at the same polite intervals, and
# no row; a page that is archived twice is loaded once. Servers' faults are refusals and never errors: an
# error here is the machine's and may pass within a minute (no file descriptors left, another program that
# has the warehouse open). The longest honest batch is 50 pages of one site that asks for 30 s between two
# requests: 25 minutes. After two hours something hangs that none of our deadlines covers.
_NETWORK = StagePolicy(retry_delays=(5.0, 30.0), timeout=7_200, uses_network=True)
# All others run once. They compute, or write one transaction: an error there comes again (a bug, a full
# disk), they wait for locks themselves, and each job of a worker process has limits of its own. They have no
# time limit either, since a rebuild of ten years of news may take hours.
_LOCAL = StagePolicy()

STAGES: Mapping[Callable[..., Any], StagePolicy] = {
    select_due_feeds: _LOCAL,
    fetch_feeds: _NETWORK,
    parse_feeds: _LOCAL,
    fetch_child_sitemaps: _NETWORK,
    fill_gaps: _NETWORK,
    store_polls: _LOCAL,
    take_documents: _LOCAL,
    plan_due_entries: _LOCAL,
    fetch_pages: _NETWORK,
    list_input_files: _LOCAL,
    list_segments: _LOCAL,
    store_files: _LOCAL,
    analyse_pages: _LOCAL,
    apply_site_boilerplate: _LOCAL,
    load_articles: _LOCAL,
    assign_stories: _LOCAL,
    begin_reprocessing: _LOCAL,
    read_archived_pages: _LOCAL,
    reanalyse_pages: _LOCAL,
    list_rules: _LOCAL,
    compare_states: _LOCAL,
    install_state: _LOCAL,
    retag_articles: _LOCAL,
    close_run: _LOCAL,
    publish_warehouse: _LOCAL,
}
"""Every stage, with how Prefect runs it as a task."""
