"""When a report is due: to the county, and to the public (《法治政府建设与责任落实督察工作规定》: 1 March and 1 April).

Today's date is a parameter; nothing here reads the clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.chinese.dates import written_out
from generator.settings import Wording

SAME_YEAR_FROM = 10
"""A deadline in this month or later falls in the report's own year, an earlier one in the year after it."""

LONGEST_REMINDER = 366
"""Days after a deadline for which its passing is still mentioned."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A duty (报送 or 公开) and the day by which it is due."""

    what: str
    day: date

    def days_left(self, today: date) -> int:
        """The days from today to the deadline; negative after it."""
        return (self.day - today).days

    def reminder(self, today: date) -> str:
        """距报送期限2026年3月1日还有12天; …已经过去3天 after it; empty when it passed more than a year ago."""
        left, named = self.days_left(today), f"{self.what}期限{written_out(self.day)}"
        if left == 0:
            return f"今天到{named}"
        if left < -LONGEST_REMINDER:
            return ""
        return f"距{named}还有{left}天" if left > 0 else f"{named}已经过去{-left}天"


def submission(year: int, wording: Wording) -> Deadline:
    """The deadline of the 报送版 for that year, by default 1 March of the next."""
    return Deadline("报送", _due(year, wording.submit_by))


def publication(year: int, wording: Wording) -> Deadline:
    """The deadline of the 公开版 for that year, by default 1 April of the next."""
    return Deadline("公开", _due(year, wording.publish_by))


def countdown(year: int, wording: Wording, today: date) -> str:
    """Both deadlines in one line: 距报送期限2026年3月1日还有12天，距公开期限2026年4月1日还有43天."""
    return "，".join(filter(None, (due(year, wording).reminder(today) for due in (submission, publication))))


def _due(year: int, month_and_day: tuple[int, int]) -> date:
    month, day = month_and_day
    return date(year if month >= SAME_YEAR_FROM else year + 1, month, day)
