"""Reads what the officer wrote into 报送情况 of an earlier roll-up, so that the next one keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from generator.batch.rollup.county import OfficerNotes
from generator.batch.rollup.progress import OFFICER_COLUMNS, SUBMISSIONS_SHEET


def read_officer_notes(folder: Path) -> Iterator[tuple[str, OfficerNotes]]:
    """The officer's notes by town from each 汇总*.xlsx of the folder, the newest file last."""
    for path in sorted(folder.glob("汇总*.xlsx"), key=lambda path: path.stat().st_mtime):
        try:
            rows = CalamineWorkbook.from_path(path).get_sheet_by_name(SUBMISSIONS_SHEET).to_python()
        except (CalamineError, OSError):
            continue  # not a roll-up of ours: there is nothing to carry over
        yield from _notes_in([[str(cell).strip() for cell in row] for row in rows])


def _notes_in(rows: list[list[str]]) -> Iterator[tuple[str, OfficerNotes]]:
    head = next((row for row in rows if set(OFFICER_COLUMNS) <= set(row)), [])
    columns = [head.index(name) for name in OFFICER_COLUMNS] if head else []
    for row in rows[rows.index(head) + 1 :] if head else ():
        if row[0] and any(row[column] for column in columns):
            yield row[0], OfficerNotes(*(row[column] for column in columns))
