"""The interview itself: the next question, what an answer changes, the way back, what is left. It has no screen."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from generator.errors import Fault, FazhiError, InputFault, UsageFault
from generator.facts.facts import Facts, place, topics
from generator.facts.judging.last_year import misfit
from generator.interview.doubts import DoubtStep, ReasonStep
from generator.interview.locked_file import PATIENCE, Sheet
from generator.interview.plan import CORE, NAME_AND_YEAR, Scope, plan
from generator.interview.question import Left, Question, Reply
from generator.interview.review import ReviewStep
from generator.interview.shortcomings import ARRANGEMENTS
from generator.interview.state import State
from generator.interview.step import Edit, Step, Taken
from generator.interview.ticket import Ticket, stamp, step_of
from generator.report.naming import safe
from generator.sources.facts_edit import without, written
from generator.sources.head import HEAD

SUFFIX = ".yaml"


class Interview:
    """One interview about one facts file, which is written after every answer.

    Without a file its name comes of the first two answers. ``opening`` are things to be said before the first question.
    Use it as a context, or call :meth:`close`: the file is locked meanwhile.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        scope: Scope = CORE,
        last_year: Facts | None = None,
        folder: Path = Path(),
        wait: float = PATIENCE,
        lasting: bool = True,
    ) -> None:
        """Begin, or go on where the file ends. Raises UsageFault if it cannot be had, InputFault for its faults.

        ``wait`` is how many seconds to wait for somebody else's lock; ``lasting`` is an interview that a person keeps
        open, so that others are told who that is.
        """
        self.scope = scope
        self.opening: list[str] = []
        self._folder = folder
        self._lock = partial(Sheet, wait=wait, lasting=lasting)
        self._last_year = last_year
        self._sheet: Sheet | None = None
        self._ahead: deque[Step] = deque()
        self._history: list[Step] = []
        self._later: set[tuple[str, str]] = set()
        self._asked: frozenset[str] = frozenset()
        self._state = State.of(HEAD, last_year)
        self._planned: tuple[State | None, Scope, tuple[Step, ...]] = None, scope, ()
        if path is not None:
            self._open(path)

    def __enter__(self) -> Interview:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path | None:
        """The file, None while it has no name."""
        return self._sheet.path if self._sheet else None

    @property
    def facts(self) -> Facts:
        """The facts so far."""
        return self._state.facts

    @property
    def compares(self) -> bool:
        """Whether last year's facts are held against these."""
        return self._last_year is not None

    def question(self) -> Question:
        """The question to be answered now; the review when nothing is left."""
        return self._step().question(self._state)

    def left(self) -> Left:
        """Where it stands."""
        steps, now = self._plan(), self._step()
        of_topic = [step.key for step in steps if step.topic == now.topic]
        number = of_topic.index(now.key) + 1 if now.key in of_topic else len(of_topic)
        left = sum(step.pending(self._state, self._asked) for step in steps)
        return Left(now.topic, number, len(of_topic), left)

    @property
    def ticket(self) -> Ticket:
        """What names the question to be answered now, and what the file says there."""
        return Ticket.of(self._state, self._step())

    @property
    def ahead(self) -> str:
        """The key of the step that an answer has put in front of the plan, such as a doubt; empty without one."""
        step = self._step()
        return step.key if self._ahead and self._ahead[0] == step else ""

    def answer(self, text: str, to: Ticket | None = None) -> Reply:
        """Take an answer: understood and on the disk, or why not. Nothing changes if it was not understood.

        ``to`` names the question that was shown, where that need not be the one to be answered now. Nothing is written
        either if the file says something else there by now; the reply then has what it says.
        """
        if fault := _unreadable(text):
            return Reply(False, fault=fault)
        try:
            if to is not None:
                return self._answer_to(to, text.strip())
            step = self._step()
            notices = self._others_changes(step, text.strip())
            taken = step.take(self._state, text.strip())
            return self._settle(step, taken, notices)
        except _Clash as clash:
            return Reply(False, fault=clash.fault, notices=clash.notices)
        except FazhiError as error:
            return Reply(False, fault=str(error.faults[0]))
        except ValueError as error:
            return Reply(False, fault=str(error))

    def _answer_to(self, to: Ticket, text: str) -> Reply:
        notices = self._others_changes(None, text)
        step = step_of(self._state, self.scope, to.step)
        if step is None:
            return Reply(False, fault="这一题现在不用答了，没有写进去；请回到目录", notices=notices)
        taken = step.take(self._state, text)
        if to.stamp != stamp(self._state, to.step) and not self._holds_already(taken):
            now = self._state.as_written(to.step) or "（空）"
            fault = f"这一项刚在别处改过，现在是“{now}”；你填的“{text}”没有写进去。仍用你填的，请再保存一次"
            return Reply(False, fault=fault, notices=notices)
        return self._settle(step, taken, notices)

    def _holds_already(self, taken: Taken) -> bool:
        """Whether the file says so already, as when an answer comes twice."""
        return not taken.removed and bool(taken.edits) and self._changed(taken).raw == self._state.raw

    def back(self) -> bool:
        """Go to what was asked before; False at the beginning."""
        now = self._step()
        if self._ahead and now.page:
            self._ahead.popleft()
            if isinstance(now, ReasonStep):
                self._ahead.appendleft(DoubtStep(now.title))
            if not isinstance(now, DoubtStep):
                return True
        elif len(self._ahead) > 1 and self._ahead[1].page:
            self._ahead.popleft()
            return True
        if not self._history:
            return False
        self._ahead.appendleft(self._history.pop())
        return True

    def review(self) -> None:
        """Go to the review; what is not asked yet stays for later."""
        self._ahead.clear()
        self._ahead.append(ReviewStep(self.scope))

    def close(self) -> None:
        """Let go of the file."""
        if self._sheet is not None:
            self._sheet.close()
            self._sheet = None

    def _step(self) -> Step:
        while self._ahead:
            step = self._ahead[0]
            if not isinstance(step, DoubtStep | ReasonStep) or step.pending(self._state, self._asked):
                return step
            self._ahead.popleft()
        pending = (step for step in self._plan() if step.pending(self._state, self._asked))
        return next(pending, ReviewStep(self.scope))

    def _plan(self) -> tuple[Step, ...]:
        """Every step that there is now; made once for each state of the facts."""
        state, scope, _ = self._planned
        if state is not self._state or scope is not self.scope:
            self._planned = self._state, self.scope, tuple(plan(self._state, self.scope))
        return self._planned[2]

    def _settle(self, step: Step, taken: Taken, notices: tuple[str, ...]) -> Reply:
        """Write what was understood, then put what follows from it in front."""
        if taken.action == "draft" and self._ask_first():
            return Reply(True, "→ 有数字要先核对", notices=notices)
        notices += (*self._write(taken), *taken.told)
        if self._ahead and self._ahead[0] == step:
            self._ahead.popleft()
        if not step.page:
            self._history.append(taken.back or step)
        self._ahead.extendleft(reversed(taken.then))
        if taken.scope:
            self.scope = self.scope.with_topic(taken.scope)
            self._ahead.clear()
        if taken.settled:
            self._later |= {(one.title, one.what) for one in self._doubts() if one.title == taken.settled}
        self._ahead.extendleft(reversed(list(self._new_doubts(taken.edits))))
        return Reply(True, taken.echo, notices=notices, action=taken.action)

    def _doubts(self) -> Iterable[Any]:
        return self._state.doubts(compared=True)

    def _ask_first(self) -> bool:
        """Put what is doubtful and was not left for later in front of the draft."""
        titles = [one.title for one in self._doubts() if (one.title, one.what) not in self._later]
        self._ahead.clear()
        self._ahead.extend([*map(DoubtStep, titles), ReviewStep(self.scope)])
        return bool(titles)

    def _new_doubts(self, edits: tuple[Edit, ...]) -> Iterator[Step]:
        """What the changed fields contradict, as far as it is not in front already."""
        changed = {_field(path) for path, _ in edits}
        waiting = {step.key for step in self._ahead}
        for one in self._state.doubts():
            step = DoubtStep(one.title)
            concerned = changed & {_field(path) for path in one.paths}
            if concerned and (one.title, one.what) not in self._later and step.key not in waiting:
                yield step

    def _write(self, taken: Taken) -> tuple[str, ...]:
        """The answer in the file, unless it turns out to be wrong there. Raises ValueError if it does."""
        state = self._changed(taken)
        asked = self._asked | set(taken.asked)
        if taken.removed:
            asked = _without(asked, taken.removed)
            self._history = [step for step in self._history if not _concerns(step.key, taken.removed)]
        if self._sheet is None:
            self._state, self._asked = state, asked
            return self._named()
        if state.text != self._sheet.text:
            self._sheet.save(state.text)
        self._sheet.remember(asked)
        self._state, self._asked = state, asked
        return self._fitting()

    def _changed(self, taken: Taken) -> State:
        """The facts with the answer. Raises ValueError if it turns out to be wrong there."""
        if not (taken.edits or taken.removed):
            return self._state
        text = self._state.text
        for path, value in taken.edits:
            text = written(text, path, value)
        state = State.of(text, self._last_year)
        for path, _ in taken.edits:
            if wrong := state.wrong.get(path, ""):
                raise ValueError(wrong)
        return State.of(without(text, taken.removed), self._last_year) if taken.removed else state

    def _named(self) -> tuple[str, ...]:
        """Open the file that year and name call for, as soon as both are known."""
        if not all(self._state.has(path) for path in NAME_AND_YEAR):
            return ()
        basic = self._state.facts.basic
        path = self._folder / f"{safe(f'{basic.town}{basic.year}')}{SUFFIX}"
        if path.exists():
            self._open(path)
            return (f"已有“{path}”，接着填这一份。",)
        text = self._state.text
        self._sheet = self._lock(path)
        self._sheet.save(text)
        return (f"数据存在“{path}”。", *self._fitting())

    def _open(self, path: Path) -> None:
        sheet = self._lock(path)
        try:
            self._state = State.of(sheet.text or HEAD, self._last_year)
        except InputFault as error:
            sheet.close()
            raise InputFault(replace(fault, file=str(path)) for fault in error.faults) from None
        self._sheet, self._asked = sheet, sheet.asked
        self.opening += [f"看不懂，原样保留：{fault}" for fault in self._state.strange]
        self.opening += self._fitting()

    def _fitting(self) -> tuple[str, ...]:
        """Why last year's file cannot be held against this one, told once; it is then left aside."""
        if self._last_year is None or not all(self._state.has(path) for path in NAME_AND_YEAR):
            return ()
        if (unfit := misfit(self._state.facts, self._last_year)) is None:
            return ()
        self._last_year, self._state = None, replace(self._state, last_year=None)
        return (f"上年的填报文件用不上：{unfit[0]}。{unfit[1]}。",)

    def _others_changes(self, step: Step | None, text: str) -> tuple[str, ...]:
        """Take over what somebody else has done to the file. Raises ``_Clash`` if it was done to the step's fact."""
        sheet = self._sheet
        if sheet is None or not sheet.changed_outside:
            return ()
        if sheet.gone:
            sheet.take_over()
            sheet.save(self._state.text)
            return ("文件不在原来的地方了，已按填过的内容重新写出。",)
        try:
            theirs = State.of(sheet.reread(), self._last_year)
        except InputFault as error:
            todo = "改好并存盘以后，再按一次回车"
            raise UsageFault(Fault(f"文件刚在别处改过，有写法错误（{error.faults[0]}）", todo)) from None
        mine, self._state = self._state, theirs
        sheet.take_over()
        told = tuple(_differences(mine.raw, theirs.raw))
        notices = ("文件刚在别处改过，已按改过的接着填：", *told) if told else ()
        for path, _ in () if step is None else _edits_of(step, mine, text):
            if mine.as_written(path) != theirs.as_written(path):
                now = theirs.as_written(path)
                raise _Clash(f"这一项刚在别处改成了“{now}”；仍用你填的，请再按一次回车", notices)
        return notices


class _Clash(Exception):
    def __init__(self, fault: str, notices: tuple[str, ...]) -> None:
        super().__init__(fault)
        self.fault, self.notices = fault, notices


def _edits_of(step: Step, state: State, text: str) -> tuple[Edit, ...]:
    return step.take(state, text).edits


def _field(path: str) -> str:
    return ".".join(path.split(".")[:2])


def _concerns(key: str, entry: str) -> bool:
    """Whether a step is about an entry of the same list, which may have another number now, or about its number."""
    field = entry.rpartition(".")[0]
    return key.startswith((f"{field}.", f"{ARRANGEMENTS}.for.")) and not key.endswith("+")


def _without(asked: frozenset[str], entry: str) -> frozenset[str]:
    """What was asked, the parts of the later entries under their new numbers."""
    field, _, number = entry.rpartition(".")
    return frozenset(filter(None, (_renumbered(key, f"{field}.", int(number)) for key in asked)))


def _renumbered(key: str, field: str, gone: int) -> str:
    """A step's key once an entry is gone; empty for a step of that entry."""
    number, dot, part = key.removeprefix(field).partition(".")
    if not key.startswith(field) or not number.isdecimal() or int(number) < gone:
        return key
    return "" if int(number) == gone else f"{field}{int(number) - 1}{dot}{part}"


def _unreadable(text: str) -> str:
    """Why the characters of an answer cannot be had; empty if they can."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "输入的汉字编码不对，没有收下；请把终端的编码改成 UTF-8，或改用“fazhi ask --plain”"
    return ""


def _differences(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[str]:
    """What differs, field by field, in the words of the file."""
    one, other = dict(_leaves(mine)), dict(_leaves(theirs))
    for path in dict.fromkeys((*one, *other)):
        if one.get(path) != other.get(path):
            named = place(path) if path.partition(".")[0] in topics() else path
            yield f"  {named}：{one.get(path) or '（空）'} → {other.get(path) or '（空）'}"


def _leaves(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, Mapping):
        for name, inner in node.items():
            yield from _leaves(inner, f"{path}.{name}" if path else name)
    elif isinstance(node, list) and any(isinstance(inner, Mapping) for inner in node):
        for number, inner in enumerate(node):
            yield from _leaves(inner, f"{path}.{number}")
    elif node not in (None, "", [], ()):
        yield path, "、".join(map(str, node)) if isinstance(node, list) else str(node)
