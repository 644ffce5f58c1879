"""Family 3, words around a figure: bounds that exclude one another, measure words, ranges, rows of one figure each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.basis import NUMERALS
from generator.checks.checked_report import CheckedReport
from generator.checks.rule import Hit, Rules
from generator.claims.qualifiers import (
    find_mismatches,
    find_qualified,
    respective_in,
    reversed_ranges_in,
    same_conditions_in,
    unevenly_shared_in,
)

RULES = Rules()
rule, pattern = RULES.rule, RULES.pattern

PRACTICE = "实务"

_H = "一、主要举措和成效\n"


@rule(
    "FZ350", "限定的词互相矛盾、重复", "提示", PRACTICE,
    explain="“至少”与“以内”、“最高”与“不低于”方向相反；“正好”“整”是确数，不与“左右”“大约”同用；“大约有30名左右”“超过了500人以上”说了两遍。",
    finds=(_H + "议题材料至少提前3日以内送达。", _H + "学时最高不低于60学时。", _H + "咨询正好412件左右。", _H + "安排经费大约10万元整。", _H + "约有律师30名左右。"),
    spares=_H + "议题材料至少提前3日送达，至少在5日内答复2件。学时最高不超过60学时，咨询正好412件，安排经费10万元整，足足300多人，约有律师30名。",
    todo="只留一个",
)  # fmt: skip
def clashing_qualifiers(document: CheckedReport) -> Iterator[Hit]:
    """Two words for one figure, one of them apart from it, that exclude one another or say the same."""
    for one in find_qualified(document.claims):
        line, start = document.line_of(one.claim), one.claim.passage.text.rfind(one.words, 0, one.claim.end + 1)
        how = "只用一个" if one.doubled else "互相矛盾"
        yield Hit(line, one.words, f"“{one.first or one.claim.before[0]}”与“{one.second}”{how}", start=max(start, 0))


pattern(
    "FZ351", "不能并用的词连在一起", "提示", PRACTICE,
    r"(?:再次|再度|又一次)首次|首次(?:再次|再度|又一次)|唯一(?:的)?[^，。；、\d]{0,28}之一(?=[，。；])"
    r"|(?:(?:累计|共计|合计|总计)平均|(?:共计|合计|总计)人均)(?=[^，。；\d]{0,2}\d)|平均(?:共计|合计|总计|累计)(?=\d)"
    r"|(?:全部|完全|悉数)(?:基本|大体|大致|大部分)(?=完成|实现|办结|化解|整改|建成|落实|消除|到位|达到|解决)|(?:基本|大体|大致|大部分)(?:全部|悉数)"
    r"|百分之\d+(?:\.\d+)?[%％]|千分之\d+(?:\.\d+)?‰|[一二三四五六七八九]成[%％]"
    r"|(?:平均人均|人均每人|户均每户|村均每村|月均每月|日均每[天日])"
    r"|(?:多达|高达)(?:仅|只|才)(?:有)?(?=\d)|(?:仅|只|才)(?:多达|高达)"
    r"|(?:办结|化解|合格|满意|覆盖|知晓|持证|出庭|备案|审查|整改|答复|公开|成功)率(?:均|都)?(?:达到?|为|在|保持在)?(?:100%|百分之百)(?:以上|[余多])"
    r"|(?:未|没有)(?:发生|出现)[^，。；\d]{0,12}(?<!\d)0[起件例次人]"
    r"|(?<=\d)(?:[件起名位宗户份家册][名位宗份册户]|[名位宗户份家册]件|[位宗份册件]起|[名位宗份]个)(?=[，。；、])|(?<=\d[百千万])[余多][余多]|(?<=[，。；、的了过达到有])[一二三四五六七八九]{2}十[余多]"
    r"|(?<![\d.])[0零][余多](?=[件起例人次项个名宗条户份处])"
    r"|(?<![一二两三四五六七八九十百千万第年月\d])(?:一两|两三|三四|三五|四五|五六|六七|七八|八九)[十百千]?[余多]?(?:[件起例人次项个名宗条户份处家天场岁位支]|小时|分钟|个月|里地)(?:左右|上下|以上|有余)"
    r"|(?:至少|起码|不少于|不低于)(?:超过|突破)(?=[\d一二两三四五六七八九十百千])|(?:多达|高达)(?:不足|不到|近)(?=[\d一二两三四五六七八九十百千])|(?:仅|只)(?:超过|突破)(?=\d)"
    r"|(?:几乎|差不多|大体上?|大致|大部分)(?:全部都|悉数|百分之百|完全彻底|无一例外)|(?:均|全|都)(?:已)?(?:大部分|基本上?|大体上?|多数)(?=建|完|办|整|化|落|配|实|设|通|公|签|达|到)|基本(?:彻底|完全)(?=解决|消除|化解|整改|清除|完成|清理|杜绝)"
    r"|(?:十几|几十|数十|几百|数百|好几)[余多]?(?=\d)|(?<![一二三四五六七八九十百千万])[几数][十百千万](?:余|多)(?=[名人件个次户家份起处场万])|(?<![约大])(?:大约|约|大概)(?:数|几)[十百千万]",
    explain="“再次首次”“唯一之一”“累计平均”“全部基本”“百分之95%”“多达仅”“十几12次”“未发生0起”，两个词说的不是一回事，只能留一个。",
    finds=_H + "再次首次邀请委员，在全区是唯一的一家之一，好评率达到百分之95%，召开协商会十几12次，未发生事故0起，每组选出两三名左右，败诉0余件，至少超过20件。",
    spares=_H + "再次邀请委员，首次聘任6名，是全县唯一入选的，是首批入选的乡镇之一，每组选出两三名，三五天办结，全部基本农田已划定，近几十年来，好评率达到95%，人均每年参训3次，未发生事故，事故为0起，完成率100%以上。",
    message="“{0}”矛盾", todo="只留一个",
)  # fmt: skip


@rule(
    "FZ352", "量词与名词不配", "提示", NUMERALS,
    explain="图书论册，人论名，车论辆，树论株。只查专用的量词，个、件、份等通用的不查；名词和量词的对应见“数字说法.yaml”的“量词”。",
    finds=(_H + "新添法治类图书650名。", _H + "选聘12册调解员。"),
    spares=_H + "新添法治类图书650册，借阅图书650人次，填写调查问卷230名，查扣渣土车12起，选聘12名调解员，签订合同32家。",
    todo="请改量词",
)  # fmt: skip
def misfit_measures(document: CheckedReport) -> Iterator[Hit]:
    """A measure word that is for other things than the noun beside it."""
    for one in find_mismatches(document.claims):
        line = document.line_of(one.claim)
        yield Hit(line, line.text[one.start : one.end], f"“{one.noun}”不论“{one.claim.unit}”", start=one.start)


@rule(
    "FZ353", "幅度、分档写得不通", "提示", NUMERALS,
    explain="幅度由小到大写：200元至500元；分两档的，两档条件不能一样；三个村要有三个得分。写变化的（由20人减至15人）不算。",
    finds=(_H + "按500元至200元的幅度处罚。", _H + "权限分两档：罚款低于1万元的，由分管领导审批；罚款低于1万元的，集体讨论。", _H + "槐岭、后洼、三道河三个村得分96分、94分。", _H + "东片、西片、北片、南片分别开展检查12次、15次、9次。"),
    spares=(_H + "按200元至500元的幅度处罚，编制由20至15人压减，时限由20天至5天。", _H + "权限分两档：罚款低于1万元的，由分管领导审批；罚款不低于1万元的，集体讨论。",
            _H + "槐岭、后洼、三道河三个村得分96分、94分、91分。三个村共投入5万元、7万元。"),
    todo="请核对",
)  # fmt: skip
def broken_ranges(document: CheckedReport) -> Iterator[Hit]:
    """A range from more to less, two cases of one condition, a row that has not one figure for each."""
    for line in document.body:
        for found in reversed_ranges_in(line.text):
            yield Hit(line, found[0], f"“{found[0]}”前大后小", start=found.start())
        for found in same_conditions_in(line.text) if "；" in line.text else ():
            yield Hit(line, found["again"], "两档的条件一样", start=found.start("again"))
        for one in (*respective_in(line.text), *unevenly_shared_in(line.text)):
            yield Hit(line, one.words, f"前面是{one.many}个，后面只有{one.named}个数", start=one.start)
