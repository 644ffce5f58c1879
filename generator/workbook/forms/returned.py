"""Writes the form returned for correction: the county's form with the faulty towns only, as they filled it in.

Red cells say in a note what is wrong, a column 退回原因 says all of it. Corrected, it is fed in again as it is; not
corrected, it has the same faults: what could not be read is written so that it still cannot be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from generator.chinese.width import columns as columns_of
from generator.errors import Fault, Rejected
from generator.facts.facts import EVIDENCE
from generator.workbook.form import (
    COUNTY,
    FORMER_NAME,
    NAME,
    REMARKS,
    RETURNED,
    Column,
    Sheet,
    as_returned,
    name_column,
    plain,
    sheets,
    stamp,
)
from generator.workbook.forms.book import Book, Page, look_of, width_of
from generator.workbook.forms.county import FIRST, HEAD, KEYS, OFFICE, TITLE, UNIT, finish
from generator.workbook.forms.explanation import explain
from generator.workbook.reading import TownRow
from generator.workbook.reading.cells import Raw, typed_text
from generator.workbook.reading.rows import SheetRow

_UNVALUED = "#N/A"
_MOST_REASONS = 30
_NAME_PLACE = f"{name_column().declared.topic} › {name_column().title}"
EVIDENCE_KEYS = (f"{EVIDENCE}.title", f"{EVIDENCE}.words")


@dataclass(slots=True)
class _Row:
    """A returned row: its texts by key, the faults of each, and the faults of the whole row."""

    town: str
    former: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, list[Fault]] = field(default_factory=dict)
    reasons: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def fits(self, texts: dict[str, str]) -> bool:
        """True if the texts fit into the row without overwriting another."""
        return all(plain(self.texts.get(key, text)) == plain(text) for key, text in texts.items())


def returned_form(
    returned: Iterable[tuple[TownRow, Sequence[Fault]]],
    *,
    title: str = "退回修改的填报表",
    saved: Mapping[str, datetime | None] | None = None,
    opinion: str = "",
    year: int = 0,
    offices: Mapping[str, str] | None = None,
) -> bytes:
    """The bytes of a form with these towns; each fault is a comment at its cell, else on the first row of its sheet.

    ``saved`` are the times at which files were saved, by file: the form replaces what was saved until the latest of its
    own. ``opinion`` is the officer's, shown on each sheet; ``offices`` are the county's own names of offices.
    """
    towns = [_Town(town, faults, _latest(town, saved or {})) for town, faults in returned]
    book = Book(title, year=year, offices=offices)
    explain(book, COUNTY, title)
    for sheet in sheets():
        rows = [row for town in towns for row in town.rows(sheet)]
        strange = list(dict.fromkeys(key for row in rows for key in row.texts if key.startswith("?")))
        columns = [column for column in sheet.columns if _shown(sheet, column, rows)]
        if columns:
            page = book.add(sheet.title, colour="#C00000" if any(row.reasons for row in rows) else "#A5A5A5")
            page.put(TITLE, 4, f"审核意见：{opinion}" if opinion else "", "warning")
            _write(page, sheet, columns, strange, rows)
    return book.data()


def _latest(town: TownRow, saved: Mapping[str, datetime | None]) -> datetime | None:
    """When the newest of the town's files was saved; None if that is not known."""
    files = {written.table.file for written in town.rows}
    return max((when for file in files if (when := saved.get(file))), default=town.as_of)


def _shown(sheet: Sheet, column: Column, rows: Sequence[_Row]) -> bool:
    return sheet.kind != "fields" or column.core or any(column.key in row.texts for row in rows)


class _Town:
    """A returned town: its rows, with each of its faults assigned to one."""

    def __init__(self, town: TownRow, faults: Sequence[Fault], as_of: datetime | None) -> None:
        self.town, self.name = town, town.name
        self.former = as_returned(town.name, as_of)
        self.by_cell: dict[tuple[str, str], list[Fault]] = {}
        for fault in faults:
            self.by_cell.setdefault((fault.file, fault.cell), []).append(fault)
        self.with_values: set[Fault] = set()
        self.faults = list(faults)
        self.of_name = [fault for fault in faults if fault.place == _NAME_PLACE]
        self.made = {sheet.title: list(self._rows(sheet)) for sheet in sheets()}
        for row in [row for rows in self.made.values() for row in rows] if self.of_name else ():
            row.wrong[NAME] = self.of_name
            row.reasons = [*self.of_name, *row.reasons]
        self._add_other_faults()

    def rows(self, sheet: Sheet) -> list[_Row]:
        """The town's rows of a sheet."""
        return self.made[sheet.title]

    def _rows(self, sheet: Sheet) -> Iterator[_Row]:
        keys = {column.key for column in sheet.columns}
        found: list[_Row] = [_Row(self.name, self.former)] if sheet.kind == "fields" else []
        for written in self.town.rows:
            texts, wrong = self._of(written, keys)
            own = texts or wrong or any(column.key in keys for _, column in _columns(written))
            remarks = [remark.beside_row for remark in written.remarks()] if own else []
            if not (texts or wrong or remarks):
                continue
            row = next((one for one in found if one.fits(texts)), None) if sheet.kind == "fields" else None
            if row is None:
                row = _Row(self.name, self.former)
                found.append(row)
            row.texts |= texts
            row.remarks += remarks
            for key, faults in wrong.items():
                row.wrong.setdefault(key, []).extend(faults)
                row.reasons += faults
                self.with_values |= set(faults)
        yield from found

    def _of(self, written: SheetRow, keys: set[str]) -> tuple[dict[str, str], dict[str, list[Fault]]]:
        """The texts of a written row that belong to a sheet, and the faults of their cells."""
        texts: dict[str, str] = {}
        wrong: dict[str, list[Fault]] = {}
        for index, column in _columns(written):
            if column.key not in keys:
                continue
            if text := _as_written(written, index, column):
                texts[column.key] = text
            cell = written.table.cell(written.number, index)
            if faults := self.by_cell.get((written.table.file, cell)):
                wrong[column.key] = list(faults)
        if EVIDENCE_KEYS[0] in keys and (words := _evidence(written)):
            texts = dict(zip(EVIDENCE_KEYS, words, strict=True))
        if texts or wrong:
            for index, title in written.table.unread.items():
                if index < len(written.cells) and written.cells[index] != "":
                    texts[f"?{title}"] = str(written.cells[index])
                    cell = written.table.cell(written.number, index)
                    wrong[f"?{title}"] = list(self.by_cell.get((written.table.file, cell), ()))
        return texts, wrong

    def _add_other_faults(self) -> None:
        """Assign faults without a cell to the sheet of their topic, else to the first sheet."""
        titles = [sheet.title for sheet in sheets()]
        for fault in self.faults:
            if fault in self.with_values or fault in self.of_name:
                continue
            topic = fault.place.partition(" › ")[0]
            rows = self.made[topic if topic in titles else titles[0]]
            if not rows:
                rows.append(_Row(self.name, self.former))
            rows[0].reasons.append(fault)


def _columns(written: SheetRow) -> Iterator[tuple[int, Column]]:
    """Index and column of each cell of a row that is read and counts, but for the town's name."""
    return (pair for pair in written.answers() if pair[1].key != NAME)


def _evidence(written: SheetRow) -> tuple[str, str] | None:
    """The figure's title and its evidence in a row of the upright form; None without evidence."""
    if written.table.layout != "upright" or len(written.table.places) < 2 or not (asked := written.answered_column()):
        return None
    index = written.table.places[1].index
    words = str(written.cells[index]).strip() if index < len(written.cells) else ""
    return (asked.title.partition("：")[0], words) if words else None


def _as_written(written: SheetRow, index: int, column: Column) -> str:
    """A cell as text, with which it is read again as before, unreadable values included."""
    extras, at = written.table.grid.extras, (written.number, index + 1)
    raw: Raw = written.cells[index] if index < len(written.cells) else ""
    if raw == "" and at in extras.errors:
        return extras.errors[at]
    if at in extras.garbled or (raw == "" and at in extras.unvalued):
        return _UNVALUED
    if isinstance(raw, str):
        return raw
    try:
        return typed_text(
            raw,
            column.declared.kind,
            percent=at in extras.percent,
            sees_formats=extras.formats,
            since_1904=written.table.since_1904,
        )
    except Rejected:
        return f"{raw}（请核）"


# --- Writing --------------------------------------------------------------------------------------------------------


def _write(page: Page, sheet: Sheet, columns: Sequence[Column], strange: Sequence[str], rows: Sequence[_Row]) -> None:
    _head(page, sheet, columns, strange)
    remarked = any(row.remarks for row in rows)
    beside = 2 + len(columns) + len(strange)
    former = beside + remarked
    if remarked:
        page.put(HEAD, beside, REMARKS, "head")
        page.sheet.set_column(beside, beside, 30)
    page.put(HEAD, former, FORMER_NAME, "key")
    page.sheet.set_column(former, former, None, None, {"hidden": True})
    for number, row in enumerate(rows, FIRST):
        _cell(page, number, 0, row, NAME, "name")
        page.put(number, former, row.former, "key")
        reasons = "\n".join(_reasons(row))
        page.put(number, 1, reasons, "reason")
        page.sheet.set_row(number, _height(reasons))
        for index, column in enumerate(columns, 2):
            _cell(page, number, index, row, column.key, look_of(column.declared))
        for index, key in enumerate(strange, 2 + len(columns)):
            _cell(page, number, index, row, key, "words")
        if remarked:
            page.put(number, beside, "\n".join(dict.fromkeys(row.remarks)), "words")
    for index, column in enumerate(columns, 2):
        page.ask(FIRST, index, FIRST + max(len(rows), 1) + 20, column)


def _height(reasons: str) -> float:
    """The height in points that shows all reasons: WPS does not fit the height of rows by itself."""
    lines = sum(max(1, -(-columns_of(line) // 44)) for line in reasons.split("\n"))
    return min(max(19.0, 14.0 * lines + 5), 409)


def _head(page: Page, sheet: Sheet, columns: Sequence[Column], strange: Sequence[str]) -> None:
    page.put(TITLE, 0, sheet.title, "title")
    page.put(TITLE, 3, "红格是要改的，改好以后原样交回；“退回原因”一列不用删", "tip")
    page.put(KEYS, 0, stamp(COUNTY), "key")
    page.line(KEYS, tuple(column.key for column in columns), "key", first=2)
    for index, column in enumerate((name_column(), None, *columns)):
        page.put(HEAD, index, column.title if column else RETURNED, "head")
        page.put(UNIT, index, "单位" if not index else column.unit if column else "", "subhead")
        page.put(
            OFFICE, index, "填报科室" if not index else page.book.office(column.office) if column else "", "subhead"
        )
        page.sheet.set_column(index, index, 16 if not index else width_of(column) if column else 46)
        if column:
            page.remark(HEAD, index, column)
    for index, key in enumerate(strange, 2 + len(columns)):
        page.put(HEAD, index, key[1:], "wrong")
    finish(page, len(columns))


def _cell(page: Page, number: int, index: int, row: _Row, key: str, look: str) -> None:
    faults = row.wrong.get(key, ())
    page.put(number, index, row.town if key == NAME else row.texts.get(key, ""), "wrong" if faults else look)
    page.note(number, index, "\n".join(dict.fromkeys(_message(fault) for fault in faults)))


def _reasons(row: _Row) -> Iterator[str]:
    found = list(dict.fromkeys((fault.place.rpartition(" › ")[2], _message(fault)) for fault in row.reasons))
    for number, (place, said) in enumerate(found[:_MOST_REASONS], 1):
        yield f"{number}. {place}：{said}" if place else f"{number}. {said}"
    if len(found) > _MOST_REASONS:
        yield f"……共{len(found)}处"


def _message(fault: Fault) -> str:
    said = f"{fault.what}。{fault.todo}" if fault.todo else fault.what
    return said if said.endswith(("。", "？", "！", "”")) else f"{said}。"
