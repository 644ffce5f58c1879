"""Reads from a sheet's XML what calamine leaves out: scans its bytes, or parses it where it is not written as usual.

Excel, WPS, LibreOffice and the usual libraries write ``<c r="B2" …>``. Such a sheet is scanned in blocks of whole rows
by a few expressions; of any other each element is looked at, which takes five times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from generator.workbook.reading.sheet_extras import (
    MOST_COLUMNS,
    MOST_ROWS,
    NARROW,
    PICTURE,
    SAVE_AGAIN,
    TALLEST,
    OddStyle,
    Refused,
    SheetExtras,
    position,
    too_far,
)

LONGEST_ROW = 64 << 20
_STRUCK_RUN = OddStyle(partly=True)

# A cell with nothing but its place, its format and its type, within the rows and columns that any sheet may have; a
# string is a number of the list of strings, or a text of one run. The format is a case of its own, since an optional
# group would take half as long again.
_TYPED = rb't="(?:s"(?:><v>\d|/>)|inlineStr"(?:><is><t|/>)|(?:str|[nbed])"/?>)'
_NOT_PLAINLY_NEAR = re.compile(
    rb'<c(?! r="[A-N]?[A-Z][1-4]?\d{1,4}"(?: (?:s="\d+"(?: %b|/?>)|%b)|/?>)|o)' % (_TYPED, _TYPED)
)
_ATTRIBUTES = rb'(?: (?!r=)[\w:.-]+="[^"<>&]*")*\s?/?>'
_ODD_CELL = re.compile(rb'<c(?=[\s/>])(?! r="[A-Z]{1,3}[1-9]\d{0,6}"' + _ATTRIBUTES + rb")")
_ODD_ROW = re.compile(rb'<row(?=[\s/>])(?! r="[1-9]\d{0,6}"' + _ATTRIBUTES + rb")")
_APART = re.compile(rb"<!--|<!\[CDATA\[|<\?(?!xml )")
_GARBLED = re.compile(rb't="inlineStr"[^<>]*>\s*<v|t="s"[^<>]*>\s*<v\b[^<>]*(?:/>|>\s*[^\s\d])')
_BY_NUMBER = re.compile(rb'<c r="([A-Z]+\d+)"[^<>]* t="s"[^<>]*><v>(\d+)</v>')
_PREFIXED = re.compile(rb":(?:row|c|f|v|is|t|mergeCell)[\s/>]")
_OF_A_RULE = b"xm:f>"  # a formula of a validation or of a conditional format, which is in no cell
_SINGLE_QUOTED = re.compile(rb"<(?:mergeCell|f)\b[^<>]*='")
_OVER_LINES = re.compile(rb"<(?:mergeCell|f)\b[^<>]*[\t\r\n]")
_FAR_CELL = re.compile(rb'<c r="([A-Z]+\d+)"[^<>]*?(/?)>(</c>)?')
_WIDE_CELL = re.compile(rb'<c r="(A[O-Z]\d+|[B-Z][A-Z]\d+|[A-Z]{3}\d+)"[^<>]*?(/?)>(</c>)?')
_HIDDEN = re.compile(rb'<row\b[^<>]*? hidden="(?:1|true)"[^<>]*>')
_HIDDEN_COLUMN = re.compile(rb'<col\b[^<>]*? hidden="(?:1|true)"[^<>]*>')
_COLUMN_RANGE = re.compile(rb' (min|max)="(\d{1,7})"')
_ROW_NUMBER = re.compile(rb' r="(\d+)"')
_ERROR = re.compile(
    rb'<c r="([A-Z]+\d+)"[^<>]*? t="e"[^<>]*>(?:\s*<f\b[^<>]*?(?:/>|>[^<]*</f>))?\s*(?:<v[^<>]*>([^<]*)</v>)?'
)
_UNVALUED = re.compile(
    rb'<c r="([A-Z]+\d+)"(?![^<>]* t="str")[^<>]*>\s*<f\b[^<>]*?(?:/>|>[^<]*</f>)\s*'
    rb"(?:<v[^<>]*/>|<v[^<>]*>\s*</v>)?\s*</c>"
)
_MERGED = re.compile(rb'<mergeCell\b[^<>]*? ref="([A-Z]+\d+):([A-Z]+\d+)"')


class _Unusual(Exception):
    """The sheet is not written as usual: it has to be parsed."""


@dataclass(frozen=True, slots=True)
class OddCells:
    """How a workbook shows cells otherwise than it holds them.

    The numbers of cell formats that show a percentage, the other odd formats by number, and the numbers of shared
    strings that are partly struck out.
    """

    percent: frozenset[int] = frozenset()
    styles: Mapping[int, OddStyle] = field(default_factory=dict)
    struck: frozenset[int] = frozenset()


def scan(name: str, blocks: Iterable[bytes], odd: OddCells) -> SheetExtras | None:
    """The details of the sheet, or None if it has to be parsed. Raises :class:`Refused` for content too far away."""
    seen = SheetExtras()
    percent, styled = _percent(odd.percent), _styled(odd.styles)
    try:
        for rows in _whole_rows(blocks):
            _check(name, rows, seen)
            _note(rows, seen, percent)
            if styled:
                seen.styled |= {_at(found): odd.styles[int(found[2])] for found in styled.finditer(rows)}
            if odd.struck:
                struck = (found for found in _BY_NUMBER.finditer(rows) if int(found[2]) in odd.struck)
                seen.styled |= dict.fromkeys(map(_at, struck), _STRUCK_RUN)
    except _Unusual:
        return None
    return seen


def parse(name: str, blocks: Iterable[bytes], odd: OddCells) -> SheetExtras:
    """The details of the sheet, read element by element. Raises :class:`Refused` also for XML that is none."""
    parser = expat.ParserCreate(namespace_separator="}")
    walker = _Walker(name, odd)
    parser.StartElementHandler, parser.EndElementHandler = walker.start, walker.end
    parser.CharacterDataHandler = walker.text
    try:
        for block in blocks:
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError):
        raise Refused(f"工作表“{name}”已损坏", SAVE_AGAIN) from None
    return walker.extras


def _whole_rows(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The sheet in pieces that end behind a row."""
    rest = b""
    for block in blocks:
        rest += block
        cut = rest.rfind(b"</row>")
        if cut >= 0:
            yield rest[: cut + 6]
            rest = rest[cut + 6 :]
        elif len(rest) > LONGEST_ROW:
            raise Refused("有一行长得不正常，没有打开", "请核对来源")
    yield rest


def _check(name: str, rows: bytes, seen: SheetExtras) -> None:
    """Raise unless cells and rows are written as usual, and none is filled too far away.

    A byte that is rare in a sheet, or one expression, tells of most blocks that there is nothing to look for.
    """
    plain = not _NOT_PLAINLY_NEAR.search(rows)
    if _ODD_ROW.search(rows) or (not plain and (_ODD_CELL.search(rows) or _is_odd_text(rows))):
        raise _Unusual
    if b"</is><v" in rows or ((b"!" in rows or b"?" in rows) and _APART.search(rows)):
        raise _Unusual
    if b":" in rows and _PREFIXED.search(rows.replace(_OF_A_RULE, b"")):
        raise _Unusual
    if b"'" in rows and b"='" in rows and _SINGLE_QUOTED.search(rows):
        raise _Unusual
    if (b"\n" in rows or b"\t" in rows or b"\r" in rows) and _OVER_LINES.search(rows):
        raise _Unusual
    if not plain:
        _near(name, rows, seen)


def _is_odd_text(rows: bytes) -> bool:
    """True if a text may be struck out in part, or is neither a number of the list of strings nor a text of its own."""
    return b"<strike" in rows or _GARBLED.search(rows) is not None


def check_narrow(name: str, blocks: Iterable[bytes], seen: SheetExtras) -> None:
    """Raise :class:`Refused` for a sheet that is both longer and wider than any form."""
    for rows in _whole_rows(blocks):
        for found in _WIDE_CELL.finditer(rows):
            if not (found[2] or found[3]):
                raise too_far(name, seen.tall, position(found[1].decode())[1])


def _near(name: str, rows: bytes, seen: SheetExtras) -> None:
    for found in _FAR_CELL.finditer(rows):
        row, column = position(found[1].decode())
        if (row > MOST_ROWS or column > MOST_COLUMNS) and not (found[2] or found[3]):
            if row > TALLEST or column > MOST_COLUMNS:
                raise too_far(name, row, column)
            seen.tall = max(seen.tall, row)


def _note(rows: bytes, seen: SheetExtras, percent: re.Pattern[bytes] | None) -> None:
    if b' hidden="' in rows:
        seen.hidden_columns += [_columns_of(found[0]) for found in _HIDDEN_COLUMN.finditer(rows)]
        seen.hidden |= {int(number[1]) for row in _HIDDEN.finditer(rows) if (number := _ROW_NUMBER.search(row[0]))}
    if b' t="e"' in rows:
        seen.errors |= {_at(found): _error(found) for found in _ERROR.finditer(rows)}
    if b"f" in rows and b"<f" in rows:
        seen.unvalued |= {_at(found) for found in _UNVALUED.finditer(rows)}
    if percent:
        seen.percent |= {_at(found) for found in percent.finditer(rows)}
    if b"<mergeCell" in rows:
        seen.merged += [(*position(one[1].decode()), *position(one[2].decode())) for one in _MERGED.finditer(rows)]


def _error(found: re.Match[bytes]) -> str:
    """The name of a cell's error; Excel stores a picture in a cell as an error with a value elsewhere (``vm``)."""
    return PICTURE if b' vm="' in found[0] else (found[2] or b"").decode("utf-8", "replace")


def _columns_of(element: bytes) -> tuple[int, int]:
    """The first and the last column of a ``col`` element; (0, 0) if it does not say."""
    found = {name: int(number) for name, number in _COLUMN_RANGE.findall(element)}
    return found.get(b"min", 0), found.get(b"max", found.get(b"min", 0))


def _at(found: re.Match[bytes]) -> tuple[int, int]:
    return position(found[1].decode())


def _percent(styles: frozenset[int]) -> re.Pattern[bytes] | None:
    """An expression for numbers of these styles."""
    if not styles:
        return None
    numbers = "|".join(map(str, sorted(styles)))
    return re.compile(rf'<c r="([A-Z]+\d+)"(?![^<>]* t="[^n])[^<>]*? s="(?:{numbers})"[^<>]*(?<!/)>'.encode())


def _styled(styles: Mapping[int, OddStyle]) -> re.Pattern[bytes] | None:
    """An expression for filled cells of these styles."""
    if not styles:
        return None
    numbers = "|".join(map(str, sorted(styles)))
    return re.compile(rf'<c r="([A-Z]+\d+)"[^<>]*? s="({numbers})"[^<>]*(?<!/)>'.encode())


class _Walker:
    """Collects the details of a sheet from the events of its parser."""

    def __init__(self, name: str, odd: OddCells) -> None:
        self.name, self.odd, self.extras = name, odd, SheetExtras()
        self.row = self.column = self.furthest = self.widest = 0
        self.kind, self.style, self.formula, self.value, self.within = "", 0, False, "", ""
        self.filled = self.struck = self.garbled = self.pictured = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.within = tag.rpartition("}")[2]
        if self.within == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
            if attributes.get("hidden") in ("1", "true"):
                self.extras.hidden.add(self.row)
        elif self.within == "c":
            reference = attributes.get("r", "")
            row, column = position(reference)
            if reference and not row:
                raise Refused(f"工作表“{self.name}”里有一格的位置写成“{reference[:20]}”", SAVE_AGAIN)
            self.row, self.column = row or self.row, column or self.column + 1
            self.kind, self.style = attributes.get("t", "n"), int(attributes.get("s", 0))
            self.pictured = "vm" in attributes
            self.value, self.formula, self.filled, self.struck, self.garbled = "", False, False, False, False
        elif self.within in ("f", "v", "is"):
            self.formula |= self.within == "f"
            self.garbled |= self.within == "v" and (self.kind == "inlineStr" or bool(self.value))
            self.filled = True
        elif self.within in ("r", "strike"):
            self.struck = self.within == "strike" and attributes.get("val", "1") not in ("0", "false")
        elif self.within == "col" and attributes.get("hidden") in ("1", "true"):
            least = int(attributes.get("min", 0))
            self.extras.hidden_columns.append((least, int(attributes.get("max", least))))
        elif self.within == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            self.extras.merged.append((*position(first), *position(last)))

    def text(self, data: str) -> None:
        """Text within an element."""
        if self.within == "v":
            self.value += data
        elif self.within == "t" and self.struck and data.strip():
            self.extras.styled[self.row, self.column] = _STRUCK_RUN

    def end(self, tag: str) -> None:
        """An element ends; with a cell's, its value is complete."""
        self.within = ""
        if tag.rpartition("}")[2] != "c":
            return
        spot = (self.row, self.column)
        if self.filled:
            self.furthest, self.widest = max(self.furthest, self.row), max(self.widest, self.column)
            if self.column > MOST_COLUMNS or self.row > TALLEST:
                raise too_far(self.name, *spot)
            if self.furthest > MOST_ROWS and self.widest > NARROW:
                raise too_far(self.name, self.furthest, self.widest)
        self._note_value(spot)
        self._note_look(spot)

    def _note_value(self, spot: tuple[int, int]) -> None:
        if self.kind == "e":
            self.extras.errors[spot] = PICTURE if self.pictured else self.value
        elif self.formula and not self.value.strip() and self.kind not in ("str", "inlineStr"):
            self.extras.unvalued.add(spot)
        if self.garbled or (self.kind == "s" and self.filled and not self.value.strip().isdecimal()):
            self.extras.garbled.add(spot)

    def _note_look(self, spot: tuple[int, int]) -> None:
        if self.kind == "n" and self.style in self.odd.percent and self.filled:
            self.extras.percent.add(spot)
        if self.kind == "s" and self.value.isdecimal() and int(self.value) in self.odd.struck:
            self.extras.styled[spot] = _STRUCK_RUN
        if self.filled and self.style in self.odd.styles:
            self.extras.styled[spot] = self.odd.styles[self.style]
