"""Other readings of what does not come out even: whose parts some figures are, and which of them a total or a share is of.

A writer leaves much to the reader: 三个片区，北片9个村… divides the 22 villages of the paragraph before, not the three. What
has a reading that agrees is no fault.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.chinese.expressions import Expression
from generator.claims.claim import Claim, sum_of
from generator.claims.divisions import Partition, text_between
from generator.claims.ratios import ALL, Share, agrees, is_tied
from generator.claims.reckonings import Reckoning

_HOLDS = Expression("以上|[（(]?[含包]括?[^，。；）)]{1,8}[）)]?")
"""Words of a part that holds a smaller one beside it: 省级2个，市级以上（含省级）5个."""
_OF_WHOLE = Expression("其中|当中|[中里含]")
"""Words that say which figure is divided."""
_OF_LIST = Expression("共|清单|任务|计划")
_MANY = 10
"""Two figures of so many are hardly the same by chance."""
_REACH, _BESIDE = 2, 8
"""So many sentences before a share its figures are; so near its whole is beside it, in brackets."""
_PAIR = 2
_STEPS = (2, 3)
"""A row of so many kinds by turns: 受理125件，调成122件；受理34件，调成32件."""


def agrees_otherwise(one: Partition, claims: Sequence[Claim]) -> bool:
    """True if the parts make another figure before them, or some of them, by turns or one of two nested, make the whole."""
    twice = sum_of(one.parts) == one.whole.amount * 2  # divided up in two ways, or with a sum in between
    first = one.parts[0].amount
    of_first = len(one.parts) > _PAIR and first > _MANY and sum_of(one.parts) == first * 2  # 31件，14件、9件、8件
    return (
        twice
        or of_first
        or _make_another(one, claims)
        or _make_it_first(one)
        or _make_it_by_turns(one)
        or _make_it_nested(one)
    )


def comes_out_without_some(one: Partition) -> bool:
    """True if the first parts alone make the whole, or all but one: what is over may be no part of it."""
    amounts = [part.amount * n for part, (n, _) in zip(one.parts, one.times, strict=True)]
    over = sum(amounts, Decimal(0)) - one.whole.amount
    return len(amounts) > _PAIR and (
        over in amounts or any(sum(amounts[end:]) == over for end in range(_PAIR, len(amounts)))
    )


def _make_another(one: Partition, claims: Sequence[Claim]) -> bool:
    """True if the parts come to a figure in front of them, of their paragraph or the one before."""
    if _OF_WHOLE.search(one.word):
        return False
    own = {id(part) for part in one.parts} | {id(one.whole)}
    first = one.parts[0].passage.index
    together = one.whole.amount + sum_of(one.parts)
    return any(
        one.least <= claim.amount <= one.most or (not one.word and claim.amount == together)
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


def balance_agrees_otherwise(one: Reckoning) -> bool:
    """True if one of three figures is the sum of the others, whichever the text takes for it."""
    amounts = [claim.amount for claim in (one.whole, *one.added)]
    return len(amounts) == 3 and not one.taken and any(value * 2 == sum(amounts) for value in amounts)


def share_agrees_otherwise(one: Share, claims: Sequence[Claim]) -> bool:
    """True if other figures before a share make it: the last one and any of its measure, a row of some, two kinds by turns.

    38件中自动履行32件，占确认数的84.2%; 优秀12卷，合格36卷，不合格2卷，合格以上占96%; 两期合起来，合格率93%.
    """
    share = one.claim
    near = [claim for claim in claims if _is_in_reach(claim, share)]
    rows = [[claim for claim in near if claim.alike == alike] for alike in dict.fromkeys(claim.alike for claim in near)]
    exact = share.exact and "%" in share.words and share.amount != ALL
    part = one.pairs[0][0]
    again = sum_of(part) == sum_of(one.pairs[0][1])  # 合计132件。132件中达成…: the whole named again
    tied = part[-1] if is_tied(part, one.name) and not again else None
    return exact and any(agrees(share, *pair) for row in rows for pair in _parts_and_wholes(row, share, tied))


def _is_in_reach(claim: Claim, share: Claim) -> bool:
    """True if a figure that may be summed is in a share's sentence or the one before, in front of it."""
    same = claim.passage is share.passage and claim.end <= share.start and claim.is_summed and claim.exact
    return same and text_between(claim, share).count("。") < _REACH


def _parts_and_wholes(row: list[Claim], share: Claim, tied: Claim | None) -> Iterator[tuple[Decimal, Decimal]]:
    """The pairs of a part and a whole that figures of one measure before a share give; ``tied`` is the part it is named after."""
    for start in range(len(row) % 2, len(row) - 2, 2):
        yield sum_of(row[start + 1 :: 2]), sum_of(row[start::2])
    last = tied or row[-1]
    if share.decimals:
        yield from ((last.amount, whole.amount) for whole in row if whole is not last and _OF_LIST.search(whole.label))
    yield from (
        (last.amount, whole.amount) for whole, part in itertools.pairwise(row) if part is last and whole.near(last)
    )
    if not tied and share.start - last.end < _BESIDE and last.passage.text[last.start - 1] == "（":
        yield from ((part.amount, last.amount) for part in row[:-1])
    for start, whole in enumerate(row):
        sums = (row[start + 1 : end] for end in range(start + 3, len(row) + 1))
        yield from ((sum_of(some), whole.amount) for some in sums if not tied or tied in some)
