"""A workbook or .csv as grids of raw values, one a sheet, each with what calamine does not tell of its cells."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from errno import ENOSPC
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from generator.errors import Fault, UsageFault
from generator.files.compound import is_compound, is_encrypted
from generator.files.os_errors import reason
from generator.files.text import UTF_8_OR_GBK, NotText, decode
from generator.workbook.reading.cells import Raw
from generator.workbook.reading.disk_rows import DiskRows
from generator.workbook.reading.package import Package, SheetPart
from generator.workbook.reading.scan import OddCells, check_narrow, parse, scan
from generator.workbook.reading.sheet_extras import (
    GARBLED,
    MOST_COLUMNS,
    MOST_ROWS,
    SAVE_AGAIN,
    Refused,
    SheetExtras,
    cell_name,
    too_far,
)

if TYPE_CHECKING:
    from concurrent.futures import Future

    from python_calamine import CalamineSheet, CalamineWorkbook

LONG = 1000
"""Rows of a sheet that are kept in memory."""

MOST_BYTES = 512 << 20
MOST_BYTES_UNSEEN = 64 << 20
"""Of .xls and .ods, which are loaded as a whole."""

_ZIP = b"PK\x03\x04"
_BLIND = "看不到单元格格式、隐藏行、错误值和没有算出结果的公式，请对照原表核一遍；另存为 .xlsx 再交可以查得更细"

Row: TypeAlias = Sequence[Raw]


@dataclass(slots=True)
class Grid:
    """A sheet: its rows from the first on, all beginning with the first column and as wide; what the first look saw."""

    name: str
    rows: Sequence[Row]
    extras: SheetExtras = field(default_factory=SheetExtras)
    hidden: bool = False


@dataclass(slots=True)
class Grids:
    """The sheets of a file. ``faults`` concern the file as a whole, ``notes`` name what could not be read.

    ``grids`` can be gone through once: an .xlsx is read meanwhile, which raises what :func:`read_grids` does.
    """

    grids: Iterator[Grid]
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    since_1904: bool = False
    saved: datetime | None = None


def read_grids(path: Path) -> Grids:
    """The sheets of a workbook or a .csv.

    Raises ``UsageFault`` if it cannot be opened, :class:`Refused` if it is none.
    """
    head = _head(path)
    if head.startswith(_ZIP):
        return _of_ods(path) if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in head else _of_xlsx(path)
    if is_compound(head):
        _check_encrypted(path)
        return _unseen(path, ".xls")
    return _of_csv(path, head)


def _head(path: Path) -> bytes:
    try:
        if not path.is_file():
            there = "这不是普通文件" if path.exists() else "没有这个文件"
            what = "这是文件夹，不是文件" if path.is_dir() else there
            raise UsageFault(Fault(what, "请核对文件名和所在的文件夹", file=str(path)))
        if path.stat().st_size > MOST_BYTES:
            raise Refused(f"文件超过{MOST_BYTES >> 20}MB，不是填报表", "请核对选的文件")
        with path.open("rb") as file:
            return file.read(4096)
    except OSError as error:
        raise UsageFault(Fault(f"文件打不开：{reason(error)}", "请核对文件名和权限", file=str(path))) from None


def _check_encrypted(path: Path) -> None:
    with path.open("rb") as file:
        if is_encrypted(file.read(MOST_BYTES_UNSEEN)):
            raise Refused("文件加了密码，读不了", "请在 Excel 或 WPS 里打开，去掉打开密码后另存")


def _of_xlsx(path: Path) -> Grids:
    package = Package(path)
    try:
        faults, since_1904 = [Fault(*odd) for odd in package.oddities()], package.since_1904()
        saved = package.saved()
    except BaseException:
        package.close()
        raise
    return Grids(_grids(path, package), faults, since_1904=since_1904, saved=saved)


def _grids(path: Path, package: Package) -> Iterator[Grid]:
    from python_calamine import CalamineError

    try:
        with package:
            yield from _in_turns(path, package)
    except CalamineError:
        raise Refused("文件已损坏，读不出来", SAVE_AGAIN) from None
    except OSError as error:  # rows of a long sheet go to the disk
        todo = "请腾出磁盘空间，再运行一次" if error.errno == ENOSPC else "请核对文件还在不在，再运行一次"
        raise UsageFault(Fault(f"没有读完：{reason(error)}", todo, file=str(path))) from error


def _in_turns(path: Path, package: Package) -> Iterator[Grid]:
    """Each sheet is looked at first; calamine, which needs no interpreter for it, loads it while the next one is."""
    from concurrent.futures import ThreadPoolExecutor

    parts, odd = package.sheets(), OddCells(package.percent_styles(), package.odd_styles(), package.struck_strings())
    with ThreadPoolExecutor(1) as beside:
        workbook = beside.submit(_opened, path)
        loading: Callable[[], Grid] | None = None
        for part in parts:
            seen = _look(package, part, odd)
            sheet = beside.submit(lambda name: workbook.result().get_sheet_by_name(name), part.name)
            if loading:
                yield loading()
            loading = partial(_grid, part, seen, sheet)
            _give_back()
        if loading:
            yield loading()


def _opened(path: Path) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    try:
        str(path).encode()
    except UnicodeEncodeError:  # a name that is no text, which calamine does not take
        return CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
    return CalamineWorkbook.from_path(str(path))


def _give_back() -> None:
    """The memory of a sheet that was loaded goes back to the system; glibc, left alone, keeps most of it."""
    import ctypes

    with suppress(OSError, AttributeError, TypeError):  # another system
        ctypes.CDLL(None).malloc_trim(0)


def _look(package: Package, part: SheetPart, odd: OddCells) -> SheetExtras:
    seen = scan(part.name, package.blocks(part.part), odd)
    if seen and seen.tall:
        check_narrow(part.name, package.blocks(part.part), seen)
    seen = seen or parse(part.name, package.blocks(part.part), odd)
    seen.comments = package.comments(part.part)
    return seen


def _grid(part: SheetPart, seen: SheetExtras, sheet: Future[CalamineSheet]) -> Grid:
    from python_calamine import CalamineError

    try:
        return Grid(part.name, _rows(sheet.result()), seen, part.hidden)
    except CalamineError:
        if seen.garbled:
            raise Refused(GARBLED, SAVE_AGAIN, cell_name(part.name, *min(seen.garbled))) from None
        raise


def _rows(sheet: CalamineSheet) -> Sequence[Row]:
    """All rows from the first, with the empty columns at the left that calamine leaves out."""
    left = [""] * (sheet.start[1] if sheet.start else 0)
    rows: Iterator[Row] = ([*left, *row] for row in sheet.iter_rows()) if left else iter(sheet.iter_rows())
    return DiskRows(rows) if sheet.total_height > LONG else list(rows)


def _of_ods(path: Path) -> Grids:
    return _unseen(path, ".ods")


def _unseen(path: Path, suffix: str) -> Grids:
    """A format whose inside is not looked at first: read by a process that may take only so much memory."""
    from generator.workbook.reading.isolated import read_isolated

    if path.stat().st_size > MOST_BYTES_UNSEEN:
        raise Refused(f"{suffix} 文件超过{MOST_BYTES_UNSEEN >> 20}MB", SAVE_AGAIN)
    sheets = read_isolated(path)
    names = [name for name, _, _ in sheets]
    if len(set(names)) < len(names):
        raise Refused("有两张工作表同名", "请改名或删去一张，另存以后再试")
    for name, _, rows in sheets:
        if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
            raise too_far(name, len(rows), max(map(len, rows)))
    grids = [Grid(name, rows, SheetExtras(formats=False), hidden) for name, hidden, rows in sheets]
    return Grids(iter(grids), notes=[f"{suffix} 文件{_BLIND}"])


# --- .csv -----------------------------------------------------------------------------------------------------------


def _of_csv(path: Path, head: bytes) -> Grids:
    if b"\0" in head or head[:2] in (b"MZ", b"%P", b"\x7fE"):
        utf16 = head[:2] in (b"\xff\xfe", b"\xfe\xff")
        raise Refused(
            "文件是 UTF-16 编码的文本" if utf16 else "这不是工作簿", SAVE_AGAIN if utf16 else "请核对选的文件"
        )
    if head.lstrip().lower().startswith((b"<html", b"<!doctype html", b"<table", b"<?xml")):
        raise Refused("这是网页（或 XML）改了扩展名，不是工作簿", SAVE_AGAIN)
    try:
        text = decode(path.read_bytes(), UTF_8_OR_GBK)
    except NotText:
        raise Refused("文字的编码看不懂（不是 UTF-8，也不是 GBK）", SAVE_AGAIN) from None
    delimiter = max(",\t;", key=text[: text.find("\n") + 1 or None].count)
    try:
        rows: list[Row] = list(_records(text, delimiter))
    except csv.Error:
        raise Refused("不是逗号分隔的表格", SAVE_AGAIN) from None
    width = max(map(len, rows), default=0)
    return Grids(iter([Grid("", [[*row, *[""] * (width - len(row))] for row in rows])]))


def _records(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    for number, row in enumerate(reader, 1):
        if any(row) and (number > MOST_ROWS or (len(row) > MOST_COLUMNS and any(row[MOST_COLUMNS:]))):
            raise too_far("", number, len(row))
        yield row[:MOST_COLUMNS]
