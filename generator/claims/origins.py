"""Words that say where matters come from or of what sort they are: 县交办, 自排, 人大, 涉法."""

from __future__ import annotations

from generator.chinese.expressions import Expression

_ORIGIN = Expression(
    "国家|中央|省|(?<!城)市(?![场政民容])|县|区级|上级|人大|政协|巡察|巡视|督[察查导办]|审计|自[查排行]|本级|村级|镇级|热线|12345|平台|领导|包案|网上|来信|交办|转办|移送|专项|"
    "企业|群众(?!满意|评价|认可)|党内|行政(?!村)|民事|刑事|涉法|重点|重大|一般|初次|重复|媒体|检察|法院"
)


def of_other_origin(first: str, again: str) -> bool:
    """True if the later words name an origin or a sort that the first ones do not."""
    return bool(set(_ORIGIN.findall(again)) - set(_ORIGIN.findall(first)))
