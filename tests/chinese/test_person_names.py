"""Names of persons as they are typed: padded, listed."""

import pytest

from generator.chinese.person_names import closed_up, split_names, unpadded


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("曾　贽", "曾贽"),
        ("周 正", "周正"),
        ("周\u00a0\u00a0正", "周正"),
        ("周\u200b正", "周正"),
        ("张 志 强", "张志强"),
        ("张 志强", "张志强"),
        ("欧阳　修文", "欧阳修文"),
    ],
)
def test_padding_is_no_part_of_a_name(typed, name):
    assert unpadded(typed) == name


@pytest.mark.parametrize("text", ["张三 李四", "John Smith", "周正", "县司法局 办公室"])
def test_two_names_and_other_words_stay(text):
    assert unpadded(text) == text


def test_a_list_is_its_names():
    assert split_names("曾　贽、周 正；李明，王芳 赵云") == ["曾贽", "周正", "李明", "王芳", "赵云"]


def test_spaces_between_chinese_characters_close_up_and_others_stay():
    assert closed_up("书记 曾　贽 12 号") == ("书记曾贽 12 号", [0, 1, 3, 5, 6, 7, 8, 9, 10])
