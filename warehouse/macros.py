"""Change the text of macros so that they read the database that they are stored in, and no other.

DuckDB looks up the names in a macro where it is called, in the current database, and those in a view where
the view is stored. So the text of a macro that reads relations, or returns a table with the help of other
macros, becomes a literal: a query that is made when the macro is called, in which the macro's own database
(``own_database.sql`` finds it) stands before each relation and macro. It sees the results of WITH around it,
and has the arguments from one. In other macros the calls of macros are replaced by their bodies. The places
to change come from DuckDB's parser; the rest of the text stays as it was written.

All macros are made again for each edition, and read whenever a warehouse or an edition is opened. A literal
takes a third of the time of a query, which is parsed before it is needed.

The mark by which the database is found is the default of a parameter. DuckDB does not check what depends on
a parameter before the macro is called. It would otherwise look for each relation of each macro in every
edition, which trebled the time to make them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

import duckdb

from warehouse.scripts import Script

UNPUBLISHED = "edition_unpublished"
"""The mark of a warehouse that was never published; each edition has another."""
OWN_DATABASE = (files("warehouse") / "own_database.sql").read_text("utf-8")
_NAME_OWN = OWN_DATABASE[OWN_DATABASE.index("\n'") :].strip()  # without the heading
_OWN = "own_database"  # stands for the name of the macro's database until the macro is written
_MARK = "edition_mark"  # the parameter of each macro that reads relations
_SCRIPT = re.compile(
    r"(?P<head>.*?CREATE OR REPLACE MACRO (?P<name>\w+)\((?P<parameters>.*?)\) AS(?P<table> TABLE)?\s)"
    r"(?P<body>.*?)(?P<tail>;\s*(?:COMMENT ON MACRO .*)?)",
    re.DOTALL,
)
_RELATION = re.compile(rb"(?:\w+\.)*\w+")
_NAMED = re.compile(rb"\s*(\w+)\s*:=(.*)", re.DOTALL)
_TOKEN = re.compile(rb"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|[(\[{]|[)\]}]|,")

_Node = dict[str, Any]
_Edit = tuple[int, int, bytes]  # the first byte to replace, the byte behind the last, the new text
_bound: dict[tuple[str, ...], Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Macro:
    """A script that defines a macro, in its parts.

    Attributes:
        name: Its name.
        parameters: Their names with their defaults.
        is_table: Whether it returns a table.
        head: The text before the body.
        body: The query or expression.
        tail: The text after the body.
        places: Where the parameters are in :attr:`text`, once it is bound and if they are to be replaced.
    """

    name: str
    parameters: Mapping[bytes, bytes]
    is_table: bool
    head: str
    body: bytes
    tail: str
    places: tuple[tuple[int, int, bytes], ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether it reads relations or macros of its own database, once it is bound."""
        return f"{_OWN}.".encode() in self.body

    @property
    def lead(self) -> bytes:
        """The text that makes a statement of the body."""
        return b"" if self.is_table else b"SELECT "

    @property
    def text(self) -> bytes:
        """The body as a statement."""
        return self.lead + self.body


def bind_macros(con: duckdb.DuckDBPyConnection, scripts: Iterable[Script]) -> Mapping[str, str]:
    """Return the scripts that define macros, by their names, with the relations bound to their own database.

    The mark of the edition in them is :data:`UNPUBLISHED`.

    Args:
        con: Any connection; only its parser is used.
        scripts: All scripts of a folder.
    """
    texts = tuple(script.text for script in scripts)
    if texts not in _bound:
        macros: dict[str, _Macro] = {}
        for position, text in enumerate(texts):  # in the order of the files: a macro may call those before it
            if macro := _parse_macro(text):
                macro = _bind(con, macro, macros)
                # a third of the time went into finding the places of parameters of all
                called = rf"\b{macro.name}\s*\("
                if macro.is_own or re.search(called, "\n".join(texts[position + 1 :]), re.IGNORECASE):
                    macro = replace(macro, places=_find_places(con, macro))
                macros[macro.name] = macro
        _bound[texts] = {name: _write(macro) for name, macro in macros.items()}
    return _bound[texts]


def _write(macro: _Macro) -> str:
    """Return the script of a bound macro, which has the mark as its last parameter if it needs it."""
    if not macro.is_own:
        return macro.head + macro.body.decode() + macro.tail
    before, _, after = macro.head.rpartition(") AS")
    separator = ", " if macro.parameters else ""
    head = f"{before}{separator}{_MARK} := '{UNPUBLISHED}') AS{after}"
    query = _quote(macro).decode()
    return head + (query if macro.is_table else f"({query})") + macro.tail


def _quote(macro: _Macro) -> bytes:
    """Return a query whose text is that of a macro as a literal, with the arguments as a row beside it."""
    row = f"given_to_{macro.name}".encode()
    given = b", ".join(b"%b AS %b" % (name, name) for name in macro.parameters)
    text = _inline(macro, {name: b"SELECT %b FROM %b" % (name, row) for name in macro.parameters})
    literal = b"'" + (macro.lead + text).replace(b"'", b"''") + b"'"
    query = b"FROM query(replace(%b, '%b.', %b || '.'))" % (literal, _OWN.encode(), _NAME_OWN.encode())
    return b"WITH %b AS (SELECT %b) " % (row, given) + query if given else query


def _parse_macro(script: str) -> _Macro | None:
    match = _SCRIPT.fullmatch(script)
    if match is None:
        return None
    stated = _split(match["parameters"].encode() + b")", 0)[0]
    return _Macro(
        name=match["name"],
        parameters=dict(_name_argument(one) or (one.strip(), b"") for one in stated),
        is_table=match["table"] is not None,
        head=match["head"],
        body=match["body"].encode(),
        tail=match["tail"],
    )


def _bind(con: duckdb.DuckDBPyConnection, macro: _Macro, others: Mapping[str, _Macro]) -> _Macro:
    """Bind the relations of a macro, and replace its calls of `others`, which are bound already."""
    text = macro.text
    while True:
        tree = _parse(con, text)
        edits = [
            *(_bind_relation(text, node) for node in _find_relations(tree, frozenset())),
            *(_bind_call(text, macro, *call) for call in _find_calls(tree, others)),
        ]
        # an argument may be a call, too
        inner = [one for one in edits if not any(_contains(one, other) for other in edits)]
        text = _replace(text, inner)
        if len(inner) == len(edits):
            break
    return replace(macro, body=text[len(macro.lead) :])


def _contains(edit: _Edit, other: _Edit) -> bool:
    return other is not edit and edit[0] <= other[0] and other[1] <= edit[1]


def _find_places(con: duckdb.DuckDBPyConnection, macro: _Macro) -> tuple[tuple[int, int, bytes], ...]:
    """Return where the parameters of a macro are in its text: the first byte, the byte behind, the name."""
    written = {name.strip(b'"'): name for name in macro.parameters}
    return tuple(
        (one["query_location"], one["query_location"] + len(written[name]), written[name])
        for one in _walk(_parse(con, macro.text))
        if one.get("type") == "COLUMN_REF"
        and len(one["column_names"]) == 1
        and (name := one["column_names"][0].encode()) in written
    )


def _parse(con: duckdb.DuckDBPyConnection, text: bytes) -> _Node:
    ((tree,),) = con.execute("SELECT json_serialize_sql(?)", [text.decode()]).fetchall()
    parsed: _Node = json.loads(tree)
    if parsed["error"]:
        raise duckdb.ParserException(f"{parsed['error_message']}\n{text.decode()}")
    return parsed


def _walk(tree: _Node) -> Iterator[_Node]:
    """Yield all nodes of a tree, in any order.

    It does not call itself for each, with which binding all macros took half as long again.
    """
    waiting: list[object] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


def _find_calls(tree: _Node, macros: Mapping[str, _Macro]) -> Iterator[tuple[_Node, _Macro]]:
    for node in _walk(tree):
        call = node["function"] if node.get("type") == "TABLE_FUNCTION" else node
        macro = macros.get(call.get("function_name", ""))
        is_open = call.get("schema") in {"", "main"} and call.get("catalog") != _OWN
        if macro and is_open and macro.is_table == (call is not node):
            yield node, macro


def _find_relations(node: object, hidden: frozenset[str]) -> Iterator[_Node]:
    """Yield the tables and views in a query; those in `hidden` are its own, the results of WITH."""
    if isinstance(node, list):
        for child in node:
            yield from _find_relations(child, hidden)
    if not isinstance(node, dict):
        return
    is_relation = node.get("type") == "BASE_TABLE" and node["catalog_name"] != _OWN
    if is_relation and (node["schema_name"] or node["table_name"] not in hidden):
        yield node
    for entry in node.get("cte_map", {}).get("map", ()):
        query = entry["value"]["query"]
        is_recursive = query["node"]["type"] == "RECURSIVE_CTE_NODE"
        yield from _find_relations(query, hidden | {entry["key"]} if is_recursive else hidden)
        hidden |= {entry["key"]}
    for name, child in node.items():
        if name != "cte_map":
            yield from _find_relations(child, hidden)


def _bind_relation(text: bytes, node: _Node) -> _Edit:
    start: int = node["query_location"]
    match = _RELATION.match(text, start)
    assert match is not None, text[start:]
    alias = "" if node["alias"] else f" AS {node['table_name']}"
    relation = f"{_OWN}.{node['schema_name'] or 'main'}.{node['table_name']}{alias}"
    return start, match.end(), relation.encode()


def _bind_call(text: bytes, caller: _Macro, node: _Node, macro: _Macro) -> _Edit:
    """Replace a call of `macro` by its body, or let it name the database if a table is concerned."""
    start: int = (node["function"] if macro.is_table else node)["query_location"]
    if caller.is_table or macro.is_table:
        return start, start, f"{_OWN}.main.".encode()
    stated, end = _split(text, text.index(b"(", start) + 1)
    arguments: dict[bytes, bytes] = {}
    for name, argument in zip(macro.parameters, stated, strict=False):
        arguments |= [_name_argument(argument) or (name, argument.strip())]
    return start, end, b"(" + _inline(macro, arguments) + b")"


def _inline(macro: _Macro, arguments: Mapping[bytes, bytes]) -> bytes:
    """Return the body of `macro`, with the arguments in the places of the parameters."""
    all_of_them = {**macro.parameters, **arguments}
    edits = [(first, last, b"(" + all_of_them[name] + b")") for first, last, name in macro.places]
    return _replace(macro.text, edits)[len(macro.lead) :]


def _name_argument(text: bytes) -> tuple[bytes, bytes] | None:
    match = _NAMED.fullmatch(text)
    return (match[1], match[2].strip()) if match else None


def _replace(text: bytes, edits: Sequence[_Edit]) -> bytes:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _split(text: bytes, start: int) -> tuple[list[bytes], int]:
    """Split the arguments that begin at `start`; return them and the place behind the closing parenthesis."""
    arguments: list[bytes] = []
    depth, first = 0, start
    for token in _TOKEN.finditer(text, start):
        if depth == 0 and token[0] in {b",", b")"}:
            arguments.append(text[first : token.start()])
            first = token.end()
            if token[0] == b")":
                return [one for one in arguments if one.strip()], first
        depth += (token[0] in {b"(", b"[", b"{"}) - (token[0] in {b")", b"]", b"}"})
    raise ValueError(f"a parenthesis is not closed: {text[start:].decode()}")
