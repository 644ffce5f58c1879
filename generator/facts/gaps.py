"""What is still missing, field by field and office by office, and the message that asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.facts.closing_topics import answered
from generator.facts.declare import Breakdown, Declaration
from generator.facts.demands import is_subdistrict
from generator.facts.facts import Entry, Facts, entries, fields, given, place
from generator.facts.interval import Interval
from generator.facts.nothing import NOT_APPLICABLE, PENDING
from generator.facts.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact that is still to come: where it goes, who has it; ``pending`` if it was marked 待补, else 未填."""

    path: str
    place: str
    title: str
    unit: str
    office: str
    pending: bool


NEEDS_NO_ASKING = {
    "principal_duty.lead_body_head": "principal_duty.lead_body",
    "decision.normative_filed": "decision.normative",
    "decision.contracts_reviewed": "decision.contracts",
    "service.hotline_in_time": "service.hotline",
    "disputes.petitions_in_time": "disputes.petitions",
    "oversight.lost": "oversight.suits",
    "oversight.should_appear": "oversight.suits",
    "oversight.appeared": "oversight.suits",
}
"""Where the second did not occur or does not exist, neither does the first: without a lawsuit none was lost."""

LEFT_TO_THE_REPORT = ("basic.counted_until",)
"""Core fields that say something already while they are 未填: figures are then counted to the year's end."""


def gaps(facts: Facts) -> tuple[Gap, ...]:
    """Everything 待补, and every core field 未填 that applies to such a town in that year, in vocabulary order."""
    return tuple(_gaps(facts))


def as_message(facts: Facts, found: Iterable[Gap]) -> str:
    """A message to forward to the offices, each with a numbered list of its own; empty if nothing is missing."""
    by_office: dict[str, list[Gap]] = {}
    for gap in found:
        by_office.setdefault(gap.office, []).append(gap)
    if not by_office:
        return ""
    town = facts.basic.town if isinstance(facts.basic.town, str) else "本单位"
    asked = f"{town}{facts.basic.year}年度法治政府建设情况报告还缺以下数据，请各科室核实后尽快报司法所汇总："
    closing = "没有发生的请报“0”，没有这项工作的请报“不适用”。谢谢！"
    lists = ("\n".join((f"{office}：", *_numbered(missing))) for office, missing in by_office.items())
    return "\n\n".join((asked, *lists, closing)) + "\n"


def _numbered(found: list[Gap]) -> Iterator[str]:
    for number, gap in enumerate(found, 1):
        yield f"{number}. {_named(gap)}{f'（单位：{gap.unit}）' if gap.unit else ''}"


def _named(gap: Gap) -> str:
    """The title alone says enough, except inside a list or a breakdown."""
    return gap.title if gap.path.count(".") == 1 else gap.place.replace(" › ", "—")


def _gaps(facts: Facts) -> Iterator[Gap]:
    subdistrict = is_subdistrict(facts)
    for path, group in groupby(_all_entries(facts), key=lambda entry: ".".join(entry.path.split(".")[:2])):
        declared = fields()[path]
        if declared.applies(year=facts.basic.year, subdistrict=subdistrict):
            yield from (gap for entry in group for gap in _of_entry(facts, entry, declared))


def _all_entries(facts: Facts) -> Iterator[Entry]:
    """Every field; a list of which there is no entry stands for itself."""
    found = list(entries(facts))
    filled = {".".join(entry.path.split(".")[:2]) for entry in found}
    empty = (Entry(path, declared, None) for path, declared in fields().items() if path not in filled)
    order = {path: number for number, path in enumerate(fields())}
    yield from sorted((*found, *empty), key=lambda entry: order[".".join(entry.path.split(".")[:2])])


def _of_entry(facts: Facts, entry: Entry, around: Declaration) -> Iterator[Gap]:
    if entry.value is PENDING:
        yield _gap(entry.path, entry.declaration, around, pending=True)
    elif isinstance(entry.value, Breakdown):
        yield from _of_breakdown(entry, entry.value, around)
    elif entry.value is None and _asked(facts, entry):
        yield _gap(entry.path, entry.declaration, around, pending=False)


def _of_breakdown(entry: Entry, value: Breakdown, around: Declaration) -> Iterator[Gap]:
    """The total, unless its complete parts make it up, and the parts that are pending."""
    if value.total is PENDING or (value.total is None and entry.declaration.core and not value.complete):
        yield _gap(entry.path, entry.declaration, around, pending=value.total is PENDING)
    for title, part in value.parts:
        if part is PENDING:
            yield _gap(f"{entry.path}.{title}", entry.declaration, around, pending=True)


def _gap(path: str, declared: Declaration, around: Declaration, *, pending: bool) -> Gap:
    office = declared.office or around.office
    return Gap(path, place(path), declared.title, declared.unit, office, pending)


def _asked(facts: Facts, entry: Entry) -> bool:
    """Whether a field that is 未填 is asked for: a core one, unless another field has answered it already."""
    if entry.path == "enforcement.not_held":
        return _fewer_hold(facts)
    if not entry.declaration.core or entry.declaration.kind == "items":
        return entry.declaration.core
    if entry.path in NEEDS_NO_ASKING:
        cause = facts.at(NEEDS_NO_ASKING[entry.path])
        return not (cause is NOT_APPLICABLE or (isinstance(cause, Quantity) and cause.zero))
    return entry.path not in LEFT_TO_THE_REPORT and _asked_of_entry(facts, entry.path.split("."))


def _asked_of_entry(facts: Facts, names: list[str]) -> bool:
    """An arrangement need not answer a shortcoming, and may take its content from the remedy of the one it answers."""
    if names[-1] == "cause":
        return not given(facts.shortcomings.shared_cause)
    if names[-1] == "content":
        return not _has_remedy(facts, int(names[2]))
    return names[-1] != "answers"


def _fewer_hold(facts: Facts) -> bool:
    hold, should = facts.enforcement.hold, facts.enforcement.should_hold
    if not isinstance(hold, Quantity) or not isinstance(should, Quantity):
        return False
    return Interval.of(should).surely_exceeds(Interval.of(hold))


def _has_remedy(facts: Facts, number: int) -> bool:
    problems = facts.shortcomings.entries
    return any(given(problems[index].remedy) for index in answered(facts.arrangements.entries[number], problems))
