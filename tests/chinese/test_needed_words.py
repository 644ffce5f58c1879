"""The words that every match needs: proved on Python's own tree of each expression, and tried at random."""

import re
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from program_expressions import PIECES, program

from generator.chinese.needed_words import needed_words


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("其余|剩余", {"其余", "剩余"}),
        ("(?:未|没有)(?P<verb>制发|出台)过?", {"制发", "出台"}),
        ("共(?:计|有)?[一二三]是", {"共"}),
        ("每个?[人户]", {"每"}),
        (r"\d+个\.(?!村)", {"个."}),
        ("办结{2}率", {"办结"}),
        ("办结{0,2}率", {"办"}),
        ("(?:近|约)?百", {"百"}),
        (r"(?m)^\u7532{1,2}[ \u00a0]", {"甲"}),
        (r"[^，]\S【[待补]", {"待", "补"}),
    ],
)
def test_they_are_the_rarest_that_are_plain_to_see(pattern, words):
    assert set(needed_words(pattern)) == words


@pytest.mark.parametrize(
    "pattern", ["", ".*", "年?", "甲|", "(甲|)", "(?i)a甲", r"\x41\1", "(?=甲)", "[甲-乙]", "(甲)?(?(1)乙|丙)"]
)
def test_none_are_known_of_an_expression_that_may_match_without_them(pattern):
    assert needed_words(pattern) == ()


def holds(tree, words, row=""):
    """Whether each match of a parsed expression has one of the words in it; ``row`` are letters right before it."""
    for kind, value in tree:
        if part_holds(kind, value, words, row):
            return True
        row = row + chr(value) if kind is kinds.LITERAL else ""
    return False


def part_holds(kind, value, words, row):
    if kind is kinds.LITERAL:
        return (row + chr(value)).endswith(words)
    if kind is kinds.BRANCH:
        return all(holds(one, words, row) for one in value[1])
    if kind is kinds.SUBPATTERN:
        return holds(value[3], words, row)
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT):
        return value[0] > 0 and holds(value[2], words)
    return kind is kinds.IN and all(one is kinds.LITERAL and (row + chr(char)).endswith(words) for one, char in value)


def test_every_match_of_an_expression_of_the_program_has_one_of_them():
    expressions = program()
    assert len(expressions) > 500
    for one in expressions:
        assert not one.needed or holds(_parser.parse(one.pattern), one.needed), one


@given(st.lists(PIECES, max_size=12).map("".join), st.text("甲乙丙.1", max_size=8))
def test_a_text_without_any_of_them_has_no_match(pattern, text):
    try:
        found = re.search(pattern, text)
    except re.error:
        assume(False)
    words = needed_words(pattern)
    assert found is None or not words or any(word in found[0] for word in words)
