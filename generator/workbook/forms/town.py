"""Writes one town's form, upright: a row a figure, to be filled in office by office and printed on A4."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.chinese.width import columns
from generator.facts.facts import topics
from generator.facts.values.breakdown import COMPLETE, OVERLAP
from generator.workbook.form import (
    EVIDENCE_TITLE,
    INDICATOR,
    NAME,
    PART_OF,
    THIS_YEAR,
    TOWN,
    Column,
    Sheet,
    name_column,
    sheets,
    stamp,
)
from generator.workbook.forms.book import Book, Page, look_of
from generator.workbook.forms.content import Content
from generator.workbook.forms.county import rows_of
from generator.workbook.forms.explanation import explain

HEAD = (INDICATOR, "单位", THIS_YEAR, "上年", "填报科室", EVIDENCE_TITLE, "说明")
_WIDTHS = (30, 8, 15, 11, 12, 16, 40)
_KEY = len(HEAD)
_ALWAYS = ("basic.year", NAME)
"""Keys of the rows that every sheet begins with: year and town."""

_ENTRY_ROWS, _NOTE_ROWS = 10, 6
_COLOURS = {"fields": "#4472C4", "entries": "#70AD47", "notes": "#A5A5A5"}


@dataclass(frozen=True, slots=True)
class TownForm:
    """The content of a town's form: this year's facts, last year's if known, the short or the full list, the year.

    ``offices`` are the county's own names of offices.
    """

    content: Content = field(default_factory=Content)
    last_year: Content | None = None
    full: bool = False
    year: int = 0
    offices: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title of each sheet."""
        year = f"{self.year}年度" if self.year else ""
        return f"{self.content.town}{year}法治政府建设年度报告填报表"

    def office(self, name: str) -> str:
        """The county's name of an office of the vocabulary."""
        return self.offices.get(name, name)


def town_form(form: TownForm, *, by_office: bool = False) -> bytes:
    """The bytes of the form, an .xlsx; with ``by_office`` with a sheet an office."""
    book = Book(form.title, year=form.year, offices=form.offices)
    explain(book, TOWN, form.title)
    if by_office:
        for office in offices(form):
            _upright(book, form, office, list(_of_office(form, office)), f"（{office}）")
    else:
        _upright(book, form, "填报表", list(_columns(form)))
    for sheet in sheets():
        if sheet.kind != "fields":
            _entries(book, form, sheet)
    return book.data()


def office_form(form: TownForm, office: str) -> bytes:
    """The bytes of the form of one office, with its own figures and lists only."""
    book = Book(f"{form.title}（{office}）", year=form.year, offices=form.offices)
    explain(book, TOWN, f"{form.title}（{office}）")
    _upright(book, form, office, list(_of_office(form, office)), f"（{office}）")
    for sheet in sheets():
        if sheet.kind == "entries" and form.office(_office_of(sheet)) in (office, ""):
            _entries(book, form, sheet)
    return book.data()


def offices(form: TownForm) -> tuple[str, ...]:
    """The offices with anything to fill in, as the county calls them, in the order of the vocabulary."""
    return tuple(dict.fromkeys(form.office(column.office) for column in _columns(form)))


def _of_office(form: TownForm, office: str) -> Iterator[Column]:
    """The columns that an office fills in; a county may have given several to one."""
    return (column for column in _columns(form) if form.office(column.office) == office)


def _office_of(sheet: Sheet) -> str:
    """The office that fills in a sheet of entries; empty for the lists that every topic has."""
    return sheet.columns[0].office


def _columns(form: TownForm) -> Iterator[Column]:
    """The columns of the form in the order of the vocabulary, parts below their totals."""
    parts = {sheet.title: sheet for sheet in sheets() if sheet.kind == "fields"}["分项"].columns
    for sheet in sheets():
        if sheet.kind != "fields" or sheet.title == "分项":
            continue
        for column in sheet.columns:
            if _shown(form, column):
                yield column
                yield from (part for part in parts if part.key.startswith(f"{column.key}."))


def _shown(form: TownForm, column: Column) -> bool:
    texts = form.content.texts
    given = column.key in texts or any(key.startswith(f"{column.key}.") for key in texts)
    return column.key not in _ALWAYS and (form.full or column.core or given)


def _upright(book: Book, form: TownForm, name: str, asked: Sequence[Column], whose: str = "") -> None:
    page = book.add(name, colour="#4472C4")
    _prepare(page, form.title + whose)
    row = 2
    for key in _ALWAYS:
        row = _line(page, row, form, name_column() if key == NAME else _column(key))
    topic = ""
    for column in asked:
        if (title := topics()[column.key.partition(".")[0]].title) != topic:
            topic = title
            page.line(row, (title, *[""] * (_KEY - 1)), "section")
            page.sheet.set_row(row, 20)
            row += 1
        row = _line(page, row, form, column)
    _sign(page, row + 1)
    page.sheet.ignore_errors({"number_stored_as_text": f"A1:H{row}"})
    page.sheet.print_area(0, 0, row + 1, _KEY - 1)


def _column(key: str) -> Column:
    return next(column for sheet in sheets() for column in sheet.columns if column.key == key)


def _prepare(page: Page, title: str) -> None:
    sheet = page.sheet
    sheet.merge_range(0, 0, 0, _KEY - 1, title, page.book.look("middle"))
    sheet.set_row(0, 34)
    page.line(1, HEAD, "head")
    page.put(1, _KEY, stamp(TOWN), "key")
    sheet.set_row(1, 22)
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    sheet.set_column(_KEY, _KEY, 4, None, {"hidden": True})
    sheet.freeze_panes(2, 1)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.repeat_rows(1)
    sheet.set_margins(0.5, 0.5, 0.6, 0.7)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _line(page: Page, row: int, form: TownForm, column: Column) -> int:
    """Write the row of a figure or a part; return the index of the next row."""
    part = column.key.count(".") == 2
    name = column.title.rpartition("：")[2]
    before = form.last_year.texts.get(column.key, "") if form.last_year else ""
    told = "" if part and column.declared.kind == "number" else page.book.help(column.declared)
    looks = "words" if look_of(column.declared) == "words" else "figure"
    label = column.title if not part else name if name in (COMPLETE, OVERLAP) else f"{PART_OF}{name}"
    page.put(row, 0, label, "part" if part else "label")
    page.put(row, 1, column.unit, "quiet")
    page.put(row, 2, _this_year(form, column), looks)
    page.put(row, 3, before, "last")
    page.put(row, 4, page.book.office(column.office), "quiet")
    page.put(row, 5, "" if part else form.content.notes.get(EVIDENCE_TITLE, {}).get(column.title, ""), "words")
    page.put(row, 6, told, "quiet")
    page.put(row, _KEY, column.key, "key")
    page.ask(row, 2, row, column)
    page.sheet.set_row(row, _height(told, before, _this_year(form, column)))
    return row + 1


def _this_year(form: TownForm, column: Column) -> str:
    if column.key == "basic.year" and form.year:
        return str(form.year)
    return form.content.town if column.key == NAME else form.content.texts.get(column.key, "")


def _height(told: str, before: str, given: str) -> float:
    """The height in points of a row with wrapped texts."""
    widths = ((told, 46), (before, 10), (given, 13))
    lines = max(sum(max(1, -(-columns(line) // width)) for line in text.split("\n")) for text, width in widths)
    return max(19, 13.5 * min(lines, 9) + 5)


def _sign(page: Page, row: int) -> None:
    for index, who in ((0, "填报人："), (2, "审核人："), (5, "日期：　　　　年　　月　　日")):
        page.put(row, index, who, "sign")
    page.sheet.set_row(row, 30)


def _entries(book: Book, form: TownForm, sheet: Sheet) -> None:
    """Write a sheet of entries, one a row."""
    page = book.add(sheet.title, colour=_COLOURS[sheet.kind])
    width = 126 / len(sheet.columns)
    page.sheet.merge_range(0, 0, 0, len(sheet.columns) - 1, f"{form.content.town}{sheet.title}", book.look("middle"))
    page.sheet.set_row(0, 32)
    for index, column in enumerate(sheet.columns):
        page.put(1, index, column.title, "head")
        page.remark(1, index, column)
        page.sheet.set_column(index, index, width)
    page.sheet.set_row(1, 22)
    rows = rows_of(sheet, form.content, form.last_year)
    least = _NOTE_ROWS if sheet.kind == "notes" else _ENTRY_ROWS
    for number in range(max(least, len(rows) + 3)):
        texts = rows[number] if number < len(rows) else {}
        for index, column in enumerate(sheet.columns):
            page.put(number + 2, index, texts.get(column.key, ""), look_of(column.declared))
        page.sheet.set_row(number + 2, 34)
    last = max(least, len(rows) + 3) + 1
    for index, column in enumerate(sheet.columns):
        page.ask(2, index, last, column)
    _finish(page)


def _finish(page: Page) -> None:
    sheet = page.sheet
    sheet.freeze_panes(2, 0)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.repeat_rows(1)
    sheet.set_margins(0.5, 0.5, 0.6, 0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C第 &P 页，共 &N 页")
