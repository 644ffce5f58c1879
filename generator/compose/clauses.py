"""Square brackets: a clause stands only if its facts do.

``[发放宣传资料{{ 普法.宣传资料份数 }}份|未发放宣传资料]`` — the clause falls away where the fact is not there, and
gives way to the words behind the bar where it is 0. A bracket without a fact of its own stands if one of the brackets
within it does. A separator between two brackets stands only if both do: ``[标语…条]、[版面…处]``. A line is a bracket,
too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, count, groupby
from typing import TypeAlias

from generator.compose.source_marks import ABSENT, CLOSE, OPEN, ZERO, Ledger
from generator.report.outline import Run

DEEPEST = 20
"""Brackets within brackets that any sentence can need; more would take very long to resolve."""
SEPARATORS = frozenset("、，；和")
_MARK = re.compile(rf"{OPEN}(.)([^{CLOSE}]*){CLOSE}")
_ZERO = re.compile(rf"{ZERO}(.)")
_SLOT = re.compile(f"[{OPEN}{ZERO}]")
_TOKEN = re.compile(rf"{OPEN}(.)([^{CLOSE}]*){CLOSE}|{ZERO}(.)|({ABSENT})|([\[\]|])|([^{OPEN}{ZERO}{ABSENT}\[\]|]+)")


@dataclass(slots=True)
class Bracket:
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

Part: TypeAlias = Run | Absent | Zero | Bracket
Resolved: TypeAlias = Run | tuple[Run, ...]


class Unbalanced(ValueError):
    """Brackets that do not pair."""


def resolve(line: str, ledger: Ledger) -> tuple[Run, ...]:
    """What stands of a line; nothing if it falls away. Raises :class:`Unbalanced`."""
    zeros: list[str] = []
    if ZERO in line:
        zeros, line = _ZERO.findall(line), _ZERO.sub(ZERO, line)
    words = _MARK.split(line)  # words, index and text of a mark, words, …
    found: list[Run] = []
    for step in _resolve_form(OPEN.join(words[::3])):
        if isinstance(step, Run):
            found.append(step)
        elif isinstance(step, int):
            found.append(ledger.run(words[3 * step + 1], words[3 * step + 2]))
        else:
            found.append(_zero_run(step, zeros, ledger))
    return tuple(found)


def _zero_run(step: tuple[Run, tuple[int, ...]], zeros: Sequence[str], ledger: Ledger) -> Run:
    words, places = step
    return Run(words.text, words.kind, tuple(source for place in places for source in ledger.sources(zeros[place])))


FormStep: TypeAlias = "Run | int | tuple[Run, tuple[int, ...]]"
"""Words as they are; the mark of that number; words that stand on the zeros of these numbers."""


@lru_cache(maxsize=8192)
def _resolve_form(form: str) -> tuple[FormStep, ...]:
    """What stands of a line of that form, its marks without index and text: many towns have lines of the same form."""
    if form.count("[") != form.count("]"):
        raise Unbalanced("方括号不成对")
    if form.count("[") > DEEPEST and _depth(form) > DEEPEST:
        raise Unbalanced("方括号一层套一层，太深")
    numbers, ledger = {OPEN: count(), ZERO: count()}, Ledger()

    def numbered(sign: re.Match[str]) -> str:
        path = f"{sign[0]}{next(numbers[sign[0]])}"
        return ledger.mark("", "own", path) if sign[0] == OPEN else ledger.zero(path)

    return tuple(_form_steps(resolve_bracket(parse(_SLOT.sub(numbered, form), ledger))))


def _form_steps(standing: Iterable[Run]) -> Iterator[FormStep]:
    """Words that follow each other are one step."""
    for sources, together in groupby(standing, key=lambda run: run.sources):
        if not sources:
            yield Run("".join(run.text for run in together))
        elif sources[0][0] == OPEN:
            yield int(sources[0][1:])
        else:
            places = tuple(int(source[1:]) for source in sources)
            yield from ((Run(run.text, run.kind), places) for run in together)


def _depth(line: str) -> int:
    return max(accumulate((char == "[") - (char == "]") for char in line if char in "[]"))


def resolve_by_bracket(line: str, ledger: Ledger) -> list[tuple[Run, ...]]:
    """What stands of a line, bracket by bracket, with the words between them as resolve_by_bracket of their own."""
    return list(_resolved_parts(parse(line, ledger)))


def parse(line: str, ledger: Ledger) -> Bracket:
    """The line as a clause of clauses. Raises :class:`Unbalanced`."""
    top = Bracket()
    stack = [top]
    for index, text, zero, gone, sign, plain in _TOKEN.findall(line):
        if sign == "[":
            stack.append(Bracket())
        elif sign == "]":
            _close_bracket(stack)
        elif sign:
            _begin_zero_wording(stack)
        else:
            _open_parts(stack[-1]).append(_signal(ledger, zero, gone) or _part(ledger, index, text, plain))
    if len(stack) > 1:
        raise Unbalanced("有“[”没有“]”")
    return top


def _part(ledger: Ledger, index: str, text: str, plain: str) -> Run:
    return ledger.run(index, text) if index else Run(plain)


def _signal(ledger: Ledger, zero: str, gone: str) -> Zero | Absent | None:
    if zero:
        return Zero(ledger.sources(zero))
    return _ABSENT if gone else None


def _open_parts(clause: Bracket) -> list[Part]:
    return clause.parts if clause.instead is None else clause.instead


def _close_bracket(stack: list[Bracket]) -> None:
    if len(stack) == 1:
        raise Unbalanced("有“]”没有“[”")
    clause = stack.pop()
    _open_parts(stack[-1]).append(clause)


def _begin_zero_wording(stack: list[Bracket]) -> None:
    if len(stack) == 1 or stack[-1].instead is not None:
        raise Unbalanced("“|”只能在方括号里用一次")
    stack[-1].instead = []


def resolve_bracket(clause: Bracket) -> tuple[Run, ...]:
    """What stands of a clause; nothing if it falls away."""
    if any(isinstance(part, Absent) for part in clause.parts):
        return ()
    zeros = tuple(source for part in clause.parts if isinstance(part, Zero) for source in part.sources)
    if zeros:
        return _zero_wording(clause, zeros)
    return tuple(run for chunk in _resolved_parts(clause) for run in chunk)


def _resolved_parts(clause: Bracket) -> Iterator[tuple[Run, ...]]:
    """The brackets and words of a clause without 0 or absent facts of its own; nothing if it falls away."""
    resolved: list[Resolved] = [
        part if isinstance(part, Run) else resolve_bracket(part)
        for part in clause.parts
        if isinstance(part, Run | Bracket)
    ]
    brackets = [part for part in resolved if isinstance(part, tuple)]
    facts = [part for part in resolved if isinstance(part, Run) and part.sources]
    if any(brackets) or facts or not brackets:
        yield from _with_separators(resolved)


def _zero_wording(clause: Bracket, zeros: tuple[str, ...]) -> tuple[Run, ...]:
    """The wording for none, standing on the figures of 0."""
    part = resolve_bracket(Bracket(clause.instead)) if clause.instead else ()
    return tuple(Run(run.text, run.kind, run.sources or zeros) for run in part)


def _with_separators(resolved: list[Resolved]) -> Iterator[tuple[Run, ...]]:
    """All that stands, in order; a separator between two brackets waits until both are known to stand."""
    waiting: Run | None = None
    stood = False  # whether a bracket of this chain has stood
    for position, part in enumerate(resolved):
        if isinstance(part, tuple):
            if part and stood and waiting:
                yield (waiting,)
            yield part
            waiting, stood = (None if part else waiting), stood or bool(part)
        elif _separates(resolved, position):
            waiting = part
        else:
            yield (part,)
            waiting, stood = None, False


def _separates(resolved: list[Resolved], position: int) -> bool:
    part = resolved[position]
    neighbours = resolved[position - 1 : position] + resolved[position + 1 : position + 2]
    between = len(neighbours) == 2 and all(isinstance(neighbour, tuple) for neighbour in neighbours)
    return between and isinstance(part, Run) and part.text in SEPARATORS
