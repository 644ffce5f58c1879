"""Files that a .docx inserts as they are (``w:altChunk``, ISO/IEC 29500-1, 17.17.2): Word shows them as its text.

The parts of a master document (``w:subDoc``, 17.17.3) are files beside it, which are not opened.
"""

from __future__ import annotations

from lxml import etree

from generator.errors import InputFault
from generator.reading.opening import form_of, text_of
from generator.reading.raw_text import RawItem
from generator.reading.web_archive import page_of_archive
from generator.reading.word_file import WordFile
from generator.word.package import BrokenPackage
from generator.word.wordml import R, q

INSERTED = frozenset((q("altChunk"), q("subDoc")))


def lines_of_inserted(file: WordFile, element: etree._Element) -> list[RawItem] | None:
    """The lines and tables of an inserted web page, alone or in an archive, text or .docx; None if it cannot be read.

    A .docx that is inserted must not insert others.
    """
    relation = file.relationships.get(element.get(f"{{{R}}}id", ""))
    try:
        data = file.content(relation.target) if relation else b""
        form = form_of(data)
        if form == "docx":
            return _lines_of_docx(data)
        if form not in ("html", "archive", "text"):
            return None
        text = page_of_archive(data) if form == "archive" else text_of(data)
    except (InputFault, BrokenPackage):
        return None
    # Few documents insert anything: 10 ms of lxml's reader of HTML only for those.
    from generator.reading.plain import lines_of_text
    from generator.reading.web import lines_of_page

    return (lines_of_text(text) if form == "text" else lines_of_page(text)).items


def _lines_of_docx(data: bytes) -> list[RawItem] | None:
    from generator.reading.body import BodyReader  # which reads inserted files by this module

    file = WordFile(data)
    if next(file.body.iter(*INSERTED), None) is not None:
        return None
    return BodyReader(file, untouched=False).read().items
