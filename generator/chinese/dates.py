"""Days as documents write them (GB/T 9704—2012, 7.3.5.4): 2026年3月1日, month and day without a leading zero."""

from __future__ import annotations

import re
from datetime import date

_TYPED = re.compile(r"(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?", re.ASCII)
_WRITTEN = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)


def written_out(day: date) -> str:
    """The day in words: 2026年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def date_of(text: str) -> date | None:
    """The day that the whole text is, as people type it: 2026年3月1日, 2026-03-01, 2026/3/1, 2026.3.1; else None."""
    return _day(_TYPED.fullmatch(text.replace(" ", "")))


def date_in(text: str) -> date | None:
    """The first day that a text names in words; None if it names none, or one that no calendar has."""
    return _day(_WRITTEN.search(text))


def _day(found: re.Match[str] | None) -> date | None:
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
