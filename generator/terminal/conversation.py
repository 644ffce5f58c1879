"""The talk between a person and an interview, whatever the face: ask, understand, tell, until it is left."""

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


class Face(Protocol):
    """What a terminal can do."""

    ticks: bool
    """Whether options can be ticked."""

    @property
    def width(self) -> int:
        """Columns."""

    def say(self, *lines: str) -> None:
        """Lines for the person."""

    def ask(self, question: Question, refused: str | None = None) -> str:
        """An answer; ``refused`` is what was typed before and is there to be edited."""

    def choose(self, words: str, options: tuple[str, ...]) -> int:
        """The number (from 0) of one of a few things to do."""


def welcome(interview: Interview, face: Face) -> None:
    """The first screen: what must not be entered, where it goes on."""
    face.say(*(line for text in WELCOME for line in wrapped(text, face.width)))
    if interview.path is not None:
        face.say(f"填报文件：{interview.path}（全部还剩{interview.left().altogether}题）")
    face.say(*interview.opening)


def converse(interview: Interview, face: Face) -> Ending:
    """Question after question, until a draft is wanted or the interview is left."""
    refused: str | None = None
    while True:
        question = interview.question()
        if refused is None:
            ticked = face.ticks and question.kind == "ticks" and not question.text
            face.say(*lines_of(question, interview.left(), face.width, ticked=ticked))
        text = face.ask(question, refused)
        command = command_of(text) or command_behind(text, question.text if refused is None else refused)
        refused = None
        if command == "leave":
            return "leave"
        if command:
            _obey(command, interview, question, face)
            continue
        reply = interview.answer(text)
        face.say(*reply.notices)
        if not reply.understood:
            face.say(*wrapped(f"✗ {reply.fault}", face.width))
            refused = text if _shown(text) and not question.page else ""
            continue
        face.say(*filter(None, [f"  {reply.echo}" if reply.echo else ""]))
        if reply.action:
            return reply.action


def _obey(command: str, interview: Interview, question: Question, face: Face) -> None:
    if command == "help":
        face.say(*help_of(question, face.width))
    elif command == "review":
        interview.review()
    elif not interview.back():
        face.say("  已经是第一题了。")


def _shown(text: str) -> bool:
    """Whether it can be put back on the screen."""
    with suppress(UnicodeEncodeError):
        text.encode()
        return True
    return False


@contextmanager
def interruptible() -> Iterator[None]:
    """Let a closed terminal and a polite kill end the talk as Ctrl-C does: what was answered is on the disk."""
    names = [name for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), _interrupt) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _interrupt(*_: Any) -> None:
    raise KeyboardInterrupt
