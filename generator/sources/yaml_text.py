"""Reads YAML into a tree with lines, every value as text; aliases and tags are refused, so that nothing can explode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from generator.chinese.expressions import Expression
from generator.chinese.folding import folded
from generator.errors import Fault
from generator.sources.tree import MAX_DEPTH, Mapping, MappingEntry, Node, Read, Scalar, Sequence, Unreadable
from generator.sources.yaml_repairs import mend, repaired, should_be

# A file that stops the parser more often than this is no facts file; a large one is not read over and over.
MAX_MENDS, MAX_READ_AGAIN = 50, 2_000_000

_JOINT_OF_CHINESE = Expression(r"(?<![0-9A-Za-z]) | (?![0-9A-Za-z])")
_BROKEN_OFF = "每行写成“名称: 内容”，下一级比上一级多两个空格，清单每项以“- ”开头"
_NESTED = "exceeded maximum nesting depth"
"""What newer parsers say themselves, long before they would exhaust anything."""

_PROBLEMS = {
    "found unexpected end of stream": "引号没有配对",
    "did not find expected ',' or": "方括号或花括号没有配对",
}


def read_yaml(text: str) -> Read:
    """The tree of a YAML text and a fault for each slip; no tree if the parser stopped at one beyond repair."""
    lines, faults = repaired(text.split("\n"))
    for _ in range(max(1, min(MAX_MENDS, MAX_READ_AGAIN // (len(text) + 1)))):
        builder = _Builder("\n".join(lines))
        try:
            return Read(builder.document(), (*faults, *builder.faults))
        except _Refused as refused:
            return Read(None, (*faults, *builder.faults, refused.fault))
        except yaml.MarkedYAMLError as error:
            at, since = _lines(error)
            if error.problem == _NESTED:
                return Read(None, (*faults, *builder.faults, _too_deep(at + 1)))
            found = mend(lines, at, since, _reach)
            if not found:
                return Read(None, (*faults, *builder.faults, _syntax_fault(error, at)))
            index, repair = found
            lines[index] = repair.line
            faults.append(Fault(repair.what, should_be(repair.line), line=index + 1))
    return Read(None, tuple(faults))


def _unfolded(event: Any) -> str:
    """The words of a scalar; where YAML joined its lines with a space, Chinese is joined without one."""
    if event.start_mark.line == event.end_mark.line or event.style == "|":
        return str(event.value)
    return _JOINT_OF_CHINESE.sub("", event.value)


class _Refused(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.what)
        self.fault = fault


def _lines(error: yaml.MarkedYAMLError) -> tuple[int, int]:
    """The line where the parser stopped, and the one where it began what it then was reading."""
    marks = [mark.line for mark in (error.problem_mark, error.context_mark) if mark]
    return marks[0], marks[-1]


def _reach(lines: Iterable[str]) -> int:
    """How many lines the parser understands, all of them or those before the one where it stops."""
    count = 0
    try:
        for event in yaml.parse("\n".join(lines), Loader=yaml.CSafeLoader):
            count = event.end_mark.line + 1 if event.end_mark else count
    except yaml.MarkedYAMLError as error:
        return _lines(error)[0]
    return count + 1


def _too_deep(line: int) -> Fault:
    return Fault("层次太深，不是填报文件的写法", "请删去多余的括号和缩进", line=line)


def _syntax_fault(error: yaml.MarkedYAMLError, at: int) -> Fault:
    problem = error.problem or ""
    what = next((said for start, said in _PROBLEMS.items() if problem.startswith(start)), "从这一行起看不懂")
    return Fault(what, _BROKEN_OFF, line=at + 1)


class _Builder:
    """Builds the tree from the parser's events, which carry what a composed tree no longer shows."""

    def __init__(self, text: str) -> None:
        self.events: Iterator[Any] = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
        self.faults: list[Fault] = []

    def document(self) -> Node | None:
        """The one document's tree; None for a file of comments."""
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        tree = self._node(next(self.events), 1)
        next(self.events)
        further = next(self.events)
        if not isinstance(further, yaml.StreamEndEvent):
            line = further.start_mark.line + 1
            raise _Refused(Fault("“---”把文件分成了几份，一个文件只能有一份", "请删去这一行", line=line))
        return tree

    def _node(self, event: Any, depth: int) -> Node:
        line = event.start_mark.line + 1
        if depth > MAX_DEPTH:
            raise _Refused(_too_deep(line))
        if isinstance(event, yaml.AliasEvent):
            what = f"“*{event.anchor}”引用别处的内容，这里不能用"
            return self._refuse(Fault(what, "请把内容原样写出", line=line))
        self._check_marks(event, line)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(_unfolded(event), line)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._nodes(yaml.SequenceEndEvent, depth)), line)
        return self._mapping(depth, line)

    def _nodes(self, end: type, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), end):
            yield self._node(event, depth + 1)

    def _mapping(self, depth: int, line: int) -> Mapping:
        entries = []
        nodes = self._nodes(yaml.MappingEndEvent, depth)
        for key in nodes:
            node = next(nodes)
            if isinstance(key, Scalar):
                entries.append(MappingEntry(folded(key.text).strip(), key.line, node))
            elif not isinstance(key, Unreadable):
                self._refuse(Fault("名称应为文字，不能是括号里的内容", "要写括号的，整个内容加引号", line=key.line))
        return Mapping(tuple(entries), line)

    def _check_marks(self, event: Any, line: int) -> None:
        if event.anchor:
            self._refuse(Fault(f"“&{event.anchor}”是引用的名称，这里不能用", "请删去", line=line))
        if event.tag and event.tag != "!":
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(Fault(f"“{tag}”是类型标记，这里不能用", "请删去", line=line))

    def _refuse(self, fault: Fault) -> Unreadable:
        if fault not in self.faults:
            self.faults.append(fault)
        return Unreadable(fault.line)
