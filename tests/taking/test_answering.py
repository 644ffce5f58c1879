"""A report beside an interview: each figure a proposed answer with its sentence; last year's only to compare with."""

import pytest
from taken import report

import generator
from generator.errors import InputFault
from generator.interview.interview import Interview
from generator.interview.plan import QuestionScope
from generator.sources.facts_file import FactsFile
from generator.taking.proposal import Proposal, ReportAnswers


def facts_file(folder, year=2025, town="青山镇"):
    file = folder / "青山镇.yaml"
    file.write_text(f"基本信息:\n  年度: {year}\n  乡镇名称: {town}\n", encoding="utf-8")
    return file


def test_what_the_report_tells_stands_as_the_answer_with_its_sentence_above(tmp_path):
    written, file = report(tmp_path, "全年发放普法宣传单8000余份。"), facts_file(tmp_path)
    told = generator.answers_from(written, file)
    with Interview(file, scope=QuestionScope(only="publicity"), report=told.answers) as interview:
        while interview.question().words != "宣传资料份数":
            interview.answer("")
        question = interview.question()
        assert (question.text, question.keeps) == ("8000余", True)
        assert question.lines[0].startswith("报告里写：全年发放普法宣传单8000余份（规则，报告.txt › ")
        assert "宣传资料份数" not in file.read_text(encoding="utf-8")
        interview.answer(question.text)
    assert "宣传资料份数: 8000余" in file.read_text(encoding="utf-8")


def test_the_report_of_the_year_before_is_compared_with_and_fills_in_nothing(tmp_path):
    written = report(tmp_path, "全年发放普法宣传单8000余份。")
    told = generator.answers_from(written, facts_file(tmp_path, 2026))
    assert told.answers is None
    assert str(told.last_year.publicity.materials) == "8000余"


LISTED = (
    "建有法治广场1个，村调解室被县司法局评为全县先进调解室。",
    "二、存在的不足和原因",
    "一是执法力量薄弱。持证执法人员只有3名。主要原因是编制有限。二是普法形式单一。主要原因是缺少新媒体人员。",
    "三、下一年度主要安排",
    "一是充实执法力量。新招录执法人员2名。二是创新普法形式。每月制作普法短视频1期。",
)
"""A report with an honour, two shortcomings, two arrangements."""


def answered(interview, topic):
    """The questions of a topic with their presets, each preset accepted as it is."""
    found = []
    while interview.question().topic == topic and len(found) < 30:
        question = interview.question()
        found.append((question.words, question.text, question.lines))
        assert interview.answer(question.text).understood
    return found


def come_to(interview, topic):
    """Leave every question before a topic unanswered."""
    for _ in range(300):
        if interview.question().topic == topic:
            return
        interview.answer("")
    raise AssertionError(f"{topic} is not asked")


def test_entries_of_lists_stand_as_answers_one_after_the_other_with_their_parts(tmp_path):
    file = facts_file(tmp_path)
    told = generator.answers_from(report(tmp_path, *LISTED), file)
    with Interview(file, scope=QuestionScope(only="shortcomings"), report=told.answers) as interview:
        asked = {words: (text, lines) for words, text, lines in answered(interview, "不足和原因")}
    problem, lines = asked["第1条不足是什么问题？（至少2条）"]
    assert problem == "执法力量薄弱"
    assert lines[0].startswith("报告里写：执法力量薄弱。持证执法人员只有3名。主要原因是编制有限（逐字，报告.txt › ")
    assert asked["第1条 · 具体表现"][0] == "持证执法人员只有3名"
    assert asked["第1条 · 原因"][0] == "编制有限"
    assert asked["第2条不足是什么问题？（至少2条）"][0] == "普法形式单一"
    assert asked["第2条 · 原因"][0] == "缺少新媒体人员"
    assert asked["第3条不足是什么问题？（已有2条，还有吗？）"] == ("", ())
    facts = FactsFile.read(file).examine().facts
    assert [one.problem for one in facts.shortcomings.entries] == ["执法力量薄弱", "普法形式单一"]


def test_a_list_that_the_short_interview_leaves_out_is_asked_if_the_report_has_entries_for_it(tmp_path):
    file = facts_file(tmp_path)
    told = generator.answers_from(report(tmp_path, *LISTED), file)
    with Interview(file, report=told.answers) as interview:
        come_to(interview, "荣誉")
        assert interview.question().text == "全县先进调解室"
        asked = answered(interview, "荣誉")
    assert ("第1条 · 授予单位", "县司法局") in [(words, text) for words, text, _ in asked]


def test_an_entry_that_is_not_wanted_is_emptied_and_the_list_ends(tmp_path):
    file = facts_file(tmp_path)
    told = generator.answers_from(report(tmp_path, *LISTED), file)
    with Interview(file, report=told.answers) as interview:
        come_to(interview, "荣誉")
        assert interview.answer("").echo == "→ 没有"
        assert interview.question().topic != "荣誉"


def test_an_entry_reworded_at_the_prompt_still_has_its_other_parts(tmp_path):
    file = facts_file(tmp_path)
    told = generator.answers_from(report(tmp_path, *LISTED), file)
    with Interview(file, scope=QuestionScope(only="shortcomings"), report=told.answers) as interview:
        assert interview.question().text == "执法力量薄弱"
        interview.answer("执法力量较薄弱")
        asked = answered(interview, "不足和原因")
    assert ("第1条 · 原因", "编制有限") in [(words, text) for words, text, _ in asked]


def test_guesses_are_no_entries():
    guess = Proposal("publicity.others", {"name": "走访", "value": "3", "unit": "户"}, "走访3户", "报告.txt", "疑似")
    assert ReportAnswers.of_proposals(2025, [guess]).count == 0


@pytest.mark.parametrize(("year", "town"), [(2028, "青山镇"), (2025, "柳河镇")])
def test_the_report_of_another_town_or_of_an_earlier_year_is_refused(tmp_path, year, town):
    with pytest.raises(InputFault, match="没有取出任何内容"):
        generator.answers_from(report(tmp_path), facts_file(tmp_path, year, town))


@pytest.mark.parametrize(("year", "before", "shown"), [("2025", "", "8000余"), ("2026", "8000余", "")])
def test_before_the_year_is_known_its_answer_decides_what_a_report_is_used_for(tmp_path, year, before, shown):
    file = tmp_path / "青山镇.yaml"
    told = generator.answers_from(report(tmp_path, "全年发放普法宣传单8000余份。"), file)
    with Interview(file, scope=QuestionScope(full=True), report=told.answers, last_year=told.last_year) as interview:
        assert interview.answer(year).understood
        assert interview.question().text == "青山镇"
        notices = interview.answer("青山镇").notices
        assert notices == ()
        while interview.question().words != "宣传资料份数":
            interview.answer("")
        question = interview.question()
        assert question.text == shown
        assert before in question.before
        assert bool(question.before) == bool(before)
