"""The loop of an interview on any face: show the question, read the answer, show the reply."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Literal, Protocol, TypeAlias

from generator.chinese.width import wrapped
from generator.interview.interview import Interview
from generator.interview.question import Question
from generator.interview.typed_commands import WELCOME, command_behind, command_of
from generator.terminal.screen import help_of, lines_of

Ending: TypeAlias = Literal["draft", "leave"]

_SECONDS_UNTIL_AGAIN = 1.0


class Face(Protocol):
    """The input and output that a conversation needs of a terminal."""

    ticks: bool
    """True if options are shown as boxes to tick."""

    @property
    def width(self) -> int:
        """The width in columns."""

    def say(self, *lines: str) -> None:
        """Print the lines."""

    def ask(self, question: Question, refused: str | None = None) -> str:
        """The typed answer; ``refused`` is the rejected answer before, as an editable preset."""

    def choose(self, words: str, options: tuple[str, ...]) -> int:
        """The index (from 0) of the chosen option."""


def welcome(interview: Interview, face: Face) -> None:
    """Print the first screen: what must not be entered, the file, how much is left."""
    face.say(*(line for text in WELCOME for line in wrapped(text, face.width)))
    if interview.path is not None:
        face.say(f"填报文件：{interview.path}（全部还剩{interview.progress().altogether}题）")
    face.say(*interview.opening)


def converse(interview: Interview, face: Face) -> Ending:
    """Ask question after question until a draft is wanted or the interview is left; which of the two."""
    refused: str | None = None
    while True:
        question = interview.question()
        if refused is None:
            ticked = face.ticks and question.kind == "ticks" and not question.text
            face.say(*lines_of(question, interview.progress(), face.width, ticked=ticked))
        text = face.ask(question, refused)
        command = command_of(text) or command_behind(text, question.text if refused is None else refused)
        refused = None
        if command == "leave":
            return "leave"
        if command:
            _run_command(command, interview, question, face)
            continue
        reply = interview.answer(text)
        face.say(*(line for notice in reply.notices for line in wrapped(notice, face.width)))
        if not reply.understood:
            face.say(*wrapped(f"✗ {reply.fault}", face.width))
            refused = text if _is_encodable(text) and not question.page and not reply.useless else ""
            continue
        face.say(*(wrapped(reply.echo, face.width, "  ") if reply.echo else ()))
        if reply.action:
            return reply.action


def _run_command(command: str, interview: Interview, question: Question, face: Face) -> None:
    if command == "help":
        face.say(*help_of(question, face.width))
    elif command == "review":
        interview.review()
    elif not interview.back():
        face.say("  已经是第一题了。")


def _is_encodable(text: str) -> bool:
    """True if the text is valid Unicode, so that a terminal can show it again."""
    with suppress(UnicodeEncodeError):
        text.encode()
        return True
    return False


@contextmanager
def interruptible() -> Iterator[None]:
    """Turn Ctrl-C, SIGTERM, SIGHUP and SIGBREAK into KeyboardInterrupt meanwhile, since all answers are saved already.

    Python drops an exception that a signal raises in a finalizer. So an alarm raises it again until this block is left.
    """
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK", "SIGALRM")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, _interrupt) for number in numbers}
    try:
        yield
    finally:
        _set_alarm(0)
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(*_: Any) -> None:
    _set_alarm(_SECONDS_UNTIL_AGAIN)
    raise KeyboardInterrupt


def _set_alarm(seconds: float) -> None:
    """Set or, with 0, stop the alarm; there is none on Windows, where a second Ctrl-C has to do."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
