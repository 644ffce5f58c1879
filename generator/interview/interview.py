"""The interview: the current question, applying an answer, going back, the progress. It has no screen."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from generator.chinese.folding import folded, folding_note
from generator.errors import Fault, FazhiError, InputFault, UsageFault
from generator.facts.facts import CONFIRMED, Facts
from generator.facts.judging.last_year import misfit
from generator.interview.changes import changes
from generator.interview.doubts import DoubtStep, ReasonStep
from generator.interview.locked_file import PATIENCE, LockedFactsFile
from generator.interview.plan import CORE, NAME_AND_YEAR, QuestionScope, plan
from generator.interview.question import Progress, Question, Reply
from generator.interview.review import ReviewStep
from generator.interview.shortcomings import ARRANGEMENTS
from generator.interview.state import LeftOver, State
from generator.interview.step import Edit, Effect, Step
from generator.interview.ticket import Ticket, stamp, step_of
from generator.interview.understanding import Useless
from generator.report.naming import safe_stem
from generator.sources.facts_edit import without, written
from generator.sources.head import HEAD
from generator.taking.proposal import ReportAnswers

SUFFIX = ".yaml"
_MOST_HINTS = 5


class Interview:
    """One interview about one facts file, which is written after every answer.

    Without a path the file is named from the first two answers, year and town. ``opening`` are messages to show before
    the first question. The file stays locked until :meth:`close`; use the interview as a context manager.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        scope: QuestionScope = CORE,
        last_year: Facts | None = None,
        folder: Path = Path(),
        wait: float = PATIENCE,
        lasting: bool = True,
        left_over: LeftOver | None = None,
        report: ReportAnswers | None = None,
        proposed: bool = False,
    ) -> None:
        """Begin, or go on where the file ends. Raises UsageFault if it cannot be opened, InputFault for its faults.

        ``report`` are answers that a report of the same year proposes, each shown with its sentence.
        ``left_over`` finds the values that a draft would not hold; the review lists them.

        ``proposed`` is a last year's file that nobody named: nothing is to be reported if it does not fit.

        ``wait`` is how many seconds to wait for somebody else's lock; ``lasting`` is an interview that a person keeps
        open, so that others learn who that is.
        """
        self.scope = scope
        self.opening: list[str] = []
        self._folder = folder
        self._lock_file = partial(LockedFactsFile, wait=wait, lasting=lasting)
        self._last_year, self._proposed = last_year, proposed
        self._state_of = partial(State.of, last_year=last_year, left_over=left_over, report=report)
        self._file: LockedFactsFile | None = None
        self._queue: deque[Step] = deque()
        self._history: list[Step] = []
        self._postponed: set[tuple[str, str]] = set()
        self._skipped: frozenset[str] = frozenset()
        self._state = self._state_of(HEAD)
        if path is not None:
            self._open(path)

    def __enter__(self) -> Interview:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path | None:
        """The path of the file; None while it has no name."""
        return self._file.path if self._file else None

    @property
    def facts(self) -> Facts:
        """The facts answered so far."""
        return self._state.facts

    @property
    def compares(self) -> bool:
        """True if last year's facts are compared with these."""
        return self._last_year is not None

    def question(self) -> Question:
        """The question to be answered now; the review page when none is left."""
        return self._step().question(self._state)

    def progress(self) -> Progress:
        """The number of the current question in its topic, and how many are left altogether."""
        steps, now = self._plan(), self._step()
        of_topic = [step.key for step in steps if step.topic == now.topic]
        number = of_topic.index(now.key) + 1 if now.key in of_topic else len(of_topic)
        return Progress(now.topic, number, len(of_topic), self._left())

    def _left(self) -> int:
        """The number of questions of the plan that are open."""
        return sum(step.pending(self._state, self._skipped) for step in self._plan())

    @property
    def ticket(self) -> Ticket:
        """The ticket of the current question: its key, and a stamp of the file's value there."""
        return Ticket.of(self._state, self._step())

    @property
    def ahead(self) -> str:
        """The key of the step that an answer has put in front of the plan, such as a doubt; empty without one."""
        step = self._step()
        return step.key if self._queue and self._queue[0] == step else ""

    def answer(self, text: str, to: Ticket | None = None) -> Reply:
        """Apply an answer and save it; the reply says how it was understood, or why not, and then nothing has changed.

        ``to`` names the question that was shown, where that need not be the one to be answered now. Nothing is written
        either if the file says something else there by now; the reply then has what it says.
        """
        if fault := _encoding_fault(text):
            return Reply(False, fault=fault)
        reply = self._answered(folded(text).strip(), to)
        if reply.understood and (note := folding_note(text)):
            return replace(reply, notices=(*reply.notices, f"刚才的回答里有{note}，已按看到的文字存"))
        return reply

    def _answered(self, text: str, to: Ticket | None) -> Reply:
        try:
            if to is not None:
                return self._answer_to(to, text)
            step = self._step()
            notices = self._accept_outside_changes(step, text)
            return self._apply(step, step.take(self._state, text), notices)
        except _Clash as clash:
            return Reply(False, fault=clash.fault, notices=clash.notices)
        except FazhiError as error:
            return Reply(False, fault=str(error.faults[0]))
        except ValueError as error:
            return Reply(False, fault=str(error), useless=isinstance(error, Useless))

    def _answer_to(self, to: Ticket, text: str) -> Reply:
        notices = self._accept_outside_changes(None, text)
        step = step_of(self._state, self.scope, to.step)
        if step is None:
            return Reply(False, fault="这一题现在不用答了，没有写进去；请回到目录", notices=notices)
        taken = step.take(self._state, text)
        if to.stamp != stamp(self._state, to.step) and not self._holds_already(taken):
            now = self._state.as_written(to.step) or "（空）"
            fault = f"这一项刚在别处改过，现在是“{now}”；你填的“{text}”没有写进去。仍用你填的，请再保存一次"
            return Reply(False, fault=fault, notices=notices)
        return self._apply(step, taken, notices)

    def _holds_already(self, taken: Effect) -> bool:
        """True if the file says so already, as when an answer comes twice."""
        return not taken.removed and bool(taken.edits) and self._edited(taken).raw == self._state.raw

    def back(self) -> bool:
        """Go back to the question before; False if there is none."""
        now = self._step()
        if self._queue and now.page:
            self._queue.popleft()
            if isinstance(now, ReasonStep):
                self._queue.appendleft(DoubtStep(now.title))
            if not isinstance(now, DoubtStep):
                return True
        elif len(self._queue) > 1 and self._queue[1].page:
            self._queue.popleft()
            return True
        if not self._history:
            return False
        self._queue.appendleft(self._history.pop())
        return True

    def review(self) -> None:
        """Go to the review page; open questions come back later."""
        self._queue.clear()
        self._queue.append(ReviewStep(self.scope))

    def close(self) -> None:
        """Release the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _step(self) -> Step:
        while self._queue:
            step = self._queue[0]
            if isinstance(step, ReviewStep):
                return ReviewStep(self.scope, self._left())
            if not isinstance(step, DoubtStep | ReasonStep) or step.pending(self._state, self._skipped):
                return step
            self._queue.popleft()
        pending = (step for step in self._plan() if step.pending(self._state, self._skipped))
        return next(pending, ReviewStep(self.scope))

    def _plan(self) -> tuple[Step, ...]:
        """All steps of the plan."""
        return plan(self._state, self.scope)

    def _apply(self, step: Step, taken: Effect, notices: tuple[str, ...]) -> Reply:
        """Save the edits of an answer, then queue the steps that follow from it."""
        if taken.action == "draft" and self._queue_doubts():
            return Reply(True, "→ 有数字要先核对", notices=notices)
        notices += (*self._save(taken), *taken.notices)
        if self._queue and self._queue[0] == step:
            self._queue.popleft()
        if not step.page:
            self._history.append(taken.back or step)
        self._queue.extendleft(reversed([*self._parts_of(taken.opened), *taken.next_steps]))
        if taken.scope:
            self.scope = self.scope.with_topic(taken.scope)
            self._queue.clear()
        if taken.postponed:
            self._postponed |= {(one.title, one.what) for one in self._doubts() if one.title == taken.postponed}
        self._queue.extendleft(reversed(list(self._new_doubts(taken.edits))))
        return Reply(True, taken.echo, notices=notices, action=taken.action)

    def _parts_of(self, entry: str) -> list[Step]:
        """The steps that are open in a list entry which was just added."""
        if not entry:
            return []
        topic, _, field = entry.rpartition(".")[0].partition(".")
        scope = self.scope if self.scope.holds(f"{topic}.{field}") else self.scope.with_topic(topic)
        steps = [step for step in plan(self._state, scope) if step.key.startswith(f"{entry}.")]
        return [step for step in steps if step.pending(self._state, self._skipped)]

    def _doubts(self) -> Iterable[Any]:
        return self._state.doubts(compared=True)

    def _queue_doubts(self) -> bool:
        """Queue the doubts that were not postponed, then the review; whether there was any doubt."""
        titles = [one.title for one in self._doubts() if (one.title, one.what) not in self._postponed]
        self._queue.clear()
        self._queue.extend([*map(DoubtStep, titles), ReviewStep(self.scope)])
        return bool(titles)

    def _new_doubts(self, edits: tuple[Edit, ...]) -> Iterator[Step]:
        """Steps for the doubts that the changed fields cause, without those queued or postponed."""
        changed = {_field(path) for path, _ in edits}
        waiting = {step.key for step in self._queue}
        for one in self._state.doubts():
            step = DoubtStep(one.title)
            concerned = changed & {_field(path) for path in one.paths}
            if concerned and (one.title, one.what) not in self._postponed and step.key not in waiting:
                yield step

    def _save(self, taken: Effect) -> tuple[str, ...]:
        """Save the effect to the file; the notices that result. Raises ValueError if a value turns out wrong."""
        state, notices = self._without_idle_reasons(self._edited(taken), taken.edits)
        skipped = self._skipped | set(taken.skipped)
        if taken.removed:
            skipped = _without_entry(skipped, taken.removed)
            self._history = [step for step in self._history if not _concerns(step.key, taken.removed)]
        if self._file is None:
            self._state, self._skipped = state, skipped
            return (*notices, *self._open_named_file())
        if state.text != self._file.text:
            self._file.save(state.text)
        self._file.save_skipped(skipped)
        self._state, self._skipped = state, skipped
        return (*notices, *self._check_last_year())

    def _without_idle_reasons(self, state: State, edits: tuple[Edit, ...]) -> tuple[State, tuple[str, ...]]:
        """The state without the reasons of what an edit has put right, and a notice for each."""
        if not edits or not state.facts.confirmed:
            return state, ()
        before, after = ({one.title for one in each.contradictions()} for each in (self._state, state))
        idle = [title for title in state.facts.confirmed if title in before - after]
        if not idle:
            return state, ()
        text = state.text
        for title in idle:
            text = written(text, f"{CONFIRMED}.{title}", "")
        return self._state_of(text), tuple(f"“{title}”已经不存在，原来写的原因不再需要，已删去。" for title in idle)

    def _edited(self, taken: Effect) -> State:
        """The state after the edits. Raises ValueError if a value is wrong in its context."""
        if not (taken.edits or taken.removed):
            return self._state
        text = self._state.text
        for path, value in taken.edits:
            text = written(text, path, value)
        state = self._state_of(text)
        for path, _ in taken.edits:
            if wrong := state.wrong.get(path, ""):
                raise ValueError(wrong)
        return self._state_of(without(text, taken.removed)) if taken.removed else state

    def _open_named_file(self) -> tuple[str, ...]:
        """Open the file named by year and town once both are known; the notices that result."""
        if not all(self._state.has(path) for path in NAME_AND_YEAR):
            return ()
        basic = self._state.facts.basic
        path = self._folder / f"{safe_stem(f'{basic.town}{basic.year}')}{SUFFIX}"
        if path.exists():
            self._open(path)
            return (f"已有“{path}”，接着填这一份。",)
        text = self._state.text
        self._file = self._lock_file(path)
        self._file.save(text)
        return (f"数据存在“{path}”。", *self._check_last_year())

    def _open(self, path: Path) -> None:
        file = self._lock_file(path)
        try:
            self._state = self._state_of(file.text or HEAD)
        except InputFault as error:
            file.close()
            raise InputFault(replace(fault, file=str(path)) for fault in error.faults) from None
        self._file, self._skipped = file, file.skipped
        self.opening += [f"看不懂，原样保留：{fault}" for fault in self._state.unknown]
        self.opening += [f"提示：{hint}" for hint in self._state.folded[:_MOST_HINTS]]
        if (more := len(self._state.folded) - _MOST_HINTS) > 0:
            self.opening.append(f"这样的提示还有{more}处。")
        self.opening += self._check_last_year()

    def _check_last_year(self) -> tuple[str, ...]:
        """A notice if last year's file does not fit this one, which is then no longer compared; else nothing."""
        if self._last_year is None or not all(self._state.has(path) for path in NAME_AND_YEAR):
            return ()
        if (unfit := misfit(self._state.facts, self._last_year)) is None:
            return ()
        self._last_year, self._state = None, replace(self._state, last_year=None)
        self._state_of = partial(self._state_of, last_year=None)
        own_year = self._state.report is not None and self._state.report.year == self._state.facts.basic.year
        return () if self._proposed or own_year else (f"上年的填报文件用不上：{unfit[0]}。{unfit[1]}。",)

    def _accept_outside_changes(self, step: Step | None, text: str) -> tuple[str, ...]:
        """Reload the file if others changed it; the notices. Raises ``_Clash`` if the step's own field was changed."""
        file = self._file
        if file is None or not file.changed_outside:
            return ()
        if file.deleted:
            file.accept_changes()
            file.save(self._state.text)
            return ("文件不在原来的地方了，已按填过的内容重新写出。",)
        try:
            theirs = self._state_of(file.reread())
        except InputFault as error:
            todo = "改好并存盘以后，再按一次回车"
            raise UsageFault(Fault(f"文件刚在别处改过，有写法错误（{error.faults[0]}）", todo)) from None
        mine, self._state = self._state, theirs
        file.accept_changes()
        lines = tuple(f"  {one}" for one in changes(mine.raw, theirs.raw))
        notices = ("文件刚在别处改过，已按改过的接着填：", *lines) if lines else ()
        for path, _ in () if step is None else _edits_of(step, mine, text):
            if mine.as_written(path) != theirs.as_written(path):
                now = theirs.as_written(path)
                raise _Clash(f"这一项刚在别处改成了“{now}”；仍用你填的，请再按一次回车", notices)
        return notices


class _Clash(Exception):
    """The step's own field was changed by somebody else meanwhile."""

    def __init__(self, fault: str, notices: tuple[str, ...]) -> None:
        super().__init__(fault)
        self.fault, self.notices = fault, notices


def _edits_of(step: Step, state: State, text: str) -> tuple[Edit, ...]:
    return step.take(state, text).edits


def _field(path: str) -> str:
    return ".".join(path.split(".")[:2])


def _concerns(key: str, entry: str) -> bool:
    """True if a step's key depends on the numbers of the list that an entry is deleted from."""
    field = entry.rpartition(".")[0]
    return key.startswith((f"{field}.", f"{ARRANGEMENTS}.for.")) and not key.endswith("+")


def _without_entry(skipped: frozenset[str], entry: str) -> frozenset[str]:
    """The skipped keys after an entry is deleted: its own dropped, those of later entries renumbered."""
    field, _, number = entry.rpartition(".")
    return frozenset(filter(None, (_renumbered(key, f"{field}.", int(number)) for key in skipped)))


def _renumbered(key: str, field: str, gone: int) -> str:
    """A step's key once an entry is gone; empty for a step of that entry."""
    number, dot, part = key.removeprefix(field).partition(".")
    if not key.startswith(field) or not number.isdecimal() or int(number) < gone:
        return key
    return "" if int(number) == gone else f"{field}{int(number) - 1}{dot}{part}"


def _encoding_fault(text: str) -> str:
    """The fault of an answer that is no valid Unicode; empty if it is."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "输入的汉字编码不对，没有收下；请把终端的编码改成 UTF-8，或改用“fazhi ask --plain”"
    return ""
