"""Sentences and paragraphs: cutting lines at full stops, joining sentences that begin alike, filling paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.compose.figure_limit import MAX_FIGURES, Runs, count_figures
from generator.compose.numbering import is_point_number, point_number
from generator.report.outline import Paragraph, Run

MAX_PARAGRAPH = 350
"""The most characters of one paragraph, unless a single sentence is longer."""

_LINKS = ("此外，", "同时，")
"""Put in turn before a sentence that begins like the one before it."""


def split_sentences(runs: Runs) -> Iterator[Runs]:
    """The sentences of a line, cut behind every 。, also within a person's own words."""
    sentence: list[Run] = []
    for run in runs:
        for part in _split_run(run):
            sentence.append(part)
            if part.text.endswith("。"):
                yield tuple(sentence)
                sentence = []
    if sentence:
        yield tuple(sentence)


def _split_run(run: Run) -> Iterable[Run]:
    """The run cut behind every 。 in it; unchanged if there is none before its end, as in most."""
    if "。" not in run.text[:-1]:
        return (run,)
    return [Run(text, run.kind, run.sources) for text in re.findall("[^。]*。|[^。]+", run.text)]


def merge_alike(sentences: Sequence[Runs]) -> list[Runs]:
    """The sentences; any that begins like the one before is joined to it with ；, or begins with 此外 if too long."""
    merged: list[Runs] = []
    links = 0
    for sentence in sentences:
        if not merged or not _begins_alike(merged[-1], sentence):
            merged.append(sentence)
        elif _fits_one(merged[-1], sentence):
            *first, stop = merged[-1]
            merged[-1] = (*first, Run(f"{stop.text[:-1]}；", stop.kind, stop.sources), *sentence)
        else:
            merged.append((Run(_LINKS[links % len(_LINKS)]), *sentence))
            links += 1
    return merged


def _begins_alike(one: Runs, other: Runs) -> bool:
    """True if two sentences begin with the same two characters of a template, not of a person's own words."""
    return one[0].kind == other[0].kind == "plain" and one[0].text[:2] == other[0].text[:2]


def _fits_one(one: Runs, other: Runs) -> bool:
    """True if two sentences joined keep the limits of figures and length."""
    return (
        count_figures(one) + count_figures(other) <= MAX_FIGURES
        and char_count(one) + char_count(other) <= MAX_PARAGRAPH
    )


def paragraphs(sentences: Sequence[Runs], points: Sequence[Runs]) -> Iterator[Paragraph]:
    """Body paragraphs of at most 350 characters, made of the sentences and then the numbered points.

    Several points of more than one sentence are a paragraph each.
    """
    numbered = numbered_points(points)
    if len(points) > 1 and any("。" in run.text for point in points for run in point):
        yield from _filled(merge_alike(sentences))
        yield from map(_body, numbered)
    else:
        yield from _filled((*merge_alike(sentences), *numbered))


def _filled(sentences: Iterable[Runs]) -> Iterator[Paragraph]:
    merged: list[Run] = []
    length = 0
    for sentence in sentences:
        added = char_count(sentence)
        if merged and length + added > MAX_PARAGRAPH:
            yield _body(tuple(merged))
            merged, length = [], 0
        merged += sentence
        length += added
    if merged:
        yield _body(tuple(merged))


def _body(runs: Runs) -> Paragraph:
    """The paragraph of these runs; a point's number that it begins with is its number, as readers take it."""
    first, *others = runs
    if is_point_number(first.text) and not first.sources:
        return Paragraph("body", tuple(others), number=first.text)
    return Paragraph("body", runs)


def numbered_points(points: Sequence[Runs]) -> list[Runs]:
    """The points as 一是…；二是…。, one sentence each if any of them has several; a single point gets no number."""
    if len(points) == 1:
        return [(*points[0], Run("。"))]
    long = any("。" in run.text for point in points for run in point)
    ends = ["。" if long or point is points[-1] else "；" for point in points]
    return [
        (Run(point_number(number)), *point, Run(end))
        for number, (point, end) in enumerate(zip(points, ends, strict=True), 1)
    ]


def char_count(runs: Iterable[Run]) -> int:
    """The number of characters in the runs."""
    return len("".join([run.text for run in runs]))
