"""Paragraphing: one matter a paragraph, related ones together where they are short, none of a single sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.compose.sentence import Sentence

SHORTEST, LONGEST = 40, 220
"""The characters of a paragraph, unless a matter has fewer or more and no neighbour."""

_ROOM = 9
"""The characters by which a paragraph grows when its doer is named (我街道), three times at most."""

_POINTING_BACK = re.compile("其中|其余|另|此外|同时|两人|法律还|考试(?:合格|优秀|平均)")
"""How a sentence begins that cannot begin a paragraph: it points back to the one before."""

_DOTS_OF_A_PART = 2  # in the path of a part of a breakdown: publicity.events.乡村


@dataclass(frozen=True, slots=True)
class Block:
    """The sentences of one matter, or of several that were put together; ``related`` to the block before it.

    ``slot`` is the template that it comes from, ``alone`` whether it may be a paragraph though it is one sentence.
    ``begins`` are the places of the sentences with which its matters begin, ``length`` its number of characters.
    """

    sentences: tuple[Sentence, ...]
    related: bool = False
    slot: str = ""
    alone: bool = False
    begins: tuple[int, ...] = (0,)
    length: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", sum([sentence.length for sentence in self.sentences]))

    @property
    def thin(self) -> bool:
        """True if it is too short to be a paragraph."""
        return len(self.sentences) < 2 or self.length < SHORTEST

    def __add__(self, other: Block) -> Block:
        behind = len(self.sentences)
        begins = (*self.begins, *[behind + place for place in other.begins])
        return Block(self.sentences + other.sentences, self.related, self.slot, begins=begins)

    def length_of_matter(self, begin: int) -> int:
        """The number of characters of the matter that begins with the sentence at a place; 0 if none does."""
        if begin not in self.begins:
            return 0
        end = next((place for place in self.begins if place > begin), len(self.sentences))
        return sum([sentence.length for sentence in self.sentences[begin:end]])


def related_together(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, thin ones joined to a related neighbour."""
    return _merged(list(blocks), across=False)


def set_alone(groups: Sequence[list[Block]], most: int) -> list[list[Block]]:
    """The blocks of each group, ``most`` of those with a single sentence set alone: the longest with neighbours."""
    single = [group[at] for group in groups for at in range(len(group)) if _may_be_alone(group, at)] if most > 0 else []
    if not single:
        return list(groups)
    chosen = list(map(id, sorted(single, key=lambda block: -block.length)[:most]))
    return [[replace(block, alone=True) if id(block) in chosen else block for block in group] for group in groups]


def _may_be_alone(group: Sequence[Block], at: int) -> bool:
    """True if a block is one sentence of some length, and no neighbour needs it to be a paragraph."""
    block = group[at]
    if len(block.sentences) > 1 or block.length < SHORTEST:
        return False
    around = [*group[max(at - 1, 0) : at], *group[at + 1 : at + 2]]
    return bool(around) and all(len(other.sentences) > 1 for other in around)


def paragraphed(blocks: Sequence[Block]) -> list[tuple[Sentence, ...]]:
    """The sentences of each paragraph: single ones joined to a neighbour, long blocks cut into even parts.

    Related blocks are together already.
    """
    return [part for block in _merged(list(blocks), across=True) for part in _even_parts(block)]


def _merged(blocks: list[Block], *, across: bool) -> list[Block]:
    """The blocks with each thin one joined to the neighbour that bears it; ``across`` unrelated ones, too."""
    number = 0
    while number < len(blocks):
        block = blocks[number]
        if (
            block.thin
            and not (across and block.alone)
            and (first := _partner(blocks, number, across=across)) is not None
        ):
            blocks[first : first + 2] = [blocks[first] + blocks[first + 1]]
            number = first
        else:
            number += 1
    return blocks


def _partner(blocks: Sequence[Block], number: int, *, across: bool) -> int | None:
    """The first of two neighbours, one of them this block, that may be joined; None without one.

    That is the block before if that is a single matter and both fit one paragraph, since what is short follows what it
    is like, else the shorter pair.
    """
    pairs = [
        (blocks[first].length + blocks[first + 1].length, first)
        for first in (number - 1, number)
        if 0 <= first < len(blocks) - 1 and _may_join(blocks[first], blocks[first + 1], across=across)
    ]
    fitting = [pair for pair in pairs if pair[0] <= LONGEST or across]
    behind = not across and any(first < number and len(blocks[first].begins) == 1 for _, first in fitting)
    return number - 1 if behind else min(fitting)[1] if fitting else None


def _may_join(one: Block, other: Block, *, across: bool) -> bool:
    """True if two neighbours may share a paragraph: of one group, or both thin under a heading of two groups."""
    if across and (one.alone or other.alone):
        return False
    if one.slot != other.slot:
        return across and one.thin and other.thin
    return across or other.related


def _even_parts(block: Block) -> Iterator[tuple[Sentence, ...]]:
    """The block in parts of about the same length within the limit, each of two sentences or more.

    A matter that would not end within the part begins the next one, if this one is long enough.
    """
    rest = block.length
    if rest + _ROOM <= LONGEST:
        yield block.sentences
        return
    wanted = _even_share(rest)
    part: list[Sentence] = []
    left, filled = len(block.sentences), 0
    for place, sentence in enumerate(block.sentences):
        added = sentence.length
        full = filled + added / 2 > wanted or filled + added + _ROOM > LONGEST
        full = full or (filled >= SHORTEST and filled + block.length_of_matter(place) + _ROOM > LONGEST)
        if full and len(part) > 1 and left > 1 and not _points_back(sentence):
            yield tuple(part)
            rest -= filled
            wanted = _even_share(rest)
            part, filled = [], 0
        part.append(sentence)
        filled += added
        left -= 1
    if part:
        yield tuple(part)


def _points_back(sentence: Sentence) -> bool:
    """True if a sentence would not be clear without the one before it, as one of the parts of a total is not."""
    first = next((run for run in sentence if run.kind == "figure"), None)
    is_part = first is not None and bool(first.sources) and first.sources[0].count(".") == _DOTS_OF_A_PART
    return is_part or bool(_POINTING_BACK.match(sentence.text))


def _even_share(length: int) -> float:
    """The characters of each of as few paragraphs as can hold so many."""
    return length / max(-(-(length + _ROOM) // LONGEST), 1)
