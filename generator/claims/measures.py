"""Measure words: their kinds of amount, which of them are used for the same things, how they convert."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "count", "money", "area", "length", "weight", "duration", "share", "points", "multiple", "bare", "ordinal"
]
"""What a figure is an amount of: ``share`` is a part of one (per cent, 成, 三分之一), ``bare`` has no measure word."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure word's kind, the common word of all that are used alike, and how many of that one it is."""

    kind: Kind
    alike: str
    factor: Decimal = Decimal(1)


_COUNTED: tuple[tuple[str, str], ...] = (
    ("人", "人 名 位 票"),
    ("人次", "人次"),
    ("件", "件 起 宗 例 卷 桩"),
    ("件次", "件次"),
    ("次", "次 场 场次 趟"),
    ("批", "批 批次"),
    ("条次", "条次"),
    ("家", "家"),
    ("户", "户"),
    ("份", "份 册 本 张"),
    ("处", "处"),
    ("台", "台 套"),
    ("块", "块 面"),
    *((word, word) for word in ["家次", "户次", "台次", "架次", "班次", "车次", "个", "项", "条", "篇", "幅", "期", "轮", "支", "座", "辆", "艘", "株", "栋", "幢", "眼", "间", "部", "则", "堂", "节", "组", "只", "头", "架", "枚", "盏", "把", "根", "棵", "口", "封", "款", "类", "种", "团", "所", "届", "集", "笔"]),
)  # fmt: skip

_CONVERTED: tuple[tuple[Kind, str, str], ...] = (
    ("money", "元", "元 1 万元 10000 亿元 100000000 块钱 1"),
    ("area", "平方米", "平方米 1 平米 1 m² 1 ㎡ 1 亩 666.6666667 公顷 10000 平方公里 1000000"),
    ("length", "米", "米 1 公里 1000 千米 1000 延米 1"),
    ("weight", "公斤", "公斤 1 千克 1 吨 1000 斤 0.5"),
    ("duration", "小时", "分钟 1 小时 60 学时 60 课时 60"),
    ("duration", "天", "天 1 日 1"),
    ("duration", "工作日", "个工作日 1 工作日 1"),
    ("duration", "月", "个月 1 个季度 3 个半年 6"),
    ("duration", "年", "周年 1"),
    ("points", "百分点", "个百分点 1 百分点 1 个点 1"),
    ("multiple", "倍", "倍 1"),
)

MEASURES: dict[str, Measure] = {}
for _alike, _words in _COUNTED:
    for _word in _words.split():
        MEASURES.setdefault(_word, Measure("count", _alike))
for _kind, _alike, _row in _CONVERTED:
    _pairs = _row.split()
    for _word, _factor in zip(_pairs[::2], _pairs[1::2], strict=True):
        MEASURES[_word] = Measure(_kind, _alike, Decimal(_factor))

SHARE = Measure("share", "%")
BARE = Measure("bare", "")
GENERIC = frozenset({"个", "处", "项", "台", "件", "类"})
"""Measure words that may sum up things which have measure words of their own: 阵地20处 as 小游园2座、漫画墙6面 …"""

EVENTS = frozenset({"次", "期", "轮", "堂", "节", "趟"})
"""Alike-words of what is held rather than had."""


def measure_of(unit: str) -> Measure:
    """The measure of a word as it is written; bare for one that is none."""
    return MEASURES.get(unit, BARE)
