"""How a document looks, as far as the rules of official form ask: frozen values without Word.

Lengths are twips (缇, 1/20 point) and sizes points, as in ``layout/measures.py``; fonts are the names that stand in
the file after styles and defaults are applied.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Align: TypeAlias = Literal["left", "center", "right", "both", "distribute"]
LineRule: TypeAlias = Literal["exact", "atLeast", "auto"]


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper of a section; ``grid`` is (kind, line pitch, character space) of the document grid."""

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
    """A stretch of words in one type; ``ascii`` sets half-width characters, ``east_asian`` the others.

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
    """A paragraph's setting (a table's: of its first cell, with the runs of all).

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
    """A footer (or header) that shows the page's number: on which pages, its words with the number as ``1``."""

    pages: Literal["default", "even", "first"]
    text: str
    format: BlockFormat
    in_header: bool = False


@dataclass(frozen=True, slots=True)
class DocumentFormat:
    """A Word document's look. ``blocks`` goes with ``Reading.places``; ``head`` has the lines above the title.

    ``theme_fonts`` are the theme's fonts that some run uses. ``odd_and_even`` says that even pages have footers of
    their own.
    """

    papers: tuple[Paper, ...]
    blocks: tuple[BlockFormat, ...]
    head: tuple[BlockFormat, ...] = ()
    page_numbers: tuple[PageNumber, ...] = ()
    theme_fonts: tuple[str, ...] = ()
    odd_and_even: bool = False
