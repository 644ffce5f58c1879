"""Numbers that a text implies without writing them, and mentions further on that are others.

四个社区各设一处长廊 makes four; 于2月、5月、8月各召开一次 makes three; 一份未漏 says that it is all of those before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import Claim
from generator.claims.divisions import text_between
from generator.claims.mentions import are_distinct, is_likely
from generator.claims.nouns import behind, content

_EACH = Expression(
    "各(?:自|有|设|设有|建|建有|建成|建立|配|配备|聘|聘请|选派|选|打造|新建|开设|办|举办|开展|召开|组织)?(?:了|成)?$"
)
_EACH_OF = Expression("每(?:个)?[^\\W\\d_]{1,2}$")
_WHOLE = Expression("^[^，。；\\d]{0,8}(?:均|都|全部|皆|悉数|同步|一律)|^[^，。；\\d]{0,6}议定")
_MORE = Expression("另|其余|还有|剩|除|尚|待|中(?!心)|其中|部分|之一")
_ALL_THERE = Expression(
    "^[^，。；\\d]{0,14}[，（](?:做到)?(?:一[份件名人户个项次条处]|无一|没有一[份件名人户个项次条处])(?:[份件名人户个])?(?:未|不|没有?)?(?:遗?漏|少|缺席?|落|例外)|^[^。；\\d]{0,24}，(?:无人缺席|全员到齐|无一缺席|无一遗漏|无一例外)"
)
_SAMPLED = Expression("抽|其中|部分|另|新|至少|不少于|首批|第|计划|拟|应|每|各")
_MONTHS = Expression(
    r"(?P<list>(?:\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|初)?[、和及]){1,11}\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|初)?)[^，。；\d]{0,4}各[^，。；\d]{0,8}一(?P<unit>次|场|期|轮|批)(?P<what>[^\W\d_]{0,12})"
)
_NEXT = 3


@dataclass(frozen=True, eq=False)
class Implied:
    """A figure that is another one than words before it come to; ``words`` are these."""

    again: Claim
    amount: Decimal
    words: str


def find_implied(claims: Sequence[Claim], year: int | None = None) -> Iterator[Implied]:
    """The mentions that differ from the number that their own text implies."""
    seq = [claim for claim in claims if claim.kind == "count" and claim.exact and not claim.passage.annex]
    for at, one in enumerate(seq):
        yield from _of_each(seq, at, one)
        yield from _of_all(seq, at, one, year)
    yield from _of_months(seq)
    yield from _one_each(seq)


def _of_each(seq: Sequence[Claim], at: int, each: Claim) -> Iterator[Implied]:
    """So many things each of so many, and further on another number of all of them."""
    many = seq[at - 1] if at else each
    if many is each or not many.near(each) or not (2 <= many.amount <= _MANY_EACH):
        return
    between = text_between(many, each)
    if expression("[，。；：、\\d]").search(between):
        return
    each_of = _EACH_OF.search(each.lead) and many.unit in each.lead[-2:]
    if not (_EACH.search(each.lead) or each_of) or expression("第|前|其中").search(many.lead[-2:]):
        return
    amount, told = many.amount * each.amount, each.passage.text[many.start : each.end]
    noun = content(behind(each.tail))
    for again in seq[at + 1 : at + 1 + _NEXT]:
        if again.alike != each.alike or not again.sentence[0] > each.end or again.passage is not each.passage:
            continue
        same = noun & content(behind(again.tail)) or (noun and behind(again.tail)[-2:] in behind(each.tail))
        if same and not again.lead and _is_of_all(again) and again.amount != amount:
            yield Implied(again, amount, told)
            return
    for before in reversed(seq[max(at - 6, 0) : at - 1]):
        total = before.alike == each.alike and before.passage is each.passage and not before.per_each
        if total and each_of and before.amount != amount and is_likely_amount(before, amount):
            yield Implied(before, amount, told)
            return


_MANY_EACH = 100_000


def is_likely_amount(claim: Claim, amount: Decimal) -> bool:
    """True if a figure has the digits of an amount, in another order."""
    one, two = f"{claim.amount:f}", f"{amount:f}"
    return len(one) == len(two) > 1 and sorted(one) == sorted(two)


def _is_of_all(claim: Claim) -> bool:
    rest = claim.passage.text[claim.end : claim.sentence[1]]
    return bool(_WHOLE.match(rest)) and not _MORE.search(rest)


def _of_all(seq: Sequence[Claim], at: int, again: Claim, year: int | None) -> Iterator[Implied]:
    """A figure of which 一份未漏 says that it is all, and that is not the last one of those things."""
    rest = again.passage.text[again.end : again.sentence[1]]
    if not again.is_summed or not _ALL_THERE.match(rest) or _SAMPLED.search(again.lead):
        return
    name = content(rest.partition("，")[0]) or content(again.label)
    known = []
    for one in reversed(seq[max(at - 12, 0) : at]):
        between = text_between(one, again)
        if "\n\n" in between or between.count("。") + between.count("\n") > _NEXT:
            break
        if one.alike == again.alike and not one.per_each and not are_distinct(one, again, year):
            known.append(one)
    if any(one.amount == again.amount and name & content(_around(one)) for one in known):
        return
    fitting = [one for one in known if name & content(_around(one)) and is_likely(one, again)]
    if fitting:
        best = max(fitting, key=lambda one: len(name & content(_around(one))))
        yield Implied(again, best.amount, best.bare_words)


def _around(claim: Claim) -> str:
    return claim.passage.text[claim.clause[0] : claim.clause[1]]


def _of_months(seq: Sequence[Claim]) -> Iterator[Implied]:
    """分别于2月、5月、8月各召开一次, and another number of times in what follows."""
    for passage in {id(claim.passage): claim.passage for claim in seq}.values():
        for found in _MONTHS.finditer(passage.text) if "各" in passage.text else ():
            months = len(expression(r"\d{1,2}月").findall(found["list"]))
            for again in seq:
                near = again.passage is passage and found.end() <= again.start <= found.end() + _REACH
                if not near or again.alike != ("次" if found["unit"] in "次场" else found["unit"]):
                    continue
                whole = not again.lead or expression("(?:全年|一年|这|上述|前后)?(?:共|总共)?").fullmatch(again.lead)
                if whole and again.amount != months and not _MORE.search(again.lead + again.tail):
                    yield Implied(again, Decimal(months), found[0])
                break


_ONE_EACH = Expression("[一每](?P<holder>人|户|家|车|村|岗|案)一(?P<thing>[台本份张册部套支块枚件])")
_HOLDERS = {"人": "人", "户": "户", "家": "家", "车": "辆", "案": "件"}


def _one_each(seq: Sequence[Claim]) -> Iterator[Implied]:
    """一人一台, so many persons and, in the same clause or the next, another number of things for all of them."""
    for passage in {id(claim.passage): claim.passage for claim in seq}.values():
        for found in _ONE_EACH.finditer(passage.text):
            near = [claim for claim in seq if claim.passage is passage and abs(claim.start - found.end()) <= _REACH]
            for holders, things in pairwise(near):
                same = holders.alike == _HOLDERS.get(found["holder"]) and things.unit == found["thing"]
                given = (
                    same
                    and holders.near(things)
                    and expression("配发|发放|配备|发给|印发|领取|制作|张贴").search(things.lead)
                )
                if (
                    given
                    and things.amount != holders.amount
                    and not (things.loose or expression("新|原|补|已").search(things.lead) or _MORE.search(things.lead))
                ):
                    yield Implied(things, holders.amount, found[0])


_REACH = 40
"""So far behind a list of months the number of times stands."""
