"""What figures must agree with: one list, judged alike at the prompt, in a workbook and in a file.

What tempts and is false in practice is not in it: 领导接访 ≤ 来访, 劝访次数 ≤ 人数, 申报创建 ≤ 村数,
执法培训 ≤ 法治培训, the three figures of 履职事项清单 as a sum, and 按期办结 against 办结率, late ones included.
"""

from __future__ import annotations

from generator.facts.facts import Facts, fields
from generator.facts.relation import AtMost, InSeason, Judgement, NotAfter, Parts, RateOf, RateOfSome, Relation

_SETTLEMENTS = ("basic.villages", "basic.communities")
_CARRIED = "有上年结转的"


def _at_most(title: str, part: str, *whole: str) -> AtMost:
    return AtMost(title=title, part=part, whole=whole)


def _mostly(title: str, part: str, whole: str, because: str = _CARRIED) -> AtMost:
    return AtMost(title=title, part=part, whole=(whole,), confirmable=True, because=because)


RELATIONS: tuple[Relation, ...] = (
    *(Parts(field=path) for path, declared in fields().items() if declared.kind == "breakdown"),
    NotAfter(title="成文日期早于统计截止日期", earlier="basic.counted_until", later="basic.signed_on"),
    InSeason(
        title="成文日期不在报告期后",
        field="basic.signed_on",
        since=(11, 1),
        until=(1, 12, 31),
        said="不在{year}年11月至次年底之间，不像{year}年度报告的成文日期",
    ),
    InSeason(
        title="统计截止日期不在报告年度",
        field="basic.counted_until",
        since=(1, 1),
        until=(0, 12, 31),
        said="不在报告的{year}年内",
    ),
    _at_most("经合法性审查的政府合同多于签订", "decision.contracts_reviewed", "decision.contracts"),
    _mostly("备案规范性文件多于制定", "decision.normative_filed", "decision.normative", "备案上年所制定文件的"),
    RateOf(
        title="规范性文件报备率与件数不符",
        rate="decision.filing_rate",
        numerator="decision.normative_filed",
        denominator="decision.normative",
    ),
    RateOfSome(title="没有规范性文件而有报备率", rate="decision.filing_rate", denominator="decision.normative"),
    RateOfSome(title="没有规范性文件而有及时率", rate="decision.punctual_rate", denominator="decision.normative"),
    RateOfSome(title="没有规范性文件而有规范率", rate="decision.proper_rate", denominator="decision.normative"),
    _at_most("配有法律顾问的村（社区）多于村和社区", "decision.village_counsel", *_SETTLEMENTS),
    _at_most("制定村规民约的村（社区）多于村和社区", "governance.covenants", *_SETTLEMENTS),
    _mostly("持证多于应持证", "enforcement.hold", "enforcement.should_hold", "不在执法岗位的人员也持证的"),
    _mostly("新取证多于参加考试", "enforcement.newly_held", "enforcement.examined", "上年参加考试、今年取证的"),
    _mostly("环保问题整改多于发现", "enforcement.environment_mended", "enforcement.environment_found"),
    _mostly("安全隐患整改多于排查", "enforcement.hazards", "enforcement.hazards_found"),
    _mostly("上级反馈执法问题整改多于反馈", "enforcement.feedback_mended", "enforcement.feedback_found"),
    _mostly("12345热线按期办结多于工单", "service.hotline_in_time", "service.hotline"),
    RateOfSome(title="没有12345热线工单而有办结率", rate="service.hotline_rate", denominator="service.hotline"),
    _mostly("已化解纠纷多于排查出", "disputes.settled", "disputes.found"),
    _mostly("人民调解成功多于受理", "disputes.mediated_well", "disputes.mediated"),
    _mostly("人民调解成卷多于受理", "disputes.files", "disputes.mediated"),
    _mostly("信访按期办结多于受理", "disputes.petitions_in_time", "disputes.petitions"),
    RateOfSome(title="没有信访事项而有化解率", rate="disputes.settled_rate", denominator="disputes.petitions"),
    RateOfSome(title="没有信访事项而有办结率", rate="disputes.closed_rate", denominator="disputes.petitions"),
    _at_most("主要领导接访批次多于人次", "disputes.reception_batches", "disputes.reception_people"),
    _at_most("来访批次多于人次", "disputes.visits", "disputes.visitors"),
    _at_most("到县上访批次多于人次", "disputes.county_batches", "disputes.county_people"),
    _at_most("到市上访批次多于人次", "disputes.city_batches", "disputes.city_people"),
    _at_most("赴省上访批次多于人次", "disputes.province_batches", "disputes.province_people"),
    _at_most("进京上访批次多于人次", "disputes.beijing_batches", "disputes.beijing_people"),
    _mostly("败诉多于诉讼", "oversight.lost", "oversight.suits", "上年的案件今年判决的"),
    _mostly("负责人出庭多于应出庭", "oversight.appeared", "oversight.should_appear", "不必出庭而主动出庭的"),
    _mostly("依申请公开办结多于新收", "disclosure.answered", "disclosure.requests"),
)


def judge(facts: Facts) -> tuple[Judgement, ...]:
    """Every relation that does not hold, in the order of the list above; no attention is paid to 已确认."""
    return tuple(found for relation in RELATIONS if (found := relation.judge(facts)))
