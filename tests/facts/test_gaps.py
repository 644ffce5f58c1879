"""What is missing, from whom, and the message that asks for it."""

import pytest

from generator.facts.facts import Facts, fields
from generator.facts.gaps import NEEDS_NO_ASKING, as_message, gaps


def facts(*, year="2025", town="青山镇", **topics) -> Facts:
    basic = {"year": year, "town": town, **topics.pop("basic", {})}
    return Facts.model_validate({"basic": basic, **topics})


def paths(found) -> list[str]:
    return [gap.path for gap in found]


def test_every_core_field_of_an_empty_report_is_missing_but_for_the_years_end():
    asked = {gap.path for gap in gaps(facts()) if gap.path in fields()}
    core = {path for path, field in fields().items() if field.core}
    assert core - asked == {"basic.year", "basic.town", "basic.counted_until"}
    assert asked <= core


def test_a_pending_field_is_missing_whether_core_or_not_and_one_not_applicable_is_not():
    found = gaps(facts(publicity={"slogans": "待补", "materials": "不适用"}))
    (slogans,) = [gap for gap in found if gap.path == "publicity.slogans"]
    assert (slogans.title, slogans.unit, slogans.office, slogans.pending) == ("固定标语条数", "条", "司法所", True)
    assert slogans.place == "普法宣传 › 固定标语条数"
    assert "publicity.materials" not in paths(found)


def test_gaps_come_in_the_order_of_the_vocabulary_and_know_their_office():
    found = gaps(facts())
    order = list(fields())
    assert paths(found) == sorted(paths(found), key=order.index)
    assert {gap.path: gap.office for gap in found}["study.centre"] == "党建办"
    assert not any(gap.pending for gap in found)


def test_a_field_that_does_not_apply_is_not_asked_for():
    assert "service.basic_duties" in paths(gaps(facts(year="2025")))
    assert "service.basic_duties" not in paths(gaps(facts(year="2024")))


def test_what_cannot_have_happened_is_not_asked_for():
    assert "oversight.lost" in paths(gaps(facts()))
    assert not {"oversight.lost", "oversight.appeared"} & set(paths(gaps(facts(oversight={"suits": "0"}))))
    assert "oversight.lost" in paths(gaps(facts(oversight={"suits": "2"})))
    assert "principal_duty.lead_body_head" not in paths(gaps(facts(principal_duty={"lead_body": "不适用"})))
    assert set(NEEDS_NO_ASKING) | set(NEEDS_NO_ASKING.values()) <= set(fields())


@pytest.mark.parametrize(
    ("breakdown", "missing"),
    [
        ("待补", [("publicity.events", True)]),
        ({"合计": "待补", "学校": "3"}, [("publicity.events", True)]),
        ({"合计": "22", "学校": "待补"}, [("publicity.events.学校", True)]),
        ({"学校": "3", "企业": "4"}, [("publicity.events", False)]),
        ({"学校": "3", "企业": "4", "分项完整": "是"}, []),
        ({"合计": "22", "学校": "3"}, []),
        ("不适用", []),
    ],
)
def test_a_breakdown_lacks_its_total_unless_complete_parts_make_it_up(breakdown, missing):
    found = gaps(facts(publicity={"events": breakdown}))
    assert [(gap.path, gap.pending) for gap in found if gap.path.startswith("publicity.events")] == missing


def test_entries_of_lists_are_looked_into():
    listed = {
        "entries": [{"problem": "甲", "shows": "待补", "remedy": "子"}, {"problem": "乙", "shows": "丑", "cause": "寅"}]
    }
    found = [gap for gap in gaps(facts(shortcomings=listed)) if gap.path.startswith("shortcomings")]
    assert [(gap.path, gap.pending) for gap in found] == [
        ("shortcomings.entries.0.shows", True),
        ("shortcomings.entries.0.cause", False),
        ("shortcomings.entries.1.remedy", False),
    ]
    assert {gap.office for gap in found} == {"司法所"}
    assert found[0].place == "不足和原因 › 第1项 › 具体表现"


def test_a_shared_cause_and_a_remedy_answer_for_the_entries():
    shortcomings = {"entries": [{"problem": "甲", "shows": "子", "remedy": "丑"}], "shared_cause": "寅"}
    plans = {"entries": [{"heading": "丁", "answers": "1"}, {"heading": "戊"}]}
    found = paths(gaps(facts(shortcomings=shortcomings, arrangements=plans)))
    assert [path for path in found if path.startswith(("shortcomings", "arrangements"))] == [
        "arrangements.entries.1.content"
    ]


def test_why_some_hold_no_certificate_is_asked_where_fewer_hold_one():
    fewer = {"should_hold": "16", "hold": "15"}
    assert "enforcement.not_held" in paths(gaps(facts(enforcement=fewer)))
    assert "enforcement.not_held" not in paths(gaps(facts(enforcement={**fewer, "not_held": "新调入"})))
    assert "enforcement.not_held" not in paths(gaps(facts(enforcement={"should_hold": "16", "hold": "16"})))
    assert "enforcement.not_held" not in paths(gaps(facts(enforcement={"should_hold": "约16", "hold": "15"})))


def test_the_message_can_be_forwarded_as_it_is():
    lacking = facts(
        basic={"villages": "25"}, publicity={"events": {"合计": "22", "学校": "待补"}}, disputes={"petitions": "待补"}
    )
    pending = [gap for gap in gaps(lacking) if gap.pending]
    assert as_message(lacking, pending) == (
        "青山镇2025年度法治政府建设情况报告还缺以下数据，请各科室核实后尽快报司法所汇总：\n"
        "\n"
        "司法所：\n"
        "1. 普法宣传—普法活动—学校（单位：场次）\n"
        "\n"
        "信访办：\n"
        "1. 信访事项受理件数（单位：件）\n"
        "\n"
        "没有发生的请报“0”，没有这项工作的请报“不适用”。谢谢！\n"
    )


def test_a_town_without_a_name_is_asked_in_its_own_name_and_nothing_missing_is_no_message():
    nameless = facts(town="待补", basic={"town_kind": "镇"})
    assert as_message(nameless, gaps(nameless)).startswith("本单位2025年度")
    assert as_message(nameless, ()) == ""
