"""The review: what is open first, then topic by topic how much is there; each field can be looked at and changed."""

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
from generator.interview.plan import Scope, plan
from generator.interview.question import Question
from generator.interview.state import State
from generator.interview.step import FieldStep, PartStep, Step, Taken, TopicPage
from generator.interview.understanding import ECHO, one_of, said

DRAFT, LEAVE, FILL, CHECK, BACK = "生成报告", "保存退出", "补填待补的", "核对数字", "返回"
MORE = "把本节其余内容也问一遍"
GIVEN, WAITING, EMPTY, WRONG = "已填", "待补", "空", "有误"


@dataclass(frozen=True, slots=True)
class Count:
    """How much of a topic is there."""

    topic: str
    given: int
    pending: int
    empty: int
    wrong: int

    def __str__(self) -> str:
        return f"{self.topic}：{GIVEN}{self.given} {WAITING}{self.pending} {EMPTY}{self.empty} {WRONG}{self.wrong}"


def counts(state: State) -> dict[str, Count]:
    """The counts of every topic that has fields for such a town, by English name."""
    found: dict[str, Counter[str]] = {name: Counter() for name in topics()}
    waiting = frozenset(".".join(path.split(".")[:2]) for path in pending_paths(state))
    for path in fields():
        if state.applies(path):
            found[path.partition(".")[0]][_standing(state, path, waiting)] += 1
    return {
        name: Count(topics()[name].title, *(counted[kind] for kind in (GIVEN, WAITING, EMPTY, WRONG)))
        for name, counted in found.items()
    }


def _standing(state: State, path: str, waiting: frozenset[str]) -> str:
    if any(wrong == path or wrong.startswith(f"{path}.") for wrong in state.wrong):
        return WRONG
    if path in waiting:
        return WAITING
    return GIVEN if state.has(path) else EMPTY


def pending_paths(state: State) -> tuple[str, ...]:
    """Every path that is 待补, parts of entries too."""
    return tuple(entry.path for entry in entries(state.facts) if entry.value is PENDING)


def pending_steps(state: State, scope: Scope) -> tuple[Step, ...]:
    """A step for everything that is 待补, as the interview asks it."""
    waiting = set(pending_paths(state))
    steps = {step.key: step for step in plan(state, scope)}
    return tuple(
        steps.get(path) or at(path)
        for path in dict.fromkeys(entry.path for entry in entries(state.facts))
        if path in waiting
    )


def at(path: str) -> Step:
    """The step of a path."""
    return FieldStep(path) if path in fields() else PartStep(path)


@dataclass(frozen=True, slots=True)
class ReviewStep:
    """The page that the interview ends on."""

    scope: Scope
    page: ClassVar[bool] = True
    topic: ClassVar[str] = "审阅"
    key: ClassVar[str] = "review"

    def pending(self, state: State, asked: frozenset[str]) -> bool:
        """Always: it is where one goes on from."""
        return True

    def _ways(self, state: State) -> Iterator[tuple[str, Taken]]:
        yield DRAFT, Taken(action="draft")
        doubts, waiting = state.doubts(compared=True), pending_steps(state, self.scope)
        if doubts:
            yield f"{CHECK}（{len(doubts)}处）", Taken(then=(*(DoubtStep(one.title) for one in doubts), self))
        if waiting:
            yield f"{FILL}（{len(waiting)}项）", Taken(then=(*waiting, self))
        for name, count in counts(state).items():
            yield str(count), Taken(then=(TopicStep(name, self.scope), self))
        yield LEAVE, Taken(action="leave")

    def question(self, state: State) -> Question:
        """Open points, then everything that can be done."""
        return Question(
            self.topic, "接下来做什么？填序号", "choice", lines=tuple(_open(state)), page=True,
            help=("选主题可以逐项查看、修改",), options=tuple(words for words, _ in self._ways(state)), enter=DRAFT,
        )  # fmt: skip

    def take(self, state: State, text: str) -> Taken:
        """What was chosen."""
        return _way(dict(self._ways(state)), text or DRAFT)


def _way(ways: dict[str, Taken], text: str) -> Taken:
    chosen = one_of(tuple(ways), text)
    if chosen not in ways:
        raise ValueError(f"请填序号1至{len(ways)}")
    return ways[chosen]


def _open(state: State) -> Iterator[str]:
    """What has to be seen first: contradictions, what no draft can do without, what is wrong in the file."""
    for doubt in state.doubts(compared=True):
        yield f"{'要核实' if doubt.confirmable else '对不上'}：{state.worded(doubt.what)}。"
    for demand in state.owed():
        yield f"还缺：{demand.what}。{demand.todo}。"
    for path, why in state.wrong.items():
        if why:
            yield f"有误：{place(path)}：{why}"
    for fault in state.strange:
        yield f"看不懂：{fault}"
    if lacking := len(gaps(state.facts)):
        yield f"核心内容还有{lacking}项待补或没有填，生成报告时会列出问谁要。"


@dataclass(frozen=True, slots=True)
class TopicStep(TopicPage):
    """The fields of a topic with what stands there."""

    scope: Scope

    @property
    def key(self) -> str:
        """The topic."""
        return f"review.{self.name}"

    def _ways(self, state: State) -> Iterator[tuple[str, Taken]]:
        for step in plan(state, self.scope.with_topic(self.name)):
            if isinstance(step, FieldStep | PartStep) and step.path.startswith(f"{self.name}."):
                yield _line(state, step), Taken(then=(step, self))
        if deletable(state, self.name):
            yield DELETE, Taken(then=(DeleteStep(self.name), self))
        yield MORE, Taken(scope=self.name)
        yield BACK, Taken(echo="")

    def question(self, state: State) -> Question:
        """Every field, numbered."""
        options = tuple(words for words, _ in self._ways(state))
        return Question(self.topic, "要改哪一项？填序号", "choice", options=options, enter=BACK, page=True)

    def take(self, state: State, text: str) -> Taken:
        """The field that was chosen; the page comes again behind it."""
        return _way(dict(self._ways(state)), text or BACK)


def _line(state: State, step: FieldStep | PartStep) -> str:
    title = state.worded(step.declared.title)
    if isinstance(step, PartStep):
        title = f"第{int(step.path.split('.')[2]) + 1}条 · {title}"
    if step.path in state.wrong:
        return f"{title}：{clipped(state.as_written(step.path), ECHO)}（有误）"
    value = state.value(step.path)
    return f"{title}：{clipped(said(step.declared, value), ECHO)}" if state.has(step.path) else f"{title}：（空）"
