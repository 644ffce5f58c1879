"""Objects in a Word paragraph beside text: pictures, charts, formulas, objects of other programs, SmartArt."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.files.opc import Relationship
from generator.reading.runs import FORMULA, is_fallback, is_linear
from generator.reading.word_file import WordFile
from generator.word.wordml import R, q

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_DIAGRAM = f"{_DRAWING}/diagram"
_A = f"{{{_DRAWING}/main}}"
_VML_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_CONTROL = q("control")
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"

# What graphic data of a URI is; shapes hold text boxes, which are read as stories, or pictures of their own.
_MICROSOFT = "http://schemas.microsoft.com/office"
_GRAPHICS = {
    f"{_DRAWING}/picture": "图片",
    f"{_DRAWING}/chart": "图表",
    f"{_MICROSOFT}/drawing/2014/chartex": "图表",
    f"{_MICROSOFT}/word/2010/wordprocessingInk": "手写墨迹",
}
_TEXT_HOLDERS = frozenset(
    (
        *(_DIAGRAM, f"{_DRAWING}/lockedCanvas"),
        *(f"{_MICROSOFT}/word/2010/wordprocessing{kind}" for kind in ("Shape", "Group", "Canvas")),
    )
)
_PICTURE, _GRAPHIC = f"{{{_DRAWING}/picture}}pic", f"{_A}graphicData"
_PROGRAMS = (
    ("Excel", "表格对象"),
    ("Word", "文档对象"),
    ("PowerPoint", "演示对象"),
    ("Equation", "公式"),
    ("MathType", "公式"),
)
_HOLDERS = (q("drawing"), q("pict"), q("object"), FORMULA)


def has_objects(body: etree._Element) -> bool:
    """True if any paragraph may hold an object; most reports have none, and need not be searched by paragraph."""
    return next(body.iter(*_HOLDERS), None) is not None


def objects_in(paragraph: etree._Element) -> Iterator[str]:
    """The name of each object in a paragraph that holds no text that can be read: 图片, 图表, 公式, 表格对象."""
    for holder in paragraph.iter(*_HOLDERS):
        if not is_fallback(holder) and _own(holder, paragraph):
            yield from _names(holder)


def _own(holder: etree._Element, paragraph: etree._Element) -> bool:
    """True if the paragraph is the innermost around the holder: one in a text box belongs to the paragraph there."""
    return next(holder.iterancestors(q("p")), None) is paragraph


def _names(holder: etree._Element) -> Iterator[str]:
    if holder.tag == FORMULA:
        if not is_linear(holder):
            yield "公式"
    elif (ole := next(holder.iter(_OLE), None)) is not None:
        program = ole.get("ProgID", "")
        yield next((name for part, name in _PROGRAMS if part in program), "其他程序的对象")
    elif next(holder.iter(_CONTROL), None) is not None:
        yield "控件"
    elif holder.tag == q("drawing"):
        uris = [one.get("uri", "") for one in holder.iter(_GRAPHIC)]
        found = [_GRAPHICS.get(uri, "图形对象") for uri in uris if uri and uri not in _TEXT_HOLDERS]
        yield from found or ["图片"] * (next(holder.iter(_PICTURE), None) is not None)
    elif next(holder.iter(_VML_PICTURE), None) is not None:
        yield "图片"


def word_art_in(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Each WordArt and watermark of older versions (``v:textpath``) with its text, in reading order."""
    for one in root.iter(_WORD_ART):
        if (text := one.get("string", "").strip()) and not is_fallback(one):
            yield one, text


def diagrams_in(body: etree._Element) -> Iterator[etree._Element]:
    """The SmartArt of a body: each ``dgm:relIds``, in reading order."""
    return (one for one in body.iter(f"{{{_DIAGRAM}}}relIds") if not is_fallback(one))


def text_of_diagram(file: WordFile, diagram: etree._Element) -> str:
    """The text of a SmartArt, a line for each of its paragraphs; empty if it has none."""
    relation: Relationship | None = file.relationships.get(diagram.get(f"{{{R}}}dm", ""))
    if relation is None or relation.target not in file.parts:
        return ""
    paragraphs = file.root(relation.target).iter(f"{_A}p")
    lines = ("".join(one.text or "" for one in paragraph.iter(f"{_A}t")).strip() for paragraph in paragraphs)
    return "\n".join(line for line in lines if line)
