"""What can go wrong, and who is to mend it.

FazhiError
├── InputFault      the facts or another input have faults            exit code 1
├── UsageFault      the command was called wrongly, a file is missing  exit code 2
└── TemplateFault   a content or layout template is at fault           exit code 3
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


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
