"""Thin groups go into thick ones (prose.md, 12): a sub-heading stands over two sentences or sixty characters at least.

``并组.txt`` says which two groups may stand under one heading, and what that heading says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.compose.lines import Heading, Insert, Piece, Prose
from generator.compose.sentences import length

FEWEST_SENTENCES = 2
SHORTEST = 60


@dataclass(slots=True, eq=False)
class Group:
    """The pieces that one group's template made."""

    name: str
    pieces: list[Piece]

    @property
    def empty(self) -> bool:
        """Whether nothing is said in it."""
        return all(isinstance(piece, Heading) for piece in self.pieces)

    @property
    def thin(self) -> bool:
        """Whether it is too little for a heading of its own."""
        sentences = [
            said for piece in self.pieces if isinstance(piece, Prose) for said in piece.sentences + piece.points
        ]
        return len(sentences) < FEWEST_SENTENCES or sum(map(length, sentences)) < SHORTEST


def gathered(groups: Sequence[Group], pairs: Callable[[], Sequence[Piece]]) -> Iterator[Piece]:
    """The pieces of all groups, thin ones put under a heading with another; the first group keeps its own.

    ``pairs`` gives the table of headings for two, when it is needed.
    """
    left = [group for group in groups if not group.empty]
    for group in left[1:]:
        if group in left and group.thin and (found := _partner(group, left, pairs())):
            partner, heading = found
            first, second = sorted((group, partner), key=left.index)
            first.pieces = [heading, *_body(first), *_body(second)]
            first.name = f"{first.name}＋{second.name}"
            left.remove(second)
    for group in left:
        yield from group.pieces


def _partner(group: Group, left: Sequence[Group], pairs: Sequence[Piece]) -> tuple[Group, Heading] | None:
    """The first group of the table that it may stand with."""
    standing = {other.name: other for other in left[1:]}
    for pair, heading in zip(pairs[::2], pairs[1::2], strict=True):
        if isinstance(pair, Insert) and isinstance(heading, Heading):
            names = pair.name.split("＋")
            other = next((name for name in names if name != group.name), "")
            if group.name in names and other in standing:
                return standing[other], Heading(heading.level, heading.variants, pair.name)
    return None


def _body(group: Group) -> list[Piece]:
    return [piece for piece in group.pieces if not isinstance(piece, Heading)]
