"""0, 无, 没有, 暂无 and / mean the declared nothing in every field, list and entry, and no draft prints them."""

import re

import pytest

from generator.compose import compose
from generator.errors import Rejected
from generator.facts.declare import declarations
from generator.facts.facts import Facts, fields, topics
from generator.facts.values.nothing import NOT_APPLICABLE
from generator.facts.values.quantity import Cadence

WORDS = ("0", "０", "无", "无。", "没有", "暂无", "未发生", "/", "／")
FIELDS = {path: declared for path, declared in fields().items() if not path.startswith("basic.")}
ITEMS = {path: declared for path, declared in FIELDS.items() if declared.item}
OFTEN = [path for path, declared in FIELDS.items() if declared.cadence]


@pytest.mark.parametrize("word", WORDS)
def test_it_is_understood_by_every_field(word):
    for path, declared in FIELDS.items():
        value = declared.parse(word)
        if declared.item:
            assert value == (), path
        elif declared.kind == "yes_no":
            assert value in (False, NOT_APPLICABLE), path
        elif declared.kind in ("number", "breakdown"):
            assert value is NOT_APPLICABLE or not getattr(value, "total", value).value, path
        elif declared.kind == "rate":
            assert value == NOT_APPLICABLE or (value.value == 0 and word in "0０"), path
        else:
            assert value is NOT_APPLICABLE, path


@pytest.mark.parametrize("word", WORDS)
def test_it_is_understood_as_the_only_entry_of_a_list_and_in_each_field_of_an_entry(word):
    for path, declared in FIELDS.items():
        if declared.kind == "texts":
            assert declared.parse([word]) is NOT_APPLICABLE, path
    for path, declared in ITEMS.items():
        assert declared.parse([word]) == (), path
        assert declared.parse([dict.fromkeys(declarations(declared.item), word)]) == (), path


@pytest.mark.parametrize("word", WORDS)
def test_no_entry_may_lack_what_it_is_about_and_what_it_may_lack_is_left_out(word):
    for path, declared in ITEMS.items():
        for name, inner in declarations(declared.item).items():
            if inner.kind != "text" or (inner.measured and word in "0０"):
                continue
            if inner.required:
                with pytest.raises(Rejected):
                    inner.parse(word)
            else:
                assert inner.parse(word) is NOT_APPLICABLE, (path, name)


@pytest.mark.parametrize("word", WORDS)
def test_no_draft_prints_it(word):
    given = {
        name: {field: word for field, one in declarations(topic).items() if one.kind != "rate"}
        for name, topic in topics().items()
        if name != "basic"
    }
    report = compose(
        Facts.parse({"basic": {"year": "2025", "town": "青山镇", "superior": "县委、县政府"}, **given})
    ).report
    for paragraph in report.paragraphs():
        text = re.sub("2025|2026|（2021—2025年）|12345|12309|12348", "", paragraph.text)
        assert not re.search(r"(?<!\d)[0０](?!\d)|[/／]|暂无|无。|没有。|(?<=[获为以：])(?:无|没有)", text), (
            paragraph.text
        )


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("每季度一次", "每季度1"),
        ("每半年1次", "每半年1"),
        ("每季度至少1次", "每季度不少于1"),
        ("每月2次以上", "每月不少于2"),
        ("每年组织1次", "每年1"),
    ],
)
def test_every_count_of_meetings_and_trainings_may_be_a_cadence_and_prints_it(typed, printed):
    period, times = re.fullmatch("(每(?:季度|半年|月|年))(.*)", printed).groups()
    for path in OFTEN:
        topic, field = path.split(".")
        facts = Facts.parse({"basic": {"year": "2025", "town": "青山镇"}, topic: {field: typed}})
        assert isinstance(facts.at(path), Cadence), path
        report = compose(facts).report
        runs = (run for paragraph in report.paragraphs() for run in paragraph.runs)
        told = "".join(run.text for run in runs if path in run.sources)
        for table in report.tables():
            for row, sources in zip(table.rows, table.sources, strict=True):
                told += "".join(text for text, of in zip(row, sources, strict=True) if path in of)
        assert told.startswith(period) and times in told, (path, told)


NO_RHYTHM = {
    "书记出庭应诉次数": "开庭由法院定",
    "镇长出庭应诉次数": "开庭由法院定",
    "负责人应出庭次数": "开庭由法院定",
    "负责人出庭应诉次数": "开庭由法院定",
    "决策听证次数": "哪一项决策要听证，由法律、法规定",
    "新媒体普法阅读量": "阅读多少由读者定",
    "到省劝访次数": "有人上访才去",
    "涉企行政检查次数": "是行政检查的一部分，要能同它比多少",
}
"""The counts of times of which how often says nothing, each with the reason: others bring most of them about."""


def test_every_other_count_of_times_is_of_what_has_no_cadence():
    counted = [one for one in FIELDS.values() if one.kind == "number" and one.unit in ("次", "场次", "场", "批次")]
    assert {one.title for one in counted if not one.cadence} == set(NO_RHYTHM)


@pytest.mark.parametrize(
    ("topic", "given", "told"),
    [
        (
            "enforcement",
            {"inspections": "每月4次", "firm_inspections": 6},
            "每月实施行政检查4次；实施涉企行政检查6次",
        ),
        ("enforcement", {"trainings": "每季度1次", "trainees": "80"}, "每季度开展执法培训1场次，全年参训80人次"),
        ("enforcement", {"random": "每季度1次"}, "每季度开展双随机抽查1批次"),
        ("study", {"oaths": "每年1次", "sworn": "30"}, "每年组织宪法宣誓1次，全年30人参加"),
        ("disputes", {"searches": "每周1次", "found": "20"}, "每周开展矛盾纠纷排查1次，排查出纠纷20件"),
        ("principal_duty", {"inspected": "每半年1次"}, "每半年接受上级法治督察（考核）1次"),
    ],
)
def test_a_figure_of_the_year_beside_a_cadence_is_told_as_the_years(topic, given, told):
    report = compose(Facts.parse({"basic": {"year": "2025", "town": "青山镇"}, topic: given})).report
    assert told in "".join(paragraph.text for paragraph in report.paragraphs())
