"""Another number of all of a group is found; of some of them, of more groups, after a change it is left alone."""

import pytest

from generator.claims.recounts import recounts_in


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("成立5个工作组分片包干，六个组每日会商。", "成立5个工作组"),
        ("组建四支普法小分队。五支小分队分头下村。", "组建四支普法小分队"),
        ("辖12个行政村。法治体检覆盖全镇11个村，一个不落。", "辖12个行政村"),
        ("下辖14个村（社区），法律顾问覆盖15个村（社区），覆盖率100%。", "下辖14个村（社区）"),
        ("安排专题培训四期。计划内的5期培训全部如期举办。", "安排专题培训四期"),
    ],
)
def test_another_number_of_all_is_found(text, known):
    assert [one.known for one in recounts_in(text)] == [known]


@pytest.mark.parametrize(
    "text",
    [
        "成立5个工作组和1个督查组，六个组每日会商。",
        "成立5个工作组，10月增设1个，六个组每日会商。",
        "成立四个宣讲组，三个组每日下村，另一个组负责资料。",
        "辖12个行政村，合并后全镇11个行政村全部挂牌。",
        "辖12个行政村、3个社区。全镇3个社区全部挂牌。",
        "安排专题培训四期，后增补一期。计划内的5期培训全部如期举办。",
        "下辖14个村（社区），法律顾问覆盖9个村（社区），覆盖率64.3%。",
        "安排执法检查4次。计划外的5次检查全部完成。",
    ],
)
def test_some_more_or_changed_groups_are_left_alone(text):
    assert list(recounts_in(text)) == []
