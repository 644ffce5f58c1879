"""Sums that must come out even: a total less its parts is the rest; carried over and added is due, or done and left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from generator.chinese.expressions import Expression, expression
from generator.claims import nouns
from generator.claims.claim import Claim, changes_subject, sum_of
from generator.claims.divisions import alike_before, is_entry, joined, text_between

_REST = Expression(
    "(?:其余|剩余|余下|尚余|剩下|剩余的|(?<![\\d十百千万])余(?=$|[下的为均已系由在属皆者未仍正待尚]))[^，。；、\\d]{0,12}$"
)
_MAYBE_REST = Expression("(?:另有?|还有|尚有|仍有|未|尚未|正在|仍在|尚在|还在|待)[^，。；、\\d]{0,8}$")
_EXCEPT = Expression("除[^，。；]{0,30}$")
_FLOW: tuple[tuple[str, Expression], ...] = (
    ("left", Expression("结转下|余下|转下年|结转至|(?<![上去])年[末底]|期末|尚余|还剩|结余|剩余|未结(?!转)|(?:目前|现|实际).*(?:达到|为|有|在|规模|总数)|(?:仍在|尚在|在办|正在).*|合并后|现有")),
    ("before", Expression("(?:上年|去年)(?:[末底](?:在册|在编|在岗|结余|结存|有)?|(?!为|是|同期|[末底]))|结转|年初(?!排|确定|计划|安排|部署|梳理|列|制定|拟|下达|分解)|期初|往年|遗留|原有")),
    ("due", Expression("应办|应答复|应结|(?:合计|共|总计|累计)(?!享|同|建|治)|应办理")),
    ("added", Expression("新收|新(?:排查|摸排|登记|发现|转入|立案|交办|申请|列管)|新增|新接|新立|新受理|新取得|(?:本年|当年|今年|年内|全年)(?:受理|收|新|接|立)|接收|衔接|增加|调入|转入|收案|又|招录|招聘|录用|加入")),
    ("done", Expression("办结|答复|解除|注销|减少|迁出|销号|退出|核销|化解|撤销|退休|调离|调出|转出|完成|结案|解矫|撤并|取消")),
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Reckoning:
    """Figures that must come out even: ``whole`` is what the others (added, then taken away) come to."""

    whole: Claim
    added: tuple[Claim, ...]
    taken: tuple[Claim, ...] = ()
    sure: bool = True

    @property
    def amount(self) -> Decimal:
        """The amount of the figures, in the measure's own unit."""
        return sum_of(self.added) - sum_of(self.taken)

    @property
    def is_even(self) -> bool:
        """True if it comes out, or a whole that is approximate may be it; other approximate ones are never held against it."""
        if not all(claim.exact for claim in (*self.added, *self.taken)):
            return True
        low, high = self.whole.bounds
        return low <= self.amount <= high

    @property
    def shown(self) -> str:
        """The sum in words: 11＋86－89."""
        taken = "".join(f"－{one.quantity}" for one in self.taken)
        return "＋".join(str(one.quantity) for one in self.added) + taken


def find_reckonings(claims: Sequence[Claim]) -> tuple[Reckoning, ...]:
    """The balances of running text that do not come out, and those that do."""
    seq = [claim for claim in claims if claim.is_summed and not claim.per_each]
    return (*_rests(seq), *_flows(seq))


def _before(seq: Sequence[Claim], at: int, sentences: int = 2) -> list[Claim]:
    """The figures of the same measure in reach before one, in reading order."""
    return list(alike_before(seq, at, sentences=sentences))[::-1]


def _rests(seq: Sequence[Claim]) -> Iterator[Reckoning]:
    for at, rest in enumerate(seq):
        before = _before(seq, at, 3 if at and _is_exception(seq[at - 1]) else 2)
        if any(flow(one) == "before" for one in before):
            continue
        near = [one for one in before if not changes_subject(one, rest) and not _counts_others(one, rest)]
        if _is_divided(near):
            yield from _rest_of_divided(near, rest)
            continue
        apart = next((one for one in near if _is_exception(one)), None)
        if apart is not None and apart is near[-1] and len(near) > 1:
            if _REST.search(rest.lead) or set(rest.noun) & set(near[-2].noun):
                yield Reckoning(near[-2], (apart, rest))
        elif len(near) > 1 and _REST.search(rest.lead):
            yield from _least_uneven(near, rest, _behind(seq, at))
        elif len(near) > 1 and _counts_down(near, rest):
            balances = _least_uneven(near, rest, _behind(seq, at))
            close = (one for one in balances if abs(one.amount - one.whole.amount) <= one.whole.amount * _CLOSELY)
            yield from (one for one in close if one.amount >= one.whole.amount or not _is_one_more(rest))


_CLOSELY = Decimal("0.5")
"""So far from its total a balance may be that no word like 其余 declares: 50卷中有2卷不合格，另有3卷 is none."""


_ONE_MORE = Expression("另有?[^，。；、\\d]{0,3}$")
_LACKING = Expression("未|尚|仍|还|待|正在")


def _is_one_more(rest: Claim) -> bool:
    """True if a figure is one more beside the others and need not be all that is left: 另有3人已报名."""
    tail = rest.passage.text[rest.end : rest.sentence[1]]
    return bool(_ONE_MORE.search(rest.lead)) and not _LACKING.search(tail)


def _counts_others(one: Claim, rest: Claim) -> bool:
    """True if a rest names things that the paragraph before, with the supposed total, does not: 其余三个小广场."""
    own = nouns.content(nouns.behind(rest.tail)) if one.passage is not rest.passage else frozenset()
    return bool(own) and not own & nouns.content(one.passage.text)


def _is_divided(near: list[Claim]) -> bool:
    """True if the figures before a rest divide one of them already: 审结22件，维持11件、撤销11件，余下2件."""
    ends = [(n, end) for n in range(len(near)) for end in range(n + 3, len(near) + 1)]
    return any(sum_of(near[n + 1 : end]) == near[n].amount for n, end in ends)


def _rest_of_divided(near: list[Claim], rest: Claim) -> Iterator[Reckoning]:
    """The balance of a total, a part of it that is divided up itself, and what is still to come.

    共7件。作出裁判的5件里，驳回4件、确认违法1件。还有2件未宣判: 7 is 5 and 2.
    """
    whole, part, *parts = near
    inner = part.passage.text.startswith(("里", "中", "内"), part.end) and len(parts) > 1
    if not inner or sum_of(parts) != part.amount or not _MAYBE_REST.search(rest.lead):
        return
    behind = rest.passage.text[rest.end : rest.sentence[1]]
    if _PENDING.search(behind) and not _OUTSIDE.search(behind) and text_between(whole, rest).count("。") <= _CLOSE:
        yield Reckoning(whole, (part, rest))


_PENDING = Expression("未|尚|正在|仍|待")
_OUTSIDE = Expression("不在|不计|不含|不列|未计入|未列入|未纳入|外")
_CLOSE = 2


def _is_exception(claim: Claim) -> bool:
    return bool(
        _EXCEPT.search(claim.lead) and expression("外|以外").search(claim.passage.text[claim.end : claim.end + 24])
    )


def _counts_down(near: list[Claim], rest: Claim) -> bool:
    """13件中有11件息访，另3件…; 已成立11个，尚未成立4个."""
    if not _MAYBE_REST.search(rest.lead) or not rest.near(near[-1]):
        return False
    among = (
        expression("^[中里内]有?|^中，").search(near[-2].passage.text[near[-2].end :]) if near[-2].near(rest) else None
    )
    verb = expression("[的有为]+$").sub("", rest.label)[-2:]
    return bool(among) or (
        bool(expression("未|尚未|正在|仍在|尚在|还在").search(rest.lead[-10:]))
        and (verb in near[-1].lead or bool(expression("已|完成|结").search(near[-1].lead)))
    )


def _behind(seq: Sequence[Claim], at: int) -> list[Claim]:
    """The figures of the same measure behind one in its sentence: what it was taken for the rest of may go on."""
    return [one for one in seq[at + 1 : at + 4] if one.near(seq[at]) and one.alike == seq[at].alike]


def _least_uneven(near: list[Claim], rest: Claim, behind: list[Claim]) -> Iterator[Reckoning]:
    """The balance that comes out, of all totals and runs of parts around a rest; else the plainest that does not."""
    wholes = [n for n in range(len(near) - 1) if not is_entry(near[n], near[n + 1])]
    options = [
        Reckoning(near[n], (*parts, rest, *behind[:more]))
        for more in range(len(behind) + 1)
        for n in wholes
        for first in range(n + 1, len(near))
        if (parts := near[first:])
    ]
    even = next((one for one in options if one.is_even), None)
    both = [Reckoning(joined(near, n), (*near[n + 1 :], rest)) for n in wholes if joined(near, n) is not near[n]]
    if both:
        yield from both[:1] if even is None else (even,)
        return
    if even is not None or not wholes:
        yield from (even,) if even else ()
        return
    whole = max(wholes, key=lambda n: (near[n].amount, n))
    same = [one for one in near[whole + 1 :] if one.near(rest)] or near[whole + 1 :]
    yield Reckoning(near[whole], (*same, rest))


def _flows(seq: Sequence[Claim]) -> Iterator[Reckoning]:
    """年初＋新增－减少＝年末, 结转＋新收＝应办＝办结＋结转下年."""
    at = 0
    while at < len(seq):
        if flow(seq[at]) != "before":
            at += 1
            continue
        run, end = [seq[at]], at + 1
        while end < len(seq) and len(run) < 7:
            between = text_between(run[-1], seq[end])
            if between.count("。") + between.count("\n") > 2 or "\n\n" in between:
                break
            if "其中" in between and "。" not in between.rpartition("其中")[2]:
                end += 1  # 化解138件，其中村级117件、镇级21件: parts of what was told
                continue
            if "\n" in between and changes_subject(run[-1], seq[end]):
                break
            if seq[end].alike == run[0].alike and not _is_aside(seq[end]):
                run.append(seq[end])
            end += 1
            if flow(run[-1]) == "left":
                break
        yield from _flow_balances(run)
        at = max(end, at + 1) if len(run) > 2 else at + 1


def _is_aside(claim: Claim) -> bool:
    """True if a figure is in a bracket that only says what is counted along: 办结215件（含结转的13件）."""
    opened = claim.passage.text.rfind("（", claim.sentence[0], claim.start)
    return opened > claim.passage.text.rfind("）", claim.sentence[0], claim.start)


def flow(claim: Claim) -> str:
    """The place of a figure in a balance: before, added, due, done or left; empty if its words say none."""
    return _flow(claim.lead, claim.tail)


@lru_cache(maxsize=1024)
def _flow(lead: str, tail: str) -> str:
    """The place in a balance by the words around a figure, remembered (buys a twentieth of a check)."""
    if _GONE.match(tail) and not expression("[末底]|现|目前|实际").search(lead):
        return "done"  # 又有4人辞职、3人调往外地
    words = expression("未办结|未结案?|未化解").sub("", lead[-18:])
    found = [(match.end(), name) for name, pattern in _FLOW for match in pattern.finditer(words)]
    return max(found)[1] if found else ""


_GONE = Expression(
    "(?:已|又|先后|因[^，。；、\\d]{1,6})?(?:辞职|离职|退休|调往|调离|调出|调任|退出|注销|病故|死亡|迁出|转出)"
)


def _flow_balances(run: list[Claim]) -> Iterator[Reckoning]:
    kinds = [flow(claim) for claim in run]
    for at in range(1, len(run)):  # 期满解除19人，收监2人: what follows right behind goes the same way
        if not kinds[at] and kinds[at - 1] in ("added", "done") and len(text_between(run[at - 1], run[at])) < _BESIDE:
            kinds[at] = kinds[at - 1]
    if "" in kinds:
        run, kinds = run[: kinds.index("")], kinds[: kinds.index("")]
    by = {kind: [claim for claim, each in zip(run, kinds, strict=True) if each == kind] for kind, _ in _FLOW}
    if len(by["before"]) != 1 or (not by["added"] and not by["done"]):
        return
    if len(by["due"]) == 1 and by["added"]:
        yield Reckoning(by["due"][0], (*by["before"], *by["added"]))
    if len(by["left"]) == 1:
        yield Reckoning(by["left"][0], (*by["before"], *by["added"]), tuple(by["done"]))


_BESIDE = 8


def subsets(claims: Sequence[Claim], most: int = 3) -> Iterator[tuple[Claim, ...]]:
    """Every choice of at most so many figures, the empty one first."""
    for size in range(min(most, len(claims)) + 1):
        yield from combinations(claims, size)
