"""What a check says: which rule, how grave, where, what is wrong, what to do, on what basis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from generator.reading import BlockPlace

Severity: TypeAlias = Literal["错误", "提示", "参考"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From what must be mended to what is only worth a look."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. All texts are Chinese and shown as they are.

    ``place`` is where the words stand (None: the report as a whole), ``words`` what is meant there; ``key`` names the
    finding in a list of confirmed ones and stays the same while its own sentence does (``FZ301-3fa9c1``).
    """

    rule: str
    severity: Severity
    place: BlockPlace | None
    words: str
    message: str
    todo: str
    basis: str
    key: str = ""

    def __str__(self) -> str:
        where = str(self.place) if self.place else "全文"
        words = f"“{self.words}”" if self.words else ""
        said = f"{self.message}。{self.todo}" if self.todo else self.message
        said = said if said.endswith(("。", "？", "！")) else f"{said}。"
        return f"{where}{words and '，'}{words}：{said}"
