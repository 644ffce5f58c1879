"""What is above the input, for every field: no line is too long, begins with a stop or cuts a word."""

import re

import pytest

from generator.chinese.width import columns
from generator.facts.declare import declarations
from generator.facts.facts import fields
from generator.interview.question import Progress, Question
from generator.interview.state import State
from generator.interview.step import base_question
from generator.terminal.screen import help_of, lines_of, prompt_of

STATE = State.of("基本信息:\n  年度: 2025\n  乡镇名称: 青山镇\n")
NOT_FIRST = tuple("，。；：、！？）》”’】］…％%")
DECLARED = [
    part
    for declared in fields().values()
    for part in (declarations(declared.item).values() if declared.item else (declared,))
]
WORD = re.compile("[A-Za-z0-9]$"), re.compile("[A-Za-z0-9]")


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_too_long_or_begins_with_a_stop_or_cuts_a_word(width):
    for declared in DECLARED:
        question = base_question(STATE, declared)
        for lines in (lines_of(question, Progress("基本信息", 1, 12, 100), width), help_of(question, width)):
            shown = [line.strip() for line in lines]
            assert not [line for line in shown if line.startswith(NOT_FIRST)], lines
            # A stop may stand one column out of the line, rather than begin the next one.
            assert max(map(columns, lines)) <= width + 2, lines
            assert not [pair for pair in zip(lines, shown[1:], strict=False) if cuts_a_word(*pair, width)], lines


def cuts_a_word(line, following, width):
    """True if a full line ends in a letter and the next one goes on with it."""
    return columns(line) >= width - 1 and bool(WORD[0].search(line) and WORD[1].match(following))


@pytest.mark.parametrize(
    ("question", "prompt"),
    [
        (Question("", "", "choice", options=("甲", "乙")), "序号"),
        (Question("", "", "choice", options=("甲", "乙"), closed=False), "填"),
        (Question("", "", "ticks", options=("甲", "乙"), closed=False), "填"),
        (Question("", "请写明原因", page=True), "填"),
        (Question("", "年度"), "填"),
    ],
)
def test_a_number_is_asked_for_only_where_one_is_wanted(question, prompt):
    assert prompt_of(question) == prompt


def test_a_list_to_tick_says_how_where_there_are_no_boxes():
    question = base_question(STATE, fields()["publicity.campaigns"])
    plain = "".join(lines_of(question, Progress("", 1, 1, 1), 76))
    assert "选几项填几个序号，中间空一格，如“1 3”；上面没有的写名称，用“、”隔开" in plain
    assert "选几项" not in "".join(lines_of(question, Progress("", 1, 1, 1), 76, ticked=True))
