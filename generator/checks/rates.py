"""Family 3, rates and changes: what does not follow from its figures, exceeds a hundred, or runs the other way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from generator.checks.basis import AUDIT
from generator.checks.checked_report import CheckedReport
from generator.checks.rule import Hit, Rules
from generator.checks.sums import hit, severity_of
from generator.chinese.expressions import Expression, expression
from generator.claims.changes import Comparison, direction, find_changes, is_past
from generator.claims.claim import Claim, changes_subject, sum_of
from generator.claims.divisions import text_between
from generator.claims.measures import EVENTS
from generator.claims.nouns import content
from generator.claims.ratios import (
    ALL,
    Share,
    find_quorums,
    find_shares,
    is_change,
    is_cut_off,
    is_tied,
    percent,
)
from generator.claims.readings import share_agrees_otherwise
from generator.claims.slips import is_misprint_of_share, is_slip_of_share
from generator.lexicon.figure_words import figure_words

RULES = Rules()
rule = RULES.rule

_H = "一、主要举措和成效\n"


@lru_cache(maxsize=4)
def shares(document: CheckedReport) -> tuple[Share, ...]:
    """The shares of the running text with the figures that they may follow from."""
    return tuple(find_shares(document.claims))


@lru_cache(maxsize=4)
def changes(document: CheckedReport) -> tuple[Comparison, ...]:
    """The changes of the running text."""
    return tuple(find_changes(document.claims, document.year))


_ALL = Expression("(?:全部|均已|均|全数)(?:成功)?(?:化解|办结|整改|合格|通过|调结|采纳|审查)")


@rule(
    "FZ305", "比率与数量不符", "错误", AUDIT,
    explain="写了数量又写了比率、占比、几成、几分之几的，用数量重算，按所写的小数位比较：15/16是93.75%、93.8%或94%；只舍不入的作提示。",
    finds=(_H + "应领执法证16人，目前持证15本，持证率95%。", _H + "排查矛盾纠纷33件，调处成功31件，调处成功率100%。",
           _H + "排查出纠纷52件，全部化解，化解率98%。", _H + "抽查公开栏50个，公开及时的有40个，占九成。",
           _H + "应到60人，赞成49票，赞成票超过应到人数的九成。"),
    spares=(_H + "应领执法证16人，目前持证15本，持证率93.75%。", _H + "排查矛盾纠纷33件，调处成功33件，调处成功率为100%。",
            _H + "受理信访120件，办结118件，群众满意率96%。", _H + "计划培育示范户80户，实际培育92户，完成计划的115%。"),
    todo="请重新计算，或核对数量",
)  # fmt: skip
def rate_differs(document: CheckedReport) -> Iterator[Hit]:
    """A rate that is not its part over its whole; only a hint where it was cut off instead of rounded."""
    for one in shares(document):
        if (
            one.pairs
            and not one.fits
            and (one.sure or _is_plain(one) or _is_misprint(one))
            and not _is_of_unnumbered(one)
            and not _is_of_all(one)
            and not share_agrees_otherwise(one, document.claims)
        ):
            yield from _of_rate(document, one)
        elif not one.pairs and one.claim.amount != 100 and one.name and _says_all(one):
            yield hit(document, one.claim, f"前面写的是全部，比率却是{one.claim.words}")
    for quorum in find_quorums(document.claims):
        if not quorum.is_reached:
            text = f"{quorum.part.bare_words}不到{quorum.whole.bare_words}的{quorum.share.bare_words}"
            yield hit(document, quorum.part, text, "提示", "请核对人数和要求的比例")


def _is_of_all(one: Share) -> bool:
    """True if words in front of a hundred per cent say that it is of all: 118件全部按期办结，按期办结率100%."""
    part = one.pairs[0][0][-1]
    between = one.claim.passage.text[part.end : one.claim.start] if part.near(one.claim) else ""
    return one.claim.amount == ALL and bool(expression("^[^，。；]{0,4}(?:全部|均|都)").match(between))


_SURVEYED = Expression("满意|知晓|支持|好评|认可|测评|得分")


def _is_misprint(one: Share) -> bool:
    """True if a rate that no survey gives has wrong digits of what the nearest figures of its sentence make."""
    (part, whole), share = one.pairs[0], one.claim
    near = all(claim.near(share) for claim in (*part, *whole))
    if not near or not one.name or _SURVEYED.search(one.name) or share.amount == ALL:
        return False
    return is_misprint_of_share(share.quantity.value, _percentage(one, part, whole), share.decimals)


_NAMES_ITS_OWN = Expression("(?P<what>[^，。；、\\d]{2,12})的(?:也|就|约|已|大约)?(?:占到?了?|达到?)$")


def _is_of_unnumbered(one: Share) -> bool:
    """True if a share is of some that its clause names and no figure counts: 三星以上的占到一半."""
    named = _NAMES_ITS_OWN.fullmatch(one.claim.lead)
    if named is None or one.name:
        return False
    words = content(named["what"])
    return bool(words) and not any(words & content(part.label + part.noun) for part in one.pairs[0][0])


_MANNER = Expression("满意|知晓|支持|好评|安全|认可|测评|得分|按期|按时|及时|规范|准确|网办|优秀")


def _is_plain(one: Share) -> bool:
    """True if an unnamed rate comes right behind two figures that could only be its own."""
    part, whole = one.pairs[0]
    claims = (*part, *whole)
    other = any(word not in one.name for word in figure_words().results.findall(part[0].label))
    timely = expression("按期|按时|及时").search(part[0].label)
    if one.claim.amount == ALL and content(one.name) and not content(one.name) & content(part[0].label + part[0].noun):
        return False  # 解除5人，尿检率100%
    if len(one.claim.passage.text[part[-1].end : one.claim.start]) > 24 or expression(r"\d").search(
        text_between(part[-1], one.claim)
    ):
        return False
    if len(one.pairs) > 1 or other or timely or not all(claim.near(one.claim) and claim.exact for claim in claims):
        return False
    return sum(claim.amount for claim in part) <= sum(claim.amount for claim in whole) and not _MANNER.search(one.name)


def _of_rate(document: CheckedReport, one: Share) -> Iterator[Hit]:
    written = one.claim.quantity.value
    named = (pair for pair in one.pairs[1:] if is_tied(pair[0], one.name))
    pairs = (one.pairs[0], *named)
    part, whole = next((pair for pair in pairs if is_slip_of_share(written, _percentage(one, *pair))), pairs[0])
    above, below = one.part_of(part, whole), sum_of(whole)
    true = _percentage(one, part, whole)
    severity = severity_of(
        sure=one.sure,
        exact=all(claim.exact for claim in (*part, *whole)) and not is_cut_off(one.claim, above, below),
        slip=is_slip_of_share(written, true),
    )
    if severity:
        factor = part[0].measure.factor
        message = f"{above / factor:f}/{below / factor:f}＝{true.normalize():f}%，不是{one.claim.words}"
        start = one.claim.clause[0] if one.name else one.claim.start
        words = one.claim.passage.text[start : one.claim.end]
        yield Hit(document.line_of(one.claim), words, message, start=start, severity=severity)


def _percentage(one: Share, part: tuple[Claim, ...], whole: tuple[Claim, ...]) -> Decimal:
    """The percentage that a pair makes, to two decimals; 0 of nothing."""
    above, below = one.part_of(part, whole), sum_of(whole)
    return percent(above, below).quantize(Decimal("0.01"), ROUND_HALF_UP) if below else Decimal(0)


def _says_all(one: Share) -> bool:
    text = one.claim.passage.text[one.claim.sentence[0] : one.claim.start].rpartition("；")[2]
    return any(one.name.removesuffix("率")[-2:] in found for found in _ALL.findall(text))


_SURVEY = Expression(
    "满意|知晓|支持|好评|网办|网上|测评|考核|调查|评议|抽样|上线|在线|增长|下降|提升|提高|覆盖|使用|安装|占比|利用|入住|森林|城镇化"
)


@rule(
    "FZ306", "比率没有数量", "参考", "实务：审查通过率100%，审查了几件没有说",
    explain="只写比率，看不出是几件里的几件。满意率等有调查、测评来源的不提。",
    finds=_H + "规范性文件报备率、及时率和规范率达到100%。",
    spares=(_H + "制定规范性文件2件，备案2件，备案率100%。", _H + "县统计局调查显示，群众满意率98%。"),
    todo="请在前面写出数量",
)  # fmt: skip
def rate_alone(document: CheckedReport) -> Iterator[Hit]:
    """Rates without a count in their sentence that they could stand on, those of one sentence together."""
    alone: dict[tuple[int, int], list[Share]] = defaultdict(list)
    for one in shares(document):
        line = document.line_of(one.claim)
        told = "率" in one.name and one.claim.unit == "%" and line.role in ("body", "heading") and line.part != "next"
        if told and not _counted(document, one) and not _SURVEY.search(one.claim.sentence_text):
            alone[one.claim.passage.index, one.claim.sentence[0]].append(one)
    for first, *others in alone.values():
        message = f"这一句里{len(others) + 1}个比率都没有数量" if others else "前面没有这个比率的数量"
        start = first.claim.clause[0]
        words = first.claim.passage.text[start : first.claim.end]
        yield Hit(document.line_of(first.claim), words, message, start=start)


def _counted(document: CheckedReport, one: Share) -> bool:
    """True if a figure of its sentence, before the rate, could be what it is a rate of; meetings are of no case."""
    if figure_words().results.search(one.name):
        named = any(part[0].alike not in EVENTS and part[0].near(one.claim) for part, _ in one.pairs)
        return named or _says_all(one) or any(is_tied((claim,), one.name) for claim in _before(document, one))
    return any(claim.kind in ("count", "money", "area") for claim in _before(document, one))


def _before(document: CheckedReport, one: Share) -> Iterator[Claim]:
    """The figures of its sentence before a share."""
    return (claim for claim in document.claims if claim.near(one.claim) and claim.start < one.claim.start)


@rule(
    "FZ307", "没有发生，却写了百分之百或“均”", "错误", AUDIT,
    explain="数量是0的，没有比率可言，也不写“均”“全部”。没有发生的，写“未发生”。",
    finds=(_H + "行政复议案件0件，办结率100%。", _H + "全年未收到人大建议，办结率100%。"),
    spares=(_H + "行政复议案件0件。信访事项办结率100%。", _H + "全年未发生行政诉讼案件，执行生效裁判100%到位的要求已落实。"),
    todo="请删去比率，只写未发生",
)  # fmt: skip
def all_of_nothing(document: CheckedReport) -> Iterator[Hit]:
    """A rate, 均 or 全部 of what there was none of."""
    none = re.compile(
        r"(?:(?<![\d.])0(?:件|起|次|项|个|人|条|份|宗)|(?:未|没有)(?:发生|收到|接到|受理)(?![^，。；]{0,4}(?:超期|逾期|超时|积压|遗漏|违规|违法))[^，。；]{2,16})[，、,][^，。；]{0,8}?(?:率(?:为|达到|达)?100%|均|全部)"
    )
    for line in document.body:
        for found in none.finditer(line.text):
            yield Hit(line, found[0], "没有发生，谈不上比率或“均”", start=found.start())


@rule(
    "FZ308", "比率超过100%", "错误", AUDIT,
    explain="办结率、合格率等不会超过100%。完成计划的比率，增长、下降的幅度不受此限。",
    finds=(_H + "信访事项办结率达102%。", _H + "整改任务按时完成率102%。"),
    spares=(_H + "办件量同比增长120%，增长率120%，年度任务完成率112%。", _H + "完成率105%，完成计划的120%。"),
    todo="请核对这个比率",
)  # fmt: skip
def more_than_all(document: CheckedReport) -> Iterator[Hit]:
    """A rate of more than a hundred per cent."""
    for one in shares(document):
        lead = one.claim.lead + one.name
        free = expression("增长|下降|增幅|同比|提高|提升|上升|任务|计划|目标|完成").search(lead)
        bounded = expression("(?:按时|按期|及时|如期)[^，。；]{0,2}完成率").search(lead)
        if one.name and one.claim.quantity.value > 100 and (bounded or not free):
            yield hit(document, one.claim, "比率超过了100%")


@rule(
    "FZ329", "增减的方向与数值相反", "错误", AUDIT,
    explain="由26起变为34起是增加，由34起变为26起是减少；“高于”“低于”也一样。",
    finds=(_H + "被诉案件由上年的5件降至7件。", _H + "全镇发生事故26起，比上年的34起增加8起。"),
    spares=(_H + "被诉案件由上年的5件增至7件。", _H + "全镇发生事故26起，比上年的34起减少8起。"),
    todo="请核对两个数，或改“增”“减”",
)  # fmt: skip
def runs_the_other_way(document: CheckedReport) -> Iterator[Hit]:
    """Words that say up where the figures say down."""
    told: set[tuple[int, int]] = set()
    for one in changes(document):
        at = one.by or one.now
        if one.turns and one.fits and one.sure and one.base_amount is None and (at.passage.index, at.start) not in told:
            told.add((at.passage.index, at.start))
            way = "增加" if one.now.amount > one.first else "减少"
            message = f"由{one.base.bare_words}到{one.now.bare_words}是{way}，与所写的相反"
            yield hit(document, at, message)


@rule(
    "FZ330", "增减的幅度与数值不符", "错误", AUDIT,
    explain="增减的百分数以原来的数为基数；“增长了3倍”是原来的4倍，“翻一番”是原来的2倍；两个百分率之差用百分点。",
    finds=(_H + "收到热线工单1380件，较上年1200件增长13%。", _H + "受理案件210件，同比增加35件，增长16.7%。",
           _H + "阅读量由1.2万次增至4.8万次，增长了4倍。"),
    spares=(_H + "收到热线工单1380件，较上年1200件增长15%。", _H + "受理案件210件，同比增加35件，增长20%。",
            _H + "阅读量由1.2万次增至4.8万次，增长了3倍。"),
    todo="请重新计算，或核对两个数",
)  # fmt: skip
def change_differs(document: CheckedReport) -> Iterator[Hit]:
    """A change that does not follow from what it went from and to."""
    for one in changes(document):
        if one.by is not None and not one.fits and not one.turns:
            first = (
                f"{one.first / one.base.measure.factor:f}{one.base.unit}"
                if one.base_amount is not None
                else one.base.bare_words
            )
            message = f"由{first}到{one.now.bare_words}，应为{one.true}，不是{one.by.words}"
            exact = all(claim.exact for claim in (one.base, one.now))
            severity = severity_of(sure=one.sure, exact=exact, slip=one.is_slip)
            if severity:
                yield hit(document, one.by, message, severity)


@rule(
    "FZ334", "百分点写成了百分号", "错误", "GB/T 15835—2011；统计用语：两个百分率之差用“百分点”",
    explain="62.5%比55%高7.5个百分点，不是高7.5%。",
    finds=_H + "优秀率为62.5%，比上年的55%高出7.5%。",
    spares=(_H + "优秀率为62.5%，比上年的55%高出7.5个百分点。", _H + "办件量比上年增长7.5%。"),
    todo="请改为“个百分点”",
)  # fmt: skip
def percent_for_points(document: CheckedReport) -> Iterator[Hit]:
    """The difference of two rates with a per cent sign."""
    claims = [claim for claim in document.claims if claim.kind == "share"]
    for first, second, third in zip(claims, claims[1:], claims[2:], strict=False):
        between = text_between(first, third)
        if not is_change(third) or is_change(first) or first.passage is not third.passage:
            continue
        if between.count("。") > 1 or changes_subject(first, third, few=0):
            continue
        compared = is_past(second, document.year) or is_past(first, document.year) or _runs_to(first, second)
        if compared and direction(third.lead[-6:]) is not None and abs(first.amount - second.amount) == third.amount:
            difference = f"{first.words}与{second.words}相差{third.quantity.value:f}个百分点"
            yield hit(document, third, f"{difference}，不是{third.words}")


def _runs_to(first: Claim, second: Claim) -> bool:
    return len(text_between(first, second)) < 14 and bool(expression("至|到|为").search(text_between(first, second)))
