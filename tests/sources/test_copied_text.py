"""Facts as phones, web editors and PDFs hand them over: understood as they look, and told as hints."""

import json

import pytest

from generator.compose import compose
from generator.facts.persons import persons
from generator.report.publishing import published
from generator.settings import Wording, in_force
from generator.sources.facts_file import examine

TEXT = """\
基本信息:
  年度: 2025
  乡镇名称: 青山镇
  党委书记姓名: {secretary}
普法宣传:
  宣传资料份数: {materials}
不足和原因:
  - 问题: 执法力量不足
    原因: {cause}
  - 问题: 普法针对性不强
    原因: 没有调查需求
下一年度安排:
  - 安排标题: 加强执法和普法
    安排内容: 每季度培训一次
    对应问题: 1、2
"""
USUAL = {"secretary": "曾贽", "materials": "1234", "cause": "编制有限"}


def examined(tmp_path, text=TEXT, **said):
    file = tmp_path / "青山镇.yaml"
    file.write_text(text.format(**(USUAL | said)), encoding="utf-8")
    return examine(file, with_hints=True)


def public_text(facts):
    wording = Wording(for_the_public=True)
    return published(compose(facts, wording).report, in_force(wording, facts), persons(facts)).report.to_text()


@pytest.mark.parametrize(
    "typed", ["1234\u200b", "\u200e1234\u200f", "12\u00ad34", "1234\ufe0f份", "1234\u00a0份", "12\ufeff34"]
)
def test_a_figure_with_what_cannot_be_seen_is_that_figure(tmp_path, typed):
    found = examined(tmp_path, materials=typed)
    assert found.faults == ()
    assert str(found.facts.publicity.materials) == "1234"


@pytest.mark.parametrize(
    "key", ["宣传资料\u200b份数", "\u00ad宣传资料份数", "宣传资料份数\u00a0", "宣传资料份\u2060数"]
)
def test_a_key_with_what_cannot_be_seen_is_that_key(tmp_path, key):
    found = examined(tmp_path, TEXT.replace("宣传资料份数", key))
    assert found.faults == ()
    assert str(found.facts.publicity.materials) == "1234"


def test_the_same_in_a_file_of_json(tmp_path):
    file = tmp_path / "青山镇.json"
    cause = {"问题": "执法⼒量不足", "原因": "编制有限"}, {"问题": "普法针对性不强", "原因": "没有调查"}
    arranged = {"安排标题": "加强执法", "安排内容": "每季度培训一次", "对应问题": "1、2"}
    topics = {
        "基本\u200b信息": {"年度": "2025", "乡镇名称": "青\u2060山镇"},
        "不足和原因": cause,
        "下一年度安排": [arranged],
    }
    file.write_text(json.dumps(topics, ensure_ascii=False), encoding="utf-8")
    found = examine(file)
    assert found.faults == ()
    assert (found.facts.basic.town, found.facts.shortcomings.entries[0].problem) == ("青山镇", "执法力量不足")


def test_own_words_are_printed_as_they_look_and_the_change_is_told_with_its_place(tmp_path):
    found = examined(tmp_path, cause="编⼈制\u200b有\u200b限\u00a0吧")
    assert found.facts.shortcomings.entries[0].cause == "编人制有限 吧"
    (hint,) = found.hints
    assert (hint.place, hint.line) == ("不足和原因 › 第1项 › 原因", 9)
    assert hint.what == "有看不见的字符（U+200B）2个、“⼈”（U+2F08，应为“人”）"


def test_nothing_is_told_of_what_changes_nothing_that_a_person_sees(tmp_path):
    assert examined(tmp_path, cause="编制\u00a0有限").hints == ()


def test_what_turns_the_order_of_characters_is_refused_as_before(tmp_path):
    (fault,) = examined(tmp_path, cause="编制\u202e有限").faults
    assert "U+202E" in fault.what


@pytest.mark.parametrize("hidden", ["\u200b", "\u00ad", "\u2060", "\ufe0f", "\u00a0", "　"])
def test_no_mobile_number_reaches_the_public_whatever_stands_in_it(tmp_path, hidden):
    number = f"138{hidden}1234{hidden}5678"
    found = examined(tmp_path, cause=f"编制有限，请打{number}反映")
    text = public_text(found.facts)
    assert "138****5678" in text and "1234" not in text.replace("1234份", "")


@pytest.mark.parametrize("typed", ["曾　贽", "曾 贽", "曾\u00a0贽", "曾\u2003贽", "曾\u200b贽"])
@pytest.mark.parametrize("written", ["曾贽", "曾　贽", "曾  贽", "曾\u00a0贽"])
def test_a_padded_name_is_masked_in_the_field_and_in_the_text(tmp_path, typed, written):
    found = examined(tmp_path, secretary=typed, cause=f"党委书记{written}同志说编制有限")
    text = public_text(found.facts)
    assert "贽" not in text and "书记" in text
