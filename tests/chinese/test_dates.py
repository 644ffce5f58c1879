"""Days in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chinese.dates import date_in, date_of, written_out

FOUR_DIGITS = st.dates(min_value=date(1000, 1, 1))


def test_month_and_day_have_no_leading_zero():
    assert written_out(date(2026, 3, 1)) == "2026年3月1日"


@given(FOUR_DIGITS)
def test_a_day_written_out_is_read_as_that_day(day):
    assert date_of(written_out(day)) == date_in(f"（{written_out(day)}印发）") == day


@given(FOUR_DIGITS)
def test_a_day_may_be_typed_as_computers_write_it(day):
    assert date_of(day.isoformat()) == day


@pytest.mark.parametrize("typed", ["2026-3-1", "2026/03/01", "2026.3.1", "2026 年 3 月 1 日", "2026年3月1"])
def test_a_day_may_be_typed_in_several_ways(typed):
    assert date_of(typed) == date(2026, 3, 1)


@pytest.mark.parametrize("typed", ["", "2026年3月", "3月1日", "2026年2月30日", "26-3-1", "2026年3月1日前", "去年"])
def test_what_is_no_day_is_none(typed):
    assert date_of(typed) is None


def test_a_day_that_no_calendar_has_is_not_found_in_a_text():
    assert date_in("截至2026年2月30日") is None
