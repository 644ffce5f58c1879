"""Opens an .xlsx with suspicion: its sheets, its percentage formats, and the checked bytes of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from posixpath import normpath
from typing import Any
from xml.etree import ElementTree

from generator.files import opc
from generator.files.zips import Limits, SafeZip, UnsafeZip
from generator.workbook.reading.number_formats import has_words
from generator.workbook.reading.sheet_extras import SAVE_AGAIN, OddStyle, Refused

MOST_PARTS = 1 << 16
MOST_UNPACKED = 1 << 30
MOST_STRINGS = 256 << 20
MOST_OF_A_PART = 32 << 20  # of what is parsed as a whole: the list of sheets, the styles
BLOCK = 1 << 20

NEVER_SAVED = datetime(2000, 1, 1)
"""The time that our own forms bear, so that what is written twice is the same file."""

# Where every writer puts them, and the only places where calamine looks.
_WORKBOOK, _STYLES, _STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
_RELATIONSHIPS = opc.relationships_of(_WORKBOOK)
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARED = re.compile(rb"""^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding=["']([^"']+)["']""")
_STRIKE = b"strike"
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_PERCENT_BUILT_IN = (9, 10)
_TWICE = "文件里有重名的部件，不像 Excel 或 WPS 存的"
_ODD_PLACE = "工作表的位置写得不像 Excel 或 WPS 存的"
_CHECK_SOURCE = "请核对来源；是自己的表格，只留填报的内容另存一份"
# What is said of a zip that may not be opened, and what to do.
_DANGERS = {
    "damaged": ("文件已损坏，打不开", "请重新取一份，或用 Excel、WPS 打开后另存为 .xlsx"),
    "too large": ("文件解开以后大得不正常，没有打开", _CHECK_SOURCE),
    "encrypted": ("文件加了密码，读不了", "请在 Excel 或 WPS 里打开，去掉打开密码后另存"),
    "compression": ("文件已损坏，解不开", SAVE_AGAIN),
    "unsafe name": ("文件里有不安全的部件名“{name}”，没有打开", "请核对来源"),
    "duplicate name": (_TWICE, SAVE_AGAIN),
}


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its name, the name of its part in the archive, and whether it is hidden."""

    name: str
    part: str
    hidden: bool = False


class Package:
    """An opened .xlsx. Raises :class:`Refused` for what is no workbook, too large, damaged or made to do harm."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = SafeZip(path, Limits(MOST_PARTS, MOST_UNPACKED))
        except UnsafeZip as error:
            what, todo = _DANGERS[error.danger]
            raise Refused(what.format(name=error.name), todo) from None
        self._sizes = {name: entry.file_size for name, entry in self._zip.entries.items()}
        try:
            self._check()
        except Refused:
            self.close()
            raise

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def sheets(self) -> tuple[SheetPart, ...]:
        """The sheets in their order; charts and the like have no part among the worksheets and are left out.

        Raises :class:`Refused` where another program might take another part, or another sheet of the name.
        """
        found_there = opc.relationships(self._parsed(_RELATIONSHIPS), _WORKBOOK)
        targets = {id: one for id, one in found_there.items() if one.kind == "worksheet" and one.written}
        found = []
        sheets = list(_each(self._workbook, "sheet"))
        if len({sheet.get("name") for sheet in sheets}) < len(sheets):
            raise Refused("有两张工作表同名", "请改名或删去一张，另存以后再试")
        for sheet in sheets:
            ids = [value for key, value in sheet.items() if key.endswith("}id")]
            target = targets.get(ids[0]) if ids else None
            if len(ids) > 1 or (target and not _is_plain(target)):
                raise Refused(_ODD_PLACE, SAVE_AGAIN)
            if target:
                hidden = sheet.get("state", "visible") != "visible"
                found.append(SheetPart(sheet.get("name", ""), target.target, hidden))
        return tuple(found)

    @cached_property
    def _workbook(self) -> Any:
        return self._parsed(_WORKBOOK)

    def saved(self) -> datetime | None:
        """The time at which a person saved the file last; None if it is not known, or is only that of our own forms."""
        core = opc.CORE
        if self._sizes.get(core, MOST_OF_A_PART) >= MOST_OF_A_PART:
            return None
        modified = next(_each(self._parsed(core), "modified"), None)
        try:
            when = datetime.fromisoformat((modified.text or "").strip()) if modified is not None else None
        except ValueError:
            return None
        if when is None or when.year <= NEVER_SAVED.year:
            return None
        return when if when.tzinfo else when.replace(tzinfo=UTC)

    def since_1904(self) -> bool:
        """True if serial dates count from 1904 (ISO/IEC 29500-1 18.17.4.1)."""
        settings = next(_each(self._workbook, "workbookPr"), None)
        return settings is not None and settings.get("date1904", "0") in ("1", "true")

    def percent_styles(self) -> frozenset[int]:
        """The numbers of the cell formats that show a percentage."""
        if _STYLES not in self._sizes:
            return frozenset()
        styles = self._parsed(_STYLES)
        formats = {
            one.get("numFmtId"): "%" in _QUOTED.sub("", one.get("formatCode", "")) for one in _each(styles, "numFmt")
        }
        formats |= {str(number): True for number in _PERCENT_BUILT_IN}
        used = next(_each(styles, "cellXfs"), ())
        return frozenset(number for number, style in enumerate(used) if formats.get(style.get("numFmtId")))

    def odd_styles(self) -> dict[int, OddStyle]:
        """The cell formats that may show something else than what a cell holds, by number."""
        if _STYLES not in self._sizes:
            return {}
        styles = self._parsed(_STYLES)
        codes = {one.get("numFmtId"): one.get("formatCode", "") for one in _each(styles, "numFmt")}
        struck = [_is_struck(font) for font in next(_each(styles, "fonts"), ())]
        found = {}
        for number, style in enumerate(next(_each(styles, "cellXfs"), ())):
            code, font = codes.get(style.get("numFmtId"), ""), style.get("fontId", "0")
            of_struck = font.isdecimal() and int(font) < len(struck) and struck[int(font)]
            odd = OddStyle(code if has_words(code) else "", of_struck)
            if odd != OddStyle():
                found[number] = odd
        return found

    def oddities(self) -> Iterator[tuple[str, str]]:
        """Pairs of what and what to do for parts that a form has not and that are not read."""
        if any(name.lower().endswith("vbaproject.bin") for name in self._sizes):
            yield "文件里有宏（程序），没有运行", "请另存为不含宏的 .xlsx"
        if any(name.startswith("xl/externalLinks/") for name in self._sizes):
            yield "引用了别的工作簿（外部链接），读的是上次保存时的数", "请复制后“选择性粘贴—数值”，再另存"

    def struck_strings(self) -> frozenset[int]:
        """The numbers of the shared strings with a run that is struck out; all of them are checked for calamine."""
        if _STRINGS not in self._sizes:
            return frozenset()
        struck, end = False, b""
        for block in self.blocks(_STRINGS):
            struck = struck or _STRIKE in end + block
            end = block[-len(_STRIKE) :]
        return frozenset(_struck(self.blocks(_STRINGS))) if struck else frozenset()

    def comments(self, part: str) -> bytes:
        """The part with the comments on a sheet's cells; empty if there is none."""
        relations = opc.relationships_of(part)
        if not self._with_comments or relations not in self._sizes:
            return b""
        targets = opc.relationships(self._parsed(relations), part).values()
        found = next((one.target for one in targets if one.kind == "comments"), "")
        return b"".join(self.blocks(found)) if 0 < self._sizes.get(found, 0) <= MOST_OF_A_PART else b""

    @cached_property
    def _with_comments(self) -> bool:
        return any("comments" in name for name in self._sizes)

    def blocks(self, part: str) -> Iterator[bytes]:
        """The unpacked blocks of a part. Raises :class:`Refused` for one that is missing, damaged or has a DOCTYPE."""
        if part not in self._sizes:
            raise Refused(f"文件不完整，缺 {part}", SAVE_AGAIN)
        try:
            first = True
            for block in self._zip.blocks(part, BLOCK):
                _check_block(block, first=first)
                first = False
                yield block
        except UnsafeZip:
            raise Refused("文件已损坏，解不开", SAVE_AGAIN) from None

    def _check(self) -> None:
        if _WORKBOOK not in self._sizes:
            raise Refused("这不是 Excel 工作簿", "请核对选的文件")
        if _STRINGS not in self._sizes and any(name.lower() == _STRINGS.lower() for name in self._sizes):
            raise Refused(_TWICE, SAVE_AGAIN)  # calamine takes small letters and capitals for the same
        large = [part for part in (_WORKBOOK, _RELATIONSHIPS, _STYLES) if self._sizes.get(part, 0) > MOST_OF_A_PART]
        if large or self._sizes.get(_STRINGS, 0) > MOST_STRINGS:
            raise Refused(*_DANGERS["too large"])

    def _parsed(self, part: str) -> Any:
        try:
            return ElementTree.fromstring(b"".join(self.blocks(part)))
        except ElementTree.ParseError:
            raise Refused(f"文件已损坏（{part}）", SAVE_AGAIN) from None


def _check_block(block: bytes, *, first: bool) -> None:
    if b"!" in block and _DOCTYPE.search(block):
        raise Refused("文件里有自定义的实体，可能是恶意文件，没有打开", "请核对来源")
    if not first:
        return
    declared = _DECLARED.match(block)
    if block[:2] in (b"\xfe\xff", b"\xff\xfe") or b"\0" in block[:200]:
        raise Refused("文件内部不是 UTF-8 编码", SAVE_AGAIN)
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        raise Refused("文件内部不是 UTF-8 编码", SAVE_AGAIN)


def _each(tree: Any, name: str) -> Iterator[Any]:
    """Every element of that name, whatever its namespace."""
    return (element for element in tree.iter() if element.tag.rpartition("}")[2] == name)


def _is_struck(font: Any) -> bool:
    return any(one.get("val", "1") not in ("0", "false") for one in _each(font, "strike"))


def _struck(blocks: Iterator[bytes]) -> Iterator[int]:
    """The numbers of the strings with a run of visible text that is struck out."""
    parser: Any = ElementTree.XMLPullParser()
    number = 0
    try:
        for block in blocks:
            parser.feed(block)
            for _, element in parser.read_events():
                if element.tag.rpartition("}")[2] == "si":
                    if any(_is_struck(run) and _shows_text(run) for run in _each(element, "r")):
                        yield number
                    number += 1
                    element.clear()
    except ElementTree.ParseError:
        raise Refused(f"文件已损坏（{_STRINGS}）", SAVE_AGAIN) from None


def _shows_text(run: Any) -> bool:
    return any((text.text or "").strip() for text in _each(run, "t"))


def _is_plain(target: opc.Relationship) -> bool:
    """True if another program can only take the same part for it."""
    return not target.external and "\\" not in target.written and normpath(target.written) == target.written
