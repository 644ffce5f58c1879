"""A sentence knows its words, its length, its figures and of which kind it is."""

import pytest
from planning_text import runs

from generator.compose.sentence import Sentence, split_sentences
from generator.report.outline import Run


def test_it_is_the_tuple_of_its_runs():
    sentence = runs("发放资料5000份。")
    assert sentence == (Run("发放资料"), Run("5000", "figure", ("some.field",)), Run("份。"))
    assert (sentence.text, sentence.length, sentence.figures) == ("发放资料5000份。", 10, 1)


def test_a_gap_counts_as_a_figure_and_the_year_of_the_report_does_not():
    gap = Run("【待补：次数】", "pending", ("some.field",))
    assert Sentence((Run("2025", "figure", ("basic.year",)), Run("年召开会议"), gap, Run("。"))).figures == 1


@pytest.mark.parametrize(
    ("words", "deed", "none"),
    [
        ("全年召开会议4次。", True, False),
        ("召开会议。", True, False),
        ("镇党委书记讲法治课1次。", False, False),
        ("全年未发生行政诉讼案件。", False, True),
        ("无〈某某〉情形。", False, False),
        ("〈以镇政府名义签订的合同，由司法所审查〉。", False, False),
    ],
)
def test_it_tells_a_deed_or_that_nothing_occurred_or_has_a_subject_of_its_own(words, deed, none):
    sentence = runs(words)
    assert (sentence.is_deed, sentence.is_none) == (deed, none)


def test_another_goes_on_behind_it_with_a_sign_in_place_of_its_full_stop():
    longer = runs("召开会议4次。").going_on("，", runs("听取汇报2次。"))
    assert (longer.text, longer.figures) == ("召开会议4次，听取汇报2次。", 2)


def test_a_line_is_cut_at_full_stops_also_within_a_person_s_own_words():
    assert [one.text for one in split_sentences(runs("甲〈乙。丙〉丁。戊"))] == ["甲乙。", "丙丁。", "戊"]
    assert list(split_sentences(())) == []
