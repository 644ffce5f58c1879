"""The groups of section one: merged so that each sub-heading has at least two sentences and sixty characters.

``并组.txt`` lists the pairs of groups that may be merged, with the heading of each pair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.compose.messages import Message, Subject
from generator.compose.pieces import Heading, Insert, Piece, Prose
from generator.compose.sentence import Sentence
from generator.report.outline import Run

SETTING = "设置.小标题"
"""The source of a heading set in the county's settings."""

LEVEL = 2  # of the heading of a group
FEWEST_SENTENCES = 2
SHORTEST = 60


@dataclass(slots=True, eq=False)
class ContentGroup:
    """The pieces of one group's template."""

    name: str
    pieces: list[Piece]

    @property
    def empty(self) -> bool:
        """True if it has nothing but headings."""
        return all(isinstance(piece, (Heading, Subject)) for piece in self.pieces)

    @property
    def public(self) -> bool:
        """True if any of its sentences is for the public."""
        return any(True for _ in self._public())

    @property
    def thin(self) -> bool:
        """True if it is too short for a heading of its own, what is not for the public left aside."""
        length = 0
        for number, sentence in enumerate(self._public(), 1):
            length += sentence.length
            if number >= FEWEST_SENTENCES and length >= SHORTEST:
                return False
        return True

    def _public(self) -> Iterator[Sentence]:
        for piece in self.pieces:
            if isinstance(piece, Message):
                yield from piece.sentences if piece.public else ()
            elif isinstance(piece, Prose):
                yield from (sentence for sentence in (*piece.sentences, *piece.points) if sentence.is_public)


def merge_named(name: str, groups: Iterable[ContentGroup]) -> ContentGroup:
    """The groups that a county puts under one heading as one group; the only non-empty one unchanged."""
    found = [group for group in groups if not group.empty]
    if len(found) < 2:
        return found[0] if found else ContentGroup(name, [])
    first, *others = found
    return ContentGroup(name, [*first.pieces, *(piece for group in others for piece in _body(group))])


def retitle(pieces: Iterable[Piece], heading: str) -> Iterator[Piece]:
    """The pieces of a group, its first heading replaced by the county's wording unless that is empty."""
    remaining = heading
    for piece in pieces:
        if remaining and isinstance(piece, Heading):
            yield Heading(piece.level, (Sentence([Run(remaining, sources=(SETTING,))]),), piece.slot)
            remaining = ""
        else:
            yield piece


def merge_thin(groups: Sequence[ContentGroup], pairs: Callable[[], Sequence[Piece]]) -> list[ContentGroup]:
    """The non-empty groups, thin ones merged with a partner if there is one; the first group keeps its heading.

    ``pairs`` renders the table of pairs; it is called only if a group is thin.
    """
    remaining = [group for group in groups if not group.empty]
    table = cache(pairs)
    for group in sorted(remaining[1:], key=lambda group: not group.public):
        if group in remaining and group.thin and (found := _find_partner(group, remaining, table())):
            _merge(remaining, group, *found)
    return remaining


def _merge(remaining: list[ContentGroup], group: ContentGroup, partner: ContentGroup, heading: Heading) -> None:
    """Put two of the remaining groups together, in their order, in the place of the first.

    One of which nothing is for the public joins the other in the other's place and under its heading.
    """
    first, second = sorted((group, partner), key=remaining.index)
    together = [*_body(first), *_body(second)]
    if group.public:
        first.pieces, first.name = [heading, *together], f"{first.name}＋{second.name}"
        remaining.remove(second)
    else:
        partner.pieces = [*(piece for piece in partner.pieces if piece not in _body(partner)), *together]
        remaining.remove(group)


def _find_partner(
    group: ContentGroup, remaining: Sequence[ContentGroup], pairs: Sequence[Piece]
) -> tuple[ContentGroup, Heading] | None:
    """The first remaining group that the table pairs with it, and the heading of the pair; None without one."""
    by_name = {other.name: other for other in remaining[1:] if other.public or not group.public}
    for names, heading in _heading_table(pairs):
        other = next((name for name in names if name != group.name), "")
        if group.name in names and other in by_name:
            return by_name[other], heading
    return None


def _heading_table(pairs: Sequence[Piece]) -> Iterator[tuple[set[str], Heading]]:
    """Each pair of the table: the names of its two groups, and the heading over both."""
    for pair, heading in zip(pairs[::2], pairs[1::2], strict=True):
        if isinstance(pair, Insert) and isinstance(heading, Heading):
            yield set(pair.name.split("＋")), Heading(heading.level, heading.variants, pair.name)


def _body(group: ContentGroup) -> list[Piece]:
    """The pieces without the group's own heading; lower headings, such as those of cases, remain."""
    return [piece for piece in group.pieces if not (isinstance(piece, Heading) and piece.level == LEVEL)]
