"""The effective formatting of a document, as far as the rules of official form need it: frozen values without XML.

Lengths are twips (缇, 1/20 point) and sizes points, as in ``word/measures.py``; fonts are named as in the file, after
styles and defaults are applied.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Align: TypeAlias = Literal["left", "center", "right", "both", "distribute"]
LineRule: TypeAlias = Literal["exact", "atLeast", "auto"]


@dataclass(frozen=True, slots=True)
class Paper:
    """Size and margins of a section's pages, in twips; ``grid`` is its ``w:docGrid`` (type, line pitch, space)."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int = 0
    footer: int = 0
    gutter: int = 0
    landscape: bool = False
    grid: tuple[str, int, int] = ("", 0, 0)


@dataclass(frozen=True, slots=True)
class RunFormat:
    """Words with one format; ``ascii`` is the font of half-width characters, ``east_asian`` that of the others.

    ``ambiguous`` is the font of quotation marks, dashes and ellipses, which Word sets in either (``w:hint``);
    ``theme`` says that one of the fonts came from the theme.
    """

    text: str
    ascii: str = ""
    east_asian: str = ""
    ambiguous: str = ""
    size: float = 10
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    colour: str = ""
    highlight: str = ""
    spacing: int = 0
    theme: bool = False


@dataclass(frozen=True, slots=True)
class BlockFormat:
    """A paragraph's format (for a table: that of its first cell, with the runs of all cells).

    ``line`` is twips where ``line_rule`` is exact or atLeast, 240ths of a line where it is auto. Indents are twips, and
    in hundredths of a character (``…_characters``, 0 if not given so); a hanging first line is negative.
    """

    runs: tuple[RunFormat, ...] = ()
    style: str = ""
    align: Align = "both"
    line: int = 240
    line_rule: LineRule = "auto"
    before: int = 0
    after: int = 0
    first: int = 0
    first_characters: int = 0
    left: int = 0
    left_characters: int = 0
    right: int = 0
    right_characters: int = 0
    outline: int = 0  # the level that Word's navigation shows, 0 for text
    automatic: bool = False  # its number is Word's, not typed
    page_break: bool = False
    snap_to_grid: bool = True


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A footer (or header) with a page number: the pages it is on, and its text with the number as ``1``."""

    pages: Literal["default", "even", "first"]
    text: str
    format: BlockFormat
    in_header: bool = False


@dataclass(frozen=True, slots=True)
class DocumentFormat:
    """A Word document's format. ``blocks`` is parallel to ``Reading.places``; ``head`` has the lines above the title.

    ``theme_fonts`` are the theme's fonts that some run uses. ``odd_and_even`` says that even pages have footers of
    their own.
    """

    papers: tuple[Paper, ...]
    blocks: tuple[BlockFormat, ...]
    head: tuple[BlockFormat, ...] = ()
    page_numbers: tuple[PageNumber, ...] = ()
    theme_fonts: tuple[str, ...] = ()
    odd_and_even: bool = False
