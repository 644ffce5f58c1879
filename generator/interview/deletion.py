"""Deleting an entry of a list: the page to choose it, the confirmation, the repair of references to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.chinese.clipping import clipped
from generator.facts.declare import declarations
from generator.facts.facts import fields, topics
from generator.facts.topics.closing_topics import Arrangement, Shortcoming, answers
from generator.interview.question import Question
from generator.interview.shortcomings import ARRANGEMENTS, SHORTCOMINGS
from generator.interview.state import State
from generator.interview.step import Edit, Effect, TopicPage
from generator.interview.understanding import ECHO, pick_one

DELETE, BACK = "删除一条", "返回"
_DO, _DONT = "删除", "不删"


def deletable(state: State, topic: str) -> tuple[str, ...]:
    """The paths of a topic's list entries, such as ``shortcomings.entries.0``."""
    return tuple(
        f"{path}.{number}"
        for path, declared in fields().items()
        if declared.item is not None and path.startswith(f"{topic}.") and isinstance(state.value(path), tuple)
        for number in range(_count(state, path))
    )


def _count(state: State, path: str) -> int:
    entries = state.value(path)
    return len(entries) if isinstance(entries, tuple) else 0


def _named(state: State, path: str) -> str:
    """The title of an entry: its list, its number from 1, and its first words, cut short."""
    field, _, number = path.rpartition(".")
    item = fields()[field].item
    assert item is not None
    parts = (state.as_written(f"{path}.{part}") for part in declarations(item))
    words = next(filter(None, parts), "（空）")
    return f"{state.worded(fields()[field].title)}第{int(number) + 1}条：{clipped(words, ECHO)}"


@dataclass(frozen=True, slots=True)
class DeleteStep(TopicPage):
    """The page that offers a topic's entries for deletion."""

    @property
    def key(self) -> str:
        """The topic."""
        return f"delete.{self.name}"

    def _choices(self, state: State) -> Iterator[tuple[str, Effect]]:
        for path in deletable(state, self.name):
            yield _named(state, path), Effect(next_steps=(ConfirmDeletionStep(path, state.as_written(path)),))
        yield BACK, Effect(echo="")

    def question(self, state: State) -> Question:
        """Every entry, numbered."""
        options = tuple(words for words, _ in self._choices(state))
        return Question(self.topic, "要删除哪一条？填序号", "choice", options=options, enter=BACK, page=True)

    def take(self, state: State, text: str) -> Effect:
        """The confirmation for the chosen entry."""
        ways = list(self._choices(state))
        options = tuple(words for words, _ in ways)
        chosen = pick_one(options, text or BACK)
        if chosen not in options:
            raise ValueError(f"请填序号1至{len(options)}")
        # Two entries may read alike; a number tells them apart.
        number = int(text) - 1 if text.isdecimal() else options.index(chosen)
        return ways[number][1]


@dataclass(frozen=True, slots=True)
class ConfirmDeletionStep:
    """Once more before an entry goes; ``written`` is what stood there when it was chosen."""

    path: str
    written: str
    page: ClassVar[bool] = True

    @property
    def key(self) -> str:
        """The entry."""
        return f"delete.{self.path}"

    @property
    def topic(self) -> str:
        """The topic's title."""
        return topics()[self.path.partition(".")[0]].title

    def pending(self, state: State, skipped: frozenset[str]) -> bool:
        """Always: it is left by an answer."""
        return True

    def question(self, state: State) -> Question:
        """The whole entry, and whether it is to go."""
        return Question(
            self.topic, "确实要删除这一条？删除以后找不回来", "choice", lines=tuple(_whole(state, self.path)),
            options=(_DO, _DONT), enter=_DONT, page=True,
        )  # fmt: skip

    def take(self, state: State, text: str) -> Effect:
        """The deletion and the repair of references, or nothing if it was declined."""
        chosen = {"是": _DO, "y": _DO, "Y": _DO, "否": _DONT, "n": _DONT, "N": _DONT}.get(text, text or _DONT)
        chosen = pick_one((_DO, _DONT), chosen)
        if chosen == _DONT:
            return Effect(echo="→ 没有删")
        if chosen != _DO:
            raise ValueError(f"请填“{_DO}”或“{_DONT}”")
        if state.as_written(self.path) != self.written:
            raise ValueError("这一条刚在别处改过，没有删；请选“不删”，再从目录里重新选")
        edits, notices = _references_removed(state, self.path)
        return Effect(edits, f"→ 已删除{_named(state, self.path)}", removed=self.path, notices=notices)


def _whole(state: State, path: str) -> Iterator[str]:
    item = fields()[path.rpartition(".")[0]].item
    assert item is not None
    yield f"{_named(state, path).partition('：')[0]}"
    for name, part in declarations(item).items():
        if words := state.as_written(f"{path}.{name}"):
            yield f"{state.worded(part.title)}：{words}"


def _references_removed(state: State, path: str) -> tuple[tuple[Edit, ...], tuple[str, ...]]:
    """Edits of 对应问题 which drop a deleted shortcoming and renumber later ones; a notice for each dropped one."""
    field, _, number = path.rpartition(".")
    if field != SHORTCOMINGS:
        return (), ()
    gone, problems = int(number), state.facts.shortcomings.entries
    edits: list[Edit] = []
    notices: list[str] = []
    for place, plan in enumerate(state.facts.arrangements.entries):
        before = plan.answers if isinstance(plan.answers, tuple) else ()
        after = [_renumbered(name, gone, problems) for name in before if answers((name,), problems) != (gone,)]
        if after != list(before):
            edits.append((f"{ARRANGEMENTS}.{place}.answers", after or ""))
        if len(after) < len(before):
            notices.append(_orphaned(place, plan, after))
    return tuple(edits), tuple(notices)


def _renumbered(name: str, gone: int, problems: tuple[Shortcoming, ...]) -> str:
    """The reference after the deletion: numbers of later entries are one less, names stay."""
    later = name.isdecimal() and gone + 1 < int(name) <= len(problems)
    return str(int(name) - 1) if later else name


def _orphaned(place: int, plan: Arrangement, after: list[str]) -> str:
    now = f"现在只对应第{'、'.join(after)}条" if after else "现在没有对应的不足"
    return f"注意：安排第{place + 1}条“{clipped(str(plan.heading), ECHO)}”原来针对这条不足，{now}，请看看要不要改或删。"
