"""Recognises concrete wording: a figure, a share, a title or quoted name, a place, a body, an object."""

from __future__ import annotations

from generator.chinese.expressions import Expression

MEASURES = "个件次人名场条份处项起批户家所类种台套亩元支期届年月天日小时成倍"
_NUMERAL = rf"[〇一二两三四五六七八九十百千万半]+(?:余|多)?[{MEASURES}](?!性)"
_NAMED = "《[^》]+》|“[^”]+”"
_SHARE = "半数|[过近大多一]半|[一二三四五六七八九十百]+分之[一二三四五六七八九十]+"
_PLACE = (
    "村|社区|嘎查|小区|小学|中学|学校|幼儿园|公司|合作社|企业|路段|市场|集镇|集市|工地|园区|景区|广场|路口|街区|"
    "国道|省道|县道|乡道|河道|河段|水库|沿线|车站|卫生院|医院|敬老院|超市|门店|饭店|加油站|司法所|派出所|执法队|便民服务中心"
)
_OBJECT_WORDS = "记录仪|送达回证|询问笔录|处罚决定书|终端机|自助机|宣传栏|显示屏|阅览室|调解室|公示栏|意见箱|公众号"
# In front of such words they name nobody: 部分村, 各社区, 全镇企业.
_ANY = (
    "部分|个别|少数|多数|有的|有些|一些|某些|各类|各|几个|不少|许多|"
    "全镇|全乡|街道|辖区|基层|行政|重点|薄弱|偏远|相关|有关"
)
_OBJECT = Expression(rf"(\p{{Han}}{{2,}}?)(?:{_PLACE})")
_NOBODY = Expression(rf"(?:{_ANY}|[农乡本每在到对由和与及等的])(?:行政)?$")
_FIGURE = Expression(rf"\d|[０-９]|{_NUMERAL}|{_SHARE}|{_NAMED}|{_OBJECT_WORDS}")
BLANK = Expression("[_＿]+|（填[^）]*）")
"""What stands in a prompt where the town's figure or object goes."""


def concrete(text: str) -> bool:
    """True if the words hold a figure, a share, a place or a named object, and no blank."""
    if BLANK.search(text):
        return False
    return bool(_FIGURE.search(text)) or any(not _NOBODY.search(name) for name in _OBJECT.findall(text))
