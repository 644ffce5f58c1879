"""Reads JSON into a tree with lines; numbers stay as typed, a repeated key is there twice."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from json.decoder import scanstring  # type: ignore[attr-defined]

from generator.chinese.expressions import Expression
from generator.chinese.folding import folded
from generator.errors import Fault
from generator.sources.tree import MAX_DEPTH, Mapping, MappingEntry, Node, Read, Scalar, Sequence

_SPACE = Expression(r"[ \t\n\r]*")
_LITERAL = Expression(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null")
_AFTER_A_VALUE = frozenset(("", " ", "\t", "\n", "\r", ",", "]", "}"))
_WORDS = {"true": "是", "false": "否", "null": ""}
_STRING_FAULTS = {
    "Unterminated string": "引号没有配对",
    "Invalid control character": "引号里有换行或制表符",
    "Invalid \\": "反斜杠后面的写法不对",
}


def read_json(text: str) -> Read:
    """The tree of a JSON text, or the fault at which reading stopped."""
    reader = _Reader(text)
    try:
        tree = reader.value(1)
        if reader.at < len(text):
            raise _Broken("后面有多余的内容", "整个文件只能有一对最外层的花括号")
    except _Broken as broken:
        return Read(None, (Fault(broken.what, broken.todo, line=reader.line()),))
    return Read(tree)


class _Broken(Exception):
    def __init__(self, what: str, todo: str = "") -> None:
        super().__init__(what)
        self.what, self.todo = what, todo


class _Reader:
    """A parser; every method reads from ``at`` and moves it past what it read and the white space after that."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self._ends = [found.start() for found in re.finditer("\n", text)]
        self._skip()

    def line(self) -> int:
        return bisect_right(self._ends, self.at - 1) + 1

    def value(self, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise _Broken("层次太深，不是填报文件的写法")
        line, char = self.line(), self.text[self.at : self.at + 1]
        if char == "{":
            return self._mapping(line, depth)
        if char == "[":
            return self._sequence(line, depth)
        return Scalar(self._string() if char == '"' else self._literal(), line)

    def _mapping(self, line: int, depth: int) -> Mapping:
        entries = []
        more = self._open("}")
        while more:
            if self.text[self.at : self.at + 1] != '"':
                raise _Broken("这里应有带半角双引号的名称", '写成 "年度": "2025"，最后一项后面不加逗号')
            key_line, key = self.line(), self._string()
            self._expect(":", "名称后面缺半角冒号")
            entries.append(MappingEntry(folded(key).strip(), key_line, self.value(depth + 1)))
            more = self._more("}")
        return Mapping(tuple(entries), line)

    def _sequence(self, line: int, depth: int) -> Sequence:
        nodes = []
        more = self._open("]")
        while more:
            nodes.append(self.value(depth + 1))
            more = self._more("]")
        return Sequence(tuple(nodes), line)

    def _open(self, closing: str) -> bool:
        """Step over the opening bracket; whether anything follows it."""
        self._step(1)
        if self.text.startswith(closing, self.at):
            self._step(1)
            return False
        return True

    def _more(self, closing: str) -> bool:
        if self.text.startswith(closing, self.at):
            self._step(1)
            return False
        self._expect(",", f"这里缺半角逗号或“{closing}”")
        return True

    def _expect(self, char: str, what: str) -> None:
        if not self.text.startswith(char, self.at):
            raise _Broken(what)
        self._step(1)

    def _string(self) -> str:
        try:
            value, end = scanstring(self.text, self.at + 1, True)
        except json.JSONDecodeError as error:
            what = next((said for start, said in _STRING_FAULTS.items() if error.msg.startswith(start)), error.msg)
            self.at = error.pos
            raise _Broken(what, "换行和制表符请删去，双引号请用中文的“”") from None
        self._step(end - self.at)
        return str(value)

    def _literal(self) -> str:
        found = _LITERAL.match(self.text, self.at)
        if not found or self.text[found.end() : found.end() + 1] not in _AFTER_A_VALUE:
            raise _Broken("这里缺内容，或内容没有加半角双引号", "文字和“5000余”这样的数要加半角双引号")
        self._step(len(found[0]))
        return _WORDS.get(found[0], found[0])

    def _step(self, length: int) -> None:
        self.at += length
        self._skip()

    def _skip(self) -> None:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at
