"""Family 3, how often and how long against what a year has, and ages against years of birth."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.basis import AUDIT
from generator.checks.checked_report import CheckedReport
from generator.checks.rule import Example, Hit, Rules
from generator.checks.sums import hit
from generator.chinese.expressions import Expression, expression
from generator.claims.cadences import beyond_a_year, find_cadences
from generator.claims.claim import SENTENCE_ENDS, stretch

RULES = Rules()
rule = RULES.rule

_H = "一、主要举措和成效\n"


@rule(
    "FZ341", "次数、天数与一年的日历合不上", "提示", AUDIT,
    explain="每周一次的，全年不会有60次；每月一次、从未中断的，全年应有12次；一个大厅全年不会开门412天。各村分别开展的、累计的不比。",
    finds=(_H + "每周四组织夜学一次，全年共组织68次。", _H + "例会每月召开一次，从未中断，全年共召开9次。", _H + "全年实际开门412天。"),
    spares=(_H + "每周四组织夜学一次，全年共组织48次。", _H + "例会每月召开一次，全年共召开9次。", _H + "各村每月组织一次，全年共组织96次。",
            _H + "每季度组织宣誓一次，全年30人参加；开展警示教育9次。",
            _H + "全年实际开门338天，全年累计值班412天。"),
    todo="请核对次数、天数",
)  # fmt: skip
def not_so_often(document: CheckedReport) -> Iterator[Hit]:
    """A yearly count that its cadence cannot come to, more days of opening than a year has."""
    running = [claim for claim in document.claims if document.line_of(claim).is_running]
    for one in find_cadences(running):
        if not one.fits:
            yield hit(document, one.count, f"“{one.cadence}”与全年{one.count.bare_words}不符")
    for claim in running:
        if claim.kind == "duration" and (most := beyond_a_year(claim)):
            yield hit(document, claim, f"一年最多{most}{'天' if claim.alike == '天' else '个月'}")


_BORN = Expression(
    "(?:生于|出生于)(?P<after>(?:19|20)\\d\\d)年|(?P<before>(?:19|20)\\d\\d)年(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:出生|生(?=[，人]))"
)
_AGE = Expression("(?:今年|现年|年近|时年|已)?(?P<age>\\d{2})(?:周)?岁(?!以|及|的?[老儿少青])")


@rule(
    "FZ342", "年龄与出生年份不符", "提示", AUDIT,
    explain="写了哪年出生、又写了多少岁的，年龄应是报告年度减去出生年份，相差一岁的（虚岁、未过生日）不算。",
    finds=Example(_H + "退休法官陈某生于1960年，现年74岁，受聘担任调解员。", year=2024),
    spares=Example(_H + "退休法官陈某生于1960年，现年65岁，受聘担任调解员。", year=2024),
    todo="请核对年龄和出生年份",
)  # fmt: skip
def of_another_age(document: CheckedReport) -> Iterator[Hit]:
    """An age that the year of birth in its sentence does not come to in the report's year."""
    year = document.year
    for line in document.body if year else ():
        for found in _AGE.finditer(line.text) if "岁" in line.text else ():
            first, last = stretch(line.text, found.start(), found.end(), SENTENCE_ENDS)
            born = [int(one["after"] or one["before"]) for one in _BORN.finditer(line.text, first, last)]
            ages = len(expression("岁").findall(line.text[first:last]))
            if len(born) == ages == 1 and abs((year or 0) - born[0] - int(found["age"])) > 1:
                yield Hit(
                    line, found[0], f"{born[0]}年出生的，{year}年是{(year or 0) - born[0]}岁", start=found.start()
                )
