from datetime import date

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from generator.workbook.reading import read_workbook
from generator.workbook.reading.disk_rows import BLOCK, DiskRows
from generator.workbook.reading.grids import LONG, Grid, read_grids
from generator.workbook.reading.rows import LazyRows
from generator.workbook.reading.tables import SheetTable

CELLS = st.one_of(st.text(), st.floats(allow_nan=False), st.booleans(), st.dates())


@given(st.lists(st.lists(CELLS, max_size=3), max_size=7), st.integers(1, 3))
def test_rows_that_are_kept_are_those_that_were_given(rows, times):
    kept = DiskRows(rows * times)
    assert list(kept) == rows * times
    assert len(kept) == len(rows) * times
    assert [kept[index] for index in range(len(kept))] == rows * times


def test_rows_are_found_wherever_they_lie():
    kept = DiskRows([f"第{number}镇", float(number), date(2025, 1, 1)] for number in range(3 * BLOCK + 5))
    assert [kept[index][1] for index in (3 * BLOCK + 4, 0, BLOCK, BLOCK - 1)] == [3 * BLOCK + 4, 0, BLOCK, BLOCK - 1]
    assert [row[1] for row in kept[BLOCK - 2 : BLOCK + 2]] == [BLOCK - 2, BLOCK - 1, BLOCK, BLOCK + 1]
    with pytest.raises(IndexError):
        kept[3 * BLOCK + 5]


def test_a_row_may_be_looked_up_while_all_are_gone_through():
    kept = DiskRows([number] for number in range(2 * BLOCK))
    assert [(row[0], kept[2 * BLOCK - 1 - row[0]][0]) for row in kept] == [
        (number, 2 * BLOCK - 1 - number) for number in range(2 * BLOCK)
    ]


def test_the_towns_of_a_long_sheet_are_those_of_a_short_one(tmp_path):
    def form(towns):
        path = tmp_path / f"{towns}.xlsx"
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("普法宣传")
            sheet.write_row(1, 1, ["乡镇名称", "宣传资料份数"])
            for number in range(towns):
                sheet.write_row(2 + number, 1, [f"第{number}镇", number])
        return path

    long, short = read_workbook(form(LONG + 9)), read_workbook(form(5))
    assert isinstance(next(read_grids(form(LONG + 9)).grids).rows, DiskRows)
    assert len(long.towns) == LONG + 9
    for one, other in zip(long.towns[:5], short.towns, strict=True):
        assert (one.name, one.cell, [row.cells for row in one.rows]) == (
            other.name,
            other.cell,
            [row.cells for row in other.rows],
        )
    assert [row.cells for row in long.towns[-1].rows] == [["", f"第{LONG + 8}镇", float(LONG + 8)]]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 1_048_576), st.booleans())))
def test_rows_that_are_made_when_they_are_looked_at_are_those_that_were_put(spots):
    tables = [SheetTable(f"表{number}", Grid("", []), "fields", "") for number in range(41)]
    rows = LazyRows(tables)
    for table, number, twice in spots:
        rows.put(table, number, twice=twice)
    assert [(row.table.file, row.number, row.twice) for row in rows] == [(f"表{at}", *rest) for at, *rest in spots]
    assert [rows[index] for index in range(len(rows))] == list(rows) == rows[:]
