"""A report beside an interview: each figure a proposed answer with its sentence; last year's only to compare with."""

import pytest
from taken import report

import generator
from generator.errors import InputFault
from generator.interview.interview import Interview
from generator.interview.plan import QuestionScope


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


@pytest.mark.parametrize(("year", "town"), [(2028, "青山镇"), (2025, "柳河镇")])
def test_the_report_of_another_town_or_of_an_earlier_year_is_refused(tmp_path, year, town):
    with pytest.raises(InputFault, match="没有取出任何内容"):
        generator.answers_from(report(tmp_path), facts_file(tmp_path, year, town))
