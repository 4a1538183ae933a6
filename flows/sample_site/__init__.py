"""The sample site: three invented news sites, served over real HTTP on loopback."""

from __future__ import annotations

from flows.sample_site.edition import list_feeds
from flows.sample_site.site import SampleSite

__all__ = ["SampleSite", "list_feeds"]
