"""Proposals as a facts file: taken values, and everything else as a comment with its sentence and its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from generator.facts.facts import fields, topics
from generator.facts.values.breakdown import COMPLETE, TOTAL
from generator.sources.facts_text import as_facts_file
from generator.sources.head import HEAD
from generator.taking.proposal import Certainty, Proposal
from generator.taking.taking import Taken

_TAKEN = "# 从“{file}”取出的数据，核对以后再用。前面有 # 的没有取：核实后删去 # 就填上了。\n"


def as_sheet(taken: Taken, yes: Collection[Certainty]) -> str:
    """The text of a facts file; proposals of the certainties in ``yes`` are taken."""
    blocks = [HEAD + _TAKEN.format(file=Path(taken.file).name)]
    order = {path: number for number, path in enumerate(fields())}
    ordered = sorted(taken.proposals, key=lambda one: order[_field(one)])
    for topic, of_topic in groupby(ordered, key=lambda one: one.path.partition(".")[0]):
        lines = [line for _, same in groupby(of_topic, key=_field) for line in _of_field(list(same), yes)]
        bare = all(line.lstrip().startswith("#") for line in lines)
        blocks.append("\n".join((f"{'# ' if bare else ''}{topics()[topic].title}:", *lines, "")))
    return "\n".join(blocks)


def _field(one: Proposal) -> str:
    return ".".join(one.path.split(".")[:2])


def _of_field(told: list[Proposal], yes: Collection[Certainty]) -> Iterator[str]:
    """The lines of a field: a value if all its proposals are sure enough, else comments."""
    if not isinstance(told[0].value, dict):
        yield from _lines(told, all(one.certainty in yes for one in told))
        return
    for taken in (True, False):
        if some := [one for one in told if (one.certainty in yes) is taken]:
            yield from _lines(some, taken)


def _lines(told: list[Proposal], taken: bool) -> Iterator[str]:
    topic, _, field = _field(told[0]).partition(".")
    written = as_facts_file({topic: {field: value_of(told)}}).splitlines()
    lines = [line for line in written[1:] if line]
    if taken:
        yield from lines
        return
    for one in told:
        yield f"  # {one.certainty}｜{one.place}｜{one.sentence}"
    yield from (f"  # {line[2:]}" for line in lines)


def value_of(proposals: Iterable[Proposal]) -> object:
    """The value of a field as in a facts file: a breakdown's parts in one group, entries in one list."""
    told = list(proposals)
    first = told[0]
    if isinstance(first.value, dict):
        return [one.value for one in told]
    if fields()[_field(first)].kind != "breakdown":
        return first.value if isinstance(first.value, str) else list(first.value)
    whole = {one.path.split(".")[2] if one.path.count(".") > 1 else TOTAL: str(one.value) for one in told}
    ordered = {TOTAL: whole.pop(TOTAL)} | whole if TOTAL in whole else whole
    if list(ordered) == [TOTAL]:
        return ordered[TOTAL]
    return ordered | ({COMPLETE: "是"} if _adds_up(ordered) else {})


def _adds_up(parts: dict[str, str]) -> bool:
    """True if the parts make up the total, all of them exact."""
    figures = [parts.get(TOTAL, ""), *(figure for part, figure in parts.items() if part != TOTAL)]
    return all(map(str.isdecimal, figures)) and int(figures[0]) == sum(map(int, figures[1:]))
