"""Omission: lines of a template whose facts are all missing are rendered once, not for every town.

Most lines of most towns say nothing. Each line (with the ``{% if %}`` around it) whose names are facts is put behind a
guard when its template is compiled; what it gives without any of its facts is remembered from the first town on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import nodes

from generator.compose.pieces import has_facts, is_empty
from generator.facts.declare import declarations
from generator.facts.facts import topics

LINES = "_lines"
"""The name by which a template finds its :class:`Lines`."""
SCHEME = "1"
"""To be changed with the form of the guards, since compiled templates are stored."""

_SPECIAL = "#=@-"
"""What begins lines that are no sentences."""
_NEEDED, _REMEMBER, _REMEMBERED = "_needed", "_remember", "_remembered"
_UNGUARDED = frozenset({"选", "附件"})
"""Functions that give something else each time, or something that is no fact."""
_PLAIN_WORDS = frozenset(("镇", word) for word in ("我", "本", "全", "党委", "政府", "首长", "村", "牵头职务"))
"""Words that differ between towns, but never decide whether a line says anything."""
_OTHER = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Which lines of one template a town needs.

    ``given`` are the names of the given facts; ``memory`` is what lines give without their facts (None: it depends on
    the town), the same dictionary for all towns of a template.
    """

    template: str
    given: frozenset[str]
    memory: dict[int, str | None]

    def needed(self, number: int, names: Sequence[str]) -> bool:
        """True if the line of that number must be rendered: one of its facts is given, or it is not remembered."""
        return self.memory.get(number) is None or not self.given.isdisjoint(names)

    def remember(self, text: str, number: int, names: Sequence[str], *, alike: bool) -> str:
        """The rendered text, after remembering what remains of it if none of its facts is given.

        ``alike`` is whether it holds no words of the town.
        """
        if number not in self.memory and self.given.isdisjoint(names):
            remains = "".join(line for line in text.splitlines(keepends=True) if self._remains(line.strip()))
            self.memory[number] = remains if not remains or (alike and not has_facts(remains)) else None
        return text

    def remembered(self, number: int) -> str:
        """What a line gives without its facts."""
        return self.memory[number] or ""

    def _remains(self, line: str) -> bool:
        return not line or line[0] in _SPECIAL or has_facts(line) or not is_empty(self.template, line)


TESTS: dict[str, Callable[..., bool]] = {_NEEDED: lambda lines, number, names: lines.needed(number, names)}
FILTERS: dict[str, Callable[..., str]] = {
    _REMEMBER: lambda text, lines, number, names, alike: lines.remember(text, number, names, alike=alike),
    _REMEMBERED: lambda lines, number: lines.remembered(number),
}


def guard(tree: nodes.Template) -> nodes.Template:
    """The tree with each line whose names are all facts behind a guard."""
    body: list[nodes.Node] = []
    for number, line in enumerate(_lines(tree.body)):
        names = _facts_of(line)
        body += [_guarded(number, names, line)] if names else line
    tree.body = body
    return tree


def _guarded(number: int, names: Sequence[str], line: list[nodes.Node]) -> nodes.Node:
    lineno = line[0].lineno

    def lines() -> nodes.Expr:
        return nodes.Name(LINES, "load", lineno=lineno)

    def consts(*values: Any) -> list[nodes.Expr]:
        return [nodes.Const(value, lineno=lineno) for value in values]

    test = nodes.Test(lines(), _NEEDED, consts(number, tuple(names)), [], None, None, lineno=lineno)
    alike = not any(getattr(named.node, "name", "") == "镇" for node in line for named in _all(node, nodes.Getattr))
    keep = nodes.Filter(None, _REMEMBER, [lines(), *consts(number, tuple(names), alike)], [], None, None, lineno=lineno)
    known = nodes.Filter(lines(), _REMEMBERED, consts(number), [], None, None, lineno=lineno)
    rendered = nodes.FilterBlock(line, keep, lineno=lineno)
    return nodes.If(test, [rendered], [], [nodes.Output([known], lineno=lineno)], lineno=lineno)


def _lines(body: Iterable[nodes.Node]) -> Iterator[list[nodes.Node]]:
    """The nodes of each line; an ``{% if %}`` or ``{% for %}`` over several lines is one with what it stands in."""
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
    bodies = [node.body, *(part.body for part in node.elif_), node.else_] if isinstance(node, nodes.If) else [node.body]
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
    if name in _UNGUARDED:
        yield _OTHER


def _all(node: nodes.Node, kind: type[nodes.Getattr]) -> Iterator[nodes.Getattr]:
    yield from (node,) if isinstance(node, kind) else node.find_all(kind)


@cache
def _fields() -> dict[str, frozenset[str]]:
    """The fields of each topic, by their Chinese names."""
    return {topic.key: frozenset(d.key for d in declarations(topic).values()) for topic in topics().values()}
