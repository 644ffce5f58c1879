"""Faults and the tree of errors, by who is to mend them.

FazhiError
├── InputFault      the facts or another input have faults            exit code 1
├── UsageFault      the command was called wrongly, a file is missing  exit code 2
└── TemplateFault   a content or layout template is at fault           exit code 3
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where it is, what it is, what to do about it. All texts are Chinese and shown as they are.

    ``line`` is that of a text file, ``cell`` that of a workbook: ``普法宣传!H12``.
    """

    what: str
    todo: str = ""
    place: str = ""
    line: int = 0
    file: str = ""
    cell: str = ""

    def __str__(self) -> str:
        where = "，".join(filter(None, (self.file, f"第{self.line}行" if self.line else self.cell, self.place)))
        said = f"{self.what}。{self.todo}" if self.todo else self.what
        said = said if said.endswith(("。", "？", "！", "”")) else said + "。"
        return f"{where}：{said}" if where else said


@dataclass(frozen=True, slots=True)
class Advice:
    """Advice on a fault, worded for a line of a facts file (``乡镇类别: 镇``) and for a cell or a prompt."""

    in_file: str
    in_field: str

    def __str__(self) -> str:
        return self.in_field


Todo: TypeAlias = str | Advice


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a value is not accepted: what is wrong with it, what to do.

    ``below`` names the part of the value that is meant by titles: 学校 of a breakdown; empty for the whole.
    """

    what: str
    todo: Todo = ""
    below: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.what}，{self.todo}" if self.todo else self.what

    @property
    def in_file(self) -> str:
        """The advice, worded for a facts file."""
        return self.todo.in_file if isinstance(self.todo, Advice) else self.todo


class Rejected(ValueError):
    """Raised by a parser that does not accept a value: every objection to it, and what remains without them."""

    def __init__(self, *objections: Objection, rest: object = None) -> None:
        self.objections, self.rest = objections, rest
        super().__init__("；".join(map(str, objections)))


def rejected(what: str, todo: Todo = "") -> Rejected:
    """The exception for a value to which there is one objection."""
    return Rejected(Objection(what, todo))


class FazhiError(Exception):
    """The root: carries every fault that was found, not just the first."""

    exit_code = 1

    def __init__(self, faults: Iterable[Fault] | Fault | str) -> None:
        if isinstance(faults, str):
            faults = Fault(faults)
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


class InputFault(FazhiError):
    """The facts, or another input of the user's, have faults."""

    exit_code = 1


class UsageFault(FazhiError):
    """The command was called wrongly: an unknown flag, a file that is not there, no permission."""

    exit_code = 2


class TemplateFault(FazhiError):
    """A template would have made a wrong document; nothing was written."""

    exit_code = 3
