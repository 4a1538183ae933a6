"""Read an article from the data of a page's scripts, where the page itself shows nothing or only a beginning.

Frameworks draw a page from data that it carries: Next.js, Nuxt, Fusion and many others, each with names of
its own. None of them is needed: the article is the part of the data that holds most of its prose, as the main
part of a page does. Its paragraphs are strings with or without markup, or nodes of a rich text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

from transforms.cleaning.prose import is_prose
from transforms.cleaning.titles import is_similar_title
from transforms.extraction.body.extract_blocks import list_blocks
from transforms.extraction.page_bytes import parse_html
from transforms.extraction.script_values import list_attribute_values, list_script_values
from transforms.records import Block, BlockKind
from transforms.text.normalisation import measure_length, squeeze

_MAX_DEPTH = 60
_MIN_SHARE = 0.8  # of the prose of a part: a smaller part in it with as much is the article
_BLOCK_TAG = re.compile(r"<(?:p|div|h[1-6]|ul|ol|li|br|blockquote|section|article|table)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_MAX_FIELDS = 2  # of a piece of rich text whose kind is not under a known key
_MANY_WORDS = 60  # of a string of any name that is an article's text
_TEXT_KEYS = ("text", "content", "html", "value", "rendered", "paragraph", "copy", "markup", "body")
_INLINE_KEYS = frozenset({"children", "spans", "fragments", "inlines", "runs", "leaves"})
_INLINE_TYPES = re.compile(
    r"text|span|leaf|fragment|(?:hyper|url|inline)?-?link|a|b|i|em|strong|mark", re.IGNORECASE
)
_TYPE_KEYS = ("type", "_type", "nodeType", "style", "tag", "tagName", "kind")
_HEADLINE_KEYS = ("headline", "title", "headlines", "name")
# Parts of the data that are not the article, whatever prose is in them.
_OTHER = re.compile(
    r"relat|recommend|comment|teaser|trending|popular|latest|more|next|prev|side-?bar|footer|header|menu|nav(?:igation)?$|(?<![a-z])ads?$"
    r"|promo|newsletter|consent|cookie|privacy|translation|i18n|messages|labels|config|settings|author|bio|caption|credit"
    r"|description|summary|seo|meta|image|video|embed|slug|url|href|src|id$|class|(?<!inh)alt$",
    re.IGNORECASE,
)


def find_script_text(
    scripts: Iterable[HtmlElement],
    *,
    title: str | None,
    is_article: bool,
    tree: HtmlElement | None = None,
) -> tuple[Block, ...]:
    """Find the text of the page's article in the data of its scripts, in script elements or in attributes.

    Args:
        scripts: The page's script elements.
        title: The page's headline.
        is_article: Whether the page declares an article; if not, the data must have its headline.
        tree: The page, if its attributes are read as well, which takes longer.

    Returns:
        The blocks of the text; none when the data holds no article, or several.
    """
    values = [*list_script_values(scripts), *(list_attribute_values(tree) if tree is not None else ())]
    if not values:
        return ()
    weights: dict[int, int] = {}
    node, path = _descend(values, weights)
    headlines = [text for part in path if isinstance(part, Mapping) for text in _list_headlines(part)]
    is_named = bool(title) and any(is_similar_title(text, title or "") for text in headlines)
    if not weights.get(id(node)) or not (is_article or is_named) or _is_listing(node):
        return ()
    blocks: dict[str, Block] = {}
    for kind, text in _read(node, "", 0):
        blocks.setdefault(text, Block(kind=kind, text=text))
    return tuple(blocks.values())


def _weigh(node: Any, key: str, depth: int, weights: dict[int, int]) -> int:
    """Return the words of prose in a node, and note them for it and all nodes in it."""
    if depth > _MAX_DEPTH or _OTHER.search(key):
        return 0
    if isinstance(node, str):
        text = squeeze(_TAG.sub(" ", node))
        return measure_length(text) if is_prose(text) else 0
    items = (
        node.items()
        if isinstance(node, Mapping)
        else ((key, part) for part in node)
        if isinstance(node, list)
        else ()
    )
    words = sum(_weigh(part, str(name), depth + 1, weights) for name, part in items)
    if isinstance(node, Mapping | list):
        weights[id(node)] = words
    return words


def _descend(values: list[Any], weights: dict[int, int]) -> tuple[Any, list[Any]]:
    """Return the smallest node that holds most of the prose, and the nodes that it is in."""
    _weigh(values, "", 0, weights)
    node: Any = values
    path: list[Any] = []
    while True:
        path.append(node)
        parts = node.values() if isinstance(node, Mapping) else node
        enough = max(1.0, weights.get(id(node), 0) * _MIN_SHARE)
        inner = next((part for part in parts if weights.get(id(part), 0) >= enough), None)
        if inner is None:
            return node, path
        node = inner


def _list_headlines(part: Mapping[str, Any]) -> Iterator[str]:
    for key in _HEADLINE_KEYS:
        value = part.get(key)
        value = next(iter(value.values()), None) if isinstance(value, Mapping) and value else value
        if isinstance(value, str):
            yield squeeze(_TAG.sub("", value))


def _is_listing(node: Any) -> bool:
    """Return whether a node is a list of articles, each with its headline and address."""
    parts = node if isinstance(node, list) else list(node.values())
    addressed = [
        part
        for part in parts
        if isinstance(part, Mapping)
        and any(key in part for key in _HEADLINE_KEYS)
        and any(key in part for key in ("url", "slug", "link", "href", "permalink"))
    ]
    return len(addressed) > 1


def _read(node: Any, key: str, depth: int) -> Iterator[tuple[BlockKind, str]]:
    """Yield the blocks of a rich text in order."""
    if depth > _MAX_DEPTH or _OTHER.search(key):
        return
    if isinstance(node, str):
        yield from _read_string(node, "paragraph")
    elif isinstance(node, list):
        if len(node) > 1 and _is_tag(node[0]) and isinstance(node[1], str):
            yield from _read_string(node[1], _find_kind(str(node[0])))
        elif _is_inline(node, key):
            yield from _read_string("".join(map(_join_inline, node)), "paragraph")
        else:
            for part in node:
                yield from _read(part, key, depth + 1)
    elif isinstance(node, Mapping):
        yield from _read_mapping(node, depth)


def _read_mapping(node: Mapping[str, Any], depth: int) -> Iterator[tuple[BlockKind, str]]:
    kind: BlockKind = next(
        (_find_kind(str(node[key])) for key in _TYPE_KEYS if isinstance(node.get(key), str)), "paragraph"
    )
    if any(
        isinstance(node.get(key), str) and _OTHER.search(node[key]) for key in ("type", "_type", "nodeType")
    ):
        return
    own = next((node[key] for key in _TEXT_KEYS if isinstance(node.get(key), str)), None)
    if own:
        yield from _read_string(own, kind)
        return
    parts = list(_read_parts(node, kind, depth))
    found = _find_text(node) or ("" if parts else _find_prose(node)) or ""
    if len(found) > sum(len(text) for _, text in parts):  # a lead is shorter than the text in the parts
        yield from _read_string(found, kind)
    else:
        yield from parts


def _read_parts(node: Mapping[str, Any], kind: BlockKind, depth: int) -> Iterator[tuple[BlockKind, str]]:
    for name, part in node.items():
        if not isinstance(part, str):
            for inner_kind, text in _read(part, str(name), depth + 1):
                yield (kind if inner_kind == "paragraph" else inner_kind), text


def _find_text(node: Mapping[str, Any]) -> str | None:
    """Return the longest string in markup or of many words, whatever its name, such as *contentHtml*."""
    texts = (part for name, part in node.items() if isinstance(part, str) and not _OTHER.search(str(name)))
    long = (text for text in texts if _BLOCK_TAG.search(text) or measure_length(text) >= _MANY_WORDS)
    return max(long, key=len, default=None)


def _find_prose(node: Mapping[str, Any]) -> str | None:
    """Return the longest sentence of a piece of rich text, whatever the language of its keys."""
    if len(node) > _MAX_FIELDS and not any(isinstance(node.get(key), str) for key in _TYPE_KEYS):
        return None
    texts = (part for name, part in node.items() if isinstance(part, str) and not _OTHER.search(str(name)))
    return max(filter(is_prose, texts), key=len, default=None)


def _read_string(text: str, kind: BlockKind) -> Iterator[tuple[BlockKind, str]]:
    if _BLOCK_TAG.search(text):
        tree = parse_html(f"<html><body><div>{text}</div></body></html>")
        yield from ((block.kind, block.text) for block in list_blocks(tree)) if tree is not None else ()
        return
    tree = parse_html(f"<p>{text}</p>") if "<" in text or "&" in text else None
    line = squeeze(tree.text_content() if tree is not None else text)
    if " " in line or is_prose(line):
        yield kind, line


def _is_tag(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"p|h[1-6]|li|blockquote|ul|ol", value) is not None


def _find_kind(name: str) -> BlockKind:
    if re.search(r"^h[1-6]$|head", name, re.IGNORECASE):
        return "heading"
    if re.search(r"^li$|list", name, re.IGNORECASE):
        return "list"
    return "quote" if "quote" in name.lower() else "paragraph"


def _is_inline(parts: list[Any], key: str) -> bool:
    """Return whether the parts of a list are pieces of one line: texts, links, emphasis."""
    if key not in _INLINE_KEYS and key != "content":
        return False
    return all(
        isinstance(part, str)
        or (
            isinstance(part, Mapping)
            and any(isinstance(part.get(name), str) for name in ("text", "value"))
            and all(
                _INLINE_TYPES.fullmatch(str(part[name]))
                for name in ("type", "_type", "nodeType")
                if name in part
            )
        )
        for part in parts
    )


def _join_inline(part: Any) -> str:
    if isinstance(part, str):
        return part
    return next((part[name] for name in ("text", "value") if isinstance(part.get(name), str)), "")
