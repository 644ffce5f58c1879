"""The roll-up of a county as one workbook (汇总.xlsx): every figure by town; towns are never ranked."""

from __future__ import annotations

from generator.batch.rollup.county import County, OfficerNotes, Overview, Records, ReturnedTown
from generator.batch.rollup.officer_notes import only_notes_changed, read_officer_notes
from generator.batch.rollup.workbook import roll_up

__all__ = [
    "County",
    "OfficerNotes",
    "Overview",
    "Records",
    "ReturnedTown",
    "only_notes_changed",
    "read_officer_notes",
    "roll_up",
]
