"""The steps of an interview: each builds its question from a declaration and turns an answer into an effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, Protocol, TypeAlias

from generator.chinese.digits import half_width
from generator.facts.counting import counting
from generator.facts.declare import Declaration, in_year
from generator.facts.facts import declaration_at, fields, topics
from generator.facts.town import without_county
from generator.facts.values.nothing import NOT_APPLICABLE, PENDING, names_nothing
from generator.facts.values.printing import as_written
from generator.facts.values.quantity import Quantity
from generator.interview.question import Action, Kind, Question
from generator.interview.state import State
from generator.interview.understanding import display_value, pick_one, pick_several, total_of, understand
from generator.sources.yaml_edit import Value

Edit: TypeAlias = tuple[str, Value]

PENDING_ON_ENTER, NOTHING_ON_ENTER = "待补", "没有填"
EMPTIED = "清空"
"""Typed instead of an answer, it empties a field that holds one, as an emptied line does."""
FILE_NEEDS = ("basic.year", "basic.town")
_UNCHANGED = "保持原来的"
_DID_NOT_OCCUR, _UNTOLD = "没有发生，记为0", "不报这一项"
# Shown above the input, never in it: what is typed behind it would become part of the value.
_PENDING_NOTE = (f"现在标着“{PENDING}”",)


@dataclass(frozen=True, slots=True)
class Effect:
    """The effect of an answer: ``edits`` of the file, keys of steps to mark as ``skipped``, steps to ask next.

    ``back`` is the step that going back leads to, if not the answered one. ``postponed`` is the title of a doubt put
    off, ``scope`` a topic to ask whole, ``removed`` the path of a list entry to delete after the edits, ``opened`` that
    of a new entry whose parts come next, ``notices`` what that means for other fields.
    """

    edits: tuple[Edit, ...] = ()
    echo: str = ""
    skipped: tuple[str, ...] = ()
    next_steps: tuple[Step, ...] = ()
    back: Step | None = None
    action: Action = ""
    postponed: str = ""
    scope: str = ""
    removed: str = ""
    opened: str = ""
    notices: tuple[str, ...] = ()


class Step(Protocol):
    """The interface of a step. ``page`` marks a menu, which going back leaves out."""

    page: ClassVar[bool]

    @property
    def key(self) -> str:
        """A name that stays the same while the file changes."""

    @property
    def topic(self) -> str:
        """The title of the topic it belongs to."""

    def pending(self, state: State, skipped: frozenset[str]) -> bool:
        """True if the step is still open; ``skipped`` are the keys of steps left empty on purpose."""

    def question(self, state: State) -> Question:
        """The question for the present state of the file."""

    def take(self, state: State, text: str) -> Effect:
        """The effect of an answer. Raises ValueError with a Chinese reason if it cannot be understood."""


@dataclass(frozen=True, slots=True)
class TopicPage:
    """The base of pages about a topic, which are shown until an option is chosen."""

    name: str
    page: ClassVar[bool] = True

    @property
    def topic(self) -> str:
        """The topic's title."""
        return topics()[self.name].title

    def pending(self, state: State, skipped: frozenset[str]) -> bool:
        """Always true: choosing an option ends it."""
        return True


@dataclass(frozen=True, slots=True)
class FieldStep:
    """The step that asks for a declared field of a topic."""

    path: str
    page: ClassVar[bool] = False

    @property
    def key(self) -> str:
        """The path."""
        return self.path

    @property
    def topic(self) -> str:
        """The topic's title."""
        return fields()[self.path].topic

    @property
    def declared(self) -> Declaration:
        """The field's declaration."""
        return fields()[self.path]

    def pending(self, state: State, skipped: frozenset[str]) -> bool:
        """True if it has no valid value and was not left empty on purpose."""
        return not state.has(self.path) and (self.path in state.wrong or self.path not in skipped)

    def question(self, state: State) -> Question:
        """The question, with the present value or last year's as the preset where there is one."""
        question = base_question(state, self.declared)
        last = state.last(self.path)
        shown = f"上年：{display_value(self.declared, last)}" if last is not None else ""
        if state.value(self.path) is PENDING:
            return replace(question, before=shown, lines=_PENDING_NOTE, enter=PENDING_ON_ENTER)
        if now := state.as_written(self.path):
            return replace(question, text=now, keeps=self.path not in state.wrong, lines=_fault_lines(state, self.path))
        if (told := state.proposed(self.path)) is not None:
            return replace(question, before=shown, text=told.shown, keeps=True, lines=(told.source,))
        proposed = display_value(self.declared, last) if last is not None and self.declared.stays else ""
        if self.path in FILE_NEEDS and last is not None:
            proposed = str(last if self.path != "basic.year" else state.last_year.basic.year + 1)  # type: ignore[union-attr]
        if self.path == "basic.counted_until":
            proposed = f"{state.facts.basic.year}-12-31"
        if self.declared.kind in ("number", "breakdown") and proposed:
            proposed = str(last)
        return replace(question, before="" if proposed else shown, text=proposed, keeps=bool(proposed))

    def take(self, state: State, text: str) -> Effect:
        """The edit; an empty answer writes 待补 for a core field and skips any other."""
        if text in ("", EMPTIED):
            return self._empty(state, wholly=text == EMPTIED)
        answer = understand(self.declared, text, settlements(state))
        if following := _question_before(self.path, state, text):
            return Effect(next_steps=(following,))
        echo = f"→ {answer.echo}" if answer.value != state.as_written(self.path) else f"→ {answer.echo}（{_UNCHANGED}）"
        return Effect(((self.path, answer.value),), echo)

    def _empty(self, state: State, *, wholly: bool) -> Effect:
        if self.path in FILE_NEEDS:
            raise ValueError(f"“{self.declared.title}”不能空着，文件名和报告都要用")
        if self.declared.core or (state.value(self.path) is PENDING and not wholly):
            return Effect(((self.path, str(PENDING)),), f"→ {PENDING}（以后可以补）")
        edits: tuple[Edit, ...] = ((self.path, ""),) if state.as_written(self.path) else ()
        return Effect(edits, f"→ {NOTHING_ON_ENTER}", skipped=(self.path,))


def _question_before(path: str, state: State, text: str) -> Step | None:
    """The question to settle before an answer is taken: was there none of it, is that the town's own name?"""
    if half_width(text) == "/" and can_occur(fields()[path]) and state.value(path) is not NOT_APPLICABLE:
        return NoneOrOmittedStep(path)
    if path == "basic.town" and without_county(text):
        return TownNameStep(text)
    return None


def can_occur(declared: Declaration) -> bool:
    """True if the field counts what may happen in any town and any year: suits, complaints, cases."""
    happens = declared.gate or (declared.kind == "number" and declared.direction == "越少越好")
    return bool(happens) and declared.none_means == "0"


@dataclass(frozen=True, slots=True)
class NoneOrOmittedStep:
    """The question that ``/`` raises where something can occur: did it not occur, or is it to be left out?"""

    path: str
    page: ClassVar[bool] = True

    @property
    def key(self) -> str:
        """The field."""
        return f"none.{self.path}"

    @property
    def topic(self) -> str:
        """The topic's title."""
        return fields()[self.path].topic

    def pending(self, state: State, skipped: frozenset[str]) -> bool:
        """Always: it is left by an answer."""
        return True

    def question(self, state: State) -> Question:
        """The two meanings as options."""
        title = state.worded(fields()[self.path].title)
        return Question(
            self.topic, f"“{title}”是没有发生，还是不报这一项？", "choice",
            help=("没有发生的，报告里写“未发生”；不报的，报告里不提这件事",),
            options=(_DID_NOT_OCCUR, _UNTOLD), enter=_DID_NOT_OCCUR, page=True,
        )  # fmt: skip

    def take(self, state: State, text: str) -> Effect:
        """0 or 不适用. Raises ValueError for anything else."""
        chosen = pick_one((_DID_NOT_OCCUR, _UNTOLD), text or _DID_NOT_OCCUR)
        if chosen not in (_DID_NOT_OCCUR, _UNTOLD):
            raise ValueError("请填序号1或2")
        value = "0" if chosen == _DID_NOT_OCCUR else str(NOT_APPLICABLE)
        return Effect(((self.path, value),), f"→ {chosen}")


@dataclass(frozen=True, slots=True)
class TownNameStep:
    """The question whether a county's name belongs in front of the town's."""

    name: str
    page: ClassVar[bool] = True
    topic: ClassVar[str] = fields()["basic.town"].topic

    @property
    def key(self) -> str:
        """The name that was typed."""
        return f"town.{self.name}"

    def pending(self, state: State, skipped: frozenset[str]) -> bool:
        """Always: it is left by an answer."""
        return True

    def _options(self) -> tuple[str, str]:
        return f"只填“{without_county(self.name)}”", f"镇名就是“{self.name}”"

    def question(self, state: State) -> Question:
        """Both names as options."""
        return Question(
            self.topic, f"“{self.name}”前面好像带了县名，乡镇名称填哪一个？", "choice",
            help=("乡镇名称不带省、市、县的名称，报告里会写成“某某镇人民政府”",),
            options=self._options(), enter=self._options()[0], page=True,
        )  # fmt: skip

    def take(self, state: State, text: str) -> Effect:
        """The chosen name. Raises ValueError for anything else."""
        bare, whole = self._options()
        chosen = pick_one((bare, whole), text or bare)
        if chosen not in (bare, whole):
            raise ValueError("请填序号1或2")
        name = self.name if chosen == whole else without_county(self.name)
        return Effect((("basic.town", name),), f"→ {name}")


def with_proposal(question: Question, state: State, path: str, part: str) -> Question:
    """The question for the first part of one more entry, with the next one that a report has as its preset."""
    left = state.proposed_entries(path).left
    told = left[0].part(part) if left else None
    if told is None:
        return question
    more = (f"报告里写的还有{len(left)}条，这是其中一条；都不要的，清空后按回车",) if len(left) > 1 else ()
    return replace(question, lines=(*question.lines, told.source, *more), text=told.shown, keeps=True)


def _fault_lines(state: State, path: str) -> tuple[str, ...]:
    return (f"文件里现在写的有误：{state.wrong[path]}",) if state.wrong.get(path) else ()


def settlements(state: State) -> Quantity | None:
    """The number of villages and communities together; None unless both are known exactly."""
    return total_of(state.value("basic.villages"), state.value("basic.communities"))


def base_question(state: State, declared: Declaration, *, path: str = "") -> Question:
    """The question for a declared field, without a preset value."""
    choices = declared.choices if declared.kind == "choice" else declared.common
    year = state.facts.basic.year if state.has("basic.year") else 0
    kinds: dict[str, Kind] = {"choice": "choice", "texts": "ticks" if declared.common else "text"}
    return Question(
        topic=declared.topic,
        words=state.worded(declared.gate + "有的填" + declared.unit + "数" if declared.gate else declared.title),
        kind=kinds.get(declared.kind, "text"),
        unit=declared.unit,
        help=tuple(state.worded(line) for line in _help(declared) if line),
        counting=tuple(map(state.worded, counting(declared))),
        typing=tuple(map(state.worded, _typing(declared))),
        example=state.worded(in_year(declared, year).example) if declared.kind not in ("choice", "yes_no") else "",
        office=declared.office if declared.kind in ("number", "breakdown", "rate") else "",
        options=choices,
        closed=declared.kind == "choice",
        enter=_on_enter(declared),
        none=_none(declared),
    )


def _on_enter(declared: Declaration) -> str:
    if declared.path in FILE_NEEDS:
        return ""
    return PENDING_ON_ENTER if declared.core else NOTHING_ON_ENTER


def _none(declared: Declaration) -> str:
    """The value that 无 means for the field; empty where it is not allowed."""
    if declared.required or declared.kind == "year":
        return ""
    if declared.kind == "yes_no":
        return "否"
    zero = declared.kind in ("number", "breakdown") and declared.none_means == "0"
    return "0" if zero else str(NOT_APPLICABLE)


def _help(declared: Declaration) -> Iterator[str]:
    yield declared.title if declared.gate else ""
    yield declared.help
    if declared.kind in ("yes_no", "breakdown"):
        yield from _typing(declared)
    if declared.cadence:
        yield "也可以填“每季度1次”这样的"
    if declared.everywhere:
        yield "每个村（社区）都有的，可以填“全覆盖”"
    if declared.kind == "texts":
        yield from _typing(declared)
    if declared.published_in:
        yield f"数字与{declared.published_in}一致"


def _typing(declared: Declaration) -> Iterator[str]:
    """The way in which an answer of a special form is typed."""
    if declared.kind == "yes_no":
        yield "填“是”或“否”"
    if declared.kind == "breakdown":
        yield f"分项可以一起填，如“22，其中{declared.choices[0]}5”；分项有{'、'.join(declared.choices)}"
    if declared.kind == "texts":
        yield "几项之间用“、”隔开"


@dataclass(frozen=True, slots=True)
class PartStep:
    """The step for one part of a list entry, such as the 原因 of the second shortcoming; ``proposed`` is its preset."""

    path: str
    proposed: str = ""
    lines: tuple[str, ...] = ()
    keeps: bool = True
    page: ClassVar[bool] = False

    @property
    def key(self) -> str:
        """The path."""
        return self.path

    @property
    def topic(self) -> str:
        """The title of the topic around the list."""
        return topics()[self.path.partition(".")[0]].title

    @property
    def declared(self) -> Declaration:
        """The part's declaration, with the office of the list around it."""
        around = fields()[".".join(self.path.split(".")[:2])]
        return replace(declaration_at(self.path), topic=self.topic, office=around.office)

    def pending(self, state: State, skipped: frozenset[str]) -> bool:
        """True if it has no valid value and was not left empty on purpose."""
        return state.value(self.path) is None and (self.path in state.wrong or self.path not in skipped)

    def question(self, state: State) -> Question:
        """The question, its title led by the number of the entry."""
        number = int(self.path.split(".")[2]) + 1
        question = base_question(state, self.declared)
        words = f"第{number}条 · {question.words}"
        if state.value(self.path) is PENDING:
            return replace(question, words=words, lines=(*self.lines, *_PENDING_NOTE), enter=PENDING_ON_ENTER)
        now = state.as_written(self.path)
        lines = (*self.lines, *_fault_lines(state, self.path))
        if not now and (told := state.proposed_part(self.path)) is not None:
            return replace(question, words=words, lines=(*lines, told.source), text=told.shown, keeps=True)
        keeps = self.path not in state.wrong if now else self.keeps and bool(self.proposed)
        return replace(question, words=words, lines=lines, text=now or self.proposed, keeps=keeps)

    def take(self, state: State, text: str) -> Effect:
        """The edit; an empty answer writes 待补 for a core or required part and skips any other."""
        if text not in ("", EMPTIED):
            answer = understand(self.declared, text)
            return Effect(((self.path, answer.value),), f"→ {answer.echo}")
        waits = state.value(self.path) is PENDING and not text
        if self.declared.core or self.declared.required or waits:
            return Effect(((self.path, str(PENDING)),), f"→ {PENDING}（以后可以补）")
        edits: tuple[Edit, ...] = ((self.path, ""),) if state.as_written(self.path) else ()
        return Effect(edits, f"→ {NOTHING_ON_ENTER}", skipped=(self.path,))


@dataclass(frozen=True, slots=True)
class MoreStep:
    """The step for one more entry of a list: its first part, or Enter for none."""

    path: str
    number: int
    first: str
    page: ClassVar[bool] = False

    @property
    def key(self) -> str:
        """A key that does not depend on the number of entries, so that a no is final."""
        return f"{self.path}.+"

    @property
    def topic(self) -> str:
        """The topic's title."""
        return fields()[self.path].topic

    def pending(self, state: State, skipped: frozenset[str]) -> bool:
        """True if the list was not declared complete yet."""
        return self.key not in skipped

    @property
    def _part(self) -> Declaration:
        return declaration_at(f"{self.path}.{self.number}.{self.first}")

    def question(self, state: State) -> Question:
        """The question for the first part of the next entry."""
        declared, part = fields()[self.path], self._part
        more = f"还有第{self.number + 1}条吗？" if self.number else declared.gate
        words = f"{declared.title}：{more}有的填{part.title}"
        question = Question(
            self.topic, state.worded(words), help=tuple(map(state.worded, filter(None, (declared.help, part.help)))),
            counting=tuple(map(state.worded, counting(part))), example=part.example,
            enter="没有了" if self.number else "没有",
        )  # fmt: skip
        return with_proposal(question, state, self.path, self.first)

    def take(self, state: State, text: str) -> Effect:
        """A new entry with its first part."""
        if not text or text == "没有了" or names_nothing(text):
            settled: tuple[Edit, ...] = () if self.number or not fields()[self.path].core else ((self.path, "无"),)
            return Effect(settled, "→ 没有了" if self.number else "→ 没有", skipped=(self.key,))
        path = f"{self.path}.{self.number}"
        declared = declaration_at(f"{path}.{self.first}")
        answer = understand(declared, text)
        entry = {declared.title: str(answer.value)}
        return Effect(((path, entry),), f"→ {answer.echo}", back=PartStep(f"{path}.{self.first}"))


@dataclass(frozen=True, slots=True)
class AddStep(MoreStep):
    """The step for an entry that somebody chose to add: its other parts follow at once."""

    def question(self, state: State) -> Question:
        """The question for the first part."""
        return replace(MoreStep.question(self, state), words=f"增加第{self.number + 1}条，填{self._part.title}")

    def take(self, state: State, text: str) -> Effect:
        """A new entry, whose other parts come next."""
        taken = MoreStep.take(self, state, text)
        return replace(taken, opened=f"{self.path}.{self.number}" if taken.edits else "")


@dataclass(frozen=True, slots=True)
class UnchangedStep:
    """One page of ticks: last year's values that seldom change, such as names, sites, the law firm."""

    paths: tuple[str, ...]
    page: ClassVar[bool] = False
    topic: ClassVar[str] = "上年不变的内容"
    key: ClassVar[str] = "stays"

    def pending(self, state: State, skipped: frozenset[str]) -> bool:
        """True if it was not answered yet and last year's file has values to take over."""
        return self.key not in skipped and bool(self._open(state))

    def _open(self, state: State) -> tuple[str, ...]:
        return tuple(
            path
            for path in self.paths
            if state.last(path) not in (None, NOT_APPLICABLE) and not state.has(path) and state.applies(path)
        )

    def _options(self, state: State) -> tuple[str, ...]:
        return tuple(
            f"{state.worded(fields()[path].title)}：{display_value(fields()[path], state.last(path))}"
            for path in self._open(state)
        )

    def question(self, state: State) -> Question:
        """The values as options, all ticked."""
        options = self._options(state)
        return Question(
            self.topic, "下面是上年填的，选出今年没有变的；没选的后面再问", "ticks",
            options=options, ticked=options, enter="全部没有变", none="都变了",
        )  # fmt: skip

    def take(self, state: State, text: str) -> Effect:
        """Last year's value for each ticked field. Raises ValueError for an unknown option."""
        options, paths = self._options(state), self._open(state)
        words = [] if text in ("无", "没有", "都变了") else _chosen(options, text)
        edits = tuple(
            (path, _as_value(state.last(path)))
            for path, option in zip(paths, options, strict=True)
            if not text or option in words
        )
        return Effect(edits, f"→ {len(edits)}项照上年填，{len(paths) - len(edits)}项后面再问", skipped=(self.key,))


def _chosen(options: tuple[str, ...], text: str) -> list[str]:
    lines = text.split("\n")
    found = lines if all(line in options for line in lines) else pick_several(options, text)
    if strange := [one for one in found if one not in options]:
        raise ValueError(f"“{strange[0]}”不在上面，请填今年没有变的序号，如“1 3 5”")
    return found


def _as_value(value: object) -> Value:
    """The value as the file takes it: a list as a list, anything else on one line."""
    return [as_written(one) for one in value] if isinstance(value, tuple) else as_written(value)
