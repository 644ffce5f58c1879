"""Named things whose day, number or level a text gives twice: 《…》 issued in March and in April, 省级 and 市级."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.chinese.expressions import Expression
from generator.claims.claim import CLAUSE_ENDS, stretch
from generator.claims.dates import TextDate, dates_in

_NAME = Expression(
    "《(?P<title>[^《》\n]{3,40})》(?:（[^（）]{1,10}〔(?P<year>20\\d\\d)〕(?P<number>\\d+)号）)?|“(?P<quoted>[^“”\n]{4,16})”(?P<kind>\\p{Han}{0,6})"
)
_ONCE = "印发|出台|施行|通过|成立|揭牌|启用|建成|挂牌|签订|签署|竣工|投用|开通|上线|命名"
_DEED = Expression(_ONCE)
_LEVEL = Expression(
    "(?P<who>\\p{Han}{2,6}(?:村|社区|司法所|调委会|站|中心|街道|镇|乡|公司|学校))[^，。；]{0,16}?(?P<level>全国|国家级|省级|市级|县级|区级)(?P<what>(?:\\p{Han}|[“”]){4,16}?)(?=[，。；称、（]|荣|名单|$)"
)
_OTHER_TIME = Expression(
    "由|升|晋|原|此前|上年|去年|往年|前年|20\\d\\d年|推荐|申报|创建|拟|争创|以上|复核|目标|计划|力争|下一步"
)


@dataclass(frozen=True, slots=True)
class Retold:
    """A name with two different readings of one thing about it; ``start`` and ``end`` are those of the second."""

    name: str
    first: str
    again: str
    start: int
    end: int


def retold_in(text: str, year: int | None) -> Iterator[Retold]:
    """The named things of a text with two days of one deed, two numbers or two levels."""
    yield from _numbers(text)
    yield from _days(text, year)
    yield from _levels(text)


def _numbers(text: str) -> Iterator[Retold]:
    told: dict[str, re.Match[str]] = {}
    for found in _NAME.finditer(text) if "〔" in text else ():
        if not found["number"]:
            continue
        first = told.setdefault(found["title"], found)
        if first["year"] == found["year"] and first["number"] != found["number"] and not _is_amended(text, found):
            again = f"〔{found['year']}〕{found['number']}号"
            start = text.index("〔", found.start())
            yield Retold(found["title"], f"〔{first['year']}〕{first['number']}号", again, start, start + len(again))


def _is_amended(text: str, found: re.Match[str]) -> bool:
    return bool(re.search("修订|修改|废止|重新|补充|再次", text[slice(*_clause(text, found))]))


def _clause(text: str, found: re.Match[str]) -> tuple[int, int]:
    first, _ = stretch(text, found.start(), found.start(), CLAUSE_ENDS)
    before = stretch(text, first - 1, first - 1, CLAUSE_ENDS)[0] if text[first - 1 : first] == "，" else first
    first = before if first - before <= _ADVERBIAL else first
    return first, stretch(text, found.end(), found.end(), CLAUSE_ENDS)[1]


_ADVERBIAL = 10
"""How long a clause in front may be that says only when: 2025年3月，"""


def _days(text: str, year: int | None) -> Iterator[Retold]:
    """Names with one deed that is done once, on two days."""
    names = list(_NAME.finditer(text))
    often = [found["title"] or found["quoted"] for found in names]
    told: dict[tuple[str, str], TextDate] = {}
    for name, found in zip(often, names, strict=True):
        if often.count(name) < 2 or _is_amended(text, found):
            continue
        first, last = _clause(text, found)
        deeds = set(_DEED.findall(text[first : found.start()][-12:] + text[found.end() : last]))
        days = [day for day in dates_in(text[first:last], year) if day.month and day.exists]
        if len(deeds) != 1 or len(days) != 1:
            continue
        before = told.setdefault((name, deeds.pop()), days[0])
        if _differ(before, days[0]):
            again = text[first + days[0].start : first + days[0].end]
            yield Retold(name, _words(before), again, first + days[0].start, first + days[0].end)


def _differ(one: TextDate, other: TextDate) -> bool:
    years = bool(one.year and other.year) and one.year != other.year
    days = bool(one.day and other.day) and one.day != other.day
    return years or one.month != other.month or days


def _words(day: TextDate) -> str:
    return f"{f'{day.year}年' if day.own_year else ''}{day.month}月{f'{day.day}日' if day.day else ''}"


_HONOUR = 6


def _levels(text: str) -> Iterator[Retold]:
    """Bodies with one honour at two levels."""
    told: dict[tuple[str, str], str] = {}
    for found in _LEVEL.finditer(text) if "级" in text else ():
        if _OTHER_TIME.search(text[slice(*_clause(text, found))]):
            continue
        before = told.setdefault((found["who"][-4:], found["what"].strip("“”")[:_HONOUR]), found["level"])
        if before != found["level"]:
            yield Retold(found["who"], before, found["level"], found.start("level"), found.end("level"))
