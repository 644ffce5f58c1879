"""The declaration of a rule: what it looks for, its basis, an example that it finds and one that it must not.

::

    RULES = Rules()
    rule, pattern = RULES.rule, RULES.pattern

    @rule("FZ312", "件数为一却写“均”", "提示", "实务", explain="…",
          finds="全年办理行政处罚案件1件，均做到程序合法。", spares="建成综治中心1个，25个村均设站。")
    def one_and_all(document: CheckedReport) -> Iterator[Hit]: ...

    pattern("FZ601", "叠词", "错误", "实务", r"书记书记", explain="…", todo="删去一个", finds="…", spares="…")
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.checks.checked_report import CheckedReport, ReportLine
from generator.checks.finding import Severity
from generator.chinese.expressions import Expression
from generator.reading.reading import ResidueKind
from generator.report.editions import DEFAULT

FAMILIES: dict[str, str] = {
    "1": "结构",
    "2": "编号",
    "3": "数字",
    "4": "残留",
    "5": "提法与法律",
    "6": "语言文字",
    "7": "个人信息与保密",
    "8": "公文格式",
    "9": "雷同",
}
"""The first digit of a rule's id."""


@dataclass(frozen=True, slots=True)
class Example:
    """A short report as lines (one a block), with what a rule may want to know beside it."""

    text: str
    year: int = 2025
    town: str = "青山镇"
    edition: str = DEFAULT
    facts: tuple[tuple[str, object], ...] = ()
    """Paths of fields with what they hold: ``(("publicity.materials", "5000余"),)``."""

    drafted: str = ""
    """The text of a draft of its facts."""

    against: tuple[str, ...] = ()
    """Other reports to be compared with."""

    residue: tuple[tuple[ResidueKind, str], ...] = ()
    """The residue that reading found, at the first block."""

    look: tuple[tuple[str, object], ...] | None = None
    """The values of its page format that differ from the standard; None if it has no pages."""

    document_number: str = ""

    def __str__(self) -> str:
        return self.text


Examples: TypeAlias = str | Example | tuple[str | Example, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A hit of a rule: the words (from ``start`` on in the line), and a message where the rule's own does not fit.

    ``line`` None is the report as a whole; ``severity`` goes before the rule's own.
    """

    line: ReportLine | None
    words: str = ""
    message: str = ""
    todo: str = ""
    start: int = 0
    severity: Severity | None = None


Find: TypeAlias = Callable[[CheckedReport], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its title, severity and basis, and the function that finds its hits.

    ``editions`` are those that it is for, all if empty. ``message`` and ``todo`` are used where a hit has none of its own.
    """

    id: str
    title: str
    severity: Severity
    basis: str
    explain: str
    finds: tuple[Example, ...]
    spares: tuple[Example, ...]
    find: Find = field(repr=False)
    message: str = ""
    todo: str = ""
    editions: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The kind of faults that it looks for: 结构, 编号 …"""
        return FAMILIES[self.id[2]]

    @property
    def looks(self) -> bool:
        """True if it looks at pages: fonts, margins, page numbers."""
        return any(example.look is not None for example in self.finds)


@dataclass(slots=True)
class Rules:
    """The rules that a module declares, in their order."""

    declared: list[Rule] = field(default_factory=list)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.declared)

    def rule(
        self,
        id: str,
        title: str,
        severity: Severity,
        basis: str,
        *,
        explain: str,
        finds: Examples,
        spares: Examples,
        message: str = "",
        todo: str = "",
        editions: tuple[str, ...] = (),
    ) -> Callable[[Find], Find]:
        """A decorator that declares the rule whose hits a function finds."""

        def declare(find: Find) -> Find:
            self.declared.append(
                Rule(
                    id, title, severity, basis, explain,
                    _examples(finds), _examples(spares), find, message, todo, editions,
                )
            )  # fmt: skip
            return find

        return declare

    def pattern(
        self,
        id: str,
        title: str,
        severity: Severity,
        basis: str,
        expression: str,
        *,
        explain: str,
        finds: Examples,
        spares: Examples,
        message: str = "",
        todo: str = "",
        unless: str = "",
        roles: tuple[str, ...] = (),
        editions: tuple[str, ...] = (),
    ) -> None:
        """Declare a rule that is an expression, matched within lines.

        ``unless`` is one that spares a match that it overlaps. ``roles`` are the lines' that it is for, all if empty.
        ``{0}``, ``{1}`` in ``message`` and ``todo`` are the match and its groups.
        """
        spared = Expression(unless) if unless else None
        find = PatternFinder(Expression(expression), spared, roles, message, todo)
        self.rule(
            id, title, severity, basis,
            explain=explain, finds=finds, spares=spares, message=message, todo=todo, editions=editions,
        )(find)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PatternFinder:
    """Finds the matches of an expression; the fields are the arguments of :func:`pattern`."""

    expression: Expression
    unless: Expression | None
    roles: tuple[str, ...]
    message: str
    todo: str

    def __call__(self, document: CheckedReport) -> Iterator[Hit]:
        """A hit for each match that is not spared, in a line of one of the roles."""
        for match in document.matches(self.expression):
            line = document.line_at(match.start())
            if (self.roles and line.role not in self.roles) or self._is_spared(line, match):
                continue
            words = [match[0], *(group or "" for group in match.groups())]
            message, todo = self.message.format(*words), self.todo.format(*words)
            yield Hit(line, match[0], message, todo, match.start() - line.start)

    def _is_spared(self, line: ReportLine, match: re.Match[str]) -> bool:
        start, end = match.start() - line.start, match.end() - line.start
        around = self.unless.finditer(line.text) if self.unless else ()
        return any(spared.start() < end and spared.end() > start for spared in around)


def _examples(given: Examples) -> tuple[Example, ...]:
    each = given if isinstance(given, tuple) else (given,)
    return tuple(one if isinstance(one, Example) else Example(one) for one in each)
