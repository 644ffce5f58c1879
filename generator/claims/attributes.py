"""Attributes of a thing that a text gives again as known, with another value: its place, day of the month, number, level.

The second mention takes the first one up (由每月25日挪到…, 综治中心二楼的调解中心, 作为市级试点); of two mentions that
only stand beside each other nothing follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import CLAUSE_ENDS, stretch
from generator.claims.nouns import content
from generator.claims.places import is_slip_of
from generator.claims.retellings import Retold

_NEAR = 260


def attributes_in(text: str) -> Iterator[Retold]:
    """The things of a text whose place, schedule, number or level is another one where they are taken up."""
    yield from _schedules(text)
    yield from _places(text)
    yield from _document_numbers(text)
    yield from _numbers(text)
    yield from _levels(text)
    yield from _hosts(text)


def _clause(text: str, start: int, end: int) -> str:
    return text[slice(*stretch(text, start, end, CLAUSE_ENDS))]


# --- Days of the month and of the week ---

_SCHEDULE = Expression(
    "(?:每月|每逢|逢)(?P<day>\\d{1,2}[日号])|每?(?:周|星期)(?P<week>[一二三四五六日天末])(?:上午|下午|晚上?)?"
)
_IS_DAY = Expression("^(?:是|为|的|这天|当天|雷打不动|照例|便是|就是|[挪改调移]|定期|一到)")
_MOVED = Expression("^(?:上午|下午)?(?:挪|改|调整?|移|提前|推迟|延)(?:到|至|为|在)")
_DAY_OF = Expression("(?:日子|这天|值班日|接待日|公开日|开放日|活动日|固定日|坐班日|集市日|接访日|法律日|夜校|这一天)")
_EACH_OTHER = Expression("和|、|及|与|或|改为|改成|调整为|另|其中|分别|上年|去年|原来|此前|以前|[东西南北中]片|[甲乙]")


def _schedules(text: str) -> Iterator[Retold]:
    """每月15日定为政务公开日, and 由每月25日挪到周末."""
    known: list[re.Match[str]] = []
    for found in _SCHEDULE.finditer(text) if "每" in text or "周" in text else ():
        first = stretch(text, found.start(), found.start(), CLAUSE_ENDS)[0]
        for one in reversed(known):
            between = text[one.end() : found.start()]
            if (
                one.lastgroup != found.lastgroup
                or found.start() - one.end() > _NEAR
                or "\n" in between
                or "。" not in between
            ):
                continue
            if one[one.lastgroup or 0] == found[found.lastgroup or 0] or _EACH_OTHER.search(text, first, found.start()):
                break
            if _takes_up_day(text, one, found, first):
                yield Retold("固定的日子", one[0], found[0], found.start(), found.end())
            break
        known.append(found)


def _takes_up_day(text: str, one: re.Match[str], found: re.Match[str], first: int) -> bool:
    """True if the second day is the day of what the first was set for."""
    lead = text[first : found.start()]
    if _MOVED.match(text[found.end() :]) and lead.endswith(("由", "从", "将", "把")):
        return True
    clause = _clause(text, found.start(), found.end())
    common = content(clause) & content(_clause(text, one.start(), one.end()))
    named = _DAY_OF.match(text, found.end())
    if named and named[0] in _clause(text, one.start(), one.end()):
        return True
    taken = _IS_DAY.match(text[found.end() :]) and _DAY_OF.search(clause)
    return bool(taken) and len(common) >= _SAME_MATTER


_SAME_MATTER = 2

# --- Places ---

_PLACED = Expression(
    "(?:设在|设于|位于|坐落于|坐落在|建在|建于|设置在|落户|安家在|办在)(?P<where>[^，。；：\\n]{2,14})(?=[，。；])"
)
_THING = Expression("[^，。；：\\n\\d的]{3,16}$")
_MOVES = Expression("搬|迁|原|此前|另|第二|分[站点会]|新址|旧址|上年|去年|分别|各")
_WHERE_VERB = Expression("^.*?(?:走进|来到|走入|位于|设在|到|在|从|进入|建在)")
_LAST = Expression("(?:[一二三四五六七八九十\\d]+(?:楼|层|号)|大厅|旁|内|里|院内|东侧|西侧|一侧)+$")


def _places(text: str) -> Iterator[Retold]:
    """调解中心设在司法所二楼, and 综治中心二楼的调解中心."""
    for found in _PLACED.finditer(text):
        first = stretch(text, found.start(), found.start(), CLAUSE_ENDS)[0]
        thing = _THING.search(text[first : found.start()])
        if thing is None or _MOVES.search(text, first, found.end()) or expression("[、和及与]").search(found["where"]):
            continue
        name = thing[0].removesuffix("就").removesuffix("统一")[-_NAME:]
        for again in re.finditer(
            f"(?P<where>[^，。；：\\n的]{{2,16}})的[^，。；：\\n]{{0,4}}?{re.escape(name)}",
            text[found.end() : found.end() + _NEAR],
        ):
            start = found.end() + again.start("where")
            where = _WHERE_VERB.sub("", again["where"])
            start += len(again["where"]) - len(where)
            if _MOVES.search(text, found.end(), start) or not _are_two_places(found["where"], where):
                continue
            yield Retold(name, found["where"], where, start, start + len(where))
            break


_NAME = 6


def _are_two_places(one: str, other: str) -> bool:
    """True if two places are of one kind, and neither is the other in fewer words."""
    first, second = _LAST.sub("", one), _LAST.sub("", other)
    if len(first) < 2 or len(second) < 2 or first.endswith(second) or second.endswith(first):
        return False
    ends = {place[-1] if place[-1] in "村所站心园校社路街场院局" else place[-2:] for place in (first, second)}
    same = _LAST.findall(one) == _LAST.findall(other) != []
    return same or ends in ({"村"}, {"社"}) or (len(ends) == 1 and first[-2:] == second[-2:] and first != second)


# --- Numbers of papers, houses and telephones ---

_PAPER = Expression("〔(?P<year>20\\d\\d)〕(?P<number>\\d+)号")


def _document_numbers(text: str) -> Iterator[Retold]:
    """A number that comes again without a title, with its digits in another order: 〔2023〕14号, 〔2023〕41号."""
    known: list[tuple[str, re.Match[str]]] = []
    for found in _PAPER.finditer(text):
        organ = text[stretch(text, found.start(), found.start(), CLAUSE_ENDS)[0] : found.start()]
        fitting = [one for by, one in known if by == organ[-1:] and one["year"] == found["year"]]
        titled = text[found.start() - len(organ) - 2 : found.start() - len(organ)] in ("》（", "》(")
        if not titled and len(fitting) == 1 and _are_swapped(fitting[0]["number"], found["number"]):
            yield Retold("文号", fitting[0][0], found[0], found.start(), found.end())
        if all(one["number"] != found["number"] for one in fitting):
            known.append((organ[-1:], found))


def _are_swapped(one: str, other: str) -> bool:
    """True if two numbers have the same digits in another order."""
    return one != other and len(one) == len(other) and sorted(one) == sorted(other)


_TELEPHONE = Expression("[01-9][\\d-]{6,12}")
_NO_TELEPHONE = Expression("[\\d.％%元人件份亩平公万余多个名户次千—-]")
_HOUSE = Expression("(?:路|街|巷|道)(?P<number>\\d{1,4})号(?!楼|线|文)")
_MOVED_HOUSE = Expression("原[在址位]|旧址|由[^，。；]{2,16}(?:迁|搬)|[迁搬]往|另[设在]|分别")
_OTHER_LINE = Expression("、|和|或|及|分机|传真|另|手机|所|站|中心|办公室|分别")


def _numbers(text: str) -> Iterator[Retold]:
    """A telephone or a house whose number comes again with one digit for another, or with two in another order."""
    lines: list[re.Match[str]] = []
    for found in _TELEPHONE.finditer(text):
        if _NO_TELEPHONE.match(text, found.end()) or text[found.start() - 1] in ".〔-—":
            continue
        again = next((one for one in lines if _is_called(text, one, found)), None)
        if again is not None and all(one[0] != found[0] for one in lines):
            yield Retold("电话", again[0], found[0], found.start(), found.end())
        lines.append(found)
    houses: dict[str, str] = {}
    for found in _HOUSE.finditer(text):
        road = text[max(found.start() - 2, 0) : found.start("number")]
        known = houses.setdefault(road, found["number"])
        if _are_swapped(known, found["number"]) and not _MOVED_HOUSE.search(
            text, max(found.start() - _NEAR, 0), found.end()
        ):
            start, end = found.span("number")
            yield Retold(road, f"{known}号", f"{found['number']}号", start, end + 1)


def _is_called(text: str, one: re.Match[str], again: re.Match[str]) -> bool:
    """True if two telephone numbers look like one, and the second is dialled, or has the same digits."""
    if len(one[0]) != len(again[0]) or not any(end in text[one.end() : again.start()] for end in "。\n"):
        return False
    if _are_swapped(one[0], again[0]):
        return True
    calls = expression("(?:拨打|致电|拨通|打)$").search(text[max(again.start() - 6, 0) : again.start()])
    return (
        is_slip_of(one[0], again[0])
        and bool(calls)
        and not _OTHER_LINE.search(_clause(text, again.start(), again.end()))
    )


# --- Levels ---

_LEVEL = "(?:国家级|全国|[省市县区]级)"
_TAKEN_UP = Expression(
    f"(?:这(?:一?[块个项份张])?|该|此|上述|作为|凭借?|借助|擦亮|用好)(?P<level>{_LEVEL})(?P<what>[^\\W\\d_]{{2,12}})"
)
_OTHER_LEVEL = Expression("由|升|晋|原|此前|上年|去年|推荐|申报|拟|争创|以上|目标|力争|还|另|又|分别|、")


def _levels(text: str) -> Iterator[Retold]:
    """列为省级法治乡村建设试点, and 作为市级法治乡村建设试点."""
    for found in _TAKEN_UP.finditer(text) if "级" in text else ():
        first = max(text.rfind("\n", 0, found.start()) + 1, found.start() - _LEVEL_NEAR)
        before = list(re.finditer(f"(?P<level>{_LEVEL})[^，。；、\\d]{{2,16}}", text[first : found.start()]))
        what = found["what"]
        told = [
            one for one in before if what[:4] in one[0] or _is_sign(what, text[first + one.start() : found.start()])
        ]
        if len(before) == 1 and told and told[0]["level"] != found["level"]:
            between = text[first + told[0].start() : found.start()]
            if (
                not _OTHER_LEVEL.search(_clause(text, first + told[0].start(), first + told[0].end()))
                and "升" not in between
            ):
                start = found.start("level")
                yield Retold(what[:6], told[0]["level"], found["level"], start, start + len(found["level"]))


def _is_sign(what: str, between: str) -> bool:
    """True if a word for what was given is taken up: 牌子, 称号."""
    return expression("牌子|称号|荣誉|试点|示范|奖牌|招牌").match(what) is not None and what[:2] in between


_LEVEL_NEAR = 120

# --- Hosts ---

_HOST = Expression("由(?P<who>[^，。；、\\n]{2,12}?)(?P<deed>主办|承办|牵头|协办|主管|牵头负责)(?=[，。；、]|的)")
_AS_HOST = Expression("作为(?P<deed>主办|承办|牵头|协办|主管)(?:方|单位|部门|者)[，的](?P<who>[^，。；\\n]{2,16})")
_OFFICE = Expression("^[^，。；]{1,10}?(?:所|队|办|中心|站|局|部|委|委员会|办公室|中队|社区|村|校|馆|院|协会|公司)")


def _hosts(text: str) -> Iterator[Retold]:
    """由司法所主办, and 作为主办方，综合行政执法队…"""
    for again in _AS_HOST.finditer(text) if "作为" in text else ():
        near = text[max(again.start() - _NEAR, 0) : again.start()]
        before = [one for one in _HOST.finditer(near) if one["deed"] == again["deed"]]
        office = _OFFICE.match(again["who"])
        if len(before) == 1 and office and before[0]["who"][-2:] not in again["who"]:
            start = again.start("who")
            yield Retold(f"{again['deed']}方", before[0]["who"], office[0], start, start + len(office[0]))
