"""Writes the county's form: a sheet a topic with a row a town, and sheets for lists of entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.facts.facts import topics
from generator.workbook.form import (
    COUNTY,
    LAST_YEAR,
    TOPIC,
    Column,
    Sheet,
    name_column,
    plain,
    sheets,
    stamp,
)
from generator.workbook.forms.book import BLANK_ROWS, Book, Page, look_of, width_of
from generator.workbook.forms.content import Content
from generator.workbook.forms.explanation import explain

TITLE, KEYS, HEAD, UNIT, OFFICE, FIRST = range(6)
"""Indexes of the rows above the towns, and of the first town's row."""

_ENTRY_ROWS = 3
"""Empty rows for entries of a list, for each town."""

_COLOURS = {"fields": "#4472C4", "entries": "#70AD47", "notes": "#A5A5A5"}


@dataclass(frozen=True, slots=True)
class CountyForm:
    """The content of a county's form: towns with this year's facts, and last year's by plain name of the town.

    ``offices`` are the county's own names of offices.
    """

    towns: Sequence[Content] = ()
    last_year: Mapping[str, Content] = field(default_factory=dict)
    full: bool = False
    year: int = 0
    offices: Mapping[str, str] = field(default_factory=dict)


def county_form(county: CountyForm) -> bytes:
    """The bytes of the form, an .xlsx."""
    year = f"{county.year}年度" if county.year else ""
    book = Book(f"{year}法治政府建设年度报告填报表", year=county.year, offices=county.offices)
    explain(book, COUNTY, f"{year}法治政府建设年度报告填报表（县级汇总）")
    for sheet in sheets():
        if columns := _shown(sheet, county):
            page = book.add(sheet.title, colour=_COLOURS[sheet.kind])
            head(page, sheet.title, columns)
            (_fields if sheet.kind == "fields" else _entries)(page, sheet, columns, county)
    return book.data()


def head(page: Page, title: str, columns: Sequence[Column]) -> None:
    """Write the rows above the towns: title, hidden keys, column heads with comments, units, offices."""
    page.put(TITLE, 0, title, "title")
    page.put(TITLE, 3, "没有发生填 0，没有此项填“/”，数没来填“待补”，空着算未填", "tip")
    page.line(KEYS, (stamp(COUNTY), *(column.key for column in columns)), "key")
    for index, column in enumerate((name_column(), *columns)):
        page.put(HEAD, index, column.title, "head")
        page.put(UNIT, index, column.unit if index else "单位", "subhead")
        page.put(OFFICE, index, page.book.office(column.office) if index else "填报科室", "subhead")
        page.remark(HEAD, index, column)
        page.sheet.set_column(index, index, width_of(column) if index else 16)
    finish(page, len(columns))


def finish(page: Page, columns: int) -> None:
    """Hide the row of keys, freeze head and names, and set up printing."""
    sheet = page.sheet
    sheet.set_row(TITLE, 30)
    sheet.set_row(KEYS, None, None, {"hidden": True})
    sheet.set_row(HEAD, 46)
    sheet.set_row(OFFICE, 24)
    sheet.freeze_panes(FIRST, 1)
    sheet.hide_gridlines(2)
    sheet.set_paper(8)  # A3: the county's own print
    sheet.set_landscape()
    sheet.repeat_rows(HEAD, OFFICE)
    sheet.repeat_columns(0)
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    if columns <= 14:
        sheet.fit_to_pages(1, 0)


def _shown(sheet: Sheet, county: CountyForm) -> tuple[Column, ...]:
    """The columns of the short or the full form, with those that some town has filled in."""
    given = {key for content in county.towns for key in content.texts}
    if sheet.kind != "fields" or county.full:
        return sheet.columns
    return tuple(column for column in sheet.columns if column.core or column.key in given)


def _fields(page: Page, sheet: Sheet, columns: Sequence[Column], county: CountyForm) -> None:
    row = FIRST
    for content in county.towns:
        _town(page, row, content.town, columns, content.texts)
        row += 1
        if before := county.last_year.get(plain(content.town)):
            page.put(row, 0, f"{content.town}{LAST_YEAR}", "last_words")
            for index, column in enumerate(columns, 1):
                look = "last_words" if look_of(column.declared) == "words" else "last"
                page.put(row, index, before.texts.get(column.key, ""), look)
            row += 1
    if not county.towns:
        for row in range(FIRST, FIRST + BLANK_ROWS):
            _town(page, row, "", columns, {})
        row = FIRST + BLANK_ROWS
    for index, column in enumerate(columns, 1):
        page.ask(FIRST, index, row - 1, column)
    page.sheet.ignore_errors({"number_stored_as_text": f"A1:{_last(len(columns), row)}"})


def _town(page: Page, row: int, name: str, columns: Sequence[Column], texts: Mapping[str, str]) -> None:
    page.put(row, 0, name, "name")
    for index, column in enumerate(columns, 1):
        page.put(row, index, texts.get(column.key, ""), look_of(column.declared))


def _entries(page: Page, sheet: Sheet, columns: Sequence[Column], county: CountyForm) -> None:
    row = FIRST
    for content in county.towns:
        for texts in rows_of(sheet, content, county.last_year.get(plain(content.town))):
            _town(page, row, content.town, columns, texts)
            row += 1
    for _ in range(max(10, _ENTRY_ROWS * max(len(county.towns), 20) - (row - FIRST))):
        _town(page, row, "", columns, {})
        row += 1
    for index, column in enumerate(columns, 1):
        page.ask(FIRST, index, row - 1, column)
    page.sheet.ignore_errors({"number_stored_as_text": f"A1:{_last(len(columns), row)}"})


def rows_of(sheet: Sheet, content: Content, before: Content | None = None) -> list[dict[str, str]]:
    """A town's rows in a sheet of entries, as texts by key of column."""
    if sheet.kind == "notes":
        group = sheet.columns[0].key.partition(".")[0]
        notes = content.notes.get(group, {})
        return [{f"{group}.title": title, f"{group}.words": words} for title, words in notes.items()]
    path = next(column.key.rpartition(".")[0] for column in sheet.columns if column.key.count(".") == 2)
    rows = list(_of_list(path, content))
    if path == "follow_ups.entries" and not rows and before:
        problems = before.entries.get("shortcomings.entries", [])
        rows = [{f"{path}.problem": entry["problem"]} for entry in problems if "problem" in entry]
    of_all = {column.key: content.texts[column.key] for column in sheet.columns if column.key in content.texts}
    if of_all:
        rows = rows or [{}]
        rows[0] |= of_all
    return rows


def _of_list(path: str, content: Content) -> list[dict[str, str]]:
    if not path.startswith("*."):
        return [{f"{path}.{name}": text for name, text in entry.items()} for entry in content.entries.get(path, ())]
    field_name = path.removeprefix("*.")
    return [
        {TOPIC: topic.title} | {f"{path}.{name}": text for name, text in entry.items()}
        for owner, topic in topics().items()
        for entry in content.entries.get(f"{owner}.{field_name}", ())
    ]


def _last(columns: int, row: int) -> str:
    from generator.workbook.reading.sheet_extras import column_letters

    return f"{column_letters(columns + 1)}{row}"
