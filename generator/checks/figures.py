"""Family 3, figures: what contradicts itself, exceeds its whole, or could not be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from generator.checks.basis import AUDIT
from generator.checks.basis import NUMERALS as NUMBERS
from generator.checks.checked_report import CheckedReport, ReportLine
from generator.checks.counts import COUNTED, Count, stretch
from generator.checks.rule import Hit, pattern, rule
from generator.facts.values.quantity import Rate

PRACTICE = "实务"

_H = "一、主要举措和成效\n"

# --- The whole and its parts. ---

_AMONG = re.compile(r"[\u4e00-\u9fff]{0,6}[，,。；（(]?(?P<word>其中|包含|包括|分别(?:为|是)|含)[：:，,]?")
_OVERLAP = re.compile("交叉|女|党员|少数民族|退役|学历|大专|本科|研究生|岁")
"""Words of parts that one and the same may belong to."""
_DONE = re.compile(
    "^(?:其中|已|全部|均|共|并|全年|累计|现场|按期)?(?:今年|本年|新|另|上年|去年|不予|立案|办结|化解|调解|调处|处理|处置|完成|整改|开展|召开|组织|发放|培训|受理|印发|新增|制作|张贴|占|同比|"
    "较|比|成功|回复|答复|采纳|提出|悬挂|设置|排查|接待|解答|取得|通过|合格|优秀|满意|评查|移送|罚没|涉案|涉及|金额)"
)
_COMPLETE = re.compile("书面.*口头|口头.*书面|普通.*简易|简易.*普通|线上.*线下|线下.*线上")


@dataclass(frozen=True, slots=True)
class Division:
    """A figure with the parts that the text gives of it; ``last`` is where the parts end."""

    whole: Count
    parts: tuple[tuple[Count, int, int], ...]
    word: str
    text: str

    @property
    def least(self) -> Decimal:
        """The least that the parts can add up to."""
        return sum((part.quantity.bounds()[0] * times for part, times, _ in self.parts), Decimal(0))

    @property
    def most(self) -> Decimal:
        """The most that they can add up to."""
        return sum((part.quantity.bounds()[1] * times for part, _, times in self.parts), Decimal(0))

    @property
    def several(self) -> bool:
        """Whether there is more than one part."""
        return len(self.parts) > 1 or self.parts[0][2] > 1

    @property
    def shown(self) -> str:
        """The parts as a sum: 2+2+16."""
        return "＋".join(
            f"{part.quantity}×{times}" if times > 1 else str(part.quantity) for part, times, _ in self.parts
        )


@lru_cache(maxsize=4)
def _divisions(document: CheckedReport) -> tuple[Division, ...]:
    return tuple(_divided(document))


def _divided(document: CheckedReport) -> Iterator[Division]:
    by_line: dict[int, list[Count]] = defaultdict(list)
    for count in document.counts:
        if count.unit != "%":
            by_line[count.line.start].append(count)
    for counts in by_line.values():
        for index, whole in enumerate(counts):
            if among := _AMONG.match(whole.line.text, whole.end):
                yield from _division(whole, counts[index + 1 :], among)


def _division(whole: Count, following: list[Count], among: re.Match[str]) -> Iterator[Division]:
    text = whole.line.text
    _, end = stretch(text, among.end(), among.end(), "。；;）)")
    while text.startswith(("。另有", "；另有"), end):
        _, end = stretch(text, end + 1, end + 1, "。；;")
    parts: list[tuple[Count, int, int]] = []
    before = among.end()
    for count in following:
        if count.start >= end:
            break
        label = text[before : count.start].strip("、，,和及 ")
        if (
            "【" in label
            or (parts and _DONE.match(label))
            or ("，" in label and _DONE.match(label.rpartition("，")[2]))
        ):
            break
        if count.kind == whole.kind:
            parts.append((count, *_times(label)))
        elif parts:
            break
        before = count.end
    if parts and not _OVERLAP.search(text[among.end() : end + 8]):
        yield Division(whole, tuple(parts), among["word"], text[among.start() : end])


def _times(label: str) -> tuple[int, int]:
    """How many things have the figure each, at least and at most: 机关、学校和企业各 two or three."""
    if not label.endswith("各"):
        return 1, 1
    last = label.rpartition("，")[2]
    return last.count("、") + 1, len(re.split("[、和及]", last))


@rule(
    "FZ301", "分项之和超过总数", "错误", AUDIT,
    explain="“其中”“包含”之后各项加起来，不能大于总数。“各2次”按项数计。",
    finds=(_H + "开展普法宣传22次，其中进校园2次，进企业2次，进机关2次，进乡村18次。",
           _H + "成卷191件，包含140件书面调解卷，53件口头调解卷。",
           _H + "全年开展普法22场次，其中进乡村18场次，进机关、学校、企业各2场次。"),
    spares=(_H + "开展普法宣传22次，其中进校园2次，进企业2次，进机关2次，进乡村16次。",
            _H + "整改隐患36条，其中危险化学品隐患12条，开展应急演练3次。",
            _H + "受理信访100件，其中网上信访30件，办结98件。"),
    todo="请核对总数和各分项",
)  # fmt: skip
def parts_exceed(document: CheckedReport) -> Iterator[Hit]:
    """Two parts or more that add up to more than the whole."""
    for division in _divisions(document):
        whole = division.whole
        if division.several and division.least > whole.quantity.bounds()[1]:
            message = f"分项{division.shown}＝{division.least:f}，大于总数{whole.quantity}"
            yield Hit(whole.line, whole.words, message, start=whole.start)


@rule(
    "FZ302", "分项之和不到总数", "错误", AUDIT,
    explain="“包含”“包括”“分别为”之后应列全，加起来等于总数。“其中”可以不列全，列了两项以上而合不上的只列为参考。",
    finds=(_H + "成卷191件，包含140件书面调解卷，50件口头调解卷。",
           _H + "开展普法宣传22次，其中进校园2次，进企业2次，进机关2次，进乡村15次。",
           _H + "办理行政处罚案件74件，其中普通程序1件、简易程序72件。"),
    spares=(_H + "办理行政处罚案件74件，其中普通程序1件、简易程序73件。", _H + "整改隐患36条，其中危险化学品隐患12条。",
            _H + "成卷191件，包含140件书面调解卷，51件口头调解卷。"),
    todo="请核对总数和各分项",
)  # fmt: skip
def parts_fall_short(document: CheckedReport) -> Iterator[Hit]:
    """Parts that add up to less than the whole, though they are said to be all, or look so."""
    for division in _divisions(document):
        whole = division.whole
        if not division.several or division.most >= whole.quantity.bounds()[0] or division.text.endswith("等"):
            continue
        complete = division.word not in ("其中", "含")
        message = f"分项{division.shown}＝{division.most:f}，小于总数{whole.quantity}"
        todo = "" if complete else "请核对；分项没有列全的，不必改"
        yield Hit(whole.line, whole.words, message, todo, whole.start, None if complete else "参考")


@rule(
    "FZ303", "部分大于整体", "错误", AUDIT,
    explain="“其中”之后的一项，不能大于它所属的总数。",
    finds=_H + "整改隐患36条，其中危险化学品隐患63条。",
    spares=(_H + "整改隐患36条，其中危险化学品隐患12条。", _H + "发放资料5000余份，其中宪法单行本5500份。"),
    todo="请核对这两个数",
)  # fmt: skip
def part_exceeds(document: CheckedReport) -> Iterator[Hit]:
    """A single part that is larger than the whole."""
    for division in _divisions(document):
        whole, part = division.whole, division.parts[0][0]
        if not division.several and part.quantity.bounds()[0] > whole.quantity.bounds()[1]:
            yield Hit(part.line, part.words, f"其中的{part.words}大于总数{whole.words}", start=part.start)


@rule(
    "FZ304", "合计与各项不符", "错误", AUDIT,
    explain="并列几个数之后写“共计”“合计”的，要等于它们的和。",
    finds=_H + "进校园2次、进企业4次、进乡村16次，共计24次。",
    spares=(
        _H + "进学校、进机关、进企业各2次，进乡村12次，共18次。",
        _H + "进校园2次、进企业4次、进乡村16次，共计22次。召开党委会4次、政府会议3次，共研究议题20项。",
    ),
    todo="请核对合计和各项",
)  # fmt: skip
def sum_differs(document: CheckedReport) -> Iterator[Hit]:
    """A sum behind a row of figures of the same unit."""
    counts = [count for count in document.counts if count.unit != "%"]
    for index, total in enumerate(counts):
        if not re.search("[，,](?:共计|合计|总计|共)$", total.line.text[: total.start]):
            continue
        row = _row_before(counts, index)
        same = len(row) > 1 and total.exact and all(part.exact and part.unit == total.unit for part in row)
        times = [_times(part.lead) for part in row]
        amount, most = (
            sum((part.amount * n[at] for part, n in zip(row, times, strict=True)), Decimal(0)) for at in (0, 1)
        )
        if same and total.amount not in (amount, most):
            shown = "＋".join(
                f"{part.quantity}×{n}" if n > 1 else f"{part.quantity}" for part, (n, _) in zip(row, times, strict=True)
            )
            yield Hit(total.line, total.words, f"{shown}＝{amount:f}，不是{total.quantity}", start=total.start)


def _row_before(counts: list[Count], index: int) -> list[Count]:
    """The figures of the same sentence that stand in a row, divided by 、, right before one."""
    row: list[Count] = []
    after = counts[index].start
    for count in reversed(counts[:index]):
        between = count.line.text[count.end : after] if count.line is counts[index].line else "。"
        joined = (
            re.fullmatch("[，,](?:共计|合计|总计|共)", between)
            if not row
            else re.fullmatch("[、，和及][^、，。；和及]{1,12}", between)
        )
        if not joined:
            break
        row.append(count)
        after = count.start
    return row[::-1]


# --- Rates and their counts. ---

# Name of a rate → the words of its denominator's clause, and of its numerator's.
_RATES: tuple[tuple[str, str, str], ...] = (
    ("持证", "应(?:领|持|办|取得|配)", "(?<!应)(?:持证|持有|取得|已领|已办)"),
    ("(?:化解|调解成功|调处成功|调解|成功|调处)", "受理|排查|登记|发生|调解(?!成功)|调处(?!成功)", "成功|化解|调结"),
    ("按期办结", "受理|收到|接到|接收|承办|交办|转办|立案|工单", "按期办结"),
    ("(?:办结|结案|回复|答复|办理)", "受理|收到|接到|接收|承办|交办|转办|立案|工单", "办结|结案|回复|答复|办理完成"),
    ("(?:整改|销号|整改完成)", "发现|排查|反馈|查出|查摆", "整改|销号"),
    ("(?:合格|通过|及格)", "参加|参考|抽查", "合格|通过|及格"),
    ("优秀", "参加|参考|应考|评查", "优秀"),
    ("参考", "应考", "(?<!应)参考|参加"),
    ("采纳", "提出", "采纳"),
    ("出庭(?:应诉)?", "应出庭|应诉案件|诉讼", "(?<!应)出庭"),
    ("(?:审查|合法性审查)", "应审|签订|制定|印发|出台", "审查"),
    ("(?:报备|备案)", "制定|出台|印发", "报备|备案"),
)
_RATE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,8})率(?:均?(?:为|达到|达|是|保持在|在)|：)?(?P<value>\d{1,3}(?:\.\d+)?)%"
)
_ALL = re.compile("(?:全部|均已|均|全数)(?:成功)?(?:化解|办结|整改|合格|通过|调结|采纳|审查)")


@dataclass(frozen=True, slots=True)
class Said:
    """A rate as it stands in the text, with the counts of its sentence that it should follow from."""

    line: ReportLine
    start: int
    words: str
    name: str
    rate: Rate
    sentence: str
    known: bool
    whole: Count | None
    parts: tuple[Count, ...]


@lru_cache(maxsize=4)
def _rates(document: CheckedReport) -> tuple[Said, ...]:
    return tuple(_said(document))


def _said(document: CheckedReport) -> Iterator[Said]:
    for found in _RATE.finditer(document.text):
        line = document.line_at(found.start())
        if line.role not in ("body", "heading"):
            continue
        at = found.start("name") - line.start
        start, end = stretch(line.text, at, found.end() - line.start, "。；;")
        near = [
            count for count in document.counts if count.line is line and start <= count.start < at and count.unit != "%"
        ]
        known = next((row for row in _RATES if re.search(f"(?:{row[0]})$", found["name"])), None)
        whole, parts = _stands_on(near, known) if known else (None, ())
        yield Said(
            line, at, found[0], found["name"], Rate(Decimal(found["value"])),
            line.text[start:end], bool(known), whole, parts,
        )  # fmt: skip


def _stands_on(near: list[Count], row: tuple[str, str, str]) -> tuple[Count | None, tuple[Count, ...]]:
    """The last denominator among the counts before a rate, and behind it what may be the numerator."""
    whole: Count | None = None
    parts: list[Count] = []
    for count in near:
        said = count.lead + "○" + count.tail[:6]
        if "按期" in said and "按期" not in row[0]:
            continue  # what is not due yet is not among them
        if re.search(row[2], said) and whole is not None and whole.kind == count.kind:
            parts.append(count)
        elif re.search(row[1], said):
            whole, parts = count, []
    return whole, tuple(parts)


@rule(
    "FZ305", "比率与数量不符", "错误", AUDIT,
    explain="同一句里写了数量又写了比率的，用数量重算，按所写的小数位比较：15/16是93.75%、93.8%或94%；只舍不入的作提示。",
    finds=(_H + "应领执法证16人，目前持证15本，持证率95%。", _H + "排查矛盾纠纷33件，调处成功31件，调处成功率100%。",
           _H + "排查出纠纷52件，全部化解，化解率98%。"),
    spares=(_H + "应领执法证16人，目前持证15本，持证率93.75%。", _H + "排查矛盾纠纷33件，调处成功33件，调处成功率为100%。",
            _H + "受理信访120件，办结118件，群众满意率96%。"),
    todo="请重新计算，或核对数量",
)  # fmt: skip
def rate_differs(document: CheckedReport) -> Iterator[Hit]:
    """A rate that is not its numerator over its denominator; only a hint where it was cut off instead of rounded."""
    for said in _rates(document):
        whole = said.whole.amount if said.whole and said.whole.exact else Decimal(0)
        parts = [part.amount for part in said.parts if part.exact]
        if whole and parts and len(parts) == len(said.parts):
            if not any(said.rate.agrees(part, whole) for part in parts):
                yield _of_rate(said, parts[0], whole)
        elif said.known and said.rate.value != 100 and _says_all(said):
            yield Hit(said.line, said.words, f"前面写的是全部，比率却是{said.rate}", start=said.start)


def _of_rate(said: Said, part: Decimal, whole: Decimal) -> Hit:
    true = part / whole * 100
    step = Decimal(1).scaleb(int(said.rate.value.as_tuple().exponent))
    cut_off = 0 <= true - said.rate.value < step
    message = f"{part:f}/{whole:f}＝{true.quantize(Decimal('0.01')):f}%，不是{said.rate}"
    return Hit(said.line, said.words, message, start=said.start, severity="提示" if cut_off else None)


def _says_all(said: Said) -> bool:
    return any(said.name[-2:] in found for found in _ALL.findall(said.sentence))


_SURVEY = re.compile(
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
    alone: dict[tuple[int, str], list[Said]] = defaultdict(list)
    for said in _rates(document):
        counted = said.whole is not None if said.known else _counts_in(document, said)
        if not counted and not _SURVEY.search(said.sentence) and said.line.part != "next":
            alone[said.line.start, said.sentence].append(said)
    for first, *others in alone.values():
        message = f"这一句里{len(others) + 1}个比率都没有数量" if others else "前面没有这个比率的数量"
        yield Hit(first.line, first.words, message, start=first.start)


def _counts_in(document: CheckedReport, said: Said) -> bool:
    return any(count.line is said.line and count.sentence_text in said.sentence and count.unit != "%" and count.start < said.start
               for count in document.counts)  # fmt: skip


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
        r"(?:(?<![\d.])0(?:件|起|次|项|个|人|条|份|宗)|(?:未|没有)(?:发生|收到|接到|受理)[^，。；]{2,16})[，、,][^，。；]{0,8}?(?:率(?:为|达到|达)?100%|均|全部)"
    )
    for line in document.body:
        for found in none.finditer(line.text):
            yield Hit(line, found[0], "没有发生，谈不上比率或“均”", start=found.start())


@rule(
    "FZ308", "比率超过100%", "错误", AUDIT,
    explain="完成率、办结率等不会超过100%。增长、下降的幅度不受此限。",
    finds=_H + "信访事项办结率达102%。",
    spares=_H + "办件量同比增长120%，增长率120%。",
    todo="请核对这个比率",
)  # fmt: skip
def more_than_all(document: CheckedReport) -> Iterator[Hit]:
    """A rate of more than a hundred per cent."""
    for said in _rates(document):
        if said.rate.value > 100 and not re.search("增长|下降|增幅|同比|提高|提升|上升", said.sentence):
            yield Hit(said.line, said.words, "比率超过了100%", start=said.start)


# Denominator, numerator: the second is no larger than the first, save for what was carried over.
_PAIRS: tuple[tuple[str, str, bool], ...] = (
    ("应(?:领|持|取得).{0,4}(?:证|执法)", "(?<!应)(?:持证|持有.{0,6}证)", True),
    ("应考", "(?<!应)参考|参加考试", False),
    ("应出庭", "(?<!应)出庭", True),
    ("受理", "办结", True),
    ("排查", "化解", True),
    ("受理", "调解成功|成功调解", True),
    ("提出", "采纳", False),
    ("签订.{0,6}合同", "经.{0,6}审查", False),
    ("参加", "合格|通过", False),
    ("发现", "整改", True),
)


@rule(
    "FZ309", "后一个数大于前一个数", "错误", AUDIT,
    explain="采纳多于提出、合格多于参加，是填错了。办结多于受理、整改多于发现，可能是上年结转的，只作提示，写明结转即可。",
    finds=(_H + "提出法律意见32条，采纳35条。", _H + "受理信访事项52件，办结55件。"),
    spares=(_H + "受理信访事项52件，办结55件，含上年结转3件。", _H + "提出法律意见32条，采纳30条。"),
    todo="请核对；有上年结转的，请写明",
)  # fmt: skip
def more_than_could_be(document: CheckedReport) -> Iterator[Hit]:
    """办结 beyond 受理 and the like, in one sentence and of one unit."""
    counts = [count for count in document.counts if count.unit != "%"]
    for whole, part in pairwise(counts):
        if whole.line is not part.line or whole.sentence != part.sentence or whole.unit != part.unit:
            continue
        if part.quantity.bounds()[0] <= whole.quantity.bounds()[1] or re.search(
            "结转|遗留|往年|上年", whole.sentence_text
        ):
            continue
        for of_whole, of_part, carried in _PAIRS:
            if re.search(of_whole, whole.lead) and re.search(of_part, part.lead) and not re.search(of_part, whole.lead):
                message = f"{part.lead.strip()}{part.words}，大于{whole.lead.strip()}{whole.words}"
                yield Hit(part.line, part.words, message, start=part.start, severity="提示" if carried else None)
                break


# --- The same thing, told twice. ---

_ADVERBS = re.compile(
    r"^(?:20\d\d年(?:以来|度)?|今年(?:以来)?|本年度?|全年|年内|截至目前|目前|据统计|我[镇乡]|全[镇乡]|我街道|先后|共计?|累计|总计|合计|已|现有|现|共有|有|并|其中|还|也|同时)+"
)
_SCOPE = re.compile(
    r"去年|上年|上一年|往年|\d{1,2}月|季度|上半年|下半年|同比|[\u4e00-\u9fff]{2}村|[\u4e00-\u9fff]{2}社区|每"
)
_LEAST = 4


@rule(
    "FZ310", "同一指标前后数值不一", "提示", AUDIT,
    explain="同一个说法在文中出现两次，数值却不同。只比对说法完全相同、单位相同的；分村、分月、与上年比较的不比。",
    finds=_H + "党委理论学习中心组集体学法12次。\n三、第一责任人履职情况\n党委理论学习中心组集体学法10次。",
    spares=(_H + "党委理论学习中心组集体学法12次。\n三、第一责任人履职情况\n党委理论学习中心组集体学法12次。",
            _H + "开展执法培训6场次。\n三、第一责任人履职情况\n开展法治培训8场次。",
            _H + "柳河村开展法律咨询3次，石桥村开展法律咨询5次。"),
    todo="请核对，统一为一个数",
)  # fmt: skip
def two_values(document: CheckedReport) -> Iterator[Hit]:
    """The same words before figures of the same unit that cannot be equal."""
    seen: dict[tuple[str, str], Count] = {}
    for count in document.counts:
        if count.line.role != "body" or count.line.annex or _SCOPE.search(count.sentence_text):
            continue
        lead = _ADVERBS.sub("", re.sub(r"\s", "", count.lead))
        if (
            len(lead) < _LEAST
            or not _names(lead)
            or count.lead.startswith("其中")
            or count.unit == "%"
            or count.tail[:1] not in ("", "、")
        ):
            continue
        first = seen.setdefault((lead, count.unit), count)
        if _apart(first, count):
            message = f"“{lead}”前面是{first.words}（{first.line.place}），这里是{count.words}"
            yield Hit(count.line, lead + count.words, message, start=max(count.start - len(count.lead), 0))


_VERBS = re.compile(f"{_DONE.pattern}|^(?:参与|完成|实施|进行|接受|收到|报送|审查|办理)")


def _names(lead: str) -> bool:
    """Whether the words before a figure name a thing of their own, and not only what was done: 整改完成, 按期办结."""
    while found := _VERBS.match(lead):
        lead = lead[found.end() :]
    return len(lead) >= _LEAST


def _apart(one: Count, other: Count) -> bool:
    """Whether two figures cannot mean the same amount."""
    (low, high), (least, most) = one.quantity.bounds(), other.quantity.bounds()
    return low > most or least > high


_NONE_OF = re.compile(
    r"(?:未发生|没有发生|没发生|无)(?:一起)?(行政复议|行政诉讼|行政调解|行政处罚|行政强制|信访|安全生产事故)"
)


@rule(
    "FZ311", "一处写没有，一处写了件数", "提示", AUDIT,
    explain="前面写未发生行政复议，后面又写行政复议几件，必有一处不对。",
    finds=_H + "全年未发生行政复议案件。\n三、第一责任人履职情况\n办理行政复议案件2件。",
    spares=_H + "全年未发生行政复议案件。\n三、第一责任人履职情况\n上年行政复议案件2件。办理行政诉讼案件2件。",
    todo="请核对哪一处是对的",
)  # fmt: skip
def none_and_some(document: CheckedReport) -> Iterator[Hit]:
    """What did not occur in one place, and occurred in another."""
    absent = {found[1]: line for line in document.body for found in _NONE_OF.finditer(line.text)}
    for count in document.counts if absent else ():
        for name, line in absent.items():
            told = re.search(f"(?<!不予){name}(?:案件)?$", count.lead)
            if told and count.unit in ("件", "起") and count.amount and not _SCOPE.search(count.sentence_text):
                yield Hit(count.line, name + count.words, f"“{line.place}”写的是没有{name}", start=count.start)


_TABLE_NAME = re.compile(r"(?:次数|件数|人次|人数|份数|场次|个数|条数|数量|总数|数)$")


@rule(
    "FZ312", "附表与正文的数值不一", "提示", AUDIT,
    explain="附表里的指标，正文也写了的，两处数值要一样。只比对名称相同、正文只出现一次的。",
    finds=_H + "全年发放宣传资料5000余份。\n[附件说明] 附件：数据表\n[附件] 附件\n指标｜单位｜数值\n宣传资料份数｜份｜3000余",
    spares=_H + "全年发放宣传资料5000余份。\n[附件说明] 附件：数据表\n[附件] 附件\n指标｜单位｜数值\n宣传资料份数｜份｜5000余",
    todo="请核对，统一为一个数",
)  # fmt: skip
def annex_differs(document: CheckedReport) -> Iterator[Hit]:
    """A row of an annex whose name stands in the text once, before another figure of that unit."""
    told: dict[tuple[str, str], list[Count]] = defaultdict(list)
    rows = [line for line in document.lines if line.role == "cell" and line.annex]
    for line in rows:
        cells = [cell.strip() for cell in line.text.split("｜")]
        shape = _table_row(cells)
        if shape is None:
            continue
        name, unit, figure = shape
        if not told:
            for count in document.counts:
                if count.line.is_running:
                    told["", count.unit].append(count)
        same = [count for count in told["", unit] if count.lead.endswith(name)]
        if len(same) == 1 and str(same[0].quantity) != figure:
            message = f"附表是{figure}{unit}，正文（{same[0].line.place}）是{same[0].words}"
            yield Hit(line, name, message, start=line.text.find(name))


def _table_row(cells: list[str]) -> tuple[str, str, str] | None:
    """Name, unit and figure of a row; the name without 次数, 件数 and the like."""
    figure = next(
        (
            cell
            for cell in cells
            if re.fullmatch(r"(?:约|近|超|逾|不少于)?\d+(?:\.\d+)?[万亿]?[余多]?", cell) and cell != cells[0]
        ),
        "",
    )
    unit = next((cell for cell in cells if cell in COUNTED), "")
    names = [cell for cell in cells if re.fullmatch(r"[\u4e00-\u9fff（）“”]{4,}", cell)]
    name = _TABLE_NAME.sub("", names[0]) if names else ""
    return (name, unit, figure) if figure and unit and len(name) >= _LEAST else None


# --- How a figure is written. ---


@rule(
    "FZ313", "数量为一，却写“均”“全部”", "提示", "实务：“行政处罚案件1件，均做到程序合法”",
    explain="只有一件，谈不上“均”“全部”。紧接在后的才算，另有主语的不算。",
    finds=_H + "全年办理行政处罚案件1件，均做到程序合法。",
    spares=(_H + "建成综治中心1个，25个村均设立工作站。", _H + "调解纠纷33件、信访1件，均已办结。"),
    todo="请删去“均”“全部”",
)  # fmt: skip
def all_of_one(document: CheckedReport) -> Iterator[Hit]:
    """One of a thing, and 均 right after."""
    for count in document.counts:
        following = re.match("[，,]?(均|全部|都|件件)", count.line.text[count.end :])
        if following and count.amount == 1 and count.exact and not count.quantity.scale and count.unit in COUNTED:
            clause, _ = stretch(count.line.text, count.start, count.end, "。；;，,：")
            if not re.search(r"\d", count.line.text[clause : count.start]) and not _row(count):
                words = count.words + following[0]
                yield Hit(count.line, words, f"只有{count.words}，不用“{following[1]}”", start=count.start)


def _row(count: Count) -> bool:
    """Whether figures of the same sentence stand before it: 均 may mean them all."""
    start, _ = count.sentence
    return bool(re.search(r"\d+(?:件|起|名|人|次|项|份|个|条|家|处)", count.line.text[start : count.start]))


@rule(
    "FZ314", "精确的数后面加了“余”“多”", "提示", f"{NUMBERS}；实务",
    explain="“余”“多”跟在整十、整百的数后面。个位不是0的，本来就是确数。",
    finds=_H + "出具法律意见16余次。",
    spares=_H + "出具法律意见160余次，发放资料1.3万余份，复耕12余亩。",
    todo="请写确数，或只写到整十、整百",
)  # fmt: skip
def exact_and_more(document: CheckedReport) -> Iterator[Hit]:
    """A figure whose last digit is not 0, with 余 or 多 behind it."""
    for count in document.counts:
        if count.behind and count.unit in COUNTED and not count.quantity.scale and count.amount % 10:
            yield Hit(count.line, count.words, f"{count.quantity.value}是确数，不加“{count.behind}”", start=count.start)


pattern(
    "FZ316", "“共计”后面是概数", "参考", "实务：共计应是确数",
    r"(共计|合计|总计)([^，。；\d]{0,12})(\d+(?:\.\d+)?[万亿]?[余多])",
    explain="“共计”说的是总数，通常是确数。数得清的写确数；数不清的改写“累计”“先后”。",
    finds=_H + "共计参与纠纷调解120余次。",
    spares=_H + "共计参与纠纷调解124次，累计发放资料5000余份。",
    message="“{1}”之后是概数“{3}”", todo="数得清的请写确数",
)  # fmt: skip

_THINGS = (
    "公职人员|工作人员|干部|机关干部|镇村干部|村干部|党员|群众|村民|居民|律师|人民调解员|调解员|执法人员|网格员|志愿者|法律明白人|法治带头人|行政村|社区|"
    "自然村|案件|矛盾纠纷|纠纷|隐患|合同|规范性文件|企业|学校|调解组织|联络员|代表"
)
pattern(
    "FZ317", "数字后面缺量词", "错误", f"{NUMBERS}；实务：“我镇47公职人员”",
    rf"(?<![\d.“＋+—－\-第年A-Za-z/])(\d{{1,6}}[余多]?)({_THINGS})",
    explain="数字和名词之间要有量词：47名公职人员、25个村。12345热线、119、“1+3+N”等专名不算。",
    finds=_H + "我镇47公职人员参加了考试。",
    spares=_H + "我镇47名公职人员参加考试，12345热线工单17件，开展“3·15”宣传，2025年社区普法22次。",
    message="“{1}”和“{2}”之间缺量词", todo="请补上“名”“个”“件”等量词", unless=r"12345|12348|12309|12315|12388|119|110|20\d\d(?=[\u4e00-\u9fff])",
)  # fmt: skip

_MANY = Decimal(100_000)
# What a town's year rarely exceeds, for what is often overstated: words before the figure, units, the usual most.
_USUAL: tuple[tuple[str, str, int], ...] = (
    ("(?:合法性审查|审查.{0,12}(?:文件|合同)|印发.{0,4}文件|制定.{0,4}规范性文件)", "件", 100),
    ("(?:法律意见书?|法律意见建议)", "份条次", 100),
    ("(?:行政复议|行政诉讼|行政强制)", "件起", 40),
    ("(?:应急演练|法治讲座|专题会议|学法)", "次场", 40),
    ("(?:法律顾问|执法人员|持证人员|副校长)", "名人", 50),
    ("(?:人民调解.{0,4}受理|调解.{0,4}(?:案件|纠纷)|排查.{0,6}纠纷)", "件起", 1000),
    ("(?:行政村|村（社区）)", "个", 60),
)


@rule(
    "FZ318", "数值大得不寻常", "提示", "实务：审查文件1800余件、劝导223895次等，疑为口径或位数有误",
    explain="一个乡镇一年里少有的数：次数、件数达到10万以上，或达到通常上限的十倍。核对无误的，可以确认后保留。",
    finds=(_H + "合法性审查以镇政府名义印发的文件1800余件。", _H + "累计劝导223895次。"),
    spares=_H + "合法性审查20件，发放宣传资料12万份，阅读量350000次。",
    todo="请核对口径和位数",
)  # fmt: skip
def implausible(document: CheckedReport) -> Iterator[Hit]:
    """Ten times what is usual for a town, or a hundred thousand times."""
    for count in document.counts:
        if count.line.part == "next":
            continue
        often = count.unit in ("次", "件", "起", "场次", "批次") and count.amount >= _MANY
        if often and not re.search("阅读|浏览|点击|播放|访问|推送|转发|办件", count.sentence_text):
            yield Hit(count.line, count.words, f"{count.words}，少有乡镇达到", start=count.start)
        for words, units, most in _USUAL:
            if count.unit in units and count.amount >= most * 10 and re.search(f"{words}[^，。；]{{0,6}}$", count.lead):
                yield Hit(count.line, count.words, f"{count.words}，是通常上限（{most}）的十倍以上", start=count.start)
                break


@rule(
    "FZ319", "数值精确得不合理", "提示", f"{NUMBERS}；实务",
    explain="论件、论人的没有小数（用“万”作单位的除外）；比率写到两位小数就够了。",
    finds=(_H + "化解矛盾纠纷52.5件。", _H + "信访事项办结率98.7654%。"),
    spares=_H + "化解矛盾纠纷52件，发放资料1.3万份，持证率93.75%，拆除违法建筑380.5平方米。",
    todo="请核对，或四舍五入",
)  # fmt: skip
def too_exact(document: CheckedReport) -> Iterator[Hit]:
    """Decimals of what is counted in wholes, or more than two decimals of a rate."""
    for count in document.counts:
        decimals = -int(count.quantity.value.as_tuple().exponent)
        if count.unit in COUNTED and not count.quantity.scale and decimals > 0:
            yield Hit(count.line, count.words, f"“{count.unit}”不会有小数", start=count.start)
        elif count.unit == "%" and decimals > 2:
            yield Hit(count.line, count.words, f"比率写到了{decimals}位小数", start=count.start)


pattern(
    "FZ320", "“百分之百”与“基本”“近”并用", "提示", PRACTICE,
    r"(基本|接近|近|大约|约|几乎)(?:达到|达|为|实现)?(100%|百分之百)",
    explain="百分之百就是全部，前面不加“基本”“近”。",
    finds=_H + "基本实现100%办结。",
    spares=_H + "基本实现全覆盖，办结率100%。",
    message="“{1}”与“{2}”矛盾", todo="请写实际比率，或删去“{1}”",
)  # fmt: skip


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
    stated = re.search(r"(\d+)个(?:行政)?村(?:（居）)?[、和，及](\d+)个(?:城市|农村|居民)?社区", text)
    if not stated:
        return
    both = int(stated[1]) + int(stated[2])
    for found in re.finditer(
        r"(?:全[镇乡]|所有|在|为|辖)(\d+)个村（(?:社区|居)）(?=[^。；]{0,16}(?:全覆盖|均|全部|都))", text
    ):
        if int(found[1]) != both:
            line = document.line_at(found.start())
            message = f"前面是{stated[1]}个村、{stated[2]}个社区，合计{both}个"
            yield Hit(line, found[0], message, start=found.start() - line.start)


_SERIES = re.compile(r"[\d*＊×X]+批(次)?、?[\d*＊×X]+人(次)?")


@rule(
    "FZ322", "同一组数据的单位不一", "提示", f"{NUMBERS}：同一文内用法统一",
    explain="一组并列的数据，单位要一样：来访写“批、人次”的，到县、到市也写“批、人次”。",
    finds=_H + "受理来访12批30人次，其中到县2批5人次，到市1批次3人。",
    spares=_H + "受理来访12批30人次，其中到县2批5人次，到市1批3人次。",
    todo="请统一单位",
)  # fmt: skip
def units_differ(document: CheckedReport) -> Iterator[Hit]:
    """Visits counted as 批、人次 and as 批次、人 within one sentence."""
    for line in document.body:
        for sentence in re.finditer("[^。；]+", line.text) if "批" in line.text else ():
            row = list(_SERIES.finditer(line.text, sentence.start(), sentence.end()))
            shapes = [(bool(one[1]), bool(one[2])) for one in row]
            for one, shape in zip(row, shapes, strict=True):
                if shape != shapes[0]:
                    yield Hit(line, one[0], f"同一组里前面写的是“{row[0][0]}”", start=one.start())


@rule(
    "FZ323", "“几进”与实际列出的项数不一", "提示", "实务：“法律八进”只写了四进",
    explain="写了“法律八进”，下面逐项列出“法律进机关、进乡村……”的，项数要对得上；一项都没有列的不算。",
    finds=_H + "全面推进“法律八进”。一是法律进机关。二是法律进乡村。三是法律进校园。四是法律进企业。",
    spares=(_H + "全面推进“法律四进”。一是法律进机关。二是法律进乡村。三是法律进校园。四是法律进企业。", _H + "深入开展“法律八进”活动。"),
    todo="请补全各项，或改数目",
)  # fmt: skip
def announced_more(document: CheckedReport) -> Iterator[Hit]:
    """法律八进 where fewer are named."""
    for line in document.body:
        announced = re.search("法律([三四五六七八九十])进(?![一-龥]{0,3}次)", line.text)
        if announced is None:
            continue
        named = set(re.findall(r"(?:法律|、)进([\u4e00-\u9fff]{2})", line.text))
        many = "三四五六七八九十".index(announced[1]) + 3
        if 1 < len(named) < many:
            yield Hit(line, announced[0], f"说了{many}进，只写了{len(named)}进", start=announced.start())


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
    for whole, part in pairwise(count for count in document.counts if count.unit != "%"):
        both = whole.line is part.line and whole.sentence == part.sentence and whole.exact and part.exact
        due = re.search("应(?:领|持|取得|办).{0,6}证|应持证", whole.lead) and re.search("(?<!应)持", part.lead)
        if both and due and part.amount < whole.amount and not reasons.search(whole.line.text[whole.start :]):
            yield Hit(part.line, part.words, f"{whole.amount - part.amount}人没有持证，没有写原因", start=part.start)
