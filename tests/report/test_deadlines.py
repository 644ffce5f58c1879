"""When a report is due, counted from a day that is handed in."""

from datetime import date

import pytest

from generator.report.deadlines import countdown, publication, submission
from generator.settings import Wording


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 2, 17), "距报送期限2026年3月1日还有12天，距公开期限2026年4月1日还有43天"),
        (date(2026, 3, 1), "今天到报送期限2026年3月1日，距公开期限2026年4月1日还有31天"),
        (date(2026, 4, 2), "报送期限2026年3月1日已经过去32天，公开期限2026年4月1日已经过去1天"),
        (date(2025, 12, 31), "距报送期限2026年3月1日还有60天，距公开期限2026年4月1日还有91天"),
    ],
)
def test_the_days_to_both_deadlines_are_counted(today, said):
    assert countdown(2025, Wording(), today) == said


def test_a_countys_own_days_are_counted():
    wording = Wording(submit_by=(1, 15), publish_by=(3, 20))
    assert (
        countdown(2025, wording, date(2026, 1, 1)) == "距报送期限2026年1月15日还有14天，距公开期限2026年3月20日还有78天"
    )


def test_a_day_in_december_lies_in_the_reports_own_year():
    assert submission(2025, Wording(submit_by=(12, 20))).day == date(2025, 12, 20)
    assert publication(2025, Wording()).day == date(2026, 4, 1)
