"""The steps of an interview: each words its question from the declarations and says what an answer changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, Protocol, TypeAlias

from generator.facts.declare import Declaration, Item, declarations
from generator.facts.facts import declaration_at, fields, topics
from generator.facts.topics.closing_topics import FollowUp
from generator.facts.values.nothing import NOT_APPLICABLE, PENDING
from generator.facts.values.quantity import Quantity
from generator.interview.question import Action, Kind, Question
from generator.interview.state import State
from generator.interview.understanding import said, several_of, total_of, understand
from generator.sources.yaml_edit import Value

Edit: TypeAlias = tuple[str, Value]

PENDING_ON_ENTER, NOTHING_ON_ENTER, KEPT_ON_ENTER = "待补", "没有填", "用现在的"
FILE_NEEDS = ("basic.year", "basic.town")
_KEPT = "保持原来的"
# Shown above and never in the line that is typed: what is typed behind it would become part of a fact.
_PENDING_STANDS = (f"现在标着“{PENDING}”",)


@dataclass(frozen=True, slots=True)
class Taken:
    """What an answer changes: facts of the file, what counts as asked, which steps come next, in their order.

    ``back`` is the step that going back leads to, where it is not the one that was answered. ``removed`` is an entry
    of a list that goes after the edits, ``told`` what that means elsewhere.
    """

    edits: tuple[Edit, ...] = ()
    echo: str = ""
    asked: tuple[str, ...] = ()
    then: tuple[Step, ...] = ()
    back: Step | None = None
    action: Action = ""
    settled: str = ""
    scope: str = ""
    removed: str = ""
    told: tuple[str, ...] = ()


class Step(Protocol):
    """What every step has. ``key`` names it for good; ``page`` is one to look at, which is never gone back to."""

    page: ClassVar[bool]

    @property
    def key(self) -> str:
        """A name that is the same whenever the step is asked."""

    @property
    def topic(self) -> str:
        """The title of the topic it belongs to."""

    def pending(self, state: State, asked: frozenset[str]) -> bool:
        """Whether it is still to be asked."""

    def question(self, state: State) -> Question:
        """The question as it stands now."""

    def take(self, state: State, text: str) -> Taken:
        """What an answer means. Raises ValueError with a Chinese reason."""


@dataclass(frozen=True, slots=True)
class TopicPage:
    """What pages about a topic share: they are there whenever they are called, and left by choosing so."""

    name: str
    page: ClassVar[bool] = True

    @property
    def topic(self) -> str:
        """The topic's title."""
        return topics()[self.name].title

    def pending(self, state: State, asked: frozenset[str]) -> bool:
        """Always: it is left by choosing so."""
        return True


@dataclass(frozen=True, slots=True)
class FieldStep:
    """A declared field of a topic."""

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

    def pending(self, state: State, asked: frozenset[str]) -> bool:
        """Whether nothing readable stands there, and nobody left it empty."""
        return not state.has(self.path) and (self.path in state.wrong or self.path not in asked)

    def question(self, state: State) -> Question:
        """Title or gate, unit, help, last year's, and what stands there already."""
        asked = ask(state, self.declared)
        last = state.last(self.path)
        shown = f"上年：{said(self.declared, last)}" if last is not None else ""
        if state.value(self.path) is PENDING:
            return replace(asked, before=shown, lines=_PENDING_STANDS, enter=PENDING_ON_ENTER)
        if now := state.as_written(self.path):
            return replace(asked, text=now, keeps=self.path not in state.wrong, lines=_wrong(state, self.path))
        proposed = said(self.declared, last) if last is not None and self.declared.stays else ""
        if self.path == "basic.counted_until":
            proposed = f"{state.facts.basic.year}-12-31"
        if self.declared.kind in ("number", "breakdown") and proposed:
            proposed = str(last)
        return replace(asked, before="" if proposed else shown, text=proposed, keeps=bool(proposed))

    def take(self, state: State, text: str) -> Taken:
        """The value; nothing typed is 待补 in the core, elsewhere 没有填."""
        if not text:
            return self._empty(state)
        meant = understand(self.declared, text, settlements(state))
        echo = f"→ {meant.echo}" if meant.value != state.as_written(self.path) else f"→ {meant.echo}（{_KEPT}）"
        return Taken(((self.path, meant.value),), echo)

    def _empty(self, state: State) -> Taken:
        if self.path in FILE_NEEDS:
            raise ValueError(f"“{self.declared.title}”不能空着，文件名和报告都要用")
        if self.declared.core or state.value(self.path) is PENDING:
            return Taken(((self.path, str(PENDING)),), f"→ {PENDING}（以后可以补）")
        edits: tuple[Edit, ...] = ((self.path, ""),) if state.as_written(self.path) else ()
        return Taken(edits, f"→ {NOTHING_ON_ENTER}", asked=(self.path,))


def _wrong(state: State, path: str) -> tuple[str, ...]:
    return (f"文件里现在写的有误：{state.wrong[path]}",) if state.wrong.get(path) else ()


def settlements(state: State) -> Quantity | None:
    """How many villages and communities there are, None while that is not known."""
    return total_of(state.value("basic.villages"), state.value("basic.communities"))


def ask(state: State, declared: Declaration, *, path: str = "") -> Question:
    """The question that a declaration gives, without what stands there."""
    choices = declared.choices if declared.kind == "choice" else declared.common
    kinds: dict[str, Kind] = {"choice": "choice", "texts": "ticks" if declared.common else "text"}
    return Question(
        topic=declared.topic,
        words=state.worded(declared.gate + "有的填" + declared.unit + "数" if declared.gate else declared.title),
        kind=kinds.get(declared.kind, "text"),
        unit=declared.unit,
        help=tuple(state.worded(line) for line in _help(declared) if line),
        example=declared.example if declared.kind not in ("choice", "yes_no") else "",
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
    """What 无 says of the field."""
    if declared.required or declared.kind == "year":
        return ""
    if declared.kind == "yes_no":
        return "否"
    zero = declared.kind in ("number", "breakdown") and declared.none_means == "0"
    return "0" if zero else str(NOT_APPLICABLE)


def _help(declared: Declaration) -> Iterator[str]:
    yield declared.title if declared.gate else ""
    yield declared.help
    if declared.kind == "yes_no":
        yield "填“是”或“否”"
    if declared.kind == "breakdown":
        yield f"分项可以一起填，如“22，其中{declared.choices[0]}5”；分项有{'、'.join(declared.choices)}"
    if declared.cadence:
        yield "也可以填“每季度1次”这样的"
    if declared.everywhere:
        yield "每个村（社区）都有的，可以填“全覆盖”"
    if declared.kind == "texts":
        yield "几项之间用“、”隔开"
    if declared.published_in:
        yield f"数字与{declared.published_in}一致"


@dataclass(frozen=True, slots=True)
class PartStep:
    """A part of an entry of a list: the 原因 of the second shortcoming. ``proposed`` stands there to be edited."""

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

    def pending(self, state: State, asked: frozenset[str]) -> bool:
        """Whether nothing readable stands there, and nobody left it empty."""
        return state.value(self.path) is None and (self.path in state.wrong or self.path not in asked)

    def question(self, state: State) -> Question:
        """The part's title behind the number of its entry."""
        number = int(self.path.split(".")[2]) + 1
        asked = ask(state, self.declared)
        words = f"第{number}条 · {asked.words}"
        if state.value(self.path) is PENDING:
            return replace(asked, words=words, lines=(*self.lines, *_PENDING_STANDS), enter=PENDING_ON_ENTER)
        now = state.as_written(self.path)
        lines = (*self.lines, *_wrong(state, self.path))
        keeps = self.path not in state.wrong if now else self.keeps and bool(self.proposed)
        return replace(asked, words=words, lines=lines, text=now or self.proposed, keeps=keeps)

    def take(self, state: State, text: str) -> Taken:
        """The value; nothing typed is 待补 in the core and where it must not be missing, elsewhere 没有填."""
        if text:
            meant = understand(self.declared, text)
            return Taken(((self.path, meant.value),), f"→ {meant.echo}")
        if self.declared.core or self.declared.required or state.value(self.path) is PENDING:
            return Taken(((self.path, str(PENDING)),), f"→ {PENDING}（以后可以补）")
        edits: tuple[Edit, ...] = ((self.path, ""),) if state.as_written(self.path) else ()
        return Taken(edits, f"→ {NOTHING_ON_ENTER}", asked=(self.path,))


@dataclass(frozen=True, slots=True)
class MoreStep:
    """Whether a list has one more entry: its first part, or Enter for no."""

    path: str
    number: int
    first: str
    page: ClassVar[bool] = False

    @property
    def key(self) -> str:
        """The same however many entries there are: who said no is not asked again."""
        return f"{self.path}.+"

    @property
    def topic(self) -> str:
        """The topic's title."""
        return fields()[self.path].topic

    def pending(self, state: State, asked: frozenset[str]) -> bool:
        """Whether nobody said no so far."""
        return self.key not in asked

    def question(self, state: State) -> Question:
        """The list's title, and the first part of what would be the next entry."""
        declared = fields()[self.path]
        part = declaration_at(f"{self.path}.{self.number}.{self.first}")
        more = "还有吗？有的" if self.number else "有的"
        words = f"{declared.title}：{more}先填第{self.number + 1}条的“{part.title}”"
        told = tuple(state.worded(line) for line in (declared.help, part.help) if line)
        return Question(self.topic, words, help=told, example=part.example, enter="没有了" if self.number else "没有")

    def take(self, state: State, text: str) -> Taken:
        """A new entry with its first part."""
        if not text or text in ("无", "没有", "没有了", "/"):
            return Taken(echo="→ 没有了" if self.number else "→ 没有", asked=(self.key,))
        path = f"{self.path}.{self.number}"
        declared = declaration_at(f"{path}.{self.first}")
        meant = understand(declared, text)
        entry = {declared.title: str(meant.value)}
        return Taken(((path, entry),), f"→ {meant.echo}", back=PartStep(f"{path}.{self.first}"))


@dataclass(frozen=True, slots=True)
class StaysStep:
    """One page of ticks: what last year's file says of names, sites, the law firm."""

    paths: tuple[str, ...]
    page: ClassVar[bool] = False
    topic: ClassVar[str] = "上年不变的内容"
    key: ClassVar[str] = "stays"

    def pending(self, state: State, asked: frozenset[str]) -> bool:
        """Whether it was not asked yet and there is something to take over."""
        return self.key not in asked and bool(self._open(state))

    def _open(self, state: State) -> tuple[str, ...]:
        return tuple(
            path
            for path in self.paths
            if state.last(path) not in (None, NOT_APPLICABLE) and not state.has(path) and state.applies(path)
        )

    def _options(self, state: State) -> tuple[str, ...]:
        return tuple(
            f"{state.worded(fields()[path].title)}：{said(fields()[path], state.last(path))}"
            for path in self._open(state)
        )

    def question(self, state: State) -> Question:
        """All of them, ticked."""
        options = self._options(state)
        return Question(
            self.topic, "下面是上年填的，今年没有变的打勾；没打勾的后面再问", "ticks",
            help=("不打勾的，填没有变的序号，如“1 3 5”",),
            options=options, ticked=options, enter="全部没有变", none="都变了",
        )  # fmt: skip

    def take(self, state: State, text: str) -> Taken:
        """Each that is ticked, as it was last year."""
        options, paths = self._options(state), self._open(state)
        words = [] if text in ("无", "没有", "都变了") else _chosen(options, text)
        edits = tuple(
            (path, _as_value(state.last(path)))
            for path, option in zip(paths, options, strict=True)
            if not text or option in words
        )
        return Taken(edits, f"→ {len(edits)}项照上年填，{len(paths) - len(edits)}项后面再问", asked=(self.key,))


def _chosen(options: tuple[str, ...], text: str) -> list[str]:
    lines = text.split("\n")
    found = lines if all(line in options for line in lines) else several_of(options, text)
    if strange := [one for one in found if one not in options]:
        raise ValueError(f"“{strange[0]}”不在上面，请填没有变的序号，如“1 3 5”")
    return found


def _as_value(value: object) -> Value:
    if isinstance(value, bool):
        return "是" if value else "否"
    return list(map(str, value)) if isinstance(value, tuple) else str(value)


def first_part(item: type[Item]) -> str:
    """The part that an entry begins with."""
    return "problem" if item is FollowUp else next(iter(declarations(item)))
