"""Finds what identifies a person in a text: numbers of telephones, identity cards and bank cards, and names.

Only what is certain is replaced; what may be a name is reported unchanged (``UNSURE``), for a person to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from generator.chinese.digits import half_width
from generator.chinese.expressions import Expression
from generator.chinese.folding import folded, folded_with_offsets
from generator.chinese.person_names import closed_up

MOBILE, IDENTITY, CARD, NAME, LAWYER = "手机号码", "身份证号码", "银行卡号", "姓名", "律师姓名"
UNSURE = "可能是姓名"
NEAR, CLAUSE = 6, 40
"""Characters looked at around a name for an office, and before a law firm for the verb that hires it."""


class Mask(NamedTuple):
    """A stretch of a text, what it identifies, and its replacement (unchanged if ``what`` is ``UNSURE``)."""

    start: int
    end: int
    what: str
    replacement: str


def masks(text: str, behind: str, names: Mapping[str, str] | None) -> list[Mask]:
    """The masks of a text, in order and without overlaps; ``behind`` is the text that follows it.

    ``names`` maps known persons to the offices that replace them; with None, names are left as they are.
    """
    plain, offsets = (text, None) if folded(text, turned=True) == text else folded_with_offsets(text)
    found = [*_numbers(plain)]
    if names is not None:
        found += _named(plain, behind, names)
    found = found if offsets is None else [_moved(mask, offsets) for mask in found]
    apart: list[Mask] = []
    for mask in sorted(found, key=lambda mask: (mask.start, mask.what == UNSURE)):
        if not apart or mask.start >= apart[-1].end:
            apart.append(mask)
    return apart


def _moved(mask: Mask, offsets: Sequence[int]) -> Mask:
    """A mask of a shortened text as one of the text itself; ``offsets`` are those of the characters that are left."""
    return mask._replace(start=offsets[mask.start], end=offsets[mask.end - 1] + 1)


# --- Numbers --------------------------------------------------------------------------------------------------------

_MOBILE = Expression(r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_IDENTITY = Expression(r"(?<!\d)[1-8]\d{5}[ -]?\d{8}[ -]?\d{3}[\dXx](?!\d)|(?<!\d)[1-8]\d{14}(?!\d)")
_CARD = Expression(r"(?<!\d)[3-6]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)")
_DIVIDERS = str.maketrans("\u3000\u00a0－–—\u2010\u2011Ｘｘ", "  -----Xx")


def digits_of(words: str) -> str:
    """The digits of a number, half-width and without what divides them: １３８－１２３４ becomes 1381234."""
    return re.sub("[ -]", "", half_width(words).translate(_DIVIDERS))


def _numbers(text: str) -> Iterator[Mask]:
    plain = half_width(text).translate(_DIVIDERS)
    for found in _IDENTITY.finditer(plain):
        if _is_identity(digits := digits_of(found[0])):
            yield Mask(*found.span(), IDENTITY, _hidden(digits, 2, 3))
    for found in _CARD.finditer(plain):
        yield Mask(*found.span(), CARD, _hidden(digits_of(found[0]), 4, 4))
    for found in _MOBILE.finditer(plain):
        yield Mask(*found.span(), MOBILE, _hidden(digits_of(found[0])[-11:], 3, 4))


def _is_identity(digits: str) -> bool:
    """True if the digits that an identity number (18 or 15 places) has for the day of birth are a date."""
    born = digits[6:14] if len(digits) == 18 else f"19{digits[6:12]}"
    try:
        return date(int(born[:4]), int(born[4:6]), int(born[6:])).year >= 1900
    except ValueError:
        return False


def _hidden(digits: str, first: int, last: int) -> str:
    return digits[:first] + "*" * (len(digits) - first - last) + digits[-last:]


# --- Names ----------------------------------------------------------------------------------------------------------

_POST = "书记|[镇乡]长|主任|苏木达|律师|所长|队长|站长|委员|领导|负责人|干部|党委|政府|同志"
_LED_IN = Expression(rf"(?:^|[，。；：、（“”\s]|由|与|和|请|{_POST})$")
_FOLLOWED = Expression(rf"^(?:同志|副?(?:{_POST}))")


def _named(text: str, behind: str, names: Mapping[str, str]) -> Iterator[Mask]:
    """Masks of lawyers and known persons, also of names that spaces pad: 曾　贽."""
    yield from (*_lawyers(text, behind, names), *_names(text, names))
    close, offsets = closed_up(text)
    if len(close) < len(text):
        found = (*_lawyers(close, behind, names), *_names(close, names))
        yield from (_moved(mask, offsets) for mask in found)


def _names(text: str, names: Mapping[str, str]) -> Iterator[Mask]:
    for name, office in sorted(names.items(), key=lambda pair: -len(pair[0])):
        for found in re.finditer(rf"{re.escape(name)}(同志)?", text):
            before, behind = text[max(0, found.start() - NEAR) : found.start()], text[found.end() :][:NEAR]
            post_before = re.search(rf"(?:{_POST})$", before)
            if post_before or _FOLLOWED.match(behind) or found[1]:
                replacement = "" if post_before or _FOLLOWED.match(behind) else office
                yield Mask(*found.span(), NAME, replacement)
            elif _LED_IN.search(before):
                yield Mask(*found.span(), NAME, office)
            else:
                yield Mask(*found.span(), UNSURE, found[0])


_ONE = "\\p{Han}{2,4}?"
_LAWYERS = Expression(rf"律师事务所((?:执业|专职)?)({_ONE}(?:、{_ONE})*(?:和{_ONE})?)律师(?!事务所|助理|团队|服务|费)")
_HIRED = Expression("(?:聘请|聘用|聘任|聘|邀请|委托|由)[^，。；]*$")
# Words before 律师 that are no name: adjectives and posts, figures, verbs.
_NO_NAME = Expression(
    "[的一两二三四五六七八九十几多各每名位个等]|(?:派|请|排|织|荐|遣|聘)$"
    "|^(?:执业|专职|兼职|专业|资深|知名|优秀|青年|年轻|骨干|党员|公益|值班|驻村|驻所|驻点|包村|常年|主任|首席|高级|合伙|合作"
    "|签约|全体|部分|所属|法律|顾问|法律顾问|女|男|老|实习|坐班|常驻|主办|承办|负责|结对|联系)"
)
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
    "范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施牛樊葛邢安齐伍庞颜倪庄"
    "聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房"
    "滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙"
)


def _lawyers(text: str, behind: str, names: Mapping[str, str]) -> Iterator[Mask]:
    """Masks of lawyers named behind their firm: 宇博律师事务所底青律师 becomes 宇博律师事务所律师1名."""
    for found in _LAWYERS.finditer(text):
        who = re.split("[、和]", found[2])
        if any(map(_NO_NAME.search, who)):
            continue
        hired = _HIRED.search(text[max(0, found.start() - CLAUSE) : found.start()])
        start, end = found.start(2), found.end()
        if all(name in names or name[0] in SURNAMES for name in who) or hired or behind.startswith("律师"):
            yield Mask(start, end, LAWYER, _counted(len(who), (text[end:] + behind)))
        else:
            yield Mask(start, end, UNSURE, found[0][start - found.start() :])


def _counted(count: int, behind: str) -> str:
    """律师1名; 律师 or nothing if the text behind already counts or names them."""
    if behind.startswith("律师"):
        return ""
    return "律师" if re.match(r"\d+名", behind) else f"律师{count}名"
