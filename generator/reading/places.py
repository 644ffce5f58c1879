"""Words the place of each block: the headings above it and its number among the blocks under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.chinese.clipping import clipped
from generator.reading.raw_text import AnchoredResidue
from generator.reading.reading import Anchor, BlockPlace, Residue
from generator.report.outline import ROLE_TITLES, Block, Paragraph, Report

_LONGEST = 24  # characters of a heading that a message shows


def locate(report: Report, anchors: Sequence[Anchor]) -> tuple[BlockPlace, ...]:
    """The places of all blocks, the report's own first, then the annexes'; ``anchors`` are theirs, in that order."""
    stretches: list[tuple[tuple[str, ...], tuple[Block, ...]]] = [((), report.blocks)]
    stretches += [((_short(annex.label + annex.title),), annex.blocks) for annex in report.annexes]
    remaining = iter(anchors)
    return tuple(place for path, blocks in stretches for place in _places(path, blocks, remaining))


def _places(outer: tuple[str, ...], blocks: Iterable[Block], anchors: Iterator[Anchor]) -> Iterator[BlockPlace]:
    above: list[tuple[int, str]] = []
    count = 0
    for block in blocks:
        anchor = next(anchors)
        if isinstance(block, Paragraph) and block.role == "heading":
            above = [*(item for item in above if item[0] < block.level), (block.level, _short(block.to_text()))]
            count = 0
            yield BlockPlace(anchor, (*outer, *(words for _, words in above)))
        elif isinstance(block, Paragraph) and block.role != "body":
            yield BlockPlace(anchor, outer, part=ROLE_TITLES[block.role])
        else:
            count += 1
            yield BlockPlace(anchor, (*outer, *(words for _, words in above)), count)


def _short(heading: str) -> str:
    return clipped(heading.strip().rstrip("。：:"), _LONGEST)


def residue_of(left: Iterable[AnchoredResidue], places: Sequence[BlockPlace]) -> tuple[Residue, ...]:
    """The residue, each at the block that held it or follows it (the last one, if none follows)."""
    return tuple(Residue(item.kind, item.text, place_at(item.anchor.element, places)) for item in left)


def place_at(element: int, places: Sequence[BlockPlace]) -> BlockPlace:
    """The place of the block that holds an element of the file, or of the next block; anchored at the element."""
    after = (place for place in places if place.anchor.element + place.anchor.elements > element)
    found = next(after, places[-1] if places else BlockPlace(Anchor(element)))
    return replace(found, anchor=Anchor(element))
