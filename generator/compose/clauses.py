"""Square brackets: a clause stands only if its facts do.

``[发放宣传资料{{ 普法.宣传资料份数 }}份|未发放宣传资料]`` — the clause falls away where the fact is not there, and
gives way to the words behind the bar where it is 0. A bracket without a fact of its own stands if one of the brackets
within it does. A separator between two brackets stands only if both do: ``[标语…条]、[版面…处]``. A line is a bracket,
too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TypeAlias

from generator.compose.marks import ABSENT, CLOSE, OPEN, ZERO, Ledger
from generator.outline import Run

DEEPEST = 20
"""Brackets within brackets that any sentence can need; more would take very long to resolve."""
_SIGNS = "、，；和"
SEPARATORS = frozenset(_SIGNS)
DROPPED = "\x06"
"""Stands for a bracket that has fallen away already."""
_FALLEN = re.compile(rf"\[[^\[\]|]*{ABSENT}[^\[\]]*\]")
_EMPTIED = re.compile(rf"\[[^\[\]{OPEN}{ZERO}]*{DROPPED}[^\[\]{OPEN}{ZERO}]*\]")
_INSTEAD = re.compile(r"\|[^\[\]]*\]")
_PLAIN = re.compile(rf"\[[^\[\]{ABSENT}|]*[|\]]")
_ANY_SIGN = re.compile(rf"[{OPEN}{ZERO}{ABSENT}\[\]]")
_BRACKETS = re.compile(rf"[\[\]{DROPPED}]")
_FLAT = re.compile(rf"{OPEN}(.)([^{CLOSE}]*){CLOSE}|([^{OPEN}]+)")
_GAP = re.compile(rf"(\]?)((?:[{_SIGNS}]?{DROPPED})+[{_SIGNS}]?)(?=(\[?))")
_TOKEN = re.compile(
    rf"{OPEN}(.)([^{CLOSE}]*){CLOSE}|{ZERO}(.)|([{ABSENT}{DROPPED}])|([\[\]|])|([^{OPEN}{ZERO}{ABSENT}{DROPPED}\[\]|]+)"
)


@dataclass(slots=True)
class Clause:
    """A bracket: what it says, and what it says instead where a figure is 0."""

    parts: list[Part] = field(default_factory=list)
    instead: list[Part] | None = None


@dataclass(frozen=True, slots=True)
class Absent:
    """A fact that is not there."""


@dataclass(frozen=True, slots=True)
class Zero:
    """A figure of 0, with its sources."""

    sources: tuple[str, ...]


_ABSENT = Absent()

Part: TypeAlias = Run | Absent | Zero | Clause
Spoken: TypeAlias = Run | tuple[Run, ...]


class Unbalanced(ValueError):
    """Brackets that do not pair."""


def says_nothing(line: str) -> bool:
    """Whether it is plain at a glance that a well-formed line falls away: most lines of a short report do."""
    gone = ABSENT in line and OPEN not in line and ZERO not in line
    return gone and line.count("[") == line.count("]") and not _PLAIN.search(line)


def said(line: str, ledger: Ledger) -> tuple[Run, ...]:
    """What stands of a line; nothing if it falls away. Raises :class:`Unbalanced`."""
    if line.count("[") != line.count("]"):
        raise Unbalanced("方括号不成对")
    if line.count("[") > DEEPEST and _depth(line) > DEEPEST:
        raise Unbalanced("方括号一层套一层，太深")
    if says_nothing(line):
        return ()
    if not _ANY_SIGN.search(line):
        return (Run(line),) if line else ()
    flat = _flattened(line)
    if flat is None:
        return runs(parse(line, ledger))
    return tuple([ledger.run(index, text) if index else Run(plain) for index, text, plain in _FLAT.findall(flat)])


def _depth(line: str) -> int:
    return max(accumulate((char == "[") - (char == "]") for char in line if char in "[]"))


def chunks(line: str, ledger: Ledger) -> list[tuple[Run, ...]]:
    """What stands of a line, bracket by bracket, with the words between them as chunks of their own."""
    return list(_chunks(parse(line, ledger)))


def _flattened(line: str) -> str | None:
    """The line with its brackets resolved by a few expressions; None where a figure of 0 asks for the grammar.

    It says what :func:`runs` says, in a third of the time: a bracket with a fact that is not there falls away, one in
    which nothing is left does, too, and without a 0 all others stand.
    """
    if ZERO in line:
        return None
    if OPEN not in line:
        return None
    fallen = _FALLEN.sub(DROPPED, _INSTEAD.sub("]", line))
    while (emptied := _EMPTIED.sub(DROPPED, fallen)) != fallen:
        fallen = emptied
    if "|" in fallen or "[]" in fallen:
        return None
    if ABSENT in fallen or (DROPPED in fallen and OPEN not in fallen):
        return "" if "[" not in fallen else None
    return _BRACKETS.sub("", _GAP.sub(_closed, fallen))


def _closed(gap: re.Match[str]) -> str:
    """What stands where brackets fell away: between two others the last separator, at an end nothing of the chain."""
    before, chain, after = gap.groups()
    first, last = chain.index(DROPPED), chain.rindex(DROPPED)
    if before and after:
        return before + chain.replace(DROPPED, "")[-1:]
    return (before or chain[:first]) + ("" if after else chain[last + 1 :])


def parse(line: str, ledger: Ledger) -> Clause:
    """The line as a clause of clauses. Raises :class:`Unbalanced`."""
    top = Clause()
    stack = [top]
    for index, text, zero, gone, sign, plain in _TOKEN.findall(line):
        if sign == "[":
            stack.append(Clause())
        elif sign == "]":
            _close(stack)
        elif sign:
            _turn(stack)
        else:
            _here(stack[-1]).append(_signal(ledger, zero, gone) or _part(ledger, index, text, plain))
    if len(stack) > 1:
        raise Unbalanced("有“[”没有“]”")
    return top


def _part(ledger: Ledger, index: str, text: str, plain: str) -> Run:
    return ledger.run(index, text) if index else Run(plain)


def _signal(ledger: Ledger, zero: str, gone: str) -> Zero | Absent | Clause | None:
    if zero:
        return Zero(ledger.sources(zero))
    return (_ABSENT if gone == ABSENT else Clause()) if gone else None


def _here(clause: Clause) -> list[Part]:
    return clause.parts if clause.instead is None else clause.instead


def _close(stack: list[Clause]) -> None:
    if len(stack) == 1:
        raise Unbalanced("有“]”没有“[”")
    clause = stack.pop()
    _here(stack[-1]).append(clause)


def _turn(stack: list[Clause]) -> None:
    if len(stack) == 1 or stack[-1].instead is not None:
        raise Unbalanced("“|”只能在方括号里用一次")
    stack[-1].instead = []


def runs(clause: Clause) -> tuple[Run, ...]:
    """What stands of a clause; nothing if it falls away."""
    if any(isinstance(part, Absent) for part in clause.parts):
        return ()
    zeros = tuple(source for part in clause.parts if isinstance(part, Zero) for source in part.sources)
    if zeros:
        return _instead(clause, zeros)
    return tuple(run for chunk in _chunks(clause) for run in chunk)


def _chunks(clause: Clause) -> Iterator[tuple[Run, ...]]:
    """The brackets and words of a clause without 0 or absent facts of its own; nothing if it falls away."""
    spoken: list[Spoken] = [
        part if isinstance(part, Run) else runs(part) for part in clause.parts if isinstance(part, Run | Clause)
    ]
    brackets = [said for said in spoken if isinstance(said, tuple)]
    facts = [said for said in spoken if isinstance(said, Run) and said.sources]
    if any(brackets) or facts or not brackets:
        yield from _joined(spoken)


def _instead(clause: Clause, zeros: tuple[str, ...]) -> tuple[Run, ...]:
    """The wording for none, standing on the figures of 0."""
    said = runs(Clause(clause.instead)) if clause.instead else ()
    return tuple(Run(run.text, run.kind, run.sources or zeros) for run in said)


def _joined(spoken: list[Spoken]) -> Iterator[tuple[Run, ...]]:
    """All that stands, in order; a separator between two brackets waits until both are known to stand."""
    waiting: Run | None = None
    stood = False  # whether a bracket of this chain has stood
    for position, said in enumerate(spoken):
        if isinstance(said, tuple):
            if said and stood and waiting:
                yield (waiting,)
            yield said
            waiting, stood = (None if said else waiting), stood or bool(said)
        elif _separates(spoken, position):
            waiting = said
        else:
            yield (said,)
            waiting, stood = None, False


def _separates(spoken: list[Spoken], position: int) -> bool:
    said = spoken[position]
    neighbours = spoken[position - 1 : position] + spoken[position + 1 : position + 2]
    between = len(neighbours) == 2 and all(isinstance(neighbour, tuple) for neighbour in neighbours)
    return between and isinstance(said, Run) and said.text in SEPARATORS
