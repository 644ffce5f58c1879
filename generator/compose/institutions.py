"""Institutions (制度) as clauses of what is done to what, not as a row of names.

Names that begin with the same object become one clause: 重大决策听证、重大决策合法性审查 become
对重大决策实行听证、合法性审查. The others stand as names, three at most behind one verb. The words are a list that a
county can extend (:mod:`generator.compose.institution_words`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.chinese.expressions import Expression
from generator.compose.fact_view import FactView, enumerate_marks
from generator.compose.source_marks import ABSENT

FIRST_VERB = "落实"
MOST_NAMES = 3
"""The most names of institutions behind one verb."""

_SUFFIX = Expression("(?<=..)制度$")
_BY_MEETING = Expression("(\\p{Han}*会议?)集体讨论(?:决定)?")


def institutions(said: FactView, verb: str = "") -> str:
    """``制度``: the institutions of a list as clauses with their verbs, without a full stop.

    ``verb`` is one in place of the first (落实), where others have that one before.
    """
    verb = verb or FIRST_VERB
    if not said.stated or said.pending:
        return f"{verb}{said.print()}制度" if said.stated else ABSENT
    names = [_SUFFIX.sub("", text) for text, _ in said.marks(behind=("制度",))]
    if len(names) <= MOST_NAMES and not any(map(said.ledger.institutions.clause.match, names)):
        return f"{verb}{_listed(said, names)}制度"
    return "，".join(_clauses(said, names, verb))


def _clauses(said: FactView, names: Sequence[str], verb: str) -> Iterator[str]:
    """The clauses: those that share an object, then single ones, then the remaining names."""
    objects: dict[str, list[str]] = {}
    words = said.ledger.institutions
    clauses, rest, last = [], [], ""
    for name in names:
        found = words.object.match(name)
        if found and not words.clause.match(name):
            last = found[0]
            objects.setdefault(last, []).append(name[found.end() :])
        elif last and words.step.fullmatch(name):
            objects[last].append(name)
        elif meeting := _BY_MEETING.fullmatch(name):
            clauses.append(f"由{said.ledger.mark(meeting[1], 'own', said.path)}{said.plain('集体讨论')}")
        elif words.clause.match(name):
            clauses.append(said.ledger.mark(name, "own", said.path))
        else:
            rest.append(name)
    for number, (matter, steps) in enumerate(objects.items()):
        yield f"对{said.ledger.mark(matter, 'own', said.path)}实行{_listed(said, steps)}"
        if number == 0:
            yield from clauses
    if not objects:
        yield from clauses
    yield from _in_threes(said, rest, verb)


def _in_threes(said: FactView, names: Sequence[str], verb: str) -> Iterator[str]:
    others = said.ledger.institutions.verbs
    verbs = others if verb == FIRST_VERB else (verb, *(other for other in others[1:] if other != verb))
    for number, start in enumerate(range(0, len(names), MOST_NAMES)):
        yield f"{verbs[number % len(verbs)]}{_listed(said, names[start : start + MOST_NAMES])}制度"


def _listed(said: FactView, names: Sequence[str]) -> str:
    return enumerate_marks([(name, said.ledger.mark(name, "own", said.path)) for name in names])
