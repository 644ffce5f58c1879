"""The data between an interview and its screen: a question, the progress, the reply to an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["text", "choice", "ticks"]
Action: TypeAlias = Literal["", "draft", "leave"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question, ready to be shown; all texts are Chinese.

    ``text`` is the editable preset; with ``keeps``, Enter accepts it unchanged. ``enter`` and ``none`` name what an
    empty answer and 无 mean. ``options`` can be answered by number or by their words, several at once for the kind
    ``ticks``; other words are accepted unless it is ``closed``. ``ticked`` are the options ticked at first. ``known``
    are all answers at hand where the options are only the nearest of them; ``packed`` options stand several to a line.
    ``page`` marks a menu, which answers no field. ``counting`` says what counts and what does not, for those who ask;
    ``typing`` are the lines of ``help`` that only say how to type an answer.
    """

    topic: str
    words: str
    kind: Kind = "text"
    unit: str = ""
    help: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    typing: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    before: str = ""
    example: str = ""
    office: str = ""
    options: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    packed: bool = False
    closed: bool = True
    ticked: tuple[str, ...] = ()
    text: str = ""
    keeps: bool = False
    enter: str = ""
    none: str = ""
    page: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """Progress of an interview: the number of the question in its topic, and how many questions are left."""

    topic: str
    number: int
    of_topic: int
    altogether: int

    def __str__(self) -> str:
        return f"{self.topic} · 第{self.number}题 / 本节{self.of_topic}题 · 全部还剩{self.altogether}题"


@dataclass(frozen=True, slots=True)
class Reply:
    """The reply to an answer: ``echo`` says how it was understood, ``fault`` why it was not.

    ``useless`` is an answer that nobody would go on editing, so that the line is to be empty again. ``notices`` tell
    of the file and other fields; ``action`` is a draft or the end of the interview.
    """

    understood: bool
    echo: str = ""
    fault: str = ""
    notices: tuple[str, ...] = ()
    action: Action = ""
    useless: bool = False
