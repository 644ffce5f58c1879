"""Relations between more than a part and its whole: what must be equal, what one answer says of another figure."""

from __future__ import annotations

from typing import ClassVar

from generator.facts.facts import Facts, declaration_at
from generator.facts.judging.amounts import amount, exact, figure, listed, with_value
from generator.facts.judging.relation import CHECK, Judgement, to_confirm
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.frozen import Frozen, frozen
from generator.facts.values.interval import Interval
from generator.facts.values.quantity import Quantity


@frozen
class Same(Frozen):
    """Two fields count the same things; where they need not, it is to be confirmed."""

    title: str
    one: str
    other: str
    because: str
    confirmable: ClassVar[bool] = True

    @property
    def paths(self) -> tuple[str, ...]:
        """The two fields."""
        return (self.one, self.other)

    def judge(self, facts: Facts) -> Judgement | None:
        """The objection, or None."""
        one, other = amount(facts, (self.one,)), amount(facts, (self.other,))
        if not one or not other or not (one.surely_exceeds(other) or other.surely_exceeds(one)):
            return None
        what = f"{with_value(facts, self.one)}与{with_value(facts, self.other)}不一致"
        return Judgement(self.title, what, to_confirm(self.title, self.because), self.paths, True)


@frozen
class StockBalance(Frozen):
    """Opening stock and new cases equal closed cases and the remaining stock, where all four are exact."""

    title: str
    came: tuple[str, str]
    went: tuple[str, str]
    confirmable: ClassVar[bool] = False

    @property
    def paths(self) -> tuple[str, ...]:
        """The four fields."""
        return (*self.went, *self.came)

    def judge(self, facts: Facts) -> Judgement | None:
        """The objection, or None; another relation judges figures of more done than there was to do."""
        amounts = []
        for path in self.paths:
            if not isinstance(found := exact(facts, path), Quantity):
                return None
            amounts.append(found.amount)
        done, left, *came = amounts
        if done > sum(came) or done + left == sum(came):
            return None
        what = f"{listed(facts, self.came)}不等于{listed(facts, self.went)}"
        return Judgement(self.title, what, CHECK, self.paths)


@frozen
class NoneButSome(Frozen):
    """Nobody took part in events of which there were none."""

    title: str
    times: str
    people: str
    confirmable: ClassVar[bool] = False

    @property
    def paths(self) -> tuple[str, ...]:
        """The two fields."""
        return (self.times, self.people)

    def judge(self, facts: Facts) -> Judgement | None:
        """The objection, or None."""
        times, people = figure(facts, self.times), figure(facts, self.people)
        if not (times and times.zero) or not people or people.zero:
            return None
        what = f"{with_value(facts, self.times)}是0，却有{with_value(facts, self.people)}"
        return Judgement(self.title, what, CHECK, self.paths)


@frozen
class EverywhereButFewer(Frozen):
    """A count is not below the number of villages where another field says that every village has one."""

    title: str
    answer: str
    count: str
    whole: tuple[str, ...]
    confirmable: ClassVar[bool] = False

    @property
    def paths(self) -> tuple[str, ...]:
        """The count first, which is the likelier slip."""
        return (self.count, self.answer, *self.whole)

    def judge(self, facts: Facts) -> Judgement | None:
        """The objection, or None."""
        if facts.at(self.answer) is not True:
            return None
        count, whole = amount(facts, (self.count,)), amount(facts, self.whole)
        if not count or not whole or not whole.surely_exceeds(count):
            return None
        title = declaration_at(self.answer).title
        what = f"“{title}”填了“是”，{with_value(facts, self.count)}却小于{listed(facts, self.whole)}"
        return Judgement(self.title, what, f"{CHECK}；没有全覆盖的，“{title}”改成“否”", self.paths)


@frozen
class EachPartAtMost(Frozen):
    """No single part of a breakdown exceeds the whole; the parts together may."""

    title: str
    field: str
    whole: tuple[str, ...]
    because: str
    confirmable: ClassVar[bool] = True

    @property
    def paths(self) -> tuple[str, ...]:
        """The breakdown and the fields of the whole."""
        return (self.field, *self.whole)

    def judge(self, facts: Facts) -> Judgement | None:
        """The objection to the first part that exceeds, or None."""
        value = facts.at(self.field)
        parts = value.parts if isinstance(value, Breakdown) else ()
        whole = amount(facts, self.whole) if parts else None
        for title, part in parts:
            if whole and isinstance(part, Quantity) and Interval.of(part).surely_exceeds(whole):
                what = f"{with_value(facts, f'{self.field}.{title}')}大于{listed(facts, self.whole)}"
                return Judgement(self.title, what, to_confirm(self.title, self.because), self.paths, True)
        return None
