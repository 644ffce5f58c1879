"""A county's form, opened with suspicion: no other file, no macros, no password, nothing far too large."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

from generator.errors import Fault, InputFault, TemplateFault
from generator.reading.opening import form_of
from generator.reading.word_file import WordFile
from generator.word.package import BrokenPackage, Parts, parse_part, unpack
from generator.word.properties import with_properties_declared
from generator.word.wordml import q

MOST_TABLES, MOST_PARAGRAPHS = 100, 10_000

_SAVE_AS = "请在 Word 或 WPS 里另存为不带宏、不设密码的“Word 文档（*.docx）”"
_P, _TABLE, _ROW, _CELL, _BOX = q("p"), q("tbl"), q("tr"), q("tc"), q("txbxContent")


@dataclass(frozen=True, slots=True, eq=False)
class OpenedForm:
    """An opened form: its parts, the root of its text (not to be changed) and the place of each paragraph in words."""

    parts: Parts
    main: str
    root: etree._Element
    places: tuple[str, ...]

    @property
    def paragraphs(self) -> Iterator[tuple[str, etree._Element]]:
        """The paragraphs of the text with their places, those in tables included."""
        return zip(self.places, self.root.iter(_P), strict=True)


@lru_cache(maxsize=8)
def opened(data: bytes) -> OpenedForm:
    """The form that these bytes are; ``TemplateFault`` says why they are none and what to do."""
    try:
        if (kind := form_of(data)) != "docx":
            what = "这是旧版 Word 文档（.doc、.wps）" if kind == "old" else "这不是 Word 文档（.docx）"
            raise TemplateFault(Fault(what, _SAVE_AS))
        main = WordFile(data).main
        parts = with_properties_declared(unpack(data))
        root = parse_part(parts, main)
    except InputFault as error:
        raise TemplateFault(replace(fault, todo=_SAVE_AS) for fault in error.faults) from error
    except BrokenPackage as error:
        raise TemplateFault(Fault(str(error), _SAVE_AS)) from error
    if b"purl.oclc.org/ooxml/wordprocessingml" in parts[main]:
        raise TemplateFault(Fault("这份文件是“Strict Open XML 文档”", "请另存为普通的“Word 文档（*.docx）”"))
    _refuse_huge(root)
    return OpenedForm(parts, main, root, places_in(root))


def _refuse_huge(root: etree._Element) -> None:
    tables = sum(1 for _ in root.iter(_TABLE))
    if tables > MOST_TABLES:
        todo = "请核对选的文件；确实要用的，请分成几份"
        raise TemplateFault(Fault(f"文件里有{tables}个表格，最多{MOST_TABLES}个", todo))
    if sum(1 for _ in root.iter(_P)) > MOST_PARAGRAPHS:
        raise TemplateFault(Fault(f"文件里的段落和单元格超过{MOST_PARAGRAPHS}个", "请核对选的文件"))


def places_in(root: etree._Element) -> tuple[str, ...]:
    """The place of each paragraph: 第5段, 表1第3行第2格; a text box has that of its paragraph."""
    tables = {table: number for number, table in enumerate(root.iter(_TABLE), 1)}
    cells = {cell: _cell_place(cell, tables) for cell in root.iter(_CELL)}
    found, count = [], 0
    for paragraph in root.iter(_P):
        cell = next(paragraph.iterancestors(_CELL, _BOX), None)
        count += cell is None
        found.append(cells.get(cell, f"第{count}段") if cell is not None else f"第{count}段")
    return tuple(found)


def _cell_place(cell: etree._Element, tables: dict[etree._Element, int]) -> str:
    row = next(cell.iterancestors(_ROW))
    table = next(row.iterancestors(_TABLE))
    number = sum(1 for _ in row.itersiblings(_ROW, preceding=True)) + 1
    return f"表{tables[table]}第{number}行第{sum(1 for _ in cell.itersiblings(_CELL, preceding=True)) + 1}格"
