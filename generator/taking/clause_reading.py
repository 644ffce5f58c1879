"""A draft's lines read clause by clause: each by the form that accounts for most of it, the rest left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.taking.clause_forms import (
    ANY,
    FEWEST_WORDS,
    SENTENCE_SIGNS,
    SIGNS,
    START,
    ClauseBook,
    ClauseForm,
    Reading,
    behind_lead,
    neighbours,
)
from generator.taking.lines import TakenLine

LONGEST = 16
"""The most signs that the words of a slot may hold."""
PER_SIGN = 1.5
"""So many characters of a template must a form tell more for each sign that its slots swallow."""

_SIGN = re.compile(f"《[^》]*》|“[^”]*”|【[^】]*】|[{SIGNS}]")
"""A sign that ends a clause, or names, within which none does."""


@dataclass(frozen=True, eq=False, slots=True)
class ReadClause:
    """A clause of a line, or what no form tells: then ``form`` is None; ``reading`` is empty if it is not clear."""

    line: TakenLine
    start: int
    end: int
    form: ClauseForm | None = None
    reading: Reading = ()

    @property
    def text(self) -> str:
        """Its words, in those of a specimen."""
        return self.line.text[self.start : self.end]

    def slots(self) -> Iterator[tuple[str, int, int]]:
        """Each field of the reading with where its words begin and end in the line."""
        if self.form is not None:
            spans = self.form.spans(self.line.text, behind_lead(self.line.text, self.start), self.end)
            for path, span in zip(self.reading, spans or (), strict=False):
                yield path, *span


def read_clauses(lines: Iterable[TakenLine], book: ClauseBook) -> list[ReadClause]:
    """The clauses of the lines in reading order."""
    found: list[ReadClause] = []
    for _, under in groupby(lines, key=lambda line: line.headings):
        clauses = [clause for line in under for clause in _clauses(line, book)]
        found += _resolved(clauses, book)
    return found


@dataclass(frozen=True, slots=True)
class _Parse:
    """The best reading of a line up to a place: its worth, and its clauses."""

    told: float = 0.0
    clauses: tuple[ReadClause, ...] = ()


def _clauses(line: TakenLine, book: ClauseBook) -> Sequence[ReadClause]:
    """The clauses of a line, as those forms tell it that account for most of its characters."""
    text = line.text
    ends = [found.start() for found in _SIGN.finditer(text) if found[0] in SIGNS]
    ends += [len(text)] if text[-1:] not in SIGNS else []
    best: dict[int, _Parse] = {0: _Parse()}
    for number, start in enumerate([0, *(end + 1 for end in ends[:-1])]):
        parse = best[start]
        _keep(best, ends[number] + 1, parse, ReadClause(line, start, ends[number]), 0.0)
        for form, at in _fitting(line, start, ends[number : number + LONGEST], book, parse):
            worth = form.words - PER_SIGN * at + 0.5
            _keep(best, ends[number + at] + 1, parse, ReadClause(line, start, ends[number + at], form), worth)
    return best[max(best)].clauses


def _keep(best: dict[int, _Parse], place: int, parse: _Parse, clause: ReadClause, worth: float) -> None:
    told = parse.told + worth
    if place not in best or told > best[place].told:
        best[place] = _Parse(told, (*parse.clauses, clause))


def _fitting(
    line: TakenLine, start: int, ends: Sequence[int], book: ClauseBook, parse: _Parse
) -> Iterator[tuple[ClauseForm, int]]:
    """The forms that fit the text from a start to one of the ends, with the number of that end."""
    before = parse.clauses[-1].form if parse.clauses else None
    starts = not start or line.text[start - 1] in SENTENCE_SIGNS
    behind = START if starts else before.key if before else ""
    begins = behind_lead(line.text, start)
    for form in book.candidates(line.text, begins):
        if form.words < FEWEST_WORDS and not _follows(form, behind):
            continue
        anchor = line.text.find(form.anchor, start, ends[-1])
        if anchor < 0:
            continue
        for at, end in enumerate(ends):
            if end >= anchor + len(form.anchor) and form.spans(line.text, begins, end) is not None:
                yield form, at


def _follows(form: ClauseForm, behind: str) -> bool:
    """True if drafts have the form behind that one; a form of a single slot without a word might be anything."""
    return behind in form.behind and (form.words > 0 or form.slots > 1)


def _resolved(clauses: Sequence[ReadClause], book: ClauseBook) -> Iterator[ReadClause]:
    """The clauses, of those that may be read in several ways the likeliest beside their neighbours."""
    names = list(map(names_of, clauses))
    for at, clause in enumerate(clauses):
        if clause.form is None:
            yield clause
        elif len(clause.form.readings) == 1:
            yield replace(clause, reading=clause.form.readings[0])
        else:
            readings = _of_one_entry(clauses, at) or clause.form.readings
            reading = book.likeliest(readings, [*neighbours(names, at)])
            names[at] |= frozenset((*reading, *(path.partition(".")[0] for path in reading)))
            yield replace(clause, reading=reading)


def _of_one_entry(clauses: Sequence[ReadClause], at: int) -> tuple[Reading, ...]:
    """The readings that are a part of the entry of which the next clause of the sentence is one, too."""
    clause, following = clauses[at], clauses[at + 1 : at + 2]
    if clause.form is None or not following or clause.line.text[clause.end : following[0].start] != "，":
        return ()
    lists = {name.partition(ANY)[0] for name in names_of(following[0]) if ANY in name}
    return tuple(one for one in clause.form.readings if ANY in one[0] and one[0].partition(ANY)[0] in lists)


def names_of(clause: ReadClause) -> frozenset[str]:
    """The fields and topics of a clause that are certain."""
    return clause.form.names if clause.form else frozenset()
