"""Digits of both widths."""

from hypothesis import given
from hypothesis import strategies as st

from generator.chinese.digits import full_width, half_width, half_width_figure


def test_full_width_digits_become_half_width_ones_and_nothing_else_changes():
    assert half_width("商政〔２０２６〕５号，约３．５％") == "商政〔2026〕5号，约3．5％"


def test_of_a_figure_the_signs_become_half_width_too():
    assert half_width_figure("－１，２００．５％") == "-1,200.5%"


@given(st.text())
def test_what_was_widened_is_narrowed_again(text):
    assert half_width(full_width(text)) == half_width(text)
    assert full_width(half_width(text)) == full_width(text)


@given(st.text())
def test_every_character_keeps_its_place(text):
    assert len(half_width(text)) == len(full_width(text)) == len(half_width_figure(text)) == len(text)
