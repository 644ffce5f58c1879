"""The Jinja environment of content templates: facts in, marked text out, and nothing else within reach.

Marks break under slicing, arithmetic, sorting and comparison, so a template may use only the listed nodes, filters,
tests and functions; each name is checked against the vocabulary before anything is rendered.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined, Template, TemplateSyntaxError, nodes

from generator.compose.filters import FILTERS, FUNCTIONS, TESTS
from generator.compose.views import PHRASES, TOWN_WORDS
from generator.errors import Fault, TemplateFault
from generator.facts.declare import declarations
from generator.facts.facts import topics

ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Name, nodes.Getattr, nodes.Filter,
    nodes.Test, nodes.Call, nodes.Const, nodes.And, nodes.Or, nodes.Not, nodes.Concat, nodes.CondExpr, nodes.Keyword,
)  # fmt: skip
PLAIN_NAMES = ("年度", "年份", "下年份")


class ContentEnvironment(Environment):
    """Jinja without a way to any Python attribute: a dot looks into our own mappings only."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The entry of that name; anything else is undefined."""
        try:
            return obj[attribute]
        except (KeyError, TypeError):
            return self.undefined(obj=obj, name=attribute)


@lru_cache(maxsize=1)
def environment() -> ContentEnvironment:
    """The one environment: strict, with our filters, tests and functions only."""
    env = ContentEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=False
    )
    env.filters = dict(FILTERS)
    env.tests = dict(TESTS)
    env.globals = dict(FUNCTIONS)
    return env


@lru_cache(maxsize=64)
def compiled(folder: Path, name: str) -> Template:
    """A template of a folder, checked and compiled once.

    Raises TemplateFault naming file, line, the words and what to write, or the file that is missing.
    """
    path = folder / f"{name}.txt"
    try:
        source = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise TemplateFault(Fault(f"缺少模板“{path.name}”", "请从自带的模板中补上", file=str(folder))) from None
    env = environment()
    try:
        tree = env.parse(source)
    except TemplateSyntaxError as error:
        raise TemplateFault(_fault(path, source, error.lineno, f"模板写法有误：{error.message}", _SYNTAX)) from None
    faults = [_fault(path, source, line, what, todo) for line, what, todo in faults_of(tree)]
    if faults:
        raise TemplateFault(faults)
    return env.from_string(tree)


_SYNTAX = "请检查 {% if %} 与 {% endif %}、{{ 与 }} 是否成对"


def _fault(path: Path, source: str, line: int, what: str, todo: str) -> Fault:
    words = source.splitlines()[line - 1].strip()[:40] if 0 < line <= len(source.splitlines()) else ""
    return Fault(what, todo, place=f"“{words}”" if words else "", line=line, file=path.name)


def faults_of(tree: nodes.Template) -> Iterator[tuple[int, str, str]]:
    """What a template may not do, as line, what and what to do; in the order of the text."""
    loops = dict(_loops(tree))
    for node in _all(tree):
        if not isinstance(node, ALLOWED):
            yield node.lineno, "模板里不能运算、比较、取下标或引用别的文件", f"可用的写法：{_listed(FILTERS)}"
        elif isinstance(node, nodes.Filter):
            yield from _known(node.lineno, "过滤器", node.name, FILTERS)
        elif isinstance(node, nodes.Test):
            yield from _known(node.lineno, "判断", node.name, TESTS)
        elif isinstance(node, nodes.Call) and not isinstance(node.node, nodes.Name):
            yield node.lineno, "只能调用列出的函数", f"可用的函数：{_listed(FUNCTIONS)}"
        elif isinstance(node, nodes.Getattr):
            yield from _attribute(node, loops)
        elif isinstance(node, nodes.Name) and node.ctx == "load":
            yield from _known(node.lineno, "名称", node.name, {**vocabulary(), **loops, **FUNCTIONS})


def _attribute(node: nodes.Getattr, loops: dict[str, tuple[str, ...]]) -> Iterator[tuple[int, str, str]]:
    if not isinstance(node.node, nodes.Name):
        yield node.lineno, f"“.{node.attr}”前面只能是主题名", "请写成“主题.字段”"
        return
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
            items = {
                d.key: tuple(inner.key for inner in declarations(d.item).values())
                for topic in topics().values()
                for d in declarations(topic).values()
                if d.item
            }
            yield loop.target.name, (*items.get(over, ()), "措施")


def _known(line: int, what: str, name: str, known: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    if name in known:
        return
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.4)
    yield line, f"没有{what}“{name}”", f"是否想写“{near[0]}”？" if near else f"可用的有：{_listed(known)}"


def _listed(names: Iterable[str]) -> str:
    return "、".join(names)


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    """The nodes in order; what stands below one that is not allowed is not looked at."""
    yield node
    for child in node.iter_child_nodes() if isinstance(node, ALLOWED) else ():
        yield from _all(child)
