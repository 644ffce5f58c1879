"""Characters that no document may hold, or that nobody can see."""

import re
import sys

import pytest

from generator.chinese.characters import (
    INVISIBLE,
    SURROGATE,
    UNFIT_FOR_A_FACT,
    UNFIT_FOR_A_TEMPLATE,
    UNFIT_FOR_YAML,
    UNPRINTABLE,
    UNPRINTABLE_IN_LINES,
    character_name,
)

ALL = [UNPRINTABLE, UNPRINTABLE_IN_LINES, UNFIT_FOR_A_FACT, UNFIT_FOR_A_TEMPLATE, UNFIT_FOR_YAML, SURROGATE, INVISIBLE]
EVERY_CHARACTER = "".join(map(chr, range(sys.maxunicode + 1)))


def found(expression: re.Pattern[str]) -> set[str]:
    return set(expression.findall(EVERY_CHARACTER))


@pytest.mark.parametrize("expression", ALL)
def test_no_character_of_a_chinese_text_is_among_them(expression):
    assert not expression.search("青山镇2025年度：《宪法》“八五”普法（一）〔2026〕——……·％，𠮷 a　")


def test_lines_hold_line_feeds_and_one_line_does_not():
    assert found(UNPRINTABLE) - found(UNPRINTABLE_IN_LINES) == {"\n"}
    assert found(UNPRINTABLE_IN_LINES) < found(UNPRINTABLE)


def test_a_fact_holds_nothing_that_a_document_could_not_print_but_tabs_and_line_feeds_that_are_told_otherwise():
    assert found(UNPRINTABLE) - found(UNFIT_FOR_A_FACT) == {"\t", "\n"}


def test_what_a_template_marks_figures_with_is_in_no_fact():
    assert found(UNFIT_FOR_A_TEMPLATE) < found(UNFIT_FOR_A_FACT)


@pytest.mark.parametrize("last", [0xFFFE, 0xFFFF])
def test_the_last_characters_of_every_plane_are_none(last):
    assert all(UNFIT_FOR_A_FACT.match(chr(plane << 16 | last)) for plane in range(17))


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\x07", "不可见的控制字符（U+0007）"),
        ("\u202e", "不可见的控制字符（U+202E）"),
        ("\ue000", "私用区字符（U+E000，换一台电脑就不显示）"),
        ("\U0010fffd", "私用区字符（U+10FFFD，换一台电脑就不显示）"),
        ("\ud800", "编码损坏的半个字符（U+D800）"),
    ],
)
def test_a_character_is_named_by_its_kind_and_number(char, name):
    assert character_name(char) == name
