"""What the officer has written into 报送情况 of an earlier roll-up, read back so that it is not lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from generator.batch.rollup.county import Submission
from generator.batch.rollup.progress import NOTED, SUBMISSION


def read_noted(folder: Path) -> Iterator[tuple[str, Submission]]:
    """What was noted of each town in any 汇总.xlsx of the folder, the newest last."""
    for path in sorted(folder.glob("汇总*.xlsx"), key=lambda path: path.stat().st_mtime):
        try:
            rows = CalamineWorkbook.from_path(path).get_sheet_by_name(SUBMISSION).to_python()
        except (CalamineError, OSError):
            continue  # none of ours: it stays as it is, and says nothing
        yield from _noted([[str(cell).strip() for cell in row] for row in rows])


def _noted(rows: list[list[str]]) -> Iterator[tuple[str, Submission]]:
    head = next((row for row in rows if set(NOTED) <= set(row)), [])
    columns = [head.index(name) for name in NOTED] if head else []
    for row in rows[rows.index(head) + 1 :] if head else ():
        if row[0] and any(row[column] for column in columns):
            yield row[0], Submission(*(row[column] for column in columns))
