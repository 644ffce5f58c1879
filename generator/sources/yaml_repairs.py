"""Repairs common slips in YAML line by line, each with a fault that shows the repaired line.

Reading goes on with the repaired lines, so that one slip of the finger does not hide the other faults.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from generator.chinese.characters import UNFIT_FOR_YAML, character_name
from generator.chinese.folding import folded
from generator.errors import Fault
from generator.sources.titles import known_keys


class Repair(NamedTuple):
    """A repaired line and what was wrong with it; ``what`` is empty if another stage reports the fault."""

    line: str
    what: str


Rule: TypeAlias = Callable[[str], Repair | None]

PENDING, NONE = "待补", "不适用"

_LINE = re.compile(
    r"(?P<indent> *(?:- +)*)(?P<key>[^\s:：#\"'\[\]{}&*!|>%@`,?-][^:：]*)(?P<colon>[:：])(?P<gap> *)(?P<value>.*)"
)
_ENTRY = re.compile(r"(?P<indent> *(?:- +)+)(?P<value>.*)")
_WIDE_SPACES = "\t　\xa0"
_INDENT = re.compile(f"[ {_WIDE_SPACES}]+")
_NO_VALUE = re.compile(r"[?*-]+(?: +#.*)?")
_BYTE_ORDER_MARK, _JOINER = "\ufeff", "\u2060"
"""Within a text the mark is a joiner without width (The Unicode Standard, 23.8), for which YAML has another one."""

_DIVIDER = re.compile(r"(?:---|\.\.\.)\s*$")
_TAG = re.compile(r"\{[{%#]")


def repaired(lines: Sequence[str]) -> tuple[list[str], list[Fault]]:
    """The repaired lines, and a fault for each slip."""
    mended, faults = _undivided([line.replace(_BYTE_ORDER_MARK, _JOINER) for line in lines])
    for index in range(len(mended)):
        if found := _without_controls(mended[index]):
            mended[index] = found.line
            faults.append(Fault(found.what, should_be(found.line), line=index + 1))
    for index in _lines_of_structure(mended):
        findings = []
        for rule in _RULES:
            if found := rule(mended[index]):
                mended[index] = found.line
                findings.append(found.what)
        todo = should_be(mended[index])
        faults += [Fault(what, todo, line=index + 1) for what in findings if what]
    return mended, faults


def _undivided(lines: Sequence[str]) -> tuple[list[str], list[Fault]]:
    """The lines as one document: what follows a ``---`` further down is meant to be read as well."""
    first = next((index for index, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
    dividers = [index for index, line in enumerate(lines) if index > first and _DIVIDER.match(line)]
    faults = [
        Fault(f"“{lines[at].strip()}”把文件分成了几份，一个文件只能有一份", "请删去这一行", line=at + 1)
        for at in dividers
    ]
    return ["" if index in dividers else line for index, line in enumerate(lines)], faults


def should_be(line: str) -> str:
    """The advice: the line as it should be written."""
    return f"应写成 “{line.strip()}”" if line.strip() else "请删去这一行"


def mend(lines: Sequence[str], at: int, since: int) -> tuple[int, Repair] | None:
    """The line that stopped the parser at line ``at`` while it read what began at ``since``, repaired; or None."""
    before = next((index for index in range(at - 1, -1, -1) if lines[index].strip()), at)
    for index in dict.fromkeys((at, since, before)):
        for rule in _MENDERS:
            if 0 <= index < len(lines) and (found := rule(lines[index])):
                return index, found
    return _aligned(lines, at, before)


def _lines_of_structure(lines: Sequence[str]) -> Iterator[int]:
    """The lines that hold a key or an entry: no comments, no lines that go on with the text of the one before."""
    text_of = -1
    for index, line in enumerate(lines):
        words = line.lstrip(f" {_WIDE_SPACES}")
        if not words or words.startswith("#"):
            continue
        if 0 <= text_of < _width(line[: len(line) - len(words)]):
            continue
        yield index
        text_of = _column_of_text(lines[index])


def _column_of_text(line: str) -> int:
    """Lines indented deeper than this go on with the line's text; -1 where it has none."""
    if found := _LINE.fullmatch(line):
        return _width(found["indent"]) if found["value"] else -1
    found = _ENTRY.fullmatch(line)
    return _width(found["indent"]) - 2 if found and found["value"] else -1


def _width(indent: str) -> int:
    return len(indent.translate(dict.fromkeys(map(ord, _WIDE_SPACES), "  ")))


def _without_controls(line: str) -> Repair | None:
    found = UNFIT_FOR_YAML.search(line)
    return Repair(UNFIT_FOR_YAML.sub("", line), f"有{character_name(found[0])}") if found else None


def _spaces_before(line: str) -> Repair | None:
    found = _INDENT.match(line)
    if not found or not set(_WIDE_SPACES) & set(found[0]):
        return None
    kind = "制表符" if "\t" in found[0] else "全角空格"
    return Repair(" " * _width(found[0]) + line[found.end() :], f"行首有{kind}，缩进只能用半角空格，每级两个")


def _no_tabs(line: str) -> Repair | None:
    if "\t" not in line.rstrip():
        return None
    runs = re.sub(r"[ \t]+", lambda run: " " if "\t" in run[0] else run[0], line.rstrip())
    return Repair(runs, "行内有制表符，应为半角空格")


def _space_after_dash(line: str) -> Repair | None:
    found = re.fullmatch(r"( *)[-－—–] ?(?=\S)([^-\d].*)", line)
    if not found or line.lstrip().startswith("- "):
        return None
    return Repair(f"{found[1]}- {found[2]}", "每项应以半角的“-”加一个空格开头")


def _colon(line: str) -> Repair | None:
    found = _LINE.fullmatch(line)
    if not found or folded(found["key"]).rstrip() not in known_keys():
        return None
    if found["colon"] == ":" and (found["gap"] or not found["value"]):
        return None
    what = "冒号是全角的，应为半角冒号加一个空格" if found["colon"] == "：" else "冒号后面缺一个空格"
    return Repair(f"{found['indent']}{found['key'].rstrip()}: {found['value']}".rstrip(), what)


def _value_rule(repair: Callable[[str], Repair | None]) -> Rule:
    """A rule about the value of a line, applied to the line."""

    def rule(line: str) -> Repair | None:
        found = _LINE.fullmatch(line)
        found = found if found and found["colon"] == ":" and found["gap"] else _ENTRY.fullmatch(line)
        done = repair(found["value"]) if found else None
        return Repair(line[: found.start("value")] + done.line, done.what) if found and done else None

    return rule


def _no_value(value: str) -> Repair | None:
    if _NO_VALUE.fullmatch(value):
        return Repair(PENDING, f"“{value}”不是内容；没有此项写“{NONE}”，暂时没有写“{PENDING}”")
    if value.startswith("*") and not re.fullmatch(r"\*[A-Za-z0-9_]+", value):
        return Repair(PENDING, f"“{value}”像是未填的占位符；暂时没有的写“{PENDING}”")
    return None


def _marked(value: str) -> Repair | None:
    """Anchors, aliases and tags: YAML for programmers, and the way to make a small file explode."""
    if found := re.fullmatch(r"\*[A-Za-z0-9_]+", value):
        return Repair(PENDING, f"“{found[0]}”会被当作引用别处的内容；请把内容原样写出，暂时没有写“{PENDING}”")
    if found := re.match(r"&[A-Za-z0-9_]+ *", value):
        return Repair(value[found.end() :], f"“{found[0].strip()}”会被当作引用的名称，这里不能用")
    if found := re.match(r"!!\w+ *|!<[^>]*> *", value):
        return Repair(value[found.end() :], f"“{found[0].strip()}”会被当作类型标记，这里不能用")
    return None


def _reserved(value: str) -> Repair | None:
    if found := re.match(r"> *(?=[\d０-９])", value):
        return Repair(f"超{value[found.end() :]}", "“>”在这里另有含义")
    if value[:1] in ("@", "%", "`", "&", "!"):
        return Repair(_quoted(value), f"内容以“{value[0]}”开头，要加引号")
    return Repair(_quoted(value), "") if _TAG.match(value) else None


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _inner_colon(value: str) -> Repair | None:
    if ": " not in value and not value.endswith(":"):
        return None
    if value[0] in "\"'[{":
        return None
    return Repair(re.sub(r":(?: +|$)", "：", value), "内容里有半角冒号，会被当作下一级；应改成全角冒号")


def _straight_quotes(value: str) -> Repair | None:
    if value[:1] not in ('"', "'"):
        return None
    quote, rest = value[0], value[1:]
    if quote not in rest:
        return Repair(rest.rstrip(), "引号没有配对")
    inner, _, after = rest.partition(quote)
    if quote == '"' and "\\" in inner:
        return Repair(_quoted(inner), "双引号里的反斜杠另有含义；应改成单引号")
    if not after.strip():
        return None
    return Repair(f"“{inner}”{after}", "内容以半角引号开头，会被当作全文的引号；应改成中文引号")


def _brackets(value: str) -> Repair | None:
    closing = {"[": "]", "{": "}"}.get(value[:1])
    if closing and closing not in value:
        return Repair(value.rstrip() + closing, f"括号没有配对，缺“{closing}”")
    return Repair(_quoted(value), f"内容以“{value[0]}”开头，要加引号") if value[:1] in tuple("[]{},|>") else None


def _wide_colon(line: str) -> Repair | None:
    found = _LINE.fullmatch(line)
    if not found or found["colon"] != "：":
        return None
    return Repair(
        f"{found['indent']}{found['key'].rstrip()}: {found['value']}".rstrip(), "冒号是全角的，应为半角冒号加一个空格"
    )


def _no_colon(line: str) -> Repair | None:
    found = re.fullmatch(r"( *(?:- +)*)([^\s:：]+)(?:[ =＝]+(.*))?", line)
    if not found or folded(found[2]) not in known_keys():
        return None
    return Repair(f"{found[1]}{found[2]}: {found[3] or ''}".rstrip(), "名称后面缺半角冒号加一个空格")


def _aligned(lines: Sequence[str], at: int, before: int) -> tuple[int, Repair] | None:
    """A key that is indented a little less or more than its neighbours."""
    if not 0 < at < len(lines) or not (found := _LINE.fullmatch(lines[at])):
        return None
    neighbour = _LINE.fullmatch(lines[before])
    width = len(neighbour["indent"]) if neighbour else 0
    if not neighbour or width == len(found["indent"]):
        return None
    line = " " * width + lines[at].strip()
    return at, Repair(line, f"缩进不齐，应与上一行的“{neighbour['key']}”对齐（前面{width}个空格）")


_RULES: tuple[Rule, ...] = (
    _spaces_before,
    _no_tabs,
    _space_after_dash,
    _colon,
    *map(_value_rule, (_no_value, _marked, _reserved)),
)
_MENDERS: tuple[Rule, ...] = (
    *map(_value_rule, (_inner_colon, _straight_quotes, _brackets)),
    _wide_colon,
    _no_colon,
)
