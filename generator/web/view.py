"""A facts file as pages show it: its state, its steps, the way from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from generator.errors import FazhiError
from generator.facts.declare import Declaration
from generator.facts.facts import Facts, fields, topics
from generator.facts.judging.last_year import misfit
from generator.interview.locked_file import skipped_steps
from generator.interview.plan import NAME_AND_YEAR, QuestionScope, plan, topic_names
from generator.interview.review import TopicCount, count_topics
from generator.interview.state import State
from generator.interview.step import FieldStep, MoreStep, PartStep, Step
from generator.interview.ticket import step_of
from generator.report.naming import safe_stem
from generator.sources.text_file import read_text


@dataclass(frozen=True, slots=True)
class View:
    """The part of a file that pages show: the core, everything, all of a topic, or one office's questions.

    A ``bound`` view is all that its visitor may see: there is no step elsewhere.
    """

    topic: str = ""
    full: bool = False
    office: str = ""
    bound: bool = False

    @classmethod
    def of(cls, topic: str, extent: str, office: str) -> View:
        """The view that an address asks for; an unknown topic is none."""
        return cls(topic_names().get(topic, ""), extent == "全部", office)

    @property
    def scope(self) -> QuestionScope:
        """The view as the scope of an interview."""
        return QuestionScope(full=self.full, only=self.topic)

    def query(self) -> dict[str, str]:
        """The query of an address that shows this view again."""
        if self.bound:
            return {}
        words = {
            "主题": topics()[self.topic].title if self.topic else "",
            "范围": "全部" if self.full else "",
            "科室": self.office,
        }
        return {key: word for key, word in words.items() if word}


@dataclass(frozen=True)
class Form:
    """A facts file at a moment, in one view."""

    path: Path
    state: State
    skipped: frozenset[str]
    view: View = View()
    last_year_file: Path | None = None

    @classmethod
    def read(cls, path: Path, view: View) -> Form:
        """The file as it is now. Raises UsageFault or InputFault if it cannot be read."""
        text = read_text(path)
        before, changed = last_year_beside(path, text)
        return cls(path, _state(text, before, changed), skipped_steps(path), view, before)

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @property
    def title(self) -> str:
        """Town and year."""
        if not self.begun:
            return self.name
        return f"{self.state.facts.basic.town} {self.state.facts.basic.year}年度"

    @property
    def begun(self) -> bool:
        """True if the file has the year and the town, without which there is no report."""
        return all(self.state.has(path) for path in NAME_AND_YEAR)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the view, answered or not, in their order."""
        return tuple(step for step in plan(self.state, self.view.scope) if self._is_of_office(step))

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(step.key for step in self.steps)

    @cached_property
    def _everything(self) -> tuple[Step, ...]:
        return self.steps if self.view.office else plan(self.state, QuestionScope(full=True))

    @cached_property
    def pending(self) -> frozenset[str]:
        """The keys of the steps that are still to be answered."""
        return frozenset(step.key for step in self.steps if step.pending(self.state, self.skipped))

    @cached_property
    def counts(self) -> dict[str, TopicCount]:
        """The counts of every topic."""
        return count_topics(self.state)

    def step(self, key: str) -> Step | None:
        """The step of a key, in this view or elsewhere; None if there is none."""
        own = next((step for step in self.steps if step.key == key), None)
        return own if own or self.view.bound else step_of(self.state, self.view.scope, key)

    def following(self, key: str) -> str:
        """The key of the next step that is still open; empty where none follows."""
        keys = [step.key for step in self.steps]
        start = keys.index(key) + 1 if key in keys else self._start_of_topic(key)
        return next((one for one in keys[start:] if one in self.pending and one != key), "")

    def behind(self, key: str) -> str:
        """The key of the step to go on with after an answer to one.

        Behind a new entry of a list come its other parts, which stand before the question for one more.
        """
        if not (key.endswith(".+") and key in self.pending):
            return self.following(key)
        keys = [step.key for step in self.steps]
        inside = (one for one in keys[self._start_of_topic(key) :] if one in self.pending)
        return next(inside, "")

    def preceding(self, key: str) -> str:
        """The key of the step before, open or not; empty at the beginning."""
        keys = [step.key for step in self.steps]
        place = keys.index(key) if key in keys else 0
        return keys[place - 1] if place else ""

    def number(self, step: Step) -> tuple[int, int]:
        """Which of its topic's steps it is, and how many there are."""
        keys = [one.key for one in self.steps if one.topic == step.topic]
        return (keys.index(step.key) + 1 if step.key in keys else 0), len(keys)

    def of_topic(self, name: str) -> Iterator[FieldStep | PartStep]:
        """The steps of a topic that show a value: those of this view, and others that are filled in."""
        for step in self._everything:
            if isinstance(step, FieldStep | PartStep) and step.path.startswith(f"{name}."):
                filled = self.state.has(step.path) or step.path in self.state.wrong
                if filled or step.key in self._keys:
                    yield step

    def _start_of_topic(self, key: str) -> int:
        topic = key.partition(".")[0]
        starts = (number for number, step in enumerate(self.steps) if step.key.startswith(f"{topic}."))
        return next(starts, 0)

    def _is_of_office(self, step: Step) -> bool:
        return not self.view.office or office_of(step) == self.view.office


def office_of(step: Step) -> str:
    """The office that has to answer a step; empty for none."""
    if isinstance(step, FieldStep | PartStep):
        return step.declared.office
    if isinstance(step, MoreStep):
        return fields()[step.path].office
    return ""


def declared_at(step: Step) -> Declaration | None:
    """The declaration of the field that a step asks for, None for other steps."""
    return step.declared if isinstance(step, FieldStep | PartStep) else None


@lru_cache(maxsize=160)
def _state(text: str, last_year: Path | None, changed: int) -> State:
    """The state of a text beside last year's file as it was at that time of change."""
    state = State.of(text)
    before = None if last_year is None else _facts(last_year)
    fits = before is not None and misfit(state.facts, before) is None
    return replace(state, last_year=before) if fits else state


def last_year_beside(path: Path, text: str) -> tuple[Path | None, int]:
    """The file of the same town of the year before in the same folder, and when it was changed; None without one."""
    state = _state(text, None, 0)
    if not all(state.has(needed) for needed in NAME_AND_YEAR):
        return None, 0
    basic = state.facts.basic
    before = path.with_name(f"{safe_stem(f'{basic.town}{basic.year - 1}')}{path.suffix}")
    try:
        return before, before.stat().st_mtime_ns
    except OSError:
        return None, 0


def _facts(path: Path) -> Facts | None:
    try:
        return State.of(read_text(path)).facts
    except FazhiError:
        return None  # last year's file is a help and no condition
