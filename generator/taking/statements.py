"""Figures that a sentence tells without digits: none at all, all of them, one each month, several rates at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.chinese.expressions import Expression
from generator.claims import Claim
from generator.claims.measures import MEASURES, SHARE, Measure
from generator.taking.vocabulary import Surroundings

NONE = re.compile(
    r"(?<![有法])(?:未发生|未出现|未发现|没有?发生|没有出现|未受理|未办理|未收到|没有|无)(?P<what>(?!不)[^，。；：）]{4,40})"
)
ALL = re.compile(r"^(?:目前|现已|现|已)?(?:已经|已)?(?P<all>均|全部|都)(?P<what>[^，。；：\d]{3,40})$")
OFTEN = re.compile(
    r"(?:每个?(?P<each>月|季度?|半年|周)|(?<![上下前后一])(?P<half>半年))(?P<what>(?:[^，。；：\d]{0,4})(?:召开|组织|开展|听取|举办|研究|举行)[^，。；：\d]{3,30})"
)
RATES = Expression(
    r"(?P<rates>(?:\p{Han}{2,12}率(?:[、和及与]|以及))+\p{Han}{2,12}率)(?:均|都|全部)?(?:达到了?|达|为|保持)?$"
)

_LIST = re.compile("[、和与]|以及|及(?!时)")
_ENDS = re.compile("(?:的)?(?:发生|出现|情况|情形)$")
_PERIODS = {"季": "季度", "季度": "季度", "月": "月", "半年": "半年", "周": "周"}


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure in words: its text in a facts file, and the words of what it counts.

    ``units`` are measure words that it may have; ``at`` is its index in the text.
    """

    value: str
    around: Surroundings
    units: tuple[tuple[str, Measure], ...]
    at: int


def none_of(text: str) -> Iterator[Statement]:
    """无行政复议案件及行政诉讼案件发生: a statement for each of the things named."""
    for found in NONE.finditer(text):
        for thing in _LIST.split(found["what"]):
            if len(thing := _ENDS.sub("", thing)) >= 2:
                yield Statement("0", Surroundings(thing), _UNITS, found.start())


def often(text: str) -> Iterator[Statement]:
    """每月召开联席会议: once a month."""
    for found in OFTEN.finditer(text):
        value = f"每{_PERIODS[found['each'] or found['half']]}1次"
        what = re.sub("[一1]次", "", found["what"])
        yield Statement(value, Surroundings(what), (("次", MEASURES["次"]),), found.start())


def all_of(claim: Claim) -> Iterator[Statement]:
    """签订合同10件，均经过审核: the statements on all of them in the clause behind a figure."""
    text, end = claim.passage.text, claim.clause[1]
    if text[end : end + 1] not in ("，", ","):
        return
    clause = re.split("[，。；：]", text[end + 1 : claim.sentence[1]])[0]
    if found := ALL.match(clause):
        around = Surroundings(found["what"], before=claim.lead + claim.tail)
        yield Statement(str(claim.quantity), around, ((claim.unit, claim.measure),), claim.start)


def rates_of(claim: Claim) -> Iterator[Statement]:
    """报备率、及时率和规范率达到100%: each of the rates."""
    if claim.measure is not SHARE or not (found := RATES.search(claim.lead)):
        return
    for rate in _LIST.split(found["rates"]):
        around = Surroundings(rate, lead=claim.lead)
        yield Statement(f"{claim.quantity}%", around, (("%", SHARE),), claim.start)


_UNITS = tuple((unit, MEASURES[unit]) for unit in ("件", "起", "次"))
