"""Two who hold one office of one body are found; two bodies, changes and two offices of one person are left alone."""

import pytest

from generator.claims.roles import other_doers_in


@pytest.mark.parametrize(
    ("text", "first", "again"),
    [
        ("法治建设领导小组由镇党委书记任组长。领导小组会议均由组长（镇长）主持。", "镇党委书记", "镇长"),
        ("依法行政领导小组组长由乡长担任。书记以组长身份主持会议5次。", "乡长", "书记"),
        ("领导小组由街道党工委书记任组长。担任组长的办事处主任逐项点评。", "街道党工委书记", "办事处主任"),
        ("成立普法领导小组，镇长任组长。普法领导小组组长即党委书记。", "镇长", "党委书记"),
        ("专班由党委书记任组长，镇长任常务副组长。专班常务副组长由政法委员担任。", "镇长", "政法委员"),
        ("领导小组组长：党委书记，副组长：镇长。领导小组例会由组长（镇长）召集。", "党委书记", "镇长"),
        ("领导小组组长由镇长担任。党委书记作为领导小组组长，主持会议3次。", "镇长", "党委书记"),
        ("成立化解专班，党委副书记任班长。专班班长由司法所所长兼任。", "党委副书记", "司法所所长"),
        ("成立执法协调小组，镇长任组长。协调小组组长由执法队队长担任。", "镇长", "执法队队长"),
    ],
)
def test_two_who_hold_one_office_are_found(text, first, again):
    assert [(one.first, one.again) for one in other_doers_in(text)] == [(first, again)]


@pytest.mark.parametrize(
    "text",
    [
        "普法领导小组由党委书记任组长，执法协调小组由镇长任组长。协调小组会议由组长（镇长）主持。",
        "领导小组由党委副书记、镇长任组长。领导小组会议由组长（镇长）主持。",
        "普法领导小组由党委书记任组长。换届后，普法领导小组会议由组长（镇长）主持。",
        "普法领导小组由镇长任组长。党委书记作为法治建设领导小组组长，听取汇报3次。",
        "成立创建专班，司法所长任组长。创建专班组长由司法所所长兼任。",
        "领导小组由党委副书记任组长。领导小组会议由组长（镇长）主持。",
        "2023年领导小组由镇长任组长，2024年由党委书记任组长。",
    ],
)
def test_other_bodies_changes_and_two_offices_of_one_are_left_alone(text):
    assert list(other_doers_in(text)) == []
