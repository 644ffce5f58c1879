"""0, 无, 没有, 暂无 and / mean the same of every field at a prompt, in a cell and in a file; no draft prints them."""

import re

import pytest
import yaml
from handing_out import FIRST, HEAD, Handed, facts

from generator.compose import compose
from generator.facts.declare import declarations
from generator.facts.facts import fields, topics
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.nothing import NOT_APPLICABLE
from generator.interview.shortcomings import PickStep
from generator.interview.state import State, first_part
from generator.interview.step import FieldStep, MoreStep, NoneOrOmittedStep, PartStep
from generator.sources.facts_edit import written
from generator.sources.facts_file import FactsFile
from generator.workbook.form import sheets
from generator.workbook.forms.content import content_of
from generator.workbook.forms.county import CountyForm, county_form

NUMBERS = ("0", "０")
"""A rate may be 0%, which is a figure and not the word for nothing."""
WORDS = ("0", "０", "无", "无。", "没有", "暂无", "未发生", "/", "／")
NAME = "青山镇"
START = f"基本信息:\n  年度: 2025\n  乡镇名称: {NAME}\n"
FIELDS = {path: one for path, one in fields().items() if one.topic != "基本信息" and not one.required}
LISTS = {path: one for path, one in FIELDS.items() if one.item}
UNTOUCHED = ("基本信息", "不足和原因", "下一年度安排")
PARTS = {
    f"{path}.0.{name}": inner
    for path, one in LISTS.items()
    for name, inner in declarations(one.item).items()
    if not inner.required and name != first_part(one.item)
}
LEAVE_OUT = "2"
"""The answer to “没有发生，还是不报这一项” that means what / means where nothing is asked back."""


def held(text, path):
    """What a facts file holds in a field, and why it does not take it."""
    state = State.of(text)
    return state.value(path), state.wrong.get(path, "")


def at_the_prompt(path, word):
    """The file after the question was answered, with what it asks back."""
    state = State.of(START)
    step = MoreStep(path, 0, first_part(LISTS[path].item)) if path in LISTS else FieldStep(path)
    taken = step.take(state, word)
    if taken.next_steps:
        (asked,) = taken.next_steps
        assert isinstance(asked, NoneOrOmittedStep)
        taken = asked.take(state, LEAVE_OUT)
    text = START
    for where, value in taken.edits:
        text = written(text, where, value)
    return text


def in_the_file(path, word):
    topic = next(one for name, one in topics().items() if name == path.split(".")[0])
    return START + yaml.safe_dump({topic.key: {fields()[path].title: word}}, allow_unicode=True)


def in_cells(folder, word):
    """A town whose row holds the word in each cell of each sheet of the county's form."""
    handed = Handed(folder, county_form(CountyForm([content_of(facts(folder, NAME))], year=2025, full=True)))
    for sheet in handed.book.worksheets[1:]:
        assert sheet.cell(FIRST, 1).value in (NAME, None), sheet.title
        sheet.cell(FIRST, 1).value = NAME
        for cell in sheet[FIRST][1:]:
            title = sheet.cell(HEAD, cell.column).value
            column = next((one for one in of_sheet(sheet.title) if one.title == title), None)
            if column is not None and sheet.title not in UNTOUCHED and is_touched(column.declared, word):
                cell.value = word
    book = handed.read()
    assert book.faults == ()
    (town,) = book.towns
    return town.examine()


def of_sheet(title):
    return next((one.columns for one in sheets() if one.title == title), ())


@pytest.mark.parametrize("word", WORDS)
def test_it_means_the_same_at_the_prompt_as_in_the_file(word):
    asked = {path: held(at_the_prompt(path, word), path) for path in FIELDS}
    assert asked == {path: held(in_the_file(path, word), path) for path in FIELDS}


@pytest.mark.parametrize("word", WORDS)
def test_it_means_the_same_in_a_cell_as_in_the_file(tmp_path, word):
    town = in_cells(tmp_path, word)
    assert town.faults == ()
    asked = {path: alone(town.facts.at(path)) for path, one in FIELDS.items() if is_touched(one, word)}
    assert asked == {path: alone(held(in_the_file(path, word), path)[0]) for path in asked}


def is_touched(declared, word):
    return declared.topic not in UNTOUCHED and not (declared.kind == "rate" and word in NUMBERS)


def alone(value):
    """A value, of a breakdown the total: its parts are cells of their own."""
    return value.total if isinstance(value, Breakdown) else value


@pytest.mark.parametrize("word", WORDS)
def test_no_part_of_an_entry_takes_it_for_a_name(word):
    for path, declared in PARTS.items():
        if declared.kind in ("number", "rate") or (declared.measured and word in "0０"):
            continue
        taken = PartStep(path).take(State.of(START), word)
        assert [value for _, value in taken.edits] == [str(NOT_APPLICABLE)], path


@pytest.mark.parametrize("word", WORDS)
def test_no_draft_of_such_a_town_prints_it(tmp_path, word):
    told = [paragraph.text for paragraph in compose(in_cells(tmp_path, word).facts).report.paragraphs()]
    for text in (re.sub("2025|2026|（2021—2025年）|12345|12309|12348", "", text) for text in told):
        assert not re.search(r"(?<!\d)[0０](?!\d)|[/／]|暂无|无。|没有。|(?<=[获为以：])(?:无|没有)", text), text


@pytest.mark.parametrize("word", WORDS)
def test_to_the_question_for_one_more_it_says_that_there_is_none(word):
    two = "不足和原因:\n  - 问题: 执法力量不足\n  - 问题: 普法针对性不强\n"
    assert PickStep(2).take(State.of(START + two), word).skipped
    for path in LISTS:
        assert MoreStep(path, 1, first_part(LISTS[path].item)).take(State.of(START), word).skipped, path


@pytest.mark.parametrize("word", WORDS)
def test_it_is_no_evidence_and_no_reason(word):
    text = f"{START}佐证:\n  宣传资料份数: {word}\n已确认:\n  行政处罚办结多于立案: {word}\n"
    file = FactsFile.of_text(text)
    assert not file.filling().facts().evidence
    assert [fault.what for fault in file.examine().faults if fault.place.startswith("已确认")] == ["没有写原因"]
