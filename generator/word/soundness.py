"""Finds what would make Word refuse or spoil a .docx, beyond what schema validators see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from lxml import etree

from generator.files.opc import CONTENT_TYPES
from generator.word.package import Parts, content_types, main_part, targets
from generator.word.paragraphs import child
from generator.word.wordml import XML_SPACE, parse, q

_XML_NAMES = (".xml", ".rels")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CELL, _PARAGRAPH, _TABLE, _ROW, _VAL = q("tc"), q("p"), q("tbl"), q("tr"), q("val")
_COLUMNS, _ROW_PROPERTIES, _SPAN = f"{q('tblGrid')}/{q('gridCol')}", q("trPr"), (q("tcPr"), q("gridSpan"))
_AROUND = (q("gridBefore"), q("gridAfter"))
_STYLED = {q("pStyle"): "段落", q("rStyle"): "文字", q("tblStyle"): "表格"}


def roots_of(parts: Parts) -> dict[str, etree._Element]:
    """The roots of all XML parts; ``ValueError`` names the first that is not well-formed."""
    roots = {}
    for name, part in parts.items():
        if name.endswith(_XML_NAMES):
            try:
                roots[name] = parse(part)
            except ValueError:
                raise ValueError(f"部件“{name}”不是合格的 XML") from None
    return roots


def unsound(parts: Parts, roots: dict[str, etree._Element]) -> Iterator[str]:
    """The faults of the file, in Chinese: of its parts first, then of its text."""
    types = content_types(parts)
    for name in parts:
        if name != CONTENT_TYPES and not types.of(name):
            yield f"部件“{name}”没有登记类型"
        for target in [] if name.endswith(".rels") else targets(parts, name).values():
            if target not in parts:
                yield f"部件“{name}”要用的“{target}”不在文件里"
    for target in targets(parts, "").values():
        if target not in parts:
            yield f"文件要用的“{target}”不在文件里"
    yield from dict.fromkeys(_unsound_text(parts, roots))


def _unsound_text(parts: Parts, roots: dict[str, etree._Element]) -> Iterator[str]:
    main, types = main_part(parts), content_types(parts)
    inside = {name: root for name, root in roots.items() if types.of(name).startswith(_WORD)}
    styles = ids_in(inside.values(), "style", "styleId")
    numbers = ids_in(inside.values(), "num", "numId") | {"0"}
    for name, root in inside.items():
        where = "" if name == main else f"部件“{name}”里"
        for fault in unsound_text(root, styles, numbers):
            yield where + fault


def unsound_text(root: etree._Element, styles: Collection[str], numbers: Collection[str]) -> Iterator[str]:
    """The faults of one part's text; ``styles`` and ``numbers`` are the ids of the styles and lists defined."""
    return chain(_tables(root), _undefined(root, styles, numbers), _lost_spaces(root))


def ids_in(roots: Iterable[etree._Element], tag: str, attribute: str) -> set[str]:
    """The values of an attribute (qualified ``w:``) on all elements of a tag: the ids of styles, of lists."""
    return {element.get(q(attribute), "") for root in roots for element in root.iter(q(tag))}


def _tables(root: etree._Element) -> Iterator[str]:
    """A cell that does not end in a paragraph, which Word refuses, and a row that is narrower than its grid."""
    for cell in root.iter(_CELL):
        if len(cell) == 0 or cell[-1].tag != _PARAGRAPH:
            yield "有的单元格里没有段落，Word 打不开"
    for table in root.iter(_TABLE):
        columns = len(table.findall(_COLUMNS))
        for row in table.iterchildren(_ROW):
            if _columns(row) != columns:
                yield f"表格有{columns}列，有的行却有{_columns(row)}列"


def _columns(row: etree._Element) -> int:
    properties = child(row, _ROW_PROPERTIES)
    around = sum(_value(child(properties, tag), 0) for tag in _AROUND)
    return around + sum([_value(child(cell, *_SPAN), 1) for cell in row.iter(_CELL)])


def _value(element: etree._Element | None, otherwise: int) -> int:
    digits = "" if element is None else element.get(_VAL, "")
    return int(digits) if digits.isascii() and digits.isdecimal() else otherwise


def _undefined(root: etree._Element, styles: Collection[str], numbers: Collection[str]) -> Iterator[str]:
    for element in root.iter(*_STYLED):
        if (style := element.get(q("val"), "")) not in styles:
            yield f"没有{_STYLED[str(element.tag)]}样式“{style}”"
    for element in root.iter(q("numId")):
        if (number := element.get(q("val"), "")) not in numbers:
            yield f"没有编号“{number}”"


def _lost_spaces(root: etree._Element) -> Iterator[str]:
    """Spaces at the edge of a text, which Word drops unless ``xml:space`` preserves them."""
    for element in root.iter(q("t")):
        words = element.text or ""
        if words.strip(" \t\r\n") != words and element.get(XML_SPACE) != "preserve":
            yield f"“{words}”前后的空格会丢失"
