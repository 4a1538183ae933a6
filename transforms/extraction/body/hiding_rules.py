"""Find the elements that a page's own style sheets do not display.

A rule counts if it holds whenever the page is shown on a screen, and if no other rule displays what it names.
On 1,280 labelled pages such rules hide some 400 texts: menus, windows, forms, notices. One page has some of
them in its article, the addresses of its authors. Rules that make elements invisible (visibility, opacity)
do not count: scripts let whole paragraphs appear so while readers scroll.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

_MAX_STYLES = 1_000_000  # characters
_MAX_SELECTOR = 2_000  # characters of the selectors of a rule
_MAX_RULES = 500  # that hide something, and as many checks of one name
_MAX_ABOVE = 60  # elements around one that are compared with a selector
_NOT_DISPLAYED = re.compile(r"display\s{0,9}:\s{0,9}none")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# *.note*, *p.note*, *article > .note*: no states, attributes or neighbours.
_SELECTOR = re.compile(r"[\w.#-]{1,200}(?:\s{1,9}(?:>\s{1,9})?[\w.#-]{1,200}){0,4}")
_NAME = re.compile(r"[.#][A-Za-z_-][\w-]*")
_OTHER_MEDIA = re.compile(r"@media\s*(?!\s|(?:only\s+)?(?:all|screen)\s*(?:,|$))")
_PRINTED = re.compile(r"@media\s*(?:only\s+)?print\b")
_DISPLAYED = re.compile(r"(?:^|[;\s])display\s{0,9}:\s{0,9}(?!\s|none)")
_CONDITIONS = ("@media", "@supports", "@container")


@dataclass(frozen=True, slots=True, kw_only=True)
class _HidingRule:
    """A selector of a rule that hides elements, the last name in it, and its position in the styles."""

    selector: str
    name: str
    position: int


def find_hidden(elements: Mapping[int, HtmlElement], sheets: Iterable[HtmlElement]) -> Iterator[int]:
    """Yield the keys of those elements that a rule of their page hides.

    Args:
        elements: Elements of a page.
        sheets: Its style sheets.
    """
    named: defaultdict[str, list[int]] = defaultdict(list)
    for key, element in elements.items():
        for name in list_names(element):
            named[name].append(key)
    texts = [(sheet.text or "")[:_MAX_STYLES] for sheet in sheets] if named else []
    for text in texts:
        names = {name for name in named if name in text}  # none of them in most style sheets
        for rule in _list_rules(text, names) if names else ():
            found = [key for key in named[rule.name] if _is_selected(elements[key], rule.selector)]
            if found and _is_in_force(rule, text) and not _is_displayed(rule.name, "\n".join(texts)):
                yield from found


def list_names(element: HtmlElement) -> Iterator[str]:
    """Yield the names of an element as selectors have them: *.note* for a class, *#note* for an id."""
    if class_ := element.get("class"):
        for name in class_.split():
            yield f".{name}"
    if identifier := element.get("id"):
        yield f"#{identifier}"


def _list_rules(styles: str, names: AbstractSet[str]) -> Iterator[_HidingRule]:
    """Yield the rules that hide elements of some names."""
    for found in islice(_NOT_DISPLAYED.finditer(styles), _MAX_RULES):
        end = styles.rfind("{", max(0, found.start() - _MAX_SELECTOR), found.start())
        low = max(0, end - _MAX_SELECTOR)
        start = max(styles.rfind("}", low, end), styles.rfind("{", low, end)) + 1
        if end < 0 or names.isdisjoint(_NAME.findall(styles, start, end)):  # as of nearly every rule
            continue
        for selector in _COMMENT.sub(" ", styles[start:end]).split(","):
            one = selector.strip()
            own = _NAME.findall(one.split()[-1]) if _SELECTOR.fullmatch(one) else ()
            if own and own[-1] in names:
                yield _HidingRule(selector=one, name=own[-1], position=start)


def _is_in_force(rule: _HidingRule, styles: str) -> bool:
    """Return whether a rule always holds on screens."""
    if styles.rfind("/*", 0, rule.position) > styles.rfind("*/", 0, rule.position):
        return False
    return not _OTHER_MEDIA.match(_find_condition(styles, rule.position) or "@media all")


def _is_displayed(name: str, styles: str) -> bool:
    """Return whether a rule for screens displays elements of a name, always or sometimes."""
    rules = re.compile(
        rf"{re.escape(name)}(?![\w-])[^\s>+~,{{}}]{{0,200}}\s{{0,9}}(?:,[^{{}}]{{0,{_MAX_SELECTOR}}})?{{([^{{}}]*)"
    )
    for count, rule in enumerate(rules.finditer(styles)):
        if count == _MAX_RULES:
            return True
        if _DISPLAYED.search(rule[1]) and not _PRINTED.match(_find_condition(styles, rule.start()) or ""):
            return True
    return False


def _find_condition(styles: str, position: int) -> str | None:
    """Return the condition under which the rule at a position holds, such as *@media print*."""
    for word in _CONDITIONS:
        start = styles.rfind(word, 0, position)
        if start >= 0 and styles.count("{", start, position) > styles.count("}", start, position):
            return styles[start : styles.index("{", start)].strip()
    return None


def _is_selected(element: HtmlElement, selector: str) -> bool:
    """Return whether an element and those around it are what a selector names, from the outside in."""
    compounds = selector.replace(">", " ").split()
    if not _is_one(element, compounds.pop()):
        return False
    for outer in islice(element.iterancestors(), _MAX_ABOVE):
        if not compounds:
            break
        if _is_one(outer, compounds[-1]):
            compounds.pop()
    return not compounds


def _is_one(element: HtmlElement, compound: str) -> bool:
    tag = _NAME.sub("", compound)
    return tag.lower() in {"", element.tag} and set(list_names(element)).issuperset(_NAME.findall(compound))
