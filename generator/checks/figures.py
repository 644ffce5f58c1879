"""Family 3, figures as they are written: 均 of one, exact figures with 余, doubled qualifiers, no measure word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checks.basis import NUMERALS as NUMBERS
from generator.checks.checked_report import CheckedReport
from generator.checks.rule import Example, Hit, Rules
from generator.checks.sums import hit, shown
from generator.chinese.expressions import Expression, expression
from generator.claims.claim import Claim
from generator.claims.divisions import text_between
from generator.claims.nouns import content
from generator.claims.numbers import BEHIND

RULES = Rules()
rule, pattern = RULES.rule, RULES.pattern

PRACTICE = "实务"

_H = "一、主要举措和成效\n"


@rule(
    "FZ313", "数量为一，却写“均”“全部”", "提示", "实务：“行政处罚案件1件，均做到程序合法”",
    explain="只有一件，谈不上“均”“全部”。紧接在后的才算，另有主语的不算。",
    finds=_H + "全年办理行政处罚案件1件，均做到程序合法。",
    spares=(_H + "建成综治中心1个，25个村均设立工作站。", _H + "调解纠纷33件、信访1件，均已办结。"),
    todo="请删去“均”“全部”",
)  # fmt: skip
def all_of_one(document: CheckedReport) -> Iterator[Hit]:
    """One of a thing, and 均 right after."""
    for claim in document.claims:
        text = claim.passage.text
        following = expression("[，,]?(均|全部|都|件件)").match(text[claim.end :])
        one = claim.amount == 1 and claim.exact and claim.kind == "count" and not claim.chinese
        if following and one and not expression(r"\d").search(claim.lead) and not _row(claim):
            words = claim.words + following[0]
            message = f"只有{claim.words}，不用“{following[1]}”"
            yield Hit(document.line_of(claim), words, message, start=claim.start)


def _row(claim: Claim) -> bool:
    """True if figures of the same sentence come before it: 均 may mean them all."""
    start, _ = claim.sentence
    return bool(
        expression(r"\d+[余多]?(?:件|起|名|人|次|项|份|个|条|家|处)").search(claim.passage.text[start : claim.start])
    )


@rule(
    "FZ314", "精确的数后面加了“余”“多”", "提示", f"{NUMBERS}；实务",
    explain="“余”“多”跟在整十、整百的数后面。个位不是0的，写到小数两位以上的，本来就是确数。",
    finds=(_H + "出具法律意见16余次。", _H + "罚没收入12.37余万元。"),
    spares=_H + "出具法律意见160余次，发放资料1.3万余份，复耕12余亩。",
    todo="请写确数，或只写到整十、整百",
)  # fmt: skip
def exact_and_more(document: CheckedReport) -> Iterator[Hit]:
    """A figure whose last digit is not 0, or that has decimals, with 余 or 多 behind it."""
    for claim in document.claims:
        more = next((words for words in claim.behind if BEHIND[words] in ("余", "多")), "")
        whole = claim.kind == "count" and not claim.quantity.scale and claim.quantity.value % 10
        fine = claim.decimals and bool(
            expression(r"\d[余多][万亿]").search(claim.words) or (claim.decimals > 1 and claim.kind == "money")
        )
        if more and not claim.chinese and (whole or fine):
            yield hit(document, claim, f"{claim.quantity.value}{claim.quantity.scale}是确数，不加“{more}”")


@rule(
    "FZ623", "两重约数", "提示", PRACTICE,
    explain="“约”“近”“超过”“至少”与“余”“多”“左右”“以上”只用一个；“若干”“多次”后面不再写确数；“余”“多”写在量词前面。",
    finds=(_H + "复耕面积约120余亩。", _H + "到会率超过90%以上。", _H + "平均用时约25天左右。", _H + "召开若干5次专题会。", _H + "接听热线300个余。"),
    spares=_H + "复耕面积约120亩，发放资料5000余份，每年不少于60学时，25天左右办结。",
    todo="只留一个",
)  # fmt: skip
def doubled_qualifiers(document: CheckedReport) -> Iterator[Hit]:
    """Two words that make one figure approximate, or one that is out of place."""
    for claim in document.claims:
        qualifiers = (*claim.before, *claim.behind)
        if len(qualifiers) > 1:
            told = "”和“".join(qualifiers)
            yield hit(document, claim, f"“{told}”只用一个", todo="只留一个")
        elif set(qualifiers) & {"若干", "多次"}:
            yield hit(document, claim, f"“{qualifiers[0]}”后面又写了确数", todo=f"请删去“{qualifiers[0]}”")
        elif claim.unit and claim.words.endswith(("余", "多")) and claim.kind != "share":
            yield hit(document, claim, f"“{claim.words[-1]}”应写在“{claim.unit}”前面", todo="请改到量词前面")


@rule(
    "FZ336", "约数与确数矛盾", "提示", PRACTICE,
    explain="1236人次不能说“近1200人次”，完成9个不能说“超过10个”，最长用时21天不能说“控制在15天以内”。",
    finds=(_H + "参加法治夜校的有1236人次，即近1200人次。", _H + "调处时长控制在15天以内，最长的一件用时21天。", _H + "近500名骑手到场。签到簿显示，实到512人。"),
    spares=(_H + "参加法治夜校的有1236人次，即超过1200人次。", _H + "调处时长控制在15天以内，最长的一件用时13天。", _H + "近500名骑手到场。签到簿显示，实到492人。"),
    todo="请核对两个数，或改约数的说法",
)  # fmt: skip
def qualifier_against_figure(document: CheckedReport) -> Iterator[Hit]:
    """近1200 of what is 1236, 15天以内 where the longest took 21."""
    claims = [claim for claim in document.claims if claim.kind not in ("share", "points", "bare", "multiple")]
    for at, rough in enumerate(claims):
        for exact in () if rough.exact else claims[max(at - 3, 0) : at]:
            same = exact.alike == rough.alike and exact.exact
            again = same and (_says_again(rough, exact) if exact.near(rough) else _is_total_again(rough, exact))
            if again and not _holds(rough, exact):
                yield hit(document, rough, f"前面是{shown(exact)}，不能说“{rough.words}”")
        exactly = next(iter(claims[at + 1 : at + 2]), rough)
        if not rough.exact and exactly.exact and _is_counted_exactly(rough, exactly) and not _holds(rough, exactly):
            yield hit(document, rough, f"后面的确数是{shown(exactly)}，不能说“{rough.words}”")
        limit = rough.kind == "duration" and "内" in rough.passage.text[rough.end - 2 : rough.end + 1]
        for longest in claims[at + 1 : at + 4] if limit else ():
            most = (
                longest.alike == rough.alike
                and longest.passage is rough.passage
                and expression("最长|最多|最久|最慢|用时|历时|耗时|用了|拖了").search(longest.lead)
                and not expression("平均|法定|规定|缩短|压缩|由").search(longest.lead)
            )
            if most and longest.amount > rough.amount:
                yield hit(document, longest, f"前面写的是{rough.bare_words}内，这里最长的是{longest.words}")


def _holds(rough: Claim, exact: Claim) -> bool:
    """True if an exact figure is what an approximate one says: below 不足500, at most a tenth below 近1200."""
    low, high = rough.bounds
    if rough.quantity.qualifier in ("超", "逾"):
        return exact.amount > low
    return (
        low * Decimal("0.9") <= exact.amount <= high
        if rough.quantity.qualifier == "近"
        else low <= exact.amount <= high
    )


def _says_again(rough: Claim, exact: Claim) -> bool:
    """True if an approximate figure tells the exact one again, and nothing of its own."""
    between = text_between(exact, rough)
    again = expression(
        "[，,](?:即|也就是|已|已经|全年|累计|共计|合计|总共|实际|一举|首次|[^，。；\\d]{0,6}(?:总量|总数|数量|规模|件数|人数|次数|场次))?(?:为|是|达)?"
    ).fullmatch(
        between,
    )
    if _OF_CHANGE.search(exact.label) and not _OF_CHANGE.search(rough.label):
        return False
    done = expression("实际|完成").search(exact.lead + exact.sentence_text[:12]) and expression("实际|完成数").search(
        rough.lead
    )
    return bool(again or done) and not expression("目标|计划|任务|应").search(exact.lead)


_EXACTLY = Expression(
    "[，（：；](?:其中)?[^，。；：（）\\d]{0,8}(?:台账|登记|在册|名册|签到|系统|后台|统计|实际|实到|实有|准确|精确|具体|确切|即)(?:上|里|人数|件数|总数|数字|数据|说|地|显示|[数的为是有共])*[，：]?$"
)


_TOTAL_AGAIN = Expression("(?:总数|总人数|总量|总户数|人数|总计|合计|规模)(?:还|却|尚|仅|已|也)?$")


def _is_total_again(rough: Claim, exact: Claim) -> bool:
    """True if an approximate figure is called the total of what the sentence before has the exact total of."""
    between = text_between(exact, rough)
    near = exact.passage is rough.passage and between.count("。") == 1 and not expression(r"\d").search(between)
    if not near or exact.end > rough.start or not _TOTAL_AGAIN.search(rough.lead):
        return False
    total = expression("共|合计|总").search(exact.lead)
    return bool(total and content(exact.lead) & content(_TOTAL_AGAIN.sub("", rough.lead)))


_BY_A_LIST = Expression(
    "^[^。；\\d]{0,24}[。；，][^。；，\\d]{0,6}(?:签到|登记|台账|名册|后台|系统|平台|报名表|统计)[簿表册]?[上里]?(?:显示|记录|记载|统计)?(?:的)?[，：]?(?:实到|实际|实有|实考|参加|到场|到会|登记|人数|共|为|是|有|的)*$"
)


def _is_counted_exactly(rough: Claim, exact: Claim) -> bool:
    """True if an exact figure is what a register has of the approximate one before it: 不到70件，台账数为73件."""
    if exact.alike != rough.alike or exact.passage is not rough.passage or exact.start < rough.end:
        return False
    between = text_between(rough, exact)
    told = (exact.near(rough) and _EXACTLY.match(between)) or _BY_A_LIST.match(between)
    return bool(told) and not expression("目标|计划|任务|应|要求|规定|不少于|至少").search(rough.lead)


_OF_CHANGE = Expression("新(?!时代|型|业|社|村)|增|减|退|离|加入|调入|调出|流失")
"""A figure of who joined or left is not the size of the body."""


pattern(
    "FZ360", "分钟数到了六十", "提示", NUMBERS,
    r"\d小时零?(?:[6-9]\d|\d{3,})分(?!之|米)钟?",
    explain="小时后面的分钟数不到60：2小时99分应写成3小时39分，多半是手误。",
    finds=_H + "平均用时2小时99分。",
    spares=_H + "平均用时2小时39分，最长的3小时零5分钟，另有90分钟的讲座2场。",
    message="“{0}”里的分钟数不会到60", todo="请核对",
)  # fmt: skip

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
    rf"(?<![\d.“＋+—－\-第年件表图注例号A-Za-z/])(\d{{1,6}}[余多]?)({_THINGS})",
    explain="数字和名词之间要有量词：47名公职人员、25个村。12345热线、119、“1+3+N”等专名不算。",
    finds=_H + "我镇47公职人员参加了考试。",
    spares=_H + "我镇47名公职人员参加考试，12345热线工单17件，开展“3·15”宣传，2025年社区普法22次。",
    message="“{1}”和“{2}”之间缺量词", todo="请补上“名”“个”“件”等量词", unless=r"12345|12348|12309|12315|12388|119|110|20\d\d(?=\p{Han})",
)  # fmt: skip


@rule(
    "FZ337", "数字后面没有量词", "提示", f"{NUMBERS}；实务",
    explain="“联合整治14，查扣……”漏了“次”。电话、编号、得分、日期不算。",
    finds=_H + "开展校园周边联合整治14，查扣玩具两批。",
    spares=_H + "开展校园周边联合整治14次，拨打12345，得分98，排名第3，表1、附件2，比例为3:1。",
    todo="请补上“次”“名”“个”“件”等量词",
)  # fmt: skip
def no_measure_word(document: CheckedReport) -> Iterator[Hit]:
    """Digits at the end of a clause with a noun before them and no measure word behind."""
    for claim in document.claims:
        ends = claim.passage.text[claim.end : claim.end + 1] in ("，", "。", "；", "、")
        plain = claim.kind == "bare" and claim.quantity.value < 1000 and not claim.decimals and not claim.quoted
        if plain and ends and claim.exact and not claim.chinese and _counts(claim):
            yield hit(document, claim, f"“{claim.label[-8:]}{claim.words}”后面没有量词")


_NAMED = Expression(r"(?:\p{Han}|”)$")


def _counts(claim: Claim) -> bool:
    """True if the words before bare digits are of something counted."""
    named = _NAMED.search(claim.lead) and len(claim.lead) > 3
    other = expression(
        "第|附件|附表|表|图|编号|号|热线|电话|拨打|得分|分值|评分|指数|排名|位列|名列|比|版|型|页|[为是至到达到于和与“]$|[A-Za-z]"
    ).search(
        claim.lead[-6:],
    )
    return bool(named) and not other and claim.words not in ("110", "119", "120", "122")


pattern(
    "FZ340", "约数与“整整”“恰好”并用", "提示", PRACTICE,
    r"(?:大约|大概|(?<![节民公合契条预])约|将近|接近|近)(?:整整|恰好|正好|刚好|足足)(?=[\d一二两三四五六七八九十百千])|(?:整整|恰好|正好|刚好)(?:大约|大概|约|将近|接近|近|超过)(?=[\d一二两三四五六七八九十百千])",
    explain="“整整60份”是确数，“大约60份”是约数，只能写一种。",
    finds=_H + "其中大约整整60份为工程合同。",
    spares=_H + "其中整整60份为工程合同，节约整整一周。",
    message="“{0}”矛盾", todo="请只留一个",
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


_USUAL_POPULATION = Decimal(50_000)
_INHABITANTS = Expression(
    "(?:总|常住|户籍|辖区|全镇|全乡|全街道|服务|管理|登记)人口|人口(?:总数|规模)?[约近达超有为共]*$|常住居民"
)


def _population(document: CheckedReport) -> Decimal:
    """The largest number of inhabitants that the report names; 0 if it names none."""
    found = (claim.amount for claim in document.claims if claim.alike == "人" and _INHABITANTS.search(claim.lead))
    return max(found, default=Decimal(0))


def _is_of_county(document: CheckedReport) -> bool:
    """True if a report calls itself a county's or a city's, and never a town's."""
    ours = set(expression("[我本](镇|乡|街道|苏木|市|县|区|旗)").findall(document.text))
    return not document.town and bool(ours) and ours <= {"市", "县", "区", "旗"}


@rule(
    "FZ318", "数值大得不寻常", "提示", "实务：审查文件1800余件、劝导223895次等，疑为口径或位数有误",
    explain="一个乡镇一年里少有的数：次数、件数达到10万以上，或达到通常上限的十倍；人口超过5万的，按人口放宽。"
    "核对无误的，可以确认后保留。",
    finds=(_H + "合法性审查以镇政府名义印发的文件1800余件。", _H + "累计劝导223895次。"),
    spares=(_H + "合法性审查20件，发放宣传资料12万份，阅读量350000次。", _H + "全镇常住人口23.6万人。\n排查矛盾纠纷11200件，劝导223895次。",
            Example(_H + "我市全年办结事项1051377件。", town="")),
    todo="请核对口径和位数",
)  # fmt: skip
def implausible(document: CheckedReport) -> Iterator[Hit]:
    """Ten times what is usual for a town, or a hundred thousand times; more where more people live."""
    if _is_of_county(document):
        return
    size = max(_population(document) / _USUAL_POPULATION, Decimal(1))
    for claim in document.claims:
        if document.line_of(claim).part == "next" or claim.kind != "count" or claim.chinese:
            continue
        often = claim.alike in ("次", "件", "批") and claim.amount >= _MANY * size
        if often and not expression("阅读|浏览|点击|播放|访问|推送|转发|办件").search(claim.sentence_text):
            yield hit(document, claim, f"{claim.words}，少有乡镇达到")
        for words, units, most in _USUAL:
            if (
                claim.unit in units
                and claim.amount >= most * 10 * size
                and re.search(f"{words}[^，。；]{{0,6}}$", claim.lead)
            ):
                yield hit(document, claim, f"{claim.words}，是通常上限（{most}）的十倍以上")
                break


@rule(
    "FZ319", "数值精确得不合理", "提示", f"{NUMBERS}；实务",
    explain="论件、论人的没有小数（平均数、用“万”作单位的除外）；比率写到两位小数就够了。",
    finds=(_H + "化解矛盾纠纷52.5件。", _H + "信访事项办结率98.7654%。"),
    spares=_H + "化解矛盾纠纷52件，发放资料1.3万份，持证率93.75%，拆除违法建筑380.5平方米，平均每家走访2.5次。",
    todo="请核对，或四舍五入",
)  # fmt: skip
def too_exact(document: CheckedReport) -> Iterator[Hit]:
    """Decimals of what is counted in wholes, or more than two decimals of a rate."""
    for claim in document.claims:
        averaged = claim.per_each or expression("均|每|率").search(claim.sentence_text)
        if claim.kind == "count" and not claim.quantity.scale and claim.decimals and not averaged:
            yield hit(document, claim, f"“{claim.unit}”不会有小数")
        elif claim.kind == "share" and claim.decimals > 2:
            yield hit(document, claim, f"比率写到了{claim.decimals}位小数")


pattern(
    "FZ320", "“百分之百”与“基本”“近”并用", "提示", PRACTICE,
    r"(基本|接近|近|大约|约|几乎)(?:达到|达|为|实现)?(100%|百分之百)",
    explain="百分之百就是全部，前面不加“基本”“近”。",
    finds=_H + "基本实现100%办结。",
    spares=_H + "基本实现全覆盖，办结率100%。",
    message="“{1}”与“{2}”矛盾", todo="请写实际比率，或删去“{1}”",
)  # fmt: skip


_ANNOUNCED = Expression(r"法律([三四五六七八九十])进(?!\p{Han}{0,3}次)")
_ENTERED = Expression(r"(?:法律|、)进(\p{Han}{2})")
_SERIES = Expression(r"[\d*＊×X]+批(次)?、?[\d*＊×X]+人(次)?")


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
        for sentence in expression("[^。；]+").finditer(line.text) if "批" in line.text else ():
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
        announced = _ANNOUNCED.search(line.text)
        if announced is None:
            continue
        named = set(_ENTERED.findall(line.text))
        many = "三四五六七八九十".index(announced[1]) + 3
        if 1 < len(named) < many:
            yield Hit(line, announced[0], f"说了{many}进，只写了{len(named)}进", start=announced.start())
