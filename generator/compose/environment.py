"""The Jinja environment of content templates: facts in, marked text out, no other access.

Marks break under slicing, arithmetic, sorting and comparison, so a template may use only the listed nodes, filters,
tests and functions; each name is checked against the vocabulary before anything is rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes

from generator.chinese.expressions import Expression
from generator.chinese.near_words import suggestion
from generator.compose.fact_view import FactView, Unprintable
from generator.compose.filters import FILTERS, FUNCTIONS, TESTS
from generator.compose.omission import Memory, Part
from generator.compose.template_context import PHRASES, TOWN_WORDS
from generator.compose.template_files import check_folder, own_templates, template_text
from generator.compose.template_lines import SCHEME, LineCode, lines_of
from generator.errors import Fault, TemplateFault
from generator.facts.declare import declarations
from generator.facts.facts import topics
from generator.files.bytecode import compiled_template

ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Name, nodes.Getattr, nodes.Filter,
    nodes.Test, nodes.Call, nodes.Const, nodes.And, nodes.Or, nodes.Not, nodes.Concat, nodes.CondExpr, nodes.Keyword,
)  # fmt: skip
PLAIN_NAMES = ("年度", "年份", "下年份", "不足标题")
INNER_LOOPS = {"安排清单": ("措施", "对应")}
"""The lists that may be looped over inside the loop over another one."""
LONGEST = 400_000
"""The most characters of a rendered template; more come only of one that repeats itself."""

NOT_WORDS = "{{ }} 里只能写“主题.字段”或列出的函数，不能写整个主题、清单或数字"
_FORM = Expression("%(?![s%])")
_WORDS = Expression("\\p{Han}{2,}")

# Errors of a filter or function that is given a wrong value.
_MISUSED = (Unprintable, TemplateError, TypeError, AttributeError, LookupError, ValueError)
_TOO_DEEP = (RecursionError, SyntaxError, MemoryError)


class _Refused(Exception):
    """A template uses what it may not; ``faults`` are (line, what, what to do)."""

    def __init__(self, faults: list[tuple[int, str, str]]) -> None:
        super().__init__(len(faults))
        self.faults = faults


class ContentEnvironment(Environment):
    """Jinja without access to Python attributes: a dot looks up our own mappings only."""

    code_generator_class = LineCode

    def compile(self, source: Any, *rest: Any, **how: Any) -> Any:
        """The compiled code of a template. Raises _Refused if it uses anything that is not allowed."""
        tree = self.parse(source)
        if faults := list(faults_of(tree)):
            raise _Refused(faults)
        return super().compile(tree, *rest, **how)


@lru_cache(maxsize=1)
def environment() -> ContentEnvironment:
    """The one environment: strict, with our filters, tests and functions only."""
    env = ContentEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=False,
        finalize=_printable,
    )  # fmt: skip
    env.filters = dict(FILTERS)
    env.tests = dict(TESTS)
    env.globals = dict(FUNCTIONS)
    return env


def compiled(folder: Path | None, name: str) -> Template:
    """The compiled template of a name, a county's own before the built-in one; cached by its text.

    Raises TemplateFault with file, line, words and what to write, or if the file is missing.
    """
    return _compiled(name, template_text(folder, f"{name}.txt"))


def content_folder(folder: Path | str | None) -> Path | None:
    """The folder of a county's own templates after checking each of them; None for None.

    Raises UsageFault if it is no such folder, TemplateFault with all faults, also for files that are no template.
    """
    if folder is None:
        return None
    check_folder(Path(folder))
    faults: list[Fault] = []
    for name in own_templates(Path(folder)):
        try:
            compiled(Path(folder), name)
        except TemplateFault as error:
            faults += error.faults
    if faults:
        raise TemplateFault(faults)
    return Path(folder)


@lru_cache(maxsize=64)
def _memory(name: str, source: str) -> Memory:
    """The memory of the template of that name and text."""
    return Memory(name, lines_of(_compiled(name, source)))


def rendered(folder: Path | None, name: str, names: dict[str, Any], given: frozenset[str]) -> list[Part]:
    """The parts of a template rendered with these names, without lines that say nothing.

    The names include our functions; ``given`` are those of the given facts. Raises TemplateFault, also while rendering.
    """
    source = template_text(folder, f"{name}.txt")
    memory = _memory(name, source)
    try:
        return list(memory.parts(names.__getitem__, given, "".join if folder is None else _within(LONGEST)))
    except OverflowError:
        todo = "请检查 {% for %} 里有没有重复的内容，或者填报的清单是不是太长"
        raise TemplateFault(Fault("写出的内容太长，不像一份报告", todo, file=f"{name}.txt")) from None
    except _MISUSED as error:
        what, todo = (str(error), "") if isinstance(error, Unprintable) else (_GIVEN_WRONG, "请对照自带的模板改正")
        raise TemplateFault(_fault(name, source, _line_of(error), what, todo)) from None


def _within(limit: int) -> Callable[[Iterable[str]], str]:
    """Joins printed parts; raises OverflowError once all that it joined exceed the limit in characters."""
    size = 0

    def counted(parts: Iterable[str]) -> Iterator[str]:
        nonlocal size
        for part in parts:
            size += len(part)
            if size > limit:
                raise OverflowError
            yield part

    return lambda parts: "".join(counted(parts))


_SYNTAX = "请检查 {% if %} 与 {% endif %}、{{ 与 }} 是否成对"
_GIVEN_WRONG = "过滤器、判断或函数用在了不能用的内容上，或括号里缺了内容"


@lru_cache(maxsize=1)
def _dialect() -> str:
    """A hash of what a compiled template depends on beside its text and the names of filters."""
    return sha256(f"{SCHEME}{vocabulary()}".encode()).hexdigest()


@lru_cache(maxsize=64)
def _compiled(name: str, source: str) -> Template:
    try:
        return compiled_template(environment(), source, known=_dialect())
    except _Refused as error:
        faults = [_fault(name, source, line, what, todo) for line, what, todo in error.faults]
    except TemplateSyntaxError as error:
        faults = [_fault(name, source, error.lineno, f"模板写法有误：{error.message}", _SYNTAX)]
    except _TOO_DEEP:
        faults = [Fault("括号或 {% if %} 一层套一层，太深", "请分成几句写", file=f"{name}.txt")]
    raise TemplateFault(faults)


def _printable(value: object) -> str:
    """The printed value of ``{{ }}``. Raises Unprintable for anything but a fact or words."""
    if isinstance(value, str):
        return value
    if isinstance(value, FactView):
        return value.print()
    raise Unprintable(NOT_WORDS)


def _line_of(error: BaseException) -> int:
    """The line of the template that was being rendered when the error was raised; 0 if it is not known."""
    trace, line = error.__traceback__, 0
    while trace:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        line = template.get_corresponding_lineno(trace.tb_lineno) if template else line
        trace = trace.tb_next
    return line


def _fault(name: str, source: str, line: int, what: str, todo: str) -> Fault:
    words = source.splitlines()[line - 1].strip()[:40] if 0 < line <= len(source.splitlines()) else ""
    return Fault(what, todo, place=f"“{words}”" if words else "", line=line, file=f"{name}.txt")


def located(fault: Fault, source: str) -> Fault:
    """The fault with a line number: that of the first template line that holds some of its words."""
    words = sorted(_WORDS.findall(fault.place), key=len, reverse=True)
    lines = source.split("\n")
    found = (number for word in words for number, line in enumerate(lines, 1) if word in line)
    return fault if fault.line else replace(fault, line=next(found, 0))


def faults_of(tree: nodes.Template) -> Iterator[tuple[int, str, str]]:
    """The faults of a template's syntax tree, as (line, what, what to do)."""
    loops = dict(_loops(tree))
    yield from _looping(tree, {})
    yield from _in_text(tree)
    for node in _all(tree):
        if not isinstance(node, ALLOWED):
            yield node.lineno, "模板里不能运算、比较、取下标或引用别的文件", f"可用的写法：{_listed(FILTERS)}"
        elif isinstance(node, nodes.Filter):
            yield from _known(node.lineno, "过滤器", node.name, FILTERS)
        elif isinstance(node, nodes.Test):
            yield from _known(node.lineno, "判断", node.name, TESTS)
        elif isinstance(node, nodes.Call) and getattr(node.node, "name", "") not in FUNCTIONS:
            yield node.lineno, "只能调用列出的函数", f"可用的函数：{_listed(FUNCTIONS)}"
        elif isinstance(node, nodes.Getattr):
            yield from _attribute(node, loops)
        elif isinstance(node, nodes.Name) and node.ctx == "load":
            yield from _known(node.lineno, "名称", node.name, {**vocabulary(), **loops, **FUNCTIONS})


def _looping(node: nodes.Node, around: dict[str, str]) -> Iterator[tuple[int, str, str]]:
    """Faults of loops: over anything but a list of the vocabulary, or within another loop.

    ``around`` are the variables of the loops around the node with the lists that they run over.
    """
    if isinstance(node, nodes.For):
        owner, over = getattr(getattr(node.iter, "node", None), "name", ""), getattr(node.iter, "attr", "")
        inner = over in INNER_LOOPS.get(around.get(owner, ""), ())
        if node.recursive or not isinstance(node.target, nodes.Name) or (over not in _lists() and not inner):
            yield node.lineno, "{% for %} 只能用于清单", f"可用的清单：{_listed(_lists())}"
        elif around and not inner:
            yield node.lineno, "循环里不能再套循环，内容会成倍重复", "请拆成两段，先后写"
        around = {**around, getattr(node.target, "name", ""): over}
    for child in node.iter_child_nodes():
        yield from _looping(child, around)


def _in_text(tree: nodes.Template) -> Iterator[tuple[int, str, str]]:
    """Faults of printing: whole topics, lists or functions in place of words; a width in a % format."""
    for around in tree.find_all((nodes.Output, nodes.Concat)):
        for node in around.iter_child_nodes():
            whole = isinstance(node, nodes.Name) and (vocabulary().get(node.name) or node.name in FUNCTIONS)
            if whole or (isinstance(node, nodes.Getattr) and node.attr in _lists()):
                yield node.lineno, NOT_WORDS, "清单用 {% for %} 逐条写，或用列出的函数"
    for const in tree.find_all(nodes.Const):
        if isinstance(const.value, str) and _FORM.search(const.value):
            yield const.lineno, "“%”后面只能是“s”", "请写成“%s”"


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    """The lists of the vocabulary with the fields of their entries."""
    return {
        declared.key: tuple(inner.key for inner in declarations(declared.item).values())
        for topic in topics().values()
        for declared in declarations(topic).values()
        if declared.item
    }


def _attribute(node: nodes.Getattr, loops: dict[str, tuple[str, ...]]) -> Iterator[tuple[int, str, str]]:
    if not isinstance(node.node, nodes.Name):
        yield node.lineno, f"“.{node.attr}”前面只能是主题名", "请写成“主题.字段”"
        return
    if node.node.name in FUNCTIONS:
        yield node.lineno, NOT_WORDS, f"可用的函数：{_listed(FUNCTIONS)}"
    known = {**vocabulary(), **loops}.get(node.node.name)
    if known is not None:
        yield from _known(node.lineno, f"“{node.node.name}”的字段", node.attr, known)


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, tuple[str, ...]]:
    """Each name that a template may write, with the names that may follow its dot."""
    known = {topic.key: tuple(d.key for d in declarations(topic).values()) for topic in topics().values()}
    return known | {"镇": TOWN_WORDS, "提法": PHRASES} | dict.fromkeys(PLAIN_NAMES, ())


def _loops(tree: nodes.Template) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The variables of loops with the fields of the entries that they run over."""
    for loop in tree.find_all(nodes.For):
        if isinstance(loop.target, nodes.Name):
            over = loop.iter.attr if isinstance(loop.iter, nodes.Getattr) else ""
            yield loop.target.name, (*_lists().get(over, ()), *INNER_LOOPS.get(over, ()))


def _known(line: int, what: str, name: str, known: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    if name in known:
        return
    yield line, f"没有{what}“{name}”", suggestion(name, known)


def _listed(names: Iterable[str]) -> str:
    return "、".join(names)


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    """The nodes in order, without the children of those that are not allowed."""
    yield node
    for child in node.iter_child_nodes() if isinstance(node, ALLOWED) else ():
        yield from _all(child)
