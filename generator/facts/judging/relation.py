"""The kinds of relations that figures stand in, and how each is judged.

A relation fails only if that is certain, given what 余, 约 and 近 leave open. What is 待补, 未填 or a cadence fails
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Protocol

from generator.errors import Advice, Todo
from generator.facts.facts import Facts, declaration_at, given
from generator.facts.judging.amounts import amount, exact, figure, listed, value_at, with_value
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.frozen import Frozen, frozen
from generator.facts.values.interval import Interval
from generator.facts.values.quantity import Quantity, Rate, ratio

CHECK = "请核对这几个数"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A relation that does not hold: what contradicts what, and whether a reason can let it stand.

    ``title`` is the key under which 已确认 gives the reason; ``paths`` are the fields, the most doubtful first.
    """

    title: str
    what: str
    todo: Todo
    paths: tuple[str, ...]
    confirmable: bool = False


class Relation(Protocol):
    """A relation between figures: its title, and how it is judged."""

    @property
    def title(self) -> str:
        """The key under which 已确认 gives a reason."""

    @property
    def confirmable(self) -> bool:
        """True if a stated reason lets the figures be."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The fields that it depends on, the most doubtful first."""

    def judge(self, facts: Facts) -> Judgement | None:
        """The objection, or None."""


@frozen
class AtMost(Frozen):
    """The first cannot exceed the others' sum; where lawful exceptions exist, they are to be confirmed.

    ``plus`` counts along with the whole where it is given. Where a field of ``unless`` holds a figure, another
    relation judges by it, so that one slip is not reported twice.
    """

    title: str
    part: str
    whole: tuple[str, ...]
    confirmable: bool = False
    because: str = ""
    plus: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """The fields that it depends on."""
        return (self.part, *self.whole, *self.plus, *self.unless)

    def judge(self, facts: Facts) -> Judgement | None:
        """The objection, or None."""
        if self._plainly_holds(facts) or any(figure(facts, path) for path in self.unless):
            return None
        wholes = (*self.whole, *(path for path in self.plus if given(value_at(facts, path))))
        part, whole = amount(facts, (self.part,)), amount(facts, wholes)
        if not part or not whole or not part.surely_exceeds(whole):
            return None
        what = f"{with_value(facts, self.part)}大于{listed(facts, wholes)}"
        todo = to_confirm(self.title, self.because) if self.confirmable else CHECK
        return Judgement(self.title, what, todo, self.paths, self.confirmable)

    def _plainly_holds(self, facts: Facts) -> bool:
        """True if there is nothing to compare, or one figure below another, as in nearly every town.

        Whatever words make them approximate: the less can be that little, the greater that much.
        """
        part, whole = figure(facts, self.part), figure(facts, self.whole[0])
        if part is None or whole is None:
            return True
        if part.scale or whole.scale:
            return False
        return part.value < whole.value or (part.value == whole.value and not (part.qualifier or whole.qualifier))


def _rate_and_share(facts: Facts, paths: tuple[str, ...]) -> tuple[Rate, Quantity, Quantity] | None:
    """Rate, numerator and denominator where all are exact and make a share; another relation judges one beyond 1."""
    rate, numerator, denominator = (exact(facts, path) for path in paths)
    if not isinstance(rate, Rate) or not isinstance(numerator, Quantity) or not isinstance(denominator, Quantity):
        return None
    if denominator.zero or numerator.amount > denominator.amount:
        return None
    return rate, numerator, denominator


@frozen
class RateOf(Frozen):
    """A rate is its numerator's share of its denominator, to the decimals written, where all three are exact."""

    title: str
    rate: str
    numerator: str
    denominator: str
    confirmable: bool = False
    because: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        """The fields that stand in the relation."""
        return (self.rate, self.numerator, self.denominator)

    def judge(self, facts: Facts) -> Judgement | None:
        """The objection, or None; another relation judges a numerator beyond its denominator."""
        given = _rate_and_share(facts, self.paths)
        if given is None:
            return None
        rate, numerator, denominator = given
        if rate.agrees(numerator.amount, denominator.amount):
            return None
        share = f"{numerator}/{denominator}＝{ratio(numerator, denominator)}"
        what = f"{with_value(facts, self.rate)}与{listed(facts, self.paths[1:], '、')}对不上（{share}）"
        todo = to_confirm(self.title, self.because) if self.confirmable else f"{CHECK}；两个数都填了的，率可以不填"
        return Judgement(self.title, what, todo, self.paths, self.confirmable)


@frozen
class RateNotBelow(Frozen):
    """A rate that counts late ones too is not below the share of those in time, where all three are exact."""

    title: str
    rate: str
    numerator: str
    denominator: str
    because: str
    confirmable: ClassVar[bool] = True

    @property
    def paths(self) -> tuple[str, ...]:
        """The fields that stand in the relation."""
        return (self.rate, self.numerator, self.denominator)

    def judge(self, facts: Facts) -> Judgement | None:
        """The judgement if it fails, else None; a numerator beyond its denominator is another relation's affair."""
        given = _rate_and_share(facts, self.paths)
        if given is None:
            return None
        rate, numerator, denominator = given
        least = numerator.amount / denominator.amount * 100
        if rate.value >= least or rate.agrees(numerator.amount, denominator.amount):
            return None
        share = f"{numerator}/{denominator}＝{ratio(numerator, denominator)}"
        what = f"{with_value(facts, self.rate)}低于{listed(facts, self.paths[1:], '、')}的比例（{share}）"
        return Judgement(self.title, what, to_confirm(self.title, self.because), self.paths, True)


@frozen
class RateOfSome(Frozen):
    """No rate of nothing: 0/0 is not 100%."""

    title: str
    rate: str
    denominator: str
    confirmable: ClassVar[bool] = False

    @property
    def paths(self) -> tuple[str, ...]:
        """The fields that stand in the relation."""
        return (self.rate, self.denominator)

    def judge(self, facts: Facts) -> Judgement | None:
        """The objection, or None."""
        denominator = figure(facts, self.denominator)
        if not isinstance(facts.at(self.rate), Rate) or not (denominator and denominator.zero):
            return None
        what = f"{with_value(facts, self.denominator)}，没有发生，不能有{with_value(facts, self.rate)}"
        return Judgement(self.title, what, f"“{declaration_at(self.rate).title}”请改成“不适用”", self.paths)


@frozen
class Parts(Frozen):
    """Parts do not exceed their total, and make it up where they are complete."""

    field: str
    confirmable: ClassVar[bool] = False

    @property
    def title(self) -> str:
        """The breakdown's title says which one."""
        return f"{declaration_at(self.field).title}的分项与合计"

    @property
    def paths(self) -> tuple[str, ...]:
        """The one field."""
        return (self.field,)

    def judge(self, facts: Facts) -> Judgement | None:
        """The objection, or None."""
        value = facts.at(self.field)
        if not isinstance(value, Breakdown) or not value.parts or not (total := amount(facts, (self.field,))):
            return None
        what, todo = _of_parts(value, total) or ("", "")
        declared = declaration_at(self.field)
        message = f"“{declared.title}”的{what}合计（{value.total}{declared.unit}）"
        return Judgement(self.title, message, todo, self.paths) if what else None


def _of_parts(value: Breakdown, total: Interval) -> tuple[str, str] | None:
    """The objection to the parts of a total; None if they can be right."""
    figures = {title: part for title, part in value.parts if isinstance(part, Quantity)}
    for title, part in figures.items():
        if Interval.of(part).surely_exceeds(total):
            return f"分项“{title}”（{part}）大于", CHECK
    if value.overlap or not figures:
        return None
    parts = Interval.sum(map(Interval.of, figures.values()))
    added = "＋".join(map(str, figures.values()))
    if parts.surely_exceeds(total):
        return f"分项之和（{added}）大于", f"{CHECK}；同一件计入两个分项的，写“交叉: 是”"
    if value.adds_up and len(figures) == len(value.parts) and total.surely_exceeds(parts):
        return f"分项之和（{added}）小于", f"{CHECK}；还有没列出的分项，写“分项完整: 否”"
    return None


@frozen
class NotAfter(Frozen):
    """One date does not come after another."""

    title: str
    earlier: str
    later: str
    confirmable: ClassVar[bool] = False

    @property
    def paths(self) -> tuple[str, ...]:
        """The fields that stand in the relation."""
        return (self.later, self.earlier)

    def judge(self, facts: Facts) -> Judgement | None:
        """The objection, or None."""
        earlier, later = facts.at(self.earlier), facts.at(self.later)
        if not isinstance(earlier, date) or not isinstance(later, date) or earlier <= later:
            return None
        what = f"{with_value(facts, self.later)}早于{with_value(facts, self.earlier)}"
        return Judgement(self.title, what, "请核对这两个日期", self.paths)


@frozen
class InSeason(Frozen):
    """A date lies where a report of that year has it: not before the day given, nor after the other."""

    title: str
    field: str
    since: tuple[int, int]
    until: tuple[int, int, int]
    wording: str
    confirmable: ClassVar[bool] = True

    @property
    def paths(self) -> tuple[str, ...]:
        """The date, and the year that it is held against."""
        return (self.field, "basic.year")

    def judge(self, facts: Facts) -> Judgement | None:
        """The objection, or None."""
        value, year = facts.at(self.field), facts.basic.year
        years, *last_day = self.until
        if not isinstance(value, date) or date(year, *self.since) <= value <= date(year + years, *last_day):
            return None
        what = f"{with_value(facts, self.field)}{self.wording.format(year=year)}"
        return Judgement(self.title, what, to_confirm(self.title, "情况属实的"), self.paths, True)


def to_confirm(title: str, because: str) -> Advice:
    """The advice on a relation that may be broken lawfully."""
    lawful = f"请核对；{because}，在“已确认”"
    return Advice(f"{lawful}下写一行“{title}: 原因”", f"{lawful}表里加一行，“关系”写“{title}”，“原因”写明理由")
