"""How wide texts are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chinese.width import columns, ems, filled, padded, wrapped


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


@given(st.text("青山镇，。（）“”《》a1 、", max_size=80), st.integers(24, 60))
def test_no_line_begins_with_a_stop_or_ends_with_an_opening_bracket(text, width):
    lines = wrapped(text, width, "  ")
    if max(map(columns, lines)) <= width and not any(columns(piece) > width - 2 for piece in text.split("青")):
        assert not any(line[2:3] in tuple("，。）”》、") for line in lines[1:])
        assert not any(line[-1:] in tuple("（“《") for line in lines[:-1])


def test_a_line_that_is_full_gives_its_last_character_to_the_next_rather_than_a_stop():
    assert wrapped("数字照台账填，再填", 12) == ["数字照台账", "填，再填"]
    assert wrapped("见（表）再填数", 6) == ["见", "（表）", "再填数"]


def test_pieces_are_not_cut():
    assert filled(["回车＝待补", "<＝上一题", "目录"], 20, "  ", " ") == ["  回车＝待补", "  <＝上一题 目录"]
