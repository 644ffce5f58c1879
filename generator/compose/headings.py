"""Headings: which of their wordings stands, which of them stand at all, and their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from generator.compose.choosing import chosen
from generator.compose.easing import Runs
from generator.compose.lines import Heading, Piece, Prose
from generator.compose.numbering import heading_number
from generator.compose.sentences import paragraphs
from generator.report.outline import Paragraph


def blocks(pieces: Sequence[Piece], seed: str) -> Iterator[Paragraph]:
    """The pieces as numbered paragraphs; a heading under which nothing stands is left out, without a gap.

    Which wording of a heading stands is decided by ``seed`` and the heading's slot, the same on every machine; no two
    headings of a document begin their halves with the same verb if it can be.
    """
    counts = [0, 0, 0, 0]
    verbs: set[str] = set()
    for position, piece in enumerate(pieces):
        if isinstance(piece, Paragraph):
            yield piece
        elif isinstance(piece, Prose):
            yield from paragraphs(piece.sentences, piece.points)
        elif isinstance(piece, Heading) and stands(pieces, position):
            level = piece.level
            counts[level - 1 :] = [counts[level - 1] + 1] + [0] * (4 - level)
            runs = wording(piece.variants, f"{seed}|{piece.slot}", verbs)
            yield Paragraph("heading", runs, level, heading_number(level, counts[level - 1]))


def stands(pieces: Sequence[Piece], position: int) -> bool:
    """Whether anything is said under the heading at a position."""
    heading = pieces[position]
    assert isinstance(heading, Heading)
    for piece in pieces[position + 1 :]:
        if isinstance(piece, Heading) and piece.level <= heading.level:
            return False
        if isinstance(piece, Prose):
            return True
    return False


def wording(variants: Sequence[Runs], seed: str, taken: set[str]) -> Runs:
    """One of the wordings, always the same for a seed; ``taken`` are the verbs that headings have used, and grows."""
    start = chosen(seed, len(variants))
    turned = [*variants[start:], *variants[:start]]
    best = min(turned, key=lambda variant: len(_verbs(variant) & taken))
    taken |= _verbs(best)
    return best


def _verbs(heading: Runs) -> frozenset[str]:
    """The words that open the halves of a heading: 深化 and 营造."""
    return _opening("".join([run.text for run in heading]))


@lru_cache(maxsize=512)
def _opening(words: str) -> frozenset[str]:
    return frozenset(half[:2] for half in re.split("[，,]", words))
