"""The relations between figures: one list, judged alike at the prompt, in a workbook and in a file.

What tempts and is false in practice is not in it: 应持证 ≤ 执法人员, 领导接访 ≤ 来访, 劝访次数 ≤ 人数, 法律意见条数
≤ 份数, 申报创建 ≤ 村数, 执法培训 ≤ 法治培训, 法律明白人新培养 ≤ 现有, the three figures of 履职事项清单 as a sum,
按期办结 as the numerator of 办结率 (late ones are closed, too), 法治副书记人数 against 全覆盖 (one person may serve two
villages).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import compress, repeat
from operator import attrgetter, is_not

from generator.facts.facts import Facts, fields
from generator.facts.judging.agreement import EachPartAtMost, EverywhereButFewer, NoneButSome, Same, StockBalance
from generator.facts.judging.other_figures import judge_others
from generator.facts.judging.relation import (
    AtMost,
    InSeason,
    Judgement,
    NotAfter,
    Parts,
    RateNotBelow,
    RateOf,
    RateOfSome,
    Relation,
)
from generator.facts.judging.words import contradictions

_SETTLEMENTS = ("basic.villages", "basic.communities")
_CARRIED = "有上年结转的"
_EARLIER = "整改了往年反馈的"


def _at_most(title: str, part: str, *whole: str, unless: tuple[str, ...] = ()) -> AtMost:
    return AtMost(title=title, part=part, whole=whole, unless=unless)


def _mostly(title: str, part: str, *whole: str, because: str = _CARRIED, unless: tuple[str, ...] = ()) -> AtMost:
    return AtMost(title=title, part=part, whole=whole, confirmable=True, because=because, unless=unless)


def _rate_of(title: str, rate: str, numerator: str, denominator: str) -> RateOf:
    return RateOf(title=title, rate=rate, numerator=numerator, denominator=denominator)


def _rate_of_some(title: str, rate: str, denominator: str) -> RateOfSome:
    return RateOfSome(title=title, rate=rate, denominator=denominator)


def _none_but_some(title: str, times: str, people: str) -> NoneButSome:
    return NoneButSome(title=title, times=times, people=people)


_BASIC: tuple[Relation, ...] = (
    NotAfter(title="成文日期早于统计截止日期", earlier="basic.counted_until", later="basic.signed_on"),
    InSeason(
        title="成文日期不在报告期后",
        field="basic.signed_on",
        since=(1, 1),
        until=(1, 12, 31),
        wording="不在{year}年至次年之间，不像{year}年度报告的成文日期",
    ),
    InSeason(
        title="统计截止日期不在报告年度",
        field="basic.counted_until",
        since=(1, 1),
        until=(0, 12, 31),
        wording="不在报告的{year}年内",
    ),
)

_DUE, _TAKEN, _PASSED = "study.exam_due", "study.exam_taken", "study.exam_passed"
_STUDY: tuple[Relation, ...] = (
    _none_but_some("没有法治培训而有参训人次", "study.trainings", "study.trainees"),
    _at_most("学法考试参考多于应考", _TAKEN, _DUE),
    _at_most("学法考试合格多于参考", _PASSED, _TAKEN),
    _at_most("学法考试合格多于应考", _PASSED, _DUE, unless=(_TAKEN,)),
    _at_most("学法考试优秀多于合格", "study.exam_excellent", _PASSED),
    _at_most("学法考试优秀多于参考", "study.exam_excellent", _TAKEN, unless=(_PASSED,)),
    _at_most("学法考试优秀多于应考", "study.exam_excellent", _DUE, unless=(_PASSED, _TAKEN)),
    _rate_of("学法考试参考率与人数不符", "study.exam_rate", _TAKEN, _DUE),
    _rate_of("学法考试合格率与人数不符", "study.pass_rate", _PASSED, _TAKEN),
    _rate_of("学法考试优秀率与人数不符", "study.excellent_rate", "study.exam_excellent", _TAKEN),
    _rate_of_some("没有参考人员而有优秀率", "study.excellent_rate", _TAKEN),
    _at_most("第一议题学法多于第一议题学习", "study.first_topic", "study.first_topics"),
    _rate_of_some("没有应考人员而有参考率", "study.exam_rate", _DUE),
    _rate_of_some("没有参考人员而有合格率", "study.pass_rate", _TAKEN),
    _none_but_some("没有网上学法人员而有学时", "study.online_people", "study.online_hours"),
    _none_but_some("没有宪法宣誓而有人数", "study.oaths", "study.sworn"),
    _none_but_some("没有旁听庭审而有人次", "study.hearings", "study.hearing_people"),
)

_PUBLICITY: tuple[Relation, ...] = (
    _none_but_some("没有普法活动而有受众", "publicity.events", "publicity.audience"),
    _none_but_some("没有法律明白人培训而有人次", "publicity.guide_trainings", "publicity.guide_trainees"),
    _none_but_some("没有法律明白人培训而有人数", "publicity.guide_trainings", "publicity.guides_attending"),
    EachPartAtMost(
        title="同级民主法治示范村多于村和社区",
        field="publicity.model_villages",
        whole=_SETTLEMENTS,
        because="已撤并的村也计入的",
    ),
)

_SERVICE: tuple[Relation, ...] = (
    _mostly("政务服务办结多于办件", "service.closed", "service.cases"),
    RateOf(
        title="网办率与网上办件不符",
        rate="service.online_rate",
        numerator="service.cases.网上",
        denominator="service.cases",
        confirmable=True,
        because="网办率按事项数计算的",
    ),
    _rate_of_some("没有办件而有按时办结率", "service.punctual_rate", "service.cases"),
    _rate_of_some("没有办件而有网办率", "service.online_rate", "service.cases"),
    _rate_of_some("没有办件而有满意率", "service.satisfaction", "service.cases"),
    _mostly("12345热线按期办结多于工单", "service.hotline_in_time", "service.hotline"),
    RateNotBelow(
        title="12345热线工单办结率低于按期办结的比例",
        rate="service.hotline_rate",
        numerator="service.hotline_in_time",
        denominator="service.hotline",
        because="两个数的统计口径不同的",
    ),
    _rate_of_some("没有12345热线工单而有办结率", "service.hotline_rate", "service.hotline"),
    _rate_of_some("没有12345热线工单而有满意率", "service.hotline_satisfaction", "service.hotline"),
    _mostly("其他热线办结多于工单", "service.other_hotline_closed", "service.other_hotline_cases"),
    _mostly("企业诉求办结多于诉求", "service.firm_requests_met", "service.firm_requests"),
)

_NORMATIVE = "decision.normative"
_DECISION: tuple[Relation, ...] = (
    _at_most("完成合法性审查多于应当审查", "decision.review_done", "decision.review_due"),
    _rate_of_some("没有合法性审查而有通过率", "decision.review_pass_rate", "decision.review"),
    _at_most("经合法性审查的政府合同多于签订", "decision.contracts_reviewed", "decision.contracts"),
    _mostly(
        "经审查的政府合同多于合法性审查的合同",
        "decision.contracts_reviewed",
        "decision.review.合同",
        because="上年审查、今年签订的",
    ),
    _mostly(
        "经审查的政府合同多于合法性审查件数",
        "decision.contracts_reviewed",
        "decision.review",
        because="合同审查不计入合法性审查件数的",
        unless=("decision.review.合同",),
    ),
    _at_most("采纳法律意见建议多于提出", "decision.advice_taken", "decision.advice"),
    _mostly("备案规范性文件多于制定", "decision.normative_filed", _NORMATIVE, because="备案上年所制定文件的"),
    _rate_of("规范性文件报备率与件数不符", "decision.filing_rate", "decision.normative_filed", _NORMATIVE),
    _rate_of_some("没有规范性文件而有报备率", "decision.filing_rate", _NORMATIVE),
    _rate_of_some("没有规范性文件而有及时率", "decision.punctual_rate", _NORMATIVE),
    _rate_of_some("没有规范性文件而有规范率", "decision.proper_rate", _NORMATIVE),
    _at_most("经合法性审查的印发文件多于印发", "decision.issued_reviewed", "decision.issued"),
    _at_most("配有法律顾问的村（社区）多于村和社区", "decision.village_counsel", *_SETTLEMENTS),
)

_FILED, _ORDINARY = "enforcement.filed", "enforcement.penalties.普通程序"
_ENFORCEMENT: tuple[Relation, ...] = (
    _mostly("持证多于应持证", "enforcement.hold", "enforcement.should_hold", because="不在执法岗位的人员也持证的"),
    _mostly("新取证多于参加考试", "enforcement.newly_held", "enforcement.examined", because="上年参加考试、今年取证的"),
    _at_most("执法资格考试通过多于参加", "enforcement.examined_passed", "enforcement.examined"),
    _none_but_some("没有执法培训而有参训人次", "enforcement.trainings", "enforcement.trainees"),
    _none_but_some("没有案卷评查而有件数", "enforcement.file_checks", "enforcement.files_checked"),
    _at_most("涉企检查多于行政检查", "enforcement.firm_inspections", "enforcement.inspections"),
    _none_but_some("没有行政检查而有检查对象", "enforcement.inspections", "enforcement.inspected"),
    _mostly("普通程序处罚办结多于立案", _ORDINARY, _FILED),
    _mostly(
        "行政处罚办结多于立案",
        "enforcement.penalties",
        _FILED,
        because="含简易程序案件或上年结转的",
        unless=(_ORDINARY,),
    ),
    Same(
        title="行政处罚按领域的件数与办结不一致",
        one="enforcement.penalties_by_field",
        other="enforcement.penalties",
        because="分领域时按立案计数的",
    ),
    _none_but_some("没有拆除违法建筑而有面积", "enforcement.illegal_buildings", "enforcement.illegal_area"),
    _mostly("违法占地图斑整改多于发现", "enforcement.spots_mended", "enforcement.spots"),
    _mostly("环保问题整改多于发现", "enforcement.environment_mended", "enforcement.environment_found"),
    _none_but_some("没有安全生产检查而有企业", "enforcement.safety_checks", "enforcement.safety_firms"),
    _mostly("安全隐患整改多于排查", "enforcement.hazards", "enforcement.hazards_found"),
    _mostly("上级反馈执法问题整改多于反馈", "enforcement.feedback_mended", "enforcement.feedback_found"),
)

_BATCHES = {
    "主要领导接访": ("reception_batches", "reception_people"),
    "接访下访接待": ("received_batches", "received_people"),
    "来访": ("visits", "visitors"),
    "到县上访": ("county_batches", "county_people"),
    "到市上访": ("city_batches", "city_people"),
    "赴省上访": ("province_batches", "province_people"),
    "进京上访": ("beijing_batches", "beijing_people"),
}
_DISPUTES: tuple[Relation, ...] = (
    _mostly("综治中心办结多于受理", "disputes.centre_closed", "disputes.centre_cases"),
    AtMost(
        title="已化解纠纷多于排查出",
        part="disputes.settled",
        whole=("disputes.found",),
        plus=("disputes.carried_over",),
        confirmable=True,
        because=_CARRIED,
    ),
    _at_most("专职调解员多于人民调解员", "disputes.full_time", "disputes.mediators"),
    _mostly("人民调解成功多于受理", "disputes.mediated_well", "disputes.mediated"),
    _mostly("人民调解成卷多于受理", "disputes.files", "disputes.mediated"),
    _mostly("信访按期办结多于受理", "disputes.petitions_in_time", "disputes.petitions"),
    _mostly("信访化解多于受理", "disputes.petitions_settled", "disputes.petitions"),
    _rate_of("信访化解率与件数不符", "disputes.settled_rate", "disputes.petitions_settled", "disputes.petitions"),
    RateNotBelow(
        title="信访办结率低于按期办结的比例",
        rate="disputes.closed_rate",
        numerator="disputes.petitions_in_time",
        denominator="disputes.petitions",
        because="两个数的统计口径不同的",
    ),
    _rate_of_some("没有信访事项而有化解率", "disputes.settled_rate", "disputes.petitions"),
    _rate_of_some("没有信访事项而有办结率", "disputes.closed_rate", "disputes.petitions"),
    *(
        _at_most(f"{name}批次多于人次", f"disputes.{batches}", f"disputes.{people}")
        for name, (batches, people) in _BATCHES.items()
    ),
    *(
        _none_but_some(f"没有{name}批次而有人次", f"disputes.{batches}", f"disputes.{people}")
        for name, (batches, people) in _BATCHES.items()
    ),
    _none_but_some("没有到省劝访而有人数", "disputes.persuasions", "disputes.persuaded"),
)

_REVIEWED, _TRIED = "oversight.reviews_closed", "oversight.suits_closed"
_OVERSIGHT: tuple[Relation, ...] = (
    _mostly("行政复议审结多于复议", _REVIEWED, "oversight.reviews", because="审结上年案件的"),
    _at_most("行政复议纠错多于审结", "oversight.reviews_corrected", _REVIEWED),
    _mostly(
        "行政复议纠错多于复议",
        "oversight.reviews_corrected",
        "oversight.reviews",
        because="审结上年案件的",
        unless=(_REVIEWED,),
    ),
    _at_most("行政复议调解和解多于审结", "oversight.reviews_settled", _REVIEWED),
    _mostly(
        "行政复议调解和解多于复议",
        "oversight.reviews_settled",
        "oversight.reviews",
        because="审结上年案件的",
        unless=(_REVIEWED,),
    ),
    _mostly("行政诉讼审结多于诉讼", _TRIED, "oversight.suits", because="审结上年案件的"),
    _at_most("败诉多于审结", "oversight.lost", _TRIED),
    _mostly("败诉多于诉讼", "oversight.lost", "oversight.suits", because="上年的案件今年判决的", unless=(_TRIED,)),
    _mostly("负责人出庭多于应出庭", "oversight.appeared", "oversight.should_appear", because="不必出庭而主动出庭的"),
    RateOf(
        title="负责人出庭应诉率与次数不符",
        rate="oversight.appearance_rate",
        numerator="oversight.appeared",
        denominator="oversight.should_appear",
        confirmable=True,
        because="出庭应诉率按案件数计算的",
    ),
    _rate_of_some("没有应出庭案件而有出庭应诉率", "oversight.appearance_rate", "oversight.should_appear"),
    _rate_of_some("没有审结诉讼而有胜诉率", "oversight.win_rate", _TRIED),
    _mostly(
        "司法检察建议回复多于收到",
        "oversight.advice_answered",
        "oversight.court_advice",
        "oversight.prosecutor_advice",
        because="回复上年建议的",
    ),
    _mostly(
        "建议提案办结多于承办", "oversight.proposals_done", "oversight.proposals", "oversight.cppcc", because=_CARRIED
    ),
    _mostly("法治督察问题整改多于反馈", "oversight.law_findings_mended", "oversight.law_findings", because=_EARLIER),
    _mostly("巡察问题整改多于反馈", "oversight.tour_findings_mended", "oversight.tour_findings", because=_EARLIER),
    _mostly("审计问题整改多于发现", "oversight.audit_findings_mended", "oversight.audit_findings", because=_EARLIER),
)

_ASKED, _BROUGHT = "disclosure.requests", "disclosure.carried_in"
_DISCLOSURE: tuple[Relation, ...] = (
    _at_most("依申请公开办结多于结转和新收", "disclosure.answered", _BROUGHT, _ASKED),
    _mostly("依申请公开办结多于新收", "disclosure.answered", _ASKED, unless=(_BROUGHT,)),
    StockBalance(
        title="依申请公开收办不平",
        came=(_BROUGHT, _ASKED),
        went=("disclosure.answered", "disclosure.carried_out"),
    ),
)

_COVENANTS = "governance.covenants"
_GOVERNANCE: tuple[Relation, ...] = (
    _at_most("制定村规民约的村（社区）多于村和社区", _COVENANTS, *_SETTLEMENTS),
    _at_most("修订村规民约的村（社区）多于村和社区", "governance.covenants_revised", *_SETTLEMENTS),
    EverywhereButFewer(
        title="村规民约全覆盖而个数不足",
        answer="governance.covenants_everywhere",
        count=_COVENANTS,
        whole=_SETTLEMENTS,
    ),
)

RELATIONS: tuple[Relation, ...] = (
    *(Parts(field=path) for path, declared in fields().items() if declared.kind == "breakdown"),
    *(*_BASIC, *_STUDY, *_PUBLICITY, *_SERVICE, *_DECISION, *_ENFORCEMENT),
    *(*_DISPUTES, *_OVERSIGHT, *_DISCLOSURE, *_GOVERNANCE),
)


def _needed(relation: Relation) -> list[list[str]]:
    """Topic and name of each field without which the relation cannot fail."""
    paths = (relation.part, *relation.whole) if isinstance(relation, AtMost) else relation.paths
    return [path.split(".")[:2] for path in paths]


def _second(relation: Relation) -> Callable[[Facts], object]:
    """The function that gets the second field that the relation needs, its only one where it needs no other."""
    needed = _needed(relation)
    return attrgetter(".".join(needed[min(1, len(needed) - 1)]))


_SECONDS = tuple((relation, _second(relation)) for relation in RELATIONS)
_FIRST_VALUES = attrgetter(*(".".join(_needed(relation)[0]) for relation in RELATIONS))


def judge(facts: Facts, texts: Sequence[tuple[str, str]] | None = None) -> tuple[Judgement, ...]:
    """Every relation that does not hold, in the order of the list above, then 其他指标, then what own words contradict.

    已确认 is not looked at. ``texts`` are the facts' own words, where they are known already.
    """
    found = [judgement for relation in _touched(facts) if (judgement := relation.judge(facts))]
    return (*found, *judge_others(facts), *contradictions(facts, texts))


def _touched(facts: Facts) -> Iterator[Relation]:
    """The relations of which the first two fields that they need are filled in; no other can fail."""
    for relation, second in compress(_SECONDS, map(is_not, _FIRST_VALUES(facts), repeat(None))):
        if second(facts) is not None:
            yield relation
