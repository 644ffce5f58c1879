"""What every reader makes of its file first: lines and tables in reading order, each with its spot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from generator.reading.reading import Dropped, Spot
from generator.reading.text import Piece
from generator.report.outline import Table


class Told(NamedTuple):
    """What another's style says that a line is: a role of the outline and a level."""

    role: str
    level: int = 0


@dataclass(slots=True)
class Line:
    """A line of text.

    ``told`` is the name of its style if that is ours, which is believed; ``hinted`` what another's style says, which
    gives way to its shape; ``plain`` text in our own style for text, which may be a heading that somebody typed, but
    nothing else. ``number`` is Word's automatic one.
    """

    pieces: list[Piece]
    spot: Spot
    told: str = ""
    hinted: Told | None = None
    number: str = ""
    align: str = ""
    page_break: bool = False
    stands_out: bool = False
    plain: bool = False

    @property
    def words(self) -> str:
        """All its words, without the automatic number."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Grid:
    """A table."""

    table: Table
    spot: Spot


class Left(NamedTuple):
    """Words that no line has: of which kind, and the spot that they stood at."""

    dropped: Dropped
    text: str
    spot: Spot


Item: TypeAlias = Line | Grid


@dataclass(slots=True)
class Source:
    """A file as lines and tables, and what was left out."""

    items: list[Item] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def cut(pieces: list[Piece], start: int, end: int | None = None) -> list[Piece]:
    """The pieces of these characters."""
    found, place = [], 0
    for piece in pieces:
        text = piece.text[max(0, start - place) : None if end is None else max(0, end - place)]
        if text:
            found.append(piece._replace(text=text))
        place += len(piece.text)
    return found
