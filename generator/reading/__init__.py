"""Reads a report — ours or a stranger's; Word, text or a web page — back into the outline."""

from __future__ import annotations

from pathlib import Path

from generator.errors import Fault, InputFault
from generator.reading.form import BlockForm, Form, PageNumber, Paper, RunForm
from generator.reading.reading import Aside, Comment, Note, Place, Reading, Residue, Spot

__all__ = [
    "Aside",
    "BlockForm",
    "Comment",
    "Form",
    "Note",
    "PageNumber",
    "Paper",
    "Place",
    "Reading",
    "Residue",
    "RunForm",
    "Spot",
    "read",
    "read_docx",
]


def read(source: bytes | Path) -> Reading:
    """The report that a file or its bytes hold, whatever it is: .docx, text, a web page.

    The content decides, not the name. ``InputFault`` says in Chinese why it cannot be read and what to do;
    ``UsageFault`` if the file cannot be opened.
    """
    return read_docx(source)


def read_docx(source: bytes | Path) -> Reading:
    """The report that a .docx holds; ``InputFault`` if it is no Word document or cannot be opened safely.

    ``read_docx(lay_out(report)).report == report.bare()``. Tracked insertions count as text, deletions do not. In a
    document that was worked on since, a number that somebody typed is told by its shape.
    """
    from generator.layout.package import BrokenPackage, load, unpack
    from generator.reading.docx import read_parts
    from generator.reading.places import locate

    try:
        data = source if isinstance(source, bytes) else load(source)
        report, elements = read_parts(unpack(data))
        return Reading(report, locate(report, [Spot(element) for element in elements]))
    except BrokenPackage as error:
        name = "" if isinstance(source, bytes) else source.name
        raise InputFault(Fault(str(error), "请换用能在 Word 或 WPS 里打开的 .docx 文件", file=name)) from error
