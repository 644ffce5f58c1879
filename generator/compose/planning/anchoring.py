"""Anchoring: a figure that a town named itself goes behind the figure that it is a part, share or change of.

Its name carries the path of that fact as a further source (:mod:`generator.compose.other_figures`). It joins the
sentence where the fact is printed, behind its clause, or follows as a sentence of its own where it would not be clear
what it is of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.chinese.expressions import Expression
from generator.compose.disclosure import restricted_paths
from generator.compose.figure_limit import MAX_FIGURES
from generator.compose.messages import Message
from generator.compose.planning.gathering import FloatingClause, Matter, clauses_of, rejoined
from generator.compose.sentence import Runs, Sentence, count_figures
from generator.report.outline import Run

FLOATS = "指标"
"""The role of messages that hold figures named by the town."""

_OTHER = Expression(r"\w+\.others\.\d+\.")
_PART_LEAD = "中，"


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A clause with the paths behind which it belongs, and the matter that holds it if none of them is printed."""

    clause: FloatingClause
    anchors: tuple[str, ...]
    matter: Matter


class _Place(NamedTuple):
    """A sentence that prints a fact."""

    matter: Matter
    message: int
    sentence: int


class _Printed:
    """Where facts are printed: the numbers of the matters with runs of a path, so that others need no search."""

    def __init__(self, matters: Sequence[Matter]) -> None:
        self.matters = matters
        self.by_path: defaultdict[str, set[int]] = defaultdict(set)
        for number, matter in enumerate(matters):
            for message in matter.messages:
                for sentence in message.sentences:
                    self._note(number, sentence)

    def _note(self, number: int, runs: Runs) -> None:
        for run in runs:
            if run.sources:
                self.by_path[run.sources[0]].add(number)

    def place(self, path: str) -> _Place | None:
        """The first sentence with the figure of a path, else the last that holds its words; None if there is none."""
        told = None
        for matter in [self.matters[number] for number in sorted(self.by_path.get(path, ()))]:
            for number, message in enumerate(matter.messages):
                for position, sentence in enumerate(message.sentences):
                    for run in sentence:
                        if run.sources[:1] == (path,):
                            told = _Place(matter, number, position)
                            if run.kind == "figure":
                                return told
        return told

    def put(self, clause: Runs, anchor: str, place: _Place) -> None:
        """Put a clause into the sentence at a place, or behind it."""
        _put(clause, anchor, place)
        self._note(self.matters.index(place.matter), clause)


def attach(groups: Sequence[Sequence[Matter]]) -> list[list[Matter]]:
    """The matters of each group with every anchored clause behind what it is of; the others stay where they are."""
    matters = [matter for group in groups for matter in group]
    waiting = [found for matter in matters for found in _taken_out(matter)]
    printed = _Printed(matters) if waiting else None
    while printed and waiting:
        left = [one for one in waiting if not _placed(one, printed)]
        if len(left) == len(waiting):
            break
        waiting = left
    for one in waiting:
        one.matter.messages.append(Message(FLOATS, rejoined([one.clause])))
    return [[matter for matter in group if matter.messages] for group in groups]


def _taken_out(matter: Matter) -> Iterator[_Anchored]:
    """The anchored clauses of a matter, which has them no more."""
    for number in reversed(range(len(matter.messages))):
        message = matter.messages[number]
        found = [(clause, _anchors(clause.runs)) for clause in clauses_of(message)] if message.role == FLOATS else []
        anchored = [_Anchored(clause, anchors, matter) for clause, anchors in found if anchors]
        if not anchored:
            continue
        rest = [clause for clause, anchors in found if not anchors]
        matter.messages[number : number + 1] = [message._replace(sentences=rejoined(rest))] if rest else []
        yield from anchored


def _anchors(runs: Runs) -> tuple[str, ...]:
    """The paths of other facts that the name in a clause carries, and that both editions may print."""
    named = (run.sources for run in runs if run.kind == "own" and run.sources and _OTHER.match(run.sources[0]))
    found = dict.fromkeys(source for sources in named for source in sources[1:])
    return tuple(source for source in found if source not in restricted_paths())


def _placed(one: _Anchored, printed: _Printed) -> bool:
    """True if a clause could be put behind a fact that it belongs to."""
    for anchor in one.anchors:
        if (place := printed.place(anchor)) is not None:
            printed.put(one.clause.runs, anchor, place)
            return True
    return False


def _figure(sentence: Runs, anchor: str) -> int | None:
    figures = (at for at, run in enumerate(sentence) if run.kind == "figure" and run.sources[:1] == (anchor,))
    return next(figures, None)


def _put(clause: Runs, anchor: str, place: _Place) -> None:
    """Put a clause into the sentence, or behind it."""
    message = place.matter.messages[place.message]
    sentences = list(message.sentences)
    last = _last_of_parts(sentences, place.sentence, anchor)
    joined = _joined(sentences[place.sentence], anchor, clause) if last == place.sentence else None
    sentences[last : last + 1] = [joined] if joined else [sentences[last], Sentence((*clause, Run("。")))]
    place.matter.messages[place.message] = message._replace(sentences=tuple(sentences))


def _last_of_parts(sentences: Sequence[Sentence], total: int, anchor: str) -> int:
    """The index of the last sentence behind the total's that begins with its parts: 其中进网络89场次."""
    last = total
    while last + 1 < len(sentences) and _begins_with_part(sentences[last + 1], anchor):
        last += 1
    return last


def _begins_with_part(sentence: Sentence, anchor: str) -> bool:
    sources = next((run.sources for run in sentence if run.sources), ())
    return any(source.startswith(f"{anchor}.") for source in sources)


def _joined(sentence: Sentence, anchor: str, clause: Runs) -> Sentence | None:
    """The sentence with the clause behind the one that holds the figure.

    None if it has too many figures then, or if another figure is between.
    """
    if _figure(sentence, anchor) is None or sentence.figures + count_figures(clause) > MAX_FIGURES:
        return None
    parts = _cut(sentence)
    first = next(number for number, part in enumerate(parts) if _figure(part, anchor) is not None)
    at = _figure(parts[first], anchor)
    assert at is not None
    if count_figures(parts[first][at + 1 :]):
        return None
    last = first
    while last + 1 < len(parts) and _is_of(parts[last + 1], anchor):
        last += 1
    return _with(parts, last, clause, follows=last > first)


def _with(parts: list[Runs], last: int, clause: Runs, *, follows: bool) -> Sentence:
    """The parts of a sentence with a clause behind one of them, what comes next begun anew."""
    *before, sign = parts[last]
    lead, *rest = clause
    is_part = lead.kind == "plain" and lead.text.endswith(_PART_LEAD)
    if lead.kind == "plain" and len(lead.sources) > 1:
        clause = (*([replace(lead, text="其中")] if is_part and not follows else ()), *rest)
    joint = Run("、" if is_part and follows else "，")
    end = Run("；") if sign.text == "，" else sign
    runs = [run for part in parts[:last] for run in part]
    return Sentence((*runs, *before, joint, *clause, end, *(run for part in parts[last + 1 :] for run in part)))


def _cut(sentence: Sentence) -> list[Runs]:
    """The sentence behind each ，；。 of the template, the sign a run of its own."""
    parts: list[Runs] = []
    part: list[Run] = []
    for run in sentence:
        pieces = re.findall("[，；。]|[^，；。]+", run.text) if run.kind == "plain" else [run.text]
        for text in pieces:
            part.append(replace(run, text=text))
            if run.kind == "plain" and text in "，；。":
                parts.append(tuple(part))
                part = []
    return [*parts, (*part, Run(""))] if part else parts


def _is_of(part: Runs, anchor: str) -> bool:
    """True if a part of a sentence tells the parts of a figure, or is anchored to it."""
    sources = [source for run in part for source in run.sources]
    return any(source == anchor or source.startswith(f"{anchor}.") for source in sources)
