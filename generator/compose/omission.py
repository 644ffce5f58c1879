"""Omission: lines of a template whose facts are all missing are rendered once, not for every town.

Most lines of most towns say nothing. Each line (with the ``{% if %}`` around it) whose names are facts is put behind a
guard when its template is compiled; what it gives without any of its facts is remembered from the first town on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jinja2 import nodes

from generator.compose.pieces import has_facts, is_empty
from generator.facts.declare import declarations
from generator.facts.facts import topics
from generator.facts.town import WORDS

SCHEME = "1"
"""To be changed with the form of the guards, since compiled templates are stored."""

_LINES, _SKIPPED, _REMAINS, _REMEMBER = "_lines", "_skipped", "_remains", "_remember"
_SPECIAL = "#=@-"
"""Signs that begin lines other than sentences."""
_UNGUARDED = frozenset({"选", "附件"})
"""Functions that give something else each time, or something that is no fact."""
_PLAIN_WORDS = frozenset(("镇", word) for word in (*WORDS, "牵头职务"))
"""Words that differ between towns, but never decide whether a line says anything."""
_OTHER = ""


@dataclass(slots=True)
class Memory:
    """The lines of one template as the towns so far showed them, by their numbers.

    ``readers`` are the lines that read a fact, by its name; ``known`` those of which it is known what they give without
    their facts; ``remains`` what that is, where it is anything; ``varying`` those of which it depends on the town.
    """

    template: str
    readers: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    known: set[int] = field(default_factory=set)
    remains: dict[int, str] = field(default_factory=dict)
    varying: set[int] = field(default_factory=set)

    def names(self, given: frozenset[str]) -> dict[str, Any]:
        """The names by which a template with guards finds what a town with these given facts needs not render."""
        skipped = self.known.difference(*(self.readers[name] for name in given & self.readers.keys()))
        return {_LINES: (self, given), _SKIPPED: skipped, _REMAINS: self.remains}

    def learn(self, number: int, text: str, names: Sequence[str], given: frozenset[str], *, alike: bool) -> None:
        """Remember what remains of a rendered line if none of its facts is given.

        ``alike`` is whether it holds no words of the town.
        """
        if not given.isdisjoint(names):
            return
        for name in names:
            self.readers[name].add(number)
        remains = "".join(line for line in text.splitlines(keepends=True) if self._remains(line.strip()))
        if remains and (not alike or has_facts(remains)):
            self.varying.add(number)
            return
        self.known.add(number)
        if remains:
            self.remains[number] = remains

    def _remains(self, line: str) -> bool:
        return not line or line[0] in _SPECIAL or has_facts(line) or not is_empty(self.template, line)


def _remembered(text: str, of: tuple[Memory, frozenset[str]], number: int, names: Sequence[str], alike: bool) -> str:
    """The rendered line, from which the memory may have learned."""
    memory, given = of
    if number not in memory.known and number not in memory.varying:
        memory.learn(number, text, names, given, alike=alike)
    return text


FILTERS: dict[str, Callable[..., str]] = {_REMEMBER: _remembered}


def guard(tree: nodes.Template) -> nodes.Template:
    """The tree with each line whose names are all facts behind a guard."""
    body: list[nodes.Node] = []
    for number, line in enumerate(_lines(tree.body)):
        names = _facts_of(line)
        body += [_guarded(number, names, line)] if names else line
    tree.body = body
    return tree


def _guarded(number: int, names: Sequence[str], line: list[nodes.Node]) -> nodes.Node:
    """The line, or what remains of it if it is one of those to be skipped."""
    at = line[0].lineno
    alike = not any(getattr(named.node, "name", "") == "镇" for node in line for named in _all(node, nodes.Getattr))
    known = [nodes.Const(value, lineno=at) for value in (number, tuple(names), alike)]
    remember = nodes.Filter(None, _REMEMBER, [_name(_LINES, at), *known], [], None, None, lineno=at)
    remains = nodes.Getitem(_name(_REMAINS, at), nodes.Const(number, lineno=at), "load", lineno=at)
    printed = nodes.If(_among(number, _REMAINS, at), [nodes.Output([remains], lineno=at)], [], [], lineno=at)
    rendered = nodes.FilterBlock(line, remember, lineno=at)
    return nodes.If(_among(number, _SKIPPED, at), [printed], [], [rendered], lineno=at)


def _among(number: int, name: str, at: int) -> nodes.Expr:
    return nodes.Compare(nodes.Const(number, lineno=at), [nodes.Operand("in", _name(name, at), lineno=at)], lineno=at)


def _name(name: str, at: int) -> nodes.Name:
    return nodes.Name(name, "load", lineno=at)


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
    if name in _UNGUARDED:
        yield _OTHER


def _all(node: nodes.Node, kind: type[nodes.Getattr]) -> Iterator[nodes.Getattr]:
    yield from (node,) if isinstance(node, kind) else node.find_all(kind)


@cache
def _fields() -> dict[str, frozenset[str]]:
    """The fields of each topic, by their Chinese names."""
    return {topic.key: frozenset(d.key for d in declarations(topic).values()) for topic in topics().values()}
