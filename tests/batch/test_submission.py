"""A town's rows between being read and being judged in another process."""

import pickle

import pytest
from handing_out import FIRST, Handed

from generator.batch.submission import WorkbookRows
from generator.workbook.reading.tables import without_rows


@pytest.mark.parametrize("slip", [None, "若干", "5000余", 0, 46000, "恳请县政府拨付经费"])
def test_a_town_that_went_to_another_process_is_judged_as_it_would_be_here(tmp_path, slip):
    handed = Handed.county(tmp_path)
    for page in handed.book.worksheets[1:4] if slip is not None else ():
        page.cell(FIRST, 3).value = slip
    book = handed.read()
    numbers = {id(table): number for number, table in enumerate(book.tables)}
    tables = [without_rows(table) for table in book.tables]
    for town in book.towns:
        sent = pickle.loads(pickle.dumps(WorkbookRows.of(town, numbers)))
        assert sent == WorkbookRows.of(town, numbers)
        assert sent.town_row(tables).examine() == town.examine()
        assert sent.town_row(tables).digest() == town.digest()
