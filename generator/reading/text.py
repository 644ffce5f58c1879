"""The words of a paragraph, as a reader sees them, cut where the character style changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from generator.layout.wordml import q

# Elements that hold runs, among them tracked insertions; what is not named here (deletions, drawings, text boxes,
# field codes, comments) holds no words of the paragraph.
_HOLDERS = frozenset(
    q(tag)
    for tag in (
        *("ins", "moveTo", "smartTag", "sdt", "sdtContent"),
        *("hyperlink", "fldSimple", "customXml", "bdo", "dir"),
    )
)
_BREAK = "\n"
_SIGNS = {q("tab"): "　", q("noBreakHyphen"): "-", q("cr"): _BREAK}
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


class Piece(NamedTuple):
    """Words in one character style (by name; empty for none)."""

    style: str
    text: str


def lines_of(paragraph: etree._Element, style_names: dict[str, str]) -> list[list[Piece]]:
    """The paragraph's lines, one more than it has manual line breaks, each as pieces."""
    lines: list[list[Piece]] = [[]]
    for style_id, words in _runs(paragraph):
        for index, part in enumerate(words.split(_BREAK)):
            if index:
                lines.append([])
            if part:
                lines[-1].append(Piece(style_names.get(style_id, ""), _UNPRINTABLE.sub("\ufffd", part)))
    return [_joined(line) for line in lines]


def _joined(line: list[Piece]) -> list[Piece]:
    """Neighbours of one style as one piece: Word cuts runs as it likes."""
    groups = groupby(line, key=lambda piece: piece.style)
    return [Piece(style, "".join(piece.text for piece in pieces)) for style, pieces in groups]


def _runs(parent: etree._Element) -> Iterator[tuple[str, str]]:
    for child in parent:
        if child.tag == q("r"):
            style = child.find(f"{q('rPr')}/{q('rStyle')}")
            yield "" if style is None else style.get(q("val"), ""), "".join(map(_words, child))
        elif child.tag in _HOLDERS:
            yield from _runs(child)


def _words(element: etree._Element) -> str:
    if element.tag == q("t"):
        return re.sub(r"[\t\r\n]", " ", element.text or "")
    if element.tag == q("br"):
        return _BREAK if element.get(q("type"), "textWrapping") == "textWrapping" else ""
    return _SIGNS.get(str(element.tag), "")
