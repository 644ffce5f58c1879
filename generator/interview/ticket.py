"""The ticket of a question: a screen that shows several questions sends it back with the answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from generator.facts.facts import fields, topics
from generator.facts.town import without_county
from generator.interview.deletion import ConfirmDeletionStep, DeleteStep, deletable
from generator.interview.doubts import DoubtStep, ReasonStep, find_doubt
from generator.interview.plan import QuestionScope, plan
from generator.interview.review import step_at
from generator.interview.shortcomings import ARRANGEMENTS, SHORTCOMINGS
from generator.interview.state import State
from generator.interview.step import NoneOrOmittedStep, Step, TownNameStep, can_occur

_ANSWERS = f"{ARRANGEMENTS.partition('.')[0]}.for."
_EVERYTHING = QuestionScope(full=True)


@dataclass(frozen=True, slots=True)
class Ticket:
    """The key of the step that was shown, and a stamp of the file's value there."""

    step: str
    stamp: str

    @classmethod
    def of(cls, state: State, step: Step) -> Ticket:
        """The ticket of a step as it is shown now."""
        return cls(step.key, stamp(state, step.key))


def stamp(state: State, key: str) -> str:
    """A short hash of what an answer to the step depends on: its field, whole lists, else all the file."""
    field = ".".join(key.split(".")[:2])
    if key.startswith((_ANSWERS, f"{ARRANGEMENTS}.", f"{SHORTCOMINGS}.")):
        content: object = [_written(state, ARRANGEMENTS), _written(state, SHORTCOMINGS)]
    else:
        content = _written(state, field) if field in fields() else state.text
    return blake2b(json.dumps(content, ensure_ascii=False, default=str).encode(), digest_size=9).hexdigest()


def _written(state: State, path: str) -> object:
    topic, _, field = path.partition(".")
    fields_of_topic = state.raw.get(topic)
    return fields_of_topic.get(field) if isinstance(fields_of_topic, Mapping) else fields_of_topic


def step_of(state: State, scope: QuestionScope, key: str) -> Step | None:
    """The step of a key as the file is now; None if there is none any more."""
    kind, _, name = key.partition(".")
    if kind in ("doubt", "reason"):
        return _of_doubt(state, kind, name)
    if kind == "delete":
        return _of_deletion(state, name)
    if kind == "none":
        return NoneOrOmittedStep(name) if name in fields() and can_occur(fields()[name]) else None
    if kind == "town":
        return TownNameStep(name) if without_county(name) else None
    for asked in (scope, _EVERYTHING):
        if step := next((step for step in plan(state, asked) if step.key == key), None):
            return step
    stands = key in fields() and fields()[key].item is None and (state.has(key) or key in state.wrong)
    return step_at(key) if stands else None


def _of_doubt(state: State, kind: str, title: str) -> Step | None:
    if find_doubt(state, title) is None:
        return None
    return DoubtStep(title) if kind == "doubt" else ReasonStep(title)


def _of_deletion(state: State, name: str) -> Step | None:
    if name in topics():
        return DeleteStep(name) if deletable(state, name) else None
    is_entry = name in deletable(state, name.partition(".")[0])
    return ConfirmDeletionStep(name, state.as_written(name)) if is_entry else None
