"""The lines and tables of a plain text, without the page numbers and bookmarks that exports leave in it."""

from __future__ import annotations

import re
from itertools import groupby

from generator.chinese.characters import UNPRINTABLE
from generator.chinese.folding import folded, folding_note
from generator.chinese.width import ems
from generator.reading import shape
from generator.reading.opening import are_few_enough
from generator.reading.raw_text import AnchoredResidue, RawItem, RawLine, RawTable, RawText
from generator.reading.reading import Anchor
from generator.reading.runs import StyledPiece
from generator.report.outline import Table

_LINE = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# A text is wrapped where many lines that end no sentence are as wide as the widest, and that is a page's width.
_RAGGED, _NARROWEST, _WIDEST, _FEWEST, _SHARE = 2.5, 18, 50, 4, 0.3
_CELLS = re.compile("[\t｜|]")


def lines_of_text(text: str) -> RawText:
    """A text as lines and tables; an anchor's element is the number of its line, from 0."""
    source = RawText()
    lines = _LINE.split(text)
    are_few_enough(sum(map(bool, lines)))
    for element, raw in enumerate(lines):
        words = cleaned(raw, Anchor(element), source)
        if words.strip() and not shape.RULE.fullmatch(words):
            source.items.append(RawLine([StyledPiece("", words)], Anchor(element)))
    source.items = _with_tables(_unwrapped([item for item in source.items if isinstance(item, RawLine)]))
    return source


def cleaned(raw: str, anchor: Anchor, source: RawText) -> str:
    """A line as it is understood, without bookmarks and page numbers; what is left out or folded is noted."""
    words = folded(raw, turned=True)
    if words != raw and folding_note(raw):
        source.residue.append(AnchoredResidue("folded", raw, anchor))
    for found in shape.BOOKMARK.findall(words):
        source.residue.append(AnchoredResidue("bookmark", found.strip(), anchor))
    words = shape.BOOKMARK.sub("", words)
    if shape.PAGE_NUMBER.fullmatch(words.strip()):
        source.residue.append(AnchoredResidue("page number", words.strip(), anchor))
        return ""
    return words


def _unwrapped(lines: list[RawLine]) -> list[RawItem]:
    """The lines as paragraphs, where each line of a page was made one of text, as copying out of a PDF does."""
    widths = [ems(line.words.rstrip()) for line in lines]
    full = max(widths, default=0.0) - _RAGGED
    begun = [line for line, width in zip(lines, widths, strict=True) if width >= full and not _ends(line.words)]
    if not (_NARROWEST <= full <= _WIDEST and len(begun) > max(_FEWEST, len(lines) * _SHARE)):
        return list(lines)
    joined: list[RawItem] = []
    runs_on = False
    for line, width in zip(lines, widths, strict=True):
        if runs_on and not _begins(line.words) and isinstance(last := joined[-1], RawLine):
            last.pieces = [StyledPiece("", last.words.rstrip() + line.words.strip())]
        else:
            joined.append(line)
        runs_on = width >= full
    return joined


def _ends(words: str) -> bool:
    return words.rstrip()[-1:] in "。！？；："


def _begins(words: str) -> bool:
    """True if a line begins a paragraph: by its indent or its number."""
    return words.startswith(("　", "  ", "\t")) or shape.leading_number(words) is not None


def _with_tables(items: list[RawItem]) -> list[RawItem]:
    """Two lines or more with the same number of cells, divided by tabs or bars, are a table."""
    found: list[RawItem] = []
    for count, group in groupby(items, key=_divisions):
        lines = [item for item in group if isinstance(item, RawLine)]
        if count and len(lines) > 1:
            rows = [tuple(printable(cell.strip()) for cell in _CELLS.split(line.words.strip(" "))) for line in lines]
            found.append(RawTable(Table(rows[0], tuple(rows[1:])), Anchor(lines[0].anchor.element, 0, len(lines))))
        else:
            found += [_without_tabs(line) for line in lines]
    return found


def _divisions(item: RawItem) -> int:
    return len(_CELLS.findall(item.words.strip())) if isinstance(item, RawLine) else 0


def _without_tabs(line: RawLine) -> RawLine:
    line.pieces = [StyledPiece("", printable(line.words))]
    return line


def printable(words: str) -> str:
    """The words with a wide space for a tab, and a sign of loss for what no line can hold."""
    return UNPRINTABLE.sub("\ufffd", words.replace("\t", "　"))
