"""What goes between an interview and whoever shows it: a question, where it stands, what came of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["text", "choice", "ticks"]
Action: TypeAlias = Literal["", "draft", "leave"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question, ready to be shown.

    ``text`` stands there to be edited; ``keeps`` says that Enter takes it as it stands. ``enter`` says what an empty
    answer does. ``options`` are answered by number or by their words; of ``ticks`` several at once, and unless it is
    ``closed`` other words, too. ``ticked`` are the options that are ticked to begin with.
    """

    topic: str
    words: str
    kind: Kind = "text"
    unit: str = ""
    help: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    before: str = ""
    example: str = ""
    office: str = ""
    options: tuple[str, ...] = ()
    closed: bool = True
    ticked: tuple[str, ...] = ()
    text: str = ""
    keeps: bool = False
    enter: str = ""
    none: str = ""
    page: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """Where a question stands: which of its topic's it is, and how many are left altogether."""

    topic: str
    number: int
    of_topic: int
    altogether: int

    def __str__(self) -> str:
        return f"{self.topic} · 第{self.number}题 / 本节{self.of_topic}题 · 全部还剩{self.altogether}题"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of an answer: how it was understood, or why not; ``notices`` are about the file.

    ``action`` says what the person wants done that is no answer: a draft made, the interview left.
    """

    understood: bool
    echo: str = ""
    fault: str = ""
    notices: tuple[str, ...] = ()
    action: Action = ""
