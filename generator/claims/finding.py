"""Finds the claims of passages: figures that are amounts, without dates, document numbers, names and enumerators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.chinese.expressions import Expression, expression
from generator.claims import numbers
from generator.claims.claim import Claim, ClaimText
from generator.claims.measures import BARE, SHARE, Measure, measure_of
from generator.facts.values.quantity import Quantity

_CLOSED = Expression(
    r"《[^《》\n]*》|[〔\[（(](?:19|20)\d\d[〕\]）)]|第[\d零〇一二三四五六七八九十百]+(?=[号条款项次届个期批季])"
    "|[一二三四五六七八九十]{1,3}(?=届(?:[一二三四五六七八中、]{1,8}全会|历次|全国|人大|人民代表大会))"
    "|(?<=人大)[一二三四五六七八九十]{1,3}(?=次会议)"
)
_QUOTED = Expression(r"“[^“”\n]{1,24}”")
_CALENDAR = Expression("年|月|日|时(?!长)|点(?!位)|号|周年|[A-Za-z·.+＋—–×*:/〕-]")
_FIXED = Expression(
    "四个(?:意识|自信|全面|亲自|到位)|两个(?:维护|确立|责任|更加|结合)|五个(?:一|坚持)|三个(?:规定|一)|六个(?:一|坚持)|一件事|[一两]个(?:窗口|体系)|一岗双责|十一个坚持|三项制度"
)
_MINUTES = Expression("零?(\\d{1,2})分(?!之)")
"""The minutes behind so many hours: 1小时40分."""
_ONE = measure_of("个")
_TERM_BEFORE = Expression(
    r"\d(?P<unit>个工作日|个月|个小时|个百分点)(?:依次|统一|大幅)?(?:缩短|压缩|减少|压减|降低|下降|提高|延长|缩减|增加|增|降|减)(?:为|至|到|成)(?:了)?$"
)
"""Words that make a bare 个 a term like the one before it: 由15个工作日缩短为6个."""
_MOST_DIGITS = 14
_BEHIND = Expression("|".join(numbers.BEHIND))
_SPLIT = Expression("|".join(sorted(numbers.BEFORE | numbers.ROUND, key=len, reverse=True)))


class _Amount(NamedTuple):
    value: Decimal
    scale: str
    measure: Measure
    decimals: int


def find_claims(passages: Iterable[ClaimText]) -> tuple[Claim, ...]:
    """The claims of passages, in reading order."""
    return tuple(claim for passage in passages for claim in claims_in(passage))


def claims_in(passage: ClaimText) -> Iterator[Claim]:
    """The claims of one passage."""
    text = numbers.half_width(passage.text)
    if not expression("[0-9一二两三四五六七八九十百千万半翻]").search(text):
        return
    closed = [(found.start(), found.end()) for found in _CLOSED.finditer(text)]
    quoted = [(found.start(), found.end()) for found in _QUOTED.finditer(text)] if "“" in text else []
    for found in numbers.figure().finditer(text, len(passage.number)):
        if any(start <= found.end() - 1 < end or start <= found.start() < end for start, end in closed):
            continue
        amount = _amount(text, found)
        if amount is not None:
            if amount.measure is _ONE and (
                term := _TERM_BEFORE.search(text, max(found.start() - 24, 0), found.start())
            ):
                amount = amount._replace(measure=measure_of(term["unit"]))
            inside = any(start < found.start() and found.end() < end for start, end in quoted)
            yield _claim(passage, found, amount, inside)


def _amount(text: str, found: re.Match[str]) -> _Amount | None:
    if not found["number"]:
        return _share(found)
    unit = found["unit"] or ""
    if _is_no_amount(text, found, unit):
        return None
    read = numbers.read_number(found)
    if read is None:
        return None
    value, scale = read
    if value.adjusted() > _MOST_DIGITS:
        return None
    words = found["number"]
    if unit == "小时" and (minutes := _MINUTES.match(text, found.end())):
        value += Decimal(minutes[1]) / 60
    decimals = len(words.partition(".")[2]) if words[0].isdecimal() else 0
    if unit == "本" and "证" in text[max(found.start() - 10, 0) : found.start()]:
        unit = "名"  # 持证15本: as many people
    return _Amount(value, scale, measure_of(unit) if unit else BARE, decimals)


def _share(found: re.Match[str]) -> _Amount | None:
    if found["doubled"]:
        times = {"两": 4, "三": 8}.get(next((char for char in found["doubled"] if char in "两三"), ""), 2)
        return _Amount(Decimal(times), "", measure_of("倍"), 0)
    value = numbers.read_share(found)
    written = found["percent"] or ""
    return None if value is None else _Amount(value, "", SHARE, len(written.partition(".")[2]))


def _is_no_amount(text: str, found: re.Match[str], unit: str) -> bool:
    """True if digits are a date, a numeral of a name, an enumerator or a phrase."""
    words, after = found["number"], text[found.end() : found.end() + 2]
    at = found.start("number")
    if not unit:
        plain = not (found["some"] or found["scale"] or found["more"])
        return (
            not words[0].isdecimal() or (plain and bool(_CALENDAR.match(after))) or (len(words) > 1 and words[0] == "0")
        )
    day = expression("当[天日]|[上下]午").match(text, found.end()) or text[max(at - 1, 0) : at] in ("至", "到")
    if unit == "日" and day:
        return True  # 1日至7日, 4日当天
    if (unit in ("日", "天") and text[max(at - 1, 0) : at] == "月") or (unit == "分钟" and text[:at].endswith("小时")):
        return True
    if words[0].isdecimal():
        return at > 0 and text[at - 1] in "·×*＊"
    if unit == "期" and len(words) == 1 and (not at or text[at - 1] in "，；：。、"):
        return True  # 二期铺设4公里: the second stage of something built
    if unit in _TEAMS and _is_name(text, at, words, unit):
        return True
    return bool(_FIXED.match(text, at)) or (unit == "起" and words == "一") or text[at - 1 : at] == "统"


_TEAMS = frozenset("组队片班号线")
_NUMERALS = "一二三四五六七八九十"
_BEFORE_NAMES = "，；：。、由与和到至从村"


def _is_name(text: str, at: int, words: str, unit: str) -> bool:
    """True if a numeral is the name of one of several groups, another of which the text names: 一组查餐饮，二组查商超."""
    if words not in _NUMERALS or text[max(at - 1, 0) : at] not in ("", *_BEFORE_NAMES):
        return False
    place = _NUMERALS.index(words)
    return any(
        f"{mark}{other}{unit}" in text or text.startswith(f"{other}{unit}")
        for other in _NUMERALS[max(place - 1, 0) : place + 2]
        if other != words
        for mark in _BEFORE_NAMES
    )


def _claim(passage: ClaimText, found: re.Match[str], amount: _Amount, quoted: bool) -> Claim:
    before = tuple(_SPLIT.findall(found["before"] or ""))
    behind = tuple(words for words in (found["percentsome"], found["some"], found["more"]) if words)
    behind += tuple(_BEHIND.findall(found["behind"] or ""))
    qualifiers = [numbers.BEHIND[words] for words in behind] + [
        (numbers.BEFORE | numbers.ROUND)[words] for words in before
    ]
    if found["halves"] in ("过半", "过半数"):
        qualifiers.insert(0, "超")
    return Claim(
        passage, found.start(), found.end(),
        Quantity(amount.value, qualifiers[0] if qualifiers else "", amount.scale),
        (found["unit"] or "") if found["number"] else ("%" if amount.measure is SHARE else "倍"),
        amount.measure, found.end("before") if found["before"] else found.start(),
        before, behind, amount.decimals,
        not found[0][len(found["before"] or "") :][:1].isdecimal(), quoted,
    )  # fmt: skip
