"""Select elements of a page, and read their text."""

from __future__ import annotations

from lxml.html import HtmlElement

from transforms.text.normalisation import squeeze


def select_elements(tree: HtmlElement, path: str) -> list[HtmlElement]:
    """Return the elements of a page that an XPath expression selects, in order."""
    found = tree.xpath(path)
    return (
        [element for element in found if isinstance(element, HtmlElement)] if isinstance(found, list) else []
    )


def read_element_text(element: HtmlElement) -> str:
    """Return the text of an element, with a space between the text of the elements in it."""
    return squeeze(" ".join(str(text) for text in element.itertext()))
