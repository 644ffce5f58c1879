"""Figures that are written twice side by side, in words and in digits, or as a span of the clock with its length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import SENTENCE_ENDS, stretch
from generator.claims.numbers import SCALES, chinese_value

_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬", "一二三四五六七八九十百千万")
_NUMERAL = "[零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟萬]{1,14}"
_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_UNIT = "元|人|名|件|个|户|次|份|家|处|项|条|天|亩"
_TWICE = Expression(
    rf"(?P<words>(?<![第零〇一二两三四五六七八九十百千万]){_NUMERAL})(?P<unit>{_UNIT})?整?[（(](?:即|计|合|小写|¥|￥|：)*(?P<digits>{_DIGITS})(?P<scale>[万亿]?)(?P<second>{_UNIT})?[）)]"
    rf"|(?P<before>(?<![\d.]){_DIGITS})(?P<beforescale>[万亿]?)(?P<first>{_UNIT})[（(](?:大写|人民币|：|:)+(?P<capitals>{_NUMERAL})(?:{_UNIT})?整?[）)]"
)


class WrittenTwice(NamedTuple):
    """Two writings of one figure; ``start`` and ``words`` are of the whole, ``meant`` what the first comes to."""

    start: int
    words: str
    meant: str
    differs: bool


def written_twice_in(text: str) -> Iterator[WrittenTwice]:
    """The figures of a text that words and digits beside them tell: 壹万伍仟元（10500元）."""
    for found in _TWICE.finditer(text) if "（" in text or "(" in text else ():
        numeral = (found["words"] or found["capitals"]).translate(_CAPITALS)
        value = chinese_value(numeral)
        digits = Decimal((found["digits"] or found["before"]).replace(",", ""))
        digits *= SCALES[found["scale"] or found["beforescale"] or ""]
        sure = bool(found["capitals"]) or (bool(found["unit"]) and found["unit"] == (found["second"] or found["unit"]))
        if value is not None and sure:
            yield WrittenTwice(found.start(), found[0], f"{value}", digits != value)


_CLOCK = r"(?P<{0}>[0-2]?\d|[一二三四五六七八九十]{{1,3}})(?:时|点|:|：)(?P<{0}m>[0-5]\d分?|半)?"
_HOURS = Expression(
    r"(?P<long>\d{1,2}(?:\.5)?|[一二两三四五六七八九十]{1,3})(?P<half>个半)?个?小时(?P<between>[（(，][^。；，（）()\d一二三四五六七八九十]{0,10})"
    + _CLOCK.format("from").replace("(?P<from>", "(?:早上?|上午|每天|每日|从|自)*(?P<from>", 1)
    + "(?:至|到|—|–|-|～)(?P<later>晚上?|下午|傍晚|夜间|次日|当晚|晚间)?"
    + _CLOCK.format("to")
)
_INTERRUPTED = Expression("午休|休息|除午|分[两2]段|中午停|(?<!不)(?<!无)间歇|其中")


class Opening(NamedTuple):
    """A number of hours written with its two times of the day, and the hours between these."""

    start: int
    words: str
    hours: Decimal
    between: Decimal


def openings_in(text: str) -> Iterator[Opening]:
    """The numbers of hours of a text that have both ends beside them, no break being mentioned: 9小时（早8时至晚18时）."""
    for found in _HOURS.finditer(text) if "小时" in text else ():
        last = stretch(text, found.end(), found.end(), SENTENCE_ENDS + "；")[1]
        rest = text[found.end() : last].replace("中午不休", "").replace("午休时间不", "").replace("无午休", "")
        if _INTERRUPTED.search(rest) or expression(r"[、和及]\D{0,4}\d{1,2}[时点:：]").search(rest[:16]):
            continue
        between = _between(found)
        hours = _number(found["long"]) + (Decimal("0.5") if found["half"] else 0)
        if between > 0 and hours:
            yield Opening(found.start(), found[0], hours, between)


_FROM_TO = Expression(
    _CLOCK.format("from")
    + "(?:一直|持续|进行|[^，。；\\d]{0,2}开)?(?:至|到|—|–|-|～)(?P<later>晚上?|下午|傍晚|夜间|次日(?:凌晨)?|当晚|晚间|凌晨)?"
    + _CLOCK.format("to")
)
_LASTED = Expression(
    "(?:历时|持续了?|用时|耗时|长达|前后)(?:整整|近|约|超过|逾)?(?P<long>\\d{1,2}(?:\\.5)?|[一二两三四五六七八九十]{1,3})(?P<half>个半)?个?(?:半)?小时(?P<more>半|余|多)?"
)
_ROUGH = Expression("近|约|超过|逾|余|多|整整")


def lasting_in(text: str) -> Iterator[Opening]:
    """The numbers of hours that something lasted whose sentence has one beginning and one end: 9时至11时30分…历时三个小时."""
    for found in _LASTED.finditer(text) if "小时" in text else ():
        first, last = stretch(text, found.start(), found.end(), SENTENCE_ENDS + "；")
        spans = list(_FROM_TO.finditer(text, first, last))
        clocks = len(expression(r"\\d[时点:：]").findall(text[first:last]))
        if len(spans) != 1 or clocks > 2 or found.start() < spans[0].end() or _ROUGH.search(found[0]):
            continue
        if _INTERRUPTED.search(text, first, last) or text.count("小时", first, last) != 1:
            continue
        between = _between(spans[0])
        hours = _number(found["long"]) + (Decimal("0.5") if found["half"] else 0)
        if between > 0:
            yield Opening(found.start(), found[0], hours, between)


def _between(span: re.Match[str]) -> Decimal:
    """The hours between two times of the day, the second one on the next day if words say so."""
    first, second = _of_day(span["from"], span["fromm"]), _of_day(span["to"], span["tom"])
    later = span["later"] or ""
    if later.startswith("次日") or later == "凌晨":
        return second + 24 - first
    return second + 12 - first if later and second <= first and second < 12 else second - first


def _number(words: str) -> Decimal:
    return Decimal(words) if words[0].isdecimal() else Decimal(chinese_value(words) or 0)


def _of_day(hour: str, minutes: str | None) -> Decimal:
    told = (minutes or "").rstrip("分")
    return _number(hour) + (Decimal("0.5") if told == "半" else Decimal(told or 0) / 60)
