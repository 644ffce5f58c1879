"""A practice says what it belongs to (归入); a name that nothing has is a fault that names the likest."""

import pytest

from generator.compose import compose
from generator.compose.homes import unknown_homes
from generator.drafting.document import document_for
from generator.facts.facts import Facts
from generator.report.editions import SUBMITTED
from generator.settings import Settings


def town(home, topic="publicity", **fields):
    practice = {"content": "由党员和教师组成小分队，到集市讲法", "belongs": home}
    return Facts.parse({"basic": {"year": "2025", "town": "青山镇"}, topic: fields | {"practices": [practice]}})


@pytest.mark.parametrize(
    "home", ["普法队伍", "法律明白人", "法律明白人现有人数", "检查和处罚", "会议和部署", "行政检查次数"]
)
def test_a_matter_a_key_word_and_a_field_of_any_topic_are_known(home):
    assert list(unknown_homes(town(home))) == []


@pytest.mark.parametrize(
    ("home", "todo"),
    [("普法对伍", "是否想写“普法队伍”"), ("法律明白人现有", "是否想写“法律明白人现有人数”"), ("某某", "请写一件事")],
)
def test_an_unknown_name_is_a_fault_with_a_guess(home, todo):
    (found,) = unknown_homes(town(home))
    assert found.path == "publicity.practices.0.belongs"
    assert found.what == f"“归入”写的“{home}”找不到，按内容归位了"
    assert todo in found.todo


def test_the_screen_says_so_and_a_final_draft_is_refused():
    document = document_for(SUBMITTED, town("普法对伍"), Settings())
    assert any("是否想写“普法队伍”" in note for note in document.notes)
    assert any("“归入”写的“普法对伍”" in fault.what for fault in document.unfinished_business())
    assert not any("归入" in note for note in document_for(SUBMITTED, town("普法队伍"), Settings()).notes)


def test_a_county_may_have_matters_of_its_own(tmp_path):
    (tmp_path / "普法服务.txt").write_text(
        "## 普法\n\n= 乡音讲法（小分队）\n做法：[开展{{ 普法.普法主题活动 | 并列 }}]。\n{{ 特色做法(普法) }}\n"
    )
    assert list(unknown_homes(town("乡音讲法"), tmp_path)) == []
    assert [found.path for found in unknown_homes(town("普法队伍"), tmp_path)]


def test_the_words_stand_in_the_draft_whatever_the_name():
    for home in ("普法队伍", "普法对伍"):
        assert "由党员和教师组成小分队，到集市讲法" in compose(town(home)).report.to_text()
