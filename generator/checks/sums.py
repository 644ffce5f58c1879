"""Family 3, sums: parts and their whole, rests, balances, so many each, shares of a hundred, lengths of lists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.checks.basis import AUDIT
from generator.checks.basis import NUMERALS as NUMBERS
from generator.checks.checked_report import CheckedReport
from generator.checks.finding import Severity
from generator.checks.rule import Hit, Rules
from generator.chinese.expressions import expression
from generator.claims.averages import find_averages
from generator.claims.claim import Claim
from generator.claims.divisions import Partition, find_divisions, text_between
from generator.claims.listing import find_listings, find_taken_up
from generator.claims.nouns import content
from generator.claims.products import find_conversions, find_products
from generator.claims.ratios import find_share_sums
from generator.claims.readings import agrees_otherwise, balance_agrees_otherwise, comes_out_without_some
from generator.claims.reckonings import Reckoning, find_reckonings, flow
from generator.claims.remainders import find_remainders, find_rests_of_shares
from generator.claims.slips import is_slip, is_slip_of_sum
from generator.lexicon.figure_words import figure_words

RULES = Rules()
rule = RULES.rule

_H = "一、主要举措和成效\n"


@lru_cache(maxsize=4)
def divisions(document: CheckedReport) -> tuple[Partition, ...]:
    """The totals of the running text with their parts."""
    return find_divisions(document.claims)


@lru_cache(maxsize=4)
def reckonings(document: CheckedReport) -> tuple[Reckoning, ...]:
    """The sums of the running text that must come out even."""
    found = find_reckonings(document.claims)
    known = {id(claim) for one in found for claim in (one.whole, *one.added)}
    others = (one for one in find_remainders(document.claims) if not {id(one.whole), id(one.added[-1])} & known)
    return (*found, *others)


def hit(document: CheckedReport, claim: Claim, message: str, severity: Severity | None = None, todo: str = "") -> Hit:
    """A finding at a claim's words."""
    return Hit(document.line_of(claim), claim.words, message, todo, claim.start, severity)


def shown(claim: Claim) -> str:
    """A figure with the words that name it, short enough for a message: 受理案件214件."""
    lead = expression("^[，、。；]|^(?:其中|共|全年)").sub("", claim.label)[-12:]
    return f"“{lead}{claim.bare_words}”"


def severity_of(*, sure: bool, slip: bool, exact: bool = True) -> Severity | None:
    """The severity of figures that do not come out even; None if neither words tie them nor their values do.

    ``sure`` tells that words make them belong together, ``slip`` that one looks like what the others come to.
    """
    if sure and slip:
        return "错误" if exact else "提示"
    return "提示" if slip else "参考" if sure else None


def _is_of_two(document: CheckedReport, one: Partition) -> bool:
    """True if the parts are those of two totals before them: of the one in front, or some of it and some of the other.

    受理120件，办结118件，其中网上80件、来访40件; 会议12次，培训8次，其中专题会议9次、执法培训5次.
    """
    parts = set(map(id, one.parts))
    before = [
        claim for claim in document.claims
        if claim.near(one.whole) and claim.start < one.whole.start and claim.alike == one.whole.alike
        and id(claim) not in parts and not claim.per_each
    ]  # fmt: skip
    if not before or not one.word:
        return False
    first, most = before[-1], one.whole.bounds[1]
    if figure_words().results.search(one.whole.label) and one.least <= first.bounds[1]:
        return True
    own = [part.bounds[0] for part in one.parts if first.head and first.head in part.label]
    rest = [part.bounds[0] for part in one.parts if not (first.head and first.head in part.label)]
    return bool(own) and sum(own) <= first.bounds[1] and sum(rest) <= most


def _is_of_other_things(one: Partition) -> bool:
    """True if parts that no word divides are in another paragraph than their total, which has no word of it."""
    part = one.parts[0]
    if one.word or part.passage is one.whole.passage:
        return False
    words = content(one.whole.label + one.whole.noun)
    return not words & content(part.passage.text)


def _is_added_to(document: CheckedReport, one: Partition) -> bool:
    """True if the supposed total came to another one right before it, which both make: 排查143处，又交办12处."""
    if not expression("又|再|加上|连同").search(one.whole.lead):
        return False
    before = [
        claim for claim in document.claims
        if claim.near(one.whole) and claim.start < one.whole.start and claim.alike == one.whole.alike
    ]  # fmt: skip
    return bool(before) and before[-1].bounds[1] + one.whole.bounds[1] >= one.least


def _goes_on_to_another(one: Partition) -> bool:
    """True if a semicolon ends what a total is about, before its last part: 告诫17家，罚款1家；约谈药店9家."""
    return (
        not one.word
        and "；" in text_between(one.parts[0], one.parts[-1])
        and "；" not in text_between(one.whole, one.parts[0])
    )


def _is_exact(one: Partition) -> bool:
    """True if neither the whole nor a part is approximate: only then is a wrong sum an error beyond doubt."""
    return one.whole.exact and all(part.exact for part in one.parts)


@rule(
    "FZ301", "分项之和超过总数", "错误", AUDIT,
    explain="“其中”“包括”“分别为”“按……分”之后各项加起来，不能大于总数。“各2次”按项数计；写明有交叉、重合的不加。",
    finds=(_H + "开展普法宣传22次，其中进校园2次，进企业2次，进机关2次，进乡村18次。",
           _H + "成卷191件，包含140件书面调解卷，53件口头调解卷。",
           _H + "全年开展普法22场次，其中进乡村18场次，进机关、学校、企业各2场次。",
           _H + "现有调解员136名，按性别分，男性89名、女性57名。",
           _H + "召开会议12次，开展培训8次，其中法律培训6次、执法培训5次。"),
    spares=(_H + "开展普法宣传22次，其中进校园2次，进企业2次，进机关2次，进乡村16次。",
            _H + "整改隐患36条，其中危险化学品隐患12条，开展应急演练3次。",
            _H + "受理信访100件，其中网上信访30件，办结98件。",
            _H + "受理信访120件，办结118件，其中网上信访80件、来访40件。",
            _H + "召开会议12次，开展培训8次，其中专题会议9次、执法培训5次。",
            _H + "参训60人，其中村干部40人，党员35人，部分人员身份有交叉。",
            _H + "收到企业来函1件。办理市民热线来电40件，办结其他来电47件。",
            _H + "办理市民来电60件，按期办结8件；办理其他来电100余件，办结7件。",
            _H + "进驻事项2项，设自助终端【待补：自助终端台数】台。代办126件，现有通办事项13项、一件事21项。"),
    todo="请核对总数和各分项",
)  # fmt: skip
def parts_exceed(document: CheckedReport) -> Iterator[Hit]:
    """Two parts or more that add up to more than the whole."""
    for one in divisions(document):
        if (
            one.exceeds
            and not one.after
            and not one.overlapping
            and not one.is_of_two_kinds
            and not _is_of_two(document, one)
            and not {"added", "done"} <= {flow(part) for part in one.parts}  # 接收8人，解矫9人: what came and went
            and not _is_added_to(document, one)
            and not _is_of_other_things(one)
            and not any(part.amount == one.whole.amount for part in one.parts)  # 11人里，包村的11人: no division
            and (len(one.parts) > 1 or one.times[0][1] > 1)
        ):
            message = f"分项{one.shown}＝{one.sum_shown}，大于总数{one.whole.quantity}"
            sure = bool(one.word) and (one.complete or not one.may_overlap) and not one.mixed
            severity = severity_of(sure=sure, exact=_is_exact(one), slip=is_slip_of_sum(one))
            if severity is None or (not sure and _goes_on_to_another(one)) or agrees_otherwise(one, document.claims):
                continue
            yield hit(document, one.whole, message, "参考" if comes_out_without_some(one) else severity)


@rule(
    "FZ302", "分项之和不到总数", "错误", AUDIT,
    explain="“包含”“包括”“分别为”“按……分”之后应列全，加起来等于总数。“其中”可以不列全，列了两项以上而合不上的只列为参考。",
    finds=(_H + "成卷191件，包含140件书面调解卷，50件口头调解卷。",
           _H + "开展普法宣传22次，其中进校园2次，进企业2次，进机关2次，进乡村15次。",
           _H + "办理行政处罚案件74件，其中普通程序1件、简易程序72件。"),
    spares=(_H + "办理行政处罚案件74件，其中普通程序1件、简易程序73件。", _H + "整改隐患36条，其中危险化学品隐患12条。",
            _H + "成卷191件，包含140件书面调解卷，51件口头调解卷。",
            _H + "公开政务信息120条，其中组织机构2条、规划信息10条、财政信息108条。"),
    todo="请核对总数和各分项",
)  # fmt: skip
def parts_fall_short(document: CheckedReport) -> Iterator[Hit]:
    """Parts that add up to less than the whole, though the text calls them all, or they look so."""
    for one in divisions(document):
        if not one.falls_short or one.after or one.overlapping or len(one.parts) < 2 or one.is_open:
            continue
        if agrees_otherwise(one, document.claims):
            continue
        complete = one.complete and one.sure
        message = f"分项{one.shown}＝{one.sum_shown}，小于总数{one.whole.quantity}"
        todo = "" if complete else "请核对；分项没有列全的，不必改"
        severity = severity_of(sure=complete, exact=_is_exact(one) and not one.mixed, slip=is_slip_of_sum(one))
        yield hit(document, one.whole, message, severity if complete else "参考", todo)


@rule(
    "FZ303", "部分大于整体", "错误", AUDIT,
    explain="“其中”之后的一项，不能大于它所属的总数；各项有交叉的，也没有一项能大于总数。",
    finds=(_H + "整改隐患36条，其中危险化学品隐患63条。", _H + "参训60人，其中村干部40人，党员65人，部分人员身份有交叉。"),
    spares=(_H + "整改隐患36条，其中危险化学品隐患12条。", _H + "发放资料5000余份，其中宪法单行本5500份。"),
    todo="请核对这两个数",
)  # fmt: skip
def part_exceeds(document: CheckedReport) -> Iterator[Hit]:
    """A part that is larger than the whole, where parts are not added up."""
    for one in divisions(document):
        single = len(one.parts) == 1 and one.times[0][1] == 1
        if not one.word or one.after or not (single or one.overlapping) or _has_figure_between(one):
            continue
        for part in one.parts:
            if part.bounds[0] > one.whole.bounds[1]:
                yield hit(document, part, f"其中的{part.words}大于总数{shown(one.whole)}")


def _has_figure_between(one: Partition) -> bool:
    """True if a figure of something else is behind the word that divides a whole: 参加过1期，其中38人四期全勤."""
    behind_word = text_between(one.whole, one.parts[0]).rpartition(one.word)[2]
    return bool(expression(r"\d").search(behind_word))


@rule(
    "FZ304", "合计与各项不符", "错误", AUDIT,
    explain="并列几个数之后写“共计”“合计”“累计”“全年”的，要等于它们的和；上、下半年，各季度、各批次、各片区也是这样。",
    finds=(_H + "进校园2次、进企业4次、进乡村16次，共计24次。", _H + "上半年化解积案9件，下半年化解13件，全年累计化解积案21件。"),
    spares=(
        _H + "进学校、进机关、进企业各2次，进乡村12次，共18次。",
        _H + "进校园2次、进企业4次、进乡村16次，共计22次。召开党委会4次、政府会议3次，共研究议题20项。",
        _H + "苏木党委书记开展调研督导18次；苏木达开展调研督导6次。书记包案化解16件，苏木达出庭应诉23次。",
    ),
    todo="请核对合计和各项",
)  # fmt: skip
def sum_differs(document: CheckedReport) -> Iterator[Hit]:
    """A sum behind its parts that is not what they come to."""
    for one in divisions(document):
        if one.after and (one.exceeds or one.falls_short) and not agrees_otherwise(one, document.claims):
            message = f"{one.shown}＝{one.sum_shown}，不是{one.whole.bare_words}"
            severity = severity_of(sure=one.sure, exact=_is_exact(one), slip=is_slip_of_sum(one))
            if severity:
                yield hit(document, one.whole, message, severity)


@rule(
    "FZ325", "占比加起来不是百分之百", "错误", AUDIT,
    explain="一个整体分成几部分，各部分占比加起来应是100%（四舍五入的差额不计）。可多选、有交叉的不算。",
    finds=_H + "群众诉求中，住房类占56%，就业类占29%，其余25%为其他类。",
    spares=(_H + "群众诉求中，住房类占56%，就业类占29%，其余15%为其他类。", _H + "住房类占33.3%，就业类占33.3%，其他占33.3%。"),
    todo="请核对各项占比",
)  # fmt: skip
def shares_differ(document: CheckedReport) -> Iterator[Hit]:
    """Shares of one whole that do not make a hundred per cent."""
    for one in find_share_sums(document.claims):
        if not one.is_even:
            terms = "＋".join(f"{share.quantity.value:f}%" for share in one.shares)
            yield hit(document, one.shares[-1], f"{terms}＝{one.total:f}%，不是100%", None if one.sure else "提示")


@rule(
    "FZ326", "所说的项数与列出的不一", "提示", AUDIT,
    explain="写“五个方面”而列了四个，写“三件事”而有一是至四是的，项数要对得上。带“等”的可以少列。",
    finds=(_H + "聚焦粮食安全、防汛救灾、校园周边、燃气使用五个方面开展检查。", _H + "重点抓了五件事。一是把关，二是规范，三是化解，四是宣传。",
           _H + "宣传宪法、民法典、信访工作条例等两部法律法规。"),
    spares=(_H + "聚焦粮食安全、防汛救灾、校园周边、燃气使用四个方面开展检查。", _H + "会同司法所、派出所、综治中心组成三支小队。"),
    todo="请核对项数，或补全各项",
)  # fmt: skip
def list_differs(document: CheckedReport) -> Iterator[Hit]:
    """A list whose stated length is not the number of its entries."""
    texts = [line.text for line in document.lines]
    for one in (*find_listings(document.claims), *find_taken_up(document.claims, texts)):
        if one.differs and document.line_of(one.claim).role in ("body", "heading"):
            mild: Severity | None = (
                "参考" if (one.open_ended and one.named < one.claim.amount) or not one.sure else None
            )
            message = f"写的是“{one.claim.words}”，实际列出{one.named}项"
            yield hit(document, one.claim, message, mild)


@rule(
    "FZ327", "每份数量乘起来与总数不符", "错误", AUDIT,
    explain="写了“每村3名”“平均每期38人次”，又写了村数（期数）和总数的，乘起来要相等。平均数按所写的小数位比较。",
    finds=(_H + "按照每村3名的标准，14个行政村共培养45名。", _H + "集中培训6期，累计参训228人次，平均每期36人次。"),
    spares=(_H + "按照每村3名的标准，14个行政村共培养42名。", _H + "集中培训6期，累计参训228人次，平均每期38人次。",
            _H + "每村配备不少于2名，14个村共配备35名。"),
    todo="请核对这几个数",
)  # fmt: skip
def product_differs(document: CheckedReport) -> Iterator[Hit]:
    """So many each, of so many, that do not make the total."""
    products = list(find_products(document.claims))
    known = {id(one.each) for one in products}
    averages = (one for one in find_averages(document.claims) if id(one.each) not in known)
    for one in (*products, *averages):
        total = one.totals[0]
        if not one.fits(total):
            tied = bool(expression("均|共|累计|合计").search(one.each.lead + total.lead))
            severity = severity_of(sure=tied, slip=is_slip(total.amount, one.amount))
            if severity is None:
                continue
            severity = "参考" if one.may_fit(total) else severity
            text = (
                f"{one.shown}＝{one.amount / total.measure.factor:f}".rstrip("0").rstrip(".")
                if "." in f"{one.amount:f}"
                else f"{one.shown}＝{one.amount:f}"
            )
            yield hit(document, one.each, f"{text}，与总数{shown(total)}不符", severity)


@rule(
    "FZ328", "余下的数、结转的数合不上", "错误", AUDIT,
    explain="总数减去已列的、已办的，应是“其余”“尚未”的数；按几分之几、几成列的，余数也要算得上；上年结转加本年新收，应是应办数，也应是办结加结转下年的数。",
    finds=(_H + "审查合同120份，三分之一是租赁合同，四分之一是采购合同，余下60份是工程合同。", _H + "执法队核定编制20名，实有17名，空缺的2名列入招考计划。",
           _H + "摸排合同312份，除27份暂未核实外，其余295份均已体检。", _H + "上年结转3件，本年受理28件，年内答复29件，结转下年度4件。"),
    spares=(_H + "审查合同120份，三分之一是租赁合同，四分之一是采购合同，余下50份是工程合同。",
            _H + "摸排合同312份，除27份暂未核实外，其余285份均已体检。", _H + "上年结转3件，本年受理28件，年内答复29件，结转下年度2件。",
            _H + "接待来访1批2人次，领导接访1854人次。到县反映30余批126人次。"),
    todo="请核对这几个数",
)  # fmt: skip
def balance_differs(document: CheckedReport) -> Iterator[Hit]:
    """A rest that is not what is left, a year's end that is not its beginning with what came and went."""
    summed = {id(one.whole): {id(part) for part in one.parts} for one in divisions(document)}
    for one in reckonings(document):
        same = {id(part) for part in one.added} <= summed.get(id(one.whole), set())
        if not one.is_even and not same and not balance_agrees_otherwise(one):
            last = one.whole if one.taken or one.whole.start > one.added[-1].start else one.added[-1]
            text = f"{one.shown}＝{one.amount / one.whole.measure.factor:f}"
            severity = severity_of(sure=one.sure, slip=is_slip(one.whole.amount, one.amount))
            if severity:
                yield hit(document, last, f"{text}，与{shown(one.whole)}不符", severity)
    for left in find_rests_of_shares(document.claims):
        if not left.is_even:
            shares = "、".join(share.words for share in left.shares)
            text = (
                f"{left.whole.bare_words}去掉{shares}，剩{left.amount / left.rest.measure.factor:.4g}{left.rest.unit}"
            )
            yield hit(document, left.rest, f"{text}，与{shown(left.rest)}不符", "提示")


@rule(
    "FZ335", "换了单位，数值不等", "错误", NUMBERS,
    explain="同一个数换一个单位再写一遍的，两处要相等：63500元合6.35万元，15亩合1公顷。",
    finds=(_H + "收缴罚没款63500元，合63.5万元。", _H + "收回林地1350亩，折合9公顷。"),
    spares=(_H + "收缴罚没款63500元，合6.35万元。", _H + "收回林地1350亩，折合90公顷。"),
    todo="请重新换算",
)  # fmt: skip
def conversion_differs(document: CheckedReport) -> Iterator[Hit]:
    """An amount that is repeated in another unit, and is another amount."""
    for one in find_conversions(document.claims):
        if not one.is_even:
            yield hit(document, one.second, f"{one.first.bare_words}不等于{one.second.bare_words}")


@rule(
    "FZ321", "村、社区之和与合计不符", "提示", AUDIT,
    explain="写了几个村、几个社区，又写几个村（社区）的，应等于两者之和。",
    finds=_H + "辖25个行政村、3个社区。\n在27个村（社区）配备法律顾问，实现全覆盖。",
    spares=(_H + "辖25个行政村、3个社区。\n在28个村（社区）配备法律顾问，实现全覆盖。", _H + "辖25个行政村、3个社区。\n在12个村（社区）配备法律顾问。"),
    todo="请核对村、社区的个数",
)  # fmt: skip
def villages_differ(document: CheckedReport) -> Iterator[Hit]:
    """All villages and communities, where their number is not the sum of both."""
    text = document.text
    stated = expression(
        r"(\d+)个(?:行政)?村(?:（居）)?[、和，及](\d+)个(?:城市|农村|居民)?社区|(\d+)个(?:城市|农村|居民)?社区[、和，及](\d+)个(?:行政)?村(?!民)"
    ).search(text)
    if not stated:
        return
    villages, communities = stated[1] or stated[4], stated[2] or stated[3]
    both = int(villages) + int(communities)
    for found in expression(
        r"(?P<all>(?:全[镇乡]|所有|在|为|辖|实现|覆盖)?)(\d+)个村（(?:社区|居)）(?P<tail>(?=[^。；\d]{0,16}(?:全覆盖|均|全部|都)))?"
    ).finditer(
        text,
    ):
        more = int(found[2]) > both and not expression("[邻外]|周边|全[县区市]|人口").search(
            text[max(found.start() - 8, 0) : found.start()]
        )
        if more or (found["all"] and found["tail"] is not None and int(found[2]) != both):
            line = document.line_at(found.start())
            message = f"前面是{villages}个村、{communities}个社区，合计{both}个"
            yield Hit(line, found[0], message, start=found.start() - line.start)
