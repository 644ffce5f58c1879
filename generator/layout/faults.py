"""The faults of a layout template's tags, found before anything is printed: each with its paragraph and what to do."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from generator.chinese.clipping import clipped
from generator.chinese.expressions import Expression
from generator.chinese.near_words import GUESS, did_you_mean, near
from generator.errors import Fault
from generator.layout.context import KEYS, NAMES
from generator.layout.dialect import TAG, Tag, paragraph_texts, tags

FILTERS = frozenset({"first", "join", "last", "length", "replace", "trim"})
TESTS = frozenset({"defined", "eq", "even", "ge", "gt", "in", "le", "lt", "ne", "odd"})
LOOP_KEYS = frozenset({"first", "last", "index", "index0", "revindex", "revindex0", "length", "previtem", "nextitem"})
ALLOWED_NODES = (
    nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign, nodes.Name, nodes.Getattr, nodes.Getitem,
    nodes.Const, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Test, nodes.Filter,
    nodes.CondExpr, nodes.Concat, nodes.Tuple, nodes.List,
)  # fmt: skip

_FULL_WIDTH = Expression(r"[｛{]\s*[｛{％%]|[｝}％%]\s*[｝}]")
_HALVES = Expression(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_STATEMENT = Expression(r"\{%-?((?:p|r|tr|tc)(?=\s))?\s*(\w*)\s*(.*?)\s*-?%\}", re.DOTALL)
_EXPRESSION = Expression(r"\{\{-?(?:(?:p|r|tr|tc)\s)?\s*(.*?)\s*-?\}\}", re.DOTALL)

# Each statement as a complete template, to be parsed; docxtpl's words for table cells are expressions or bare.
_AS_TEMPLATE = {
    "for": "{% for EXPRESSION %}{% endfor %}",
    "if": "{% if EXPRESSION %}{% endif %}",
    "elif": "{% if EXPRESSION %}{% endif %}",
    "set": "{% set EXPRESSION %}",
    "colspan": "{{ EXPRESSION }}",
    "cellbg": "{{ EXPRESSION }}",
}
_CLOSES = {"else": ("if", "for"), "elif": ("if",), "endif": ("if",), "endfor": ("for",)}
_WORDS = frozenset({*_AS_TEMPLATE, *_CLOSES, "vm", "hm"})


class Sandbox(SandboxedEnvironment):
    """A sandbox that looks attributes up in dicts first, since the context is plain dicts."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The entry of a dict, else what the sandbox allows."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def environment(kind: type[Sandbox] = Sandbox) -> Sandbox:
    """A new Jinja environment with only the filters and tests that a layout may use, strict about missing names."""
    from jinja2 import StrictUndefined

    made = kind(undefined=StrictUndefined, autoescape=True)
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in FILTERS}
    made.tests = {name: made.tests[name] for name in TESTS}
    return made


def faults_of(root: etree._Element, part: str = "") -> list[Fault]:
    """The faults of a part's tags in reading order; ``part`` names it in their places (``页脚``, or empty)."""
    found = [*_unfinished(root, part), *_TagChecker(part).read(list(tags(root)))]
    return sorted(found, key=lambda fault: int(re.sub(r"\D", "", fault.place) or 0))


def names_used(root: etree._Element) -> frozenset[str]:
    """The names of ``NAMES`` and ``KEYS`` that a part's tags use."""
    words = (word for tag in tags(root) for word in re.findall(r"\w+", tag.text))
    return frozenset(words) & {*NAMES, *KEYS}


def template_place(part: str, paragraph: int) -> str:
    """A place in the template, for a fault: 模板页脚第2段."""
    return f"模板{part}第{paragraph}段"


def shortened(words: str) -> str:
    """The words, cut where they would fill more than a line or two."""
    return clipped(words, 60, "……")


def _unfinished(root: etree._Element, part: str) -> Iterator[Fault]:
    """A fault for braces typed full-width and for tags that do not end in their paragraph."""
    for number, words in paragraph_texts(root):
        rest = TAG.sub("", words)
        where = template_place(part, number)
        if re.search("[｛｝％]", rest) and _FULL_WIDTH.search(rest):
            want = rest.translate(str.maketrans("｛｝％", "{}%")).strip()
            yield Fault(f"“{shortened(rest)}”用了全角括号", f"请改用半角，是否想写“{want}”？", where)
        elif half := _HALVES.search(rest):
            around = rest[max(0, half.start() - 12) : half.end() + 12]
            yield Fault(f"“{around}”里的“{half[0]}”没有配成一对", "一个标签须在同一段里写完整，请补全或删去", where)


@dataclass(slots=True)
class _OpenTag:
    level: str  # the element that the tag replaces: p, r, tr, tc, or none
    word: str
    tag: Tag
    names: frozenset[str] = frozenset()


@dataclass(slots=True)
class _TagChecker:
    """Checks the tags of a part in order, keeping the open loops and the names assigned so far."""

    part: str
    open: list[_OpenTag] = field(default_factory=list)
    assigned: set[str] = field(default_factory=set)
    engine: SandboxedEnvironment = field(default_factory=environment)

    def read(self, all_tags: list[Tag]) -> Iterator[Fault]:
        for tag in all_tags:
            if tag.text.startswith("{{"):
                yield from self._check_characters(tag) or self._check_expression(
                    tag, "{{ EXPRESSION }}", _match(_EXPRESSION, tag)[1]
                )
            else:
                level, word, expression = _match(_STATEMENT, tag).groups(default="")
                yield from self._check_characters(tag) or self._check_statement(tag, level, word, expression)
                self._track_open_tags(tag, level, word, expression)
        for left in self.open:
            yield self._fault(left.tag, f"“{left.word}”没有结束", f"请在后面补上“end{left.word}”")

    def _check_statement(self, tag: Tag, level: str, word: str, expression: str) -> Iterator[Fault]:
        if word not in _WORDS:
            yield self._fault(tag, f"不认识的指令“{word}”", _suggest(word, _WORDS))
        elif word in _CLOSES and (not self.open or self.open[-1].word not in _CLOSES[word]):
            yield self._fault(tag, f"“{word}”前面没有相配的“{_CLOSES[word][0]}”", "请检查指令行是否被删或换了位置")
        else:
            if word in _CLOSES and self.open[-1].level != level:
                begun = self.open[-1].tag.text
                yield self._fault(tag, f"与“{begun}”不是同一种标签", f"请改成“{{%{self.open[-1].level} {word} %}}”")
            if word in _AS_TEMPLATE:
                yield from self._check_expression(tag, _AS_TEMPLATE[word], expression)

    def _check_characters(self, tag: Tag) -> list[Fault]:
        """A fault for characters at which docxtpl would end the tag too early."""
        strange = re.search("[%{}]", tag.text[2:-2])
        return [self._fault(tag, "标签里面不能有 % 和花括号", "请删去")] if strange else []

    def _track_open_tags(self, tag: Tag, level: str, word: str, expression: str) -> None:
        if word in ("for", "if"):
            targets = re.findall(r"\w+", expression.split(" in ")[0]) if word == "for" else ()
            self.open.append(_OpenTag(level, word, tag, frozenset(targets)))
        elif word in ("endfor", "endif") and self.open and self.open[-1].word in _CLOSES[word]:
            self.open.pop()
        elif word == "set":
            self.assigned.add(expression.split("=")[0].strip())

    def _check_expression(self, tag: Tag, whole: str, expression: str) -> Iterator[Fault]:
        """Faults of an expression: its syntax, forbidden constructs, unknown names, filters and tests."""
        try:
            tree = self.engine.parse(whole.replace("EXPRESSION", expression))
        except TemplateSyntaxError:
            yield self._fault(tag, "标签写得不对", "请对照原版式改正")
            return
        found = list(tree.find_all(nodes.Node))
        if strange := next((node for node in found if not isinstance(node, ALLOWED_NODES)), None):
            what = f"版式里不能用这种写法（{type(strange).__name__}）"
            yield self._fault(tag, what, "版式只能取值、循环和判断")
            return
        yield from (self._fault(tag, *fault) for node in found if (fault := self._check_node(node)))

    def _check_node(self, node: nodes.Node) -> tuple[str, str] | None:
        if isinstance(node, nodes.Filter | nodes.Test):
            known: Collection[str] = FILTERS if isinstance(node, nodes.Filter) else TESTS
            return None if node.name in known else (f"版式里不能用“{node.name}”", _suggest(node.name, known))
        if isinstance(node, nodes.Name) and node.ctx == "load":
            return self._check_name(node.name, "变量")
        if isinstance(node, nodes.Getattr):
            return self._check_name(node.attr, "内容", inside=node.node)
        if isinstance(node, nodes.Getitem) and not _is_index(node.arg):
            key = node.arg.value if isinstance(node.arg, nodes.Const) else "…"
            return self._check_name(str(key), "内容", inside=node.node)
        return None

    def _check_name(self, name: str, what: str, inside: nodes.Node | None = None) -> tuple[str, str] | None:
        known = self._known_names() if inside is None else self._known_keys(inside)
        return None if name in known else (f"没有叫“{name}”的{what}", _suggest(name, known))

    def _known_names(self) -> set[str]:
        looping = {"loop"} if any(item.word == "for" for item in self.open) else set()
        return {*NAMES, *self.assigned, *looping, *(name for item in self.open for name in item.names)}

    def _known_keys(self, node: nodes.Node) -> Collection[str]:
        return LOOP_KEYS if isinstance(node, nodes.Name) and node.name == "loop" else KEYS

    def _fault(self, tag: Tag, what: str, todo: str) -> Fault:
        return Fault(f"“{shortened(tag.around)}”：{what}", todo, template_place(self.part, tag.paragraph))


def _match(pattern: Expression, tag: Tag) -> re.Match[str]:
    match = pattern.fullmatch(tag.text)
    assert match is not None, tag.text  # TAG found it, and either pattern takes whatever stands between the braces
    return match


def _is_index(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, int)


def _suggest(name: str, known: Collection[str]) -> str:
    return did_you_mean(near(name, known, alike=GUESS)) or f"能用的有：{'、'.join(sorted(known))}"
