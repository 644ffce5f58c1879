"""A town's own words in a draft: the slots of its clauses → proposals, lists from all clauses that tell of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.chinese.dates import date_of
from generator.chinese.lists import split_list
from generator.facts.facts import fields
from generator.taking.clause_reading import ReadClause
from generator.taking.institutions import filtered, institution_fields, institution_names, is_institution
from generator.taking.lines import GAP, TakenLine
from generator.taking.proposal import Certainty, Proposal, WrittenValue

_WORDS = frozenset(path for path, declared in fields().items() if declared.kind in ("text", "texts"))
_NAMES = re.compile("【[^】]*】")
_BESIDE = re.compile("(?<=》)(?=《)|(?<=”)(?=“)")
_AND = re.compile("，以及")
_AND_MORE = re.compile("(?<![平同高初中优均对])等$")
"""Behind the last of several entries, where it does not end a word: 平等."""
_BEFORE_EACH = re.compile("、进")


@dataclass(frozen=True, slots=True)
class FilledSlot:
    """The words of a slot, as the report says them, with their clause."""

    path: str
    words: str
    clause: ReadClause
    at: int


def filled_slots(clauses: Sequence[ReadClause], content: Path | None) -> Iterator[FilledSlot]:
    """The slots of clauses that are no gaps."""
    for number, clause in enumerate(clauses):
        if path := institution_of(clauses, number, content):
            yield FilledSlot(path, clause.line.names.restored(clause.text), clause, clause.start)
        for path, start, end in clause.slots():
            words = clause.line.names.restored(clause.line.text[start:end])
            counts = path in _WORDS and _holds_figure(clause.line, start, end)
            if GAP not in words and "】" not in _NAMES.sub("", words) and not counts:
                yield FilledSlot(path, words, clause, start)


def _holds_figure(line: TakenLine, start: int, end: int) -> bool:
    """True if a stretch of a line counts something, in no name: then more than one field fills it."""
    inside = (claim for claim in line.claims if start <= claim.start < end)
    return any(claim.unit and not claim.quoted and not claim.loose for claim in inside)


def institution_of(clauses: Sequence[ReadClause], number: int, content: Path | None) -> str:
    """The list of institutions that a clause in words of its own belongs to: that of its neighbour; else empty."""
    clause = clauses[number]
    if clause.form is None and is_institution(clause.text, content):
        for near in (*clauses[number + 1 : number + 2], *clauses[max(number - 1, 0) : number]):
            if near.line is clause.line and near.reading[:1] and near.reading[0] in institution_fields(content):
                return near.reading[0]
    return ""


def word_proposals(
    slots: Iterable[FilledSlot], content: Path | None, figures: Iterable[Proposal] = ()
) -> Iterator[Proposal]:
    """The texts, choices, days and lists that the slots are filled with; ``figures`` are those of the report."""
    counted = any(one.path.count(".") > 1 for one in figures)
    lists: dict[str, list[FilledSlot]] = {}
    for slot in slots:
        kind = fields()[slot.path].kind if slot.path in fields() else ""
        if kind == "texts":
            lists.setdefault(slot.path, []).append(slot)
        elif kind in ("text", "choice"):
            yield _proposal(slot, slot.words)
        elif kind == "date" and (day := date_of(slot.words)):
            yield _proposal(slot, day.isoformat())
    for path, told in lists.items():
        names = [name for slot in told for name in entries_in(slot.words, path, content)]
        merged = path in _merged(content) and counted and _parts_of(path.partition(".")[0]).isdisjoint(names)
        yield _proposal(told[0], tuple(dict.fromkeys(names)), "疑似" if merged else "逐字")


@cache
def _merged(content: Path | None) -> frozenset[str]:
    """The lists of which some entries may be merged with the parts of a breakdown: the rest is not the whole list."""
    return frozenset(filtered("此外", content))


@cache
def _parts_of(topic: str) -> frozenset[str]:
    """The parts of all breakdowns of a topic."""
    told = (one for path, one in fields().items() if path.startswith(f"{topic}.") and one.kind == "breakdown")
    return frozenset(part for one in told for part in one.choices)


def _proposal(slot: FilledSlot, value: WrittenValue, certainty: Certainty = "逐字") -> Proposal:
    return slot.clause.line.proposal(slot.path, value, slot.at, certainty)


def entries_in(words: str, path: str, content: Path | None) -> list[str]:
    """The entries of a list as a draft enumerates them."""
    apart = _BEFORE_EACH.sub("、", _BESIDE.sub("、", words))
    if _AND.search(apart):
        first, last = _AND.split(apart, maxsplit=1)
        return [*re.split("[，]", first), last]
    if path in institution_fields(content):
        return institution_names(apart, content)
    *others, last = split_list(apart) or [""]
    return [*others, _AND_MORE.sub("", last)] if others else split_list(apart)
