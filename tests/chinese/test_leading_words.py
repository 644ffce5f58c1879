"""The words that every match begins with: proved on Python's own tree of each expression, and tried at random."""

import re
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from program_expressions import PIECES, program

from generator.chinese.leading_words import leading_words


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("其余的|剩余", {"其余", "剩余"}),
        ("(?<!从)(?:未|没有)(?P<verb>制发|出台)过?", {"未", "没有"}),
        ("每个?[人户]", {"每"}),
        ("个?村", {"个", "村"}),
        ("(?:近|约)?百二", {"近", "约", "百二"}),
        ("[甲乙]丙|丁{2}", {"甲", "乙", "丁"}),
        (r"(?m)^\u7532{1,2}[ \u00a0]", {"甲"}),
        ("(?=甲)乙丙", {"乙丙"}),
        ("甲乙|甲", {"甲"}),
    ],
)
def test_they_are_the_first_characters_of_what_is_plain_to_see(pattern, words):
    assert set(leading_words(pattern)) == words


@pytest.mark.parametrize(
    "pattern", ["", "年?", "甲|", r"\d个", "[^甲]乙", "[甲-乙]丙", "(?i)a甲", "(?:甲|乙*)", "(?=甲)"]
)
def test_none_are_known_of_an_expression_that_may_begin_otherwise(pattern):
    assert leading_words(pattern) == ()


ZERO_WIDTH = (kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT)


def begins(tree, words):
    """Whether whatever a parsed expression matches, if anything, begins with the first character of a word."""
    for kind, value in tree:
        if kind not in ZERO_WIDTH:
            if not part_begins(kind, value, words):
                return False
            if not may_be_empty(kind, value):
                break
    return True


def part_begins(kind, value, words):
    firsts = {word[0] for word in words}
    if kind is kinds.LITERAL:
        return chr(value) in firsts
    if kind is kinds.BRANCH:
        return all(begins(one, words) for one in value[1])
    if kind is kinds.SUBPATTERN:
        return begins(value[3], words)
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT):
        return begins(value[2], words)
    return kind is kinds.IN and all(one is kinds.LITERAL and chr(char) in firsts for one, char in value)


def may_be_empty(kind, value):
    if kind is kinds.BRANCH:
        return any(is_empty_at_times(one) for one in value[1])
    if kind is kinds.SUBPATTERN:
        return is_empty_at_times(value[3])
    return kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT) and (value[0] == 0 or is_empty_at_times(value[2]))


def is_empty_at_times(tree):
    return tree.getwidth()[0] == 0


def test_every_match_of_an_expression_of_the_program_begins_with_one_of_them():
    known = [one for one in program() if one.leading]
    assert len(known) > 300
    for one in known:
        tree = _parser.parse(one.pattern)
        assert begins(tree, one.leading) and not is_empty_at_times(tree), one


@given(st.lists(PIECES, max_size=12).map("".join), st.text("甲乙丙.1", max_size=8))
def test_a_match_begins_with_one_of_them(pattern, text):
    try:
        found = re.search(pattern, text)
    except re.error:
        assume(False)
    words = leading_words(pattern)
    assert found is None or not words or found[0].startswith(words)
