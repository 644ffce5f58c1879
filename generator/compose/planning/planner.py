"""The planner runs the steps for the groups of section one, and for a section without sub-headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.compose.messages import Subject
from generator.compose.pieces import Heading, Piece, Prose
from generator.compose.planning.aggregation import in_rows, sentences_of, stocks_together
from generator.compose.planning.anchoring import attach
from generator.compose.planning.gathering import Matter, gather
from generator.compose.planning.paragraphing import Block, paragraphed, related_together, set_alone
from generator.compose.planning.referring import refer_in_turn
from generator.compose.planning.titling import composed_heading, fresh_heading
from generator.compose.sentence import Sentence
from generator.compose.sentences import merge_alike

LEVEL = 2  # of the heading of a group
MOST_ALONE = 1
"""The most matters of a single sentence that are set alone though a neighbour would bear them."""


def plan_groups(groups: Sequence[Sequence[Piece]], we: str, seed: str, *, single: int = 0) -> list[list[Piece]]:
    """The groups with their messages as paragraphs, each under a heading made from its own text.

    ``we`` is what the town calls itself, ``single`` how many paragraphs may have one sentence. A group that declares no
    subject stays as it is.
    """
    gathered = attach(gather(groups))
    headings = _headings(groups, gathered, seed)
    paragraphs = _all_paragraphs(list(map(_blocks, gathered)), single)
    told = iter(refer_in_turn([sentences for group in paragraphs for sentences in group], we, join=in_rows))
    prose = [[_prose(next(told)) for _ in group] for group in paragraphs]
    return [
        _planned(pieces, prose[number], headings[number]) if number in headings else list(pieces)
        for number, pieces in enumerate(groups)
    ]


def plan_section(pieces: Sequence[Piece], we: str) -> list[Piece]:
    """The pieces of a section with its messages as paragraphs, behind its headings; unchanged without a subject."""
    if not _slot(pieces):
        return list(pieces)
    others = [piece for piece in pieces if isinstance(piece, Prose | Heading)]
    paragraphs = _paragraphs(_blocks(attach(gather([pieces]))[0]))
    return [*others, *map(_prose, refer_in_turn(paragraphs, we, join=in_rows))]


def _slot(pieces: Iterable[Piece]) -> str:
    """The template of the first subject that a group declares; empty without one."""
    return next((piece.slot for piece in pieces if isinstance(piece, Subject)), "")


def _all_paragraphs(groups: Sequence[list[Block]], single: int) -> list[list[Sequence[Sentence]]]:
    """The sentences of each paragraph of each group, of which ``single`` may have one sentence."""
    told = list(map(_paragraphs, groups))
    alone = set_alone(groups, min(single - sum(map(_singles, told)), MOST_ALONE))
    for number, (before, blocks) in enumerate(zip(groups, alone, strict=True)):
        if blocks != before:
            told[number] = _paragraphs(blocks)
    return told


def _planned(pieces: Sequence[Piece], prose: Sequence[Prose], heading: Sentence) -> list[Piece]:
    before, behind = _outside(pieces)
    return [*_heading(heading, _slot(pieces)), *before, *prose, *behind]


def _headings(
    groups: Sequence[Sequence[Piece]], gathered: Sequence[Sequence[Matter]], seed: str
) -> dict[int, Sentence]:
    """The heading of each group that declares subjects, by its number.

    Groups and matters that are not for the public come last, so that both editions have the same headings.
    """
    taken: set[str] = set()
    headings: dict[int, Sentence] = {}
    slots = {number: slot for number, pieces in enumerate(groups) if (slot := _slot(pieces))}
    for number in sorted(slots, key=lambda number: not any(matter.public for matter in gathered[number])):
        slot = slots[number]
        matters = [matter for matter in gathered[number] if matter.public] or gathered[number]
        headings[number] = composed_heading(
            matters, list(map(_weight, matters)), f"{seed}|{slot}|小标题", taken
        ) or fresh_heading(_variants(groups[number]), f"{seed}|{slot}", taken)
    return headings


def _weight(matter: Matter) -> int:
    """The number of characters about a matter; 0 if only that something did not occur."""
    told = [sentence for message in matter.messages if message.public for sentence in message.sentences]
    return 0 if all(sentence.is_none for sentence in told) else sum([sentence.length for sentence in told])


def _blocks(matters: Iterable[Matter]) -> list[Block]:
    """The sentences of each matter as a block, short ones together with a related neighbour."""
    told = [(matter.subject, merge_alike(sentences_of(matter.messages), link=False)) for matter in matters]
    return related_together(
        [Block(tuple(sentences), subject.related, subject.slot) for subject, sentences in told if sentences]
    )


def _prose(sentences: list[Sentence]) -> Prose:
    return Prose(sentences=sentences, planned=True)


def _paragraphs(blocks: Sequence[Block]) -> list[Sequence[Sentence]]:
    """The sentences of each paragraph, those that begin alike joined.

    Among other paragraphs none is made a single sentence that way if its first deed will be given its doer.
    """
    parts = paragraphed(blocks)
    joined = [merge_alike(part, doer_follows=True) for part in parts]
    return [
        part if len(merged) == 1 and len(parts) > 1 and part[0].is_deed else stocks_together(merged)
        for part, merged in zip(parts, joined, strict=True)
    ]


def _singles(paragraphs: Sequence[Sequence[Sentence]]) -> int:
    """The number of paragraphs of one sentence beside others."""
    return sum(len(sentences) == 1 for sentences in paragraphs) if len(paragraphs) > 1 else 0


def _heading(words: Sentence, slot: str) -> Iterator[Heading]:
    if words:
        yield Heading(LEVEL, (words,), slot)


def _variants(pieces: Iterable[Piece]) -> Sequence[Sentence]:
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
