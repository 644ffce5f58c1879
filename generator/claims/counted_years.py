"""Years counted from a year that the sentence names: 自2019年起…连续第五年, 2021年12月挂牌…三周年."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import CLAUSE_ENDS, SENTENCE_ENDS, stretch
from generator.claims.numbers import number_of

_NUMBER = "[一二两三四五六七八九十]{1,3}|(?<!\\d)\\d{1,2}"
_COUNT = Expression(
    f"(?P<anniversary>{_NUMBER})周年|(?P<row>连续)?第(?P<nth>{_NUMBER})(?:个?年头?)(?!级|度)"
    f"|(?:已经?)?连续(?P<running>{_NUMBER})年|(?<![近前后每这过去])(?P<past>{_NUMBER})(?:个?多?年)(?:来|间)(?!的?新)"
)
_SINCE = Expression(
    "(?:自|从)(?P<from>(?:19|20)\\d\\d)年(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:以来|起|开始|至今|[^，。；]{0,10}(?:以来|起))"
    "|(?P<at>(?:19|20)\\d\\d)年(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:[^，。；\\d]{0,8}?)"
    "(?:成立|挂牌|揭牌|启动|创办|创建|设立|建立|建成|组建|启用|开办|上线|投用|落成|开通)(?!以?[来后前])"
)
_NOW = Expression("今年|本年|年内|迎来|恰逢|适逢|至今|已|现|进入|步入|迈入|(?:到|至|截至)20\\d\\d年|[是为]第|正值")
"""What says that a count runs up to the year reported on; else it may be of some earlier time: 第二年修订."""
_UNTIL = Expression("(?:到|至|截至)(?P<until>20\\d\\d)年")
_OTHERWISE = Expression("规划|行动|方案|中断|停办|暂停|恢复|重新|其中|上一|原|撤|迎接|即将|明年|计划|前后")


class CountedYears(NamedTuple):
    """A count of years as written, with the year that it runs from, the year it runs to, and what it can be."""

    words: str
    start: int
    first: int
    last: int
    number: int
    least: int
    most: int

    @property
    def fits(self) -> bool:
        """True if so many years can have gone by."""
        return self.least <= self.number <= self.most


def counted_years_in(text: str, year: int) -> Iterator[CountedYears]:
    """The counts of a text in a report on a year whose sentence names one beginning."""
    yield from _listed(text)
    for found in _COUNT.finditer(text):
        first, last = stretch(text, found.start(), found.end(), SENTENCE_ENDS + "；")
        begun = {int(each["from"] or each["at"]) for each in _SINCE.finditer(text, first, found.start())}
        if len(begun) != 1 or _OTHERWISE.search(text, first, last):
            continue
        ends = [int(each["until"]) for each in _UNTIL.finditer(text, first, found.start())]
        until = ends[-1] if ends else year
        kind = next(name for name in ("anniversary", "nth", "running", "past") if found[name])
        clause = stretch(text, found.start(), found.end(), CLAUSE_ENDS)[0]
        if kind in ("anniversary", "nth") and not _NOW.search(text, clause, found.end()):
            continue
        yearly = bool(found["row"]) or "每年" in text[first : found.start()]
        since, number = begun.pop(), _value(found[kind])
        apart = until - since
        least, most = _bounds(kind, apart, yearly=yearly)
        if number and apart > 0:
            yield CountedYears(found[0], found.start(), since, until, number, least, most)


_LISTED = Expression(
    f"连续(?P<number>{_NUMBER})年[（(](?P<years>(?:(?:19|20)\\d\\d年?(?:度)?[、，和及])+(?:19|20)\\d\\d年?(?:度)?)[）)]"
)


def _listed(text: str) -> Iterator[CountedYears]:
    """连续三年 with the years themselves in brackets behind it."""
    for found in _LISTED.finditer(text) if "连续" in text else ():
        years = sorted({int(year) for year in expression(r"\d{4}").findall(found["years"])})
        if number := _value(found["number"]):
            yield CountedYears(found[0], found.start(), years[0], years[-1], number, len(years), len(years))


def _bounds(kind: str, apart: int, *, yearly: bool) -> tuple[int, int]:
    """The least and the most that a count can be: the first year counts along where something is done every year."""
    if kind == "anniversary":
        return apart, apart
    if yearly and kind in ("nth", "running"):
        return apart + 1, apart + 1
    return apart, apart + 1


def _value(numeral: str) -> int:
    return number_of(numeral) or 0
