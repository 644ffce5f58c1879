"""Days as documents write them (GB/T 9704—2012, 7.3.5.4): 2026年3月1日, month and day without a leading zero."""

from __future__ import annotations

import re
from datetime import date

from generator.chinese.digits import half_width_figure
from generator.chinese.expressions import Expression
from generator.chinese.numerals import DIGITS, value_of

_TYPED = Expression(
    r"(?:(\d{4})(?:年|[-—–/.])(\d{1,2})(?:月|[-—–/.])(\d{1,2})[日号]?|(\d{4})(\d\d)(\d\d))(?:00:00(?::00)?)?", re.ASCII
)
_NUMERALS = Expression(f"([{DIGITS}零○]{{4}})年([{DIGITS}十元]{{1,2}})月([{DIGITS}十]{{1,3}})[日号]")
_WRITTEN = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)


def written_out(day: date) -> str:
    """The day in words: 2026年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def date_of(text: str) -> date | None:
    """The day that the whole text is, as people type it; else None.

    For example 2026年3月1日, 2026年3月1号, 2026-03-01, 2026/3/1, 2026.3.1, 20260301, 二〇二六年三月一日, and a day with
    the midnight that programs add to it.
    """
    plain = half_width_figure("".join(text.split())).replace("／", "/")
    if found := _NUMERALS.fullmatch(plain.replace("O", "〇")):
        year, month, day = (value_of(part.replace("元", "一")) for part in found.groups())
        return _day(year, month, day)
    found = _TYPED.fullmatch(plain)
    return _day(*(int(part) for part in found.groups() if part)) if found else None


def date_in(text: str) -> date | None:
    """The first day that a text names in words; None if it names none, or one that no calendar has."""
    found = _WRITTEN.search(text)
    return _day(*map(int, found.groups())) if found else None


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    """The day; None if no calendar has it."""
    try:
        return date(year, month, day) if year and month and day else None
    except ValueError:
        return None
