"""The short proof, for a file that the shipped layout printed.

Parts that are the same in every document are compared with the layout's own, byte by byte; those are judged once. The
others are parsed, and the lines of the text compared with those that the report is meant to have.
"""

from __future__ import annotations

import re
from functools import lru_cache
from zipfile import ZipInfo

from generator.files.opc import CORE
from generator.files.zips import Limits, SafeZip, UnsafeZip
from generator.layout.template import Layout
from generator.proof.expected_lines import expected_lines
from generator.proof.grammar import UnknownMarkup, printed_lines
from generator.proof.leftovers import leftovers, masked_lines, missing_figures
from generator.report.outline import Report
from generator.word.archive import Entry
from generator.word.fingerprint import IDENTIFIER, fingerprint
from generator.word.package import MAX_PARTS, MAX_SIZE, Parts, in_order
from generator.word.properties import EXTENDED
from generator.word.soundness import ids_in, roots_of, unsound, unsound_text
from generator.word.wordml import parse

# Without one of these in it no part can have anything left over in it; UTF-8, as what is not reads as no lines.
_SUSPECT = re.compile("[{}*]|｛|｝|&#".encode())
_BODY, _SECTION, _EMPTY = b"<w:body>", b"<w:sectPr>", b"<a/>"


def is_beyond_doubt(docx: bytes, report: Report, layout: Layout) -> bool:
    """Whether the layout printed the file and it is sound and says what the report says.

    False says nothing but that this proof does not know.
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
    """What stands around the text, judged once: what precedes and follows it, and the styles that it may use."""

    def __init__(self, layout: Layout) -> None:
        main = layout.parts[layout.main]
        self.before, _, rest = main.partition(_BODY)
        self.after = rest[rest.rindex(_SECTION) :]
        self.style_names = {style: name for name, style in layout.style_ids.items()}
        roots = [parse(part) for name, part in layout.parts.items() if name != layout.main]
        self.ids = ids_in(roots, "style", "styleId"), ids_in(roots, "num", "numId") | {"0"}

    def matches(self, xml: bytes, report: Report) -> bool:
        """Whether the lines of the text are those of the report, nothing before them, nothing after."""
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
    """The frame of the shipped layout if it is sound; of another none."""
    if not layout.shipped or list(layout.templates) != [layout.main]:
        return None
    parts = {**layout.parts, layout.main: _EMPTY, CORE: _EMPTY, EXTENDED: _EMPTY}
    roots = roots_of(parts)
    return None if any(unsound(parts, roots)) or any(leftovers(roots, {})) else _Frame(layout)


def _printed(docx: bytes, layout: Layout) -> Parts | None:
    """The parts that differ from document to document, if all the others are the layout's own and in their order."""
    varying = (layout.main, CORE, EXTENDED)
    try:
        with SafeZip(docx, Limits(MAX_PARTS, MAX_SIZE)) as file:
            if list(file.entries) != in_order({*layout.entries, *varying}):
                return None
            own = all(_is(docx, file.entries[name], entry) for name, entry in layout.entries.items())
            return {name: file.read(name) for name in varying} if own else None
    except UnsafeZip:
        return None


def _is(docx: bytes, told: ZipInfo, entry: Entry) -> bool:
    """Whether what the directory tells of is this entry, and stands where it says."""
    sizes = (told.CRC, told.compress_size, told.file_size)
    return sizes == entry.sizes and docx.startswith(entry.local, told.header_offset)
