"""What goes back to be corrected: the county's form with the faulty towns alone, as they were filled in.

Red cells say in a note what is wrong, a column 退回原因 says all of it. Corrected, it is fed in again as it is; not
corrected, it has the same faults: what could not be read is written so that it still cannot be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.errors import Fault, Rejected
from generator.facts.facts import EVIDENCE
from generator.workbook.form import COUNTY, NAME, RETURNED, Column, Sheet, name_column, plain, sheets, stamp
from generator.workbook.forms.book import Book, Page, look_of, width_of
from generator.workbook.forms.county import FIRST, HEAD, KEYS, OFFICE, TITLE, UNIT, finish
from generator.workbook.forms.explanation import explain
from generator.workbook.reading import TownRow
from generator.workbook.reading.cells import Raw, typed_text
from generator.workbook.reading.rows import SheetRow

_UNVALUED = "#N/A"
_MOST_REASONS = 30
EVIDENCE_KEYS = (f"{EVIDENCE}.title", f"{EVIDENCE}.words")


@dataclass(slots=True)
class _Row:
    """A row that goes back: its texts by key, what is wrong with each, what is wrong with all of it."""

    town: str
    texts: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, list[Fault]] = field(default_factory=dict)
    reasons: list[Fault] = field(default_factory=list)

    def takes(self, texts: dict[str, str]) -> bool:
        """Whether the texts can stand in it without hiding another."""
        return all(plain(self.texts.get(key, text)) == plain(text) for key, text in texts.items())


def returned_form(returned: Iterable[tuple[TownRow, Sequence[Fault]]], *, title: str = "退回修改的填报表") -> bytes:
    """The form with these towns; each of the faults is told at its cell, else at the first row of its sheet."""
    towns = [_Town(town, faults) for town, faults in returned]
    book = Book(title)
    explain(book, COUNTY, title)
    for sheet in sheets():
        rows = [row for town in towns for row in town.rows(sheet)]
        strange = list(dict.fromkeys(key for row in rows for key in row.texts if key.startswith("?")))
        columns = [column for column in sheet.columns if _shown(sheet, column, rows)]
        if columns:
            _write(book, sheet, columns, strange, rows)
    return book.data()


def _shown(sheet: Sheet, column: Column, rows: Sequence[_Row]) -> bool:
    return sheet.kind != "fields" or column.core or any(column.key in row.texts for row in rows)


class _Town:
    """A town that goes back: its rows, and where each of its faults belongs."""

    def __init__(self, town: TownRow, faults: Sequence[Fault]) -> None:
        self.town, self.name = town, town.name
        self.by_cell: dict[tuple[str, str], list[Fault]] = {}
        for fault in faults:
            self.by_cell.setdefault((fault.file, fault.cell), []).append(fault)
        self.with_values: set[Fault] = set()
        self.faults = list(faults)
        self.made = {sheet.title: list(self._rows(sheet)) for sheet in sheets()}
        self._tell_the_rest()

    def rows(self, sheet: Sheet) -> list[_Row]:
        """The town's rows of a sheet."""
        return self.made[sheet.title]

    def _rows(self, sheet: Sheet) -> Iterator[_Row]:
        keys = {column.key for column in sheet.columns}
        found: list[_Row] = [_Row(self.name)] if sheet.kind == "fields" else []
        for written in self.town.rows:
            texts, wrong = self._of(written, keys)
            if not texts and not wrong:
                continue
            row = next((one for one in found if one.takes(texts)), None) if sheet.kind == "fields" else None
            if row is None:
                row = _Row(self.name)
                found.append(row)
            row.texts |= texts
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

    def _tell_the_rest(self) -> None:
        """What belongs to no cell stands in the sheet of its topic, else in the first."""
        titles = [sheet.title for sheet in sheets()]
        for fault in self.faults:
            if fault in self.with_values:
                continue
            topic = fault.place.partition(" › ")[0]
            rows = self.made[topic if topic in titles else titles[0]]
            if not rows:
                rows.append(_Row(self.name))
            rows[0].reasons.append(fault)


def _columns(written: SheetRow) -> Iterator[tuple[int, Column]]:
    """The columns of a row that are read; of the upright form the one that it asks."""
    if written.table.layout != "upright":
        yield from ((place.index, place.column) for place in written.table.places)
        return
    if (asked := written.answered_column()) and asked.key != NAME:
        yield written.table.places[0].index, asked


def _evidence(written: SheetRow) -> tuple[str, str] | None:
    """What bears the figure of an upright row out, with the figure's title."""
    if written.table.layout != "upright" or len(written.table.places) < 2 or not (asked := written.answered_column()):
        return None
    index = written.table.places[1].index
    words = str(written.cells[index]).strip() if index < len(written.cells) else ""
    return (asked.title.partition("：")[0], words) if words else None


def _as_written(written: SheetRow, index: int, column: Column) -> str:
    """A cell as text; what could not be read still cannot be."""
    seen, at = written.table.grid.seen, (written.number, index + 1)
    raw: Raw = written.cells[index] if index < len(written.cells) else ""
    if raw == "" and at in seen.errors:
        return seen.errors[at]
    if raw == "" and at in seen.unvalued:
        return _UNVALUED
    if isinstance(raw, str):
        return raw
    try:
        return typed_text(
            raw,
            column.declared.kind,
            percent=at in seen.percent,
            sees_formats=seen.formats,
            since_1904=written.table.since_1904,
        )
    except Rejected:
        return f"{raw}（请核）"


# --- Writing --------------------------------------------------------------------------------------------------------


def _write(book: Book, sheet: Sheet, columns: Sequence[Column], strange: Sequence[str], rows: Sequence[_Row]) -> None:
    page = book.add(sheet.title, colour="#C00000" if any(row.reasons for row in rows) else "#A5A5A5")
    _head(page, sheet, columns, strange)
    for number, row in enumerate(rows, FIRST):
        page.put(number, 0, row.town, "name")
        page.put(number, 1, "\n".join(_reasons(row)), "reason")
        for index, column in enumerate(columns, 2):
            _cell(page, number, index, row, column.key, look_of(column.declared))
        for index, key in enumerate(strange, 2 + len(columns)):
            _cell(page, number, index, row, key, "words")
    for index, column in enumerate(columns, 2):
        page.ask(FIRST, index, FIRST + max(len(rows), 1) + 20, column)


def _head(page: Page, sheet: Sheet, columns: Sequence[Column], strange: Sequence[str]) -> None:
    page.put(TITLE, 0, sheet.title, "title")
    page.put(TITLE, 3, "红格是要改的，改好以后原样交回；“退回原因”一列不用删", "tip")
    page.line(KEYS, (stamp(COUNTY), "", *(column.key for column in columns)), "key")
    for index, column in enumerate((name_column(), None, *columns)):
        page.put(HEAD, index, column.title if column else RETURNED, "head")
        page.put(UNIT, index, "单位" if not index else column.unit if column else "", "subhead")
        page.put(OFFICE, index, "填报科室" if not index else column.office if column else "", "subhead")
        page.sheet.set_column(index, index, 16 if not index else width_of(column) if column else 46)
        if column:
            page.remark(HEAD, index, column)
    for index, key in enumerate(strange, 2 + len(columns)):
        page.put(HEAD, index, key[1:], "wrong")
    finish(page, len(columns))


def _cell(page: Page, number: int, index: int, row: _Row, key: str, look: str) -> None:
    faults = row.wrong.get(key, ())
    page.put(number, index, row.texts.get(key, ""), "wrong" if faults else look)
    page.note(number, index, "\n".join(dict.fromkeys(_said(fault) for fault in faults)))


def _reasons(row: _Row) -> Iterator[str]:
    found = list(dict.fromkeys((fault.place.rpartition(" › ")[2], _said(fault)) for fault in row.reasons))
    for number, (place, said) in enumerate(found[:_MOST_REASONS], 1):
        yield f"{number}. {place}：{said}" if place else f"{number}. {said}"
    if len(found) > _MOST_REASONS:
        yield f"……共{len(found)}处"


def _said(fault: Fault) -> str:
    said = f"{fault.what}。{fault.todo}" if fault.todo else fault.what
    return said if said.endswith(("。", "？", "！", "”")) else f"{said}。"
