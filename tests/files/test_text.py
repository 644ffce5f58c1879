"""Bytes become text in an accepted encoding, or are refused with the line and the encoding that they seem to be in."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.files.text import ANY, UTF_8, UTF_8_OR_GBK, NotText, decode, is_binary, unix_line_ends

SENTENCE = "全年开展普法活动22场次，发放资料5000余份。\n"
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "gb18030": b"",
}
CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("encoding", "policies"),
    [
        ("utf-8", [UTF_8, UTF_8_OR_GBK, ANY]),
        ("gb18030", [UTF_8_OR_GBK, ANY]),
        ("utf-16-le", [ANY]),
        ("utf-16-be", [ANY]),
        ("utf-32-le", [ANY]),
    ],
)
def test_an_encoding_is_read_where_it_is_accepted_and_named_where_it_is_not(encoding, policies):
    data = MARKS[encoding] + SENTENCE.encode(encoding)
    for policy in (UTF_8, UTF_8_OR_GBK, ANY):
        if policy in policies:
            assert decode(data, policy) == SENTENCE
        else:
            with pytest.raises(NotText) as caught:
                decode(data, policy)
            assert (caught.value.line, caught.value.encoding) == (1, encoding)


@given(TEXTS, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"]))
def test_what_was_encoded_behind_a_mark_is_decoded_again(text, encoding):
    assert decode(MARKS[encoding] + text.encode(encoding), ANY) == text


@given(TEXTS)
def test_utf_8_without_a_mark_is_taken_as_it_is_where_nothing_else_is_accepted(text):
    text = text.removeprefix("\ufeff")
    assert decode(text.encode()) == text


@given(st.lists(CHINESE, min_size=1))
def test_utf_16_without_a_mark_is_known_by_its_line_ends(lines):
    text = "".join(f"{line}，\r\n" for line in lines)
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode(text.encode(encoding), ANY) == text


@given(CHINESE.filter(lambda text: len(text) > 3))
def test_a_zero_byte_does_not_turn_utf_8_into_something_else(text):
    data = f"{text}\0".encode()
    assert is_binary(decode(data + b"\0" * (len(data) % 2), ANY))


@given(st.binary(), st.sampled_from([UTF_8, UTF_8_OR_GBK, ANY]))
def test_any_bytes_are_text_or_refused(data, policy):
    try:
        text = decode(data, policy)
    except NotText as error:
        assert error.line >= 1
        assert error.encoding not in policy
    else:
        text.encode("utf-8")


@pytest.mark.parametrize(
    ("data", "line", "encoding"),
    [
        ("年度：2025\n乡镇：".encode() + "青山镇".encode("gbk"), 2, ""),
        (("年度：2025\n" * 3 + "乡镇：青山镇").encode("gbk"), 1, "gb18030"),
        (b"a\nb\n\xff", 3, ""),
        (codecs.BOM_UTF8 + "乡镇\n".encode() + "青山镇".encode("gbk"), 2, ""),
    ],
    ids=["half GBK", "GBK", "neither", "GBK behind the mark of UTF-8"],
)
def test_a_refusal_names_the_line_and_the_encoding(data, line, encoding):
    with pytest.raises(NotText) as caught:
        decode(data)
    assert (caught.value.line, caught.value.encoding) == (line, encoding)


def test_lines_end_alike_whoever_wrote_them():
    assert unix_line_ends("一\r\n二\r三\n四") == "一\n二\n三\n四"
