"""When a report is due: to the county, and to the public (《法治政府建设与责任落实督察工作规定》: 1 March and 1 April).

The day is handed in; nothing here asks a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.chinese.dates import written_out
from generator.settings import Wording

SAME_YEAR_FROM = 10
"""A county that wants its reports from this month on wants them in the report's own year."""

LONG_GONE = 366
"""Days after which nobody needs to be told."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is due (报送 or 公开), and the day by which."""

    what: str
    day: date

    def left(self, today: date) -> int:
        """How many days are left; negative when it has passed."""
        return (self.day - today).days

    def said(self, today: date) -> str:
        """距报送期限2026年3月1日还有12天; 已过…3天; nothing when it passed more than a year ago."""
        left, named = self.left(today), f"{self.what}期限{written_out(self.day)}"
        if left == 0:
            return f"今天到{named}"
        if left < -LONG_GONE:
            return ""
        return f"距{named}还有{left}天" if left > 0 else f"已过{named}{-left}天"


def submission(year: int, wording: Wording) -> Deadline:
    """When the 报送版 for that year is due."""
    return Deadline("报送", _due(year, wording.submit_by))


def publication(year: int, wording: Wording) -> Deadline:
    """When the 公开版 for that year is due."""
    return Deadline("公开", _due(year, wording.publish_by))


def countdown(year: int, wording: Wording, today: date) -> str:
    """Both deadlines in one line: 距报送期限2026年3月1日还有12天，距公开期限2026年4月1日还有43天."""
    return "，".join(filter(None, (due(year, wording).said(today) for due in (submission, publication))))


def _due(year: int, month_and_day: tuple[int, int]) -> date:
    month, day = month_and_day
    return date(year if month >= SAME_YEAR_FROM else year + 1, month, day)
