"""Reads a Word document back into a report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.errors import Fault, InputFault
from generator.outline import Report

__all__ = ["Reading", "read_docx"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says, and where.

    ``places`` has one number for each block, the report's own first and then the annexes' in order: the index, from
    0, of the block's (first) paragraph among all ``w:p`` of the body, those in tables included.
    """

    report: Report
    places: tuple[int, ...]


def read_docx(source: bytes | Path) -> Reading:
    """The report that a .docx holds; ``InputFault`` if it is no Word document or cannot be opened safely.

    ``read_docx(lay_out(report)).report == report.bare()``. Tracked insertions count as text, deletions do not. In a
    document that was worked on since, a number that somebody typed is told by its shape.
    """
    from generator.layout.package import BrokenPackage, load, unpack
    from generator.reading.docx import read_parts

    try:
        data = source if isinstance(source, bytes) else load(source)
        return Reading(*read_parts(unpack(data)))
    except BrokenPackage as error:
        name = "" if isinstance(source, bytes) else source.name
        raise InputFault(Fault(str(error), "请换用能在 Word 或 WPS 里打开的 .docx 文件", file=name)) from error
