"""The order of the steps, derived from the declarations and from what is filled in already."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.facts.declare import declarations
from generator.facts.facts import fields, given, topics
from generator.facts.judging.gaps import ANSWERED_BY, NOT_HELD, did_not_occur, fewer_hold
from generator.interview.shortcomings import (
    ARRANGEMENTS,
    FOLLOW_UPS,
    SHORTCOMINGS,
    PickStep,
    steps_of_arrangements,
    steps_of_follow_ups,
    steps_of_shortcomings,
)
from generator.interview.state import State, first_part
from generator.interview.step import AddStep, FieldStep, MoreStep, PartStep, Step, UnchangedStep

NAME_AND_YEAR = ("basic.year", "basic.town")
_KIND = "basic.town_kind"
_REASON = NOT_HELD
_LISTS: dict[str, Callable[..., Iterator[Step]]] = {
    FOLLOW_UPS: steps_of_follow_ups,
    SHORTCOMINGS: steps_of_shortcomings,
    ARRANGEMENTS: steps_of_arrangements,
}
OTHERS = ".others"
"""The end of the path of every list of 其他指标, of which each topic is asked at its end."""
CORE_TOPICS = frozenset(path.partition(".")[0] for path, declared in fields().items() if declared.core)
"""The topics of which the short interview asks anything."""
LINKING = ("link", "of")
"""The parts of an 其他指标 that say what other figure it is of."""
STAYS = tuple(path for path, declared in fields().items() if declared.stays)


LEAST = (
    *NAME_AND_YEAR,
    "basic.signed_on",
    "principal_duty.party_meetings",
    "principal_duty.government_meetings",
    "study.centre",
    "publicity.events",
    "decision.review",
    "enforcement.inspections",
    "disputes.mediated",
    "oversight.reviews",
    "oversight.suits",
    "disclosure.published",
    *_LISTS,
)
"""What a report cannot do without: a figure for each of its sections, shortcomings with causes, arrangements."""


@dataclass(frozen=True, slots=True)
class QuestionScope:
    """The fields that an interview goes through: the core, all, all of some topics (by English name), the ``least``."""

    full: bool = False
    only: str = ""
    also: frozenset[str] = frozenset()
    least: bool = False

    def with_topic(self, name: str) -> QuestionScope:
        """A scope that also asks all fields of one more topic."""
        return replace(self, also=self.also | {name})

    def whole(self, topic: str) -> bool:
        """True if all fields of the topic are included, not only the core."""
        return self.full or topic in (self.only, *self.also)

    def holds(self, path: str) -> bool:
        """True if the field is included."""
        topic = path.partition(".")[0]
        if self.whole(topic):
            return True
        if self.least:
            return path in LEAST
        return not self.only and (fields()[path].core or (path.endswith(OTHERS) and topic in CORE_TOPICS))


CORE = QuestionScope()


def plan(state: State, scope: QuestionScope) -> tuple[Step, ...]:
    """All steps, answered or not, in order: year and name, last year's unchanged values, then topic by topic.

    A state remembers its plans: between two answers a page asks for the same one four times.
    """
    if (found := state.plans.get(scope)) is None:
        found = state.plans[scope] = tuple(_planned(state, scope))
    return found


def _planned(state: State, scope: QuestionScope) -> Iterator[Step]:
    yield from map(FieldStep, NAME_AND_YEAR)
    if isinstance(state.value("basic.town"), str) and (state.town is None or state.has(_KIND)):
        yield FieldStep(_KIND)
    if state.last_year is not None:
        yield UnchangedStep(tuple(path for path in STAYS if scope.holds(path)))
    for path in fields():
        if path not in (*NAME_AND_YEAR, _KIND) and _is_included(state, scope, path):
            yield from _steps(state, scope, path)


def _is_included(state: State, scope: QuestionScope, path: str) -> bool:
    if not state.applies(path):
        return False
    if path == _REASON and not scope.only and not scope.whole("enforcement"):
        return fewer_hold(state.facts)
    if not scope.holds(path) and (scope.only or not _is_proposed(state, path)):
        return False
    if state.has(path) or path in state.wrong:
        return True
    answered = any(given(state.value(other)) for other in ANSWERED_BY.get(path, ()))
    return not answered and not did_not_occur(state.facts, path)


def _is_proposed(state: State, path: str) -> bool:
    """True if a report has an answer to the field or an entry for the list."""
    return state.proposed(path) is not None or state.proposed_entries(path).any


def _steps(state: State, scope: QuestionScope, path: str) -> Iterator[Step]:
    declared, full = fields()[path], scope.whole(path.partition(".")[0])
    if declared.item is None:
        yield FieldStep(path)
    elif path in _LISTS:
        yield from _LISTS[path](state, full=full)
    else:
        count = count_entries(state, path)
        for number in range(count):
            yield from (PartStep(f"{path}.{number}.{part}") for part in _parts(state, path, number, full=full))
        yield MoreStep(path, count, first_part(declared.item))


def _parts(state: State, path: str, number: int, *, full: bool) -> Iterator[str]:
    """The parts of an entry with a question: in short the needed ones, those of a link only where it is linked."""
    item = fields()[path].item
    assert item is not None
    for part, declared in declarations(item).items():
        linked = part != "of" or given(state.value(f"{path}.{number}.link"))
        if linked and (full or declared.required or part in LINKING or _has_words(state, f"{path}.{number}.{part}")):
            yield part


def _has_words(state: State, path: str) -> bool:
    """True if the file or a report has something for the part of an entry."""
    return state.has(path) or state.proposed_part(path) is not None


def count_entries(state: State, path: str) -> int:
    """How many entries a list has."""
    entries = state.value(path)
    return len(entries) if isinstance(entries, tuple) else 0


def adding(state: State, path: str) -> Step:
    """The step that adds an entry to a list; its other parts follow."""
    number, item = count_entries(state, path), fields()[path].item
    assert item is not None
    return PickStep(number, added=True) if path == SHORTCOMINGS else AddStep(path, number, first_part(item))


def topic_names() -> dict[str, str]:
    """The English name of each topic by its title and by its key."""
    return {word: name for name, topic in topics().items() for word in (topic.title, topic.key)}
