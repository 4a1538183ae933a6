"""The statements that a page makes about itself in its markup: meta elements and JSON-LD."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from transforms.extraction.metadata.elements import PageElements, read_element_text
from transforms.extraction.metadata.json_ld import JsonLdArticle, JsonLdPage, read_json_ld
from transforms.extraction.metadata.own_parts import is_of_other_item
from transforms.text.normalisation import squeeze


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """A page with the statements in its markup.

    Attributes:
        elements: The page's elements.
        metas: The content of its meta elements by name, in small letters; the first of each name.
        repeated_metas: All contents by name, such as one for each author; without those of items in the page,
            which may be other articles.
        json_ld: Its JSON-LD.
        site_name: The name of its site; None when the page states none.
        sites: All names that its site goes by: its name, its publisher, its host.
    """

    elements: PageElements
    metas: dict[str, str]
    repeated_metas: dict[str, list[str]]
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
    metas, repeated = _read_metas(elements.list_tag("meta"))
    links = [link for link in elements.list_tag("link") if "canonical" in (link.get("rel") or "").casefold()]
    addresses = (*(link.get("href") for link in links), metas.get("og:url"), url)
    headings = (*elements.list_tag("h1"), *elements.list_tag("title")[:1])
    json_ld = read_json_ld(
        elements.list_tag("script"),
        addresses=[address for address in addresses if address],
        titles=[*filter(None, (metas.get("og:title"),)), *map(read_element_text, headings)],
    )
    publisher = json_ld.article.publisher if json_ld.article else None
    names = (metas.get("og:site_name"), publisher, metas.get("application-name"))
    site_name = next((name for name in names if name and "://" not in name), None)
    sites = tuple(name for name in (site_name, publisher, urlsplit(url or "").hostname) if name)
    return Statements(
        elements=elements,
        metas=metas,
        repeated_metas=repeated,
        json_ld=json_ld,
        site_name=site_name,
        sites=sites,
    )


def _read_metas(elements: Iterable[HtmlElement]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return the first content of each name, and all contents of each name that is no item's property."""
    metas: dict[str, str] = {}
    repeated: defaultdict[str, list[str]] = defaultdict(list)
    for meta in elements:
        stated = meta.get("property") or meta.get("name")
        if not stated and is_of_other_item(meta):
            continue
        name = (stated or meta.get("itemprop") or meta.get("http-equiv") or "").strip().casefold()
        content = squeeze(meta.get("content") or "")
        if name and content:
            is_first = metas.setdefault(name, content) is content
            if is_first or stated:
                repeated[name].append(content)
    return metas, dict(repeated)
