"""The controls of a question: which suit it, derived from its declaration, and the answer that they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from werkzeug.datastructures import MultiDict

from generator.facts.declare import Declaration
from generator.facts.values.breakdown import COMPLETE, OVERLAP, TOTAL, Breakdown
from generator.facts.values.nothing import NOT_APPLICABLE, PENDING
from generator.interview.question import Question
from generator.interview.shortcomings import PickStep
from generator.interview.state import State
from generator.interview.step import FILE_NEEDS, FieldStep, MoreStep, Step, UnchangedStep
from generator.web.view import declared_at

Shape: TypeAlias = Literal["line", "area", "radios", "ticks", "parts", "buttons"]

NONE, SAVE = "无", "保存"
_FIGURES = ("number", "rate", "year", "breakdown")
_SHORT = 18  # characters of an example that show that a line is enough
_YES_NO = ("是", "否")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a breakdown: its title and what is in its box."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerButton:
    """A button beside 保存: what it sends and what it is called."""

    answer: str
    words: str


@dataclass(frozen=True, slots=True)
class Controls:
    """The input elements of a question; ``own`` is the box for an answer that is no option."""

    shape: Shape
    options: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    text: str = ""
    own: bool = False
    figure: bool = False
    parts: tuple[Part, ...] = ()
    flags: tuple[Part, ...] = ()
    ways: tuple[AnswerButton, ...] = ()
    proposed: bool = False

    @classmethod
    def of(cls, state: State, step: Step, question: Question) -> Controls:
        """The controls that suit a question, filled with what the file or last year's says."""
        declared = declared_at(step)
        shape = _shape(step, question, declared)
        ways = () if shape == "buttons" else tuple(_ways(state, step, question, declared))
        proposed = bool(question.text) and declared is not None and not state.as_written(step.key)
        made = cls(
            shape, question.known or question.options, text=question.text, ways=ways, proposed=proposed,
            figure=declared is not None and declared.kind in _FIGURES,
        )  # fmt: skip
        return made._filled(state, step, question, declared)

    def _filled(self, state: State, step: Step, question: Question, declared: Declaration | None) -> Controls:
        if self.shape == "parts" and declared is not None:
            return _with_parts(self, declared, state.value(step.key))
        if self.shape == "ticks":
            return _ticked(self, question)
        if self.shape == "radios":
            return _chosen(self, question, declared)
        return self

    def refilled(self, form: MultiDict[str, str]) -> Controls:
        """The controls with the answer that a person has just entered."""
        entered = {name: form.get(f"part:{name}", "") for name in (part.title for part in (*self.parts, *self.flags))}
        return replace(
            self,
            text=form.get("text", ""),
            chosen=tuple(form.getlist("chosen")),
            parts=tuple(Part(part.title, entered[part.title]) for part in self.parts),
            flags=tuple(Part(flag.title, entered[flag.title]) for flag in self.flags),
            proposed=False,
        )


def answer_of(form: MultiDict[str, str], step: Step) -> str:
    """The answer, as it would be typed at a terminal, that the controls of a form were filled with."""
    if (sent := form.get("answer", SAVE)) != SAVE:
        return sent
    chosen, text = form.getlist("chosen"), " ".join(form.get("text", "").split("\n")).strip()
    if isinstance(step, UnchangedStep):
        return "\n".join(chosen) or NONE
    declared = declared_at(step)
    if declared is not None and declared.kind == "texts":
        return "、".join(filter(None, (*chosen, text)))
    return _of_parts(form, text) or "".join(chosen[:1])


def _of_parts(form: MultiDict[str, str], total: str) -> str:
    """A breakdown in one line: 合计22、学校5、企业3、分项完整; the total alone where no part is given."""
    named = {name.partition(":")[2]: text.strip() for name, text in form.items() if name.startswith("part:")}
    parts = {title: text for title, text in named.items() if text and title not in (COMPLETE, OVERLAP)}
    if not parts:
        return total
    flags = [title for title in (COMPLETE, OVERLAP) if named.get(title)]
    whole = [f"{TOTAL}{total}"] if total else []
    return "、".join((*whole, *(f"{title}{text}" for title, text in parts.items()), *flags))


def _shape(step: Step, question: Question, declared: Declaration | None) -> Shape:
    if question.page and question.options:
        return "buttons"
    if question.kind == "ticks":
        return "ticks"
    if question.options or (declared is not None and declared.kind == "yes_no"):
        return "radios"
    if declared is not None and declared.kind == "breakdown":
        return "parts"
    long = not isinstance(step, FieldStep) or len(step.declared.example) > _SHORT
    return "area" if long and (declared is None or declared.kind == "text") else "line"


def _ways(state: State, step: Step, question: Question, declared: Declaration | None) -> Iterator[AnswerButton]:
    """The buttons for the kinds of nothing that the question knows."""
    if isinstance(step, MoreStep | PickStep):
        if question.enter:
            yield AnswerButton("", question.enter)
        return
    if declared is None:
        return
    if step.key not in FILE_NEEDS:
        yield AnswerButton(str(PENDING), "数还没来，先标待补" if declared.kind in _FIGURES else "还没有，先标待补")
    if question.none == "0":
        yield AnswerButton(NONE, "没有发生，记为0")
    if question.none in ("0", str(NOT_APPLICABLE), "否") and declared.kind != "yes_no":
        yield AnswerButton(str(NOT_APPLICABLE), "不适用，本地没有这一项")


def _with_parts(made: Controls, declared: Declaration, value: object) -> Controls:
    held, total, flags = {}, made.text, {COMPLETE: False, OVERLAP: False}
    if isinstance(value, Breakdown):
        held = {title: str(part) for title, part in value.parts}
        total = "" if value.total is None else str(value.total)
        flags = {COMPLETE: value.complete, OVERLAP: value.overlap}
    parts = tuple(Part(title, held.get(title, "")) for title in declared.choices)
    return replace(made, text=total, parts=parts, flags=tuple(Part(title, "是" * on) for title, on in flags.items()))


def _ticked(made: Controls, question: Question) -> Controls:
    """The options that stand there ticked, and in the box what is none of them."""
    given = [piece for piece in question.text.split("、") if piece]
    chosen = question.ticked or tuple(piece for piece in given if piece in question.options)
    text = "、".join(piece for piece in given if piece not in question.options)
    return replace(made, chosen=chosen, text=text, own=not question.closed)


def _chosen(made: Controls, question: Question, declared: Declaration | None) -> Controls:
    yes_no = declared is not None and declared.kind == "yes_no"
    options = _YES_NO if yes_no else question.options
    known = question.text in options
    return replace(
        made, options=options, chosen=(question.text,) if known else (), text="" if known else question.text,
        own=not (question.closed or yes_no) or bool(question.text and not known),
    )  # fmt: skip
