"""A report's structure without its words."""

from generator.report.outline import LEVEL_TITLES, ROLE_TITLES, Report, Table


def skeleton(report: Report) -> list[str]:
    """A line for each block: what it is, and its number."""
    return [
        *(_line(block) for block in report.blocks),
        *(line for annex in report.annexes for line in ("附件", *map(_line, annex.blocks))),
    ]


def _line(block):
    if isinstance(block, Table):
        return f"表格 {len(block.columns)}×{len(block.rows) + 1}"
    return (LEVEL_TITLES[block.level] if block.level else ROLE_TITLES[block.role]) + block.number
