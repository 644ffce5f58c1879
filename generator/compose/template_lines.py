"""The lines of a content template: each a block of its compiled template, with the facts that it reads.

A town prints a few of them, so that each must be rendered by itself. Jinja knows a template's blocks by name; the root
of the compiled template is the table of the lines, since what Jinja keeps between two runs is its code alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from jinja2 import Template, nodes
from jinja2.runtime import Context

from generator.facts.declare import declarations
from generator.facts.facts import topics
from generator.facts.town import WORDS

SCHEME = "3"
"""To be changed with the form of the table, since compiled templates are stored."""

_UNKNOWN = frozenset({"选", "附件"})
"""Functions that give something else each time, or something that is no fact."""
_PLAIN_WORDS = frozenset(("镇", word) for word in (*WORDS, "牵头职务"))
"""Words that differ between towns, but never decide whether a line says anything."""
_OTHER = ""

Render = Callable[[Context], Iterator[str]]


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A line of a template, with the ``{% if %}`` around it; its text, and no ``render``, if it is always the same.

    ``facts`` are the names of the facts that it reads (执法.执法培训场次); none if it reads other names, whose values
    vary. ``alike`` is whether it holds no words of the town.
    """

    text: str = ""
    facts: frozenset[str] = frozenset()
    alike: bool = True
    render: Render | None = None


def lines_of(template: Template) -> tuple[TemplateLine, ...]:
    """The lines of a compiled template, in order."""
    table = json.loads("".join(template.root_render_func(template.new_context())))
    return tuple(
        TemplateLine(text) if not number else TemplateLine("", frozenset(facts), alike, template.blocks[_block(number)])
        for number, text, facts, alike in table
    )


def in_blocks(tree: nodes.Template) -> nodes.Template:
    """The tree with the table of its lines as its body, and each line that is not the same for all towns as a block."""
    table: list[tuple[int, str, list[str], bool]] = []
    blocks: list[nodes.Node] = []
    for line in _lines(tree.body):
        if (text := _text(line)) is not None:
            before = table.pop()[1] if table and not table[-1][0] else ""
            table.append((0, before + text, [], True))
        else:
            blocks.append(nodes.Block(_block(len(blocks) + 1), line, False, False, lineno=line[0].lineno))
            table.append((len(blocks), "", _facts_of(line), not any(_is_of_town(node) for node in line)))
    told = nodes.Output([nodes.TemplateData(json.dumps(table, ensure_ascii=False), lineno=1)], lineno=1)
    tree.body = [told, nodes.If(nodes.Const(False, lineno=1), blocks, [], [], lineno=1)]
    return tree


def _block(number: int) -> str:
    return f"line_{number}"


def _text(line: Iterable[nodes.Node]) -> str | None:
    """The text of a line without any code; None for others."""
    printed = [part for node in line for part in (node.nodes if isinstance(node, nodes.Output) else (node,))]
    texts = [part.data for part in printed if isinstance(part, nodes.TemplateData)]
    return "".join(texts) if len(texts) == len(printed) else None


def _lines(body: Iterable[nodes.Node]) -> Iterator[list[nodes.Node]]:
    """The nodes of each line; an ``{% if %}`` or ``{% for %}`` over several lines is not cut."""
    line: list[nodes.Node] = []
    for node in _cut(body):
        begins = not line
        line.append(node)
        if _ends_line(node, begins=begins):
            yield line
            line = []
    if line:
        yield line


def _cut(body: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """The nodes, each printed value and each line of template text as one of its own."""
    for node in body:
        for part in node.nodes if isinstance(node, nodes.Output) else (node,):
            if isinstance(part, nodes.TemplateData):
                for text in part.data.splitlines(keepends=True):
                    yield nodes.Output([nodes.TemplateData(text, lineno=part.lineno)], lineno=part.lineno)
            else:
                yield nodes.Output([part], lineno=part.lineno) if isinstance(part, nodes.Expr) else part


def _ends_line(node: nodes.Node, *, begins: bool) -> bool:
    """True if the line ends with this node; ``begins`` is whether it also begins with it."""
    if isinstance(node, nodes.Output):
        last = node.nodes[-1]
        return isinstance(last, nodes.TemplateData) and last.data.endswith("\n")
    bodies: list[list[nodes.Node]] = [getattr(node, "body", []), getattr(node, "else_", [])]
    bodies += [part.body for part in getattr(node, "elif_", ())]
    return begins and all(not body or _ends_line(body[-1], begins=True) for body in bodies)


def _facts_of(line: Iterable[nodes.Node]) -> list[str]:
    """The names of the facts in a line (执法.执法培训场次); none if other names, whose values vary, are in it."""
    found = dict.fromkeys(name for node in line for name in _names(node, frozenset()))
    return [] if _OTHER in found else list(found)


def _names(node: nodes.Node, loops: frozenset[str]) -> Iterator[str]:
    """The names of facts in a node; ``_OTHER`` for any other name but the variables of loops."""
    if isinstance(node, nodes.Name):
        yield from () if node.ctx == "store" or node.name in loops else (_OTHER,)
    elif isinstance(node, nodes.Getattr):
        yield from _field(getattr(node.node, "name", ""), node.attr, loops)
    elif isinstance(node, nodes.Call):
        yield from _call(node, loops)
    else:
        inner = loops | {getattr(node.target, "name", "")} if isinstance(node, nodes.For) else loops
        for child in node.iter_child_nodes():
            yield from _names(child, inner)


def _field(owner: str, attribute: str, loops: frozenset[str]) -> Iterator[str]:
    if owner in _fields():
        yield f"{owner}.{attribute}"
    elif owner not in loops and (owner, attribute) not in _PLAIN_WORDS:
        yield _OTHER


def _call(call: nodes.Call, loops: frozenset[str]) -> Iterator[str]:
    """The names in a call: 特色做法(执法) reads the list of that name."""
    name = getattr(call.node, "name", "")
    for given in (*call.args, *call.kwargs):
        topic = given.name if isinstance(given, nodes.Name) else ""
        yield from (f"{topic}.{name}",) if name in _fields().get(topic, ()) else _names(given, loops)
    if name in _UNKNOWN:
        yield _OTHER


def _is_of_town(node: nodes.Node) -> bool:
    """True if a node holds words of the town."""
    named = (node,) if isinstance(node, nodes.Getattr) else node.find_all(nodes.Getattr)
    return any(getattr(word.node, "name", "") == "镇" for word in named)


@cache
def _fields() -> dict[str, frozenset[str]]:
    """The fields of each topic, by their Chinese names."""
    return {topic.key: frozenset(d.key for d in declarations(topic).values()) for topic in topics().values()}
