"""The rules as a table of the handbook. ``python -m generator.review.handbook`` rebuilds it."""

from __future__ import annotations

from pathlib import Path

from generator.checks import rules
from generator.resources import resource
from generator.writing import replace_file

BEGIN, END = "<!-- 规则表：由程序生成 -->", "<!-- 规则表完 -->"
HANDBOOK = resource("docs", "手册.md")


def rule_table() -> str:
    """All rules as the table of the handbook."""
    cells = ((rule.id, rule.family, rule.severity, rule.title, rule.basis) for rule in rules().values())
    rows = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join((BEGIN, "| 规则 | 类别 | 程度 | 内容 | 依据 |", "|---|---|---|---|---|", *rows, END))


def write_table(handbook: Path) -> None:
    """Put the table of rules where the handbook has it."""
    text = handbook.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    replace_file(handbook, (before + rule_table() + after).encode("utf-8"))


if __name__ == "__main__":
    write_table(HANDBOOK)
