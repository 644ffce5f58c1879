"""The days, months and years that running text names, each with its year as far as the words before it tell it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from generator.chinese.expressions import Expression
from generator.claims.claim import SENTENCE_ENDS
from generator.claims.numbers import number_of

YEAR_WORDS = {
    "前年": -2, "上一年度": -1, "上一年": -1, "上年度": -1, "上年": -1, "去年": -1, "今年": 0, "本年度": 0, "本年": 0,
    "明年": 1, "来年": 1, "下一年度": 1, "下一年": 1, "下年度": 1, "后年": 2,
}  # fmt: skip
"""Words for a year → how far it is from the one that a report is on."""

_WORD = "|".join(sorted(YEAR_WORDS, key=len, reverse=True))
_DATE = Expression(
    rf"(?:(?<!\d)(?P<year>(?:19|20)\d\d)年度?|(?P<word>{_WORD})|(?P<next>次年|翌年)|(?P<same>当年|同年))?的?"
    r"(?<![\d.第/—–~-])(?P<month>\d{1,2})月(?!龄|均)份?(?:(?P<day>\d{1,2})[日号](?!线|楼)|(?P<third>上旬|中旬|下旬|初|底|末))?"
    rf"|(?<!\d)(?P<alone>(?:19|20)\d\d)年(?!以来)|(?P<named>{_WORD})"
)
_PERIOD = Expression(
    "(?P<quarter>第?[一二三四1-4]季度)|(?P<half>[上下]半年)|(?P<season>[春夏秋冬]季|汛期)(?!节|学期|\\p{Han}*班)"
)
_SEASONS = {
    "春季": range(1, 7), "夏季": range(4, 10), "秋季": range(7, 13), "冬季": (10, 11, 12, 1, 2, 3), "汛期": range(3, 12),
}  # fmt: skip
"""The months that a season may be said to have, north and south: the least that nobody would call wrong."""


@dataclass(frozen=True, slots=True)
class TextDate:
    """A date as it is written; ``month`` and ``day`` are 0 where they are not written, ``year`` where nothing tells it.

    ``own_year`` says that the year is in its own words, not taken from a date before it in the sentence.
    """

    start: int
    end: int
    year: int
    month: int = 0
    day: int = 0
    own_year: bool = False

    @property
    def exists(self) -> bool:
        """True if a calendar has it; without a year the 29th of February may be."""
        if not self.month:
            return True
        return self.month <= 12 and self.day <= (monthrange(self.year or 2024, self.month)[1])

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


@lru_cache(maxsize=256)
def dates_in(text: str, year: int | None) -> tuple[TextDate, ...]:
    """The dates of a text in a report on a year, in reading order."""
    found, at, before = [], 0, 0
    for match in _DATE.finditer(text) if "年" in text or "月" in text else ():
        if any(end in text[at : match.start()] for end in SENTENCE_ENDS):
            before = 0
        at = match.end()
        told = _year(match["year"] or match["alone"], match["word"] or match["named"], year)
        inherited = before + 1 if match["next"] and before else 0 if match["next"] else before
        if match["same"]:
            told = before or year or 0
        before = told or inherited
        month, day = _number(match["month"]), _number(match["day"])
        found.append(TextDate(match.start(), match.end(), before, month, day, own_year=bool(told)))
    return tuple(found)


def _number(digits: str | None) -> int:
    """The number; 0 where none is written, and for a written 0 one that no calendar has."""
    return 0 if digits is None else int(digits) or _NO_DAY


_NO_DAY = 99


def _year(digits: str | None, word: str | None, year: int | None) -> int:
    if digits:
        return int(digits)
    return year + YEAR_WORDS[word] if word and year else 0


class Period(NamedTuple):
    """A quarter, a half-year or a season named in a text, with its months."""

    start: int
    end: int
    months: frozenset[int]


def periods_in(text: str) -> Iterator[Period]:
    """The quarters, half-years and seasons that a text names, in reading order."""
    for match in _PERIOD.finditer(text):
        yield Period(match.start(), match.end(), frozenset(_months(match)))


def _months(match: re.Match[str]) -> Iterator[int]:
    if match["quarter"]:
        numeral = match["quarter"].removeprefix("第")[0]
        first = 3 * (number_of(numeral) or 1) - 2
        yield from range(first, first + 3)
    elif match["half"]:
        yield from range(1, 7) if match["half"][0] == "上" else range(7, 13)
    else:
        yield from _SEASONS[match["season"]]
