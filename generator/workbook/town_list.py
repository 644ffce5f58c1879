"""The list of a county's towns: a text with one name a line, or a workbook with a column of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.chinese.folding import folded
from generator.errors import Fault, InputFault
from generator.facts.values.text import check_place_name
from generator.sources.text_file import read_text
from generator.workbook.form import plain

if TYPE_CHECKING:
    from generator.workbook.reading.grids import Grid

_CONTACTS = ("联系人", "联系人姓名", "经办人", "填报人", "联络员")
_TELEPHONES = ("联系电话", "电话", "手机", "手机号", "手机号码", "联系方式", "办公电话")
_MOST_QUOTED = 8


@dataclass(frozen=True, slots=True)
class ListedTown:
    """A town of the list: the line or row of the file, its name, and whom to call."""

    line: int
    name: str
    contact: str = ""
    telephone: str = ""

    @property
    def whom(self) -> str:
        """Contact and telephone, as far as they are on the list."""
        return " ".join(filter(None, (self.contact, self.telephone)))


def read_towns(path: Path) -> tuple[str, ...]:
    """The names in their order. Raises as :func:`read_town_list`."""
    return tuple(town.name for town in read_town_list(path))


def read_town_list(path: Path) -> tuple[ListedTown, ...]:
    """The towns in their order. Raises ``UsageFault`` if it cannot be opened, ``InputFault`` with all its faults."""
    towns = _of_sheet(path) if _is_sheet(path) else _of_text(path)
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for line, name in ((town.line, town.name) for town in towns):
        try:
            check_place_name(name)
        except ValueError as error:
            faults.append(Fault(str(error), line=line, file=str(path)))
        if plain(name) in seen:
            faults.append(Fault(f"“{name}”重复，第{seen[plain(name)]}行已有", "请只留一个", line=line, file=str(path)))
        seen.setdefault(plain(name), line)
    if not towns:
        faults.append(Fault("名单里没有乡镇", "一行写一个乡镇（街道）的名称", file=str(path)))
    if faults:
        raise InputFault(faults)
    return tuple(towns)


def _is_sheet(path: Path) -> bool:
    if path.suffix.lower() == ".txt":
        return False
    from generator.workbook.reading import SUFFIXES  # 0.2 s of a start that a plain list can do without

    return path.suffix.lower() in SUFFIXES


def _of_text(path: Path) -> list[ListedTown]:
    lines = enumerate(folded(read_text(path)).split("\n"), 1)
    return [ListedTown(number, line.strip()) for number, line in lines if line.strip() and not line.startswith("#")]


def _of_sheet(path: Path) -> list[ListedTown]:
    """The towns of the first sheet with a column of names. Raises ``InputFault`` if no sheet has one."""
    from generator.workbook.reading.grids import read_grids
    from generator.workbook.reading.tables import HEAD_WITHIN, column_of_names, text_of

    grids = list(read_grids(path).grids)
    for grid in grids:
        for head, row in enumerate(grid.rows[:HEAD_WITHIN]):
            titles = list(map(plain, row))
            if (column := column_of_names(titles)) >= 0:
                return list(_below(grid, head, titles, column))
    first = next((row for grid in grids for row in grid.rows if any(row)), ())
    found = "、".join(f"“{text_of(cell)}”" for cell in [cell for cell in first if cell != ""][:_MOST_QUOTED])
    what = f"没有“乡镇名称”这一列，第一行是{found}" if found else "名单里没有内容"
    raise InputFault(Fault(what, "请在乡镇上面加一行列名，写“乡镇名称”", file=str(path)))


def _below(grid: Grid, head: int, titles: Sequence[str], column: int) -> Iterator[ListedTown]:
    from generator.workbook.reading.tables import is_footer, is_sum, text_of

    contact, telephone = (
        next((index for index, title in enumerate(titles) if title in known), -1) for known in (_CONTACTS, _TELEPHONES)
    )
    for number, row in enumerate(grid.rows[head + 1 :], head + 2):
        texts = [text_of(cell) for cell in row]
        name = texts[column] if column < len(texts) else ""
        if name and not (is_sum(plain(name)) or is_footer(plain(name))):
            yield ListedTown(number, name, _at(texts, contact), _at(texts, telephone))


def _at(texts: Sequence[str], index: int) -> str:
    return texts[index] if 0 <= index < len(texts) else ""
