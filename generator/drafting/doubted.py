"""Sentences whose figures contradict others and have no reason yet: marked 待核实 in the 报送版."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from generator.facts.facts import Facts
from generator.facts.judging.last_year import compare, misfit
from generator.facts.judging.relations import judge
from generator.report.outline import Block, Paragraph, Report, Run

MARK = "【待核实】"
_STOPS = "，；。"


def doubted_paths(facts: Facts, last_year: Facts | None = None) -> frozenset[str]:
    """The fields of all relations that do not hold, could be confirmed, and have no reason under 已确认."""
    found = judge(facts)
    if last_year is not None and misfit(facts, last_year) is None:
        found += compare(facts, last_year)
    return frozenset(
        path for one in found if one.confirmable and one.title not in facts.confirmed for path in one.paths
    )


def mark_doubted(report: Report, paths: Collection[str]) -> Report:
    """The report with the mark behind each clause of its text that states one of the fields."""
    if not paths:
        return report
    return replace(report, blocks=tuple(_marked(block, paths) for block in report.blocks))


def _marked(block: Block, paths: Collection[str]) -> Block:
    if not isinstance(block, Paragraph) or block.role != "body":
        return block
    return replace(block, runs=tuple(_runs(block.runs, paths)))


def _runs(runs: tuple[Run, ...], paths: Collection[str]) -> Iterator[Run]:
    """The runs, a mark before the first stop behind a doubted one, or at the end."""
    sources: tuple[str, ...] = ()
    for run in runs:
        if found := _doubted(run, paths):
            sources = tuple(dict.fromkeys((*sources, *found)))
            yield run
            continue
        at = next((index for index, char in enumerate(run.text) if char in _STOPS), -1)
        if sources and at >= 0:
            yield replace(run, text=run.text[:at])
            yield Run(MARK, "pending", sources)
            yield replace(run, text=run.text[at:])
            sources = ()
        else:
            yield run
    if sources:
        yield Run(MARK, "pending", sources)


def _doubted(run: Run, paths: Collection[str]) -> tuple[str, ...]:
    """The doubted fields that a run states; a part of a breakdown counts as its field."""
    return tuple(one for one in run.sources if one in paths or any(one.startswith(f"{path}.") for path in paths))
