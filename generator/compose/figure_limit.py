"""Splitting lines with more than four figures into several sentences.

First the parts of a total that exceed the limit are deferred to a sentence behind the one with the total; then a line
is split between its clauses, and a clause that is still over the limit at its commas.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from generator.chinese.expressions import Expression
from generator.compose.clauses import SEPARATORS
from generator.compose.sentence import Runs, Sentence, count_figures
from generator.compose.source_marks import DEFERRED
from generator.report.outline import Run

MAX_FIGURES = 4
"""The most figures that one sentence has."""

_STOP = Run("。")
_COMPARISONS = ("比上年", "较上年", "与上年")
# Words that cannot begin a sentence: they refer to what is before them.
_DEPENDENT = ("其中", "均", "全部", "已", "无", "未", "为", "原因", "（", *_COMPARISONS)
_COMMA = Expression("[，；]")


def split_between_clauses(chunks: Sequence[Runs]) -> Runs:
    """The runs of a line with full stops in place of separators wherever a sentence would exceed the limit.

    ``chunks`` are the clauses of the line and the texts between them. Of the ways to make as few sentences as can be,
    it is the one that fills them most evenly, so that none is left with a figure of its own beside four.
    """
    fewest, fullest = _split(chunks, MAX_FIGURES)
    for limit in range(1, MAX_FIGURES):
        sentences, even = _split(chunks, limit)
        if sentences == fewest:
            return even
    return fullest


def _split(chunks: Sequence[Runs], limit: int) -> tuple[int, Runs]:
    """The runs with a full stop wherever a sentence would have more figures than that, and how many stops there are."""
    runs: list[Run] = []
    count = stops = 0
    for chunk in chunks:
        added = count_figures(chunk)
        if added and count and count + added > limit and runs[-1].text in SEPARATORS:
            runs[-1] = _STOP
            count = 0
            stops += 1
        runs += chunk
        count += added
    return stops, tuple(runs)


def split_at_commas(sentence: Sentence) -> Iterator[Sentence]:
    """The parts of a sentence split at commas until each keeps the limit, as far as commas allow."""
    while sentence.figures > MAX_FIGURES and (place := _last_comma(sentence)):
        index, position = place
        run = sentence[index]
        yield Sentence((*sentence[:index], Run(f"{run.text[:position]}。")))
        behind = run.text[position + 1 :]
        sentence = Sentence((*((Run(behind),) if behind else ()), *sentence[index + 1 :]))
    yield sentence


def _last_comma(sentence: Runs) -> tuple[int, int] | None:
    """The last comma before the limit is exceeded, as index of its run and position in it; None if there is none."""
    result = None
    before, open_signs = 0, 0
    for index, run in enumerate(sentence):
        if before > MAX_FIGURES:
            break
        if run.kind == "plain" and not run.sources:
            for comma in _COMMA.finditer(run.text) if before else ():
                inside = open_signs + _open_signs(run.text[: comma.start()])
                following = run.text[comma.end() :] or "".join(after.text for after in sentence[index + 1 : index + 2])
                if not inside and not following.startswith(_DEPENDENT):
                    result = index, comma.start()
        open_signs += _open_signs(run.text)
        before += count_figures((run,))
    return result


def _open_signs(text: str) -> int:
    """The number of brackets and quotation marks that a text opens and does not close."""
    return sum(text.count(sign) for sign in "（“《") - sum(text.count(sign) for sign in "）”》")


def place_deferred(runs: Runs, resolve: Callable[[str], Runs]) -> Runs:
    """The line with its deferred sentences placed, each behind the sentence that holds its mark.

    ``resolve`` gives the runs of the deferred sentence of a number.
    """
    if not any(run.sources[:1] == (DEFERRED,) for run in runs):
        return runs
    result: list[Run] = []
    deferred: Runs = ()
    for run in runs:
        if run.sources[:1] == (DEFERRED,):
            deferred = resolve(run.sources[1])
        elif deferred and (split := _split_at_stop(run)):
            result += [*split[0], *deferred, *split[1]]
            deferred = ()
        else:
            result.append(run)
    return (*result, _STOP, *deferred) if deferred else tuple(result)


def _split_at_stop(run: Run) -> tuple[Runs, Runs] | None:
    """The run split where its sentence can end: (up to the full stop, the rest); None if it cannot end in this run."""
    if run.kind != "plain" or run.sources:
        return None
    sign = re.search("[，；。]", run.text)
    if not sign or run.text[sign.end() :].startswith(_COMPARISONS) or (sign[0] == "，" and sign.start()):
        return None
    behind = run.text[sign.end() :]
    return (Run(f"{run.text[: sign.start()]}。"),), (Run(behind),) if behind else ()
