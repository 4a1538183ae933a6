"""The statements that a page makes about itself in its markup: meta elements and JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from transforms.extraction.metadata.elements import PageElements
from transforms.extraction.metadata.json_ld import JsonLdArticle, JsonLdPage, read_json_ld
from transforms.text.normalisation import squeeze


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """A page with the statements in its markup.

    Attributes:
        elements: The page's elements.
        metas: The content of its meta elements by name, in small letters; the first of each name.
        json_ld: Its JSON-LD.
        site_name: The name of its site; None when the page states none.
        sites: All names that its site goes by: its name, its publisher, its host.
    """

    elements: PageElements
    metas: dict[str, str]
    json_ld: JsonLdPage
    site_name: str | None
    sites: tuple[str, ...]

    @property
    def article(self) -> JsonLdArticle | None:
        """The article that the page's JSON-LD describes."""
        return self.json_ld.article

    def list_metas(self, names: Iterable[str]) -> list[str]:
        """Return the contents of the meta elements with these names, in the order of the names."""
        return [self.metas[name] for name in names if name in self.metas]


def read_statements(elements: PageElements, *, url: str | None) -> Statements:
    """Read the statements in a page's markup.

    Args:
        elements: The page's elements.
        url: The page's address; its host is one of the names of the site.
    """
    metas, json_ld = _read_metas(elements.list_tag("meta")), read_json_ld(elements.list_tag("script"))
    publisher = json_ld.article.publisher if json_ld.article else None
    names = (metas.get("og:site_name"), publisher, metas.get("application-name"))
    site_name = next((name for name in names if name and "://" not in name), None)
    sites = tuple(name for name in (site_name, publisher, urlsplit(url or "").hostname) if name)
    return Statements(elements=elements, metas=metas, json_ld=json_ld, site_name=site_name, sites=sites)


def _read_metas(elements: Iterable[HtmlElement]) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in elements:
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = squeeze(meta.get("content") or "")
        if name and content:
            metas.setdefault(name.strip().casefold(), content)
    return metas
