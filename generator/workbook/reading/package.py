"""An .xlsx as an archive: whether it may be opened, which sheets it has, which of its formats show percentages."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from typing import Any
from xml.etree import ElementTree
from zlib import error as ZlibError

from generator.workbook.reading.seen import SAVE_AGAIN, Refused

MOST_UNPACKED = 1 << 30
MOST_STRINGS = 256 << 20
MOST_OF_A_PART = 32 << 20  # of what is parsed as a whole: the list of sheets, the styles
BLOCK = 1 << 20

_WORKBOOK, _RELATIONS, _STYLES, _STRINGS = (
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
)
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARED = re.compile(rb"""^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding=["']([^"']+)["']""")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_PERCENT_BUILT_IN = (9, 10)


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet of the archive: its name as shown, the part that holds it, whether it is hidden."""

    name: str
    part: str
    hidden: bool = False


class Package:
    """An opened .xlsx. Raises :class:`Refused` for what is no workbook, too large, damaged or made to do harm."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise Refused("文件已损坏，打不开", "请重新取一份，或用 Excel、WPS 打开后另存为 .xlsx") from None
        names = [info.filename for info in self._zip.infolist()]
        self._names = set(names)
        if _WORKBOOK not in self._names:
            raise Refused("这不是 Excel 工作簿", "请核对选的文件")
        folded = {name.lower() for name in names}  # calamine takes small letters and capitals for the same
        if len(folded) < len(names) or (_STRINGS.lower() in folded and _STRINGS not in self._names):
            raise Refused("文件里有重名的部件，不像 Excel 或 WPS 存的", SAVE_AGAIN)
        self._check_sizes()

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def sheets(self) -> tuple[Part, ...]:
        """The sheets in their order; charts and the like have no part among the worksheets and are left out.

        Raises :class:`Refused` where another program might take another part, or another sheet of the name.
        """
        targets = {
            relation.get("Id"): relation.get("Target", "")
            for relation in self._parsed(_RELATIONS)
            if relation.get("Type", "").endswith("/worksheet")
        }
        found = []
        sheets = list(_each(self._parsed(_WORKBOOK), "sheet"))
        if len({sheet.get("name") for sheet in sheets}) < len(sheets):
            raise Refused("有两张工作表同名", "请改名或删去一张，另存以后再试")
        for sheet in sheets:
            ids = [value for key, value in sheet.items() if key.endswith("}id")]
            target = targets.get(ids[0]) if ids else None
            if len(ids) > 1 or (target and ("\\" in target or normpath(target) != target)):
                raise Refused("工作表的位置写得不像 Excel 或 WPS 存的", SAVE_AGAIN)
            if target:
                hidden = sheet.get("state", "visible") != "visible"
                found.append(Part(sheet.get("name", ""), _resolved(target), hidden))
        return tuple(found)

    def since_1904(self) -> bool:
        """Whether its days are counted from 1904."""
        settings = next(_each(self._parsed(_WORKBOOK), "workbookPr"), None)
        return settings is not None and settings.get("date1904", "0") in ("1", "true")

    def percent_styles(self) -> frozenset[int]:
        """The numbers of the cell formats that show a percentage."""
        if _STYLES not in self._names:
            return frozenset()
        styles = self._parsed(_STYLES)
        formats = {
            one.get("numFmtId"): "%" in _QUOTED.sub("", one.get("formatCode", "")) for one in _each(styles, "numFmt")
        }
        formats |= {str(number): True for number in _PERCENT_BUILT_IN}
        used = next(_each(styles, "cellXfs"), ())
        return frozenset(number for number, style in enumerate(used) if formats.get(style.get("numFmtId")))

    def oddities(self) -> Iterator[tuple[str, str]]:
        """What a form does not hold and nobody reads: what it is, what to do."""
        if any(name.lower().endswith("vbaproject.bin") for name in self._names):
            yield "文件里有宏（程序），没有运行", "请另存为不含宏的 .xlsx"
        if any(name.startswith("xl/externalLinks/") for name in self._names):
            yield "引用了别的工作簿（外部链接），读的是上次保存时的数", "请复制后“选择性粘贴—数值”，再另存"

    def strings(self) -> None:
        """Look through the shared texts, which calamine will load."""
        if _STRINGS in self._names:
            for _ in self.blocks(_STRINGS):
                pass

    def blocks(self, part: str) -> Iterator[bytes]:
        """The unpacked bytes of a part, checked for what may not be in it."""
        if part not in self._names:
            raise Refused(f"文件不完整，缺 {part}", SAVE_AGAIN)
        try:
            with self._zip.open(part) as stream:
                first = True
                while block := stream.read(BLOCK):
                    _check(block, first=first)
                    first = False
                    yield block
        except (zipfile.BadZipFile, ZlibError, EOFError, NotImplementedError, RuntimeError):
            raise Refused("文件已损坏，解不开", SAVE_AGAIN) from None

    def _check_sizes(self) -> None:
        sizes = {info.filename: info.file_size for info in self._zip.infolist()}
        large = sum(sizes.values()) > MOST_UNPACKED or sizes.get(_STRINGS, 0) > MOST_STRINGS
        if large or any(sizes.get(part, 0) > MOST_OF_A_PART for part in (_WORKBOOK, _RELATIONS, _STYLES)):
            raise Refused("文件解开以后大得不正常，没有打开", "请核对来源；是自己的表格，只留填报的内容另存一份")

    def _parsed(self, part: str) -> Any:
        try:
            return ElementTree.fromstring(b"".join(self.blocks(part)))
        except ElementTree.ParseError:
            raise Refused(f"文件已损坏（{part}）", SAVE_AGAIN) from None


def _check(block: bytes, *, first: bool) -> None:
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


def _resolved(target: str) -> str:
    return target[1:] if target.startswith("/") else normpath(f"xl/{target}")
