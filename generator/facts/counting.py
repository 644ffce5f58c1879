"""The lines that say what counts for a field and what does not: from its declaration, else by its kind."""

from __future__ import annotations

from generator.facts.declare import Basis, Declaration, Kind
from generator.facts.values.breakdown import OVERLAP

_OF_BASIS: dict[Basis, tuple[str, str]] = {
    "本年数": ("报告年度里发生的，按台账数", "上年的，计划做、还没有做的"),
    "年末数": ("年底还在册、还在用的", "年内已经撤销、停用、离开的"),
    "累计数": ("从开始到年底一共的", "计划做、还没有做的"),
    "": ("台账、系统里查得到的数", "估计的数"),
}
_OF_KIND: dict[Kind, tuple[str, str]] = {
    "year": ("报告写的是哪一年的工作", "写报告的那一年"),
    "rate": ("系统导出的、上级通报的百分数", "自己估计的"),
    "yes_no": ("已经做到、有材料可查的填“是”", "只在筹备、没有材料的填“否”"),
    "choice": ("照文件、台账上的情况选", "打算以后改成的"),
    "text": ("照实写，名称照文件、牌子上的全称", "简称、口头的叫法，还没有做的事"),
    "texts": ("今年真正有的，一项一项写", "计划的，没有材料可查的"),
    "date": ("文件、记录上写的那一天", "打算的、大概的日期"),
    "person": ("本人的姓名，只留底", "职务、电话"),
    "items": ("今年真正有的，一条一条写", "计划的，没有材料可查的"),
}
_OF_UNIT = {
    **dict.fromkeys(("人次",), "同一个人来两次算两次"),
    **dict.fromkeys(("人", "名"), "同一个人只算一次"),
    **dict.fromkeys(("次", "场", "场次", "批次", "批"), "一次算一次，不按人数、村数重复算"),
    **dict.fromkeys(("件", "起", "宗"), "一件只算一次"),
    **dict.fromkeys(("家次", "件次"), "同一家（件）来两次算两次"),
}


def counting(declared: Declaration) -> tuple[str, ...]:
    """Two or more lines: what counts (算), what does not (不算), how one thing is counted, what bears it out."""
    counts, excludes = _OF_BASIS[declared.basis] if declared.basis else _OF_KIND.get(declared.kind, _OF_BASIS[""])
    once = _OF_UNIT.get(declared.unit, "")
    lines = [f"算：{declared.counts or counts}", f"不算：{declared.excludes or excludes}"]
    lines += [f"怎么数：{once}"] if once else []
    lines += [f"分项：一件归一个分项；归了两个的写上“{OVERLAP}”"] if declared.kind == "breakdown" else []
    lines += [f"看什么材料：{declared.evidence}"] if declared.evidence and declared.basis else []
    return tuple(lines)
