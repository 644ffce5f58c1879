"""Rests of a total: what it has less shares of it, less what was done of it, less the other one of two kinds.

三分之一是…，四分之一是…，余下50份; 核定20名，实有17名，空缺3名; 42名里专职18名、兼职24名.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import Claim, sum_of
from generator.claims.divisions import alike_before, is_partition, text_between
from generator.claims.reckonings import Reckoning

_REST = Expression("(?:其余|剩余|余下|剩下)[^，。；、\\d]{0,8}$")
_OPEN = Expression(
    "(?:空缺|空着|缺编|缺额)[^，。；、\\d]{0,4}$|(?:剩余|余下|剩下|其余)的?$"
    "|(?:没有?|未能?|尚未|仍未|还未)(?P<deed>(?!有|经)\\p{Han}{2})[^，。；、\\d]{0,6}$"
    "|(?:还在|仍在|尚在|正在)(?P<going>调|办|审|处|调解|办理|审理|处理|整改)的?[^，。；、\\d]{0,4}$"
)
_OPEN_BEHIND = Expression("^[^，。；、\\d]{0,6}(?:尚未|仍未|还未|未|没有)(?P<deed>(?!有|能|经)\\p{Han}{2})")
_DONE = Expression("办结|办完|结案|审结|调成|调解成功|化解|处置|整改|销号|答复|完成|终止|调处")
_IN_PLACE = Expression("实有|现有|在岗|在编|到岗|到位|实配")
_TOTAL = Expression("共|核定|应|编制|合计|排查|受理|收|登记|有|接|新|名额|定编|交办|留|结转|摸排|现有")
_MORE = Expression("又|再|加上|连同|新收|新受理|新增|下半年|二季度")
_APART = Expression("另|此外|同比|上年同期|比上|较上|平均|每|【|目标|计划")
_MOST = 6


@dataclass(frozen=True, eq=False)
class RestOfShares:
    """A rest of ``whole`` when ``shares`` of it, in per cent, are taken away."""

    whole: Claim
    shares: tuple[Claim, ...]
    rest: Claim

    @property
    def amount(self) -> Decimal:
        """The rest that there must be, in the measure's own unit."""
        left = 100 - sum_of(self.shares)
        return self.whole.amount * left / 100

    @property
    def is_even(self) -> bool:
        """True if the rest is that, as exactly as the shares are written: 三成 may be 28% to 32%."""
        slack = sum((_slack(one) for one in self.shares), Decimal(0)) * self.whole.amount / 100
        return abs(self.rest.amount - self.amount) <= max(slack, Decimal("0.5"))


def _slack(share: Claim) -> Decimal:
    if "成" in share.words:
        return Decimal(2)
    return Decimal("0.5").scaleb(-share.decimals) if "%" in share.words else Decimal(0)


def find_rests_of_shares(claims: Sequence[Claim]) -> Iterator[RestOfShares]:
    """The rests of totals that shares were taken from, in one sentence or the next."""
    for at, rest in enumerate(claims):
        if rest.kind not in ("count", "money", "area") or not rest.exact or not _REST.search(rest.lead):
            continue
        shares: list[Claim] = []
        for one in reversed(claims[max(at - _MOST, 0) : at]):
            if text_between(one, rest).count("。") + text_between(one, rest).count("\n") > 1:
                break
            if one.kind == "share":
                shares.insert(0, one)
            elif one.alike == rest.alike and one.kind == rest.kind:
                if len(shares) > 1 and one.exact and sum(share.amount for share in shares) < 100 and _are_apart(shares):
                    yield RestOfShares(one, tuple(shares), rest)
                break


def _are_apart(shares: Sequence[Claim]) -> bool:
    """True if the shares are exact, of the same total, and no rates or changes."""
    return all(
        one.exact and not expression("率|其中|增|降|同比|上升|提高|减").search(one.lead[-8:] + one.tail[:2])
        for one in shares
    )


def find_remainders(claims: Sequence[Claim]) -> Iterator[Reckoning]:
    """The balances of totals with what was done of them and what was not, and with the two kinds that they are of."""
    seq = [claim for claim in claims if claim.is_summed and not claim.per_each]
    for at, claim in enumerate(seq):
        yield from _left_open(seq, at, claim)
        yield from _two_kinds(seq, at, claim)
        yield from _outcomes(seq, at, claim)


def _left_open(seq: Sequence[Claim], at: int, rest: Claim) -> Iterator[Reckoning]:
    """受理58件，办结52件，没有办结的6件: the total, all that was done of it, and what was not."""
    found = _OPEN.search(rest.lead) or _OPEN_BEHIND.match(rest.tail)
    near = _before(seq, at) if found and rest.exact else []
    if found is None or len(near) < 2 or not _is_deed_of(found.groupdict(), near[-1]):
        return
    if any(_APART.search(one.label) for one in (*near, rest)) or _goes_on(seq, at):
        return
    if _comes_out(near, rest) or _comes_out(_in_reach(seq, at), rest):
        return
    whole = next((one for one in near[:-1] if _TOTAL.search(one.lead)), None)
    if whole is None:
        return
    both = [one for one in near[near.index(whole) + 1 : -1] if _MORE.search(one.lead)][:1]
    done = [one for one in near[near.index(both[0] if both else whole) + 1 :] if one.near(near[-1]) and _is_done(one)]
    left = Reckoning(rest, (whole, *both), tuple(done or near[-1:]), sure=False)
    if left.amount >= 0:
        yield left


def _comes_out(near: Sequence[Claim], rest: Claim) -> bool:
    """True if any total, or any two together, are some of the figures behind them and the rest."""
    for total in (*((one,) for one in near[:-1]), *combinations(near[:-1], 2)):
        amount = sum_of(total) - rest.amount
        behind = near[near.index(total[-1]) + 1 :]
        if any(sum_of(behind[first:]) == amount for first in range(len(behind))):
            return True
    return False


def _is_done(claim: Claim) -> bool:
    return bool(
        _DONE.search(claim.label + claim.tail) or _IN_PLACE.search(claim.label) or "已" in claim.lead + claim.tail[:2]
    )


def _is_deed_of(words: dict[str, str | None], done: Claim) -> bool:
    """True if a figure says how many had the thing done of which the rest is without: 已取得证 for 未取证."""
    told = done.label + done.tail
    if done.label.endswith("的") and not (_DONE.search(done.label) or "已" in done.label):
        return False  # 涉法的4件全部办结: there are others of which nothing is told
    if expression("未|没有|尚").search(told):
        return False
    deed = words.get("deed")
    if deed:
        return all(char in told for char in deed) or (deed[0] in told and bool(_DONE.search(told)))
    return _is_done(done)


def _before(seq: Sequence[Claim], at: int) -> list[Claim]:
    """The figures of the measure in the two sentences before one and in its own, without rows that divide one of them."""
    near = _in_reach(seq, at)
    for first in range(len(near)):
        for last in range(first + 2, len(near) - 1):
            row = near[first + 1 : last + 1]
            if near[first].near(row[-1]) and sum(one.amount for one in row) == near[first].amount:
                return near[: first + 1] + near[last + 1 :]
    return near


def _in_reach(seq: Sequence[Claim], at: int) -> list[Claim]:
    """The figures of the measure in the two sentences before one and in its own."""
    return [one for one in alike_before(seq, at, sentences=_FAR, most=_MOST) if one.exact][::-1]


_FAR = 3


def _goes_on(seq: Sequence[Claim], at: int) -> bool:
    """True if the sentence goes on with figures of the measure: what seems to be the rest may be one part of it."""
    return any(one.near(seq[at]) and one.alike == seq[at].alike for one in seq[at + 1 : at + 3])


_AMONG = Expression("[^，。；：、\\d]{0,8}(?:(?<!邻)里面?|当中|之中|(?<![集其])中)，?(?:有)?[^，。；、\\d]{1,6}")
_AND = Expression("[、，和](?:有)?[^，。；、\\d]{1,6}")


def _two_kinds(seq: Sequence[Claim], at: int, whole: Claim) -> Iterator[Reckoning]:
    """42名里专职18名、兼职24名: a total and the two kinds that there are."""
    parts = seq[at + 1 : at + 3]
    if len(parts) < 2 or not whole.exact or any(one.alike != whole.alike or not one.exact for one in parts):
        return
    first, second = parts
    if expression("达成|签订|作出").search(first.label):
        return  # 达成书面协议84件、口头协议32件: others reached none
    if not (_AMONG.fullmatch(text_between(whole, first)) and _AND.fullmatch(text_between(first, second))):
        return
    if is_partition([expression("^.*[里中]，?有?").sub("", first.label), second.label]) and not _goes_on(seq, at + 2):
        yield Reckoning(whole, (first, second))


_CONCLUDED = Expression("(?:全部|均|都|悉数)(?:已)?(?:依法|按期)?(?:审结|办结|结案|答复|化解|了结)")
_CARRIED = Expression("结转|上年|去年|往年|转来|遗留|移下")


def _outcomes(seq: Sequence[Claim], at: int, added: Claim) -> Iterator[Reckoning]:
    """新收六件，加上上年的一件，全部审结：维持四件，撤销一件，撤回两件."""
    after = [one for one in seq[at + 1 : at + 2 + _MOST] if one.near(added)]
    if not after or any(one.alike != added.alike or not one.exact for one in after):
        return
    other, parts = after[0], after[1:]
    carried = [bool(_CARRIED.search(one.lead)) for one in (added, other)]
    if (
        carried.count(True) != 1
        or len(parts) < 2
        or (at and seq[at - 1].near(added) and seq[at - 1].alike == added.alike)
    ):
        return
    if not _CONCLUDED.search(text_between(other, parts[0])):
        return
    amount = sum_of(parts)
    if amount not in (added.amount, other.amount):
        yield Reckoning(_both(added, other), tuple(parts))


def _both(one: Claim, other: Claim) -> Claim:
    """Two figures as one, from where the first begins to where the second ends."""
    value = one.quantity.value + other.quantity.value
    return replace(one, end=other.end, quantity=replace(one.quantity, value=value))
