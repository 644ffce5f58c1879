"""The entries of lists in a draft: honours and results by their clauses, cases by their headings, other matters."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.facts.facts import topics
from generator.facts.topics.open_lists import OpenTopic
from generator.taking.clause_forms import ANY
from generator.taking.clause_reading import ReadClause, names_of
from generator.taking.lines import GAP, TakenLine
from generator.taking.own_words import FilledSlot
from generator.taking.proposal import Proposal

OF_ANY_TOPIC = "*"
"""What stands in a path for a topic that the heading above tells."""

CASE_LEVEL = 3
"""The level of the headings of cases; nothing else in a draft has one so deep."""

_HELD_BY = tuple(name for name, topic in topics().items() if issubclass(topic, OpenTopic))
_NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]+\s*")


def entry_proposals(slots: Iterable[FilledSlot], clauses: Sequence[ReadClause]) -> Iterator[Proposal]:
    """The entries whose parts fill clauses one behind the other, of one list in one line."""
    topic_under = topics_under(clauses)
    for (path, line), told in groupby(_of_entries(slots), key=_list_and_line):
        path = path.replace(OF_ANY_TOPIC, topic_under[line.headings])
        entry: dict[str, str] = {}
        at = 0
        for slot in told:
            name = slot.path.rpartition(".")[2]
            if name in entry:
                yield line.proposal(path, entry, at, "逐字")
                entry = {}
            at = at if entry else slot.at
            entry[name] = slot.words
        yield line.proposal(path, entry, at, "逐字")


def _list_and_line(slot: FilledSlot) -> tuple[str, TakenLine]:
    return slot.path.partition(ANY)[0], slot.clause.line


def _of_entries(slots: Iterable[FilledSlot]) -> Iterator[FilledSlot]:
    return (slot for slot in slots if ANY in slot.path and ".others" not in slot.path)


def topics_under(clauses: Iterable[ReadClause]) -> dict[tuple[str, ...], str]:
    """The topic of most clauses under each heading, by the headings; where no clause tells one, that before."""
    counted: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for clause in clauses:
        counted[clause.line.headings].update(name for name in names_of(clause) if name in _HELD_BY)
    topic, found = next(iter(_HELD_BY)), {}
    for headings, told in counted.items():
        topic = found[headings] = told.most_common(1)[0][0] if told else topic
    return found


def case_proposals(lines: Iterable[TakenLine]) -> Iterator[Proposal]:
    """The cases: a heading of their own each, what was done, and in a last sentence what came of it."""
    for headings, under in groupby(lines, key=lambda line: line.headings):
        if len(headings) >= CASE_LEVEL:
            line = next(under)
            done, _, outcome = line.text.strip("。").rpartition("。")
            told = {"title": _NUMBER.sub("", headings[-1]), "done": done or outcome, "outcome": outcome if done else ""}
            words = {name: line.names.restored(text) for name, text in told.items() if text and GAP not in text}
            yield line.proposal("cases.entries", words, 0, "逐字")


def other_matters(clauses: Iterable[ReadClause]) -> Iterator[Proposal]:
    """The words of the last part that no clause of a template tells."""
    untold = [clause for clause in clauses if clause.line.part == "other" and clause.form is None]
    for line, told in groupby(untold, key=lambda clause: clause.line):
        first, *_, last = *told, untold[-1]
        text = line.names.restored(line.text[first.start : last.end])
        if text and GAP not in text:
            yield line.proposal("other.matters", text, first.start, "逐字")
        return
