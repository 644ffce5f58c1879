"""Comments on the cells of a sheet (ISO/IEC 29500-1, 18.7), the threaded ones of Excel 365 among them."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from generator.workbook.reading.sheet_extras import position

_ROW = re.compile(rb'\bref="[A-Z]+(\d+)"')
_THREADED = re.compile(r"\[(?:线程批注|Threaded comment)\].*?(?:注释|批注|Comment)[:：]\s*", re.DOTALL)


def comments_below(xml: bytes, head: int) -> dict[int, dict[int, str]]:
    """The texts of the comments below a row of a sheet, by row and column from 1; none of what is no XML."""
    if not any(int(row) > head for row in _ROW.findall(xml)):
        return {}
    try:
        root = ElementTree.fromstring(xml)
    except ElementTree.ParseError:
        return {}
    found: dict[int, dict[int, str]] = {}
    for comment in root.findall("{*}commentList/{*}comment"):
        row, column = position(comment.get("ref", ""))
        text = "".join(piece.text or "" for piece in comment.iter() if piece.tag.rpartition("}")[2] == "t")
        text = _THREADED.sub("", text, count=1).strip()
        if row > head and text:
            found.setdefault(row, {})[column] = text
    return found
