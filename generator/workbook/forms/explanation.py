"""Writes the first sheet of every form: how to fill it in, and what must not be written into it."""

from __future__ import annotations

from generator.workbook.form import COUNTY, EXPLAINED, stamp
from generator.workbook.forms.book import Book

FORBIDDEN = "不得填写国家秘密、工作秘密，不得填写当事人、未成年人、救助对象等的个人信息。"

_HOW = (
    ("数字", "照实填：120、5000余、约380、1.3万、不少于4、93.75%，带不带单位都行。“若干”“多次”不行。"),
    ("没有发生", "填 0（或“无”）。"),
    ("没有这项工作", "填“不适用”（或 /、—），报告里不写。"),
    ("数还没来", "填“待补”，草稿里留出位置。"),
    ("还没问到", "空着。核心内容空着的算未填，会列入催报，不会当作“没有”。"),
    ("日期", "写成 {year}-12-31。"),
    ("几项内容", "填在一格里的，每项一行（Alt+Enter 换行），或用顿号隔开。"),
    ("下拉和提示", "只是提示，不拦输入。"),
    ("不要做的", "不改表头、表名，不合并单元格，不用公式引用别的文件；第二行（隐藏）是程序认列用的，请不要删。"),
)
_COUNTY = (
    ("一行一个乡镇", "每张表第一列是乡镇名称，同一个乡镇在各张表里写法要一样。"),
    ("不足、安排、荣誉等", "一条一行，每行都写乡镇名称。不足至少两条，每条有原因、有下一年度的安排对应。"),
    ("上年数", "灰色的行是上年的，供对照，不用填，程序不读。"),
)
_TOWN = (
    ("一行一个指标", "只填“本年”“佐证”两列；“佐证”写台账或文件的名称，留底备查，不写进报告。"),
    ("不足、安排、荣誉等", "在后面的表里，一条一行。不足至少两条，每条有原因、有下一年度的安排对应。"),
    ("分科室填的", "各科室填好的几个文件可以一起交，程序会合并；同一项填得不一样的，会逐格列出。"),
    ("打印", "A4 纸，页末有填报人、审核人、日期。"),
)


def explain(book: Book, form: str, title: str) -> None:
    """Add the sheet of explanations."""
    page = book.add(EXPLAINED, colour="#7F7F7F")
    page.sheet.hide_gridlines(2)
    page.sheet.set_column(0, 0, 20)
    page.sheet.set_column(1, 1, 88)
    page.put(0, 0, title, "title")
    page.sheet.set_row(0, 34)
    page.sheet.merge_range(1, 0, 1, 1, FORBIDDEN, book.look("warning"))
    page.sheet.set_row(1, 22)
    row = 3
    for what, how in (*(_COUNTY if form == COUNTY else _TOWN), *_HOW):
        page.put(row, 0, what, "strong")
        page.put(row, 1, how.replace("{year}", str(book.year)), "plain")
        page.sheet.set_row(row, 34 if len(how) > 44 else 19)
        row += 1
    page.put(row + 1, 0, f"{stamp(form)}（表的版本）", "tip")
    page.sheet.set_paper(9)
    page.sheet.set_landscape()
    page.sheet.fit_to_pages(1, 1)
