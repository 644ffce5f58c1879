"""Demands on facts: required fields, causes, an answer to each shortcoming, no fields that do not apply."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias

from generator.errors import Advice, Rejected, Todo
from generator.facts.declare import Declaration, declarations
from generator.facts.facts import Facts, Finder, fields, finder, given
from generator.facts.judging.concrete import concrete
from generator.facts.judging.other_figures import incomplete_links
from generator.facts.topics.basic import Basic
from generator.facts.topics.closing_topics import Arrangement, Shortcoming, answered, answers
from generator.facts.town import Town, kind_in
from generator.facts.values.nothing import PENDING

FEWEST_SHORTCOMINGS = 2

_At: TypeAlias = Callable[[Facts], Any]


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand that facts do not meet: path, what, what to do; ``paths`` are the fields that it depends on."""

    path: str
    what: str
    todo: Todo
    paths: tuple[str, ...] = ()


def demands(facts: Facts, *, ready_made: Container[str] = ()) -> tuple[Demand, ...]:
    """The unmet demands, in the order of the vocabulary; 待补 meets any demand, 不适用 does not.

    ``ready_made`` are the 问题 of a bank: who takes one of them has to say how it shows in the own town.
    """
    return tuple(_demands(facts, ready_made))


def _demands(facts: Facts, ready_made: Container[str]) -> Iterator[Demand]:
    kind = kind_in(facts.basic)
    yield from _required(facts)
    yield from () if kind else _kind(facts.basic)
    yield from _fitting(facts, subdistrict=kind == "街道")
    yield from _shortcomings(facts)
    yield from _taken_from_a_bank(facts.shortcomings.entries, ready_made)
    yield from _arrangements(facts)
    for path, what, todo in incomplete_links(facts):
        yield Demand(path, what, todo, (path,))


def _required(facts: Facts) -> Iterator[Demand]:
    for path in _required_fields():
        if facts.at(path) is None:
            yield _missing(path, fields()[path])
    for (path, needed), entries in _required_parts()(facts):
        for number, entry in enumerate(entries):
            for name, declared in needed:
                if getattr(entry, name) is None:
                    yield _missing(f"{path}.{number}.{name}", declared)


def _missing(path: str, declared: Declaration) -> Demand:
    title, example = declared.title, declared.example
    in_file = f"请加一行“{title}: {example or '…'}”；暂时没有的写“{title}: 待补”"
    in_field = f"请填写{f'，如“{example}”' if example else ''}；暂时没有的填“待补”"
    return Demand(path, f"缺“{title}”", Advice(in_file, in_field), (path,))


def _kind(basic: Basic) -> Iterator[Demand]:
    if basic.town is None:
        return
    try:
        Town.of(basic)
    except Rejected as error:
        for one in error.objections:
            yield Demand("basic.town", one.what, one.todo, ("basic.town", "basic.town_kind"))


def _fitting(facts: Facts, *, subdistrict: bool) -> Iterator[Demand]:
    for path, at in _of_others(subdistrict):
        value = at(facts)
        if given(value) and value not in ((), False):
            town, declared = "街道" if subdistrict else "乡镇", fields()[path]
            what = f"“{declared.title}”是{declared.only_for}填的，{town}没有这一项"
            todo = "请删去；类似的工作可写进“特色做法”"
            yield Demand(path, what, todo, (path, "basic.town", "basic.town_kind"))


@cache
def _required_fields() -> tuple[str, ...]:
    return tuple(path for path, declared in fields().items() if declared.required)


@cache
def _required_parts() -> Finder[tuple[str, tuple[tuple[str, Declaration], ...]]]:
    """Finds the lists whose entries have required parts, each with its path and these parts."""
    found = {}
    for path, declared in fields().items():
        parts = declarations(declared.item).items() if declared.item else ()
        if needed := tuple((name, part) for name, part in parts if part.required):
            found[path] = path, needed
    return finder(found)


@cache
def _of_others(subdistrict: bool) -> tuple[tuple[str, _At], ...]:
    """The fields that such a town cannot have in any year, and what finds them."""
    applies = ((path, declared.fits(subdistrict=subdistrict)) for path, declared in fields().items())
    return tuple((path, attrgetter(path)) for path, fits in applies if not fits)


def is_subdistrict(facts: Facts) -> bool:
    """True if the facts are a 街道's; a town whose kind is not known is none."""
    return kind_in(facts.basic) == "街道"


def _shortcomings(facts: Facts) -> Iterator[Demand]:
    found = facts.shortcomings.entries
    if len(found) < FEWEST_SHORTCOMINGS:
        what = f"不足至少要写{FEWEST_SHORTCOMINGS}条，现有{len(found)}条"
        yield Demand("shortcomings.entries", what, "每条写“问题”“具体表现”“原因”“整改措施”", ("shortcomings.entries",))
    for number, entry in enumerate(found):
        path = f"shortcomings.entries.{number}.cause"
        if not given(entry.cause) and not given(facts.shortcomings.shared_cause):
            todo = "督察工作规定要求写明原因；各条同一个原因的，填一个“共同原因”"
            yield Demand(path, "这条不足没有原因", todo, (path, "shortcomings.shared_cause"))


def _taken_from_a_bank(found: tuple[Shortcoming, ...], ready_made: Container[str]) -> Iterator[Demand]:
    for number, entry in enumerate(found):
        if entry.problem in ready_made and entry.shows is not PENDING and not _concrete(entry.shows):
            path = f"shortcomings.entries.{number}.shows"
            what = f"“{entry.problem}”出自不足库，还没有本地的具体表现"
            todo = "请写具体表现：要有一个数字或具体对象，不留空白；暂时没有的写“待补”"
            yield Demand(path, what, todo, (path, f"shortcomings.entries.{number}.problem"))


def _concrete(shows: object) -> bool:
    return isinstance(shows, str) and concrete(shows)


def _arrangements(facts: Facts) -> Iterator[Demand]:
    problems, plans = facts.shortcomings.entries, facts.arrangements.entries
    answering = [answered(plan, problems) for plan in plans]
    for number, (plan, indices) in enumerate(zip(plans, answering, strict=True)):
        yield from _answers(plan, indices, f"arrangements.entries.{number}", problems)
    told = {index for indices in answering for index in indices}
    open_still = any(plan.answers is PENDING for plan in plans)
    for number, entry in enumerate(problems):
        if number not in told and not open_still:
            name = f"“{entry.problem}”" if isinstance(entry.problem, str) else ""
            added = "在“下一年度安排”里加一条，"
            todo = Advice(f"{added}并写“对应问题: {number + 1}”", f"{added}“对应问题”填“{number + 1}”")
            paths = (f"shortcomings.entries.{number}", "arrangements.entries")
            yield Demand(f"shortcomings.entries.{number}", f"第{number + 1}条不足{name}没有对应的安排", todo, paths)


def _answers(
    plan: Arrangement, indices: tuple[int, ...], path: str, problems: tuple[Shortcoming, ...]
) -> Iterator[Demand]:
    """The demands on an arrangement; ``indices`` are those of the shortcomings that it answers."""
    paths = (f"{path}.answers", "shortcomings.entries")
    names = plan.answers if isinstance(plan.answers, tuple) else ()
    for name in names if len(indices) < len(names) else ():
        if not answers((name,), problems):
            numbered = f"现有{len(problems)}条不足，请写序号，几条的用顿号隔开，如"
            todo = Advice(f"{numbered}“对应问题: 1、2”", f"{numbered}“对应问题”填“1、2”")
            yield Demand(f"{path}.answers", f"“对应问题”写的“{name}”不在不足清单里", todo, paths)
    remedies = [problems[index].remedy for index in indices]
    missing = "请填“安排内容”，或给所对应的不足填“整改措施”"
    if not given(plan.content) and plan.answers is not PENDING and not any(map(given, remedies)):
        yield Demand(f"{path}.content", "这条安排没有内容", missing, (f"{path}.content", *paths))
