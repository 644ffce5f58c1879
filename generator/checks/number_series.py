"""Family 2, numbering: numbers that skip, repeat, or are of two kinds; 一是 without 二是; full stops of headings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from generator.checks.basis import LAYOUT, PUNCTUATION
from generator.checks.checked_report import CheckedReport, ReportLine
from generator.checks.finding import Severity
from generator.checks.rule import Hit, Rules
from generator.chinese.expressions import Expression, expression

RULES = Rules()
rule = RULES.rule

SlipKind: TypeAlias = Literal["skipped", "repeated", "mixed"]
_WHOLE = 2
"""The numbers of the first level that a whole report has at least; an excerpt has one, or none."""

LEVELS = f"{LAYOUT} 7.3.3"

_CHINESE = "一二三四五六七八九十"
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_STYLES = (
    (1, re.compile(rf"({_NUMERAL})、")),
    (2, re.compile(rf"[（(]({_NUMERAL})[）)]")),
    (3, re.compile(r"(\d{1,2})[.．、]")),
    (4, re.compile(r"[（(](\d{1,2})[）)]")),
)
_SHOWN = {1: "{}、", 2: "（{}）", 3: "{}.", 4: "（{}）"}
_INLINE = re.compile(rf"(?:^|(?<=[。；：，、,;: 　]))({_NUMERAL})是(?![否不一二]|非)")


class Number(NamedTuple):
    """A number in front of a line, or within one: its level (1 一、 2 （一） 3 1. 4 （1）) and value."""

    line: ReportLine
    start: int
    words: str
    level: int
    value: int


@dataclass(frozen=True, slots=True)
class Slip:
    """A number that does not follow the one before it: ``kind`` is skipped, repeated or mixed."""

    number: Number
    kind: SlipKind
    expected: str
    restarts: bool = False
    """Right under a first heading that has no text: a row of its own under it, or what is left where a part was cut out."""
    opens: bool = False
    """The first number of a text that has no second heading of the first level: an excerpt may begin with any number."""


def value_of(numeral: str) -> int:
    """The value of 十二 or 12; 0 for anything else."""
    if numeral.isascii():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _CHINESE.find(numeral) + 1
    return (_CHINESE.find(tens) + 1 if tens else 1) * 10 + (_CHINESE.find(ones) + 1 if ones else 0)


def written(level: int, value: int) -> str:
    """The number as it should be written."""
    if level > 2:
        return _SHOWN[level].format(value)
    tens, ones = divmod(value, 10)
    ten = ("" if tens == 1 else _CHINESE[tens - 1]) + "十" if tens else ""
    return _SHOWN[level].format(ten + (_CHINESE[ones - 1] if ones else ""))


def numbers(lines: Iterable[ReportLine]) -> Iterator[Number]:
    """The numbers in front of lines."""
    for line in lines:
        text = line.text.lstrip()
        for level, style in _STYLES:
            if (line.role in ("heading", "body")) and (found := style.match(text)):
                yield Number(line, len(line.text) - len(text), found[0], level, value_of(found[1]))


@lru_cache(maxsize=4)
def slips(document: CheckedReport) -> tuple[Slip, ...]:
    """The numbers in front of lines that do not follow the one before."""
    own = [line for line in document.lines if not line.annex]
    return tuple(_slips(own))


def _slips(lines: list[ReportLine]) -> Iterator[Slip]:
    numbered = {number.line.start: number for number in numbers(lines)}
    series = _Series()
    above: Number | None = None
    excerpt = sum(number.level == 1 for number in numbered.values()) < _WHOLE
    for line in lines:
        number = numbered.get(line.start)
        if number:
            opens = excerpt and number.level > 1 and not any(level > 1 for level in series.latest)
            if slip := series.take(number, opens=opens):
                restarts = above is not None and (above.level, above.value) == (1, 1) and number.level == 1
                yield replace(slip, restarts=restarts, opens=opens)
        elif line.role == "heading":
            series.close(line.level)
        above = number


@dataclass(slots=True)
class _Series:
    """The last number of each level since the heading above it, and the latest of each level in the whole report."""

    last: dict[int, int] = field(default_factory=dict)
    latest: dict[int, int] = field(default_factory=dict)  # some count on through all parts

    def close(self, level: int) -> None:
        """End the series of a level and of those below."""
        self.last = {other: value for other, value in self.last.items() if other < level}

    def take(self, number: Number, *, opens: bool = False) -> Slip | None:
        """Go on with a number; the slip if it does not follow. The first of an excerpt continues no other level."""
        level, value = number.level, number.value
        kind = self._slip_of(level, value)
        if opens and kind == "mixed":
            kind = "skipped"
        if kind == "mixed":
            level = self._continued(level, value)
        slip = Slip(number, kind, written(level, value if kind == "mixed" else self._next(level))) if kind else None
        self.close(level)
        self.last[level] = self.latest[level] = value
        return slip

    def _slip_of(self, level: int, value: int) -> SlipKind | None:
        if value == self._next(level) or (value > 1 and value == self.latest.get(level, 0) + 1):
            return None
        if value > 1 and level not in self.last and self._continued(level, value):
            return "mixed"
        if value > self._next(level):
            return "skipped"
        return "repeated" if value > 1 or value == self.last.get(level) or value == level == 1 else None

    def _next(self, level: int) -> int:
        return self.last.get(level, 0) + 1

    def _continued(self, level: int, value: int) -> int:
        """Another level whose series the value continues; 0 without one."""
        return next((other for other in (2, 1, 3, 4) if other != level and self.last.get(other) == value - 1), 0)


_EXPLAIN = "结构层次序数依次用“一、”“（一）”“1.”“（1）”，同一级连续编号。"
_BEFORE = "一、主要举措和成效\n（一）学习贯彻\n学法12次。\n（二）依法决策\n审查20件。\n"


@rule(
    "FZ201", "序号跳号", "错误", LEVELS,
    explain=_EXPLAIN + "删去一段后忘了改序号，就会跳号。",
    finds=(_BEFORE + "（四）规范执法\n培训6场。", "一、主要举措和成效\n学法12次。\n三、主要安排\n抓好普法。"),
    spares=_BEFORE + "（三）规范执法\n培训6场。\n二、不足和原因\n（一）力量不足\n编制少。",
)  # fmt: skip
def skipped(document: CheckedReport) -> Iterator[Hit]:
    """A number that leaves out at least one."""
    for slip in slips(document):
        if slip.kind == "skipped":
            mild: Severity | None = "参考" if slip.restarts or slip.opens else None
            yield _hit(slip, f"前面没有“{slip.expected}”", "请补上缺的一项，或改正序号", mild)


@rule(
    "FZ202", "序号重复", "错误", LEVELS,
    explain=_EXPLAIN + "插入一段后忘了改后面的序号，就会重复。",
    finds=(_BEFORE + "（二）规范执法\n培训6场。", "一、主要举措和成效\n学法12次。\n一、不足和原因\n编制少。"),
    spares=_BEFORE + "（三）规范执法\n培训6场。\n二、不足和原因\n（一）力量不足\n编制少。",
)  # fmt: skip
def repeated(document: CheckedReport) -> Iterator[Hit]:
    """A number that was used before, or is lower than the one before."""
    for slip in slips(document):
        if slip.kind == "repeated":
            if slip.restarts:
                yield _hit(
                    slip,
                    "上一行也是“一、”，两行之间没有正文",
                    "请核对：上一行是大标题的不编号，或者这一行起降一级",
                    "参考",
                )
            else:
                yield _hit(slip, f"这里应是“{slip.expected}”", f"请改为“{slip.expected}”，并核对后面的序号")


@rule(
    "FZ203", "同级序号写法不一", "错误", LEVELS,
    explain=_EXPLAIN + "“（一）（二）（3）”是把另一级的写法混了进来。",
    finds=(_BEFORE + "（3）规范执法\n培训6场。\n（四）普法\n22次。", "一、主要举措\n学法12次。\n二、不足\n编制少。\n3.主要安排\n抓好普法。"),
    spares=(
        _BEFORE + "1.学法\n12次。\n2.考试\n26人。\n（三）规范执法\n培训6场。",
        "一、主要举措\n1.学法\n12次。\n2.考试\n26人。\n二、不足\n3.力量不足\n编制少。\n4.办法不多\n形式单一。",
    ),
)  # fmt: skip
def mixed(document: CheckedReport) -> Iterator[Hit]:
    """A number of another kind that carries on a row."""
    for slip in slips(document):
        if slip.kind == "mixed":
            yield _hit(slip, "与前后的序号写法不一样", f"请改为“{slip.expected}”")


def _hit(slip: Slip, message: str, todo: str, severity: Severity | None = None) -> Hit:
    return Hit(slip.number.line, slip.number.words, message, todo, slip.number.start, severity)


_TWICE = re.compile(
    rf"\s*(?:({_NUMERAL}、)\s*{_NUMERAL}、|([（(]{_NUMERAL}[）)])\s*[（(]{_NUMERAL}[）)]|(\d{{1,2}}[.．])\s*\d{{1,2}}[.．](?!\d))"
)


@rule(
    "FZ213", "序号打了两遍", "错误", LEVELS,
    explain="段落设了自动编号，又打了序号，打印出来就是“一、一、”。",
    finds=("一、一、主要举措和成效\n学法12次。", "一、主要举措和成效\n（一）（一）加强学习\n学法12次。", "一、主要举措和成效\n1.1.学法\n12次。"),
    spares=("一、主要举措和成效\n（一）一、二季度学法12次。\n1.1.5万份资料发放到户。",),
    todo="请删去手打的序号，或取消自动编号",
)  # fmt: skip
def numbered_twice(document: CheckedReport) -> Iterator[Hit]:
    """Two numbers of one kind in front of a line."""
    for line in document.paragraphs:
        if found := _TWICE.match(line.text):
            yield Hit(line, found[0].strip(), start=len(found[0]) - len(found[0].lstrip()))


@rule(
    "FZ204", "序号用了半角括号，或括号不成对", "提示", f"{PUNCTUATION} 5.1",
    explain="中文里的括号用全角，成对使用。粘贴到网页上常丢掉左括号。",
    finds=("一、主要举措和成效\n(一)学习贯彻\n学法12次。", "一、主要举措和成效\n一)学习贯彻\n学法12次。", "一、主要举措和成效\n（一)学习贯彻\n学法12次。"),
    spares="一、主要举措和成效\n（一）学习贯彻\n学法12次(含专题学习)。",
)  # fmt: skip
def half_width(document: CheckedReport) -> Iterator[Hit]:
    """A number in half-width or unpaired brackets in front of a line."""
    for line in document.paragraphs:
        if found := re.match(rf"\s*([（(]?(?:{_NUMERAL}|\d{{1,2}})[）)])", line.text):
            number = found[1]
            if not (number.startswith("（") and number.endswith("）")):
                right = "（" + number.strip("（()）") + "）"
                yield Hit(line, number, "序号的括号不是一对全角括号", f"请改为“{right}”", found.start(1))


@rule(
    "FZ205", "带括号的序号之后又加顿号", "错误", f"{PUNCTUATION} 附录B.3",
    explain="“（一）”“（1）”之后不再加顿号、点号。",
    finds="一、主要举措和成效\n（一）、学习贯彻\n学法12次。",
    spares="一、主要举措和成效\n（一）学习贯彻\n学法（含专题）、考试都按计划进行。",
    todo="请删去括号后的点号",
)  # fmt: skip
def bracket_and_comma(document: CheckedReport) -> Iterator[Hit]:
    """（一）、 in front of a line."""
    for line in document.paragraphs:
        if found := re.match(rf"\s*([（(](?:{_NUMERAL}|\d{{1,2}})[）)][、.．，])", line.text):
            yield Hit(line, found[1], start=found.start(1))


_ARABIC_AND_COMMA = Expression(r"(?:^\s*|(?<=[。；：;:]))(\d{1,2}、)(?=\p{Han}|“)")


@rule(
    "FZ206", "阿拉伯数字序号之后用了顿号", "错误", f"{PUNCTUATION} 附录B.3",
    explain="汉字序号“一、”用顿号，阿拉伯数字序号“1.”用下脚点。",
    finds=("一、主要举措和成效\n1、学习贯彻\n学法12次。", "一、主要举措和成效\n做法有：1、学法；2、考试。"),
    spares=("一、主要举措和成效\n1.学习贯彻\n学法12次。", "一、主要举措和成效\n1、2号楼的消防隐患已整改。"),
    todo="请把顿号改成下脚点“.”",
)  # fmt: skip
def arabic_and_comma(document: CheckedReport) -> Iterator[Hit]:
    """1、 in front of a line or of a point within one."""
    for line in document.paragraphs:
        for found in _ARABIC_AND_COMMA.finditer(line.text):
            yield Hit(line, found[1], start=found.start(1))


def _rows(document: CheckedReport) -> Iterator[list[Number]]:
    """一是, 二是 … in reading order; a new list begins at each heading and each 一是."""
    row: list[Number] = []
    for line in document.paragraphs:
        if line.role == "heading" and not line.number.endswith("是"):
            yield row
            row = []
        for found in _INLINE.finditer(line.text) if line.role in ("heading", "body") else ():
            value = value_of(found[1])
            if value == 1:
                yield row
                row = []
            row.append(Number(line, found.start(1), found[0], 0, value))
    yield row


@rule(
    "FZ207", "“一是”“二是”不连续", "错误", LEVELS + "；实务",
    explain="“一是……三是……”之间缺了“二是”，多半是删去一条后没有改。",
    finds="一、主要举措和成效\n一是学法12次。三是普法22次。",
    spares=("一、主要举措和成效\n一是学法12次。二是普法22次。\n（一）规范执法\n一是培训6场。\n二是评查2次。", "一、不足\n是一是二要分清，实事求是。"),
    todo="请补上缺的一条，或改正序号",
)  # fmt: skip
def points_skipped(document: CheckedReport) -> Iterator[Hit]:
    """A point that does not follow on the one before it."""
    for row in _rows(document):
        for expected, number in _expected(row):
            if number.value != expected:
                said = written(1, expected)[:-1]
                yield Hit(number.line, number.words, f"这里应是“{said}是”", start=number.start)


def _expected(row: list[Number]) -> Iterator[tuple[int, Number]]:
    expected = 1
    for number in row:
        yield expected, number
        expected = number.value + 1


@rule(
    "FZ208", "只有“一是”", "提示", "实务",
    explain="只有一条时不编“一是”。",
    finds="一、主要举措和成效\n一是学法12次。\n（一）规范执法\n培训6场。",
    spares="一、主要举措和成效\n一是学法12次。\n二是普法22次。",
    todo="请补上“二是”，或删去“一是”",
)  # fmt: skip
def lone_point(document: CheckedReport) -> Iterator[Hit]:
    """一是 with nothing after it."""
    for row in _rows(document):
        if len(row) == 1 and row[0].value == 1:
            yield Hit(row[0].line, row[0].words, "只有“一是”，没有“二是”", start=row[0].start)


def _own_line(document: CheckedReport) -> list[ReportLine]:
    """The headings on a line of their own."""
    after = {
        line.place.anchor.element for line in document.paragraphs if line.role == "body" and line.place.anchor.start > 0
    }
    return [line for line in document.headings if line.place.anchor.element not in after]


def _stopped(line: ReportLine) -> bool:
    return line.text.rstrip().endswith(("。", "；", "，"))


@rule(
    "FZ209", "同级标题有的有句号、有的没有", "提示", f"{PUNCTUATION} 附录；实务",
    explain="标题单独成行的，末尾不用句号；标题之后接着写正文的，用句号。同一级标题要一致。",
    finds="一、主要举措和成效\n（一）学习贯彻\n学法12次。\n（二）依法决策。\n审查20件。",
    spares="一、主要举措和成效\n（一）学习贯彻\n学法12次。\n（二）依法决策\n审查20件。",
    todo="请统一，单独成行的标题不加句号",
)  # fmt: skip
def stops_differ(document: CheckedReport) -> Iterator[Hit]:
    """Headings of one level that differ in their full stop; the first of the fewer."""
    for stopped, others in _by_level(document).values():
        if stopped and others:
            fewer = min(stopped, others, key=len)[0]
            message = f"同级{len(stopped) + len(others)}个标题中，{len(stopped)}个末尾有句号，{len(others)}个没有"
            yield Hit(fewer, fewer.text.strip()[-12:], message)


@rule(
    "FZ210", "单独成行的标题末尾有句号", "提示", f"{PUNCTUATION} 附录；实务",
    explain="标题单独成行的，末尾不用句号。同一级都有句号时，只提一次。",
    finds="一、主要举措和成效\n（一）学习贯彻。\n学法12次。\n（二）依法决策。\n审查20件。",
    spares="一、主要举措和成效\n（一）学习贯彻\n学法12次。\n（二）依法决策\n审查20件。",
    todo="请删去标题末尾的句号",
)  # fmt: skip
def stopped_headings(document: CheckedReport) -> Iterator[Hit]:
    """The first of a level's headings if all are on lines of their own and end in a full stop."""
    for stopped, others in _by_level(document).values():
        if stopped and not others:
            count = f"同级{len(stopped)}个标题都有" if len(stopped) > 1 else "标题末尾有"
            yield Hit(stopped[0], stopped[0].text.strip()[-12:], f"标题单独成行，{count}句号")


def _by_level(document: CheckedReport) -> dict[int, tuple[list[ReportLine], list[ReportLine]]]:
    """Headings on lines of their own by level: those with a full stop, and those without."""
    found: dict[int, tuple[list[ReportLine], list[ReportLine]]] = defaultdict(lambda: ([], []))
    for line in _own_line(document):
        found[line.level][0 if _stopped(line) else 1].append(line)
    return found


@rule(
    "FZ211", "段内“（1）（2）”不连续", "错误", LEVELS,
    explain="一段话里的“（1）（2）（3）”要连续。",
    finds="一、主要举措和成效\n做法有：（1）学法12次；（3）普法22次。",
    spares="一、主要举措和成效\n做法有：（1）学法12次；（2）普法22次。根据方案（2024）号文件办理。",
    todo="请改正序号",
)  # fmt: skip
def inline_skipped(document: CheckedReport) -> Iterator[Hit]:
    """（1） … （3） within a paragraph."""
    for line in document.paragraphs:
        found = list(expression(r"(?:(?<=[。；：，;:,])|^\s*)[（(](\d{1,2})[）)]").finditer(line.text))
        if len(found) < 2 or found[0][1] != "1":
            continue
        for expected, match in enumerate(found, 1):
            if int(match[1]) != expected:
                yield Hit(line, match[0].strip(), f"这里应是“（{expected}）”", start=match.start())
                break


_ANNEX_NUMBER = Expression(r"^\s*(?:附件[：:]\s*)?(\d{1,2})\s*[.．、](?!\d)")
_ANNEX_CITED = Expression(r"(?<![》”文案知件法定见])(?:详?见|参见|附|列入|载于)?附件(\d{1,2})(?![\d年月])")


@rule(
    "FZ214", "正文提到的附件没有列出", "错误", f"{LAYOUT} 7.3.4；实务",
    explain="附件说明列了两个附件，正文不能说“见附件3”；附件说明的序号也要连续。上级文件的附件不算。",
    finds=("一、主要举措和成效\n指标见附件1，名册见附件3。\n[附件说明] 附件：1．指标表\n[附件说明] 2．名册",
           "一、主要举措和成效\n指标见附件1。\n[附件说明] 附件：1．指标表\n[附件说明] 3．名册"),
    spares=("一、主要举措和成效\n指标见附件1，名册见附件2。\n[附件说明] 附件：1．指标表\n[附件说明] 2．名册",
            "一、主要举措和成效\n按照县里方案附件3的要求，名册见附件。\n[附件说明] 附件：名册"),
    todo="请核对附件的序号",
)  # fmt: skip
def annex_not_listed(document: CheckedReport) -> Iterator[Hit]:
    """An annex that the text cites beyond the last that is listed, and one whose number does not follow."""
    listed = [line for line in document.lines if line.role == "attachment"]
    numbers = [(int(found[1]), line) for line in listed if (found := _ANNEX_NUMBER.search(line.text))]
    if not numbers or "\n" in "".join(line.text for line in listed):
        return
    for expected, (number, line) in enumerate(numbers, 1):
        if number != expected:
            yield Hit(line, line.text[:12], f"这里应是附件{expected}")
            return
    for line in document.body:
        for found in _ANNEX_CITED.finditer(line.text):
            if int(found[1]) > len(numbers):
                yield Hit(line, found[0], f"附件说明只列了{len(numbers)}个附件", start=found.start())
