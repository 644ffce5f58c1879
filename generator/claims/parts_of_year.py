"""Events that a text puts into a part of a month or year, and takes up again with a date outside it.

3月中旬 … 3月24日的这次学习; 上半年 … 这次清理于9月完成. What takes an event up is 这次, 该, 上述 … with its name, or a day
with 的 and its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import CLAUSE_ENDS, SENTENCE_ENDS, stretch
from generator.claims.dates import TextDate, dates_in, periods_in

_LOOSE = Expression("年初|年中|年[底末](?!前)")
_LOOSE_MONTHS = {"年初": range(1, 5), "年中": range(5, 9), "年底": range(10, 13), "年末": range(10, 13)}
_THIRDS = {"上旬": (1, 10), "初": (1, 12), "中旬": (11, 20), "下旬": (21, 31), "底": (19, 31), "末": (19, 31)}
"""The days that each part of a month may be said to have."""


class YearPart(NamedTuple):
    """A part of a year or month named in a text: its months, and the first and the last day of them."""

    start: int
    end: int
    months: frozenset[int]
    days: tuple[int, int] = (1, 31)


class Outside(NamedTuple):
    """A part of the year that an event is put into, and a date of the event outside; ``sure`` if 这次 or the like ties
    them and it is not only its end."""

    words: str
    event: str
    start: int
    end: int
    sure: bool


_EVENT = "(?P<event>\\p{Han}{0,6}?“[^“”\\n]{2,8}”|\\p{Han}{2,8}?)"
_THIS = "(?:这|该|此|本|上述|前述)(?:一)?(?:次|场|期|项|轮|个)?"
_HELD = "(?:召开|举行|举办|开展|组织|启动)?"
_BACK = Expression(
    f"{_HELD}的(?:(?P<this>{_THIS})(?P<same>“?\\p{{Han}}{{2,8}})|{_EVENT}(?=[上中里由，。把]|会上|现场|期间))"
)
"""Behind a day: 召开的这次学习由."""
_AHEAD = Expression(f"{_THIS}{_EVENT}(?:于|从|自|在)?$")
"""Before a date: 这次清理于."""
_ENDED = Expression("^(?:结束|完成|收官|收尾|闭幕|办结)")
_BEGAN = Expression("启动|开始|部署|动员|着手|推开|起步")
_NEAR = 2
_LAST_WORD = 2


def outside_in(text: str, year: int | None) -> Iterator[Outside]:
    """The dates of a text that are outside the part of the year in which it says that the event was."""
    dates = [day for day in dates_in(text, year) if day.month and day.exists]
    parts = _parts(text, dates)
    for part in parts:
        first, last = stretch(text, part.start, part.end, SENTENCE_ENDS)
        if text[part.end : part.end + 1] in _RANGE or text[part.start - 1 : part.start] in _RANGE:
            continue
        if sum(first <= other.start < last for other in parts) > 1:
            continue
        for day in dates:
            if day.start < last or text.count("\n", last, day.start) or _sentences(text, last, day.start) >= _NEAR:
                continue
            event, same = _taken_up(text, day)
            event = _named(event, text[part.end : last])
            if event and _is_outside(day, text, part):
                begun = bool(_BEGAN.search(text, first, last))
                ends = bool(_ENDED.match(text[day.end :]))
                if not (ends and begun):
                    yield Outside(text[part.start : part.end], event, day.start, day.end, sure=same and not ends)
                    break


_RANGE = ("至", "到", "—", "-", "、", "和", "前", "以", "起", "后")


def _parts(text: str, dates: list[TextDate]) -> list[YearPart]:
    """The parts of months and years that a text names."""
    found = [
        YearPart(day.start, day.end, frozenset({day.month}), _THIRDS[third])
        for day in dates
        if not day.day and (third := _third(text, day))
    ]
    found += [YearPart(one.start, one.end, one.months) for one in periods_in(text) if len(one.months) in (3, 6)]
    found += [YearPart(one.start(), one.end(), frozenset(_LOOSE_MONTHS[one[0]])) for one in _LOOSE.finditer(text)]
    return found


def _third(text: str, day: TextDate) -> str:
    words = text[day.start : day.end]
    return next((third for third in _THIRDS if words.endswith(third)), "")


def _sentences(text: str, start: int, end: int) -> int:
    return len(expression("[。！？]").findall(text[start:end]))


def _taken_up(text: str, day: TextDate) -> tuple[str, bool]:
    """The event that a date belongs to, empty if to none; and True if 这次 or the like ties the two."""
    if day.day and (behind := _BACK.match(text, day.end)):
        return behind["same"] or behind["event"], bool(behind["this"])
    first = stretch(text, day.start, day.start, CLAUSE_ENDS)[0]
    before = _AHEAD.search(text[first : day.start])
    return (before["event"], True) if before and before.start() == 0 else ("", False)


def _named(event: str, sentence: str) -> str:
    """As much of the words of an event, from their beginning, as a sentence has; empty if that names nothing."""
    name = event.strip("“”")
    return next((name[:end] for end in range(len(name), _LAST_WORD - 1, -1) if name[:end] in sentence), "")


def _is_outside(day: TextDate, text: str, part: YearPart) -> bool:
    """True if a date is surely not in a part of the year."""
    if day.month not in part.months:
        return True
    first, last = (day.day, day.day) if day.day else _THIRDS.get(_third(text, day), (1, 31))
    return last < part.days[0] or first > part.days[1]
