"""Forms that were handed out and came back: made by us, changed as people and programs change them."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl

from generator.sources.facts_file import read_facts
from generator.workbook.forms.content import content_of
from generator.workbook.forms.county import CountyForm, county_form
from generator.workbook.forms.town import TownForm, town_form
from generator.workbook.reading import TownRow, Workbook, read_workbook
from generator.workbook.resubmission import HandedIn, settled

HEAD, FIRST = 3, 6
"""The row of heads of the county's form, and the first below; rows count from 1."""

TOWN = """\
基本信息:
  年度: 2025
  乡镇名称: {name}
普法宣传:
  普法活动: 22
  宣传资料份数: 5000余
行政执法:
  应持证执法人员人数: 16
  持有效行政执法证人数: 15
  行政执法公示: 是
不足和原因:
  - 问题: 执法力量不足
    原因: 编制有限
  - 问题: 普法针对性不强
    原因: 没有调查需求
下一年度安排:
  - 安排标题: 加强执法和普法
    安排内容: 每季度培训一次
    对应问题: 1、2
"""


def of_one_time(*books: Workbook) -> TownRow:
    """The town that several files are of, of which none is the newer one."""
    files = {str(book.path): HandedIn(str(book.path), book.tables) for book in books}
    return settled([town for book in books for town in book.towns], files).town


def facts(folder: Path, name: str = "青山镇"):
    """A faultless town."""
    path = folder / f"{name}.yaml"
    path.write_text(TOWN.format(name=name), encoding="utf-8")
    return read_facts(path)


class Handed:
    """A form of two towns that somebody changes; ``read`` gives what is made of it then."""

    def __init__(self, folder: Path, data: bytes) -> None:
        self.path = folder / "填报表.xlsx"
        self.path.write_bytes(data)
        self.book = openpyxl.load_workbook(self.path)

    @classmethod
    def county(cls, folder: Path, *names: str) -> Handed:
        """The county's form, filled in."""
        contents = [content_of(facts(folder, name)) for name in names or ("青山镇", "白塔镇")]
        return cls(folder, county_form(CountyForm(contents, year=2025)))

    @classmethod
    def town(cls, folder: Path, name: str = "青山镇") -> Handed:
        """A town's form, filled in."""
        return cls(folder, town_form(TownForm(content_of(facts(folder, name)), year=2025)))

    def cell(self, sheet: str, title: str, row: int = FIRST):
        """The cell below a head."""
        page = self.book[sheet]
        column = next(cell.column for cell in page[HEAD] if cell.value == title)
        return page.cell(row, column)

    def answer(self, title: str, column: str = "本年"):
        """The cell beside a figure of a town's form."""
        page = self.book["填报表"]
        heads = {cell.value: cell.column for cell in page[2]}
        row = next(row for row in range(3, page.max_row) if page.cell(row, 1).value == title)
        return page.cell(row, heads[column])

    def read(self, suffix: str = ".xlsx"):
        """What is read after the changes."""
        path = self.path.with_name(f"交回{suffix}")
        self.book.save(path)
        return read_workbook(path)

    def faults(self) -> list[str]:
        """Everything that is said, file names apart: of the form, then of the towns."""
        book = self.read()
        found = [*book.faults, *(fault for town in book.towns for fault in town.examine().faults)]
        return list(dict.fromkeys(f"{fault.cell}：{fault.what}。{fault.todo}" for fault in found))


def save(book: openpyxl.Workbook, path: Path, saved: datetime) -> Path:
    """A workbook as a file that was saved at that time: openpyxl puts its own time there."""
    book.save(path)
    stamp_time(path, saved)
    return path


def stamp_time(path: Path, saved: datetime) -> None:
    """Write another time of saving into a file."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    core = parts["docProps/core.xml"].decode()
    parts["docProps/core.xml"] = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{saved.isoformat()}Z", core).encode()
    with zipfile.ZipFile(path, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
