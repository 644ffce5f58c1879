"""Family 2, enumerators within a paragraph: 第一，第三，; 其一，其二，其二，; 一要…三要…; ①②④; 首先，其次，其次."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.basis import LAYOUT
from generator.checks.checked_report import CheckedReport, ReportLine
from generator.checks.rule import Hit, Rules
from generator.chinese.expressions import Expression
from generator.claims.claim import SENTENCE_ENDS, stretch

RULES = Rules()
rule = RULES.rule

_ROUND = "①②③④⑤⑥⑦⑧⑨⑩"
_NUMERALS = "一二三四五六七八九十"
_JOINED = "[、和与及或至到—～-]?"
_BESIDE = "(?<!第)" + "".join(f"(?<![{_ROUND}]{joined})" for joined in ("", "[、和与及或至到—～-]"))
"""What stands in front of a mark that begins an entry; a mark behind 第 or beside another one refers to an entry: 第②、④两张."""
_FORMS = (
    Expression(
        r"(?:^|(?<=[，。：；]))第(?P<value>[一二三四五六七八九十])(?P<kind>，|部分|类(?!似|别|型)|阶段|步(?!步)|季度)"
    ),
    Expression(r"其(?P<value>[一二三四五六七八九])(?P<kind>[，是])"),
    Expression(
        r"(?:^|(?<=[，。：；、]))(?P<value>[一二三四五六七八九十])(?P<kind>要(?![求素点])|有(?![限关])|抓|靠|看)"
    ),
    Expression(rf"{_BESIDE}(?P<value>[{_ROUND}])(?P<kind>)(?!{_JOINED}[{_ROUND}])"),
    Expression(r"(?:^|(?<=[，。：；]))（(?P<value>[一二三四五六七八九十])(?P<kind>）)"),
    Expression(r"(?:^|(?<=[。：；]))(?P<value>[1-9])(?P<kind>[.．])(?=\p{Han})"),
)


@rule(
    "FZ212", "段内序号不连续", "错误", f"{LAYOUT} 7.3.3；实务",
    explain="一段里的“第一，第二，”“其一，其二，”“一要，二要，”“①②”“首先，其次，”要依次往下，不跳、不重。",
    finds=("第一，审查合同；第三，规范印章；第三，建立台账。", "其一，力量不足；其二，经费不足；其二，手段单一。", "①初审；②复审；④终审。", "首先抓学习，其次抓制度，其次抓队伍，最后抓考核。"),
    spares=("第一，审查合同；第二，规范印章；第三，建立台账。", "第一类是许可，第二类是处罚。第一阶段动员，第二阶段自查。", "首先抓学习，其次抓制度，再次抓队伍，最后抓考核。",
            "其一，力量不足。其二，经费不足。另一方面，其一，手段单一；其二，经验不足。"),
    todo="请改正序号，或补上缺的一项",
)  # fmt: skip
def out_of_turn(document: CheckedReport) -> Iterator[Hit]:
    """An enumerator that does not follow on the one before it in its paragraph."""
    for line in document.paragraphs:
        if line.role not in ("body", "heading") or line.annex:
            continue
        for form in _FORMS:
            marks = list(form.finditer(line.text, len(line.number)))
            yield from _slips(line, marks) if len(marks) > 1 else ()
        words = line.text
        opened = words.find("首先")
        if (
            words.count("首先") == 2
            and "其次" in words[opened : words.rfind("首先")]
            and words[words.rfind("首先") - 1] in "；，"
        ):
            yield Hit(line, "首先", "前面已经有“首先”", start=words.rfind("首先"))
        if words.count("其次") > 1 and words.count("首先") == 1:
            yield Hit(line, "其次", "前面已经有“其次”", start=words.rfind("其次"))


_REFERS = Expression("结束|完成|中|期间|的|所|内|之后|后|与|和|至|到|或|、|项|条|款|点")
_AFTER_A_PAUSE = Expression("[，。：；、]")


def _slips(line: ReportLine, marks: list[re.Match[str]]) -> Iterator[Hit]:
    rows: dict[str, list[tuple[int, int, str]]] = {}
    retold = False
    for found in marks:
        value = _value(found["value"])
        row = rows.setdefault(found["kind"][:1], [])
        inside = found["kind"] == "" and not _AFTER_A_PAUSE.match(line.text, max(found.start() - 1, 0))
        if value == 1 and row and inside:
            retold = True
            continue  # 在①的基础上
        if value == 1:
            row.clear()
        known = [each for each, *_ in row]
        if value in known and _REFERS.match(line.text, found.end()):
            continue  # 第二阶段结束后: no entry of its own
        if value in known and inside:
            continue  # 由②办理
        retold |= value in known and found["kind"] == "" and _is_in_new_sentence(line.text, row[-1][1], found.start())
        if value in known and found["kind"] == "" and (retold or value != known[-1]):
            continue  # ③一般不超过60日, when the row has gone on to ⑤
        quarter = found["kind"] == "季度" and value != row[-1][0] if row else False
        if row and value != row[-1][0] + 1 and not quarter:
            yield Hit(line, found[0], f"前面是“{row[-1][2]}”，这里不应是“{found[0]}”", start=found.start())
        row.append((value, found.start(), found[0]))


_HANDS = Expression("(?P<many>[两二三四])手(?:抓|都?要?硬|齐抓|一齐抓|一起抓|同时抓)")
_ONE_HAND = Expression("一手(?:抓|推|治|建|促|强)")
_MANY = {"两": 2, "二": 2, "三": 3, "四": 4}


@rule(
    "FZ215", "“两手抓”与列出的“一手”个数不一", "提示", "实务",
    explain="写了“两手抓”“两手都要硬”，后面逐项写“一手抓……”的，应当是两项；写了三项，就是三手。",
    finds="坚持两手抓，一手抓执法，一手抓普法，一手抓化解。",
    spares="坚持两手抓、两手都要硬，一手抓执法，一手抓普法。坚持两手抓，依法防控与物资保供并重。",
    todo="请核对项数",
)  # fmt: skip
def hands_differ(document: CheckedReport) -> Iterator[Hit]:
    """So many hands, and another number of things that one hand does in the sentence."""
    for line in document.paragraphs if "一手" in document.text else ():
        for found in _HANDS.finditer(line.text):
            first, last = stretch(line.text, found.start(), found.end(), SENTENCE_ENDS)
            told = len(list(_ONE_HAND.finditer(line.text, first, last)))
            if told > 1 and told != _MANY[found["many"]]:
                yield Hit(line, found[0], f"后面写了{told}个“一手”", start=found.start())
                break


def _is_in_new_sentence(text: str, last: int, start: int) -> bool:
    """True if a mark begins a sentence where the one before it, at ``last``, began an entry behind a lesser stop."""
    return text[start - 1 : start] == "。" and text[max(last - 1, 0) : last] not in ("", "。")


def _value(numeral: str) -> int:
    if numeral.isdecimal() and numeral.isascii():
        return int(numeral)
    return (_ROUND if numeral in _ROUND else _NUMERALS).index(numeral) + 1
