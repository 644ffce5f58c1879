"""The meaning of a tag: parsed by Jinja, held to what a form may have, each name looked up in the declarations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from jinja2 import Environment, TemplateSyntaxError, nodes

from generator.chinese.near_words import suggestion
from generator.drafting.county_form.names import Name, advice, names

LONGEST = 300
"""Characters of a tag: what is longer was not typed by a person."""

FILTERS: Final[dict[str, str]] = {
    "单位": "带上单位，如 12件",
    "数值": "比率不带百分号，如 98.5",
    "并列": "清单各项用括号里的符号连起来，默认用顿号",
}
TESTS: Final[dict[str, str]] = {
    "已填": "填了内容或者数字",
    "待补": "待补或者还没有填",
    "无此项": "填的是不适用",
    "零": "数字是 0",
    "是": "填的是“是”",
}
_FOR, _IF = "{%% for %s %%}{%% endfor %%}", "{%% if %s %%}{%% endif %%}"
_LOGIC = (nodes.And, nodes.Or, nodes.Not)


@dataclass(frozen=True, slots=True)
class Objected:
    """A fault of an expression, and what to do."""

    what: str
    todo: str


@dataclass(slots=True)
class Understood:
    """The names that an expression uses, and what is wrong with it; of a loop its variable and its list."""

    used: list[Name] = field(default_factory=list)
    wrong: list[Objected] = field(default_factory=list)
    variable: str = ""
    list: Name | None = None


@cache
def _parser() -> Environment:
    made = Environment()
    made.filters, made.tests = dict.fromkeys(FILTERS, _nothing), dict.fromkeys(TESTS, _nothing)
    return made


def _nothing() -> None:
    """Stand in for a filter: expressions are parsed here and never run."""


def understand(word: str, expression: str, loops: Mapping[str, Name]) -> Understood:
    """The meaning of ``{{ }}``, which has no word, of a loop or a condition; ``loops`` are the variables so far."""
    found = Understood()
    if len(expression) > LONGEST:
        found.wrong.append(Objected("标签太长", f"请缩短到{LONGEST}个字符以内"))
        return found
    try:
        tree = _parser().parse({"": "{{ %s }}", "for": _FOR, "if": _IF, "elif": _IF}[word] % expression)
    except (TemplateSyntaxError, RecursionError):  # brackets within brackets, by the hundred
        found.wrong.append(_syntax(word))
        return found
    reader = _Reader(found, loops)
    body = tree.body[0] if len(tree.body) == 1 else tree
    if word == "for":
        reader.loop(body)
    elif word:
        reader.condition(body.test if isinstance(body, nodes.If) else body)
    else:
        reader.printed(body.nodes[0] if isinstance(body, nodes.Output) and len(body.nodes) == 1 else body)
    return found


def _syntax(word: str) -> Objected:
    shown = {
        "": "{{ 普法宣传.宣传资料份数 }}",
        "for": "{% for 项 in 不足和原因 %}",
    }.get(word, "{% if 普法宣传.宣传资料份数 is 已填 %}")
    return Objected("标签写得不对", f"请照这样写：{shown}")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Walks one expression; whatever is not one of the few allowed forms is objected to."""

    found: Understood
    loops: Mapping[str, Name]

    def printed(self, node: nodes.Node) -> None:
        """Read a name that is printed, maybe through filters."""
        filters = []
        while isinstance(node, nodes.Filter) and node.node is not None:
            self._filter(node)
            filters.append(node.name)
            node = node.node
        name = self._name(node)
        if name is None:
            return
        if name.role == "list":
            todo = f"请用 {{% for 项 in {name.full} %}}…{{% endfor %}} 一项一项地印"
            self._object(f"“{name.full}”是清单，不能直接印", todo)
        elif not name.printable:
            self._object(f"“{name.full}”下面有许多项", advice("", name.children))
        elif name.role == "part" and filters:
            self._object("报告的一部分后面不能加“|”", "请去掉“|”和后面的字")

    def condition(self, node: nodes.Node) -> None:
        """Read a condition: ``名称 is 已填``, ``名称 == "…"``, joined by and, or, not."""
        if isinstance(node, _LOGIC):
            for child in node.iter_child_nodes():
                self.condition(child)
        elif isinstance(node, nodes.Test):
            if node.name not in TESTS:
                self._object(f"没有“is {node.name}”这种判断", suggestion(node.name, TESTS))
            elif node.args or node.kwargs:
                self._object("判断后面不能带括号", f"请只写“is {node.name}”")
            self._name(node.node, of_lists=True)
        elif isinstance(node, nodes.Compare) and _compares_text(node):
            self._name(node.expr)
        elif isinstance(node, nodes.Name | nodes.Getattr) and self._name(node, of_lists=True) is not None:
            self._object("没有写明判断什么", "请写成“名称 is 已填”，可用的判断有：" + "、".join(TESTS))
        elif not isinstance(node, nodes.Name | nodes.Getattr):
            self._object("表里不能用这种判断", '可以写“名称 is 已填”“名称 == "…"”，用 and、or、not 连接')

    def loop(self, node: nodes.Node) -> None:
        """Read a loop: ``项 in 清单``."""
        if not isinstance(node, nodes.For) or node.test or node.else_ or node.recursive:
            self._object("表里不能用这种循环", _syntax("for").todo)
            return
        if not isinstance(node.target, nodes.Name):
            self._object("循环里只能有一个变量", _syntax("for").todo)
            return
        if node.target.name in names():
            self._object(f"循环的变量不能叫“{node.target.name}”", "请换一个名字，如“项”")
        name = self._name(node.iter, of_lists=True)
        if name is not None and name.role != "list":
            self._object(f"“{name.full}”不是清单，不能循环", "能循环的是清单，如“不足和原因”")
        elif name is not None:
            self.found.variable, self.found.list = node.target.name, name

    def _filter(self, node: nodes.Filter) -> None:
        if node.name not in FILTERS:
            self._object(f"没有“{node.name}”这个写法", suggestion(node.name, FILTERS))
            return
        plain = all(isinstance(one, nodes.Const) and isinstance(one.value, str) for one in node.args)
        if node.kwargs or not plain or len(node.args) > (1 if node.name == "并列" else 0):
            self._object(f"“{node.name}”后面的括号写得不对", '只有“并列”可以带一个符号，如 | 并列("；")')
        elif any(
            len(str(one.value)) > 2 or str(one.value).isalnum() for one in node.args if isinstance(one, nodes.Const)
        ):
            self._object("“并列”的括号里只能写标点", '请写成 | 并列("；")')

    def _name(self, node: nodes.Node, *, of_lists: bool = False) -> Name | None:
        """The name that a node is; objected to if it is none."""
        words = list(_words(node))
        if not words:
            self._object("表里只能写名称，不能写数字、文字和算式", "数字都从填报的数据里来，请写名称")
            return None
        known: Mapping[str, Name] = {**names(), **self.loops}
        name: Name | None = None
        for number, word in enumerate(words):
            if word not in known:
                what = f"“{'.'.join(words[:number])}”里没有“{word}”" if number else f"没有叫“{word}”的名称"
                before = f"{'.'.join(words[:number])}." if number else ""
                self._object(what, advice(word, known, before=before))
                return None
            name = known[word]
            known = name.children
        assert name is not None, words
        if name.role in ("list", "group") and not of_lists and name.role == "group":
            return name
        self.found.used.append(name)
        return name

    def _object(self, what: str, todo: str) -> None:
        self.found.wrong.append(Objected(what, todo))


def _words(node: nodes.Node) -> Iterator[str]:
    """The words of a dotted name; nothing for any other expression."""
    if isinstance(node, nodes.Name):
        yield node.name
    elif isinstance(node, nodes.Getattr):
        around = list(_words(node.node))
        if around:
            yield from (*around, node.attr)


def _compares_text(node: nodes.Compare) -> bool:
    only = node.ops[0] if len(node.ops) == 1 else None
    return (
        only is not None
        and only.op in ("eq", "ne")
        and isinstance(only.expr, nodes.Const)
        and isinstance(only.expr.value, str)
    )
