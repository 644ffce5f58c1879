"""A finding of a check: the rule, its severity, the place, what is wrong, what to do, the basis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from generator.reading import BlockPlace

Severity: TypeAlias = Literal["错误", "提示", "参考"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""The severities, from the gravest to the slightest."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. All texts are Chinese and shown unchanged.

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
