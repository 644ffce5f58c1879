"""Facts as content templates see them: they print themselves as marks and give access to nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise

from generator.chinese.dates import written_out
from generator.compose.source_marks import ABSENT, Ledger
from generator.facts.declare import Declaration
from generator.facts.values.breakdown import Breakdown, figure_of, is_pending
from generator.facts.values.nothing import NOT_APPLICABLE
from generator.facts.values.quantity import Cadence, Quantity, Rate

INNER_QUOTES = str.maketrans("“”", "‘’")
"""Quotation marks within others become single ones (GB/T 15834—2011 4.8.3.3)."""
# Two names in book-title or quotation marks stand side by side without 、 (GB/T 15834—2011 4.5.3.5).
_PAIRED = {"》": "《", "”": "“"}


class Unprintable(ValueError):
    """A fact that a template can print only with a filter. The message is Chinese."""


class FactView:
    """A fact as a template sees it: printed, it gives its mark, or the sign for a missing fact.

    ``stated`` is whether it has a value or is 待补; ``last`` is last year's value.
    """

    __slots__ = ("declaration", "last", "ledger", "path", "stated", "value")

    def __init__(self, path: str, declaration: Declaration, value: object, ledger: Ledger, last: object = None) -> None:
        self.path, self.declaration, self.value, self.ledger, self.last = path, declaration, value, ledger, last
        self.stated = value is not None and value is not NOT_APPLICABLE

    def __str__(self) -> str:
        return self.print()

    @property
    def pending(self) -> bool:
        """True if its value, or a breakdown's total, is 待补."""
        return is_pending(self.value)

    @property
    def figure(self) -> Quantity | None:
        """Its quantity, or that of its breakdown; None if there is none."""
        return figure_of(self.value)

    def print(self) -> str:
        """Its mark; of a cadence 每季度1, which reads before the template's measure.

        Raises Unprintable for a yes or no and anything else that needs a filter.
        """
        if not self.stated:
            return ABSENT
        if isinstance(self.value, Quantity):
            return self._print_figure(self.value)
        if isinstance(self.value, str):
            # The template sets the punctuation behind a person's words.
            return self.ledger.mark(self.value.rstrip("。；，;, "), "own", self.path)
        if isinstance(self.value, tuple):
            return enumerate_marks(self.marks())
        if self.pending:
            return self.gap()
        if isinstance(self.value, Breakdown):
            return self._print_figure(self.value.figure)
        if isinstance(self.value, Cadence):
            return self.ledger.mark(f"每{self.value.period}{self.value.times}", "figure", self.path)
        if isinstance(self.value, date):
            return self.ledger.mark(written_out(self.value), "figure", self.path)
        if isinstance(self.value, (Rate, int)) and not isinstance(self.value, bool):
            return self.ledger.mark(str(self.value), "figure", self.path)
        raise Unprintable(self._advice())

    def marks(self, *, before: tuple[str, ...] = (), behind: tuple[str, ...] = ()) -> list[tuple[str, str]]:
        """The entries of a list as (text, mark), without the words that the template puts before and behind them."""
        entries = self.value if isinstance(self.value, tuple) else ()
        behind = (*behind, "等")
        texts = [trimmed(entry.rstrip("。；，、;, ") or entry, before, behind) for entry in entries]
        return [(text, self.ledger.mark(text, "own", self.path)) for text in texts]

    def of_entries(self, wanted: Callable[[str], bool], *, when_pending: bool) -> FactView:
        """The list with its wanted entries only; while it is 待补 the gap remains, or nothing."""
        value = self.value
        if isinstance(value, tuple):
            value = tuple(entry for entry in value if wanted(entry)) or None
        elif self.pending and not when_pending:
            value = None
        return FactView(self.path, self.declaration, value, self.ledger)

    def gap(self) -> str:
        """The mark of a gap: 【待补：宣传资料份数】."""
        return self.ledger.mark(f"【待补：{self.declaration.title}】", "pending", self.path)

    def plain(self, text: str) -> str:
        """The mark of template words whose source is this fact."""
        return self.ledger.mark(text, "plain", self.path)

    def _print_figure(self, figure: Quantity | None) -> str:
        if figure is None:
            return ABSENT
        if figure.zero:
            return self.ledger.zero(self.path)
        return self.ledger.mark(str(figure), "figure", self.path)

    def _advice(self) -> str:
        if isinstance(self.value, bool):
            return f'“{self.declaration.title}”是“是/否”，要用 | 作("…") 写'
        return f"“{self.declaration.title}”不能直接写进句子"


def trimmed(text: str, before: Iterable[str] = (), behind: Iterable[str] = ()) -> str:
    """The text without those words at its ends, unless nothing would be left."""
    for word in before:
        text = text.removeprefix(word) or text
    for word in behind:
        text = text.removesuffix(word) or text
    return text


def enumerate_marks(entries: Sequence[tuple[str, str]], joint: str = "、") -> str:
    """The marks of (text, mark) entries joined by 、, without one between 》《 and ”“.

    If an entry has a 、 of its own, the last is joined by 和 or 以及.
    """
    marks = [mark for _, mark in entries]
    if joint != "、":
        return joint.join(marks)
    if len(entries) > 1 and "、" in "".join([text for text, _ in entries]):
        *first, last = marks
        return f"{'，'.join(first)}{'，以及' if len(first) > 1 else '和'}{last}"
    said = "".join(marks[:1])
    for (before, _), (text, mark) in pairwise(entries):
        said += mark if _PAIRED.get(before[-1:]) == text[:1] else f"、{mark}"
    return said


def largest_first(parts: Iterable[tuple[str, Quantity]]) -> list[tuple[str, Quantity]]:
    """The parts of a total sorted from largest to smallest, 其他 last; equal ones keep their order."""
    return sorted(parts, key=lambda part: (part[0] == "其他", -part[1].amount))
