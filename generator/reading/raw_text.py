"""What every reader makes of its file first: lines and tables in reading order, each with its spot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from generator.reading.reading import Anchor, ResidueKind
from generator.reading.runs import StyledPiece
from generator.report.outline import Table


class RoleHint(NamedTuple):
    """What another's style says that a line is: a role of the outline and a level."""

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
        """All its words, without the automatic number."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class RawTable:
    """A table."""

    table: Table
    anchor: Anchor


class AnchoredResidue(NamedTuple):
    """Words that no line has: of which kind, and the spot that they stood at."""

    kind: ResidueKind
    text: str
    anchor: Anchor


RawItem: TypeAlias = RawLine | RawTable


@dataclass(slots=True)
class RawText:
    """A file as lines and tables, and what was left out."""

    items: list[RawItem] = field(default_factory=list)
    residue: list[AnchoredResidue] = field(default_factory=list)


def slice_pieces(pieces: list[StyledPiece], start: int, end: int | None = None) -> list[StyledPiece]:
    """The pieces of these characters."""
    found, place = [], 0
    for piece in pieces:
        text = piece.text[max(0, start - place) : None if end is None else max(0, end - place)]
        if text:
            found.append(piece._replace(text=text))
        place += len(piece.text)
    return found
