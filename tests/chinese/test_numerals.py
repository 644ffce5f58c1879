"""Numerals and the numbers that they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chinese.numerals import LIMIT, capital, digit_by_digit, numeral, value_of


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (1050, "一千零五十"),
        (10_001, "一万零一"),
        (11_000, "一万一千"),
        (120_000, "十二万"),
        (1_100_000, "一百一十万"),
        (LIMIT - 1, "九千九百九十九万九千九百九十九"),
    ],
)
def test_a_number_is_written_as_it_is_read_out(number, written):
    assert numeral(number) == written


def test_every_numeral_below_ten_thousand_is_read_as_its_number():
    assert [value_of(numeral(number)) for number in range(10_000)] == list(range(10_000))


@given(st.integers(0, LIMIT - 1))
def test_every_numeral_is_read_as_its_number(number):
    assert value_of(numeral(number)) == number


@given(st.integers(1000, 9999).filter(lambda year: "0" in str(year)))
def test_a_year_is_read_digit_by_digit(year):
    assert value_of(digit_by_digit(year)) == year


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("〇", 0),
        ("两", 2),
        ("两千", 2000),
        ("一十二", 12),
        ("一百十五", 115),
        ("一百〇五", 105),
        ("一千零十", 1010),
        ("二〇二五", 2025),
        ("二○二五", 2025),
    ],
)
def test_other_ways_of_writing_a_number_are_understood(written, number):
    assert value_of(written) == number


@pytest.mark.parametrize("ambiguous", ["一千二", "三百五", "一万五", "二三", "七八十"])
def test_what_may_mean_two_numbers_is_none(ambiguous):
    assert value_of(ambiguous) is None


@pytest.mark.parametrize(
    "nonsense", ["", "百", "十十", "零十", "二十零五", "一百零十", "12", "十二件", "一万万", " 十"]
)
def test_what_is_no_numeral_is_none(nonsense):
    assert value_of(nonsense) is None


@given(st.text("零〇一二两五十百千万", max_size=8))
def test_what_is_understood_is_written_in_one_way_that_means_the_same(text):
    number = value_of(text)
    assert number is None or value_of(numeral(number)) == number


@pytest.mark.parametrize("number", [-1, LIMIT])
def test_what_has_no_numeral_is_refused(number):
    with pytest.raises(ValueError, match="no numeral"):
        numeral(number)


def test_capitals_write_the_one_before_ten():
    assert [capital(number) for number in (0, 10, 305)] == ["零", "壹拾", "叁佰零伍"]
