"""The figures of a text: where each stands, what it counts, what its clause and its sentence say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from generator.checks.checked_report import CheckedReport, ReportLine
from generator.facts.values.quantity import Quantity

UNITS = (
    "人次", "场次", "件次", "批次", "家次", "户次", "万元", "亿元", "平方米", "平方公里", "学时", "小时",
    *"个件起次份条人名项处场家户支台块亩元本期批宗部篇幅张册套间所座辆封卷盘例笔分天组只艘类", "m²", "㎡",
)  # fmt: skip
COUNTED = frozenset("个件起次份条人名项处场家户支台块本期批宗部篇幅张册套间所座辆封卷例笔组只类") | {
    "人次", "场次", "件次", "批次", "家次", "户次",
}  # fmt: skip
"""Units of what is counted in wholes."""

_ALIKE = {"起": "件", "宗": "件", "例": "件", "卷": "件", "名": "人", "本": "人", "场次": "次", "场": "次"}
_BEFORE = {
    "约": "约",
    "大约": "约",
    "近": "近",
    "将近": "近",
    "超": "超",
    "超过": "超",
    "逾": "逾",
    "不少于": "不少于",
    "至少": "不少于",
}
_COUNT = re.compile(
    rf"(?P<before>{'|'.join(sorted(_BEFORE, key=len, reverse=True))})?"
    r"(?<![\d.A-Za-z—－–-])(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?P<scale>万|亿)?(?P<behind>余|多)?"
    rf"(?P<unit>%|{'|'.join(unit for unit in UNITS)})"
)
_SENTENCE_ENDS = "。；！？;"
_CLAUSE_ENDS = _SENTENCE_ENDS + "，,：:（）()"


@dataclass(frozen=True)
class Count:
    """A figure with its unit; ``start`` and ``end`` are within the line's text, unit included."""

    line: ReportLine
    start: int
    end: int
    quantity: Quantity
    unit: str
    words: str
    behind: str = ""
    before: str = ""

    @property
    def exact(self) -> bool:
        """Whether no word makes it approximate."""
        return self.quantity.exact

    @property
    def amount(self) -> Decimal:
        """The figure with 万 multiplied out."""
        return self.quantity.amount

    @property
    def kind(self) -> str:
        """The unit, those that are used for the same thing as one: 起 as 件, 名 as 人."""
        return _ALIKE.get(self.unit, self.unit)

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """Where its sentence begins and ends in the line."""
        return stretch(self.line.text, self.start, self.end, _SENTENCE_ENDS)

    @cached_property
    def lead(self) -> str:
        """The words of its clause before it."""
        start, _ = stretch(self.line.text, self.start, self.end, _CLAUSE_ENDS)
        return self.line.text[start : self.start]

    @cached_property
    def tail(self) -> str:
        """The words of its clause behind it."""
        _, end = stretch(self.line.text, self.start, self.end, _CLAUSE_ENDS)
        return self.line.text[self.end : end]

    @property
    def sentence_text(self) -> str:
        """Its sentence."""
        start, end = self.sentence
        return self.line.text[start:end]


def stretch(text: str, start: int, end: int, ends: str) -> tuple[int, int]:
    """From behind the last of the ends before ``start`` to the first at or after ``end``."""
    first, last = start, end
    while first > 0 and text[first - 1] not in ends:
        first -= 1
    while last < len(text) and text[last] not in ends:
        last += 1
    return first, last


def find_counts(document: CheckedReport) -> tuple[Count, ...]:
    """The figures with a unit, in reading order."""
    return tuple(_counts(document))


def _counts(document: CheckedReport) -> Iterator[Count]:
    for match in _COUNT.finditer(document.text):
        line = document.line_at(match.start())
        if line.role in ("head", "imprint", "date") or (match["number"].startswith("0") and len(match["number"]) > 1):
            continue
        qualifier = match["behind"] or _BEFORE.get(match["before"] or "", "")
        value = Decimal(match["number"].replace(",", ""))
        at = match.start() - line.start
        yield Count(
            line, at, match.end() - line.start,
            Quantity(value, qualifier, match["scale"] or ""), match["unit"], match[0],
            match["behind"] or "", match["before"] or "",
        )  # fmt: skip
