"""Resolves the square brackets of a rendered line: a clause remains only if its facts are given.

``[发放宣传资料{{ 普法.宣传资料份数 }}份|未发放宣传资料]`` — the bracket is dropped if the fact is missing, and replaced
by the words behind the bar if it is 0. A bracket without a fact of its own remains if a bracket within it does. A
separator between two brackets remains only if both do: ``[标语…条]、[版面…处]``. A line counts as a bracket, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, count, groupby
from typing import TypeAlias

from generator.compose.source_marks import ABSENT, MARK, ZERO, Ledger
from generator.report.outline import Run

DEEPEST = 20
"""The deepest nesting of brackets: more than any sentence needs; deeper ones would take very long to resolve."""
SEPARATORS = frozenset("、，；和")
_COMMA, _SEMICOLON, _ENUMERATING, _AND = Run("，"), Run("；"), Run("、"), Run("和")
_LEADING = re.compile("^(?:(?:依据|根据|按照|围绕|据|自|由|以)[^，]*，)+")
_MARK = re.compile(f"{MARK}(.)")
_ZERO = re.compile(f"{ZERO}(.)")
_SLOT = re.compile(f"[{MARK}{ZERO}]")
_SIGN = re.compile(rf"[{MARK}{ZERO}{ABSENT}\[\]|]")
_TOKEN = re.compile(rf"{MARK}(.)|{ZERO}(.)|({ABSENT})|([\[\]|])|([^{MARK}{ZERO}{ABSENT}\[\]|]+)")


@dataclass(slots=True)
class Bracket:
    """A parsed bracket: its parts, and the parts behind the bar, which replace them if a figure is 0."""

    parts: list[Part] = field(default_factory=list)
    zero_wording: list[Part] | None = None


@dataclass(frozen=True, slots=True)
class Absent:
    """The place of a missing fact."""


@dataclass(frozen=True, slots=True)
class Zero:
    """The place of a figure of 0, with its sources."""

    sources: tuple[str, ...]


_ABSENT = Absent()

Part: TypeAlias = Run | Absent | Zero | Bracket
Resolved: TypeAlias = Run | tuple[Run, ...]


class Unbalanced(ValueError):
    """The brackets or bars of a line do not pair. The message is Chinese."""


def resolve(line: str, ledger: Ledger) -> tuple[Run, ...]:
    """The runs of a rendered line without the clauses whose facts are missing; empty if the whole line is dropped.

    Raises Unbalanced if its brackets do not pair.
    """
    zeros: list[str] = []
    if ZERO in line:
        zeros, line = _ZERO.findall(line), _ZERO.sub(ZERO, line)
    words = _MARK.split(line)  # words, index of a mark, words, …
    found: list[Run] = []
    for step in _resolve_form(MARK.join(words[::2])):
        if isinstance(step, Run):
            found.append(step)
        elif isinstance(step, int):
            found.append(ledger.run(words[2 * step + 1]))
        else:
            found.append(_zero_run(step, zeros, ledger))
    return tuple(found)


def _zero_run(step: tuple[Run, tuple[int, ...]], zeros: Sequence[str], ledger: Ledger) -> Run:
    words, places = step
    return Run(words.text, words.kind, tuple(source for place in places for source in ledger.sources(zeros[place])))


FormStep: TypeAlias = "Run | int | tuple[Run, tuple[int, ...]]"
"""A run of plain words; the number of a mark; or words whose sources are the zeros of these numbers."""


@lru_cache(maxsize=8192)
def _resolve_form(form: str) -> tuple[FormStep, ...]:
    """The result for all lines of a form, that is, of a line whose marks have neither index nor text.

    Cached, as thousands of towns share a few thousand forms.
    """
    if not _SIGN.search(form):
        return (Run(form),) if form else ()
    if form.count("[") != form.count("]"):
        raise Unbalanced("方括号不成对")
    if form.count("[") > DEEPEST and _depth(form) > DEEPEST:
        raise Unbalanced("方括号一层套一层，太深")
    numbers, ledger = {MARK: count(), ZERO: count()}, Ledger()

    def numbered(sign: re.Match[str]) -> str:
        path = f"{sign[0]}{next(numbers[sign[0]])}"
        return ledger.mark("", "own", path) if sign[0] == MARK else ledger.zero(path)

    return tuple(_form_steps(resolve_line(parse(_SLOT.sub(numbered, form), ledger))))


def _form_steps(runs: Iterable[Run]) -> Iterator[FormStep]:
    """The runs as form steps, neighbouring plain words joined."""
    for sources, together in groupby(runs, key=lambda run: run.sources):
        if not sources:
            yield Run("".join(run.text for run in together))
        elif sources[0][0] == MARK:
            yield int(sources[0][1:])
        else:
            places = tuple(int(source[1:]) for source in sources)
            yield from ((Run(run.text, run.kind), places) for run in together)


def _depth(line: str) -> int:
    return max(accumulate((char == "[") - (char == "]") for char in line if char in "[]"))


def resolve_by_bracket(line: str, ledger: Ledger) -> list[tuple[Run, ...]]:
    """The runs of :func:`resolve`, one tuple for each bracket and for each text between brackets."""
    return list(_with_clear_ends(_resolved_parts(parse(line, ledger))))


def resolve_line(line: Bracket) -> tuple[Run, ...]:
    """The runs of a whole line; empty if it is dropped."""
    if any(isinstance(part, (Absent, Zero)) for part in line.parts):
        return resolve_bracket(line)
    return tuple(run for chunk in _with_clear_ends(_resolved_parts(line)) for run in chunk)


def _with_clear_ends(chunks: Iterable[tuple[Run, ...]]) -> Iterator[tuple[Run, ...]]:
    """The parts of a line, a clause with a comma of its own closed by ；: 收到诉求12件，全部办结；走访企业40家次."""
    before: tuple[Run, ...] = ()
    for chunk in chunks:
        yield (_SEMICOLON,) if chunk == (_COMMA,) and _has_comma(before) else chunk
        before = chunk or before


def _has_comma(clause: Sequence[Run]) -> bool:
    """True if a clause has a comma that is not behind what only leads in, as in 依据…，承接…."""
    words = "".join(run.text if run.kind == "plain" and not run.sources else "某" for run in clause)
    return "，" in _LEADING.sub("", words)


def parse(line: str, ledger: Ledger) -> Bracket:
    """The line as a tree of brackets. Raises Unbalanced if they do not pair."""
    top = Bracket()
    stack = [top]
    for index, zero, absent, sign, plain in _TOKEN.findall(line):
        if sign == "[":
            stack.append(Bracket())
        elif sign == "]":
            _close_bracket(stack)
        elif sign:
            _begin_zero_wording(stack)
        else:
            _open_parts(stack[-1]).append(_signal(ledger, zero, absent) or _part(ledger, index, plain))
    if len(stack) > 1:
        raise Unbalanced("有“[”没有“]”")
    return top


def _part(ledger: Ledger, index: str, plain: str) -> Run:
    return ledger.run(index) if index else Run(plain)


def _signal(ledger: Ledger, zero: str, absent: str) -> Zero | Absent | None:
    if zero:
        return Zero(ledger.sources(zero))
    return _ABSENT if absent else None


def _open_parts(bracket: Bracket) -> list[Part]:
    return bracket.parts if bracket.zero_wording is None else bracket.zero_wording


def _close_bracket(stack: list[Bracket]) -> None:
    if len(stack) == 1:
        raise Unbalanced("有“]”没有“[”")
    bracket = stack.pop()
    _open_parts(stack[-1]).append(bracket)


def _begin_zero_wording(stack: list[Bracket]) -> None:
    if len(stack) == 1 or stack[-1].zero_wording is not None:
        raise Unbalanced("“|”只能在方括号里用一次")
    stack[-1].zero_wording = []


def resolve_bracket(bracket: Bracket) -> tuple[Run, ...]:
    """The runs of a bracket; empty if it is dropped."""
    if any(isinstance(part, Absent) for part in bracket.parts):
        return ()
    zeros = tuple(source for part in bracket.parts if isinstance(part, Zero) for source in part.sources)
    if zeros:
        return _zero_wording(bracket, zeros)
    return tuple(run for chunk in _resolved_parts(bracket) for run in chunk)


def _resolved_parts(bracket: Bracket) -> Iterator[tuple[Run, ...]]:
    """The resolved parts of a bracket that has no missing facts or zeros of its own; none if it is dropped."""
    resolved: list[Resolved] = [
        part if isinstance(part, Run) else resolve_bracket(part)
        for part in bracket.parts
        if isinstance(part, (Run, Bracket))
    ]
    brackets = [part for part in resolved if isinstance(part, tuple)]
    facts = [part for part in resolved if isinstance(part, Run) and part.sources]
    if any(brackets) or facts or not brackets:
        yield from _with_separators(resolved)


def _zero_wording(bracket: Bracket, zeros: tuple[str, ...]) -> tuple[Run, ...]:
    """The runs behind the bar, with the zeros as their sources."""
    part = resolve_bracket(Bracket(bracket.zero_wording)) if bracket.zero_wording else ()
    return tuple(Run(run.text, run.kind, run.sources or zeros) for run in part)


def _with_separators(resolved: list[Resolved]) -> Iterator[tuple[Run, ...]]:
    """The parts that remain, in order; a separator between two brackets only if both remain.

    A 和 before the last bracket of a row goes before the last that remains: 甲和乙 for [甲]、[乙]和[丙].
    """
    separator: Run | None = None
    has_bracket = False  # whether a bracket of this chain was kept
    for position, part in enumerate(resolved):
        if isinstance(part, tuple):
            if part and has_bracket and separator:
                yield (_AND if separator == _ENUMERATING and _ends_row(resolved, position) else separator,)
            yield part
            separator, has_bracket = (None if part else separator), has_bracket or bool(part)
        elif _separates(resolved, position):
            separator = part
        else:
            yield (part,)
            separator, has_bracket = None, False


def _ends_row(resolved: list[Resolved], position: int) -> bool:
    """True if none of the brackets of its row behind this one remains, and the row has a 和."""
    and_follows = False
    for place in range(position + 1, len(resolved)):
        part = resolved[place]
        if isinstance(part, tuple):
            if part:
                return False
        elif part not in (_ENUMERATING, _AND) or not _separates(resolved, place):
            break
        else:
            and_follows = and_follows or part == _AND
    return and_follows


def _separates(resolved: list[Resolved], position: int) -> bool:
    part = resolved[position]
    neighbours = resolved[position - 1 : position] + resolved[position + 1 : position + 2]
    between = len(neighbours) == 2 and all(isinstance(neighbour, tuple) for neighbour in neighbours)
    return between and isinstance(part, Run) and part.text in SEPARATORS
