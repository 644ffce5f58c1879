"""Every relation that is declared has one set of facts that it holds for and one that it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts.facts import Facts, declaration_at
from generator.facts.interval import Interval
from generator.facts.quantity import parse_quantity
from generator.facts.relations import RELATIONS, judge

# The relation's title → facts for which it holds (each is tried), and facts for which it does not.
CASES = {
    "普法活动的分项与合计": (
        [{"publicity.events": {"合计": "22", "学校": "10", "企业": "12", "分项完整": "是"}}],
        [{"publicity.events": {"合计": "22", "学校": "10", "企业": "13"}}],
    ),
    "法治文化阵地个数的分项与合计": (
        [{"publicity.grounds": {"合计": "3", "广场": "1", "公园": "待补", "分项完整": "是"}}],
        [{"publicity.grounds": {"合计": "3", "广场": "1", "公园": "1", "分项完整": "是"}}],
    ),
    "政务服务办件量的分项与合计": (
        [{"service.cases": {"合计": "150多", "窗口": "100余", "网上": "50"}}],
        [{"service.cases": {"合计": "150多", "窗口": "110余", "网上": "50"}}],
    ),
    "合法性审查件数的分项与合计": (
        [
            {"decision.review": {"合计": "待补", "合同": "30"}},
            {"decision.review": {"合计": "20", "合同": "10", "其他": "8"}},
        ],
        [{"decision.review": {"合计": "20", "合同": "21"}}],
    ),
    "行政处罚办结件数的分项与合计": (
        [{"enforcement.penalties": {"合计": "3", "简易程序": "3", "普通程序": "0", "分项完整": "是"}}],
        [{"enforcement.penalties": {"合计": "0", "简易程序": "1"}}],
    ),
    "安全隐患整改条数的分项与合计": (
        [{"enforcement.hazards": {"合计": "5", "消防": "4", "燃气": "3", "交叉": "是"}}],
        [{"enforcement.hazards": {"合计": "5", "消防": "4", "燃气": "6", "交叉": "是"}}],
    ),
    "人民调解成卷件数的分项与合计": (
        [{"disputes.files": {"书面": "150", "口头": "41", "分项完整": "是"}}],
        [{"disputes.files": {"合计": "约100", "书面": "150"}}],
    ),
    "成文日期早于统计截止日期": (
        [
            {"basic.counted_until": "2025-12-31", "basic.signed_on": "2025-12-31"},
            {"basic.counted_until": "2025-12-31", "basic.signed_on": "待补"},
        ],
        [{"basic.counted_until": "2025-12-31", "basic.signed_on": "2025-12-30"}],
    ),
    "成文日期不在报告期后": (
        [{"basic.signed_on": "2025-11-01"}, {"basic.signed_on": "2026-12-31"}, {"basic.signed_on": "待补"}],
        [{"basic.signed_on": "2025-10-31"}],
    ),
    "统计截止日期不在报告年度": (
        [{"basic.counted_until": "2025-11-30"}, {}],
        [{"basic.counted_until": "2024-12-31"}],
    ),
    "经合法性审查的政府合同多于签订": (
        [
            {"decision.contracts_reviewed": "10", "decision.contracts": "10"},
            {"decision.contracts_reviewed": "13", "decision.contracts": "10余"},
        ],
        [{"decision.contracts_reviewed": "20", "decision.contracts": "10余"}],
    ),
    "备案规范性文件多于制定": (
        [{"decision.normative_filed": "2", "decision.normative": "2"}],
        [{"decision.normative_filed": "3", "decision.normative": "2"}],
    ),
    "规范性文件报备率与件数不符": (
        [
            {"decision.filing_rate": "66.67%", "decision.normative_filed": "2", "decision.normative": "3"},
            {"decision.filing_rate": "67%", "decision.normative_filed": "2", "decision.normative": "3"},
            {"decision.filing_rate": "约60%", "decision.normative_filed": "2", "decision.normative": "3"},
            {"decision.filing_rate": "100%", "decision.normative_filed": "10余", "decision.normative": "13"},
            {"decision.filing_rate": "100%", "decision.normative_filed": "3", "decision.normative": "2"},
        ],
        [{"decision.filing_rate": "66%", "decision.normative_filed": "2", "decision.normative": "3"}],
    ),
    "没有规范性文件而有报备率": (
        [
            {"decision.filing_rate": "100%", "decision.normative": "1"},
            {"decision.filing_rate": "/", "decision.normative": "0"},
        ],
        [{"decision.filing_rate": "100%", "decision.normative": "0"}],
    ),
    "没有规范性文件而有及时率": (
        [{"decision.punctual_rate": "100%", "decision.normative": "待补"}],
        [{"decision.punctual_rate": "100%", "decision.normative": "无"}],
    ),
    "没有规范性文件而有规范率": (
        [{"decision.proper_rate": "100%"}],
        [{"decision.proper_rate": "0%", "decision.normative": "0"}],
    ),
    "配有法律顾问的村（社区）多于村和社区": (
        [
            {"decision.village_counsel": "25", "basic.villages": "23", "basic.communities": "2"},
            {"decision.village_counsel": "26", "basic.villages": "25"},
            {"decision.village_counsel": "26", "basic.villages": "25", "basic.communities": "待补"},
        ],
        [{"decision.village_counsel": "26", "basic.villages": "23", "basic.communities": "2"}],
    ),
    "制定村规民约的村（社区）多于村和社区": (
        [{"governance.covenants": "25", "basic.villages": "25", "basic.communities": "0"}],
        [{"governance.covenants": "26", "basic.villages": "25", "basic.communities": "0"}],
    ),
    "持证多于应持证": (
        [
            {"enforcement.hold": "15", "enforcement.should_hold": "16"},
            {"enforcement.hold": "17", "enforcement.should_hold": "约16"},
        ],
        [{"enforcement.hold": "18", "enforcement.should_hold": "约16"}],
    ),
    "新取证多于参加考试": (
        [{"enforcement.newly_held": "26", "enforcement.examined": "26"}],
        [{"enforcement.newly_held": "逾26", "enforcement.examined": "26"}],
    ),
    "环保问题整改多于发现": (
        [{"enforcement.environment_mended": "4", "enforcement.environment_found": "近5"}],
        [{"enforcement.environment_mended": "5", "enforcement.environment_found": "近5"}],
    ),
    "安全隐患整改多于排查": (
        [{"enforcement.hazards": "36", "enforcement.hazards_found": "36"}],
        [{"enforcement.hazards": {"合计": "37"}, "enforcement.hazards_found": "36"}],
    ),
    "上级反馈执法问题整改多于反馈": (
        [{"enforcement.feedback_mended": "不少于5", "enforcement.feedback_found": "5"}],
        [{"enforcement.feedback_mended": "不少于6", "enforcement.feedback_found": "5"}],
    ),
    "12345热线按期办结多于工单": (
        [{"service.hotline_in_time": "100", "service.hotline": "120"}],
        [{"service.hotline_in_time": "121", "service.hotline": "120"}],
    ),
    "没有12345热线工单而有办结率": (
        [
            {"service.hotline_rate": "待补", "service.hotline": "0"},
            {"service.hotline_rate": "100%", "service.hotline": "120", "service.hotline_in_time": "100"},
        ],
        [{"service.hotline_rate": "100%", "service.hotline": "0"}],
    ),
    "已化解纠纷多于排查出": (
        [{"disputes.settled": "52", "disputes.found": "52"}, {"disputes.settled": "60", "disputes.found": "超52"}],
        [{"disputes.settled": "53", "disputes.found": "52"}],
    ),
    "人民调解成功多于受理": (
        [{"disputes.mediated_well": "191", "disputes.mediated": "190余"}],
        [{"disputes.mediated_well": "200", "disputes.mediated": "190余"}],
    ),
    "人民调解成卷多于受理": (
        [{"disputes.files": "191", "disputes.mediated": "待补"}],
        [{"disputes.files": {"合计": "192", "书面": "150"}, "disputes.mediated": "191"}],
    ),
    "信访按期办结多于受理": (
        [{"disputes.petitions_in_time": "43", "disputes.petitions": "43"}],
        [{"disputes.petitions_in_time": "44", "disputes.petitions": "43"}],
    ),
    "没有信访事项而有化解率": (
        [{"disputes.settled_rate": "98%", "disputes.petitions": "43"}],
        [{"disputes.settled_rate": "98%", "disputes.petitions": "0"}],
    ),
    "没有信访事项而有办结率": (
        [{"disputes.closed_rate": "100%", "disputes.petitions": "43", "disputes.petitions_in_time": "40"}],
        [{"disputes.closed_rate": "100%", "disputes.petitions": "无"}],
    ),
    "主要领导接访批次多于人次": (
        [{"disputes.reception_batches": "12", "disputes.reception_people": "12"}],
        [{"disputes.reception_batches": "13", "disputes.reception_people": "12"}],
    ),
    "来访批次多于人次": (
        [{"disputes.visits": "20", "disputes.visitors": "45"}, {"disputes.visits": "46", "disputes.visitors": "40余"}],
        [{"disputes.visits": "50", "disputes.visitors": "40余"}],
    ),
    "到县上访批次多于人次": (
        [{"disputes.county_batches": "2", "disputes.county_people": "5"}],
        [{"disputes.county_batches": "5", "disputes.county_people": "2"}],
    ),
    "到市上访批次多于人次": (
        [{"disputes.city_batches": "0", "disputes.city_people": "0"}],
        [{"disputes.city_batches": "1", "disputes.city_people": "0"}],
    ),
    "赴省上访批次多于人次": (
        [{"disputes.province_batches": "待补", "disputes.province_people": "0"}],
        [{"disputes.province_batches": "1", "disputes.province_people": "0"}],
    ),
    "进京上访批次多于人次": (
        [{"disputes.beijing_batches": "1"}],
        [{"disputes.beijing_batches": "2", "disputes.beijing_people": "1"}],
    ),
    "败诉多于诉讼": (
        [{"oversight.lost": "0", "oversight.suits": "0"}],
        [{"oversight.lost": "1", "oversight.suits": "0"}],
    ),
    "负责人出庭多于应出庭": (
        [{"oversight.appeared": "1", "oversight.should_appear": "1"}],
        [{"oversight.appeared": "2", "oversight.should_appear": "1"}],
    ),
    "依申请公开办结多于新收": (
        [{"disclosure.answered": "3", "disclosure.requests": "3"}],
        [{"disclosure.answered": "4", "disclosure.requests": "3"}],
    ),
}

FALSE_FRIENDS = [
    {"disputes.reception_people": "30", "disputes.visitors": "20"},
    {"disputes.reception_batches": "30", "disputes.visits": "20"},
    {"disputes.persuasions": "5", "disputes.persuaded": "3"},
    {"publicity.model_villages_applied": "30", "basic.villages": "25", "basic.communities": "0"},
    {"enforcement.trainings": "8", "study.trainings": "6"},
    {"service.basic_duties": "98", "service.joint_duties": "165", "service.returned_duties": "60"},
    {"service.hotline_rate": "100%", "service.hotline": "120", "service.hotline_in_time": "100"},
    {"disputes.closed_rate": "100%", "disputes.petitions": "43", "disputes.petitions_in_time": "40"},
    {"publicity.guides_trained": "80", "publicity.guides": "75"},
    {"disputes.study_meetings": "每周2次", "disputes.joint_meetings": "11"},
]


def facts(values: dict) -> Facts:
    """Facts of 2025 with values by path."""
    topics: dict = {"basic": {"year": "2025", "town": "青山镇"}}
    for path, value in values.items():
        topic, field = path.split(".")
        topics.setdefault(topic, {})[field] = value
    return Facts.model_validate(topics)


def failing(values: dict) -> list[str]:
    return [judgement.title for judgement in judge(facts(values))]


def test_every_relation_has_a_passing_and_a_failing_case_and_there_are_no_others():
    assert [relation.title for relation in RELATIONS] == list(CASES)


@pytest.mark.parametrize(("title", "holds"), [(title, one) for title, (holds, _) in CASES.items() for one in holds])
def test_a_relation_is_silent_where_it_holds_or_cannot_be_judged(title, holds):
    assert title not in failing(holds)


@pytest.mark.parametrize(("title", "fails"), [(title, one) for title, (_, fails) in CASES.items() for one in fails])
def test_a_relation_that_fails_names_its_fields_with_their_values_and_what_to_do(title, fails):
    (judgement,) = [one for one in judge(facts(fails)) if one.title == title]
    relation = next(relation for relation in RELATIONS if relation.title == title)
    named = [path for path in judgement.paths if path != "basic.year"]
    assert all(f"“{declaration_at(path).title}”" in judgement.what for path in named)
    assert set(judgement.paths) == set(relation.paths)
    assert judgement.todo
    assert judgement.confirmable == relation.confirmable == (f"“{title}: 原因”" in judgement.todo)


@pytest.mark.parametrize("values", FALSE_FRIENDS)
def test_a_false_friend_is_left_alone(values):
    assert failing(values) == []


def test_no_facts_no_contradiction():
    assert failing({}) == []


def test_what_is_pending_inapplicable_or_unfilled_contradicts_nothing():
    for fails in (case for _, cases in CASES.values() for case in cases):
        for nothing in ("待补", "不适用", None):
            assert failing(dict.fromkeys(fails, nothing)) == []


def test_a_message_reads_as_an_office_would_write_it():
    (judgement,) = judge(facts({"enforcement.hold": "18", "enforcement.should_hold": "16"}))
    assert judgement.what == "“持有效行政执法证人数”（18人）大于“应持证执法人员人数”（16人）"
    assert judgement.todo == "请核对；不在执法岗位的人员也持证的，在“已确认”下写一行“持证多于应持证: 原因”"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"合计": "22", "学校": "23"}, "“普法活动”的分项“学校”（23）大于合计（22场次）"),
        ({"合计": "22", "学校": "12", "企业": "11"}, "“普法活动”的分项之和（12＋11）大于合计（22场次）"),
        ({"合计": "22", "学校": "10", "分项完整": "是"}, "“普法活动”的分项之和（10）小于合计（22场次）"),
    ],
)
def test_a_breakdown_says_which_way_it_does_not_add_up(parts, said):
    (judgement,) = judge(facts({"publicity.events": parts}))
    assert judgement.what == said


@pytest.mark.parametrize(
    "parts",
    [
        {"合计": "22", "学校": "10"},
        {"合计": "22", "学校": "15", "企业": "15", "交叉": "是", "分项完整": "是"},
        {"合计": "20余", "学校": "10余", "企业": "10", "分项完整": "是"},
        {"合计": "22", "学校": "待补", "企业": "10", "分项完整": "是"},
        {"合计": "约22", "学校": "10", "企业": "10", "分项完整": "是"},
        {"学校": "10", "企业": "10", "分项完整": "是"},
    ],
)
def test_a_breakdown_that_may_add_up_is_left_alone(parts):
    assert failing({"publicity.events": parts}) == []


FIGURES = st.builds(
    "{}{}{}".format, st.sampled_from(["", "约", "近", "超", "不少于"]), st.integers(1, 9999), st.just("")
) | st.builds("{}{}".format, st.integers(1, 9999), st.sampled_from(["余", "多", "万"]))


@given(FIGURES, FIGURES)
def test_of_two_figures_at_most_one_surely_exceeds_the_other(one, other):
    first, second = Interval.of(parse_quantity(one)), Interval.of(parse_quantity(other))
    assert not (first.surely_exceeds(second) and second.surely_exceeds(first))
    assert not first.surely_exceeds(first)


@given(st.integers(0, 500), st.integers(0, 500))
def test_exact_figures_are_compared_as_they_are(part, whole):
    failed = failing({"decision.contracts_reviewed": str(part), "decision.contracts": str(whole)})
    assert bool(failed) == (part > whole)
