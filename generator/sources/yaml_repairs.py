"""Repairs common slips in YAML line by line, each with a fault that shows the repaired line.

Reading goes on with the repaired lines, so that one slip of the finger does not hide the other faults.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from generator.chinese.characters import UNFIT_FOR_YAML, character_name
from generator.chinese.folding import folded
from generator.errors import Fault
from generator.facts.declare import declarations
from generator.facts.facts import topics
from generator.sources.titles import field_names, known_keys, topic_names


class Repair(NamedTuple):
    """A repaired line and what was wrong with it; ``what`` is empty if another stage reports the fault."""

    line: str
    what: str


Rule: TypeAlias = Callable[[str], Repair | None]
Reach: TypeAlias = Callable[[Sequence[str]], int]
"""How many lines the parser understands."""

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
    for index, column in _unindented(mended):
        line = mended[index]
        mended[index] = " " * column + line
        faults.append(Fault(f"少了缩进，前面应空{column}格", should_be(line), line=index + 1))
    for index in _lines_of_structure(mended):
        findings = []
        for rule in _RULES:
            if found := rule(mended[index]):
                mended[index] = found.line
                findings.append(found.what)
        todo = should_be(mended[index])
        faults += [Fault(what, todo, line=index + 1) for what in findings if what]
    return mended, faults


def _unindented(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Lines without an indent whose key belongs to the topic above them, each with the column that it should be in."""
    topic, columns = "", (0, 0)  # of the topic's fields, of its entries' fields
    for index, line in enumerate(lines):
        if not (found := _LINE.fullmatch(line)):
            continue
        key, column = folded(found["key"]).strip(), len(found["indent"])
        if column:
            columns = columns[0] or column, column if found["indent"].strip() else columns[1]
        elif key in topic_names():
            topic, columns = topic_names()[key], (0, 0)
        elif topic and (own := _level_in(topic, key)):
            yield index, columns[own - 1] or 2 * own


def _level_in(topic: str, key: str) -> int:
    """1 for a field of the topic, 2 for one of its entries, 0 for any other key."""
    if key in field_names(topics()[topic]):
        return 1
    entries = (declared.item for declared in declarations(topics()[topic]).values() if declared.item)
    return 2 if any(key in field_names(item) for item in entries) else 0


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


def mend(lines: Sequence[str], at: int, since: int, reach: Reach) -> tuple[int, Repair] | None:
    """The line that stopped the parser at line ``at`` while it read what began at ``since``, repaired; or None.

    Of all repairs that could be meant the one counts with which the parser gets farthest; ``reach`` tells how far.
    """
    before = next((index for index in range(at - 1, -1, -1) if _is_structure(lines[index])), at)
    known = [index for index in dict.fromkeys((at, since, before)) if 0 <= index < len(lines)]
    found = [(index, repair) for index in known for rule in _MENDERS if (repair := rule(lines[index]))]
    found += _aligned(lines, at, before)
    if len(found) < 2:
        return found[0] if found else None
    return max(found, key=lambda one: reach([*lines[: one[0]], one[1].line, *lines[one[0] + 1 :]]))


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


def _aligned(lines: Sequence[str], at: int, before: int) -> list[tuple[int, Repair]]:
    """Repairs of a key that is not in its neighbours' column: of the one before it, or of it.

    The column comes first that more topics begin in, or else that more of all keys stand in.
    """
    here, there = (_key_column(lines[index]) if 0 <= index < len(lines) else -1 for index in (at, before))
    if at == before or -1 in (here, there) or here == there:
        return []
    columns, begun = Counter(map(_key_column, lines)), Counter(_first_columns(lines))
    own, other = (at, _moved(lines[at], lines[before], "上一行")), (before, _moved(lines[before], lines[at], "下一行"))
    usual = (begun[there], columns[there]) >= (begun[here], columns[here])
    return [own, other] if usual else [other, own]


def _first_columns(lines: Sequence[str]) -> Iterator[int]:
    """The columns of the keys that stand directly below a topic, entries of lists aside."""
    above = -1
    for line in filter(_is_structure, lines):
        if above == 0 and (column := _key_column(line)) > 0 and not line.lstrip().startswith("-"):
            yield column
        above = _key_column(line)


def _moved(line: str, neighbour: str, where: str) -> Repair:
    """The line with its key in the column of a neighbour's."""
    found, beside = _LINE.fullmatch(line), _LINE.fullmatch(neighbour)
    assert found and beside
    width = len(beside["indent"])
    dash = "- " if found["indent"].strip() else ""
    what = f"缩进不齐，应与{where}的“{beside['key']}”对齐（前面{width}个空格）"
    return Repair(" " * max(width - len(dash), 0) + dash + line[found.start("key") :], what)


def _key_column(line: str) -> int:
    """The column of a line's key, behind its dash if it begins an entry; -1 for a line without a key."""
    found = _LINE.fullmatch(line)
    return len(found["indent"]) if found else -1


def _is_structure(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


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
