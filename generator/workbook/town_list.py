"""The list of a county's towns: a text with one name a line, or a workbook with a column of names."""

from __future__ import annotations

from pathlib import Path

from generator.chinese.folding import folded
from generator.errors import Fault, InputFault
from generator.facts.values.text import check_place_name
from generator.sources.text_file import read_text
from generator.workbook.form import name_column, plain
from generator.workbook.reading import SUFFIXES
from generator.workbook.reading.grids import read_grids
from generator.workbook.reading.tables import text_of


def read_towns(path: Path) -> tuple[str, ...]:
    """The names in their order. Raises ``UsageFault`` if it cannot be opened, ``InputFault`` with all its faults."""
    names = _of_sheet(path) if path.suffix.lower() in SUFFIXES else _of_text(path)
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for line, name in names:
        try:
            check_place_name(name)
        except ValueError as error:
            faults.append(Fault(str(error), line=line, file=str(path)))
        if plain(name) in seen:
            faults.append(Fault(f"“{name}”重复，第{seen[plain(name)]}行已有", "请只留一个", line=line, file=str(path)))
        seen.setdefault(plain(name), line)
    if not names:
        faults.append(Fault("名单里没有乡镇", "一行写一个乡镇（街道）的名称", file=str(path)))
    if faults:
        raise InputFault(faults)
    return tuple(name for _, name in names)


def _of_text(path: Path) -> list[tuple[int, str]]:
    lines = enumerate(folded(read_text(path)).split("\n"), 1)
    return [(number, line.strip()) for number, line in lines if line.strip() and not line.startswith("#")]


def _of_sheet(path: Path) -> list[tuple[int, str]]:
    """The column headed 乡镇名称 of the first sheet, else its first column."""
    found = list(read_grids(path).grids)
    rows = found[0].rows if found else []
    title = plain(name_column().title)
    head = next((index for index, row in enumerate(rows) if title in map(plain, row)), -1)
    column = [plain(cell) for cell in rows[head]].index(title) if head >= 0 else 0
    names = [(number, text_of(row[column])) for number, row in enumerate(rows, 1) if len(row) > column]
    return [(number, name) for number, name in names if name and number > head + 1]
