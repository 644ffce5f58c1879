"""A county's own words decide how its institutions are told; a faulty list is told with what to write."""

import pytest

from generator.compose import compose
from generator.compose.institution_words import KINDS, institution_words
from generator.compose.template_files import built_in
from generator.errors import TemplateFault
from generator.facts.facts import Facts
from generator.tasks.templates import check_templates

SYSTEMS = ["重大决策听证", "扫码执法公示", "扫码执法备案", "案件会商", "季度研判"]
FACTS = Facts.parse({"basic": {"year": "2025", "town": "青山镇"}, "decision": {"systems": SYSTEMS}})


def own(folder, old="", new=""):
    text = built_in("制度用语.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "制度用语.yaml").write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_an_object_that_the_county_adds_is_told_as_one(tmp_path):
    told = "我镇对重大决策实行听证，落实扫码执法公示、扫码执法备案、案件会商制度，执行季度研判制度。"
    assert told in compose(FACTS).report.to_text()
    folder = own(tmp_path, "对象: [", "对象: [扫码执法, ")
    told = "我镇对重大决策实行听证，对扫码执法实行公示、备案，落实案件会商、季度研判制度。"
    assert told in compose(FACTS, content=folder).report.to_text()


def test_the_verbs_are_the_county_s(tmp_path):
    folder = own(tmp_path, "动词: [落实, 执行", "动词: [推行, 用活")
    assert (
        "推行扫码执法公示、扫码执法备案、案件会商制度，用活季度研判制度"
        in compose(FACTS, content=folder).report.to_text()
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("对象:", "事项:", "没有这一类用语，可用的有：对象、步骤、成句、动词"),
        ("成句: [列席, 参加, 出席]", "成句: []", "要列出至少一个词"),
        ("成句: [列席, 参加, 出席]", "成句: [列席, 12]", "要列出至少一个词"),
        ("成句: [列席, 参加, 出席]", "成句: [列席", "写法有误，读不懂"),
    ],
)
def test_a_faulty_list_is_told(tmp_path, old, new, said):
    folder = own(tmp_path, old, new)
    with pytest.raises(TemplateFault) as caught:
        compose(FACTS, content=folder)
    assert said in [fault.what for fault in caught.value.faults]
    assert {fault.file for fault in caught.value.faults} == {"制度用语.yaml"}
    assert [fault.what for fault in check_templates(folder).faults if fault.file == "制度用语.yaml"]


def test_the_built_in_list_has_every_kind():
    words = institution_words()
    assert words.object.match("重大行政决策合法性审查")[0] == "重大行政决策"
    assert words.step.fullmatch("集体讨论决定")
    assert words.verbs[0] == "落实"
    assert KINDS == ("对象", "步骤", "成句", "动词")
