"""Sentences and paragraphs: joining sentences that begin alike, filling paragraphs, numbering points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.compose.figure_limit import MAX_FIGURES
from generator.compose.numbering import is_point_number, point_number
from generator.compose.sentence import Runs, Sentence
from generator.report.outline import Paragraph, Run

MAX_PARAGRAPH = 350
"""The most characters of one paragraph, unless a single sentence is longer."""


_PARTY_OFFICE, _OFFICE = "街道党工委", "街道办事处"
_LINK = Run("同时，")
"""Put before a sentence that begins like the one before it, where they cannot be one."""


def merge_alike(sentences: Sequence[Sentence], *, link: bool = True, doer_follows: bool = False) -> list[Sentence]:
    """The sentences; any that begins like the one before is joined to it with ；, or begins with 同时 if too long.

    Without ``link`` what is too long is left as it is, and a deed where its ``doer_follows``: it will begin with 我镇.
    """
    merged: list[Sentence] = []
    for sentence in sentences:
        if not merged or not _begins_alike(merged[-1], sentence):
            merged.append(sentence)
        elif _fits_one(merged[-1], sentence):
            merged[-1] = merged[-1].going_on("；", sentence)
        elif not link or (doer_follows and sentence.is_deed):
            merged.append(sentence)
        elif short := _without_office(merged[-1], sentence):
            merged.append(short)
        else:
            merged.append(Sentence((_LINK, *sentence)))
    return merged


def _without_office(one: Sentence, other: Sentence) -> Sentence | None:
    """办事处主任… for 街道办事处主任… behind a sentence on 街道党工委书记; None for any other two sentences."""
    if not one.text.startswith(_PARTY_OFFICE) or not other[0].text.startswith(_OFFICE):
        return None
    first = other[0]
    return Sentence((Run(first.text.removeprefix("街道"), first.kind, first.sources), *other[1:]))


def _begins_alike(one: Sentence, other: Sentence) -> bool:
    """True if two sentences begin with the same two characters of a template, not of a person's own words."""
    return one[0].text[:2] == other[0].text[:2] and one[0].kind == other[0].kind == "plain"


def _fits_one(one: Sentence, other: Sentence) -> bool:
    """True if two sentences joined keep the limits of figures and length."""
    return one.figures + other.figures <= MAX_FIGURES and one.length + other.length <= MAX_PARAGRAPH


def paragraphs(sentences: Sequence[Sentence], points: Sequence[Sentence]) -> Iterator[Paragraph]:
    """Body paragraphs of at most 350 characters, made of the sentences and then the numbered points.

    Several points of more than one sentence are a paragraph each.
    """
    if not points:
        yield from _filled(sentences)
        return
    numbered = numbered_points(points)
    if are_long(points):
        yield from _filled(sentences)
        yield from map(_body, numbered)
    else:
        yield from _filled((*sentences, *numbered))


def _filled(sentences: Iterable[Sentence]) -> Iterator[Paragraph]:
    merged: list[Run] = []
    length = 0
    for sentence in sentences:
        if merged and length + sentence.length > MAX_PARAGRAPH:
            yield _body(_closed(merged))
            merged, length = [], 0
        merged += sentence
        length += sentence.length
    if merged:
        yield _body(tuple(merged))


def _closed(runs: list[Run]) -> Runs:
    """The runs with a full stop for the ； between points at which a long paragraph breaks."""
    *before, last = runs
    if last.kind == "plain" and last.text.endswith("；"):
        return (*before, Run(f"{last.text[:-1]}。", last.kind, last.sources))
    return tuple(runs)


def _body(runs: Runs) -> Paragraph:
    """The paragraph of these runs; a point's number that it begins with is its number, as readers take it."""
    first, *others = runs
    if is_point_number(first.text) and not first.sources:
        return Paragraph("body", tuple(others), number=first.text)
    return Paragraph("body", runs)


def numbered_points(points: Sequence[Sentence]) -> list[Sentence]:
    """The points as 一是…；二是…。, one sentence each if any of them has several; a single point gets no number."""
    if len(points) == 1:
        return [Sentence((*points[0], Run("。")))]
    between = Run("。" if are_long(points) else "；")
    ends = [*[between] * (len(points) - 1), Run("。")]
    return [
        Sentence((Run(point_number(number)), *point, end))
        for number, (point, end) in enumerate(zip(points, ends, strict=True), 1)
    ]


def are_long(points: Sequence[Sentence]) -> bool:
    """True if there are several points, some of more than one sentence."""
    return len(points) > 1 and any("。" in point.text for point in points)
