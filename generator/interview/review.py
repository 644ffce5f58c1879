"""The review page: open points first, then each topic with its counts; every field can be viewed and changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.chinese.clipping import clipped
from generator.facts.facts import entries, fields, place, topics
from generator.facts.judging.gaps import gaps
from generator.facts.values.nothing import PENDING
from generator.interview.deletion import DELETE, DeleteStep, deletable
from generator.interview.doubts import DoubtStep
from generator.interview.plan import QuestionScope, plan
from generator.interview.question import Question
from generator.interview.state import State
from generator.interview.step import Effect, FieldStep, PartStep, Step, TopicPage
from generator.interview.understanding import ECHO, display_value, pick_one

DRAFT, LEAVE, FILL, CHECK, BACK = "生成报告", "保存退出", "补填待补的", "核对数字", "返回"
MORE = "把本节其余内容也问一遍"
GIVEN, WAITING, EMPTY, WRONG = "已填", "待补", "空", "有误"


@dataclass(frozen=True, slots=True)
class TopicCount:
    """The numbers of a topic's fields that are filled in, pending, empty, wrong."""

    topic: str
    given: int
    pending: int
    empty: int
    wrong: int

    def __str__(self) -> str:
        return f"{self.topic}：{GIVEN}{self.given} {WAITING}{self.pending} {EMPTY}{self.empty} {WRONG}{self.wrong}"


def count_topics(state: State) -> dict[str, TopicCount]:
    """The counts of every topic that has fields for such a town, by English name."""
    found: dict[str, Counter[str]] = {name: Counter() for name in topics()}
    waiting = frozenset(".".join(path.split(".")[:2]) for path in pending_paths(state))
    for path in fields():
        if state.applies(path):
            found[path.partition(".")[0]][_status(state, path, waiting)] += 1
    return {
        name: TopicCount(topics()[name].title, *(counted[kind] for kind in (GIVEN, WAITING, EMPTY, WRONG)))
        for name, counted in found.items()
    }


def _status(state: State, path: str, waiting: frozenset[str]) -> str:
    if any(wrong == path or wrong.startswith(f"{path}.") for wrong in state.wrong):
        return WRONG
    if path in waiting:
        return WAITING
    return GIVEN if state.has(path) else EMPTY


def pending_paths(state: State) -> tuple[str, ...]:
    """The paths of all values that are 待补, those in list entries included."""
    return tuple(entry.path for entry in entries(state.facts) if entry.value is PENDING)


def pending_steps(state: State, scope: QuestionScope) -> tuple[Step, ...]:
    """One step for each value that is 待补, in the order of the vocabulary."""
    waiting = set(pending_paths(state))
    steps = {step.key: step for step in plan(state, scope)}
    return tuple(
        steps.get(path) or step_at(path)
        for path in dict.fromkeys(entry.path for entry in entries(state.facts))
        if path in waiting
    )


def step_at(path: str) -> Step:
    """The step that asks for the value at a path."""
    return FieldStep(path) if path in fields() else PartStep(path)


@dataclass(frozen=True, slots=True)
class ReviewStep:
    """The menu at the end of the interview."""

    scope: QuestionScope
    page: ClassVar[bool] = True
    topic: ClassVar[str] = "审阅"
    key: ClassVar[str] = "review"

    def pending(self, state: State, skipped: frozenset[str]) -> bool:
        """Always true: it is the menu."""
        return True

    def _choices(self, state: State) -> Iterator[tuple[str, Effect]]:
        yield DRAFT, Effect(action="draft")
        doubts, waiting = state.doubts(compared=True), pending_steps(state, self.scope)
        if doubts:
            yield f"{CHECK}（{len(doubts)}处）", Effect(next_steps=(*(DoubtStep(one.title) for one in doubts), self))
        if waiting:
            yield f"{FILL}（{len(waiting)}项）", Effect(next_steps=(*waiting, self))
        for name, count in count_topics(state).items():
            yield str(count), Effect(next_steps=(TopicStep(name, self.scope), self))
        yield LEAVE, Effect(action="leave")

    def question(self, state: State) -> Question:
        """The open points as lines, the possible actions as options."""
        return Question(
            self.topic, "接下来做什么？填序号", "choice", lines=tuple(_open_points(state)), page=True,
            help=("选主题可以逐项查看、修改",), options=tuple(words for words, _ in self._choices(state)), enter=DRAFT,
        )  # fmt: skip

    def take(self, state: State, text: str) -> Effect:
        """The effect of the chosen option. Raises ValueError if there is no such option."""
        return _chosen_effect(dict(self._choices(state)), text or DRAFT)


def _chosen_effect(ways: dict[str, Effect], text: str) -> Effect:
    chosen = pick_one(tuple(ways), text)
    if chosen not in ways:
        raise ValueError(f"请填序号1至{len(ways)}")
    return ways[chosen]


def _open_points(state: State) -> Iterator[str]:
    """The lines above the menu: contradictions, what a draft cannot do without, faults of the file, the gaps."""
    for doubt in state.doubts(compared=True):
        yield f"{'要核实' if doubt.confirmable else '对不上'}：{state.worded(doubt.what)}。"
    for demand in state.demands():
        yield f"还缺：{demand.what}。{demand.todo}。"
    for path, why in state.wrong.items():
        if why:
            yield f"有误：{place(path)}：{why}"
    for fault in state.unknown:
        yield f"看不懂：{fault}"
    for fault in state.unprinted():
        yield f"没有写进草稿：{fault}"
    if lacking := len(gaps(state.facts)):
        yield f"核心内容还有{lacking}项待补或没有填，生成报告时会列出问谁要。"


@dataclass(frozen=True, slots=True)
class TopicStep(TopicPage):
    """The page of one topic: its fields with their values."""

    scope: QuestionScope

    @property
    def key(self) -> str:
        """The topic."""
        return f"review.{self.name}"

    def _choices(self, state: State) -> Iterator[tuple[str, Effect]]:
        for step in plan(state, self.scope.with_topic(self.name)):
            if isinstance(step, FieldStep | PartStep) and step.path.startswith(f"{self.name}."):
                yield _line(state, step), Effect(next_steps=(step, self))
        if deletable(state, self.name):
            yield DELETE, Effect(next_steps=(DeleteStep(self.name), self))
        yield MORE, Effect(scope=self.name)
        yield BACK, Effect(echo="")

    def question(self, state: State) -> Question:
        """Every field, numbered."""
        options = tuple(words for words, _ in self._choices(state))
        return Question(self.topic, "要改哪一项？填序号", "choice", options=options, enter=BACK, page=True)

    def take(self, state: State, text: str) -> Effect:
        """The chosen field's step, then this page again."""
        return _chosen_effect(dict(self._choices(state)), text or BACK)


def _line(state: State, step: FieldStep | PartStep) -> str:
    title = state.worded(step.declared.title)
    if isinstance(step, PartStep):
        title = f"第{int(step.path.split('.')[2]) + 1}条 · {title}"
    if step.path in state.wrong:
        return f"{title}：{clipped(state.as_written(step.path), ECHO)}（有误）"
    value = state.value(step.path)
    return (
        f"{title}：{clipped(display_value(step.declared, value), ECHO)}" if state.has(step.path) else f"{title}：（空）"
    )
