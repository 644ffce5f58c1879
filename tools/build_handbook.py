"""The tables of the handbook, of rules and of fields: ``python tools/build_handbook.py`` rebuilds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from generator import find_fields
from generator.checks import rules
from generator.files.resources import resource
from generator.tasks.fields import FieldRow
from generator.writing import replace_file

HANDBOOK = resource("docs", "手册.md")
RULES = "<!-- 规则表：由程序生成 -->", "<!-- 规则表完 -->"
FIELDS = "<!-- 填报项目 -->", "<!-- 填报项目完 -->"


def rebuilt(handbook: str) -> str:
    """The handbook's text with both tables made anew."""
    with_rules = _between(*RULES, f"\n{rule_table()}\n", handbook)
    return _between(*FIELDS, f"\n\n{field_table(find_fields())}\n", with_rules)


def rule_table() -> str:
    """All rules, a row each."""
    cells = ((rule.id, rule.family, rule.severity, rule.title, rule.basis) for rule in rules().values())
    rows = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join(("| 规则 | 类别 | 程度 | 内容 | 依据 |", "|---|---|---|---|---|", *rows))


def field_table(rows: Iterable[FieldRow]) -> str:
    """A table for each topic, a row a field."""
    return "\n".join(_tables(rows)) + "\n"


def _tables(rows: Iterable[FieldRow]) -> Iterator[str]:
    for topic, inside in groupby(rows, key=lambda row: row.topic):
        yield f"### {topic}\n"
        yield "| 名称 | 单位 | 科室 | 怎么填 | 写在哪里 |\n|---|---|---|---|---|"
        for row in inside:
            cells = (f"{row.core}{row.title}", row.unit, row.office, row.meaning, row.printed)
            yield f"| {' | '.join(cells)} |"
        yield ""


def _between(begin: str, end: str, table: str, text: str) -> str:
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    return before + begin + table + end + after


if __name__ == "__main__":
    replace_file(HANDBOOK, rebuilt(HANDBOOK.read_text(encoding="utf-8")).encode())
