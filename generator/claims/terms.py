"""Terms given both ways, as a number of years, months or days and by their two ends: 合同期三年，自…起至…止."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from generator.chinese.expressions import Expression
from generator.claims.claim import SENTENCE_ENDS, stretch
from generator.claims.dates import TextDate, dates_in
from generator.claims.numbers import number_of


def _length(group: int) -> str:
    """The expression of a number of years, months or days, its groups numbered."""
    number = r"\d{1,3}|[一二两三四五六七八九十]{1,3}"
    return rf"(?:(?P<half{group}>半年)|(?P<number{group}>{number})(?:(?P<year{group}>年)|(?P<day{group}>[天日](?!之?内|前|后))|个月))"


_TERM = Expression(
    "(?:为期|公示期?|公告期?|(?:公开)?征求意见期?|公布|展示|合同期|有效期|服务期|试用期|聘用期|周期|期限|聘期|任期|历时|试行|试点|持续|工期|用时|耗时|(?<=[，日])前后(?:历经)?|(?<=[止，])共(?:计)?)(?:限|内)?(?:为|是|共|达)?"
    + _length(1)
    + "|"
    + _length(2)
    + "(?:期|的?(?:服务|聘用|顾问|承包|租赁)?(?:合同|协议)|服务期|任期|的?(?:公示|公告|公开征求意见|征求意见)(?=[（，。]))"
)
_ENDS = Expression("^(?:日?起)?[，、]?(?:开始)?，?(?:施行|试行|执行)?，?(?:至|到|—|–|~|～|-|持续到|持续至)(?:了)?$")
_BEGUN = Expression("^(?:正式|全面)?(?:开始|启动|开工|开班|开幕|开展|动工|起步|进场)[，、]?(?:到|至|于)?$")
_CLOSED = Expression("^(?:正式|全面|顺利|如期)?(?:结束|竣工|完工|结业|收官|完成|闭幕|截止|收尾)")
_STARTED = Expression("(?:始于|起于|开始于)$")
_OTHERWISE = Expression(
    "已满|停工|实际|有效期内|累计|扣除|不含|其中|集中|每[期批次]|各(?:[期批段自]|占)|轮流|休整|中断|暂停|间隔|剔除|续[签聘](?!合同|协议|的合同)|延长|延期|顺延|提前|中途|剩余|尚余|解除|终止|原定|调整为|改为|分[两二三四][期段阶批轮]|首期|第[一二三]年|上一|前一"
)


class Term(NamedTuple):
    """A term of ``months`` or ``days`` with the two ends that its sentence gives it."""

    words: str
    months: int
    days: int
    first: TextDate
    last: TextDate

    @property
    def fits(self) -> bool:
        """True if the ends are so far apart, the last day counted along or not; months are so to three days."""
        if self.days:
            apart = (self.last.latest - self.first.earliest).days
            return apart in (self.days, self.days - 1, self.days + 1)
        if not (self.first.day and self.last.day):
            between = 12 * (self.last.year - self.first.year) + self.last.month - self.first.month
            return between in (self.months, self.months - 1)
        years, month = divmod(self.first.year * 12 + self.first.month - 1 + self.months, 12)
        due = date(years, month + 1, 1) + timedelta(self.first.day - 1)
        return abs((self.last.latest - due).days) <= _SLACK


_SLACK = 3
"""Months have 28 to 31 days, and a last day is counted along or not."""


def terms_in(text: str, year: int | None) -> Iterator[Term]:
    """The terms of a text that are given both ways."""
    for found in _TERM.finditer(text):
        first, last = stretch(text, found.start(), found.end(), SENTENCE_ENDS + "；")
        sentence = text[first:last]
        lengths = {_length_of(each) for each in _TERM.finditer(sentence)}
        ends = list(_ends(sentence, year))
        if len(lengths) == len(ends) == 1 and not _OTHERWISE.search(sentence):
            months, days = lengths.pop()
            one, other = (replace(day, start=day.start + first, end=day.end + first) for day in ends[0])
            told = other.own_year or _is_beside(text, found, one, other)
            if (months and told) or (days and one.day and other.day):
                yield Term(found[0], months, days, one, other)


def _is_beside(text: str, length: re.Match[str], one: TextDate, other: TextDate) -> bool:
    """True if nothing but what ran so long is between a length and its two ends, which are of one year."""
    if one.own_year or (one.month, one.day) >= (other.month, other.day):
        return False
    between = text[other.end : length.start()] if length.start() > other.end else text[length.end() : one.start]
    return bool(_BESIDE.fullmatch(between))


_BESIDE = Expression("[^。；，\\d]{0,8}[，（]?[^。；，\\d]{0,10}，?(?:自|从|于)?")


def _ends(sentence: str, year: int | None) -> Iterator[tuple[TextDate, TextDate]]:
    """The pairs of dates with 起至 and the like between them; a year that nothing tells is the report's."""
    dates = [day if day.year else replace(day, year=year or 0) for day in dates_in(sentence, year)]
    known = [day for day in dates if day.month and day.year and day.exists]
    for one, other in pairwise(known):
        between = sentence[one.end : other.start]
        if _ENDS.match(between) or (
            (_BEGUN.match(between) or (_STARTED.search(sentence, 0, one.start) and between == "，"))
            and _CLOSED.match(sentence[other.end :])
        ):
            yield one, other


def _length_of(found: re.Match[str]) -> tuple[int, int]:
    """The length in months and in days, one of them 0."""
    for each in "12":
        if found[f"half{each}"]:
            return 6, 0
        if numeral := found[f"number{each}"]:
            number = number_of(numeral) or 0
            return (0, number) if found[f"day{each}"] else (number * (12 if found[f"year{each}"] else 1), 0)
    return 0, 0


class EarlyEnd(NamedTuple):
    """A term of days, the day that it runs to, and the earlier day on which the text has it ended."""

    words: str
    due: date
    when: TextDate


_RUNS = Expression(
    "(?:为期|期限为?|公示|公告|公开|征求意见|征集)(?:期|时间)?(?:为|是|不少于)?(?P<number>\\d{1,3}|[一二两三四五六七八九十]{1,3})(?P<working>个工作)?[天日](?!前|内|起)"
)
_EXPIRED = Expression(
    "(?:期满|届满|到期|期限结束|公示结束|公告结束|征求意见结束|期满后)(?!前|之前|不再|自动|续|后拟|后将)"
)
_FARTHEST = 160


def early_ends_in(text: str, year: int | None) -> Iterator[EarlyEnd]:
    """The terms of days that a text ends too early: 10月9日起公示30日 … 10月20日期满后印发."""
    for term in _RUNS.finditer(text):
        first, last = stretch(text, term.start(), term.end(), SENTENCE_ENDS)
        begun = [day for day in dates_in(text[first : term.start()], year) if day.day and day.exists]
        expired = _EXPIRED.search(text, term.end(), min(last + _FARTHEST, len(text)))
        if len(begun) != 1 or not expired:
            continue
        start, _ = stretch(text, expired.start(), expired.end(), SENTENCE_ENDS + "，；")
        ended = [day for day in dates_in(text[start : expired.end()], year) if day.day and day.exists]
        if len(ended) == 1 and (ended[0].year or year) and (begun[0].year or year):
            day = replace(
                ended[0],
                year=ended[0].year or begun[0].year or year or 0,
                start=ended[0].start + start,
                end=ended[0].end + start,
            )
            from_day = replace(begun[0], year=begun[0].year or year or 0)
            number = number_of(term["number"]) or 0
            due = from_day.earliest + timedelta(number - 1)
            if from_day.earliest < day.earliest < due:
                yield EarlyEnd(term[0], due, day)
