"""The planner runs the steps for the groups of section one, and for a section without sub-headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.compose.messages import Runs, Subject
from generator.compose.pieces import Heading, Piece, Prose
from generator.compose.planning.aggregation import sentences_of
from generator.compose.planning.anchoring import attach
from generator.compose.planning.gathering import Matter, gather
from generator.compose.planning.paragraphing import Block, paragraphed
from generator.compose.planning.referring import refer
from generator.compose.planning.titling import composed_heading, fresh_heading
from generator.compose.planning.voices import is_none
from generator.compose.sentences import merge_alike

LEVEL = 2  # of the heading of a group


def plan_groups(groups: Sequence[Sequence[Piece]], we: str, seed: str) -> list[list[Piece]]:
    """The groups with their messages as paragraphs, each under a heading made from its own text.

    ``we`` is what the town calls itself. A group that declares no subject stays as it is.
    """
    taken: set[str] = set()
    planned = []
    for pieces, matters in zip(groups, attach(gather(groups)), strict=True):
        if not any(isinstance(piece, Subject) for piece in pieces):
            planned.append(list(pieces))
            continue
        blocks = _blocks(matters)
        weights = [0 if all(map(is_none, block.sentences)) else block.length for block in blocks]
        slot = next(piece.slot for piece in pieces if isinstance(piece, Subject))
        heading = composed_heading(matters, weights, f"{seed}|{slot}|小标题", taken)
        heading = heading or fresh_heading(_variants(pieces), f"{seed}|{slot}", taken)
        before, behind = _outside(pieces)
        planned.append([*_heading(heading, slot), *before, *_prose(blocks, we), *behind])
    return planned


def plan_section(pieces: Sequence[Piece], we: str) -> list[Piece]:
    """The pieces of a section with its messages as paragraphs, behind its headings; unchanged without a subject."""
    if not any(isinstance(piece, Subject) for piece in pieces):
        return list(pieces)
    others = [piece for piece in pieces if isinstance(piece, Prose | Heading)]
    return [*others, *_prose(_blocks(attach(gather([pieces]))[0]), we)]


def _blocks(matters: Iterable[Matter]) -> list[Block]:
    return [
        Block(tuple(sentences_of(matter.messages)), matter.subject.related, matter.subject.slot) for matter in matters
    ]


def _prose(blocks: Sequence[Block], we: str) -> Iterator[Prose]:
    for sentences in paragraphed([block for block in blocks if block.sentences]):
        yield Prose(sentences=refer(merge_alike(sentences), we))


def _heading(words: Runs, slot: str) -> Iterator[Heading]:
    if words:
        yield Heading(LEVEL, (words,), slot)


def _variants(pieces: Iterable[Piece]) -> Sequence[Runs]:
    """The wordings of the template's own heading, the first in the group."""
    return next((piece.variants for piece in pieces if isinstance(piece, Heading)), ())


def _outside(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The pieces of a group outside of any subject, before and behind the first: prose, with headings below its own."""
    first = next(at for at, piece in enumerate(pieces) if isinstance(piece, Subject))
    parts = (pieces[:first], pieces[first:])
    before, behind = ([piece for piece in part if _is_outside(piece)] for part in parts)
    return before, behind


def _is_outside(piece: Piece) -> bool:
    return isinstance(piece, Prose) or (isinstance(piece, Heading) and piece.level > LEVEL)
