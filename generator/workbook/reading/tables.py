"""From a grid to a table: which form it is of, which column holds what; every fault of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from typing import Any, Literal, TypeAlias

from generator.chinese.folding import folded
from generator.chinese.near_words import did_you_mean, is_reworded, near
from generator.errors import Fault
from generator.facts.town import kind_of
from generator.workbook.form import (
    EVIDENCE_TITLE,
    EXPLAINED,
    FORMER_NAME,
    INDICATOR,
    LAST_YEAR,
    NAME,
    NAME_TITLES,
    REMARKS,
    RETURNED,
    THIS_YEAR,
    VERSION,
    Column,
    Sheet,
    bare,
    columns_by_key,
    field_columns,
    name_column,
    plain,
    read_stamp,
    sheets,
)
from generator.workbook.reading.cells import Raw
from generator.workbook.reading.comments import comments_below
from generator.workbook.reading.grids import Grid, Row
from generator.workbook.reading.sheet_extras import cell_name, column_letters

Layout: TypeAlias = Literal["fields", "entries", "notes", "upright"]

_LONGEST_LABEL = 8
"""Characters before the colon of a line below a table."""

_MOST_BELOW = 1000
"""Cells below a merged one that are looked at."""

HEAD_WITHIN = 40
"""The head of a table stands among the first rows."""

NOT_READ = frozenset(
    map(plain, (RETURNED, FORMER_NAME, REMARKS, "序号", "编号", "填报人", "审核人", "填报日期", "上年", "单位", "说明"))
)
"""Columns that hold no fact, the form's own and those that every office adds."""

BELOW_THE_HEAD = frozenset(map(plain, ("单位", "填报科室", "填法")))
_SUM = re.compile(r"(?:全?[县市区]|各?乡镇)?(?:合计|总计|小计|共计|累计|汇总|平均|均值|中位|最[大小高低多少])")
_SIGNED = (
    r"填[表报](?!说明)|制表|造表|统计人|经办|审[核签批]|复核|校对|负责人|主要领导|分管领导|单位负责|联系|日期|盖章"
)
_SIGNATURE = re.compile(rf"(?:{_SIGNED})")
_FOOTER = re.compile(rf"(?:{_SIGNED}|注|备注|填表说明|填报说明|说明|附注|[*※☆△])")
_LAST_YEAR, _REMARKS = plain(LAST_YEAR), plain(REMARKS)


@dataclass(frozen=True, slots=True)
class Place:
    """A column of a table that is read: where it is, what it holds."""

    index: int
    column: Column


@dataclass(slots=True)
class SheetTable:
    """A recognised sheet. Rows are those of the grid; ``first`` is the index of the first below the head."""

    file: str
    grid: Grid
    layout: Layout
    title: str
    places: tuple[Place, ...] = ()
    name: int = -1
    """The index of the column that names the town, or -1: all rows are of the file's one town."""

    first: int = 0
    unread: dict[int, str] = field(default_factory=dict)
    """Columns with a head that nobody knows."""

    since_1904: bool = False
    faults: list[Fault] = field(default_factory=list)
    keys: int = -1
    """Of the upright form the index of the column of keys; -1 where it is gone."""

    remarks: int = -1
    """The index of the column 备注, or -1."""

    reasons: int = -1
    """Of a form that went back the index of the column of reasons, or -1."""

    comments: dict[int, dict[int, str]] = field(default_factory=dict)
    """The comments on the cells below the head, by row and column from 1."""

    former: int = -1
    """Of a form that went back the index of the column of names as they were, or -1."""

    plan: list[Any] = field(default_factory=list)
    """How each column is read, worked out once (:mod:`columns`)."""

    head: str = ""
    """The columns and what they hold, as one text: what a row means beside its cells."""

    merged: tuple[tuple[int, int, int, int], ...] = ()
    """The merged cells that cover what is read: first row, first column, last row, last column, from 1."""

    obscured: bool = False
    """True if something of the table cannot be seen: a hidden sheet, row or column, a cell below a merged one."""

    marked: frozenset[int] = frozenset()
    """The rows of which the first look has something to say."""

    @property
    def has_remarks(self) -> bool:
        """True if its rows may have remarks beside the facts."""
        return bool(self.comments) or self.remarks >= 0 or self.layout == "upright"

    def rows(self) -> Iterator[tuple[int, Row]]:
        """The rows below the head that hold anything, with their numbers."""
        for number, row in enumerate(islice(self.grid.rows, self.first, None), self.first + 1):
            if any(row):
                yield number, row

    def cell(self, row: int, index: int = -1) -> str:
        """The name of a cell; the row alone without a column."""
        return cell_name(self.grid.name, row, index + 1)

    def fault(self, what: str, todo: str, row: int = 0, index: int = -1) -> Fault:
        """A fault of this sheet."""
        cell = self.cell(row, index) if row else (self.grid.name and f"{self.grid.name}!")
        return Fault(what, todo, file=self.file, cell=cell)


def recognise(grid: Grid, file: str) -> SheetTable | None:
    """The table of a grid; None for a sheet that holds none: of explanations, or empty. Its faults are in it."""
    if plain(grid.name) == plain(EXPLAINED) or not any(map(any, grid.rows)):
        return None
    head = _head(grid)
    if head is None:
        table = SheetTable(file, grid, "fields", grid.name, first=len(grid.rows))
        table.faults.append(
            table.fault("看不出是什么表：找不到“乡镇名称”“指标”这样的表头", "请用发下去的填报表填，不要改表头")
        )
        return table
    form = _stamp(grid)
    if form and form[1] > VERSION:
        table = SheetTable(file, grid, "fields", grid.name, first=len(grid.rows))
        table.faults.append(table.fault("这张表是新版程序做的，读不了", "请换用新版程序"))
        return table
    titles = [plain(cell) for cell in grid.rows[head]]
    if _is_upright(grid.name, titles):
        table = _upright(grid, file, head, titles)
    else:
        table = _in_columns(grid, file, head, titles)
    if form and form[1] < VERSION:
        table.faults.append(table.fault("这张表是旧版的，已按列名核对着读", "下次请用新发的表"))
    table.comments = comments_below(grid.extras.comments, table.first)
    grid.extras.comments = b""
    table.remarks = titles.index(_REMARKS) if _REMARKS in titles else -1
    table.reasons = titles.index(plain(RETURNED)) if plain(RETURNED) in titles else -1
    _look_around(table, head)
    table.marked = grid.extras.marked_rows()
    table.head = f"{table.layout}{table.name}{[(place.index, place.column.key) for place in table.places]}"
    return table


def without_rows(table: SheetTable) -> SheetTable:
    """A table without what its grid holds: what a row needs to be understood."""
    grid = table.grid
    return replace(table, grid=Grid(grid.name, (), grid.extras, grid.hidden))


# --- The head -------------------------------------------------------------------------------------------------------


@cache
def _known() -> frozenset[str]:
    columns = {plain(column.title) for sheet in sheets() for column in sheet.columns}
    return NAME_TITLES | columns | {plain(INDICATOR), plain(THIS_YEAR), plain(EVIDENCE_TITLE)}


def _head(grid: Grid) -> int | None:
    """The index of the row that names most columns, of at least two."""
    found = [(sum(bare(cell) in _known() for cell in row), -index) for index, row in enumerate(grid.rows[:HEAD_WITHIN])]
    most, index = max(found, default=(0, 0))
    return -index if most >= 2 else None


def _stamp(grid: Grid) -> tuple[str, int] | None:
    for row in grid.rows[:HEAD_WITHIN]:
        for cell in row:
            if isinstance(cell, str) and (found := read_stamp(cell)):
                return found
    return None


def _keys(grid: Grid, head: int) -> dict[int, str]:
    """The keys of the hidden row, by column, if it is above the head."""
    for row in grid.rows[:head]:
        if row and read_stamp(row[0]):
            return {index: cell for index, cell in enumerate(row) if isinstance(cell, str) and cell in columns_by_key()}
    return {}


# --- Forms with columns ---------------------------------------------------------------------------------------------


def _in_columns(grid: Grid, file: str, head: int, titles: Sequence[str]) -> SheetTable:
    keys = _keys(grid, head)
    sheet = _sheet(grid.name, keys, titles)
    known = field_columns() if sheet is None or sheet.kind == "fields" else _of_sheet(sheet)
    if (called := column_of_names(titles)) >= 0:
        known = known | {bare(titles[called]): name_column()}
    table = SheetTable(
        file, grid, sheet.kind if sheet else "fields", sheet.title if sheet else grid.name, first=head + 1
    )
    places = tuple(_places(table, head, keys, known))
    table.name = next((place.index for place in places if place.column.key == NAME), -1)
    table.places = tuple(place for place in places if place.column.key != NAME)
    table.former = titles.index(FORMER_NAME) if FORMER_NAME in titles else -1
    while table.first < len(grid.rows) and _is_below_the_head(grid.rows[table.first], table.name):
        table.first += 1
    if sheet and plain(sheet.title) == plain(grid.name):
        _missing(table, sheet)
    return table


def _sheet(name: str, keys: dict[int, str], titles: Sequence[str]) -> Sheet | None:
    """The sheet of the form by its name, its keys, its titles; None for columns of several topics."""
    for sheet in sheets():
        if plain(sheet.title) == plain(name):
            return sheet
    found = {sheet.title: len(set(keys.values()) & {column.key for column in sheet.columns}) for sheet in sheets()}
    if not any(found.values()):
        found = {sheet.title: len(set(titles) & set(_of_sheet(sheet)) - set(field_columns())) for sheet in sheets()}
        if sum(title in field_columns() for title in titles) > max(found.values()) + 1:
            return None
    best = max(sheets(), key=lambda sheet: found[sheet.title])
    return best if found[best.title] else None


@cache
def _of_sheet(sheet: Sheet) -> dict[str, Column]:
    """The columns of a sheet by their plain titles."""
    own = {plain(column.title): column for column in sheet.columns}
    return {plain(name_column().title): name_column()} | own


def _places(table: SheetTable, head: int, keys: dict[int, str], known: dict[str, Column]) -> Iterator[Place]:
    seen: dict[str, int] = {}
    for index, title in enumerate(table.grid.rows[head]):
        column = _column(table, head, index, str(title), keys.get(index, ""), known)
        if column is None:
            continue
        if column.key in seen:
            first = column_letters(seen[column.key] + 1)
            what = f"“{column.title}”有两列，{first}列已有"
            table.faults.append(table.fault(what, "请只留一列", head + 1, index))
            table.unread[index] = column.title
        else:
            seen[column.key] = index
            yield Place(index, column)


def _column(table: SheetTable, head: int, index: int, title: str, key: str, known: dict[str, Column]) -> Column | None:
    """The form's column; None if it is ignored, which is a fault if it has content that may be a fact."""
    by_key, by_title = columns_by_key().get(key), known.get(bare(title))
    if by_title and (by_key is None or by_key.key == by_title.key):
        return by_title
    if plain(title) in NOT_READ or (not plain(title) and not by_key and not _filled(table, index)):
        return None
    if by_key and not by_title and is_reworded(plain(title), plain(by_key.title)):
        what = f"列名改成了“{title.strip()}”，仍当作“{by_key.title}”读"
        table.faults.append(table.fault(what, "请把列名改回去", head + 1, index))
        return by_key
    table.unread[index] = title.strip()
    table.faults.append(table.fault(*_unknown(title, by_key, by_title, known), head + 1, index))
    return None


def _unknown(title: str, by_key: Column | None, by_title: Column | None, known: dict[str, Column]) -> tuple[str, str]:
    if by_key and by_title:
        what = f"这一列原来是“{by_key.title}”，列名却是“{by_title.title}”，分不清，没有读"
        return what, "请核对：移动列要整列剪切、插入，不要只改列名"
    if not plain(title):
        return "这一列有内容，没有列名，没有读", "请写上列名；不是填报内容的请删去"
    todo = did_you_mean(known[one].title for one in near(bare(title), known, most=2))
    return f"没有“{title.strip()}”这一列，没有读", todo or "没有对应列的数字写进“其他指标”，做法写进“特色做法”"


def _filled(table: SheetTable, index: int) -> bool:
    return any(len(row) > index and row[index] for _, row in table.rows())


def _is_below_the_head(row: Row, name: int) -> bool:
    return len(row) > max(name, 0) and plain(row[max(name, 0)]) in BELOW_THE_HEAD


def _missing(table: SheetTable, sheet: Sheet) -> None:
    """Note the columns that every form of that sheet has and this one has not."""
    found = {place.column.key for place in table.places}
    lost = [
        column.title
        for column in sheet.columns
        if column.key not in found and (column.declared.core if sheet.kind == "fields" else column.declared.required)
    ]
    if lost:
        titles = "、".join(f"“{title}”" for title in lost)
        table.faults.append(table.fault(f"缺这几列：{titles}", "请照原表补上，没有数的空着"))


def _is_upright(name: str, titles: Sequence[str]) -> bool:
    """True if it asks a figure a row. (成效 has the same heads among others.)"""
    heads = {plain(INDICATOR), plain(THIS_YEAR)}
    return heads <= set(titles) and plain(name) not in {plain(sheet.title) for sheet in sheets()}


# --- The upright form -----------------------------------------------------------------------------------------------


def _upright(grid: Grid, file: str, head: int, titles: Sequence[str]) -> SheetTable:
    columns = {title: index for index, title in enumerate(titles)}
    keys = next((index for index, cell in enumerate(grid.rows[head]) if read_stamp(cell)), -1)
    indicator, value = columns[plain(INDICATOR)], columns[plain(THIS_YEAR)]
    table = SheetTable(file, grid, "upright", grid.name, name=indicator, first=head + 1, keys=keys)
    blank = name_column()
    table.places = (Place(value, blank),)
    if plain(EVIDENCE_TITLE) in columns:
        table.places = (Place(value, blank), Place(columns[plain(EVIDENCE_TITLE)], blank))
    return table


# --- What lies around a table ---------------------------------------------------------------------------------------


def _look_around(table: SheetTable, head: int) -> None:
    """Note what must not be in a form: hidden rows, merged cells, a hidden sheet."""
    table.merged = tuple(one for one in table.grid.extras.merged if _covers_facts(table, *one))
    found = [*_hidden(table, head), *(_merged_fault(table, *one) for one in table.merged)]
    table.faults += found
    table.obscured = bool(found)


def _hidden(table: SheetTable, head: int) -> Iterator[Fault]:
    seen, rows = table.grid.extras, table.grid.rows
    if table.grid.hidden:
        yield table.fault("这张工作表是隐藏的，里面有内容", "请取消隐藏，核对以后再交；不用的请删去")
    for number in sorted(seen.hidden):
        if head + 1 < number <= len(rows) and any(rows[number - 1]):
            yield table.fault("这一行隐藏了，里面有内容", "请取消隐藏（或取消筛选），核对以后再交", number)
    for place in table.places if seen.hidden_columns else ():
        if seen.hides_column(place.index) and _filled(table, place.index):
            what = f"{column_letters(place.index + 1)}列（“{place.column.title}”）隐藏了，里面有内容"
            yield table.fault(what, "请取消隐藏，核对以后再交", head + 1, place.index)


def _covers_facts(table: SheetTable, first_row: int, first: int, last_row: int, last: int) -> bool:
    """True if merged cells cover a cell that is read; a remark or a line of signatures may be merged."""
    columns = {place.index + 1 for place in table.places} | {table.name + 1}
    rows = range(max(first_row, table.first + 1), min(last_row, len(table.grid.rows)) + 1)
    one_cell = (first_row, first) == (last_row, last)
    return not (one_cell or columns.isdisjoint(range(first, last + 1))) and any(
        _is_of_a_town(table, row) for row in rows
    )


def _is_of_a_town(table: SheetTable, number: int) -> bool:
    """True if a row may hold facts: it is no line of signatures, remarks or sums below the table."""
    row = table.grid.rows[number - 1]
    names = [plain(text_of(cell)) for cell in row[: table.name + 1] or row[:1]]
    return any(row) and not any(is_footer(name) or is_sum(name) or of_last_year(name) for name in names)


def _merged_fault(table: SheetTable, first_row: int, first: int, last_row: int, last: int) -> Fault:
    name = cell_name("", first_row, first) + f":{column_letters(last)}{last_row}"
    spots = [(row, column) for row in range(first_row, last_row + 1) for column in range(first, last + 1)][1:]
    below = [spot for spot in spots[:_MOST_BELOW] if _at(table.grid.rows, *spot) != ""]
    what = "只有左上角一格有内容"
    if below:
        what = f"下面的{cell_name('', *below[0])}还存着“{text_of(_at(table.grid.rows, *below[0]))}”，看不见"
    return table.fault(f"{name}合并了单元格，{what}", "请取消合并，每格各填各的", first_row, first - 1)


def _at(rows: Sequence[Row], row: int, column: int) -> Raw:
    return rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else ""


def column_of_names(titles: Sequence[str]) -> int:
    """The index of the column of towns' names by a head's plain titles: 乡镇名称, else what offices call it; or -1."""
    if (own := plain(name_column().title)) in titles:
        return titles.index(own)
    return next((index for index, title in enumerate(titles) if title in NAME_TITLES), -1)


def is_sum(name: str) -> bool:
    """True if a row, by its plain name, is no town's but a sum that somebody added."""
    return _SUM.match(name) is not None


def is_footer(name: str) -> bool:
    """True if a row, by its plain name, is a line of signatures or remarks below a table: 填表人：, 注：."""
    return _FOOTER.match(name) is not None and (":" in name or not kind_of(name))


def is_signature(text: str) -> bool:
    """True if a plain text is a line to be signed: 审核人：王某."""
    return _SIGNATURE.match(text) is not None


def is_line_below(row: Row) -> bool:
    """True if a row is a line of signatures or remarks below a table without names: its first text is 填表人：…."""
    first = next((plain(cell) for cell in row if cell != ""), "")
    return is_footer(first) and 0 < first.find(":") <= _LONGEST_LABEL


def of_last_year(name: str) -> bool:
    """True if a row, by its plain name, shows last year's values."""
    return name.endswith(_LAST_YEAR)


def text_of(raw: Raw) -> str:
    """A cell that names something, as text."""
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() else folded(str(raw)).strip()
