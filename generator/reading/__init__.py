"""Reads a report — ours or a stranger's; Word, text or a web page — back into the outline."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import Fault, InputFault
from generator.reading.formats import BlockFormat, DocumentFormat, PageNumber, Paper, RunFormat
from generator.reading.reading import Anchor, BlockPlace, Comment, Note, Reading, Residue, Story

if TYPE_CHECKING:
    from generator.reading.raw_text import RawText

__all__ = [
    "Anchor",
    "BlockFormat",
    "BlockPlace",
    "Comment",
    "DocumentFormat",
    "Note",
    "PageNumber",
    "Paper",
    "Reading",
    "Residue",
    "RunFormat",
    "Story",
    "annotate",
    "read",
    "read_docx",
    "read_page",
    "read_text",
]

_USE_DOCX = "请换用能在 Word 或 WPS 里打开的 .docx 文件"


def read(source: bytes | Path) -> Reading:
    """The report that a file or its bytes hold, whatever it is: .docx, text (UTF-8, UTF-16, GBK), a web page, also one
    with its pictures in one file (.mht).

    A .docx may also be one XML file. An old .doc or .wps is turned into .docx by LibreOffice, where that is
    installed. The content decides, not the name. ``InputFault`` says in Chinese why it cannot be read and what to do;
    ``UsageFault`` if the file cannot be opened.
    """
    from generator.reading.opening import load

    name = "" if isinstance(source, bytes) else source.name
    try:
        return _read(source if isinstance(source, bytes) else load(source))
    except InputFault as error:
        raise InputFault([replace(fault, file=fault.file or name) for fault in error.faults]) from error


def annotate(docx: bytes, notes: Iterable[Note]) -> bytes:
    """A copy of a .docx with each note as a Word comment: at its words where they are found, else at its paragraph.

    Existing comments stay; equal input gives equal bytes. ``InputFault`` if the file cannot be opened.
    """
    from generator.reading.annotation import write_comments
    from generator.word.package import BrokenPackage

    try:
        return write_comments(docx, notes)
    except BrokenPackage as error:
        raise InputFault(Fault(str(error), _USE_DOCX)) from error


def _read(data: bytes) -> Reading:
    from generator.reading.opening import form_of, text_of

    form = form_of(data)
    if form == "docx":
        return _with_words(read_docx(data))
    if form == "flat":
        return _with_words(read_docx(_packed(data)))
    if form == "old":
        from generator.reading.old_word import to_docx

        return _with_words(read_docx(to_docx(data)))
    if form == "archive":
        from generator.reading.web_archive import page_of_archive  # the parser of mail, 20 ms: only for those

        return read_page(page_of_archive(data))
    text = text_of(data)
    return read_page(text) if form == "html" else read_text(text)


def _packed(data: bytes) -> bytes:
    from generator.reading.flat_opc import packed
    from generator.word.package import BrokenPackage

    try:
        return packed(data)
    except BrokenPackage as error:
        raise InputFault(Fault(str(error), _USE_DOCX)) from error


def read_text(text: str) -> Reading:
    """The report that a text holds, as pasted or out of a file; ``InputFault`` if it is empty or far too long."""
    from generator.reading.plain import lines_of_text

    return _recognised(text, lines_of_text)


def read_page(text: str) -> Reading:
    """The report that a web page holds, the site's own words left out; ``InputFault`` as for a text."""
    from generator.reading.web import lines_of_page

    reading = _recognised(text, lines_of_page)
    own = tuple(left for left in reading.residue if left.kind != "web")  # on a website that is no residue
    return replace(reading, residue=own)


def _recognised(text: str, lines_in: Callable[[str], RawText]) -> Reading:
    from generator.reading.opening import is_short_enough
    from generator.reading.places import locate, residue_of
    from generator.reading.recognition import recognise

    is_short_enough(text)
    found = recognise(lines_in(text))
    places = locate(found.report, found.anchors)
    return _with_words(Reading(found.report, places, residue=residue_of(found.residue, places)))


def _with_words(reading: Reading) -> Reading:
    """The reading; ``InputFault`` if there is nothing in it."""
    if not reading.places and not reading.report.head:
        raise InputFault(Fault("文件里没有文字", "请核对选的文件；扫描的图片里读不出文字"))
    return reading


def read_docx(source: bytes | Path) -> Reading:
    """The report that a .docx holds; ``InputFault`` if it is no Word document or cannot be opened safely.

    ``read_docx(lay_out(report)).report == report.bare()``. Tracked insertions count as text, deletions do not. In a
    document that was edited since, a typed number is recognised by its shape.
    """
    from generator.reading.docx import reading_of
    from generator.word.package import BrokenPackage, load

    try:
        return reading_of(source if isinstance(source, bytes) else load(source))
    except BrokenPackage as error:
        name = "" if isinstance(source, bytes) else source.name
        raise InputFault(Fault(str(error), _USE_DOCX, file=name)) from error
