"""A sentence has four figures at most (prose.md, 2 and 11): what has more is told in several.

First the parts of a total that are too many go into a sentence of their own behind the one with the total; then a line
is divided between its brackets, and what is still too much at a comma within them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from generator.compose.clauses import SEPARATORS
from generator.compose.source_marks import DEFERRED
from generator.report.outline import Run

MAX_FIGURES = 4
"""A sentence has no more figures than this."""

Runs: TypeAlias = tuple[Run, ...]

_STOP = Run("。")
_COMPARISONS = ("比上年", "较上年", "与上年")
# What cannot stand without what is said before it.
_DEPENDENT = ("其中", "均", "全部", "已", "无", "未", "为", "原因", "（", *_COMPARISONS)
_COMMA = re.compile("[，；]")


def count_figures(said: Iterable[Run]) -> int:
    """How many figures and gaps a sentence has; the year it speaks of is none."""
    return sum(run.kind in ("figure", "pending") and run.sources != ("basic.year",) for run in said)


def split_between_clauses(chunks: Sequence[Runs]) -> Runs:
    """A line of several clauses as several sentences, none with too many figures if it can be.

    ``chunks`` are the clauses of the line and what stands between them.
    """
    said: list[Run] = []
    count = 0
    for chunk in chunks:
        added = count_figures(chunk)
        if added and count and count + added > MAX_FIGURES and said[-1].text in SEPARATORS:
            said[-1] = _STOP
            count = 0
        said += chunk
        count += added
    return tuple(said)


def split_at_commas(sentence: Runs) -> Iterator[Runs]:
    """The sentence, divided at commas until no part has too many figures if it can be."""
    while count_figures(sentence) > MAX_FIGURES and (place := _last_comma(sentence)):
        index, position = place
        run = sentence[index]
        yield (*sentence[:index], Run(f"{run.text[:position]}。"))
        behind = run.text[position + 1 :]
        sentence = (*((Run(behind),) if behind else ()), *sentence[index + 1 :])
    yield sentence


def _last_comma(sentence: Runs) -> tuple[int, int] | None:
    """The last comma before the figures become too many: the run it stands in, and where."""
    found = None
    before, open_signs = 0, 0
    for index, run in enumerate(sentence):
        if before > MAX_FIGURES:
            break
        if run.kind == "plain" and not run.sources:
            for comma in _COMMA.finditer(run.text) if before else ():
                inside = open_signs + _open_signs(run.text[: comma.start()])
                following = run.text[comma.end() :] or "".join(after.text for after in sentence[index + 1 : index + 2])
                if not inside and not following.startswith(_DEPENDENT):
                    found = index, comma.start()
        open_signs += _open_signs(run.text)
        before += count_figures((run,))
    return found


def _open_signs(text: str) -> int:
    """How many brackets and quotation marks a text opens more than it closes."""
    return sum(text.count(sign) for sign in "（“《") - sum(text.count(sign) for sign in "）”》")


def place_deferred(said: Runs, resolve: Callable[[str], Runs]) -> Runs:
    """The line with the parts that one of its sentences was spared told right behind that sentence.

    ``resolve`` gives the words for the number that a mark of the ledger carries.
    """
    if not any(run.sources[:1] == (DEFERRED,) for run in said):
        return said
    found: list[Run] = []
    waiting: Runs = ()
    for run in said:
        if run.sources[:1] == (DEFERRED,):
            waiting = resolve(run.sources[1])
        elif waiting and (told := _split_at_stop(run)):
            found += [*told[0], *waiting, *told[1]]
            waiting = ()
        else:
            found.append(run)
    return (*found, _STOP, *waiting) if waiting else tuple(found)


def _split_at_stop(run: Run) -> tuple[Runs, Runs] | None:
    """What stands before and behind the rest if its sentence can end here: the stop, and what goes on."""
    if run.kind != "plain" or run.sources:
        return None
    sign = re.search("[，；。]", run.text)
    if not sign or run.text[sign.end() :].startswith(_COMPARISONS) or (sign[0] == "，" and sign.start()):
        return None
    behind = run.text[sign.end() :]
    return (Run(f"{run.text[: sign.start()]}。"),), (Run(behind),) if behind else ()
