"""Names that come again with one character for another: 同舟 and 同州律师事务所, 周建平 and 周建萍, 老马 and 老冯.

Only names that a text takes for one: a person behind a post, a firm hired, a thing in quotation marks called after
somebody. Two in one row are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.chinese.confusable import are_confusable, sounds
from generator.chinese.expressions import HAN, Expression
from generator.claims.places import is_slip_of

_SURNAME = "[王李张刘陈杨赵黄周吴徐孙胡朱林郭罗梁宋郑谢韩唐冯董萧曹袁邓傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏钟汪姜范姚谭廖邹熊陆郝孔崔邱顾侯邵孟黎乔贺赖龚庞樊殷陶洪翟颜倪马石田何高许方段雷龙史罗毛邢欧柳甘温葛]"
"""Surnames; behind a post even those that begin common words."""
_GIVEN = f"(?:(?![的了是在有和与等对把被为从向将任兼及就每已均都至到牵带负主参组开积认深全工会议代委]){HAN})"
_POST = "律师事务所的?|员|村医|律师|书记|镇长|乡长|主任|所长|队长|站长|支书|庭长|会长|组长|团长|老师|教师|法官|检察官|民警|辅警|志愿者|村民|居民|工匠|乡贤|干部|委员"
_PERSON = Expression(f"(?:{_POST})(?P<name>{_SURNAME}{_GIVEN}{{2}})(?!{HAN}{{0,2}}(?:村|社区|律师事务所))")
_FIRM_KINDS = "律师事务所|公证处|有限公司|有限责任公司|合作社|小学|中学|幼儿园|医院|仲裁委员会"
_FIRM = Expression(_FIRM_KINDS)
_STEM = Expression(f"{HAN}{{4}}")
_QUOTED = Expression("“(?P<name>[^“”\\n]{3,12})”")
_COUNTED = Expression("[一二三四五六七八九十\\d上下东西南北中前后大小新老甲乙丙丁城乡镇村男女]")
_ROW = "[、和与及]|还有"
_NEAR = 600


class NearName(NamedTuple):
    """A name that is another one but for a character; ``start`` and ``end`` are those of the second."""

    known: str
    again: str
    start: int
    end: int


def near_names_in(text: str) -> Iterator[NearName]:
    """The names of a text that are taken for one before them, and differ from it in a character."""
    persons = list(_PERSON.finditer(text))
    yield from _persons(text, persons)
    yield from _firms(text)
    if "“" in text:
        yield from _called_after(text, persons)


def _persons(text: str, persons: list[re.Match[str]]) -> Iterator[NearName]:
    told: set[str] = set()
    for found in persons:
        name = found["name"]
        if name in told:
            continue
        told.add(name)
        one, two, three = tuple(name)
        other = re.compile(f"{one}{two}(?!{three}){HAN}|{one}(?!{two}){HAN}{three}|(?!{one}){_SURNAME}{two}{three}")
        for again in other.finditer(text, found.end(), found.end() + _NEAR):
            changed = next(pair for pair in zip(name, again[0], strict=True) if pair[0] != pair[1])
            alike = are_confusable(*changed) or changed[0] == one or not all(map(sounds, changed))
            if alike and not _COUNTED.search("".join(changed)) and not _is_row(text, name, again[0]):
                yield NearName(name, again[0], again.start(), again.end())
                told.add(again[0])
                break


def _is_row(text: str, one: str, other: str) -> bool:
    """True if two names stand in one row somewhere."""
    between = f"[^。，；\\n]{{0,12}}(?:{_ROW})[^。，；\\n]{{0,12}}"
    return bool(re.search(f"{one}{between}{other}|{other}{between}{one}", text))


_GOES_ON = Expression("仍|继续|续|该|同一|再次|依旧|还是|这家|自[^，。；]{0,6}(?:以来|起)|全年|派")


def _firms(text: str) -> Iterator[NearName]:
    known: list[re.Match[str]] = []
    for found in _FIRM.finditer(text):
        if not _STEM.match(text, max(found.start() - 4, 0)):
            continue
        for first in known:
            if first[0] == found[0] and _is_one_firm(text, first, found):
                one, other = (text[each.start() - 2 : each.end()] for each in (first, found))
                yield NearName(one, other, found.start() - 2, found.end())
                break
        known.append(found)


def _is_one_firm(text: str, first: re.Match[str], again: re.Match[str]) -> bool:
    """True if two firms differ in one of the last two characters of their names, and are taken for one."""
    one, other = (text[each.start() - 4 : each.start()] for each in (first, again))
    if not is_slip_of(one[-2:], other[-2:]) or _is_row(text, one[-2:] + first[0], other[-2:] + first[0]):
        return False
    changed = next(pair for pair in zip(one[-2:], other[-2:], strict=True) if pair[0] != pair[1])
    if _COUNTED.search("".join(changed)):
        return False
    goes_on = _GOES_ON.search(text, max(again.start() - 28, 0), min(again.end() + 8, len(text)))
    return are_confusable(*changed) or (one[:2] == other[:2] and bool(goes_on))


_AFTER = Expression(
    "^老(?P<one>[^\\W\\d_])(?P<rest>.+)$|^(?P<given>[^\\W\\d_]{2})(?P<kind>大姐|大哥|大妈|叔|姨|书记|法官|律师|老师|调解|工作室).*$|^(?P<sur>[^\\W\\d_])(?P<title>大姐|大哥|法官|律师|书记|老师|大妈|叔|伯|姨).*$"
)


def _called_after(text: str, persons: list[re.Match[str]]) -> Iterator[NearName]:
    """A thing called after a person of the text, and again after one with another name: “老马调解室”, “老冯调解室”."""
    names = [found["name"] for found in persons]
    quoted = list(_QUOTED.finditer(text))
    for at, found in enumerate(quoted):
        shape = _AFTER.match(found["name"])
        if shape is None or not names:
            continue
        if given := shape["given"]:
            near = [name for name in names if is_slip_of(name[1:], given)]
            if near and not any(name[1:] == given for name in names):
                yield NearName(near[0], found[0], found.start(), found.end())
            continue
        own = shape["one"] or shape["sur"]
        if any(name[0] == own for name in names) or _is_surname_of(own, text):
            continue
        for first in quoted[:at]:
            if is_slip_of(first["name"], found["name"]) and any(name[0] in first["name"][:2] for name in names):
                yield NearName(first[0], found[0], found.start(), found.end())
                break


def _is_surname_of(char: str, text: str) -> bool:
    """True if another person of that surname is named."""
    return bool(re.search(f"(?:{_POST}){re.escape(char)}", text))
