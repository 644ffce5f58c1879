"""What is missing, from whom, and the message that asks for it."""

import pickle

import pytest

from generator.facts.facts import Facts, declaration_at, fields
from generator.facts.judging.gaps import ANSWERED_BY, NEEDS_NO_ASKING, gaps
from generator.facts.judging.request import as_message, hint


def facts(*, year="2025", town="青山镇", **topics) -> Facts:
    basic = {"year": year, "town": town, **topics.pop("basic", {})}
    return Facts.parse({"basic": basic, **topics})


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


def test_a_gap_is_the_same_when_it_was_packed_whatever_the_county_calls_its_office():
    found = gaps(facts(publicity={"events": {"合计": "12", "学校": "待补"}, "materials": "待补"}))
    renamed = tuple(gap._replace(office="平安法治办") for gap in found)
    assert pickle.loads(pickle.dumps((found, renamed))) == (found, renamed)


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


@pytest.mark.parametrize(
    ("path", "nothing"),
    [
        (path, nothing)
        for path, (cause, *_) in NEEDS_NO_ASKING.items()
        for nothing in (["不适用"] if fields()[cause].kind == "text" else ["0", "不适用"])
    ],
)
def test_what_follows_from_nothing_is_not_asked_for(path, nothing):
    cause, *others = NEEDS_NO_ASKING[path]
    topic, field = cause.split(".")
    assert path in paths(gaps(facts()))
    assert path not in paths(gaps(facts(**{topic: {field: nothing}})))
    assert path in paths(gaps(facts(**{topic: {field: "3"}})))
    for other in others:
        assert other.partition(".")[0] == topic
        among = {field: nothing, other.partition(".")[2]: "1"}
        assert path in paths(gaps(facts(**{topic: among})))


def test_what_follows_from_what_is_not_asked_for_is_not_asked_for_either():
    assert not {"oversight.law_findings", "oversight.law_findings_mended"} & set(
        paths(gaps(facts(principal_duty={"inspected": "0"})))
    )
    found = gaps(facts(principal_duty={"inspected": "0"}, oversight={"law_findings": "2"}))
    assert "oversight.law_findings_mended" in paths(found)
    assert "oversight.appeared" not in paths(gaps(facts(oversight={"suits": "2", "should_appear": "0"})))


def test_rates_alone_are_enough_for_the_examination():
    assert "study.exam_due" in paths(gaps(facts()))
    for rate in ANSWERED_BY["study.exam_due"]:
        assert "study.exam_due" not in paths(gaps(facts(study={rate.partition(".")[2]: "100%"})))
    assert "study.exam_due" not in paths(gaps(facts(study={"exam_due": "不适用"})))


def test_what_a_dispute_centre_did_is_asked_only_where_it_is_marked():
    asked = {path for path in paths(gaps(facts())) if path.startswith("disputes.centre")}
    assert asked == {"disputes.centre"}
    assert "disputes.centre" not in paths(gaps(facts(disputes={"centre": "否"})))


def test_last_years_shortcomings_are_asked_for_once_and_not_entry_by_entry():
    def asked(entries):
        return [
            (gap.path, gap.pending)
            for gap in gaps(facts(follow_ups={"entries": entries}))
            if gap.path.startswith("follow_ups")
        ]

    assert asked([]) == [("follow_ups.entries", False)]
    assert asked([{"problem": "甲"}, {"problem": "乙", "done": "丙"}]) == [("follow_ups.entries", False)]
    assert asked([{"problem": "甲", "done": "待补", "outcome": "已完成"}]) == [("follow_ups.entries.0.done", True)]
    assert asked([{"problem": "甲", "done": "待补"}]) == [
        ("follow_ups.entries.0.done", True),
        ("follow_ups.entries", False),
    ]
    assert asked([{"problem": "甲", "done": "乙", "outcome": "已完成"}]) == []


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
        publicity={"events": {"合计": "22", "学校": "待补"}},
        disputes={"petitions": "待补", "beijing_batches": "待补"},
        principal_duty={"party_meetings": "待补", "accounting_form": "待补", "commented_on": "待补"},
        shortcomings={"entries": [{"problem": "甲", "shows": "待补"}]},
    )
    pending = [gap for gap in gaps(lacking) if gap.pending]
    assert as_message(lacking, pending) == (
        "青山镇2025年度法治政府建设情况报告还缺以下内容，请各办（站、所、中心）核实后尽快报司法所汇总：\n"
        "\n"
        "党政办：\n"
        "1. 党委会研究法治次数（单位：次，也可填“每季度1次”这样的）\n"
        "\n"
        "党建办：\n"
        "1. 年终述法形式（选填“书面”、“现场”、“书面和现场”）\n"
        "2. 述法接受点评（填“是”或“否”）\n"
        "\n"
        "司法所：\n"
        "1. 普法宣传—普法活动—学校（单位：场次）\n"
        "2. 不足和原因—第1项—具体表现（有一个数字或具体对象）\n"
        "\n"
        "信访办：\n"
        "1. 信访事项受理件数（单位：件）\n"
        "2. 进京上访批次（单位：批）（不公开，请单独报送）\n"
        "\n"
        "没有发生的请报“0”，没有这项工作的请报“不适用”；一时报不来的，请先回复何时能报。谢谢！\n"
    )


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("study.trainees", "单位：人次"),
        ("study.trainings", "单位：场次，也可填“每季度1次”这样的"),
        ("publicity.events", "单位：场次，有分项的请分列"),
        ("disputes.closed_rate", "如100%"),
        ("basic.signed_on", "如2026-01-15"),
        ("disputes.centre", "填“是”或“否”"),
        ("principal_duty.lead_body", "全称；没有单设的填“不适用”"),
        ("publicity.channels", "如宣传栏、LED显示屏、微信公众号"),
        ("follow_ups.entries", "上年报告里写的不足，逐条填"),
    ],
)
def test_behind_each_item_stands_how_it_is_filled_in(path, said):
    assert hint(declaration_at(path)) == said


@pytest.mark.parametrize("path", fields())
def test_every_field_of_the_vocabulary_has_a_hint_but_for_the_open_lists(path):
    assert hint(fields()[path])


@pytest.mark.parametrize(
    ("town", "said"),
    [
        ("青山镇", ["党委会研究法治次数", "镇长讲法治课次数", "选填“书记”、“镇长”"]),
        ("青山乡", ["党委会研究法治次数", "乡长讲法治课次数", "选填“书记”、“乡长”"]),
        ("青山街道", ["党工委会研究法治次数", "办事处会议研究法治次数", "主任讲法治课次数", "选填“书记”、“主任”"]),
        ("青山苏木", ["党委会研究法治次数", "苏木达讲法治课次数", "选填“书记”、“苏木达”"]),
    ],
)
def test_titles_are_put_in_the_words_of_such_a_town(town, said):
    lacking = facts(town=town, principal_duty={"lead_body": "领导小组"})
    message = as_message(lacking, gaps(lacking))
    assert all(words in message for words in said)
    assert town.endswith("镇") or "镇长" not in message


def test_a_list_is_asked_for_by_the_name_of_its_topic():
    message = as_message(facts(), gaps(facts()))
    assert all(f"{name}清单（" in message for name in ("上年不足整改", "不足和原因", "下一年度安排"))


def test_a_town_without_a_name_is_asked_in_its_own_name_and_nothing_missing_is_no_message():
    nameless = facts(town="待补", basic={"town_kind": "镇"})
    assert as_message(nameless, gaps(nameless)).startswith("本单位2025年度")
    assert as_message(nameless, ()) == ""
