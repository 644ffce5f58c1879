"""What counts for a field and what does not is said for every field, in words of its own."""

import pytest

from generator.facts.counting import counting
from generator.facts.declare import declarations
from generator.facts.facts import fields
from generator.interview.question import Progress
from generator.interview.state import State
from generator.interview.step import base_question
from generator.interview.typed_commands import COMMANDS
from generator.terminal.screen import help_of, lines_of

DECLARED = {
    **{path: declared for path, declared in fields().items() if declared.item is None},
    **{
        f"{path}.{name}": part
        for path, declared in fields().items()
        if declared.item is not None
        for name, part in declarations(declared.item).items()
    },
}
TOWN = "基本信息:\n  年度: 2025\n  乡镇名称: {}\n"


def asked_for(declared, town):
    """The lines above the input, and those that ? adds, without the commands that are the same everywhere."""
    state = State.of(TOWN.format(town))
    question = base_question(state, declared)
    shown = [line.strip() for line in lines_of(question, Progress("", 1, 1, 1), 400)]
    commands = {line.strip() for line in COMMANDS}
    return shown, [line.strip() for line in help_of(question, 400) if line.strip() not in commands]


def test_every_field_says_what_counts_and_what_does_not():
    for path, declared in DECLARED.items():
        counts, excludes = (line.partition("：") for line in counting(declared)[:2])
        assert (counts[0], excludes[0]) == ("算", "不算"), path
        assert counts[2] != excludes[2] and len(counts[2]) > 3 and len(excludes[2]) > 3, path


def test_no_help_is_the_question_again_and_each_has_an_example():
    for path, declared in DECLARED.items():
        shown, told = asked_for(declared, "青山镇")
        assert len([line for line in told if line not in shown]) >= 2, path
        chosen = declared.kind in ("choice", "yes_no")
        assert chosen or any(line.startswith("例如：") for line in told), path


def test_every_core_figure_says_it_in_words_of_its_own():
    own = {path for path, declared in DECLARED.items() if declared.counts and declared.excludes}
    core = {path for path, declared in DECLARED.items() if declared.core and declared.kind in ("number", "breakdown")}
    assert core <= own


def test_what_is_of_another_year_and_what_has_ended_does_not_count():
    assert counting(fields()["publicity.slogans"])[:2] == (
        "算：报告年度里发生的，按台账数", "不算：上年的，计划做、还没有做的",
    )  # fmt: skip
    assert counting(fields()["disputes.grids"])[:2] == (
        "算：年底还在册、还在用的", "不算：年内已经撤销、停用、离开的",
    )  # fmt: skip
    assert "怎么数：同一个人来两次算两次" in counting(fields()["publicity.audience"])


@pytest.mark.parametrize("town", ["青山镇", "青山乡", "城关街道"])
def test_nobody_is_told_of_another_kind_of_town(town):
    others = {
        "青山镇": ("街道", "党工委", "乡长"),
        "青山乡": ("街道", "党工委", "本镇"),
        "城关街道": ("镇长、", "本镇"),
    }
    for path, declared in DECLARED.items():
        if declared.kind == "choice" or not declared.fits(subdistrict=town == "城关街道"):
            continue
        shown, told = asked_for(declared, town)
        words = "".join([*shown, *told])
        assert not [word for word in others[town] if word in words], (path, words)
