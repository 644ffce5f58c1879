"""What may not enter a fact, each class with its own message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts.values.text import MAX_LENGTH, check_place_name, clean_text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("和\x00事堂", r"第2个字符是不可见的控制字符（U\+0000）"),
        ("和\x0b事堂", r"U\+000B"),
        ("和\x1f事堂", r"U\+001F"),
        ("和\x85事堂", r"U\+0085"),
        ("和\u2028事堂", r"U\+2028"),
        ("和\ufffe事堂", r"U\+FFFE"),
        ("和\uffff事堂", r"U\+FFFF"),
        ("和\ufeff事堂", r"U\+FEFF"),
        ("和\ufdd0事堂", r"U\+FDD0"),
        ("和\U0001fffe事堂", r"U\+1FFFE"),
        ("和\ue000事堂", r"私用区字符（U\+E000"),
        ("和\U000f0001事堂", r"私用区字符（U\+F0001"),
        ("和\ud83d事堂", r"编码损坏的半个字符（U\+D83D）"),
        ("和\u202e事堂", r"U\+202E"),
        ("和\t事堂", "第2个字符是制表符"),
        ("{{7*7}}", "含有“{{”，会被当作模板标记"),
        ("{% raw %}", "含有“{%”"),
        ("{# x #}", "含有“{#”"),
        ("｛｛ 标题 ｝｝", "含有“｛｛”"),
        ("调解**件", "像是未填的占位符"),
        ("张×××", "像是未填的占位符"),
        ("XXX镇", "像是未填的占位符"),
        ("?", "“?”不是内容"),
        ("*", "“\\*”不是内容"),
        ("——", "不是内容"),
        ("文" * 100_000, "内容太长（100000个字符）"),
    ],
)
def test_text_that_no_document_can_hold_is_refused_with_the_reason(typed, said):
    with pytest.raises(ValueError, match=said):
        clean_text(typed)


@pytest.mark.parametrize(
    "typed", ["a & b", "<司法>所", "“和事堂”", "'x' \"y\"", "𠮷野", "5×4", "A*B", "%", "{甲}", "C:\\甲", "①"]
)
def test_text_that_only_looks_dangerous_is_kept_to_the_letter(typed):
    assert clean_text(typed) == typed


def test_lines_are_joined_as_chinese_without_a_space_as_latin_with_one():
    assert clean_text("  我镇\n  开展普法  ") == "我镇开展普法"
    assert clean_text("rule of\r\nlaw") == "rule of law"
    assert clean_text("全年\n\n　调解") == "全年调解"


@given(st.text(max_size=60))
def test_what_is_kept_is_one_line_that_a_file_can_hold_and_stays_as_it_is(typed):
    try:
        kept = clean_text(typed)
    except ValueError as refused:
        assert str(refused)
    else:
        kept.encode("utf-8")
        assert not set(kept) & {"\n", "\r", "\t", "\x00"}
        assert clean_text(kept) == kept


def test_the_longest_text_is_still_accepted():
    assert len(clean_text("文" * MAX_LENGTH)) == MAX_LENGTH


@pytest.mark.parametrize(
    "name", ["../../x", "a/b", "CON", "a\\b", "青山镇.", "青山 镇", "*镇", "青山镇（新）", "镇\u200b"]
)
def test_a_name_of_a_town_holds_no_path_and_no_sign(name):
    with pytest.raises(ValueError, match="地名里不能有"):
        check_place_name(name)


@pytest.mark.parametrize("name", ["商酒务镇", "𠮷野乡", "阿合奇·布隆镇", "5号桥街道", "〇一镇"])
def test_a_name_of_a_town_is_chinese_with_a_dot_or_a_digit(name):
    check_place_name(name)


def test_a_name_of_a_town_is_short():
    with pytest.raises(ValueError, match="太长"):
        check_place_name("镇" * 31)
