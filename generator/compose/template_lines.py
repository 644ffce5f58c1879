"""The lines of a content template: each a function of its compiled template, with the facts that it reads.

A town prints a few of them, so that each must be rendered by itself. The code that Jinja would write for a template
asks for each name and each field whether it is there. Here they are checked before, so that looking them up is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import EvalContext

from generator.facts.declare import declarations
from generator.facts.facts import topics
from generator.facts.town import WORDS

SCHEME = "8"
"""To be changed with the form of the code, since compiled templates are stored."""

_UNKNOWN = frozenset({"选", "附件"})
"""Functions that give something else each time, or something that is no fact."""
_PLAIN_WORDS = frozenset(("镇", word) for word in (*WORDS, "牵头职务"))
"""Words that differ between towns, but never decide whether a line says anything."""
_OTHER = ""

_BEGINNING = """from jinja2.runtime import Undefined as cond_expr_undefined, missing, str_join
filters, tests, printed = environment.filters, environment.tests, environment.finalize
"""

Render = Callable[[Callable[[str], Any]], Iterator[str]]
"""Gives the parts of a line, the values of names looked up by the function that it is given."""


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
    blocks: Mapping[str, Any] = template.blocks
    return tuple(TemplateLine(*line) for line in blocks["lines"])


class LineCode(CodeGenerator):
    """Writes a template as a function for each of its lines that is not the same for all towns."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Write the functions, and the table of the lines in place of the blocks of a template of Jinja's."""
        self.filters = {name: f"filters[{name!r}]" for name in self.environment.filters}
        self.tests = {name: f"tests[{name!r}]" for name in self.environment.tests}
        self.write(_BEGINNING)
        table = [self._line(number, line) for number, line in enumerate(_stretches(node.body))]
        self.writeline(f"name, root = {self.name!r}, None", extra=1)
        self.writeline(f"blocks = {{'lines': ({''.join(f'({line}), ' for line in table)})}}")
        self.writeline(f"debug_info = {'&'.join(f'{line}={at}' for line, at in self.debug_info)!r}")

    def _line(self, number: int, line: list[nodes.Node]) -> str:
        """The entry of a line in the table; its function is written before."""
        if (text := _text(line)) is not None:
            return f"{text!r},"
        frame = Frame(EvalContext(self.environment, self.name))
        frame.symbols.analyze_node(nodes.Template(line, lineno=line[0].lineno))
        self.writeline(f"def line_{number}(resolve):", line[0], 1)
        self.indent()
        self.writeline("if 0: yield")  # so that it is a generator though nothing may be printed
        self.enter_frame(frame)
        self.blockvisit(line, frame)
        self.leave_frame(frame, with_python_scope=True)
        self.outdent()
        facts = "".join(f"{name!r}, " for name in _facts_of(line))
        return f"'', frozenset(({facts})), {not any(map(_is_of_town, line))}, line_{number}"

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        """Write the variable of a name."""
        self.write(frame.symbols.ref(node.name))

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Write the entry of that name."""
        self.visit(node.node, frame)
        self.write(f"[{node.attr!r}]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Write the call of one of our functions."""
        self.visit(node.node, frame)
        self.write("(*()")
        self.signature(node, frame)
        self.write(")")

    def _output_child_pre(self, *_: Any) -> None:
        self.write("printed(")

    def _output_child_post(self, *_: Any) -> None:
        self.write(")")


def _text(line: Iterable[nodes.Node]) -> str | None:
    """The text of a line without any code; None for others."""
    printed = [part for node in line for part in (node.nodes if isinstance(node, nodes.Output) else (node,))]
    texts = [part.data for part in printed if isinstance(part, nodes.TemplateData)]
    return "".join(texts) if len(texts) == len(printed) else None


def _stretches(body: Iterable[nodes.Node]) -> Iterator[list[nodes.Node]]:
    """The nodes of each line, neighbouring lines without any code as one."""
    for fixed, lines in groupby(_lines(body), key=lambda line: _text(line) is not None):
        if fixed:
            yield [node for line in lines for node in line]
        else:
            yield from lines


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
