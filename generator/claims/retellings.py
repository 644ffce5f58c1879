"""Named things whose day, number or level a text gives twice: 《…》 issued in March and in April, 省级 and 市级."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.chinese.confusable import are_confusable
from generator.chinese.expressions import Expression, expression
from generator.claims.claim import CLAUSE_ENDS, SENTENCE_ENDS, stretch
from generator.claims.dates import TextDate, dates_in
from generator.claims.nouns import content
from generator.claims.numbers import number_of

_NAME = Expression(
    "《(?P<title>[^《》\n]{3,40})》(?:（[^（）]{1,10}〔(?P<year>20\\d\\d)〕(?P<number>\\d+)号）)?|“(?P<quoted>[^“”\n]{4,16})”(?P<kind>\\p{Han}{0,6})"
)
_ONCE = "印发|出台|施行|通过|成立|揭牌|启用|建成|挂牌|签订|签署|竣工|投用|开通|上线|命名"
_DEED = Expression(_ONCE)
_LEVEL = Expression(
    "(?P<who>\\p{Han}{2,6}(?:村|社区|司法所|调委会|站|中心|街道|镇|乡|公司|学校))[^，。；]{0,16}?(?P<level>全国|国家级|省级|市级|县级|区级)(?P<what>(?:\\p{Han}|[“”]){4,16}?)(?=[，。；称、（]|荣|名单|$)"
)
_OTHER_TIME = Expression(
    "由|升|晋|原|此前|上年|去年|往年|前年|20\\d\\d年|推荐|申报|创建|拟|争创|以上|复核|目标|计划|力争|下一步"
)


class Retold(NamedTuple):
    """A name with two different readings of one thing about it; ``start`` and ``end`` are those of the second."""

    name: str
    first: str
    again: str
    start: int
    end: int


def retold_in(text: str, year: int | None) -> Iterator[Retold]:
    """The named things of a text with two days of one deed, two numbers or two levels."""
    yield from _numbers(text)
    yield from _days(text, year)
    yield from _levels(text)
    yield from _taken_up(text, year)
    yield from _attributed(text, year)
    yield from _titles(text)
    yield from _brands(text)
    yield from _rates(text)
    yield from _terms(text)


def _numbers(text: str) -> Iterator[Retold]:
    told: dict[str, re.Match[str]] = {}
    for found in _NAME.finditer(text) if "〔" in text else ():
        if not found["number"]:
            continue
        first = told.setdefault(found["title"], found)
        if first["year"] == found["year"] and first["number"] != found["number"] and not _is_amended(text, found):
            again = f"〔{found['year']}〕{found['number']}号"
            start = text.index("〔", found.start())
            yield Retold(found["title"], f"〔{first['year']}〕{first['number']}号", again, start, start + len(again))


def _is_amended(text: str, found: re.Match[str]) -> bool:
    return bool(expression("修订|修改|废止|重新|补充|再次").search(text[slice(*_clause(text, found))]))


def _clause(text: str, found: re.Match[str]) -> tuple[int, int]:
    first, _ = stretch(text, found.start(), found.start(), CLAUSE_ENDS)
    before = stretch(text, first - 1, first - 1, CLAUSE_ENDS)[0] if text[first - 1 : first] == "，" else first
    first = before if first - before <= _ADVERBIAL else first
    return first, stretch(text, found.end(), found.end(), CLAUSE_ENDS)[1]


_ADVERBIAL = 10
"""How long a clause in front may be that says only when: 2025年3月，"""


def _days(text: str, year: int | None) -> Iterator[Retold]:
    """Names with one deed that is done once, on two days."""
    names = list(_NAME.finditer(text))
    often = [found["title"] or found["quoted"] for found in names]
    told: dict[tuple[str, str], TextDate] = {}
    for name, found in zip(often, names, strict=True):
        if often.count(name) < 2 or _is_amended(text, found):
            continue
        first, last = _clause(text, found)
        deeds = set(_DEED.findall(text[first : found.start()][-12:] + text[found.end() : last]))
        days = [day for day in dates_in(text[first:last], year) if day.month and day.exists]
        if len(deeds) != 1 or len(days) != 1:
            continue
        before = told.setdefault((name, deeds.pop()), days[0])
        if _differ(before, days[0]):
            again = text[first + days[0].start : first + days[0].end]
            yield Retold(name, _words(before), again, first + days[0].start, first + days[0].end)


def _differ(one: TextDate, other: TextDate) -> bool:
    years = bool(one.year and other.year) and one.year != other.year
    days = bool(one.day and other.day) and one.day != other.day
    months = bool(one.month and other.month) and one.month != other.month
    return years or months or days


def _words(day: TextDate) -> str:
    year, month, date = (f"{day.year}年" if day.own_year else ""), f"{day.month}月", f"{day.day}日"
    return year + (month if day.month else "") + (date if day.day else "")


_TAKEN_UP = Expression(
    f"(?:正式|揭牌|挂牌)?(?P<deed>{_ONCE}|公布|颁布|发布|实施|开工|开业|运行|组建|设立|创建|开放|开馆|召开|举行|举办|任命|聘任|投运|落成|启动|开张|开办|创办|开班|组队|上岗|入驻|推行|试行|开馆|营业)(?:仪式)?"
    "(?:当天|当日|那天|以来|之日|之后|后|至今|算起|起|时(?!间|长|限|段))"
)
_BEFORE_IT = Expression("(?:而|但|这|其|它|自从|自|从|早在|在|于|该[^，。；]{1,6})*")
_NEAR_SENTENCES = 2


def _taken_up(text: str, year: int | None) -> Iterator[Retold]:
    """Deeds that are taken up again with another date: 于5月28日公布施行。5月18日公布当天…"""
    days = dates_in(text, year)
    for at, day in enumerate(days):
        again = _TAKEN_UP.match(text, day.end)
        first = stretch(text, day.start, day.start, CLAUSE_ENDS)[0]
        if not again or not day.exists or not _BEFORE_IT.fullmatch(text[first : day.start]):
            continue
        known = [
            one for one in days[:at]
            if one.exists and again["deed"] in text[one.end : _end_of_clause(text, one.end)]
            and len(expression("[。！？]|\n+").findall(text[one.end : day.start])) <= _NEAR_SENTENCES
        ]  # fmt: skip
        if known and all(_differ(one, day) for one in known):
            yield Retold(again["deed"], _words(known[-1]), _words(day), day.start, day.end)


_ATTRIBUTE = Expression(
    "(?:召开|举行|举办|开展)?(?:的|[这那该][场次个])(?P<event>[^，。；的\\d]{2,12}?)(?=(?:会)?[上中](?!级|报|心|央)|之?后|期间|当天|现场|会场|[，。])"
)


def _attributed(text: str, year: int | None) -> Iterator[Retold]:
    """Events that come again with another day: 述法会议12月20日召开。12月28日的述法会议上…"""
    days = [day for day in dates_in(text, year) if day.day and day.exists]
    for at, day in enumerate(days):
        again = _ATTRIBUTE.match(text, day.end)
        known = [
            one for one in days[:at]
            if again and _is_event(again["event"], text[slice(*stretch(text, one.start, one.end, CLAUSE_ENDS))])
            and 1 <= len(expression("[。！？]").findall(text[one.end : day.start])) <= _NEAR_SENTENCES and "\n" not in text[one.end : day.start]
        ]  # fmt: skip
        other = (
            expression("第[一二三四]次|[两三四二]次|又|再次|分别|另").search(text[known[0].start : day.end])
            if known
            else None
        )
        if again and known and not other and all(_differ(one, day) for one in known):
            yield Retold(again["event"], _words(known[-1]), _words(day), day.start, day.end)


def _is_event(event: str, clause: str) -> bool:
    """True if a clause names an event: by all of its words, or by the last of a long name."""
    return event in clause and (len(event) > _SHORT_EVENT or event.endswith("会"))


_SHORT_EVENT = 2


def _end_of_clause(text: str, at: int) -> int:
    return min(stretch(text, at, at, CLAUSE_ENDS)[1], at + _DEED_BEHIND)


_DEED_BEHIND = 14
_GENRES = Expression("(?:办法|规定|细则|规则|方案|制度|规范|规程|预案|意见|通知|计划|条例|清单|指南|公约)$")
_ISSUED = Expression("印发|出台|制定|制发|公布|修订|发布|通过|编制")


def _titles(text: str) -> Iterator[Retold]:
    """A paper of the town's own whose title comes again with one character changed, or as one of another kind."""
    titles = [found for found in _NAME.finditer(text) if found["title"]]
    often = [found["title"] for found in titles]
    for at, found in enumerate(titles):
        name = found["title"]
        for first in titles[:at]:
            known = first["title"]
            if often.count(name) > 1 or name in known or known in name or not _is_slip_of(known, name):
                continue
            apart = "。" in text[first.end() : found.start()] or "\n" in text[first.end() : found.start()]
            own = _ISSUED.search(text, stretch(text, first.start(), first.start(), "。\n")[0], first.start())
            others = _OTHERS_PAPER.search(text, max(found.start() - _OWNER, 0), found.start())
            if apart and own and not others and not _ISSUED.search(text[slice(*_clause(text, found))]):
                yield Retold(known, f"《{known}》", f"《{name}》", found.start(), found.start() + len(name) + 2)
                break


_OWNER = 8
"""How far before a title the words may be that say whose paper it is."""
_OTHERS_PAPER = Expression("(?:[省市县区旗]|上级|部委|国家|中央)(?:里|级|委|政府|司法局|人大)?[^，。；]{0,4}$")
_LEAST_TITLE = 6
_COUNTED = Expression("[一二三四五六七八九十\\d上下东西南北城乡镇村]")


def _is_slip_of(known: str, name: str) -> bool:
    """True if two titles are of one paper: alike but for a character that is no number, or but for the kind of paper."""
    if min(len(known), len(name)) < _LEAST_TITLE:
        return False
    one, other = _GENRES.sub("", known), _GENRES.sub("", name)
    if one == other:
        return len(one) >= _LEAST_TITLE
    if len(known) != len(name):
        return False
    changed = [(a, b) for a, b in zip(known, name, strict=True) if a != b]
    return len(changed) == 1 and not any(map(_COUNTED.search, changed[0]))


def _brands(text: str) -> Iterator[Retold]:
    """A name in quotation marks that comes again with one character for another that is confused with it."""
    names = [found for found in _NAME.finditer(text) if found["quoted"] and len(found["quoted"]) > _SHORT_NAME]
    often = [found["quoted"] for found in names]
    for at, found in enumerate(names):
        name = found["quoted"]
        for known in dict.fromkeys(often[:at]):
            alike = len(known) == len(name) and known[-2:] == name[-2:] and often.count(name) == 1
            changed = [pair for pair in zip(known, name, strict=True) if pair[0] != pair[1]] if alike else []
            before = text[text.index(f"“{known}”") : found.start()]
            apart = "。" in before or "\n" in before
            if (
                apart
                and len(changed) == 1
                and are_confusable(*changed[0])
                and not any(map(_COUNTED.search, changed[0]))
            ):
                yield Retold(known, f"“{known}”", f"“{name}”", found.start(), found.start() + len(name) + 2)
                break


_SHORT_NAME = 3
_RATE = Expression(
    "(?P<name>[^，。；：、\\d（）]{3,16}?(?:率|满意度|感))(?:为|达到?|是|在|保持在|稳定在)?(?P<value>\\d+(?:\\.\\d+)?)%"
)
_WHOSE = Expression("^.*?(?:将以|以|了|的|：|在|显示|下|全年|我[镇乡]|[本全](?:镇|乡|街道)|居民|群众|公众|社会|村民)+")
_OTHER_RATE = Expression(
    "目标|力争|确保|上年|去年|较|比|提[高升]|由|从|至|上升|下降|增|计划|同期|20\\d\\d年|半年|季度|\\d月|村|社区|片|全[县市区]|县|其中|分别|线上|线下|有效|网上|窗口|一次|首|第|平均|最"
)
_OF_ANY = Expression(
    "^(?:办结|化解|合格|满意|覆盖|知晓|参与|整改|回复|答复|完成|成功|通过|出庭|公开|持证|备案|调解成功|参考|到会|及格|优秀|签约|使用|查处)率$|^(?:对[^，。；]*)?满意度$"
)


def _rates(text: str) -> Iterator[Retold]:
    """Rates with a name of their own that are taken up as another figure."""
    known: dict[str, str] = {}
    taken_up = any(_AS_KNOWN.match(text, found.end()) for found in expression("%").finditer(text))
    for found in _RATE.finditer(text) if taken_up else ():
        name = _WHOSE.sub("", found["name"])
        if len(name) < _RATE_NAME or _OF_ANY.search(name) or _OTHER_RATE.search(text[slice(*_clause(text, found))]):
            continue
        differs = known.setdefault(name, found["value"]) != found["value"]
        if differs and _AS_KNOWN.match(text, found.end()):
            yield Retold(name, f"{known[name]}%", f"{found['value']}%", found.start("value"), found.end())


_RATE_NAME = 3
_AS_KNOWN = Expression("为(?:新的?)?(?:起点|基础|契机)|的(?:基础上|好?成绩|水平上)")
"""Behind a rate that is taken up as known."""
_NUMBER = "(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})"
_SPAN = Expression(
    f"(?P<word>聘期|任期|合同期|服务期|公示|有效期|征求意见|整改期限|试点|过渡期|试用期|保存期|培训|集训)(?:期?限?)?(?:为|是|共|定为|时间为|为期)?(?P<long>{_NUMBER}个?(?:年|月|天|日|工作日|周))"
    f"|(?P<again>{_NUMBER}个?(?:年|月|天|日|工作日|周))的?(?P<same>聘期|任期|合同期|服务期|公示|有效期|征求意见|整改期限|试点|过渡期|试用期|保存期|培训|集训)(?:期|(?:今年|已|将|即将|均|也)*(?:届满|结束|期满)|期间|内|里|满)"
)
_PROLONGED = Expression("续|延|原|调整|改|新|分别|上一|缩短|剩|余|批|各|累计|其中|另")
_TAKES_UP = Expression("(?:在|这|该|到|于|待|上述|其|经|经过|满|此)*")


def _terms(text: str) -> Iterator[Retold]:
    """Terms that come again with another length: 聘期三年，… 两年聘期届满."""
    first: re.Match[str] | None = None
    for found in _SPAN.finditer(text):
        if found["word"]:
            near = first is not None and "\n" not in text[first.end() : found.start()]
            first = None if near and first and first["word"] == found["word"] else found
            continue
        same = first is not None and first["word"] == found["same"]
        begin = stretch(text, found.start(), found.start(), CLAUSE_ENDS)[0]
        if first is None or not same or not _takes_up(text, first, begin, found.start()):
            continue
        one, other = (_plain(words) for words in (first["long"], found["again"]))
        if one[1] == other[1] and one != other and not _PROLONGED.search(text, first.end(), found.end()):
            yield Retold(found["same"], first["long"], found["again"], found.start("again"), found.end("again"))


def _takes_up(text: str, first: re.Match[str], begin: int, at: int) -> bool:
    """True if nothing is before a term in its clause, or only the name of what the first one is of."""
    if "\n" not in text[first.end() : at] and _TAKES_UP.fullmatch(text[begin:at]):
        return True
    name = content(text[begin:at])
    known = text[stretch(text, first.start(), first.start(), SENTENCE_ENDS)[0] : first.start()]
    return text.count("\n", first.end(), at) <= 1 and len(name) > 1 and name <= content(known)


def _plain(words: str) -> tuple[int, str]:
    """The number and the unit of a term: 三年 and 3年 are one."""
    found = expression(r"(\d+|[一二两三四五六七八九十]+)个?(.*)").match(words)
    numeral, unit = (found[1], found[2]) if found else ("", words)
    return (number_of(numeral) or 0), unit


_HONOUR = 6


def _levels(text: str) -> Iterator[Retold]:
    """Bodies with one honour at two levels."""
    told: dict[tuple[str, str], str] = {}
    for found in _LEVEL.finditer(text) if "级" in text else ():
        if _OTHER_TIME.search(text[slice(*_clause(text, found))]):
            continue
        before = told.setdefault((found["who"][-4:], found["what"].strip("“”")[:_HONOUR]), found["level"])
        if before != found["level"]:
            yield Retold(found["who"], before, found["level"], found.start("level"), found.end("level"))
