"""The short proof, for a file that the shipped layout printed: 1.9 ms a report, where the thorough one takes 13 ms.

Parts that are the same in every document are compared with the layout's own, byte by byte, and checked once. The others
are parsed, and the lines of the body compared with the lines expected of the report.
"""

from __future__ import annotations

import re
from functools import lru_cache
from zipfile import ZipInfo

from generator.drafting.proof.expected_lines import expected_lines
from generator.drafting.proof.grammar import UnknownMarkup, printed_lines
from generator.drafting.proof.leftovers import leftovers, masked_lines, missing_figures
from generator.files.opc import CORE
from generator.files.zips import Limits, SafeZip, UnsafeZip
from generator.layout.template import Layout
from generator.report.outline import Report
from generator.word.archive import ArchiveEntry
from generator.word.fingerprint import IDENTIFIER, fingerprint
from generator.word.package import MAX_PARTS, MAX_SIZE, Parts, in_order
from generator.word.properties import EXTENDED
from generator.word.soundness import ids_in, roots_of, unsound, unsound_text
from generator.word.wordml import parse

# A part without any of these holds no tag, brace or mask. Bytes of UTF-8: a body in another encoding fails the grammar.
_SUSPECT = re.compile("[{}*]|｛|｝|&#".encode())
_BODY, _SECTION, _EMPTY = b"<w:body>", b"<w:sectPr>", b"<a/>"


def is_beyond_doubt(docx: bytes, report: Report, layout: Layout) -> bool:
    """True if the layout printed the file, and it is sound and has exactly the report's content.

    False means only that this proof cannot tell; the thorough one decides then.
    """
    frame = _frame(layout)
    if frame is None or (printed := _printed(docx, layout)) is None:
        return False
    try:
        roots = {name: parse(part) for name, part in printed.items()}
    except ValueError:
        return False
    return (
        roots[CORE].findtext(IDENTIFIER) == fingerprint({**layout.parts, **printed})
        and frame.matches(printed[layout.main], report)
        and not any(unsound_text(roots[layout.main], *frame.ids))
        and not (any(map(_SUSPECT.search, printed.values())) and any(leftovers(roots, masked_lines(report))))
        and not any(missing_figures(printed[layout.main].decode(), report))
    )


class _Frame:
    """The parts that all documents of a layout share, checked once: XML around the text, style and list ids."""

    def __init__(self, layout: Layout) -> None:
        main = layout.parts[layout.main]
        self.before, _, rest = main.partition(_BODY)
        self.after = rest[rest.rindex(_SECTION) :]
        self.style_names = {style: name for name, style in layout.style_ids.items()}
        roots = [parse(part) for name, part in layout.parts.items() if name != layout.main]
        self.ids = ids_in(roots, "style", "styleId"), ids_in(roots, "num", "numId") | {"0"}

    def matches(self, xml: bytes, report: Report) -> bool:
        """True if the body has exactly the lines of the report, with nothing before or after them."""
        before = self.before + _BODY
        if not (xml.startswith(before) and xml.endswith(self.after) and len(xml) >= len(before) + len(self.after)):
            return False
        body = xml[len(before) : len(xml) - len(self.after)].decode()
        try:
            return list(printed_lines(body, self.style_names)) == list(expected_lines(report))
        except UnknownMarkup:
            return False


@lru_cache(maxsize=8)
def _frame(layout: Layout) -> _Frame | None:
    """The frame of the shipped layout; None for a layout of the county's own, or an unsound one."""
    if not layout.shipped or list(layout.templates) != [layout.main]:
        return None
    parts = {**layout.parts, layout.main: _EMPTY, CORE: _EMPTY, EXTENDED: _EMPTY}
    roots = roots_of(parts)
    return None if any(unsound(parts, roots)) or any(leftovers(roots, {})) else _Frame(layout)


def _printed(docx: bytes, layout: Layout) -> Parts | None:
    """The parts that differ between documents, if all others are the layout's, in its order; else None."""
    varying = (layout.main, CORE, EXTENDED)
    try:
        with SafeZip(docx, Limits(MAX_PARTS, MAX_SIZE)) as file:
            if list(file.entries) != in_order({*layout.entries, *varying}):
                return None
            own = all(_is_same_entry(docx, file.entries[name], entry) for name, entry in layout.entries.items())
            return {name: file.read(name) for name in varying} if own else None
    except UnsafeZip:
        return None


def _is_same_entry(docx: bytes, listed: ZipInfo, entry: ArchiveEntry) -> bool:
    """True if the entry that the zip's directory lists is this one, byte by byte."""
    sizes = (listed.CRC, listed.compress_size, listed.file_size)
    return sizes == entry.sizes and docx.startswith(entry.local, listed.header_offset)
