"""The review page: open points first, then each topic with its counts; every field can be viewed and changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import ClassVar

from generator.chinese.clipping import clipped
from generator.facts.facts import entries, fields, place, topics
from generator.facts.judging.demands import Demand
from generator.facts.judging.gaps import gaps
from generator.facts.values.nothing import PENDING
from generator.interview.deletion import DELETE, DeleteStep, deletable
from generator.interview.doubts import DoubtStep
from generator.interview.plan import CORE, QuestionScope, adding, count_entries, plan
from generator.interview.question import Question
from generator.interview.state import State
from generator.interview.step import Effect, FieldStep, PartStep, Step, TopicPage
from generator.interview.understanding import ECHO, display_value, pick_one

ON, DRAFT, LEAVE, FILL, CHECK, BACK = "接着往下填", "生成报告", "保存退出", "补填待补的", "核对数字", "返回"
MORE, ADD, REST = "把本节其余内容也问一遍", "增加一条", "没有填的其余"
GIVEN, WAITING, EMPTY, WRONG = "已填", "待补", "空", "有误"


@dataclass(frozen=True, slots=True)
class TopicCount:
    """The numbers of a topic's fields that are filled in, pending, empty, wrong; ``entries`` are those of its lists.

    ``core`` are the fields that every town should have, ``core_given`` those of them that are settled. A list counts
    its entries where it is all that the topic has, or ``needed``.
    """

    topic: str
    given: int
    pending: int
    empty: int
    wrong: int
    core: int = 0
    core_given: int = 0
    entries: int = 0
    all_list: bool = False
    needed: bool = False

    def __str__(self) -> str:
        parts = [self._filled()]
        parts += [f"{WAITING}{self.pending}项"] if self.pending else []
        parts += [f"{WRONG}{self.wrong}项"] if self.wrong else []
        return f"{self.topic}：{'，'.join(parts)}"

    def _filled(self) -> str:
        if self.all_list and (self.entries or self.needed):
            return f"{self.entries}条" if self.entries else "还没有填"
        if not self.core:
            return f"{GIVEN}{self.given}项" if self.given else "没有填（可以不填）"
        core = "核心内容齐了" if self.core_given == self.core else f"核心内容{self.core_given}/{self.core}"
        more = self.given - self.core_given
        return f"{core}，另填{more}项" if more > 0 else core


def count_topics(state: State) -> dict[str, TopicCount]:
    """The counts of every topic that has fields for such a town, by English name."""
    found: dict[str, Counter[str]] = {name: Counter() for name in topics()}
    waiting = frozenset(".".join(path.split(".")[:2]) for path in pending_paths(state))
    asked = {step.key for step in plan(state, CORE)}
    for path, declared in fields().items():
        if not state.applies(path):
            continue
        counted, status = found[path.partition(".")[0]], _status(state, path, waiting)
        counted[status] += 1
        if declared.item is not None:
            counted["entries"] += count_entries(state, path)
        elif declared.core and (path in asked or state.has(path)):
            counted["core"] += 1
            counted["core given"] += status == GIVEN
    return {name: _counted(name, counted) for name, counted in found.items()}


def _counted(name: str, counted: Counter[str]) -> TopicCount:
    """The count of a topic; one whose only core is a list is counted by its entries."""
    needed = any(declared.item is not None and declared.core for path, declared in fields().items() if _of(name, path))
    return TopicCount(
        topics()[name].title,
        given=counted[GIVEN],
        pending=counted[WAITING],
        empty=counted[EMPTY],
        wrong=counted[WRONG],
        core=counted["core"],
        core_given=counted["core given"],
        entries=counted["entries"],
        all_list=needed or _only_lists(name),
        needed=needed,
    )


def _of(topic: str, path: str) -> bool:
    return path.startswith(f"{topic}.")


def _only_lists(topic: str) -> bool:
    return all(declared.item is not None for path, declared in fields().items() if _of(topic, path))


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
    """The menu that 目录 opens, and the end of the interview; ``left`` are the open questions."""

    scope: QuestionScope
    left: int = field(default=0, compare=False)
    page: ClassVar[bool] = True
    topic: ClassVar[str] = "审阅"
    key: ClassVar[str] = "review"

    def pending(self, state: State, skipped: frozenset[str]) -> bool:
        """Always true: it is the menu."""
        return True

    def _choices(self, state: State) -> Iterator[tuple[str, Effect]]:
        if self.left:
            yield f"{ON}（还剩{self.left}题）", Effect(echo="")
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
            self.topic, "接下来做什么？填序号，或主题的名称", "choice", lines=tuple(_open_points(state)), page=True,
            help=("选主题可以逐项查看、修改、增加",), options=tuple(words for words, _ in self._choices(state)),
            enter=ON if self.left else DRAFT,
        )  # fmt: skip

    def take(self, state: State, text: str) -> Effect:
        """The effect of the chosen option. Raises ValueError if there is no such option."""
        return _chosen_effect(dict(self._choices(state)), text or (ON if self.left else DRAFT))


def _chosen_effect(ways: dict[str, Effect], text: str) -> Effect:
    """The effect of the option with that number, that name in front of its colon, or those words."""
    named = [option for option in ways if re.split("[：（]", option)[0] == text]
    chosen = named[0] if named else pick_one(tuple(ways), text)
    if chosen not in ways:
        raise ValueError(f"请填序号1至{len(ways)}，或其中的名称")
    return ways[chosen]


def _open_points(state: State) -> Iterator[str]:
    """The lines above the menu: contradictions, what a draft cannot do without, faults of the file, the gaps."""
    for doubt in state.doubts(compared=True):
        yield f"{'要核实' if doubt.confirmable else '对不上'}：{state.worded(doubt.what)}。"
    for demand in state.demands():
        yield f"还缺：{named(demand)}。{demand.todo}。"
    for path, why in state.wrong.items():
        if why:
            yield f"有误：{place(path)}：{why}"
    for fault in state.unknown:
        yield f"看不懂：{fault}"
    for fault in state.unprinted():
        yield f"没有写进草稿：{fault}"
    if lacking := len(gaps(state.facts)):
        yield f"核心内容还有{lacking}项待补或没有填，生成报告时会列出问谁要。"


def named(demand: Demand) -> str:
    """The words of a demand with the number of the entry that it is about: 第2条不足没有原因."""
    parts = demand.path.split(".")
    return demand.what.replace("这条", f"第{int(parts[2]) + 1}条") if len(parts) > 2 else demand.what


@dataclass(frozen=True, slots=True)
class TopicStep(TopicPage):
    """The page of one topic: its core and whatever is filled in; ``unfolded``, all other fields too."""

    scope: QuestionScope
    unfolded: bool = False

    @property
    def key(self) -> str:
        """The topic."""
        return f"review.{self.name}"

    def _choices(self, state: State) -> Iterator[tuple[str, Effect]]:
        folded = 0
        for step in plan(state, self.scope.with_topic(self.name)):
            if not isinstance(step, FieldStep | PartStep) or not step.path.startswith(f"{self.name}."):
                continue
            if self.unfolded or _shown(state, step):
                yield _line(state, step), Effect(next_steps=(step, self))
            else:
                folded += 1
        if folded:
            unfolded = replace(self, unfolded=True)
            yield f"{REST}{folded}项", Effect(next_steps=(unfolded,))
        yield from self._lists(state)
        if folded or self.unfolded:
            yield MORE, Effect(scope=self.name)
        yield BACK, Effect(echo="")

    def _lists(self, state: State) -> Iterator[tuple[str, Effect]]:
        """To add an entry to each list of the topic, and to delete one."""
        for path, declared in fields().items():
            if declared.item is not None and path.startswith(f"{self.name}.") and state.applies(path):
                yield f"{ADD}{state.worded(declared.title)}", Effect(next_steps=(adding(state, path), self))
        if deletable(state, self.name):
            yield DELETE, Effect(next_steps=(DeleteStep(self.name), self))

    def question(self, state: State) -> Question:
        """The fields, numbered, and what can be done with the lists."""
        options = tuple(words for words, _ in self._choices(state))
        return Question(self.topic, "要改哪一项？填序号或名称", "choice", options=options, enter=BACK, page=True)

    def take(self, state: State, text: str) -> Effect:
        """The chosen field's step, then this page again."""
        return _chosen_effect(dict(self._choices(state)), text or BACK)


def _shown(state: State, step: FieldStep | PartStep) -> bool:
    """True if a field is on the page of its topic before that is unfolded."""
    return step.declared.core or isinstance(step, PartStep) or state.has(step.path) or step.path in state.wrong


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
