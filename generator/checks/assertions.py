"""Family 3, words that assert something about figures: 最多, 逐年, 持平, 全部, 首次, 唯一, a rank that rises."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from generator.checks.basis import AUDIT
from generator.checks.checked_report import CheckedReport, ReportLine
from generator.checks.rule import Example, Hit, Rules
from generator.checks.sums import hit, shown
from generator.chinese.expressions import Expression, expression
from generator.claims.changes import direction, is_past
from generator.claims.claim import CLAUSE_ENDS, Claim, stretch
from generator.claims.exceptions import (
    exceptions_in,
    excluded_in,
    firsts_in,
    only_ones_in,
    repeated_in,
    rests_in,
    still_open_in,
    substituted_in,
    undone_in,
)
from generator.claims.nouns import content
from generator.claims.numbers import number_of
from generator.claims.ranks import doubtful_ranks_in
from generator.claims.uniqueness import known_firsts_in, only_ones_of_several

RULES = Rules()
rule = RULES.rule

_H = "一、主要举措和成效\n"
_COUNT = "\\d{1,3}|[一二两三四五六七八九十]{1,3}"


def _value(words: str) -> int:
    return number_of(words) or 0


def _sentences(line: ReportLine) -> Iterator[tuple[int, str]]:
    """The sentences of a line, each with where it begins."""
    for found in expression("[^。！？]+").finditer(line.text):
        yield found.start(), found[0]


@rule(
    "FZ338", "说法与数字不合", "提示", AUDIT,
    explain="写“最多”“居首”的，应是列出的数里最大的；占“大多数”的要过半；“逐年下降”应一年比一年少；“持平”两个数要相等；“比上年明显减少”应比上年少；名次“上升”数字变小，升几位要算得上，不会排到参评个数之后；“男多女少”“前者高于后者”要与写的数一样；减少的，不写增加的原因。",
    finds=(
        _H + "梳理全年台账，邻里纠纷数量最多：婚姻家庭类71件，邻里类58件，劳务类19件。",
        Example(_H + "信访量逐年下降，2023年86件，2024年91件，2025年61件。", year=2025),
        _H + "全年受理投诉46件，与上年的38件持平。",
        _H + "全年开出罚单132张，比上年的131张明显减少。",
        _H + "考评中，我镇由上年第9名上升到第11名。",
        _H + "年度考评列18个乡镇第20位。",
        _H + "由上年的第9位上升5个位次，列全县第3位。",
        _H + "信访量由86件降至61件，较上年明显上升。",
        _H + "夜间投诉逐步走低，由上年的6件升至11件。",
    ),
    spares=(
        _H + "年度考评列18个乡镇第4位，由上年的第9位上升5个位次。信访量由86件降至61件，较上年明显下降，咨询量上升。",
        _H + "梳理全年台账，婚姻家庭纠纷数量最多：婚姻家庭类71件，邻里类58件，劳务类19件。",
        Example(_H + "信访量逐年下降，2023年96件，2024年81件，2025年61件。", year=2025),
        _H + "全年受理投诉46件，与上年的46件持平。全年开出罚单93张，比上年的131张明显减少。考评中，我镇由上年第9名上升到第5名。",
    ),
    todo="请核对数字，或改说法",
)  # fmt: skip
def belied_by_figures(document: CheckedReport) -> Iterator[Hit]:
    """A superlative, a trend, an equality or a rank that its figures do not bear out."""
    for sentence in _groups(document.claims):
        text = sentence[0].sentence_text
        if expression("最|居首|首位|第一位").search(text):
            yield from _superlatives(document, sentence)
        if expression("逐年|连年|连续[两二三四五]年").search(text):
            yield from _trends(document, sentence)
        if "占" in text:
            yield from _majorities(document, sentence)
        if expression("持平|[比较与]").search(text):
            yield from _against_past(document, sentence)
        if expression("[较比与由从]").search(text):
            yield from _turned(document, sentence)
        if expression("多[^，。；]{1,5}少|少[^，。；]{1,5}多|[高低多少大小]于|超过|不及").search(text):
            yield from _compared(document, sentence)
    yield from _reasons(document)
    for line in document.paragraphs:
        yield from (
            (*_ranks(line), *_standings(line), *_two_ranks(line), *_beyond(line))
            if expression("第[^，。；]{1,3}|前茅|垫底|末位|倒数").search(line.text)
            else ()
        )
    yield from _doubtful_ranks(document)


def _doubtful_ranks(document: CheckedReport) -> Iterator[Hit]:
    """第20位 of 18, 由第9位上升5位 to 第3位, 跻身前三名 with 第五名, one rank given twice."""
    for one in doubtful_ranks_in(document.running_text):
        line = document.line_at(one.start)
        yield Hit(line, one.words, f"与“{one.against}”不合", start=one.start - line.start)


def _groups(claims: tuple[Claim, ...]) -> Iterator[list[Claim]]:
    """The claims of each sentence."""
    group: list[Claim] = []
    for claim in claims:
        if group and not group[-1].near(claim):
            yield group
            group = []
        group.append(claim)
    if group:
        yield group


_MOST = Expression(
    "(?P<name>(?:\\p{Han}|[“”]){2,14}?)(?:的)?(?:数量|件数|占比|比例|总量|人数|次数)?(?:[占为]?比?例?)?"
    "(?:(?P<most>最多|最大|最高|居首|居于首位|位居首位|居首位|排第一|排在首位)|(?P<least>最少|最低|最小))(?![^，。；：]{0,4}(?:达|只|跑))"
)
_OF_SUM = Expression("共|合计|累计|总[数量计]?$")
_OF_ONE = Expression("^(?:单|每|一)\\p{Han}$|同一|单[个次份]")
"""The name of one of those counted: 单份最大."""
_OF = Expression("^(?:其中|以|从[^，]{2,8}看|尤其|全年|今年|当中|梳理[^，]*)+")


def _superlatives(document: CheckedReport, sentence: list[Claim]) -> Iterator[Hit]:
    """邻里纠纷最多 beside a list in which another is larger."""
    text, start = sentence[0].sentence_text, sentence[0].sentence[0]
    for found in _MOST.finditer(text):
        name = content(_OF.sub("", found["name"]))
        rows = [
            [claim for claim in sentence if claim.alike == alike and claim.exact and not claim.per_each]
            for alike in dict.fromkeys(claim.alike for claim in sentence if claim.kind in ("count", "share", "money"))
        ]
        for row in rows:
            listed = [
                claim
                for claim in row
                if not _OF_SUM.search(claim.lead)
                and claim.start >= start + found.start() - (0 if _OF_ONE.search(found["name"]) else 40)
                and not claim.loose
                and not is_past(claim, document.year)
            ]
            named = [claim for claim in listed if name & content(claim.label)]
            if len(listed) < _LISTED or len(named) != 1:
                continue
            most = max if found["most"] else min
            best = most(listed, key=lambda claim: claim.amount)
            if best.amount != named[0].amount and content(best.label):
                yield hit(
                    document, named[0], f"“{found['name'][-8:]}{found['most'] or found['least']}”，而{shown(best)}"
                )


_MAJORITY = Expression(
    "^[^，。；\\d]{0,6}[，（]?(?:占|占了|占到|约占)(?:其中的)?(?P<most>绝大多数|大多数|绝大部分|大部分)"
)


def _majorities(document: CheckedReport, sentence: list[Claim]) -> Iterator[Hit]:
    """占绝大多数 of what is less than half."""
    for at, part in enumerate(sentence):
        whole = next((one for one in sentence[:at] if one.alike == part.alike and one.amount > part.amount), None)
        told = _MAJORITY.match(part.passage.text[part.end : part.sentence[1]])
        if whole and told and part.exact and whole.exact and part.amount * 2 < whole.amount:
            yield hit(document, part, f"{shown(part)}不到{shown(whole)}的一半，不是“{told['most']}”")


_LISTED = 3
_TREND = Expression(
    "(?:逐年|连年|连续[两二三四五]年)(?:[^，。；\\d]{0,4})(?P<way>下降|减少|降低|递减|回落|上升|增长|增加|提高|提升|递增)"
)


def _trends(document: CheckedReport, sentence: list[Claim]) -> Iterator[Hit]:
    """逐年下降 with a figure that is larger than the one before it."""
    found = _TREND.search(sentence[0].sentence_text)
    if found is None:
        return
    for alike in dict.fromkeys(claim.alike for claim in sentence):
        row = [claim for claim in sentence if claim.alike == alike and claim.exact and not claim.loose]
        row = [claim for claim in row if claim.kind in ("count", "share", "money") and not claim.per_each]
        years = [claim.scope.when[:4] for claim in row]
        listed = len(row) >= _LISTED and (
            years == sorted(years) or expression("分别|依次").search(sentence[0].sentence_text)
        )
        for first, second in itertools.pairwise(row) if listed else ():
            if second.amount != first.amount and (second.amount > first.amount) != (direction(found["way"]) is True):
                yield hit(document, second, f"写的是“{found[0]}”，而前一个数是{first.bare_words}")
                return


_EVEN = Expression("^(?:的)?[^，。；\\d]{0,8}?(?P<about>基本|大体|大致|总体)?(?:相)?持平")
_WAY = Expression(
    "^[^，。；\\d]{0,3}(?P<way>(?:明显|大幅|显著|略有|有所|小幅|进一步|稳步)*(?:下降|减少|降低|上升|增长|增加|提高|上涨|回落))(?!\\d|[了近约]|[^，。；]{0,3}\\d)"
)
_THAN = Expression("(?:比|较|与|和|同)(?:上年|去年|上一年度?|同期|20\\d\\d年)[^，。；\\d]{0,6}$")
_ABOUT = Decimal("0.1")


def _against_past(document: CheckedReport, sentence: list[Claim]) -> Iterator[Hit]:
    """与上年的38件持平, 比上年的131张减少: the figure before it, and last year's."""
    for at, base in enumerate(sentence):
        now = next((one for one in reversed(sentence[:at]) if one.alike == base.alike), None)
        if now is None or not _THAN.search(base.lead) or not (now.exact and base.exact) or is_past(now, document.year):
            continue
        even, way = _EVEN.match(base.tail), _WAY.match(base.tail)
        slack = base.amount * _ABOUT if even and even["about"] else 0
        if even and abs(now.amount - base.amount) > slack:
            yield hit(document, base, f"{now.bare_words}与{base.bare_words}不是持平")
        elif way and now.amount != base.amount and (now.amount > base.amount) != direction(way["way"]):
            yield hit(
                document,
                base,
                f"{now.bare_words}比{base.bare_words}{'多' if now.amount > base.amount else '少'}，与“{way['way']}”相反",
            )


_SAID = Expression(
    "(?:(?:较|比|与)(?:上年|去年|上一年度?|同期|20\\d\\d年)(?:同期)?(?:相比)?|同比|环比)[^，。；\\d]{0,4}?(?P<way>下降|减少|降低|回落|上升|增长|增加|提高|上涨|增多)(?:趋势|态势|明显)?，(?:由|从)[^，。；\\d]{0,8}$"
    "|(?:有所|略有|逐步|逐渐|明显|大幅|显著|持续|总体|稳步|呈)(?P<trend>下降|减少|降低|回落|走低|上升|增长|增加|提高|上涨|增多|走高)(?:趋势|态势)?，"
    "(?:由|从)(?:(?:上年|去年|前年|同期|20\\d\\d年)的?)?$"
)


_TOLD_AFTER = Expression(
    "^，(?P<who>\\p{Han}{0,8}?)(?:较上年|比上年|较去年|比去年|同比|总体|整体|呈现?|出现|有所|略有|明显|大幅|显著|小幅|稳步|持续|逐年|进一步)*"
    "(?P<way>下降|减少|降低|回落|下滑|上升|增长|增加|提高|上涨|增多|降幅|增幅)(?:了)?(?:趋势|态势|明显|较大)?(?=[，。；])"
)
_AMOUNT = Expression("(?:数量|总量|总数|件数|数)?")


def _turned(document: CheckedReport, sentence: list[Claim]) -> Iterator[Hit]:
    """较上年有所上升，由44件降为27件, 由37件增至52件，明显下降: two figures, and right beside them another direction."""
    for was, now in itertools.pairwise(sentence):
        if was.alike != now.alike or was.amount == now.amount:
            continue
        if not _FROM_TO.fullmatch(was.passage.text[was.end : now.start]):
            continue
        way = _way_before(was) or _way_after(was, now)
        if way and (now.amount > was.amount) != direction(way):
            yield hit(document, now, f"由{was.bare_words}到{now.bare_words}，与“{way}”相反")


_FROM_TO = Expression("[^，。；]{0,8}(?:至|到|为|成)(?:了)?")


_SAME_WAY = {"走低": "下降", "走高": "上升"}


def _way_before(was: Claim) -> str:
    told = _SAID.search(was.passage.text, was.sentence[0], was.start)
    return _SAME_WAY.get(told["trend"], told["way"] or told["trend"]) if told and told.end() == was.start else ""


def _way_after(was: Claim, now: Claim) -> str:
    """The direction in the clause behind, if that clause has no subject or that of the figures."""
    told = _TOLD_AFTER.match(was.passage.text[now.end : now.sentence[1] + 1])
    if told is None or not expression("[由从]").search(was.lead):
        return ""
    who = told["who"]
    same = _AMOUNT.fullmatch(who) or (content(who) and content(who) <= content(was.lead))
    return told["way"] if same else ""


_MORE_AND_LESS = Expression(
    "(?<=[，。；：])(?P<a>\\p{Han}{1,4})(?P<first>[多少])(?:于)?(?P<b>\\p{Han}{1,4}?)(?P<second>[多少])(?=[，。；、]|$)"
    "|(?<=[，。；：])(?P<one>\\p{Han}{2,10}?)(?:明显|略|仍|也|反而|远)?(?P<than>高于|低于|多于|少于|大于|小于|超过|不及)(?P<other>\\p{Han}{2,10})(?=[，。；、]|$)"
)
_MORE = frozenset({"高于", "多于", "大于", "超过"})


def _compared(document: CheckedReport, sentence: list[Claim]) -> Iterator[Hit]:
    """女队员12人，男队员9人，男多女少; 成功率97%，履行率94%，履行率高于成功率."""
    text, start = sentence[0].sentence_text, sentence[0].sentence[0]
    for found in _MORE_AND_LESS.finditer(text):
        if found["a"] and found["first"] == found["second"]:
            continue
        names = (found["a"], found["b"]) if found["a"] else (found["one"], found["other"])
        more = found["first"] == "多" if found["a"] else found["than"] in _MORE
        before = [claim for claim in sentence if claim.end <= start + found.start() and claim.exact]
        sides = [
            [claim for claim in before if one in claim.label + claim.noun and other not in claim.label + claim.noun]
            for one, other in (names, names[::-1])
        ]
        if not all(len(side) == 1 for side in sides) or sides[0][0].alike != sides[1][0].alike:
            continue
        one, other = sides[0][0], sides[1][0]
        if one.amount == other.amount or (one.amount > other.amount) != more:
            yield hit(document, other, f"{shown(one)}，{shown(other)}，写的是“{found[0]}”")


_REASON = Expression("(?P<way>增加|增长|上升|增多|减少|下降|降低|回落)的(?:主要)?(?:原因|缘由|因素)")
_CHANGED = Expression("(?P<way>增加|增长|上升|增多|减少|下降|降低|回落)(?:了|约|近)?\\d")
_REASON_NEAR = 90


def _reasons(document: CheckedReport) -> Iterator[Hit]:
    """同比减少9件。增加的主要原因是…: the reason for a change that went the other way."""
    for line in document.body:
        for found in _REASON.finditer(line.text):
            before = line.text[max(found.start() - _REASON_NEAR, 0) : found.start()]
            ways = {direction(one["way"]) for one in _CHANGED.finditer(before)}
            alone = line.text[found.start() - 1 : found.start()] in ("。", "，", "；")
            if alone and len(ways) == 1 and direction(found["way"]) not in ways:
                yield Hit(line, found[0], "前面写的变化方向与此相反", start=found.start())


_STANDING = Expression(
    f"(?:(?P<total>{_COUNT})个(?:乡镇|镇街|镇|乡|街道|乡镇（街道）|镇（街道）|单位)[^。；]{{0,30}}?)?(?:第|名列第|位列第)(?P<rank>{_COUNT})(?:名|位)?[^。；]{{0,12}}?(?P<said>垫底|末位|倒数|靠后|落后|名列前茅|前列|靠前|居首|榜首|第一)"
)
_LOW = frozenset({"垫底", "末位", "倒数", "靠后", "落后"})
_TOP = frozenset({"居首", "榜首", "第一"})


def _standings(line: ReportLine) -> Iterator[Hit]:
    """列第3位，排名垫底 of 22: a rank with a word that it does not bear out."""
    for found in _STANDING.finditer(line.text):
        rank, total = _value(found["rank"]), _value(found["total"] or "零")
        said = found["said"]
        if expression("[，；。]?(?:单项|其中|另|而|上年|去年)").search(found[0]) or "至" in found[0][-8:]:
            continue
        low = said in _LOW and ((total and rank * 2 < total) or (not total and rank <= _FRONT))
        high = said not in _LOW | _TOP and total and rank * 3 > total * 2
        if low or high or (said in _TOP and rank > 1 and said != "第一"):
            yield Hit(
                line, found[0][-20:], f"第{found['rank']}位与“{said}”矛盾", start=found.end() - len(found[0][-20:])
            )


_DIVIDED = Expression(
    f"(?:分|共|设|分为|分成|共有|编为)(?P<total>{_COUNT})(?P<unit>章|节|篇|讲|课|期|批|组|步|档|级|环节|步骤|阶段)(?![^，。；]{{0,6}}(?:以上|左右))"
)


def _beyond(line: ReportLine) -> Iterator[Hit]:
    """内容分四章, and 第五章: a number beyond that of all."""
    for found in _DIVIDED.finditer(line.text):
        total, unit = _value(found["total"]), found["unit"]
        for again in re.finditer(f"第({_COUNT}){unit}", line.text[found.end() : found.end() + _BEYOND_NEAR]):
            between = line.text[found.end() : found.end() + again.start()]
            if expression("另|增|又|新|上年|去年|《").search(between) or between.count("。") > _SENTENCES:
                break
            if 1 < total < _value(again[1]):
                start = found.end() + again.start()
                yield Hit(line, again[0], f"一共{found['total']}{unit}，不会有{again[0]}", start=start)
                break


_BEYOND_NEAR, _SENTENCES = 120, 2
_RANKED = Expression(
    f"(?P<of>全[县市区旗]|[县市区旗]里)[^，。；]{{0,8}}?第(?P<rank>{_COUNT})(?:名|位)?(?![\\d一二三四五六七八九十季届次批个期条款])"
)
_OTHER_RANK = Expression(
    "上年|去年|往年|单项|其中|分别|由|从|至|到|升|降|前进|退|较|比|季度|半年|指标|下一?年|力争|目标|全[省国]|村|社区|率|度"
)


def _two_ranks(line: ReportLine) -> Iterator[Hit]:
    """列全区第二名, and 凭借全区第三的成绩: one rank given twice."""
    known: dict[str, re.Match[str]] = {}
    for found in _RANKED.finditer(line.text):
        first, last = stretch(line.text, found.start(), found.end(), CLAUSE_ENDS)
        if _OTHER_RANK.search(line.text, first, last):
            continue
        before = known.setdefault(found["of"], found)
        taken_up = expression("凭借?|以|靠|取得|获得").match(line.text[first:])
        near = taken_up and line.text[before.end() : found.start()].count("。") <= 1
        if (
            near
            and _value(before["rank"]) != _value(found["rank"])
            and not expression("另|上年|去年").search(line.text[before.end() : found.start()])
        ):
            yield Hit(line, found[0], f"前面写的是第{before['rank']}", start=found.start())


_FRONT = 3
_RANK = Expression(
    f"第({_COUNT})(?:名|位)[^，。；\\d]{{0,8}}?(?:(?P<up>上升|前进|提升|跃升|升至|升到|进位|前移|攀升|晋升|跃居)|(?P<down>下降|下滑|倒退|退|滑落|跌|降|后移))[^，。；\\d]{{0,4}}第({_COUNT})(?:名|位)"
)


def _ranks(line: ReportLine) -> Iterator[Hit]:
    for found in _RANK.finditer(line.text):
        first, second = _value(found[1]), _value(found[4])
        if first != second and (second < first) != bool(found["up"]):
            yield Hit(
                line,
                found[0],
                f"由第{found[1]}到第{found[4]}，名次是{'上升' if second < first else '下降'}",
                start=found.start(),
            )


@rule(
    "FZ339", "前后的说法矛盾", "提示", "实务（前后矛盾）",
    explain="写“全部建成”的，又写只有某处尚未建成；写“首次”的，又写上年已有过；写“唯一”的，又写还有一个。",
    finds=(
        _H + "15个社区全部建成法律服务站，只有澜湾社区因装修要等到明年才能挂牌。",
        _H + "今年首次邀请县法院开设巡回法庭。同样的做法去年已在古樟村试过一回。",
        _H + "龙门村获评省级示范村，是全乡唯一获此称号的村。此前，白沙村已获得省级示范村称号。",
        _H + "排查的隐患已全部整改，尚有3处正在整改。",
        _H + "今年首次设立公职律师岗。自2021年设立公职律师岗以来，累计审查合同210份。",
        _H + "聘有两名法律顾问，全年审查合同43份。作为镇里唯一的法律顾问，陈律师随叫随到。",
    ),
    spares=(
        _H + "今年首次设立公职律师岗。自2021年设立法律顾问室以来，累计审查合同210份。",
        _H + "聘有两名法律顾问。有公职律师一名，是镇里唯一的公职律师。",
        _H + "除澜湾社区外，社区全部建成法律服务站，只有澜湾社区尚在装修。",
        _H + "今年首次邀请县法院开设巡回法庭，去年已邀请县检察院开展宣讲。隐患已全部整改，仍有3名干部正在参加培训。",
    ),
    todo="请核对，改正其中一处",
)  # fmt: skip
def contradicted(document: CheckedReport) -> Iterator[Hit]:
    """全部 with an exception, 首次 of what there was before, 唯一 of two."""
    for line in document.body:
        found = [
            Hit(line, words, message, start=start + at)
            for start, sentence in _sentences(line)
            for at, words, message in _exceptions(sentence)
        ]
        found += [
            Hit(line, words, message, start=at) for at, words, message in (*_firsts(line.text), *_only_ones(line.text))
        ]
        found = found or list(_excluded(line, document.year))
        yield from found
        yield from _not_unique(document, line, {hit.start for hit in found})
    text = "\n".join(
        line.text if line.is_running and line.part != "next" else " " * len(line.text) for line in document.lines
    )
    undone = undone_in(text) if "全部" in text or "100%" in text else ()
    for one in (*undone, *repeated_in(text), *excluded_in(text), *still_open_in(text)):
        line = document.line_at(one.start)
        yield Hit(line, one.statement, f"前面写的是“{one.against[:16]}”", start=one.start - line.start)


def _not_unique(document: CheckedReport, line: ReportLine, reported: set[int]) -> Iterator[Hit]:
    """首次 of what the text has of a year before or every year, 唯一 of what it counts as several."""
    for one in known_firsts_in(line.text, document.year):
        if one.start not in reported:
            yield Hit(line, one.statement, f"文中又写“{one.against[:16]}”", start=one.start)
    if expression("唯一|仅有|只有|此一").search(line.text):
        claims = [claim for claim in document.claims if document.line_of(claim) is line]
        for claim, one in only_ones_of_several(claims, document.year):
            yield Hit(line, one.statement, f"前面写的是{shown(claim)}", start=one.start)


def _excluded(line: ReportLine, year: int | None) -> Iterator[Hit]:
    """The statements of a line that its clauses further on exclude."""
    text = line.text
    found = [*exceptions_in(text), *firsts_in(text, year), *only_ones_in(text)]
    for one in found or (*rests_in(text), *substituted_in(text)):
        yield Hit(line, one.statement, f"后面又写“{one.against[:16]}”", start=one.start)


_ALL = Expression(
    "(?<!除)(?:全部|均|都|全都|悉数|一律|无一例外)(?:已|已经)?(?:成功|顺利|如期)?(?:[建完通落挂配实整化办设开覆达签制结销]\\p{Han})"
)
_ONLY = Expression(
    "[，；](?:只有|仅有|只剩|仅剩|唯有|唯独)[^。；，]{1,30}?(?:，[^。；，]{1,20})?(?:尚未|还未|未能|没能|尚在|仍在|要等|有待|没有[^，。；]{0,4}(?:完成|建|办))"
)
_LEFT = Expression(
    f"(?:全部|均已|都已|悉数)(?P<done>办结|化解|整改|完成|销号|审结|答复|解决|到位|办理)[^，。；]{{0,4}}[，；][^，。；]{{0,6}}(?:尚有|仍有|还有|剩余|余下|剩下|另有)[^，。；\\d]{{0,6}}?"
    f"(?:{_COUNT})(?:件|个|起|户|项|宗|处|条|例|批)(?P<rest>[^，。；]{{0,12}})"
)
_OF_SOME = Expression("其中|到期|首批|第[一二三四]批|前[一二两三四]批|立行立改|重点|当场")
_OPEN = Expression("未|在办|办理中|处理中|审理|推进|正在|待")
_PEOPLE = Expression("名|人|干部")


def _exceptions(sentence: str) -> Iterator[tuple[int, str, str]]:
    if (
        (whole := _ALL.search(sentence))
        and "除" not in sentence[: whole.start()]
        and (but := _ONLY.search(sentence, whole.end()))
    ):
        yield whole.start(), whole[0], f"后面又写“{but[0].strip('，；')[:16]}”"
    for found in _LEFT.finditer(sentence):
        of_some = _OF_SOME.search(sentence, 0, found.start())
        if not of_some and _OPEN.search(found["rest"]) and not _PEOPLE.search(found["rest"]):
            yield found.start(), found[0], f"全部{found['done']}了，不会还有未{found['done']}的"


_FIRST = Expression("首次|第一次|首度")
_BEFORE = Expression(
    "[^。]*(?:去年|上年|此前|早在|往年|前年|20\\d\\d年)[^。]{0,12}(?:已|曾|就|也)[^。]{0,20}(?:试过|办过|开过|做过|有过|开展|举办|邀请|组织|进行|召开)[^。]*"
)


@cache
def _things(words: str) -> frozenset[str]:
    return content(
        expression("开展|举办|邀请|组织|进行|召开|去年|上年|今年|首次|第一次|全乡|全镇|获得?|称号|命名").sub(" ", words)
    )


def _firsts(text: str) -> Iterator[tuple[int, str, str]]:
    for found in _FIRST.finditer(text):
        first, last = text.rfind("。", 0, found.start()) + 1, text.find("。", found.end())
        if last < 0:
            continue
        own = _things(text[first:last])
        before = _BEFORE.match(text, last + 1)
        if (
            before
            and (expression("同样|同类|这一做法|也").search(before[0]) or len(own & _things(before[0])) > _SHARED)
            and not expression("但|不同|而").search(before[0])
        ):
            yield found.start(), found[0], f"后面又写“{before[0][:16]}”"


_SHARED = 3
_SOLE = Expression("(?:唯一|独有)(?:[一]?[个家名]?)[^。；，]{0,16}")
_ANOTHER = Expression(
    "[；。](?:此前|另外?|还有|目前|去年|上年|同期|与此同时)?，?[^。；]{0,24}(?:已|也|同样|还)[^。；]{0,16}(?:获|入选|命名|评为|荣获|拥有|设有)[^。；]*"
)


def _only_ones(text: str) -> Iterator[tuple[int, str, str]]:
    for found in _SOLE.finditer(text):
        another = _ANOTHER.search(text, found.end())
        first = text.rfind("。", 0, found.start()) + 1
        own = _things(text[first : found.end()])
        if another and another.start() - found.end() < 3 and len(own & _things(another[0])) > 1:
            yield found.start(), found[0], f"后面又写“{another[0].strip('；。')[:20]}”"
