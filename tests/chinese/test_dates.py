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


@pytest.mark.parametrize(
    "typed",
    [
        "2026-3-1",
        "2026/03/01",
        "2026.3.1",
        "2026 年 3 月 1 日",
        "2026年3月1",
        "2026年3月1号",
        "20260301",
        "2026－03－01",
        "2026—3—1",
        "二〇二六年三月一日",
        "二O二六年三月一日",
        "2026-3-1 00:00:00",
        "2026-03-01 00:00",
    ],
)
def test_a_day_may_be_typed_in_several_ways(typed):
    assert date_of(typed) == date(2026, 3, 1)


@pytest.mark.parametrize("typed", ["", "2026年3月", "3月1日", "2026年2月30日", "26-3-1", "2026年3月1日前", "去年"])
def test_what_is_no_day_is_none(typed):
    assert date_of(typed) is None


def test_a_day_that_no_calendar_has_is_not_found_in_a_text():
    assert date_in("截至2026年2月30日") is None


@pytest.mark.parametrize(
    "typed",
    [
        *("2027年1月11日", "2027年1月11号", "2027-01-11", "2027/1/11", "2027.1.11", "20270111"),
        *("2027－01－11", "２０２７年１月１１日", "２０２７／１／１１", "2027 年 1 月 11 日", "二〇二七年一月十一日"),
        *("二零二七年一月十一日", "二○二七年一月十一号"),
    ],
)
def test_a_day_is_understood_however_it_was_typed(typed):
    assert date_of(typed) == date(2027, 1, 11)


@pytest.mark.parametrize(
    "typed", ["2027年2月30日", "20271301", "2027年1月", "二〇二七年十三月一日", "1月11日", "202701111"]
)
def test_what_is_no_whole_day_is_none(typed):
    assert date_of(typed) is None
