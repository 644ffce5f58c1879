"""The gaps of facts, field by field, with the office to ask; ``judging.request`` words the request."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from generator.facts.facts import Entry, Facts, declaration_at, fields, given, parts, place, values
from generator.facts.judging.amounts import figure
from generator.facts.judging.demands import is_subdistrict
from generator.facts.topics.closing_topics import answered
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.interval import Interval
from generator.facts.values.nothing import NOT_APPLICABLE, PENDING, NoEntries
from generator.facts.values.quantity import Cadence, Quantity, Rate


class Gap(NamedTuple):
    """A missing fact: its path, its place, the office that has it; ``pending`` if it is 待补, else 未填."""

    path: str
    place: str
    title: str
    unit: str
    office: str
    pending: bool

    def __reduce__(self) -> tuple[object, ...]:
        """The path alone, for pickle: records hold dozens of gaps, and the rest follows from the path."""
        return _gap_of, (self.path, self.pending, self.office)


def _gap_of(path: str, pending: bool, office: str) -> Gap:
    gap = gap_at(path, pending=pending)
    return gap if gap.office == office else gap._replace(office=office)


NEEDS_NO_ASKING = {
    "principal_duty.lead_body_head": ("principal_duty.lead_body",),
    "study.trainees": ("study.trainings",),
    "publicity.audience": ("publicity.events",),
    "decision.normative_filed": ("decision.normative",),
    "decision.contracts_reviewed": ("decision.contracts",),
    "service.hotline_in_time": ("service.hotline",),
    "enforcement.hold": ("enforcement.should_hold",),
    "enforcement.hazards": ("enforcement.hazards_found",),
    "disputes.settled": ("disputes.found", "disputes.carried_over"),
    "disputes.mediated_well": ("disputes.mediated",),
    "disputes.petitions_in_time": ("disputes.petitions",),
    "disclosure.answered": ("disclosure.requests", "disclosure.carried_in"),
    "oversight.lost": ("oversight.suits", "oversight.suits_closed"),
    "oversight.should_appear": ("oversight.suits",),
    "oversight.appeared": ("oversight.should_appear",),
    "oversight.law_findings": ("principal_duty.inspected",),
    "oversight.law_findings_mended": ("oversight.law_findings",),
}
"""Where the second did not occur or does not exist, neither does the first: without a lawsuit none was lost.

A third may have made it occur all the same: a request carried over from last year is answered, too.
"""

FOLLOWS = NEEDS_NO_ASKING | {
    "principal_duty.lead_body_adjusted": ("principal_duty.lead_body",),
    "principal_duty.lead_office": ("principal_duty.lead_body",),
    "study.exam_taken": ("study.exam_due",),
    "study.exam_passed": ("study.exam_due",),
    "study.exam_excellent": ("study.exam_due",),
    "study.exam_average": ("study.exam_due",),
    "study.exam_rate": ("study.exam_due",),
    "study.pass_rate": ("study.exam_due",),
    "study.online_hours": ("study.online_people",),
    "study.sworn": ("study.oaths",),
    "study.hearing_people": ("study.hearings",),
    "publicity.guide_trainees": ("publicity.guide_trainings",),
    "publicity.model_villages_named": ("publicity.model_villages_new",),
    "decision.participation": ("decision.major",),
    "decision.expert_opinion": ("decision.major",),
    "decision.risk_assessment": ("decision.major",),
    "decision.decision_review": ("decision.major",),
    "decision.collective": ("decision.major",),
    "decision.public_hearings": ("decision.major",),
    "decision.filing_rate": ("decision.normative",),
    "decision.punctual_rate": ("decision.normative",),
    "decision.proper_rate": ("decision.normative",),
    "decision.advice_taken": ("decision.advice",),
    "service.hotline_satisfaction": ("service.hotline",),
    "service.hotline_rate": ("service.hotline",),
    "service.other_hotline_closed": ("service.other_hotline_cases",),
    "service.firm_requests_met": ("service.firm_requests",),
    "service.investment": ("service.centre",),
    "enforcement.fines": ("enforcement.penalties",),
    "enforcement.penalties_by_field": ("enforcement.penalties",),
    "enforcement.files_checked": ("enforcement.file_checks",),
    "enforcement.firm_inspections": ("enforcement.inspections",),
    "enforcement.inspected": ("enforcement.inspections",),
    "enforcement.safety_firms": ("enforcement.safety_checks",),
    "enforcement.illegal_area": ("enforcement.illegal_buildings",),
    "disputes.centre_units": ("disputes.centre",),
    "disputes.centre_cases": ("disputes.centre",),
    "disputes.centre_closed": ("disputes.centre",),
    "disputes.sum_at_stake": ("disputes.mediated",),
    "disputes.confirmed_in_court": ("disputes.mediated",),
    "disputes.files": ("disputes.mediated",),
    "disputes.petitions_settled": ("disputes.petitions",),
    "disputes.settled_rate": ("disputes.petitions",),
    "disputes.closed_rate": ("disputes.petitions",),
    "disputes.visitors": ("disputes.visits",),
    "disputes.county_people": ("disputes.county_batches",),
    "disputes.city_people": ("disputes.city_batches",),
    "disputes.province_people": ("disputes.province_batches",),
    "disputes.persuaded": ("disputes.persuasions",),
    "disputes.beijing_people": ("disputes.beijing_batches",),
    "oversight.reviews_corrected": ("oversight.reviews", "oversight.reviews_closed"),
    "oversight.reviews_settled": ("oversight.reviews", "oversight.reviews_closed"),
    "oversight.proposals": ("oversight.deputies",),
}
"""Fields never reported as missing, even when the full vocabulary is asked."""

ANSWERED_BY = {"study.exam_due": ("study.exam_rate", "study.pass_rate")}
"""Who knows only the rates need not be asked for the figures."""

LEFT_TO_THE_REPORT = ("basic.counted_until",)
"""Core fields that say something already while they are 未填: figures are then counted to the year's end."""

NOT_HELD = "enforcement.not_held"
"""Asked for, though no core field, where fewer hold a certificate than should."""

_WHOLE = frozenset((str, bool, int, date, Quantity, Rate, Cadence))
"""Values that are there and have no parts that could be missing."""

LIST_AS_ONE = "follow_ups.entries"
"""What became of last year's shortcomings is asked for once: who writes the list writes all of it."""


def gaps(facts: Facts) -> tuple[Gap, ...]:
    """All fields that are 待补, and core fields 未填 that apply to the town and year, in the vocabulary's order."""
    return tuple(_gaps(facts))


def _gaps(facts: Facts) -> Iterator[Gap]:
    year, subdistrict = facts.basic.year, is_subdistrict(facts)
    for whole in values(facts):
        declared = whole.declaration
        if whole.value is None and not declared.core and whole.path != NOT_HELD:
            continue  # most fields of most towns: nothing there, and nobody asks
        if whole.value.__class__ in _WHOLE:
            continue
        if not declared.applies(year=year, subdistrict=subdistrict):
            continue
        if whole.value is None and declared.item is None:
            if _is_gap(facts, whole):
                yield gap_at(whole.path, pending=False)
        else:
            found = [gap for entry in _entries(whole) for gap in _of_entry(facts, entry)]
            yield from _list_as_one(found) if whole.path == LIST_AS_ONE else found


def _entries(whole: Entry) -> Iterator[Entry]:
    """The parts of a field; a list without an entry is its own only part."""
    if isinstance(whole.value, NoEntries):
        return
    if whole.value == ():
        yield whole._replace(value=None)
    else:
        yield from parts(whole)


def _list_as_one(found: list[Gap]) -> Iterator[Gap]:
    """The gaps of a list: each 待补 by itself, everything 未填 in the entries as one gap of the list."""
    yield from (gap for gap in found if gap.pending)
    if any(not gap.pending for gap in found):
        yield gap_at(LIST_AS_ONE, pending=False)


def _of_entry(facts: Facts, entry: Entry) -> Iterator[Gap]:
    if entry.value is PENDING:
        yield gap_at(entry.path, pending=True)
    elif isinstance(entry.value, Breakdown):
        yield from _of_breakdown(entry, entry.value)
    elif entry.value is None and _is_gap(facts, entry):
        yield gap_at(entry.path, pending=False)


def _of_breakdown(entry: Entry, value: Breakdown) -> Iterator[Gap]:
    """The total, unless its parts make it up, and the parts that are pending."""
    if value.total is PENDING or (value.total is None and entry.declaration.core and not value.adds_up):
        yield gap_at(entry.path, pending=value.total is PENDING)
    for title, part in value.parts:
        if part is PENDING:
            yield gap_at(f"{entry.path}.{title}", pending=True)


@lru_cache(maxsize=4096)
def gap_at(path: str, *, pending: bool) -> Gap:
    """The gap at a path; the office of a list has what its entries lack."""
    declared, around = declaration_at(path), fields()[".".join(path.split(".")[:2])]
    return Gap(path, place(path), declared.title, declared.unit, declared.office or around.office, pending)


def _is_gap(facts: Facts, entry: Entry) -> bool:
    """True if a field that is 未填 is a gap: a core one, unless another field has answered it already."""
    if entry.path == NOT_HELD:
        return fewer_hold(facts)
    if not entry.declaration.core or entry.declaration.kind == "items":
        return entry.declaration.core
    if did_not_occur(facts, entry.path) or any(given(facts.at(path)) for path in ANSWERED_BY.get(entry.path, ())):
        return False
    return entry.path not in LEFT_TO_THE_REPORT and _gap_of_entry(facts, entry.path.split("."))


def did_not_occur(facts: Facts, path: str) -> bool:
    """True if a fact follows from another one that is 0, 否 or 不适用, or that itself follows from such a one."""
    cause, *others = FOLLOWS.get(path, ("",))
    if not cause or any(_some(facts, other) for other in others):
        return False
    value = facts.at(cause)
    if value is None:
        return did_not_occur(facts, cause)
    found = figure(facts, cause)
    return value is NOT_APPLICABLE or value is False or bool(found and found.zero)


def _some(facts: Facts, path: str) -> bool:
    """True if there was something of it, or may have been."""
    found = figure(facts, path)
    return facts.at(path) is PENDING or bool(found and not found.zero)


def _gap_of_entry(facts: Facts, names: list[str]) -> bool:
    """An arrangement need not answer a shortcoming, and may take its content from the remedy of the one it answers."""
    if names[-1] == "cause":
        return not given(facts.shortcomings.shared_cause)
    if names[-1] == "content":
        return not _has_remedy(facts, int(names[2]))
    return names[-1] != "answers"


def fewer_hold(facts: Facts) -> bool:
    """True if fewer hold a certificate than should, so that a reason is due."""
    hold, should = facts.enforcement.hold, facts.enforcement.should_hold
    if not isinstance(hold, Quantity) or not isinstance(should, Quantity):
        return False
    return Interval.of(should).surely_exceeds(Interval.of(hold))


def _has_remedy(facts: Facts, number: int) -> bool:
    problems = facts.shortcomings.entries
    return any(given(problems[index].remedy) for index in answered(facts.arrangements.entries[number], problems))
