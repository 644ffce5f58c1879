"""Other readings of a division that does not come out even: whose parts they are, and which of them the total holds.

A writer leaves much to the reader: 三个片区，北片9个村… divides the 22 villages of the paragraph before, not the three. What
has a reading that agrees is no fault.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal

from generator.chinese.expressions import Expression
from generator.claims.claim import Claim
from generator.claims.divisions import Partition, text_between

_HOLDS = Expression("以上|[（(]?[含包]括?[^，。；）)]{1,8}[）)]?")
"""Words of a part that holds a smaller one beside it: 省级2个，市级以上（含省级）5个."""
_OF_WHOLE = Expression("其中|当中|[中里含]")
"""Words that say which figure is divided."""
_MANY = 10
"""Two figures of so many are hardly the same by chance."""
_STEPS = (2, 3)
"""A row of so many kinds by turns: 受理125件，调成122件；受理34件，调成32件."""


def agrees_otherwise(one: Partition, claims: Sequence[Claim]) -> bool:
    """True if the parts make another figure before them, or some of them, by turns or one of two nested, make the whole."""
    return _make_another(one, claims) or _make_it_first(one) or _make_it_by_turns(one) or _make_it_nested(one)


def _make_another(one: Partition, claims: Sequence[Claim]) -> bool:
    """True if the parts come to a figure in front of them, of their paragraph or the one before."""
    if _OF_WHOLE.search(one.word):
        return False
    own = {id(part) for part in one.parts} | {id(one.whole)}
    first = one.parts[0].passage.index
    first_row = one.whole.amount + sum((part.amount for part in one.parts), Decimal(0))
    return any(
        one.least <= claim.amount <= one.most or (not one.word and claim.amount == first_row)
        for claim in claims
        if first - 1 <= claim.passage.index <= first
        and claim.alike == one.whole.alike
        and id(claim) not in own
        and (claim.passage.index, claim.start) < (first, one.parts[0].start)
        and not claim.per_each
    )


def _make_it_first(one: Partition) -> bool:
    """True if the first parts make the whole, and what follows tells what became of them: 移交9件、自收6件，调成14件."""
    before: list[Decimal] = []
    for part in one.parts:
        if part.amount in before and part.amount >= _MANY and not one.word:
            return sum(before) == one.whole.amount  # 好评3098次，差评22次，回访22次
        before.append(part.amount)
    gaps = [text_between(first, second) for first, second in itertools.pairwise(one.parts)]
    row = next((n for n, gap in enumerate(gaps, 1) if "，" in gap or "；" in gap), len(gaps) + 1)
    first = sum((part.amount * n for part, (n, _) in zip(one.parts[:row], one.times, strict=False)), Decimal(0))
    return not one.after and 1 < row < len(one.parts) and first == one.whole.amount


def _make_it_by_turns(one: Partition) -> bool:
    """True if every second or third of the parts makes the whole."""
    many = len(one.parts)
    return any(
        sum(part.amount for part in one.parts[start::step]) == one.whole.amount
        for step in _STEPS
        if many % step == 0 and many > step
        for start in range(step)
    )


def _make_it_nested(one: Partition) -> bool:
    """True if one part says that it holds a smaller one, without which they make the whole."""
    amounts = [part.amount for part in one.parts]
    holding = [part.amount for part in one.parts if _HOLDS.search(part.label + part.tail)]
    over = sum(amounts, Decimal(0)) - one.whole.amount
    return any(over == less for held in holding for less in amounts if less < held)
