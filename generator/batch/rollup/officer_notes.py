"""Reads what the officer wrote into 报送情况 of an earlier roll-up, so that the next one keeps it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from generator.batch.rollup.county import OfficerNotes
from generator.batch.rollup.progress import OFFICER_COLUMNS, SUBMISSIONS_SHEET
from generator.batch.rollup.sheet import SheetContent, content_digest
from generator.files.zips import Limits, SafeZip, UnsafeZip

CUSTOM = "docProps/custom.xml"
MARK = "fazhi:content:"
"""Before the hash of a roll-up's content among the properties of its file."""


def read_officer_notes(folder: Path) -> Iterator[tuple[str, OfficerNotes]]:
    """The officer's notes by town from each 汇总*.xlsx of the folder, the newest file last."""
    for path in sorted(folder.glob("汇总*.xlsx"), key=lambda path: path.stat().st_mtime):
        try:
            rows = CalamineWorkbook.from_path(path).get_sheet_by_name(SUBMISSIONS_SHEET).to_python()
        except (CalamineError, OSError):
            continue  # not a roll-up of ours: there is nothing to carry over
        yield from _notes_in([[str(cell).strip() for cell in row] for row in rows])


def only_notes_changed(path: Path) -> bool:
    """True if nothing in an earlier roll-up was changed but the cells that the officer fills in."""
    try:
        with SafeZip(path, Limits(entries=1_000, size=1 << 30)) as file:
            custom = file.read(CUSTOM).decode("utf-8", "replace") if CUSTOM in file.entries else ""
        found = re.search(rf">{MARK}([0-9a-f]{{64}})<", custom)
        return found is not None and found[1] == content_digest(_contents(CalamineWorkbook.from_path(path)))
    except (CalamineError, OSError, UnsafeZip):
        return False


def _contents(workbook: CalamineWorkbook) -> Iterator[tuple[str, SheetContent]]:
    for name in workbook.sheet_names:
        content = SheetContent()
        own: frozenset[int] = frozenset()
        for number, row in enumerate(workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)):
            for column, value in enumerate(row):
                if column not in own:
                    content.add(number, column, value)
            if name == SUBMISSIONS_SHEET and set(OFFICER_COLUMNS) <= set(map(str, row)):
                own = frozenset(column for column, value in enumerate(row) if value in OFFICER_COLUMNS)
        yield name, content


def _notes_in(rows: list[list[str]]) -> Iterator[tuple[str, OfficerNotes]]:
    head = next((row for row in rows if set(OFFICER_COLUMNS) <= set(row)), [])
    columns = [head.index(name) for name in OFFICER_COLUMNS] if head else []
    for row in rows[rows.index(head) + 1 :] if head else ():
        if row[0] and any(row[column] for column in columns):
            yield row[0], OfficerNotes(*(row[column] for column in columns))
