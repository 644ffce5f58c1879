"""How wide texts are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chinese.width import columns, ems, padded, wrapped


@pytest.mark.parametrize(
    ("text", "in_columns", "in_ems"),
    [
        ("", 0, 0),
        ("FZ508", 5, 2.5),
        ("青山镇", 6, 3),
        ("5000余份", 8, 4),
        ("（１２）", 8, 4),
        ("“八五”", 6, 4),
        ("…", 1, 1),
    ],
)
def test_a_chinese_character_takes_two_columns_and_one_em(text, in_columns, in_ems):
    assert (columns(text), ems(text)) == (in_columns, in_ems)


@given(st.text())
def test_columns_lie_between_one_and_two_for_a_character(text):
    assert len(text) <= columns(text) <= 2 * len(text)


@given(st.text())
def test_print_is_at_least_as_wide_as_the_columns(text):
    assert columns(text) <= 2 * ems(text) <= 2 * len(text)


@given(st.text(), st.text())
def test_width_adds_up(one, other):
    assert columns(one + other) == columns(one) + columns(other)
    assert ems(one + other) == ems(one) + ems(other)


@given(st.text(max_size=10), st.integers(0, 30))
def test_a_padded_text_fills_its_width_and_loses_nothing(text, width):
    assert padded(text, width).rstrip(" ") == text.rstrip(" ")
    assert columns(padded(text, width)) == max(width, columns(text))


@given(st.text("青山镇，。（）a1 ", max_size=60), st.integers(8, 20))
def test_wrapping_loses_no_character(text, width):
    assert "".join(wrapped(text, width)) == text
