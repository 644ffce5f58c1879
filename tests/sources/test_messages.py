"""A message is whole and the same wherever the value was typed: in a facts file, in a cell, at the prompt."""

import pytest
from handing_out import Handed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.errors import Rejected
from generator.facts.facts import fields
from generator.interview.understanding import understand
from generator.sources.facts_file import examine
from generator.sources.yaml_edit import scalar

# One field of each kind that can refuse a text, with the sheet that it stands in.
REFUSING = ["study.exam_rate", "basic.joint", "basic.town_kind", "basic.counted_until", "publicity.materials"]
PIECES = [
    "，请核实",
    "；请",
    "。请改",
    "“",
    "”",
    ": ",
    "：",
    "12",
    "３",
    "约",
    "份",
    "%",
    "“a: b”",
    "'",
    "甲",
    "没有",
    "年",
    "，",
]
ODD_VALUES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join).map(str.strip).filter(bool)


def refused(path, text):
    """What is wrong and what to do, as the parser says it; None for a text that is a value."""
    try:
        fields()[path].parse(text)
    except Rejected as error:
        (objection,) = error.objections
        return objection.what, str(objection.todo)
    return None


def test_one_field_of_each_refusing_kind_is_tried():
    assert {"number", "rate", "yes_no", "choice", "date"} <= {fields()[path].kind for path in REFUSING}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=ODD_VALUES, data=st.data())
def test_the_message_of_a_facts_file_and_of_the_prompt_is_the_parsers(tmp_path_factory, text, data):
    path = data.draw(st.sampled_from(REFUSING))
    if (expected := refused(path, text)) is None:
        return
    declared = fields()[path]
    file = tmp_path_factory.mktemp("facts") / "事实.yaml"
    file.write_text(f"{declared.topic}:\n  {declared.title}: {scalar(text)}\n", encoding="utf-8")
    (fault,) = [one for one in examine(file).faults if one.place == declared.place and not one.what.startswith("缺")]
    assert (fault.what, fault.todo) == expected
    if declared.kind not in ("number", "choice"):  # what was typed there may be a number of the list
        with pytest.raises(Rejected) as told:
            understand(declared, text)
        assert [(one.what, str(one.todo)) for one in told.value.objections] == [expected]


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=ODD_VALUES, data=st.data())
def test_the_message_of_a_cell_is_the_parsers(tmp_path_factory, text, data):
    path = data.draw(st.sampled_from(REFUSING))
    if (expected := refused(path, text)) is None:
        return
    declared = fields()[path]
    handed = Handed.county(tmp_path_factory.mktemp("cells"), "青山镇")
    if declared.title not in [cell.value for row in handed.book[declared.topic].iter_rows(max_row=8) for cell in row]:
        return
    handed.cell(declared.topic, declared.title).value = text
    (town,) = handed.read().towns
    (fault,) = [one for one in town.examine().faults if one.place == declared.place]
    assert (fault.what, fault.todo) == expected


@pytest.mark.parametrize("text", ["12，请核实", "“12”：3，请", "约；请", "3: 4，请改成“5”"])
def test_a_value_that_speaks_like_a_message_is_quoted_whole(tmp_path, text):
    file = tmp_path / "事实.yaml"
    file.write_text(f"普法宣传:\n  宣传资料份数: {scalar(text)}\n", encoding="utf-8")
    (fault,) = [one for one in examine(file).faults if one.place == "普法宣传 › 宣传资料份数"]
    assert f"“{text}”" in fault.what and "请核实" not in fault.todo
