"""Figures that do not agree: the person corrects one, confirms both with a reason, or postpones it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.facts.facts import CONFIRMED, declaration_at, fields, place
from generator.facts.judging.amounts import with_value
from generator.facts.judging.relation import Judgement
from generator.facts.values.breakdown import OVERLAP, Breakdown
from generator.facts.values.text import understood
from generator.interview.question import Question
from generator.interview.state import State
from generator.interview.step import Effect, FieldStep, PartStep, Step
from generator.interview.understanding import pick_one

_LATER = "先这样，以后再核对"
_TRUE = "情况属实，写明原因"
_TWICE = "同一件计入了两个分项（交叉）"


def find_doubt(state: State, title: str) -> Judgement | None:
    """The judgement of that title; None once the figures agree or are confirmed."""
    return next((one for one in state.doubts(compared=True) if one.title == title), None)


@dataclass(frozen=True, slots=True)
class DoubtStep:
    """The page for one relation that does not hold."""

    title: str
    page: ClassVar[bool] = True
    topic: ClassVar[str] = "核对数字"

    @property
    def key(self) -> str:
        """The relation's title."""
        return f"doubt.{self.title}"

    def pending(self, state: State, skipped: frozenset[str]) -> bool:
        """True if the relation still does not hold."""
        return find_doubt(state, self.title) is not None

    def _choices(self, state: State) -> Iterator[tuple[str, Effect]]:
        """The options, each with its effect."""
        doubt = find_doubt(state, self.title)
        assert doubt is not None
        for path in dict.fromkeys(map(_question_path, doubt.paths)):
            if state.has(path):
                then: tuple[Step, ...] = (FieldStep(path) if path in fields() else PartStep(path), self)
                yield f"改{_named(state, path)}", Effect(next_steps=then)
        value = state.value(doubt.paths[0])
        if len(doubt.paths) == 1 and isinstance(value, Breakdown) and not value.overlap and not doubt.confirmable:
            yield _TWICE, Effect(((f"{doubt.paths[0]}.{OVERLAP}", "是"),), f"→ {OVERLAP}：是")
        if doubt.confirmable:
            yield _TRUE, Effect(next_steps=(ReasonStep(self.title),))
        yield _LATER, Effect(echo="→ 记着，审阅时会列在最前面", postponed=self.title)

    def question(self, state: State) -> Question:
        """The contradiction as a line, the ways to resolve it as options."""
        doubt = find_doubt(state, self.title)
        assert doubt is not None
        return Question(
            self.topic, "怎么处理？", "choice", lines=(f"{state.worded(doubt.what)}。",),
            help=("数字对不上时，先核对原始台账；暂时核不清的选最后一项",),
            options=tuple(words for words, _ in self._choices(state)), enter=_LATER, page=True,
        )  # fmt: skip

    def take(self, state: State, text: str) -> Effect:
        """The effect of the chosen option. Raises ValueError if there is no such option."""
        ways = dict(self._choices(state))
        chosen = pick_one(tuple(ways), text or _LATER)
        if chosen not in ways:
            raise ValueError(f"请填序号1至{len(ways)}")
        return ways[chosen]


def _question_path(path: str) -> str:
    """The path of the question that a value is answered by: a part of a list's entry, else the field."""
    field = ".".join(path.split(".")[:2])
    return path if fields()[field].item is not None else field


def _named(state: State, path: str) -> str:
    value = state.value(path)
    if path not in fields():
        return f"“{place(path)}”"
    if isinstance(value, Breakdown) or fields()[path].kind in ("number", "rate", "date"):
        return state.worded(with_value(state.facts, path))
    return f"“{state.worded(declaration_at(path).title)}”"


@dataclass(frozen=True, slots=True)
class ReasonStep:
    """The question why contradicting figures are right; the answer is saved under 已确认."""

    title: str
    page: ClassVar[bool] = True
    topic: ClassVar[str] = "核对数字"

    @property
    def key(self) -> str:
        """The relation's title."""
        return f"reason.{self.title}"

    def pending(self, state: State, skipped: frozenset[str]) -> bool:
        """True if there is no reason yet."""
        return self.title not in state.facts.confirmed

    def question(self, state: State) -> Question:
        """The question, with the contradiction as a line."""
        doubt = find_doubt(state, self.title)
        lines = (f"{doubt.what}。",) if doubt else ()
        return Question(
            self.topic, "请写明原因", lines=lines, help=("一句话，随数据一起上报",), example="上年结转2件", page=True
        )

    def take(self, state: State, text: str) -> Effect:
        """The reason under 已确认. Raises ValueError if it is empty."""
        if not (reason := understood(text)):
            raise ValueError("请写一句原因；写不出的输入“<”退回去，选“先这样”")
        return Effect(((f"{CONFIRMED}.{self.title}", reason),), f"→ 已记下原因：{reason}")
