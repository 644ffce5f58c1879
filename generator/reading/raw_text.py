"""The intermediate form between a file and the outline: lines and tables in reading order, each with its anchor."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from generator.reading.reading import Anchor, ResidueKind
from generator.reading.runs import StyledPiece
from generator.report.outline import Table


class RoleHint(NamedTuple):
    """The role of the outline, and level, that a style other than ours suggests for a line."""

    role: str
    level: int = 0


@dataclass(slots=True)
class RawLine:
    """A line of a file before it is known what it is.

    ``own_style`` is the name of its paragraph style if that is one of ours, and decides; ``style_hint`` is what
    another's style means, and gives way to number and shape. ``maybe_typed_heading`` marks a line in our style
    for text, which can only be text or a heading that somebody typed. ``number`` is Word's automatic one;
    ``emphasised`` says that all of it is bold or in a heading's font.
    """

    pieces: list[StyledPiece]
    anchor: Anchor
    own_style: str = ""
    style_hint: RoleHint | None = None
    number: str = ""
    align: str = ""
    page_break: bool = False
    emphasised: bool = False
    maybe_typed_heading: bool = False

    @property
    def words(self) -> str:
        """The line's text without its automatic number."""
        return "".join([piece.text for piece in self.pieces])


@dataclass(slots=True)
class RawTable:
    """A table with its anchor."""

    table: Table
    anchor: Anchor


class AnchoredResidue(NamedTuple):
    """Residue with its anchor, before places are known."""

    kind: ResidueKind
    text: str
    anchor: Anchor


RawItem: TypeAlias = RawLine | RawTable


@dataclass(slots=True)
class RawText:
    """A file's lines and tables, and the residue taken out of them."""

    items: list[RawItem] = field(default_factory=list)
    residue: list[AnchoredResidue] = field(default_factory=list)


def slice_pieces(pieces: list[StyledPiece], start: int, end: int | None = None) -> list[StyledPiece]:
    """The pieces of the characters from ``start`` to ``end``, without empty ones."""
    if not start and end is None:
        return [piece for piece in pieces if piece.text]
    found, place = [], 0
    for piece in pieces:
        text = piece.text[max(0, start - place) : None if end is None else max(0, end - place)]
        if text:
            found.append(piece._replace(text=text))
        place += len(piece.text)
    return found
