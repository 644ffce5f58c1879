"""The form of a rendered line: what is left of it without figures and a person's words.

Towns fill the same templates, so that a few thousand forms stand for all of their lines. What becomes of a form
(which clauses go, where its sentences end) is found once; a line then only puts its own runs into the sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import count
from typing import TypeAlias

from generator.compose.figure_limit import MAX_FIGURES, Runs, count_figures
from generator.compose.source_marks import CLOSE, OPEN, ZERO, Ledger
from generator.errors import TemplateFault
from generator.report.outline import Kind, Run

_MARK = re.compile(rf"{OPEN}(.)([^{CLOSE}]*){CLOSE}")
_ZERO = re.compile(rf"{ZERO}(.)")
_SLOT = re.compile(rf"{OPEN}(.)([^{CLOSE}]*){CLOSE}|{ZERO}")

_LETTERS: dict[Kind, str] = {"figure": "f", "own": "o", "pending": "p", "plain": "t", "masked": "m"}
_KINDS: dict[str, Kind] = {letter: kind for kind, letter in _LETTERS.items()}
_SAMPLES = {"figure": "1", "own": "某", "pending": "【待补：某数】", "masked": "某"}
"""What stands for a text of each kind while its form is resolved; words of a template stand for themselves."""

Step: TypeAlias = "Run | int | tuple[Run, tuple[int, ...]]"
"""A run of plain words; the number of a mark; or words whose sources are the zeros of these numbers."""
Sentences: TypeAlias = tuple[tuple[Step, ...], ...]
Resolver: TypeAlias = Callable[[str, str, Ledger], list[Runs]]
"""Gives the sentences of a line: of which template, the line, the ledger of its marks."""


def sentences_by_form(template: str, line: str, ledger: Ledger, resolve: Resolver) -> list[Runs]:
    """The sentences that ``resolve`` gives of a line, found by the line's form if that alone decides them."""
    zeros: list[str] = []
    bare = line
    if ZERO in line:
        zeros, bare = _ZERO.findall(line), _ZERO.sub(ZERO, line)
    words = _MARK.split(bare)  # words, index and text of a mark, words, …
    form = _form(words, ledger)
    if not form or (sentences := _resolved(template, form, resolve)) is None:
        return resolve(template, line, ledger)
    return [tuple([_run(step, words, zeros, ledger) for step in sentence]) for sentence in sentences]


def _form(words: list[str], ledger: Ledger) -> str:
    """The form of a line, cut at its marks; empty if a person's words or a deferred sentence would decide its ends."""
    parts = [words[0]]
    for place in range(1, len(words), 3):
        kind = ledger.kind(words[place])
        text = words[place + 1]
        if "。" in text or not text:
            return ""
        parts += (OPEN, _LETTERS[kind], text if kind == "plain" else "", CLOSE, words[place + 2])
    return "".join(parts)


def _run(step: Step, words: list[str], zeros: list[str], ledger: Ledger) -> Run:
    if isinstance(step, Run):
        return step
    if isinstance(step, int):
        return ledger.run(words[3 * step + 1], words[3 * step + 2])
    said, places = step
    return Run(said.text, said.kind, tuple([source for place in places for source in ledger.sources(zeros[place])]))


@lru_cache(maxsize=16384)
def _resolved(template: str, form: str, resolve: Resolver) -> Sentences | None:
    """The sentences of all lines of a form; None if texts decide them, or if the template is at fault."""
    ledger, marks, zeros = Ledger(), count(), count()

    def sample(slot: re.Match[str]) -> str:
        if not slot[1]:
            return ledger.zero(f"{ZERO}{next(zeros)}")
        kind = _KINDS[slot[1]]
        return ledger.mark(_SAMPLES.get(kind, slot[2]), kind, f"{OPEN}{next(marks)}")

    line = _SLOT.sub(sample, form)
    try:
        found = resolve(template, line, ledger)
    except TemplateFault:
        return None
    if _is_divided(found, form):
        return None
    return tuple(tuple(_steps(sentence)) for sentence in found)


def _is_divided(found: list[Runs], form: str) -> bool:
    """True if so many figures stood in the line that its commas, and so a person's words, decided where to cut it."""
    figures = sum(map(count_figures, found))
    return figures > MAX_FIGURES and f"{OPEN}{_LETTERS['own']}" in form


def _steps(sentence: Runs) -> Iterator[Step]:
    for run in sentence:
        if not run.sources:
            yield run
        elif run.sources[0][0] == OPEN:
            yield int(run.sources[0][1:])
        else:
            yield Run(run.text, run.kind), tuple(int(source[1:]) for source in run.sources)
