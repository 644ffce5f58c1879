"""Sentences that read (prose.md, 2 and 11): four figures at most, no two alike at the start, short paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.compose.figure_limit import MAX_FIGURES, Runs, count_figures
from generator.compose.numbering import point_number
from generator.report.outline import Paragraph, Run

MAX_PARAGRAPH = 350
"""A paragraph has no more characters than this."""

_LINKS = ("此外，", "同时，")
"""Before a sentence that begins like the one before it."""


def split_sentences(said: Runs) -> Iterator[Runs]:
    """The sentences of a line, cut behind each 。 — those within a person's words, too."""
    sentence: list[Run] = []
    for run in said:
        for part in _split_run(run):
            sentence.append(part)
            if part.text.endswith("。"):
                yield tuple(sentence)
                sentence = []
    if sentence:
        yield tuple(sentence)


def _split_run(run: Run) -> Iterable[Run]:
    """The run behind each 。 in it cut apart; most have none, or one at the end, and stay as they are."""
    if "。" not in run.text[:-1]:
        return (run,)
    return [Run(text, run.kind, run.sources) for text in re.findall("[^。]*。|[^。]+", run.text)]


def merge_alike(sentences: Sequence[Runs]) -> list[Runs]:
    """The sentences, two that begin alike made one with ；, or linked if that would be too much for one."""
    together: list[Runs] = []
    links = 0
    for sentence in sentences:
        if not together or not _begins_alike(together[-1], sentence):
            together.append(sentence)
        elif _fits_one(together[-1], sentence):
            *first, stop = together[-1]
            together[-1] = (*first, Run(f"{stop.text[:-1]}；", stop.kind, stop.sources), *sentence)
        else:
            together.append((Run(_LINKS[links % len(_LINKS)]), *sentence))
            links += 1
    return together


def _begins_alike(one: Runs, other: Runs) -> bool:
    """Whether two sentences of the templates begin with the same word; a person's own words stay as they are."""
    return one[0].kind == other[0].kind == "plain" and one[0].text[:2] == other[0].text[:2]


def _fits_one(one: Runs, other: Runs) -> bool:
    """Whether two sentences can be one."""
    return (
        count_figures(one) + count_figures(other) <= MAX_FIGURES
        and char_count(one) + char_count(other) <= MAX_PARAGRAPH
    )


def paragraphs(sentences: Sequence[Runs], points: Sequence[Runs]) -> Iterator[Paragraph]:
    """Sentences and numbered points in paragraphs of a readable length."""
    together: list[Run] = []
    for sentence in (*merge_alike(sentences), *numbered_points(points)):
        if together and char_count(together) + char_count(sentence) > MAX_PARAGRAPH:
            yield Paragraph("body", tuple(together))
            together = []
        together += sentence
    if together:
        yield Paragraph("body", tuple(together))


def numbered_points(points: Sequence[Runs]) -> list[Runs]:
    """一是…；二是…。, or a sentence each where a point has sentences of its own; a single point has no number."""
    if len(points) == 1:
        return [(*points[0], Run("。"))]
    long = any("。" in run.text for point in points for run in point)
    ends = ["。" if long or point is points[-1] else "；" for point in points]
    return [
        (Run(point_number(number)), *point, Run(end))
        for number, (point, end) in enumerate(zip(points, ends, strict=True), 1)
    ]


def char_count(said: Iterable[Run]) -> int:
    """How many characters the runs have."""
    return sum(len(run.text) for run in said)
