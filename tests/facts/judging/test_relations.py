"""Every relation that is declared has one set of facts that it holds for and one that it does not."""

import pytest
import random_facts
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.facts.facts import Facts, declaration_at
from generator.facts.judging.other_figures import judge_others
from generator.facts.judging.relations import RELATIONS, judge
from generator.facts.judging.words import contradictions
from generator.facts.values.interval import Interval
from generator.facts.values.quantity import parse_quantity
from generator.sources.spots import FileLine

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
    "民主法治示范村现有个数的分项与合计": (
        [{"publicity.model_villages": {"合计": "5", "国家级": "1", "县级": "4", "分项完整": "是"}}],
        [{"publicity.model_villages": {"合计": "5", "县级": "6"}}],
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
    "行政处罚领域件数的分项与合计": (
        [{"enforcement.penalties_by_field": {"合计": "3", "市容环境": "2余"}}],
        [{"enforcement.penalties_by_field": {"合计": "3", "市容环境": "2", "水利": "1", "其他": "1"}}],
    ),
    "罚没款的分项与合计": (
        [
            {"enforcement.fines": {"合计": "1500", "简易程序": "500", "普通程序": "1000", "分项完整": "是"}},
            {"enforcement.fines": {"合计": "1500", "简易程序": "500"}},
            {"enforcement.fines": "1500"},
        ],
        [{"enforcement.fines": {"合计": "1500", "普通程序": "2000"}}],
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
        [{"basic.signed_on": "2025-10-31"}, {"basic.signed_on": "2026-12-31"}, {"basic.signed_on": "待补"}],
        [{"basic.signed_on": "2024-12-31"}, {"basic.signed_on": "2027-01-01"}],
    ),
    "统计截止日期不在报告年度": (
        [{"basic.counted_until": "2025-11-30"}, {}],
        [{"basic.counted_until": "2024-12-31"}],
    ),
    "没有法治培训而有参训人次": (
        [
            {"study.trainings": "0", "study.trainees": "0"},
            {"study.trainings": "1", "study.trainees": "30余"},
            {"study.trainings": "待补", "study.trainees": "3"},
            {"study.trainings": "0", "study.trainees": "待补"},
            {"study.trainings": "0"},
            {"study.trainings": "不适用", "study.trainees": "3"},
        ],
        [{"study.trainings": "0", "study.trainees": "3"}, {"study.trainings": "无", "study.trainees": "30余"}],
    ),
    "学法考试参考多于应考": (
        [
            {"study.exam_taken": "3", "study.exam_due": "4"},
            {"study.exam_taken": "5", "study.exam_due": "待补"},
            {"study.exam_taken": "5", "study.exam_due": "不少于4"},
            {"study.exam_taken": "5"},
        ],
        [{"study.exam_taken": "5", "study.exam_due": "4"}, {"study.exam_taken": "不少于5", "study.exam_due": "近4"}],
    ),
    "学法考试合格多于参考": (
        [
            {"study.exam_passed": "3", "study.exam_taken": "4"},
            {"study.exam_passed": "5", "study.exam_taken": "待补"},
            {"study.exam_passed": "5", "study.exam_taken": "不少于4"},
            {"study.exam_passed": "5"},
        ],
        [
            {"study.exam_passed": "5", "study.exam_taken": "4"},
            {"study.exam_passed": "不少于5", "study.exam_taken": "近4"},
        ],
    ),
    "学法考试合格多于应考": (
        [
            {"study.exam_passed": "3", "study.exam_due": "4"},
            {"study.exam_passed": "5", "study.exam_due": "待补"},
            {"study.exam_passed": "5", "study.exam_due": "不少于4"},
            {"study.exam_passed": "5"},
            {"study.exam_passed": "5", "study.exam_taken": "5", "study.exam_due": "4"},
        ],
        [{"study.exam_passed": "5", "study.exam_due": "4"}, {"study.exam_passed": "不少于5", "study.exam_due": "近4"}],
    ),
    "学法考试优秀多于合格": (
        [
            {"study.exam_excellent": "3", "study.exam_passed": "4"},
            {"study.exam_excellent": "5", "study.exam_passed": "待补"},
            {"study.exam_excellent": "5", "study.exam_passed": "不少于4"},
            {"study.exam_excellent": "5"},
        ],
        [
            {"study.exam_excellent": "5", "study.exam_passed": "4"},
            {"study.exam_excellent": "不少于5", "study.exam_passed": "近4"},
        ],
    ),
    "学法考试优秀多于参考": (
        [
            {"study.exam_excellent": "3", "study.exam_taken": "4"},
            {"study.exam_excellent": "5", "study.exam_taken": "待补"},
            {"study.exam_excellent": "5", "study.exam_taken": "不少于4"},
            {"study.exam_excellent": "5"},
            {"study.exam_excellent": "5", "study.exam_passed": "5", "study.exam_taken": "4"},
        ],
        [
            {"study.exam_excellent": "5", "study.exam_taken": "4"},
            {"study.exam_excellent": "不少于5", "study.exam_taken": "近4"},
        ],
    ),
    "学法考试优秀多于应考": (
        [
            {"study.exam_excellent": "3", "study.exam_due": "4"},
            {"study.exam_excellent": "5"},
            {"study.exam_excellent": "5", "study.exam_taken": "5", "study.exam_due": "4"},
            {"study.exam_excellent": "5", "study.exam_passed": "5", "study.exam_due": "4"},
        ],
        [
            {"study.exam_excellent": "5", "study.exam_due": "4"},
            {"study.exam_excellent": "不少于5", "study.exam_due": "近4"},
        ],
    ),
    "学法考试参考率与人数不符": (
        [
            {"study.exam_rate": "93.75%", "study.exam_taken": "15", "study.exam_due": "16"},
            {"study.exam_rate": "94%", "study.exam_taken": "15", "study.exam_due": "16"},
            {"study.exam_rate": "约90%", "study.exam_taken": "15", "study.exam_due": "16"},
            {"study.exam_rate": "93%", "study.exam_taken": "10余", "study.exam_due": "16"},
            {"study.exam_rate": "93%", "study.exam_taken": "待补", "study.exam_due": "16"},
            {"study.exam_rate": "93%", "study.exam_taken": "17", "study.exam_due": "16"},
            {"study.exam_rate": "100%", "study.exam_due": "16"},
        ],
        [{"study.exam_rate": "93%", "study.exam_taken": "15", "study.exam_due": "16"}],
    ),
    "学法考试合格率与人数不符": (
        [
            {"study.pass_rate": "93.75%", "study.exam_passed": "15", "study.exam_taken": "16"},
            {"study.pass_rate": "94%", "study.exam_passed": "15", "study.exam_taken": "16"},
            {"study.pass_rate": "约90%", "study.exam_passed": "15", "study.exam_taken": "16"},
            {"study.pass_rate": "93%", "study.exam_passed": "10余", "study.exam_taken": "16"},
            {"study.pass_rate": "93%", "study.exam_passed": "待补", "study.exam_taken": "16"},
            {"study.pass_rate": "93%", "study.exam_passed": "17", "study.exam_taken": "16"},
            {"study.pass_rate": "100%", "study.exam_taken": "16"},
        ],
        [{"study.pass_rate": "93%", "study.exam_passed": "15", "study.exam_taken": "16"}],
    ),
    "学法考试优秀率与人数不符": (
        [
            {"study.excellent_rate": "93.75%", "study.exam_excellent": "15", "study.exam_taken": "16"},
            {"study.excellent_rate": "94%", "study.exam_excellent": "15", "study.exam_taken": "16"},
            {"study.excellent_rate": "93%", "study.exam_excellent": "待补", "study.exam_taken": "16"},
            {"study.excellent_rate": "93%"},
        ],
        [{"study.excellent_rate": "93%", "study.exam_excellent": "15", "study.exam_taken": "16"}],
    ),
    "没有参考人员而有优秀率": (
        [
            {"study.excellent_rate": "100%", "study.exam_taken": "3"},
            {"study.excellent_rate": "不适用", "study.exam_taken": "0"},
            {"study.excellent_rate": "100%", "study.exam_taken": "待补"},
            {"study.excellent_rate": "100%"},
        ],
        [{"study.excellent_rate": "100%", "study.exam_taken": "0"}],
    ),
    "第一议题学法多于第一议题学习": (
        [
            {"study.first_topic": "3", "study.first_topics": "4"},
            {"study.first_topic": "5", "study.first_topics": "待补"},
            {"study.first_topic": "5", "study.first_topics": "不少于4"},
            {"study.first_topic": "5"},
        ],
        [{"study.first_topic": "5", "study.first_topics": "4"}],
    ),
    "没有应考人员而有参考率": (
        [
            {"study.exam_rate": "100%", "study.exam_due": "3"},
            {"study.exam_rate": "不适用", "study.exam_due": "0"},
            {"study.exam_rate": "100%", "study.exam_due": "待补"},
            {"study.exam_rate": "100%"},
        ],
        [{"study.exam_rate": "100%", "study.exam_due": "0"}, {"study.exam_rate": "约98%", "study.exam_due": "无"}],
    ),
    "没有参考人员而有合格率": (
        [
            {"study.pass_rate": "100%", "study.exam_taken": "3"},
            {"study.pass_rate": "不适用", "study.exam_taken": "0"},
            {"study.pass_rate": "100%", "study.exam_taken": "待补"},
            {"study.pass_rate": "100%"},
        ],
        [{"study.pass_rate": "100%", "study.exam_taken": "0"}, {"study.pass_rate": "约98%", "study.exam_taken": "无"}],
    ),
    "没有网上学法人员而有学时": (
        [
            {"study.online_people": "0", "study.online_hours": "0"},
            {"study.online_people": "1", "study.online_hours": "30余"},
            {"study.online_people": "待补", "study.online_hours": "3"},
            {"study.online_people": "0", "study.online_hours": "待补"},
            {"study.online_people": "0"},
            {"study.online_people": "不适用", "study.online_hours": "3"},
        ],
        [
            {"study.online_people": "0", "study.online_hours": "3"},
            {"study.online_people": "无", "study.online_hours": "30余"},
        ],
    ),
    "没有宪法宣誓而有人数": (
        [
            {"study.oaths": "0", "study.sworn": "0"},
            {"study.oaths": "1", "study.sworn": "30余"},
            {"study.oaths": "待补", "study.sworn": "3"},
            {"study.oaths": "0", "study.sworn": "待补"},
            {"study.oaths": "0"},
            {"study.oaths": "不适用", "study.sworn": "3"},
        ],
        [{"study.oaths": "0", "study.sworn": "3"}, {"study.oaths": "无", "study.sworn": "30余"}],
    ),
    "没有旁听庭审而有人次": (
        [
            {"study.hearings": "0", "study.hearing_people": "0"},
            {"study.hearings": "1", "study.hearing_people": "30余"},
            {"study.hearings": "待补", "study.hearing_people": "3"},
            {"study.hearings": "0", "study.hearing_people": "待补"},
            {"study.hearings": "0"},
            {"study.hearings": "不适用", "study.hearing_people": "3"},
        ],
        [
            {"study.hearings": "0", "study.hearing_people": "3"},
            {"study.hearings": "无", "study.hearing_people": "30余"},
        ],
    ),
    "没有普法活动而有受众": (
        [
            {"publicity.events": "0", "publicity.audience": "0"},
            {"publicity.events": "1", "publicity.audience": "30余"},
            {"publicity.events": "待补", "publicity.audience": "3"},
            {"publicity.events": "0", "publicity.audience": "待补"},
            {"publicity.events": "0"},
            {"publicity.events": "不适用", "publicity.audience": "3"},
        ],
        [
            {"publicity.events": "0", "publicity.audience": "3"},
            {"publicity.events": "无", "publicity.audience": "30余"},
        ],
    ),
    "没有法律明白人培训而有人次": (
        [
            {"publicity.guide_trainings": "0", "publicity.guide_trainees": "0"},
            {"publicity.guide_trainings": "1", "publicity.guide_trainees": "30余"},
            {"publicity.guide_trainings": "待补", "publicity.guide_trainees": "3"},
            {"publicity.guide_trainings": "0", "publicity.guide_trainees": "待补"},
            {"publicity.guide_trainings": "0"},
            {"publicity.guide_trainings": "不适用", "publicity.guide_trainees": "3"},
        ],
        [
            {"publicity.guide_trainings": "0", "publicity.guide_trainees": "3"},
            {"publicity.guide_trainings": "无", "publicity.guide_trainees": "30余"},
        ],
    ),
    "没有法律明白人培训而有人数": (
        [
            {"publicity.guide_trainings": "0", "publicity.guides_attending": "0"},
            {"publicity.guide_trainings": "1", "publicity.guides_attending": "30余"},
            {"publicity.guide_trainings": "待补", "publicity.guides_attending": "3"},
            {"publicity.guide_trainings": "0"},
        ],
        [{"publicity.guide_trainings": "0", "publicity.guides_attending": "3"}],
    ),
    "同级民主法治示范村多于村和社区": (
        [
            {
                "publicity.model_villages": {"合计": "30", "市级": "15", "县级": "15"},
                "basic.villages": "25",
                "basic.communities": "0",
            },
            {"publicity.model_villages": {"县级": "约26"}, "basic.villages": "25", "basic.communities": "0"},
            {"publicity.model_villages": {"县级": "26"}, "basic.villages": "25"},
            {"publicity.model_villages": {"县级": "待补"}, "basic.villages": "25", "basic.communities": "0"},
        ],
        [{"publicity.model_villages": {"县级": "26"}, "basic.villages": "25", "basic.communities": "0"}],
    ),
    "政务服务办结多于办件": (
        [
            {"service.closed": "3", "service.cases": "4"},
            {"service.closed": "5", "service.cases": "待补"},
            {"service.closed": "5", "service.cases": "不少于4"},
            {"service.closed": "5"},
        ],
        [{"service.closed": "5", "service.cases": "4"}, {"service.closed": "不少于5", "service.cases": "近4"}],
    ),
    "网办率与网上办件不符": (
        [
            {"service.online_rate": "85%", "service.cases": {"合计": "100", "网上": "85"}},
            {"service.online_rate": "85%", "service.cases": {"合计": "100余", "网上": "50"}},
            {"service.online_rate": "85%", "service.cases": "100"},
            {"service.online_rate": "85%", "service.cases": {"合计": "100", "网上": "待补"}},
            {"service.online_rate": "约85%", "service.cases": {"合计": "100", "网上": "50"}},
        ],
        [
            {"service.online_rate": "85%", "service.cases": {"合计": "100", "网上": "50"}},
            {"service.online_rate": "85%", "service.cases": {"窗口": "50", "网上": "50", "分项完整": "是"}},
        ],
    ),
    "没有办件而有按时办结率": (
        [
            {"service.punctual_rate": "100%", "service.cases": "3"},
            {"service.punctual_rate": "不适用", "service.cases": "0"},
            {"service.punctual_rate": "100%", "service.cases": "待补"},
            {"service.punctual_rate": "100%"},
        ],
        [{"service.punctual_rate": "100%", "service.cases": "0"}],
    ),
    "没有办件而有网办率": (
        [
            {"service.online_rate": "100%", "service.cases": "3"},
            {"service.online_rate": "不适用", "service.cases": "0"},
            {"service.online_rate": "100%", "service.cases": "待补"},
            {"service.online_rate": "100%"},
        ],
        [
            {"service.online_rate": "100%", "service.cases": "0"},
            {"service.online_rate": "约98%", "service.cases": "无"},
        ],
    ),
    "没有办件而有满意率": (
        [
            {"service.satisfaction": "100%", "service.cases": "3"},
            {"service.satisfaction": "不适用", "service.cases": "0"},
            {"service.satisfaction": "100%", "service.cases": "待补"},
            {"service.satisfaction": "100%"},
        ],
        [
            {"service.satisfaction": "100%", "service.cases": "0"},
            {"service.satisfaction": "约98%", "service.cases": "无"},
        ],
    ),
    "12345热线按期办结多于工单": (
        [{"service.hotline_in_time": "100", "service.hotline": "120"}],
        [{"service.hotline_in_time": "121", "service.hotline": "120"}],
    ),
    "12345热线工单办结率低于按期办结的比例": (
        [
            {"service.hotline_rate": "100%", "service.hotline_in_time": "98", "service.hotline": "100"},
            {"service.hotline_rate": "待补", "service.hotline_in_time": "98", "service.hotline": "100"},
        ],
        [{"service.hotline_rate": "95%", "service.hotline_in_time": "98", "service.hotline": "100"}],
    ),
    "没有12345热线工单而有办结率": (
        [
            {"service.hotline_rate": "待补", "service.hotline": "0"},
            {"service.hotline_rate": "100%", "service.hotline": "120", "service.hotline_in_time": "100"},
        ],
        [{"service.hotline_rate": "100%", "service.hotline": "0"}],
    ),
    "没有12345热线工单而有满意率": (
        [
            {"service.hotline_satisfaction": "100%", "service.hotline": "3"},
            {"service.hotline_satisfaction": "不适用", "service.hotline": "0"},
            {"service.hotline_satisfaction": "100%", "service.hotline": "待补"},
            {"service.hotline_satisfaction": "100%"},
        ],
        [
            {"service.hotline_satisfaction": "100%", "service.hotline": "0"},
            {"service.hotline_satisfaction": "约98%", "service.hotline": "无"},
        ],
    ),
    "其他热线办结多于工单": (
        [{"service.other_hotline_closed": "14", "service.other_hotline_cases": "15"}],
        [{"service.other_hotline_closed": "16", "service.other_hotline_cases": "15"}],
    ),
    "企业诉求办结多于诉求": (
        [
            {"service.firm_requests_met": "3", "service.firm_requests": "4"},
            {"service.firm_requests_met": "5", "service.firm_requests": "待补"},
            {"service.firm_requests_met": "5", "service.firm_requests": "不少于4"},
            {"service.firm_requests_met": "5"},
        ],
        [
            {"service.firm_requests_met": "5", "service.firm_requests": "4"},
            {"service.firm_requests_met": "不少于5", "service.firm_requests": "近4"},
        ],
    ),
    "完成合法性审查多于应当审查": (
        [
            {"decision.review_done": "3", "decision.review_due": "4"},
            {"decision.review_done": "5", "decision.review_due": "待补"},
            {"decision.review_done": "5", "decision.review_due": "不少于4"},
            {"decision.review_done": "5"},
        ],
        [
            {"decision.review_done": "5", "decision.review_due": "4"},
            {"decision.review_done": "不少于5", "decision.review_due": "近4"},
        ],
    ),
    "没有合法性审查而有通过率": (
        [
            {"decision.review_pass_rate": "100%", "decision.review": "3"},
            {"decision.review_pass_rate": "不适用", "decision.review": "0"},
            {"decision.review_pass_rate": "100%", "decision.review": "待补"},
            {"decision.review_pass_rate": "100%"},
        ],
        [{"decision.review_pass_rate": "100%", "decision.review": "0"}],
    ),
    "经合法性审查的政府合同多于签订": (
        [
            {"decision.contracts_reviewed": "10", "decision.contracts": "10"},
            {"decision.contracts_reviewed": "13", "decision.contracts": "10余"},
        ],
        [{"decision.contracts_reviewed": "20", "decision.contracts": "10余"}],
    ),
    "经审查的政府合同多于合法性审查的合同": (
        [
            {"decision.contracts_reviewed": "10", "decision.review": {"合计": "12", "合同": "10"}},
            {"decision.contracts_reviewed": "10", "decision.review": {"合计": "12", "合同": "待补"}},
        ],
        [{"decision.contracts_reviewed": "11", "decision.review": {"合计": "12", "合同": "10"}}],
    ),
    "经审查的政府合同多于合法性审查件数": (
        [
            {"decision.contracts_reviewed": "12", "decision.review": "12"},
            {"decision.contracts_reviewed": "36", "decision.review": {"合计": "12", "合同": "10"}},
        ],
        [{"decision.contracts_reviewed": "36", "decision.review": "12"}],
    ),
    "采纳法律意见建议多于提出": (
        [
            {"decision.advice_taken": "3", "decision.advice": "4"},
            {"decision.advice_taken": "5", "decision.advice": "待补"},
            {"decision.advice_taken": "5", "decision.advice": "不少于4"},
            {"decision.advice_taken": "5"},
        ],
        [
            {"decision.advice_taken": "5", "decision.advice": "4"},
            {"decision.advice_taken": "不少于5", "decision.advice": "近4"},
        ],
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
    "经合法性审查的印发文件多于印发": (
        [
            {"decision.issued_reviewed": "3", "decision.issued": "4"},
            {"decision.issued_reviewed": "5", "decision.issued": "待补"},
            {"decision.issued_reviewed": "5", "decision.issued": "不少于4"},
            {"decision.issued_reviewed": "5"},
        ],
        [
            {"decision.issued_reviewed": "5", "decision.issued": "4"},
            {"decision.issued_reviewed": "不少于5", "decision.issued": "近4"},
        ],
    ),
    "配有法律顾问的村（社区）多于村和社区": (
        [
            {"decision.village_counsel": "25", "basic.villages": "23", "basic.communities": "2"},
            {"decision.village_counsel": "26", "basic.villages": "25"},
            {"decision.village_counsel": "26", "basic.villages": "25", "basic.communities": "待补"},
        ],
        [{"decision.village_counsel": "26", "basic.villages": "23", "basic.communities": "2"}],
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
    "执法资格考试通过多于参加": (
        [
            {"enforcement.examined_passed": "3", "enforcement.examined": "4"},
            {"enforcement.examined_passed": "5", "enforcement.examined": "待补"},
            {"enforcement.examined_passed": "5", "enforcement.examined": "不少于4"},
            {"enforcement.examined_passed": "5"},
        ],
        [{"enforcement.examined_passed": "5", "enforcement.examined": "4"}],
    ),
    "没有执法培训而有参训人次": (
        [
            {"enforcement.trainings": "0", "enforcement.trainees": "0"},
            {"enforcement.trainings": "1", "enforcement.trainees": "30余"},
            {"enforcement.trainings": "待补", "enforcement.trainees": "3"},
            {"enforcement.trainings": "0", "enforcement.trainees": "待补"},
            {"enforcement.trainings": "0"},
            {"enforcement.trainings": "不适用", "enforcement.trainees": "3"},
        ],
        [
            {"enforcement.trainings": "0", "enforcement.trainees": "3"},
            {"enforcement.trainings": "无", "enforcement.trainees": "30余"},
        ],
    ),
    "没有案卷评查而有件数": (
        [
            {"enforcement.file_checks": "0", "enforcement.files_checked": "0"},
            {"enforcement.file_checks": "1", "enforcement.files_checked": "30余"},
            {"enforcement.file_checks": "待补", "enforcement.files_checked": "3"},
            {"enforcement.file_checks": "0", "enforcement.files_checked": "待补"},
            {"enforcement.file_checks": "0"},
            {"enforcement.file_checks": "不适用", "enforcement.files_checked": "3"},
        ],
        [
            {"enforcement.file_checks": "0", "enforcement.files_checked": "3"},
            {"enforcement.file_checks": "无", "enforcement.files_checked": "30余"},
        ],
    ),
    "涉企检查多于行政检查": (
        [
            {"enforcement.firm_inspections": "3", "enforcement.inspections": "4"},
            {"enforcement.firm_inspections": "5", "enforcement.inspections": "待补"},
            {"enforcement.firm_inspections": "5", "enforcement.inspections": "不少于4"},
            {"enforcement.firm_inspections": "5"},
        ],
        [
            {"enforcement.firm_inspections": "5", "enforcement.inspections": "4"},
            {"enforcement.firm_inspections": "不少于5", "enforcement.inspections": "近4"},
        ],
    ),
    "没有行政检查而有检查对象": (
        [
            {"enforcement.inspections": "0", "enforcement.inspected": "0"},
            {"enforcement.inspections": "1", "enforcement.inspected": "30余"},
            {"enforcement.inspections": "待补", "enforcement.inspected": "3"},
            {"enforcement.inspections": "0", "enforcement.inspected": "待补"},
            {"enforcement.inspections": "0"},
            {"enforcement.inspections": "不适用", "enforcement.inspected": "3"},
        ],
        [
            {"enforcement.inspections": "0", "enforcement.inspected": "3"},
            {"enforcement.inspections": "无", "enforcement.inspected": "30余"},
        ],
    ),
    "普通程序处罚办结多于立案": (
        [
            {"enforcement.penalties": {"合计": "9", "普通程序": "4"}, "enforcement.filed": "4"},
            {"enforcement.penalties": {"普通程序": "待补"}, "enforcement.filed": "4"},
            {"enforcement.penalties": {"普通程序": "5"}, "enforcement.filed": "约4.6万"},
            {"enforcement.penalties": "不适用", "enforcement.filed": "4"},
        ],
        [{"enforcement.penalties": {"合计": "9", "普通程序": "5"}, "enforcement.filed": "4"}],
    ),
    "行政处罚办结多于立案": (
        [
            {"enforcement.penalties": "4", "enforcement.filed": "4"},
            {"enforcement.penalties": {"合计": "9", "普通程序": "5"}, "enforcement.filed": "4"},
            {"enforcement.penalties": "5", "enforcement.filed": "待补"},
            {"enforcement.penalties": "5"},
            {"enforcement.penalties": "5", "enforcement.filed": "约5"},
        ],
        [
            {"enforcement.penalties": "5", "enforcement.filed": "4"},
            {"enforcement.penalties": {"合计": "5", "普通程序": "待补"}, "enforcement.filed": "4"},
        ],
    ),
    "行政处罚按领域的件数与办结不一致": (
        [
            {
                "enforcement.penalties_by_field": {"市容环境": "2", "水利": "1", "分项完整": "是"},
                "enforcement.penalties": "3",
            },
            {"enforcement.penalties_by_field": {"市容环境": "2", "水利": "1"}, "enforcement.penalties": "5"},
            {"enforcement.penalties_by_field": "4", "enforcement.penalties": "约4"},
            {"enforcement.penalties_by_field": "4", "enforcement.penalties": "待补"},
        ],
        [
            {"enforcement.penalties_by_field": "4", "enforcement.penalties": "3"},
            {
                "enforcement.penalties_by_field": {"市容环境": "2", "水利": "1", "分项完整": "是"},
                "enforcement.penalties": "4",
            },
        ],
    ),
    "没有拆除违法建筑而有面积": (
        [
            {"enforcement.illegal_buildings": "0", "enforcement.illegal_area": "0"},
            {"enforcement.illegal_buildings": "1", "enforcement.illegal_area": "30余"},
            {"enforcement.illegal_buildings": "待补", "enforcement.illegal_area": "3"},
            {"enforcement.illegal_buildings": "0", "enforcement.illegal_area": "待补"},
            {"enforcement.illegal_buildings": "0"},
            {"enforcement.illegal_buildings": "不适用", "enforcement.illegal_area": "3"},
        ],
        [
            {"enforcement.illegal_buildings": "0", "enforcement.illegal_area": "3"},
            {"enforcement.illegal_buildings": "无", "enforcement.illegal_area": "30余"},
        ],
    ),
    "违法占地图斑整改多于发现": (
        [
            {"enforcement.spots_mended": "3", "enforcement.spots": "4"},
            {"enforcement.spots_mended": "5", "enforcement.spots": "待补"},
            {"enforcement.spots_mended": "5", "enforcement.spots": "不少于4"},
            {"enforcement.spots_mended": "5"},
        ],
        [
            {"enforcement.spots_mended": "5", "enforcement.spots": "4"},
            {"enforcement.spots_mended": "不少于5", "enforcement.spots": "近4"},
        ],
    ),
    "环保问题整改多于发现": (
        [{"enforcement.environment_mended": "4", "enforcement.environment_found": "近5"}],
        [{"enforcement.environment_mended": "5", "enforcement.environment_found": "近5"}],
    ),
    "没有安全生产检查而有企业": (
        [
            {"enforcement.safety_checks": "0", "enforcement.safety_firms": "0"},
            {"enforcement.safety_checks": "1", "enforcement.safety_firms": "30余"},
            {"enforcement.safety_checks": "待补", "enforcement.safety_firms": "3"},
            {"enforcement.safety_checks": "0", "enforcement.safety_firms": "待补"},
            {"enforcement.safety_checks": "0"},
            {"enforcement.safety_checks": "不适用", "enforcement.safety_firms": "3"},
        ],
        [
            {"enforcement.safety_checks": "0", "enforcement.safety_firms": "3"},
            {"enforcement.safety_checks": "无", "enforcement.safety_firms": "30余"},
        ],
    ),
    "安全隐患整改多于排查": (
        [{"enforcement.hazards": "36", "enforcement.hazards_found": "36"}],
        [{"enforcement.hazards": {"合计": "37"}, "enforcement.hazards_found": "36"}],
    ),
    "上级反馈执法问题整改多于反馈": (
        [{"enforcement.feedback_mended": "不少于5", "enforcement.feedback_found": "5"}],
        [{"enforcement.feedback_mended": "不少于6", "enforcement.feedback_found": "5"}],
    ),
    "综治中心办结多于受理": (
        [
            {"disputes.centre_closed": "3", "disputes.centre_cases": "4"},
            {"disputes.centre_closed": "5", "disputes.centre_cases": "待补"},
            {"disputes.centre_closed": "5", "disputes.centre_cases": "不少于4"},
            {"disputes.centre_closed": "5"},
        ],
        [
            {"disputes.centre_closed": "5", "disputes.centre_cases": "4"},
            {"disputes.centre_closed": "不少于5", "disputes.centre_cases": "近4"},
        ],
    ),
    "已化解纠纷多于排查出": (
        [
            {"disputes.settled": "52", "disputes.found": "52"},
            {"disputes.settled": "60", "disputes.found": "超52"},
            {"disputes.settled": "55", "disputes.found": "52", "disputes.carried_over": "3"},
            {"disputes.settled": "55", "disputes.found": "52", "disputes.carried_over": "待补"},
        ],
        [
            {"disputes.settled": "53", "disputes.found": "52"},
            {"disputes.settled": "56", "disputes.found": "52", "disputes.carried_over": "3"},
            {"disputes.settled": "53", "disputes.found": "52", "disputes.carried_over": "不适用"},
        ],
    ),
    "专职调解员多于人民调解员": (
        [
            {"disputes.full_time": "3", "disputes.mediators": "4"},
            {"disputes.full_time": "5", "disputes.mediators": "待补"},
            {"disputes.full_time": "5", "disputes.mediators": "不少于4"},
            {"disputes.full_time": "5"},
        ],
        [
            {"disputes.full_time": "5", "disputes.mediators": "4"},
            {"disputes.full_time": "不少于5", "disputes.mediators": "近4"},
        ],
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
    "信访化解多于受理": (
        [
            {"disputes.petitions_settled": "3", "disputes.petitions": "4"},
            {"disputes.petitions_settled": "5", "disputes.petitions": "待补"},
            {"disputes.petitions_settled": "5", "disputes.petitions": "不少于4"},
            {"disputes.petitions_settled": "5"},
        ],
        [
            {"disputes.petitions_settled": "5", "disputes.petitions": "4"},
            {"disputes.petitions_settled": "不少于5", "disputes.petitions": "近4"},
        ],
    ),
    "信访化解率与件数不符": (
        [
            {"disputes.settled_rate": "93.75%", "disputes.petitions_settled": "15", "disputes.petitions": "16"},
            {"disputes.settled_rate": "94%", "disputes.petitions_settled": "15", "disputes.petitions": "16"},
            {"disputes.settled_rate": "约90%", "disputes.petitions_settled": "15", "disputes.petitions": "16"},
            {"disputes.settled_rate": "93%", "disputes.petitions_settled": "10余", "disputes.petitions": "16"},
            {"disputes.settled_rate": "93%", "disputes.petitions_settled": "待补", "disputes.petitions": "16"},
            {"disputes.settled_rate": "93%", "disputes.petitions_settled": "17", "disputes.petitions": "16"},
            {"disputes.settled_rate": "100%", "disputes.petitions": "16"},
        ],
        [{"disputes.settled_rate": "93%", "disputes.petitions_settled": "15", "disputes.petitions": "16"}],
    ),
    "信访办结率低于按期办结的比例": (
        [
            {"disputes.closed_rate": "100%", "disputes.petitions_in_time": "50", "disputes.petitions": "52"},
            {"disputes.closed_rate": "96.2%", "disputes.petitions_in_time": "50", "disputes.petitions": "52"},
            {"disputes.closed_rate": "90%", "disputes.petitions_in_time": "50余", "disputes.petitions": "60"},
        ],
        [{"disputes.closed_rate": "90%", "disputes.petitions_in_time": "50", "disputes.petitions": "52"}],
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
    "接访下访接待批次多于人次": (
        [
            {"disputes.received_batches": "3", "disputes.received_people": "4"},
            {"disputes.received_batches": "5", "disputes.received_people": "待补"},
            {"disputes.received_batches": "5", "disputes.received_people": "不少于4"},
            {"disputes.received_batches": "5"},
        ],
        [
            {"disputes.received_batches": "5", "disputes.received_people": "4"},
            {"disputes.received_batches": "不少于5", "disputes.received_people": "近4"},
        ],
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
    "没有主要领导接访批次而有人次": (
        [
            {"disputes.reception_batches": "0", "disputes.reception_people": "0"},
            {"disputes.reception_batches": "1", "disputes.reception_people": "30余"},
            {"disputes.reception_batches": "待补", "disputes.reception_people": "3"},
            {"disputes.reception_batches": "0", "disputes.reception_people": "待补"},
            {"disputes.reception_batches": "0"},
            {"disputes.reception_batches": "不适用", "disputes.reception_people": "3"},
        ],
        [
            {"disputes.reception_batches": "0", "disputes.reception_people": "3"},
            {"disputes.reception_batches": "无", "disputes.reception_people": "30余"},
        ],
    ),
    "没有接访下访接待批次而有人次": (
        [
            {"disputes.received_batches": "0", "disputes.received_people": "0"},
            {"disputes.received_batches": "1", "disputes.received_people": "30余"},
            {"disputes.received_batches": "待补", "disputes.received_people": "3"},
            {"disputes.received_batches": "0", "disputes.received_people": "待补"},
            {"disputes.received_batches": "0"},
            {"disputes.received_batches": "不适用", "disputes.received_people": "3"},
        ],
        [
            {"disputes.received_batches": "0", "disputes.received_people": "3"},
            {"disputes.received_batches": "无", "disputes.received_people": "30余"},
        ],
    ),
    "没有来访批次而有人次": (
        [
            {"disputes.visits": "0", "disputes.visitors": "0"},
            {"disputes.visits": "1", "disputes.visitors": "30余"},
            {"disputes.visits": "待补", "disputes.visitors": "3"},
            {"disputes.visits": "0", "disputes.visitors": "待补"},
            {"disputes.visits": "0"},
            {"disputes.visits": "不适用", "disputes.visitors": "3"},
        ],
        [{"disputes.visits": "0", "disputes.visitors": "3"}, {"disputes.visits": "无", "disputes.visitors": "30余"}],
    ),
    "没有到县上访批次而有人次": (
        [
            {"disputes.county_batches": "0", "disputes.county_people": "0"},
            {"disputes.county_batches": "1", "disputes.county_people": "30余"},
            {"disputes.county_batches": "待补", "disputes.county_people": "3"},
            {"disputes.county_batches": "0", "disputes.county_people": "待补"},
            {"disputes.county_batches": "0"},
            {"disputes.county_batches": "不适用", "disputes.county_people": "3"},
        ],
        [
            {"disputes.county_batches": "0", "disputes.county_people": "3"},
            {"disputes.county_batches": "无", "disputes.county_people": "30余"},
        ],
    ),
    "没有到市上访批次而有人次": (
        [
            {"disputes.city_batches": "0", "disputes.city_people": "0"},
            {"disputes.city_batches": "1", "disputes.city_people": "30余"},
            {"disputes.city_batches": "待补", "disputes.city_people": "3"},
            {"disputes.city_batches": "0", "disputes.city_people": "待补"},
            {"disputes.city_batches": "0"},
            {"disputes.city_batches": "不适用", "disputes.city_people": "3"},
        ],
        [
            {"disputes.city_batches": "0", "disputes.city_people": "3"},
            {"disputes.city_batches": "无", "disputes.city_people": "30余"},
        ],
    ),
    "没有赴省上访批次而有人次": (
        [
            {"disputes.province_batches": "0", "disputes.province_people": "0"},
            {"disputes.province_batches": "1", "disputes.province_people": "30余"},
            {"disputes.province_batches": "待补", "disputes.province_people": "3"},
            {"disputes.province_batches": "0", "disputes.province_people": "待补"},
            {"disputes.province_batches": "0"},
            {"disputes.province_batches": "不适用", "disputes.province_people": "3"},
        ],
        [
            {"disputes.province_batches": "0", "disputes.province_people": "3"},
            {"disputes.province_batches": "无", "disputes.province_people": "30余"},
        ],
    ),
    "没有进京上访批次而有人次": (
        [
            {"disputes.beijing_batches": "0", "disputes.beijing_people": "0"},
            {"disputes.beijing_batches": "1", "disputes.beijing_people": "30余"},
            {"disputes.beijing_batches": "待补", "disputes.beijing_people": "3"},
            {"disputes.beijing_batches": "0", "disputes.beijing_people": "待补"},
            {"disputes.beijing_batches": "0"},
            {"disputes.beijing_batches": "不适用", "disputes.beijing_people": "3"},
        ],
        [
            {"disputes.beijing_batches": "0", "disputes.beijing_people": "3"},
            {"disputes.beijing_batches": "无", "disputes.beijing_people": "30余"},
        ],
    ),
    "没有到省劝访而有人数": (
        [
            {"disputes.persuasions": "0", "disputes.persuaded": "0"},
            {"disputes.persuasions": "1", "disputes.persuaded": "30余"},
            {"disputes.persuasions": "待补", "disputes.persuaded": "3"},
            {"disputes.persuasions": "0", "disputes.persuaded": "待补"},
            {"disputes.persuasions": "0"},
            {"disputes.persuasions": "不适用", "disputes.persuaded": "3"},
        ],
        [
            {"disputes.persuasions": "0", "disputes.persuaded": "3"},
            {"disputes.persuasions": "无", "disputes.persuaded": "30余"},
        ],
    ),
    "行政复议审结多于复议": (
        [
            {"oversight.reviews_closed": "3", "oversight.reviews": "4"},
            {"oversight.reviews_closed": "5", "oversight.reviews": "待补"},
            {"oversight.reviews_closed": "5", "oversight.reviews": "不少于4"},
            {"oversight.reviews_closed": "5"},
        ],
        [
            {"oversight.reviews_closed": "5", "oversight.reviews": "4"},
            {"oversight.reviews_closed": "不少于5", "oversight.reviews": "近4"},
        ],
    ),
    "行政复议纠错多于审结": (
        [
            {"oversight.reviews_corrected": "3", "oversight.reviews_closed": "4"},
            {"oversight.reviews_corrected": "5", "oversight.reviews_closed": "待补"},
            {"oversight.reviews_corrected": "5", "oversight.reviews_closed": "不少于4"},
            {"oversight.reviews_corrected": "5"},
        ],
        [
            {"oversight.reviews_corrected": "5", "oversight.reviews_closed": "4"},
            {"oversight.reviews_corrected": "不少于5", "oversight.reviews_closed": "近4"},
        ],
    ),
    "行政复议纠错多于复议": (
        [
            {"oversight.reviews_corrected": "3", "oversight.reviews": "4"},
            {"oversight.reviews_corrected": "5", "oversight.reviews": "待补"},
            {"oversight.reviews_corrected": "5", "oversight.reviews": "不少于4"},
            {"oversight.reviews_corrected": "5"},
            {"oversight.reviews_corrected": "5", "oversight.reviews_closed": "5", "oversight.reviews": "4"},
        ],
        [
            {"oversight.reviews_corrected": "5", "oversight.reviews": "4"},
            {"oversight.reviews_corrected": "不少于5", "oversight.reviews": "近4"},
        ],
    ),
    "行政复议调解和解多于审结": (
        [
            {"oversight.reviews_settled": "3", "oversight.reviews_closed": "4"},
            {"oversight.reviews_settled": "5", "oversight.reviews_closed": "待补"},
            {"oversight.reviews_settled": "5", "oversight.reviews_closed": "不少于4"},
            {"oversight.reviews_settled": "5"},
        ],
        [
            {"oversight.reviews_settled": "5", "oversight.reviews_closed": "4"},
            {"oversight.reviews_settled": "不少于5", "oversight.reviews_closed": "近4"},
        ],
    ),
    "行政复议调解和解多于复议": (
        [
            {"oversight.reviews_settled": "3", "oversight.reviews": "4"},
            {"oversight.reviews_settled": "5", "oversight.reviews": "待补"},
            {"oversight.reviews_settled": "5", "oversight.reviews": "不少于4"},
            {"oversight.reviews_settled": "5"},
            {"oversight.reviews_settled": "5", "oversight.reviews_closed": "5", "oversight.reviews": "4"},
        ],
        [
            {"oversight.reviews_settled": "5", "oversight.reviews": "4"},
            {"oversight.reviews_settled": "不少于5", "oversight.reviews": "近4"},
        ],
    ),
    "行政诉讼审结多于诉讼": (
        [
            {"oversight.suits_closed": "3", "oversight.suits": "4"},
            {"oversight.suits_closed": "5", "oversight.suits": "待补"},
            {"oversight.suits_closed": "5", "oversight.suits": "不少于4"},
            {"oversight.suits_closed": "5"},
        ],
        [
            {"oversight.suits_closed": "5", "oversight.suits": "4"},
            {"oversight.suits_closed": "不少于5", "oversight.suits": "近4"},
        ],
    ),
    "败诉多于审结": (
        [
            {"oversight.lost": "3", "oversight.suits_closed": "4"},
            {"oversight.lost": "5", "oversight.suits_closed": "待补"},
            {"oversight.lost": "5", "oversight.suits_closed": "不少于4"},
            {"oversight.lost": "5"},
        ],
        [
            {"oversight.lost": "5", "oversight.suits_closed": "4"},
            {"oversight.lost": "不少于5", "oversight.suits_closed": "近4"},
        ],
    ),
    "败诉多于诉讼": (
        [
            {"oversight.lost": "3", "oversight.suits": "4"},
            {"oversight.lost": "5", "oversight.suits": "待补"},
            {"oversight.lost": "5", "oversight.suits": "不少于4"},
            {"oversight.lost": "5"},
            {"oversight.lost": "5", "oversight.suits_closed": "5", "oversight.suits": "4"},
        ],
        [{"oversight.lost": "5", "oversight.suits": "4"}, {"oversight.lost": "不少于5", "oversight.suits": "近4"}],
    ),
    "负责人出庭多于应出庭": (
        [{"oversight.appeared": "1", "oversight.should_appear": "1"}],
        [{"oversight.appeared": "2", "oversight.should_appear": "1"}],
    ),
    "负责人出庭应诉率与次数不符": (
        [
            {"oversight.appearance_rate": "93.75%", "oversight.appeared": "15", "oversight.should_appear": "16"},
            {"oversight.appearance_rate": "94%", "oversight.appeared": "15", "oversight.should_appear": "16"},
            {"oversight.appearance_rate": "93%", "oversight.appeared": "待补", "oversight.should_appear": "16"},
            {"oversight.appearance_rate": "93%"},
        ],
        [{"oversight.appearance_rate": "93%", "oversight.appeared": "15", "oversight.should_appear": "16"}],
    ),
    "没有应出庭案件而有出庭应诉率": (
        [
            {"oversight.appearance_rate": "100%", "oversight.should_appear": "3"},
            {"oversight.appearance_rate": "不适用", "oversight.should_appear": "0"},
            {"oversight.appearance_rate": "100%", "oversight.should_appear": "待补"},
            {"oversight.appearance_rate": "100%"},
        ],
        [{"oversight.appearance_rate": "100%", "oversight.should_appear": "0"}],
    ),
    "没有审结诉讼而有胜诉率": (
        [
            {"oversight.win_rate": "100%", "oversight.suits_closed": "3"},
            {"oversight.win_rate": "不适用", "oversight.suits_closed": "0"},
            {"oversight.win_rate": "100%", "oversight.suits_closed": "待补"},
            {"oversight.win_rate": "100%"},
        ],
        [{"oversight.win_rate": "100%", "oversight.suits_closed": "0"}],
    ),
    "司法检察建议回复多于收到": (
        [
            {"oversight.advice_answered": "2", "oversight.court_advice": "1", "oversight.prosecutor_advice": "1"},
            {"oversight.advice_answered": "2", "oversight.court_advice": "1"},
            {"oversight.advice_answered": "2", "oversight.court_advice": "1", "oversight.prosecutor_advice": "待补"},
        ],
        [{"oversight.advice_answered": "3", "oversight.court_advice": "1", "oversight.prosecutor_advice": "1"}],
    ),
    "建议提案办结多于承办": (
        [
            {"oversight.proposals_done": "8", "oversight.proposals": "6", "oversight.cppcc": "2"},
            {"oversight.proposals_done": "8", "oversight.proposals": "6"},
            {"oversight.proposals_done": "8", "oversight.proposals": "6", "oversight.cppcc": "不适用"},
        ],
        [{"oversight.proposals_done": "9", "oversight.proposals": "6", "oversight.cppcc": "2"}],
    ),
    "法治督察问题整改多于反馈": (
        [
            {"oversight.law_findings_mended": "3", "oversight.law_findings": "4"},
            {"oversight.law_findings_mended": "5", "oversight.law_findings": "待补"},
            {"oversight.law_findings_mended": "5", "oversight.law_findings": "不少于4"},
            {"oversight.law_findings_mended": "5"},
        ],
        [
            {"oversight.law_findings_mended": "5", "oversight.law_findings": "4"},
            {"oversight.law_findings_mended": "不少于5", "oversight.law_findings": "近4"},
        ],
    ),
    "巡察问题整改多于反馈": (
        [
            {"oversight.tour_findings_mended": "3", "oversight.tour_findings": "4"},
            {"oversight.tour_findings_mended": "5", "oversight.tour_findings": "待补"},
            {"oversight.tour_findings_mended": "5", "oversight.tour_findings": "不少于4"},
            {"oversight.tour_findings_mended": "5"},
        ],
        [
            {"oversight.tour_findings_mended": "5", "oversight.tour_findings": "4"},
            {"oversight.tour_findings_mended": "不少于5", "oversight.tour_findings": "近4"},
        ],
    ),
    "审计问题整改多于发现": (
        [
            {"oversight.audit_findings_mended": "3", "oversight.audit_findings": "4"},
            {"oversight.audit_findings_mended": "5", "oversight.audit_findings": "待补"},
            {"oversight.audit_findings_mended": "5", "oversight.audit_findings": "不少于4"},
            {"oversight.audit_findings_mended": "5"},
        ],
        [
            {"oversight.audit_findings_mended": "5", "oversight.audit_findings": "4"},
            {"oversight.audit_findings_mended": "不少于5", "oversight.audit_findings": "近4"},
        ],
    ),
    "依申请公开办结多于结转和新收": (
        [
            {"disclosure.answered": "4", "disclosure.requests": "3", "disclosure.carried_in": "1"},
            {"disclosure.answered": "4", "disclosure.requests": "3", "disclosure.carried_in": "待补"},
            {"disclosure.answered": "4", "disclosure.requests": "3"},
            {"disclosure.answered": "4", "disclosure.requests": "约3", "disclosure.carried_in": "1"},
        ],
        [{"disclosure.answered": "5", "disclosure.requests": "3", "disclosure.carried_in": "1"}],
    ),
    "依申请公开办结多于新收": (
        [
            {"disclosure.answered": "3", "disclosure.requests": "3"},
            {"disclosure.answered": "4", "disclosure.requests": "3", "disclosure.carried_in": "1"},
            {"disclosure.answered": "4", "disclosure.requests": "待补"},
        ],
        [
            {"disclosure.answered": "4", "disclosure.requests": "3"},
            {"disclosure.answered": "4", "disclosure.requests": "3", "disclosure.carried_in": "待补"},
        ],
    ),
    "依申请公开收办不平": (
        [
            {
                "disclosure.carried_in": "1",
                "disclosure.requests": "3",
                "disclosure.answered": "2",
                "disclosure.carried_out": "2",
            },
            {
                "disclosure.carried_in": "1",
                "disclosure.requests": "3",
                "disclosure.answered": "5",
                "disclosure.carried_out": "0",
            },
            {
                "disclosure.carried_in": "1",
                "disclosure.requests": "约3",
                "disclosure.answered": "2",
                "disclosure.carried_out": "1",
            },
            {
                "disclosure.carried_in": "1",
                "disclosure.requests": "3",
                "disclosure.answered": "2",
                "disclosure.carried_out": "待补",
            },
            {"disclosure.requests": "3", "disclosure.answered": "2", "disclosure.carried_out": "0"},
        ],
        [
            {
                "disclosure.carried_in": "1",
                "disclosure.requests": "3",
                "disclosure.answered": "2",
                "disclosure.carried_out": "1",
            },
            {
                "disclosure.carried_in": "0",
                "disclosure.requests": "3",
                "disclosure.answered": "3",
                "disclosure.carried_out": "1",
            },
        ],
    ),
    "制定村规民约的村（社区）多于村和社区": (
        [{"governance.covenants": "25", "basic.villages": "25", "basic.communities": "0"}],
        [{"governance.covenants": "26", "basic.villages": "25", "basic.communities": "0"}],
    ),
    "修订村规民约的村（社区）多于村和社区": (
        [
            {"governance.covenants_revised": "25", "basic.villages": "25", "basic.communities": "0"},
            {"governance.covenants_revised": "约26", "basic.villages": "25", "basic.communities": "0"},
            {"governance.covenants_revised": "26", "basic.villages": "25", "basic.communities": "待补"},
        ],
        [{"governance.covenants_revised": "26", "basic.villages": "25", "basic.communities": "0"}],
    ),
    "村规民约全覆盖而个数不足": (
        [
            {
                "governance.covenants_everywhere": "是",
                "governance.covenants": "25",
                "basic.villages": "25",
                "basic.communities": "0",
            },
            {
                "governance.covenants_everywhere": "否",
                "governance.covenants": "20",
                "basic.villages": "25",
                "basic.communities": "0",
            },
            {
                "governance.covenants_everywhere": "待补",
                "governance.covenants": "20",
                "basic.villages": "25",
                "basic.communities": "0",
            },
            {
                "governance.covenants_everywhere": "是",
                "governance.covenants": "20余",
                "basic.villages": "25",
                "basic.communities": "0",
            },
            {"governance.covenants_everywhere": "是", "governance.covenants": "20", "basic.villages": "25"},
        ],
        [
            {
                "governance.covenants_everywhere": "是",
                "governance.covenants": "20",
                "basic.villages": "25",
                "basic.communities": "0",
            }
        ],
    ),
}

SETTLED = {"basic.villages": "25", "basic.communities": "0"}
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
    {"enforcement.should_hold": "20", "enforcement.staff": "18"},
    {"decision.advice": "30", "decision.opinions": "10"},
    {"governance.vice_secretaries": "是", "governance.vice_secretary_count": "9", "basic.villages": "25"},
    {
        "service.village_points": "是",
        "service.village_point_count": "25",
        "basic.villages": "25",
        "basic.communities": "3",
    },
    {"enforcement.penalties": {"合计": "9", "简易程序": "6", "普通程序": "3"}, "enforcement.filed": "4"},
    {"enforcement.not_punished": "3", "enforcement.filed": "2"},
    {"oversight.should_appear": "3", "oversight.suits": "1"},
    {"publicity.model_villages_new": "3", "publicity.model_villages": "2"},
    {"publicity.posts": "0", "publicity.views": "500"},
    {"disputes.centre_cases": "86", "disputes.found": "52"},
    {"governance.covenants_revised": "3", "governance.covenants": "待补"},
]


def in_a_facts_file(judgement):
    """What to do, as it is worded for a facts file."""
    return FileLine().fault(judgement.what, judgement.todo).todo


def facts(values: dict) -> Facts:
    """Facts of 2025 with values by path."""
    topics: dict = {"basic": {"year": "2025", "town": "青山镇"}}
    for path, value in values.items():
        topic, field = path.split(".")
        topics.setdefault(topic, {})[field] = value
    return Facts.parse(topics)


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
    named = {".".join(path.split(".")[:2]) for path in judgement.paths} & {
        path for path, value in fails.items() if value not in ("不适用", "待补")
    }
    assert all(f"“{declaration_at(path).title}”" in judgement.what for path in named)
    assert judgement.paths == relation.paths
    assert judgement.todo
    assert judgement.confirmable == relation.confirmable == (f"“{title}: 原因”" in in_a_facts_file(judgement))


@pytest.mark.parametrize("values", FALSE_FRIENDS)
def test_a_false_friend_is_left_alone(values):
    assert failing(values) == []


def test_no_facts_no_contradiction():
    assert failing({}) == []


def test_what_is_pending_inapplicable_or_unfilled_contradicts_nothing():
    for fails in (case for _, cases in CASES.values() for case in cases):
        for nothing in ("待补", "不适用", None):
            assert failing(dict.fromkeys(fails, nothing)) == []


ONE_SLIP = [
    {"study.exam_passed": "6", "study.exam_taken": "6", "study.exam_due": "4"},
    {"study.exam_excellent": "6", "study.exam_passed": "5", "study.exam_taken": "5", "study.exam_due": "5"},
    {"oversight.lost": "2", "oversight.suits_closed": "2", "oversight.suits": "1"},
    {"oversight.reviews_corrected": "2", "oversight.reviews_closed": "2", "oversight.reviews": "1"},
    {
        "disclosure.answered": "5",
        "disclosure.requests": "3",
        "disclosure.carried_in": "1",
        "disclosure.carried_out": "0",
    },
    {"enforcement.penalties": {"合计": "5", "普通程序": "5"}, "enforcement.filed": "4"},
    {"governance.covenants": "26", "governance.covenants_everywhere": "是", **SETTLED},
    {"disputes.visits": "0", "disputes.visitors": "3"},
    {"disputes.visits": "3", "disputes.visitors": "0"},
    {"disputes.settled_rate": "100%", "disputes.petitions_settled": "5", "disputes.petitions": "4"},
]


@pytest.mark.parametrize("values", ONE_SLIP)
def test_one_slip_is_told_once(values):
    assert len(failing(values)) == 1


def test_a_part_of_a_breakdown_is_named_with_its_breakdown():
    said = {one.title: one for one in judge(facts({"publicity.model_villages": {"县级": "26"}, **SETTLED}))}
    one = said["同级民主法治示范村多于村和社区"]
    assert one.what == "“民主法治示范村现有个数”中“县级”（26个）大于“行政村个数”（25个）＋“社区个数”（0个）"
    assert in_a_facts_file(one).startswith("请核对；已撤并的村也计入的，在“已确认”下")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"disputes.visits": "0", "disputes.visitors": "3"},
            "“来访批次”（0批）是0，却有“来访人次”（3人次）",
        ),
        (
            {"governance.covenants": "20", "governance.covenants_everywhere": "是", **SETTLED},
            "“村规民约全覆盖”填了“是”，“已制定村规民约的村（社区）个数”（20个）却小于"
            "“行政村个数”（25个）＋“社区个数”（0个）",
        ),
        (
            {
                "disclosure.carried_in": "1",
                "disclosure.requests": "3",
                "disclosure.answered": "2",
                "disclosure.carried_out": "1",
            },
            "“依申请公开上年结转件数”（1件）＋“依申请公开新收件数”（3件）不等于"
            "“依申请公开办结件数”（2件）＋“依申请公开结转下年件数”（1件）",
        ),
        (
            {"service.online_rate": "85%", "service.cases": {"窗口": "50", "网上": "50", "分项完整": "是"}},
            "“政务服务网办率”（85%）与“政务服务办件量”中“网上”（50件）、“政务服务办件量”（100件）对不上（50/100＝50%）",
        ),
    ],
)
def test_each_kind_of_relation_says_what_it_found(values, said):
    (judgement,) = judge(facts(values))
    assert judgement.what == said


def test_a_message_reads_as_an_office_would_write_it():
    (judgement,) = judge(facts({"enforcement.hold": "18", "enforcement.should_hold": "16"}))
    assert judgement.what == "“持有效行政执法证人数”（18人）大于“应持证执法人员人数”（16人）"
    assert in_a_facts_file(judgement) == "请核对；不在执法岗位的人员也持证的，在“已确认”下写一行“持证多于应持证: 原因”"


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


def one_by_one(facts):
    """What each relation of the list says, none left out, then 其他指标 and what own words contradict."""
    found = (relation.judge(facts) for relation in RELATIONS)
    return (*filter(None, found), *judge_others(facts), *contradictions(facts))


@pytest.mark.parametrize("seed", range(20))
def test_no_relation_fails_while_its_first_field_holds_nothing(seed):
    facts = random_facts.Clerk(seed, 0.6).town()
    assert judge(facts) == one_by_one(facts)


@settings(max_examples=30, deadline=None)
@given(random_facts.facts())
def test_judging_says_what_the_relations_say_one_by_one(facts):
    assert judge(facts) == one_by_one(facts)
