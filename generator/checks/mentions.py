"""Family 3, figures given twice or of each other: a later stage beyond an earlier one, two values of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.checks.basis import AUDIT
from generator.checks.checked_report import CheckedReport, ReportLine
from generator.checks.finding import Severity
from generator.checks.rule import Hit, Rules
from generator.checks.sums import divisions, hit, severity_of, shown
from generator.chinese.expressions import Expression, expression
from generator.claims.claim import Claim
from generator.claims.containment import find_contained
from generator.claims.extremes import find_bounds, find_outliers
from generator.claims.mentions import find_mentions, is_likely
from generator.claims.nouns import content
from generator.claims.slips import is_slip
from generator.claims.stages import find_subsets

RULES = Rules()
rule = RULES.rule

_H = "一、主要举措和成效\n"


@rule(
    "FZ309", "后一个数大于前一个数", "错误", AUDIT,
    explain="采纳多于提出、合格多于参加、持证的多于在编的，是填错了；几天里的多于全年的、最大的一笔多于总数的、平均的多于最多的、每村不少于2名而最少的只有1名的，也是。办结多于受理、整改多于发现，可能是上年结转的，只作提示，写明结转即可。",
    finds=(_H + "提出法律意见32条，采纳35条。", _H + "受理信访事项52件，办结55件。", _H + "挂牌保护古树57株，落实管护协议的75株。",
           _H + "普法员每个村不少于2名，最多的有5名，最少的有1名。", _H + "处罚每件都不满1000元，最高的一笔1200元。",
           _H + "清理文件37份，决定废止40份，其余继续有效。", _H + "全年宣讲22场次，仅宪法日前后就开展26场次。", _H + "平均41天办结，最长的一件用了38天。"),
    spares=(_H + "普法员每个村不少于2名，最多的有5名，最少的有2名。", _H + "要求每村不少于2名，最少的村只有1名，已补齐。",
            _H + "受理信访事项52件，办结55件，含上年结转3件。", _H + "提出法律意见32条，采纳30条。", _H + "选聘调解员21人，参与调解164人次。",
            _H + "服务站办结事项4件，开展纠纷摸排30次，已化解纠纷34件。", _H + "平均41天办结，最快的12天，最慢的58天。"),
    todo="请核对；有上年结转的，请写明",
)  # fmt: skip
def more_than_could_be(document: CheckedReport) -> Iterator[Hit]:
    """办结 beyond 受理, 持证的 beyond 在编的, of one measure."""
    summed = {id(part) for one in divisions(document) if one.exceeds for part in one.parts}
    rows = [{id(part) for part in one.parts} for one in divisions(document)]
    found: set[int] = set()
    for one in find_subsets(document.claims):
        carried = one.carried and expression("(?<!没有)(?<!无)(?:结转|遗留|往年|上年)").search(one.part.sentence_text)
        if (
            not one.exceeds
            or carried
            or id(one.part) in summed
            or any({id(one.whole), id(one.part)} <= row for row in rows)
        ):
            continue
        less = f"减{shown(one.absent)}" if one.absent else ""
        message = f"{shown(one.part)}大于{shown(one.whole)}{less}"
        found.add(id(one.part))
        severity = (
            "提示" if one.carried else severity_of(sure=one.sure, slip=is_slip(one.part.amount, one.whole.amount))
        )
        if severity:
            yield hit(document, one.part, message, severity)
    for within in find_contained(document.claims):
        if within.exceeds and id(within.part) not in found | summed:
            message = f"{shown(within.part)}大于{shown(within.whole)}"
            yield hit(document, within.part, message, _mild(within.part, within.whole))
    for bound in find_bounds(document.claims):
        if bound.is_broken and id(bound.last) not in found:
            message = f"{shown(bound.lower)}大于{shown(bound.upper)}"
            yield hit(document, bound.last, message, _mild(bound.lower, bound.upper))
    for outlier in find_outliers(document.claims):
        way = "少于" if outlier.least else "多于"
        message = f"{shown(outlier.extreme)}{way}前面说的“{outlier.bound.words}”"
        yield hit(document, outlier.extreme, message, _mild(outlier.extreme, outlier.bound))


def _mild(one: Claim, other: Claim) -> Severity:
    """A hint where one figure may be the other by a slip; else it is rather of something else."""
    return "提示" if is_slip(one.amount, other.amount) else "参考"


@rule(
    "FZ310", "同一指标前后数值不一", "提示", AUDIT,
    explain="同一件事在文中说了两次，数值却不同：“上述15个问题”“清理的4份均……”“全部8个”，或者说法相同、单位相同。分村、分月、与上年比较的不比。",
    finds=(_H + "党委理论学习中心组集体学法12次。\n三、第一责任人履职情况\n党委理论学习中心组集体学法10次。",
           _H + "对群众反映集中的15个问题开展整治。上述13个问题已全部反馈。"),
    spares=(_H + "党委理论学习中心组集体学法12次。\n三、第一责任人履职情况\n党委理论学习中心组集体学法12次。",
            _H + "开展执法培训6场次。\n三、第一责任人履职情况\n开展法治培训8场次。",
            _H + "柳河村开展法律咨询3次，石桥村开展法律咨询5次。",
            _H + "镇党委书记讲法治课13次。镇长讲法治课31次。",
            _H + "立案查处行政处罚案件25件。按领域分，行政处罚案件3件，均为农业农村领域。"),
    todo="请核对，统一为一个数；说的是两回事的，请写明",
)  # fmt: skip
def two_values(document: CheckedReport) -> Iterator[Hit]:
    """One thing with two figures of the same measure that cannot be equal."""
    claims = [
        claim
        for claim in document.claims
        if not claim.passage.annex and document.line_of(claim).role in ("body", "heading")
    ]
    parts = {id(part) for one in divisions(document) for part in one.parts}
    of_annexes = {id(claim) for claim, _ in _figures_beside(claims)}  # FZ312 tells of these
    for one in find_mentions(claims, document.year):
        if id(one.again) in of_annexes:
            continue
        apart = one.sure or id(one.again) not in parts
        if one.differs and apart and (one.pointed or one.is_next or id(one.first) not in parts):
            first = document.line_of(one.first)
            where = f"（{first.place}）" if first is not document.line_of(one.again) else ""
            message = f"前面{where}是{shown(one.first)}，这里是{shown(one.again)}"
            yield hit(document, one.again, message, _mild(one.again, one.first))


_NONE = Expression(
    "(?:(?:未|没有|没)(?:发生|收到|接到|出现|受理|办理|产生|作出)(?:过)?(?:一[起件例])?|(?:无|没有)(?=[^，。；]{0,12}(?:的(?:人员|案件|情况|事项)|行政复议|行政诉讼|行政处罚|行政强制|信访|安全生产事故)))(?P<what>[^，。；：\\d]{2,20})"
)
_GENERAL = Expression("案件|事件|人员|情况|事项|申请|被|问题|的|因|受到|有效|针对|一起|一件|过")
_OTHERWISE = Expression("去年|上年|上一年|往年|\\d{1,2}月|季度|上半年|下半年|同比|\\p{Han}{2}村|每|不属于")


@rule(
    "FZ311", "一处写没有，一处写了件数", "提示", AUDIT,
    explain="前面写未发生行政复议，后面又写行政复议几件，必有一处不对。",
    finds=(_H + "全年未发生行政复议案件。\n三、第一责任人履职情况\n办理行政复议案件2件。", _H + "全年未收到有效投诉，投诉数为3件。"),
    spares=(_H + "全年未发生行政复议案件。\n三、第一责任人履职情况\n上年行政复议案件2件。办理行政诉讼案件2件。",
            _H + "全年未收到有效投诉，投诉数为0件。"),
    todo="请核对哪一处是对的",
)  # fmt: skip
def none_and_some(document: CheckedReport) -> Iterator[Hit]:
    """A thing that did not occur by one place and occurred by another."""
    yield from _made_after_all(document)
    absent = [(line, found) for line in document.body for found in _NONE.finditer(line.text)]
    for line, found in absent:
        for claim in document.claims:
            if claim.kind == "count" and claim.amount and not claim.loose and _is_of(claim, line, found, document):
                yield hit(document, claim, f"“{line.place}”写的是“{found[0]}”", todo="")


_NOT_MADE = Expression(
    "(?:未|没有)(?P<deed>制发|制定|出台|印发|发布|签订|举办|聘请|作出|实施|发生|受理)(?:过)?(?P<what>\\p{Han}{4,12})(?=[，。；])"
)


def _made_after_all(document: CheckedReport) -> Iterator[Hit]:
    """未制发规范性文件, and further on 作为当年制发的规范性文件."""
    for line in document.body:
        for found in _NOT_MADE.finditer(line.text):
            again = Expression(
                f"(?<![未没有上年去]){found['deed']}的\\p{{Han}}{{0,6}}{re.escape(found['what'][-_TAIL:])}"
            ).search(line.text, found.end())
            past = again and expression("上年|去年|往年|20\\d\\d年").search(
                line.text[again.start() - 12 : again.start()]
            )
            if again and not past:
                yield Hit(line, again[0], f"前面写的是“{found[0]}”", start=again.start())


_TAIL = 4
_OURS = Expression("^(?:涉|针对|以)(?:及)?[我本]?(?:镇|乡|街道|苏木)|^(?:我|本)(?:镇|乡|街道|苏木)")


def _is_of(claim: Claim, line: ReportLine, found: re.Match[str], document: CheckedReport) -> bool:
    """True if a figure is of what another place says there was none of."""
    other = document.line_of(claim)
    if other.role != "body" or other.annex or claim.alike not in ("件", "人", "次", "条", "个"):
        return False
    name = expression("(?:的)?(?:案件|事件|人员|情况|事项)?$").sub("", found["what"])
    own = (
        claim.scope.when
        or _OTHERWISE.search(claim.label + claim.tail[:8])
        or expression("不予|减少|下降|降|结转").search(claim.label)
        or ("结转" in claim.sentence_text and expression("办结|答复|化解").search(claim.label))
    )
    if own:
        return False
    if "、" in claim.lead or ("不予" in name) != ("不予" in claim.label):
        return False
    if len(name) < 2 or name in ("纠纷", "案件", "事项", "问题", "建议", "隐患", "线索", "诉求"):
        return False
    if _GENERAL.sub("", name)[-2:] in claim.noun[-_TAIL:] and len(name) >= _TAIL and _OURS.search(claim.noun):
        return True  # 2起涉街道复议案件
    if claim.label.endswith((name, found["what"])) and not expression("未|没有|无").search(claim.label):
        return True
    core = _GENERAL.sub("", name)[-2:]
    near = (other is line and 0 <= claim.start - found.end() < 60) or (
        other.start > line.start and other.start - line.start - len(line.text) < 3 and claim.start < 30
    )
    same = core in claim.label if len(core) == 2 else False
    return (
        near
        and same
        and not expression("未|没有|无").search(claim.label)
        and not content(claim.label) - content(name) - content(found[0]) - _free(claim.label, core)
    )


def _free(label: str, core: str) -> frozenset[str]:
    """The pairs of characters of a label that say nothing of their own."""
    rest = expression("年内|全年|经年终核对|受到|处理|发生|收到|被|申请|数|为|共|行政|诉讼").sub(
        " ", label.replace(core, " ")
    )
    return content(label) - content(rest)


_IN_A_TABLE = Expression(r"(?:\p{Han}|[（）“”]){4,}")
_TABLE_NAME = Expression(r"(?:次数|件数|人次|人数|份数|场次|个数|条数|数量|总数|数)$")
_LEAST = 4


@rule(
    "FZ312", "附表与正文的数值不一", "提示", AUDIT,
    explain="附表里的指标，正文也写了的，两处数值要一样。只比对名称相同、正文只出现一次、不在“其中”里的；正文里的“附：……”“附表说明”也比对。",
    finds=(_H + "全年发放宣传资料5000余份。\n[附件说明] 附件：数据表\n[附件] 附件\n指标｜单位｜数值\n宣传资料份数｜份｜3000余",
           _H + "全年作出行政处罚41件。\n附：行政执法情况统计。行政处罚44件；行政强制3件。"),
    spares=_H + "全年发放宣传资料5000余份。\n[附件说明] 附件：数据表\n[附件] 附件\n指标｜单位｜数值\n宣传资料份数｜份｜5000余",
    todo="请核对，统一为一个数",
)  # fmt: skip
def annex_differs(document: CheckedReport) -> Iterator[Hit]:
    """A row of an annex whose name is in the text once, before another figure of that unit."""
    told = [claim for claim in document.claims if claim.kind != "share" and not claim.passage.annex]
    running = [claim for claim in told if document.line_of(claim).is_running]
    for line in (line for line in document.lines if line.role == "cell" and line.annex):
        shape = _table_row([cell.strip() for cell in line.text.split("｜")])
        if shape is None:
            continue
        name, unit, figure = shape
        same = [claim for claim in running if claim.unit == unit and claim.lead.endswith(name)]
        same = [claim for claim in same if "其中" not in claim.lead]  # 印发文件85件，其中经合法性审查12件
        if len(same) == 1 and str(same[0].quantity) != figure:
            message = f"附表是{figure}{unit}，正文（{document.line_of(same[0]).place}）是{same[0].words}"
            yield Hit(line, name, message, start=line.text.find(name))
    beside = [claim for claim in told if document.line_of(claim).role in ("body", "attachment", "note")]
    for claim, other in (*_figures_beside(beside), *_labelled_otherwise(document, beside)):
        place = document.line_of(other).place
        yield hit(document, claim, f"附表是{claim.words}，正文（{place}）是{other.words}")


_LABELLED = Expression("(?:^|[；，。])(?P<name>\\p{Han}{2,12})：$")
_PAIRS = Expression("(?:[；，。]?\\p{Han}{2,12}：[约近]?\\d+(?:\\.\\d+)?(?:[万亿]?\\p{Han}{1,3})?)+[；。]?")
_ANNEX_TITLE = Expression("^附(?:表|件)(?:\\d+|[一二三四五六七八九十])?(?:[\\s：:]|$)")
_AFTER_TITLE = 6


def _labelled(document: CheckedReport) -> Iterator[tuple[Claim, str]]:
    """The figures of an annex that stand behind a label (检查次数：46次), with the label without 次数 and the like."""
    titles = [at for at, line in enumerate(document.lines) if _ANNEX_TITLE.search(line.text) and "。" not in line.text]
    if not titles:
        return
    for claim in document.claims:
        at = claim.passage.index
        behind = any(title < at <= title + _AFTER_TITLE for title in titles)
        if not (behind or claim.passage.annex) or not _PAIRS.fullmatch(claim.passage.text):
            continue
        label = _LABELLED.search(claim.passage.text[: claim.start])
        if label:
            yield claim, _TABLE_NAME.sub("", label["name"])


def _labelled_otherwise(document: CheckedReport, running: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The labelled figures of an annex, each with the only one of the text for that label, if it is another."""
    rows = list(_labelled(document))
    own = {claim.passage.index for claim, _ in rows}
    texts = [claim for claim in running if claim.passage.index not in own] if rows else []
    found = [
        (row, [one for one in texts if one.unit == row.unit and one.lead.endswith(name)], name) for row, name in rows
    ]
    agreed = any(row.amount in [one.amount for one in same] for row, same, _ in found)
    for row, same, name in found:
        sure = len(name) >= _LONG_LABEL or agreed or (same and is_likely(same[0], row))
        if len(same) == 1 and sure and same[0].amount != row.amount and same[0].exact and row.exact:
            yield row, same[0]


_LONG_LABEL = 4
_ANNEX_TEXT = Expression("附(?:表|件)?\\d*(?:说明|所列|数据|[：:])|附件\\d?(?:所列|数据显示)")


def _figures_beside(running: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Figures of a paragraph that speaks for an annex, each with the one of the text that it differs from."""
    spoken = [claim for claim in running if _ANNEX_TEXT.match(claim.passage.text)]
    texts = [claim for claim in running if not _ANNEX_TEXT.match(claim.passage.text)]
    for claim in spoken:
        words = content(claim.label + claim.noun)
        near = [one for one in texts if one.alike == claim.alike and not one.per_each and not one.scope.when]
        fitting = [one for one in near if len(words & content(one.label + one.noun)) >= min(2, len(words)) and words]
        if (
            len(fitting) == 1
            and fitting[0].amount != claim.amount
            and fitting[0].exact
            and claim.exact
            and not claim.scope.when
            and "结转" not in claim.label
            and "其中" not in claim.label
        ):
            yield claim, fitting[0]


def _table_row(cells: list[str]) -> tuple[str, str, str] | None:
    """Name, unit and figure of a row; the name without 次数, 件数 and the like."""
    figure = next(
        (
            cell
            for cell in cells
            if expression(r"(?:约|近|超|逾|不少于)?\d+(?:\.\d+)?[万亿]?[余多]?").fullmatch(cell) and cell != cells[0]
        ),
        "",
    )
    unit = next((cell for cell in cells if cell in _COUNTED), "")
    names = [cell for cell in cells if _IN_A_TABLE.fullmatch(cell)]
    name = _TABLE_NAME.sub("", names[0]) if names else ""
    return (name, unit, figure) if figure and unit and len(name) >= _LEAST else None


_COUNTED = frozenset("个件起次份条人名项处场家户支台块本期批宗部篇幅张册套间所座辆封卷例笔组只类") | {
    "人次", "场次", "件次", "批次", "家次", "户次",
}  # fmt: skip


@rule(
    "FZ324", "没有全部持证，没有写原因", "参考", "《行政处罚法》第四十二条：执法人员应当具有行政执法资格；实务",
    explain="应持证的人没有全部持证，容易被问到未持证执法。写明原因（新调入、待考试），并写明未持证的不从事执法。",
    finds=_H + "镇政府应领执法证16人，目前持证15本，持证率93.75%。",
    spares=(_H + "应持证执法人员16人，持有效行政执法证16人。", _H + "应领执法证16人，目前持证15本，1人新调入，待参加考试。"),
    todo="请写明原因和安排",
)  # fmt: skip
def uncertified(document: CheckedReport) -> Iterator[Hit]:
    """Fewer certified than should be, and no word on why."""
    reasons = re.compile("原因|新调|调入|新进|待|考试|尚未|未参加|退休|借调|转隶|岗位|不从事|不参与")
    for whole, part in pairwise(claim for claim in document.claims if claim.kind == "count"):
        both = whole.near(part) and whole.exact and part.exact
        due = expression("应(?:领|持|取得|办).{0,6}证|应持证").search(whole.lead) and expression("(?<!应)持").search(
            part.lead
        )
        if both and due and part.amount < whole.amount and not reasons.search(whole.passage.text[whole.start :]):
            yield hit(document, part, f"{whole.amount - part.amount:f}人没有持证，没有写原因")
