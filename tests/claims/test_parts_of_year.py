"""Dates outside the part of the year that their event was put into are found; those of other events are left alone."""

import pytest

from generator.claims.parts_of_year import outside_in


@pytest.mark.parametrize(
    ("text", "day", "sure"),
    [
        ("3月中旬，中心组学习宪法。3月24日的这次学习由书记领学。", "3月24日", True),
        ("一季度召开领导小组会议。该次会议于5月6日召开。", "5月6日", True),
        ("年初召开述法评议会。8月15日召开的这次述法评议会上，6人述法。", "8月15日", True),
        ("6月上旬，县人大到镇检查条例落实情况。6月23日的这次检查看了3个点。", "6月23日", True),
        ("下半年组织案卷评查一次。这次评查5月开始。", "5月", True),
        ("7月下旬举行防汛演练。上述演练于7月9日举行。", "7月9日", True),
        ("三季度，开展涉企检查“回头看”。此次“回头看”从4月12日开始。", "4月12日", True),
        ("上半年开展合同清理。这次清理于9月完成。", "9月", False),
        ("11月初，镇里举办执法竞赛。11月28日的竞赛上，一中队夺魁。", "11月28日", False),
    ],
)
def test_a_date_outside_the_part_of_its_event_is_found(text, day, sure):
    assert [(text[one.start : one.end], one.sure) for one in outside_in(text, 2024)] == [(day, sure)]


@pytest.mark.parametrize(
    "text",
    [
        "3月中旬，中心组学习宪法。3月14日的这次学习由书记领学。",
        "上半年启动合同清理。这次清理8月结束。",
        "上半年开展合同清理。这次清理发现的问题，9月底前整改。",
        "8月中旬至9月上旬开展自查。这次自查9月5日结束。",
        "一季度动员，二季度推开。这次整治6月开始见效。",
        "一季度召开会议。二季度会议于5月6日召开。",
    ],
)
def test_dates_of_other_events_and_of_later_steps_are_left_alone(text):
    assert list(outside_in(text, 2024)) == []
