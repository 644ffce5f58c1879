"""What to do about a fault, said of cells: a facts file has lines, a workbook has rows and columns."""

from __future__ import annotations

import re

from generator.facts.facts import CONFIRMED

_RULES = (
    (re.compile(rf"在“{CONFIRMED}”下写一行“(.+?): 原因”"), rf"在“{CONFIRMED}”表里加一行，“关系”写“\1”，“原因”写明理由"),
    (re.compile(r"请(?:在“.+?:”下面)?加一行“[^”]+?: (.+?)”"), r"请填写，如“\1”"),
    (re.compile(r"；暂时没有的写“[^”]+?: 待补”"), "；暂时没有的填“待补”"),
    (re.compile(r"“([^”:]+): ([^”]+)”"), r"“\1”填“\2”"),
    (re.compile(r"，每项一行，前面加“- ”|，每项以“- ”开头"), "，一格里每项一行"),
    (re.compile(r"，如“\{.+\}”"), ""),
    (re.compile(r"在冒号后面写明"), "写明"),
    (re.compile(r"请填写，如“…”"), "请填写"),
)


def in_cells(todo: str) -> str:
    """The advice as it fits a workbook."""
    for rule, said in _RULES:
        todo = rule.sub(said, todo)
    return todo
