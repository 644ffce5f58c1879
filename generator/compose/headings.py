"""Headings: which wording each gets, which are dropped because nothing follows them, and their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from generator.compose.numbering import heading_number
from generator.compose.pieces import Heading, Piece, Prose
from generator.compose.sentence import Sentence
from generator.compose.sentences import merge_alike, paragraphs
from generator.compose.template_files import template_text
from generator.compose.variants import pick
from generator.report.outline import Paragraph


def numbered_blocks(pieces: Sequence[Piece], seed: str) -> Iterator[Paragraph]:
    """The pieces as numbered paragraphs; a heading without content below it is left out, without a gap.

    The wording of a heading is chosen by ``seed`` and the template it comes from, alike on every machine; as far as
    possible no two headings of a document begin their halves with the same verb.
    """
    counts = [0, 0, 0, 0]
    verbs: set[str] = set()
    for position, piece in enumerate(pieces):
        if isinstance(piece, Paragraph):
            yield piece
        elif isinstance(piece, Prose):
            yield from paragraphs(piece.sentences if piece.planned else merge_alike(piece.sentences), piece.points)
        elif isinstance(piece, Heading) and has_content(pieces, position):
            level = piece.level
            counts[level - 1 :] = [counts[level - 1] + 1] + [0] * (4 - level)
            runs = choose_wording(piece.variants, f"{seed}|{piece.slot}", verbs)
            yield Paragraph("heading", tuple(runs), level, heading_number(level, counts[level - 1]))


def has_content(pieces: Sequence[Piece], position: int) -> bool:
    """True if prose follows the heading at a position before the next heading of its level or above."""
    heading = pieces[position]
    assert isinstance(heading, Heading)
    for piece in pieces[position + 1 :]:
        if isinstance(piece, Heading) and piece.level <= heading.level:
            return False
        if isinstance(piece, Prose):
            return True
    return False


def choose_wording(variants: Sequence[Sentence], seed: str, taken: set[str]) -> Sentence:
    """The wording picked by the seed that repeats the fewest verbs in ``taken``, to which its own are added."""
    if len(variants) == 1:
        taken |= _verbs(variants[0].text)
        return variants[0]
    start = pick(seed, len(variants))
    turned = [*variants[start:], *variants[:start]]
    best = min(turned, key=lambda variant: len(_verbs(variant.text) & taken))
    taken |= _verbs(best.text)
    return best


@lru_cache(maxsize=512)
def _verbs(words: str) -> frozenset[str]:
    """The verbs that begin the halves of a heading, such as 深化 and 营造."""
    return frozenset(half[:2] for half in re.split("[，,]", words))


def group_heading(folder: Path | None, group: str) -> str:
    """The first built-in or county's own wording of a group's heading."""
    first = next(line for line in template_text(folder, f"{group}.txt").split("\n") if line.startswith("## "))
    return first.removeprefix("## ").split(" | ")[0].strip()
