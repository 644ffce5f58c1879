"""A draft edited in Word and taken back: what differs, figure by figure, and nothing else in the file changes."""

from pathlib import Path

import docx
import pytest

import generator
from generator.errors import InputFault, UsageFault

FACTS = """\
基本信息:
  年度: 2025
  乡镇名称: 青山镇   # 报送前核对
  成文日期: 2026-01-15
普法宣传:
  法律讲堂次数: 6
  宣传资料份数: 5000余   # 三次发放
矛盾纠纷:
  排查出纠纷件数: 33
  已化解纠纷件数: 33
不足和原因:
  - 问题: 普法形式单一
    具体表现: 宣传以发放资料为主
    原因: 缺少新媒体人员
    整改措施: 开设普法短视频栏目
  - 问题: 执法人员专业能力不足
    具体表现: 持证人员中法律专业的少
    原因: 编制有限
    整改措施: 制定年度执法培训计划
下一年度安排:
  - 安排标题: 创新普法形式
    安排内容: 制作普法短视频
    对应问题: 1
  - 安排标题: 加强执法队伍建设
    安排内容: 组织执法实务培训
    对应问题: 2
"""


@pytest.fixture
def drafted(tmp_path) -> tuple[Path, Path]:
    """A facts file and its draft."""
    facts = tmp_path / "青山镇.yaml"
    facts.write_text(FACTS, encoding="utf-8")
    (draft,) = generator.draft(facts, output=tmp_path / "草稿.docx")
    return facts, draft.path


def edited(path: Path, *changes: tuple[str, str]) -> Path:
    """The draft with words replaced, as a person would in Word."""
    document = docx.Document(str(path))
    for paragraph in document.paragraphs:
        for old, new in changes:
            if old in paragraph.text:
                text = paragraph.text.replace(old, new)
                for run in paragraph.runs[1:]:
                    run.text = ""
                paragraph.runs[0].text = text
    document.save(str(path))
    return path


def test_a_draft_as_it_was_made_differs_in_nothing(drafted):
    facts, draft = drafted
    assert generator.amendments(draft, facts).entries == ()


def test_a_figure_changed_in_word_is_shown_with_its_sentence_and_written_alone(drafted):
    facts, draft = drafted
    edited(draft, ("5000余份", "6200余份"))
    found = generator.amendments(draft, facts)
    (one,) = found.entries
    assert (one.title, one.old, one.new, one.proposal.certainty) == (
        "普法宣传 › 宣传资料份数", "5000余", "6200余", "逐字",
    )  # fmt: skip
    assert "发放宣传资料6200余份" in one.proposal.sentence
    assert facts.read_text(encoding="utf-8") == FACTS
    generator.amend(facts, found.entries)
    assert facts.read_text(encoding="utf-8") == FACTS.replace("5000余 ", "6200余 ")


def test_words_of_a_shortcoming_changed_in_word_are_shown(drafted):
    facts, draft = drafted
    edited(draft, ("宣传以发放资料为主", "宣传以张贴标语为主"))
    (one,) = generator.amendments(draft, facts).entries
    assert (one.path, one.old, one.new) == ("shortcomings.entries.0.shows", "宣传以发放资料为主", "宣传以张贴标语为主")
    generator.amend(facts, [one])
    assert facts.read_text(encoding="utf-8") == FACTS.replace("宣传以发放资料为主", "宣传以张贴标语为主")


def test_a_sentence_deleted_in_word_is_shown_and_its_fields_are_emptied(drafted):
    facts, draft = drafted
    edited(
        draft,
        ("举办法律讲堂6次，发放宣传资料5000余份。", ""),
        ("举办法律讲堂6次。", ""),
        ("发放宣传资料5000余份。", ""),
    )
    found = generator.amendments(draft, facts)
    assert [(one.title, one.old, one.shown, one.deleted) for one in found.entries] == [
        ("普法宣传 › 法律讲堂次数", "6", "", True),
        ("普法宣传 › 宣传资料份数", "5000余", "", True),
    ]
    assert "法律讲堂6次" in found.entries[0].proposal.sentence
    generator.amend(facts, found.entries)
    text = facts.read_text(encoding="utf-8")
    assert "法律讲堂次数:\n" in text
    assert generator.amendments(draft, facts).entries == ()


def test_words_struck_in_word_are_deleted(drafted):
    facts, draft = drafted
    document = docx.Document(str(draft))
    (paragraph,) = [one for one in document.paragraphs if "发放宣传资料" in one.text]
    for run in paragraph.runs:
        run.font.strike = True
    document.save(str(draft))
    deleted = {one.path for one in generator.amendments(draft, facts).entries if one.deleted}
    assert "publicity.materials" in deleted


def test_a_figure_that_was_reworded_is_perhaps_deleted(drafted):
    facts, draft = drafted
    edited(draft, ("发放宣传资料5000余份", "印制宣传资料5000余份发放"))
    doubtful = [one for one in generator.amendments(draft, facts).entries if one.deleted]
    assert all(one.proposal.certainty == "疑似" for one in doubtful)


def test_a_sentence_added_in_word_is_a_practice_or_a_figure(drafted):
    facts, draft = drafted
    document = docx.Document(str(draft))
    (paragraph,) = [one for one in document.paragraphs if "发放宣传资料" in one.text]
    paragraph.add_run("制作普法短视频4个。组织老党员成立夜间巡逻小队，沿河道巡护。")
    document.save(str(draft))
    found = generator.amendments(draft, facts).entries
    assert [(one.path, one.shown) for one in found] == [
        ("publicity.videos", "4"),
        ("publicity.practices.0", "组织老党员成立夜间巡逻小队，沿河道巡护"),
    ]
    generator.amend(facts, found)
    text = facts.read_text(encoding="utf-8")
    assert "  普法短视频个数: 4\n" in text
    assert "    - 内容: 组织老党员成立夜间巡逻小队，沿河道巡护\n" in text
    assert generator.amendments(draft, facts).entries == ()


def test_a_shortcoming_deleted_in_word_is_deleted_with_all_that_belongs_to_it(drafted):
    facts, draft = drafted
    document = docx.Document(str(draft))
    (paragraph,) = [one for one in document.paragraphs if "执法人员专业能力不足。" in one.text]
    paragraph._p.getparent().remove(paragraph._p)
    document.save(str(draft))
    deleted = [one.path for one in generator.amendments(draft, facts).entries if one.deleted]
    assert deleted == ["shortcomings.entries.1"]


@pytest.mark.parametrize(("old", "new"), [("2025年度", "2024年度"), ("青山镇", "柳河镇")])
def test_a_report_of_another_year_or_town_is_refused(drafted, old, new):
    facts, draft = drafted
    edited(draft, (old, new))
    with pytest.raises(InputFault, match="没有取出任何内容"):
        generator.amendments(draft, facts)


def test_only_a_yaml_file_is_amended(drafted):
    with pytest.raises(UsageFault, match="只能改"):
        generator.amendments(drafted[1], drafted[0].with_suffix(".json"))


def test_a_remedy_edited_where_it_is_told_before_an_arrangement_is_the_shortcomings(drafted):
    """制定年度执法培训计划，组织执法实务培训: no sign tells where the remedy ends, but the facts do."""
    facts, draft = drafted
    edited(draft, ("制定年度执法培训计划", "制定三年执法培训计划"), ("制作普法短视频", "制作普法短视频12期"))
    found = generator.amendments(draft, facts)
    assert [(one.title, one.old, one.new) for one in found.entries] == [
        ("下一年度安排 › 第1项 › 安排内容", "制作普法短视频", "制作普法短视频12期"),
        ("不足和原因 › 第2项 › 整改措施", "制定年度执法培训计划", "制定三年执法培训计划"),
    ]
    generator.amend(facts, found.entries)
    text = facts.read_text(encoding="utf-8")
    assert "    整改措施: 制定三年执法培训计划\n" in text
    assert "    安排内容: 组织执法实务培训\n" in text


def test_an_arrangement_edited_where_remedy_and_content_join_is_a_guess_at_its_content(drafted):
    facts, draft = drafted
    edited(draft, ("制定年度执法培训计划，组织执法实务培训", "按季度分批组织执法人员轮训"))
    (one,) = generator.amendments(draft, facts).entries
    assert (one.title, one.new, one.proposal.certainty) == (
        "下一年度安排 › 第2项 › 安排内容", "按季度分批组织执法人员轮训", "疑似",
    )  # fmt: skip


def test_a_clause_edited_into_the_words_of_another_field_is_of_what_its_sentence_names(drafted):
    """Drafts say 受理信访事项…件，化解…件: behind 排查出纠纷 it is not of those."""
    facts, draft = drafted
    edited(draft, ("排查出纠纷33件，全部化解", "排查出纠纷35件，化解34件"))
    found = generator.amendments(draft, facts)
    assert {(one.title, one.new, one.proposal.certainty) for one in found.entries} == {
        ("矛盾纠纷 › 排查出纠纷件数", "35", "逐字"),
        ("矛盾纠纷 › 已化解纠纷件数", "34", "规则"),
    }
