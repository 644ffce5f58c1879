"""Thin groups go into thick ones (prose.md, 12): a sub-heading stands over two sentences or sixty characters at least.

``并组.txt`` says which two groups may stand under one heading, and what that heading says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.compose.pieces import Heading, Insert, Piece, Prose
from generator.compose.sentences import char_count
from generator.report.outline import Run

SETTING = "设置.小标题"
"""The source of a heading that a county words itself."""

LEVEL = 2  # of the heading of a group
FEWEST_SENTENCES = 2
SHORTEST = 60


@dataclass(slots=True, eq=False)
class ContentGroup:
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
        return len(sentences) < FEWEST_SENTENCES or sum(map(char_count, sentences)) < SHORTEST


def merge_named(name: str, groups: Iterable[ContentGroup]) -> ContentGroup:
    """Groups that a county puts under one heading; where only one of them says anything, it stands for itself."""
    found = [group for group in groups if not group.empty]
    if len(found) < 2:
        return found[0] if found else ContentGroup(name, [])
    first, *others = found
    return ContentGroup(name, [*first.pieces, *(piece for group in others for piece in _body(group))])


def retitle(pieces: Iterable[Piece], heading: str) -> Iterator[Piece]:
    """The pieces of a group, its own heading in the county's words if there are any."""
    left = heading
    for piece in pieces:
        if left and isinstance(piece, Heading):
            yield Heading(piece.level, ((Run(left, sources=(SETTING,)),),), piece.slot)
            left = ""
        else:
            yield piece


def merge_thin(groups: Sequence[ContentGroup], pairs: Callable[[], Sequence[Piece]]) -> list[ContentGroup]:
    """The groups of which anything is said, thin ones put under a heading with another; the first keeps its own.

    ``pairs`` gives the table of headings for two, when it is needed.
    """
    left = [group for group in groups if not group.empty]
    for group in left[1:]:
        if group in left and group.thin and (found := _find_partner(group, left, pairs())):
            partner, heading = found
            first, second = sorted((group, partner), key=left.index)
            first.pieces = [heading, *_body(first), *_body(second)]
            first.name = f"{first.name}＋{second.name}"
            left.remove(second)
    return left


def _find_partner(
    group: ContentGroup, left: Sequence[ContentGroup], pairs: Sequence[Piece]
) -> tuple[ContentGroup, Heading] | None:
    """The first group of the table that it may stand with."""
    standing = {other.name: other for other in left[1:]}
    for names, heading in _heading_table(pairs):
        other = next((name for name in names if name != group.name), "")
        if group.name in names and other in standing:
            return standing[other], heading
    return None


def _heading_table(pairs: Sequence[Piece]) -> Iterator[tuple[set[str], Heading]]:
    """The names of the two groups of each pair, with the heading over both."""
    for pair, heading in zip(pairs[::2], pairs[1::2], strict=True):
        if isinstance(pair, Insert) and isinstance(heading, Heading):
            yield set(pair.name.split("＋")), Heading(heading.level, heading.variants, pair.name)


def _body(group: ContentGroup) -> list[Piece]:
    """What stands under its heading; headings further down, such as those of cases, stay."""
    return [piece for piece in group.pieces if not (isinstance(piece, Heading) and piece.level == LEVEL)]
