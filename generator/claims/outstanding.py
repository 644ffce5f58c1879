"""Things that were all done or provided for by one place of a text, and of which a later place counts some as open.

The two are of one set if the counted noun of the later place, with its attributes, is in the words of the earlier one, nothing
says that they come from elsewhere (县交办, 自排, 人大) or from another time, and no third place counts such things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import CLAUSE_ENDS, SENTENCE_ENDS, stretch
from generator.claims.nouns import behind, content
from generator.claims.origins import of_other_origin

_ALL = "(?:全部|全数|悉数|全都|均|都(?!市)|件件|逐[件个户处]|个个|百分之百|一律)"
_ADVERB = "(?:已经?|都|均|得到|予以|实现了?|依法|妥善|顺利|成功)*"
_SETTLED = Expression(
    f"{_ALL}{_ADVERB}(?P<done>办结|办理完毕|结案|审结|整改|销号|清零|化解)"
    "|(?<!\\p{Han}[期时])(?P<rate>办结|结案|整改|化解|销号)(?:完成)?率(?:均|都)?(?:达到?|为|保持)?(?:100%|百分之百)"
    "|实现(?P<none>清零)"
)
_PROVIDED = Expression(
    f"{_ALL}{_ADVERB}(?:完成|上线|建成|建立|配备|配齐|取得|持证|修订|备案|签订|安装|开通|设立|培养)|(?<!服务)全覆盖"
    "|持证(?:上岗)?率(?:均|都)?(?:达到?|为|保持)?(?:100%|百分之百)"
)
_UNMEANT = Expression(
    "除|以外|力争|确保|目标|计划|要求|应当|必须|须|拟|争取|上年|去年|往年|结转|[上下]半年|季度|\\d月|其中|基本|大[多部都]|绝大|到期|按期|限期|"
    "具备|符合|部分|有的|首批|第[一二三四]批|前[一二两三\\d]|重点|重大|当场|能够|可以|立行立改|其余|另|20\\d\\d年(?:以)?前|不[是都全]|动态"
)
_MANY = "(?<![\\d.第])(?P<many>[1-9]\\d*|[两三四五六七八九])(?P<unit>[件起个处项户条宗名人份家])"
_COUNTED = Expression(_MANY)
_NOT_YET = "(?:尚未|仍未|还未|未能|还没有?|没有|没能|未)"
_NEGATED = Expression(f"{_NOT_YET}(?:全部|完全|最终)?(?P<core>[^，。；：、\\n]{{2,24}})")
_GOING_ON = Expression(
    "(?:正在|仍在|尚在|还在)(?P<doing>办理|整改|化解|审理)|(?P<open>在办)(?![理公法学村校案证])|(?P<during>办理|整改|化解)(?:之中|中(?=[，。；]|$))"
)
_PROVISION = "提供"
"""The stem of all that is made or provided for, rather than settled."""
_STEMS = {
    "办理": "办",
    "办结": "办",
    "结案": "办",
    "审结": "办",
    "审理": "办",
    "在办": "办",
    "整改": "改",
    "化解": "解",
}
_OTHER_SET = Expression(
    "上年|去年|往年|结转|新[收增进排接受录]|[上下]半年|季度|12月|其他|其它|另|邻|外[县乡镇市]|计划|拟|如果|若|除|未到期|党内|移送|移交|案例|新一轮|换届|升级|一般|各类"
)
_COMMON = frozenset(
    {"问题", "事项", "案件", "人员", "任务", "工作", "项目", "事件", "情况", "诉求", "单位", "对象", "意见", "建议"}
)
_BEHIND_NAME = "正仍尚还因在未没均已涉集属为是，。；：、的由被需待"


@dataclass(frozen=True, slots=True)
class AllDone:
    """A statement that all of some things are done: its words, and those of its sentence up to there."""

    start: int
    end: int
    first: int
    words: str
    sentence: str
    stem: str


@dataclass(frozen=True, slots=True)
class StillOpen:
    """Some things that are counted as not done; ``core`` is what they have not."""

    start: int
    end: int
    words: str
    unit: str
    before: str
    after: str
    core: str
    stem: str


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A statement that all is done, and the later words that count some as open."""

    statement: AllDone
    open: StillOpen


def outstanding_in(text: str) -> Iterator[Outstanding]:
    """The statements of a text that all of some things are done, each with the first later words that some are not."""
    stated = [*_settled(text), *_provided(text)]
    if not stated:
        return
    for some in _still_open(text):
        for one in stated:
            if one.end > some.start or not _is_of_one_set(text, one, some):
                continue
            yield Outstanding(one, some)
            break


def _settled(text: str) -> Iterator[AllDone]:
    for found in _SETTLED.finditer(text):
        done = found["done"] or found["rate"] or found["none"]
        yield from _stated(text, found, _STEMS.get(done[:2], ""))


def _provided(text: str) -> Iterator[AllDone]:
    for found in _PROVIDED.finditer(text):
        yield from _stated(text, found, _PROVISION)


def _stated(text: str, found: re.Match[str], stem: str) -> Iterator[AllDone]:
    """The statement, unless it is hedged or several figures of its sentence may be meant."""
    first = stretch(text, found.start(), found.start(), SENTENCE_ENDS + "；")[0]
    end = stretch(text, found.end(), found.end(), CLAUSE_ENDS)[1]
    sentence = text[first:end]
    counts = {(each["many"], each["unit"]) for each in _COUNTED.finditer(sentence)}
    units = [unit for _, unit in counts]
    if not _UNMEANT.search(sentence) and len(units) == len(set(units)):
        yield AllDone(found.start(), end, first, text[found.start() : found.end()], sentence, stem)


def _still_open(text: str) -> Iterator[StillOpen]:
    """The counts of a text with words beside them that so many are not done."""
    for found in (*_GOING_ON.finditer(text), *_NEGATED.finditer(text)):
        first, last = stretch(text, found.start(), found.start(), CLAUSE_ENDS)
        count = _count_beside(text, first, found.start(), last)
        if count is None:
            continue
        begin = min(first, stretch(text, count.start(), count.start(), CLAUSE_ENDS)[0])
        end = max(last, count.end())
        core = found["core"].rstrip("的了") if found.re.groupindex.get("core") else ""
        done = core or found["doing"] or found["during"] or found["open"]
        yield StillOpen(
            begin,
            end,
            text[begin:end],
            count["unit"],
            text[begin : count.start()],
            text[count.end() : end],
            core,
            _STEMS.get(done[:2], _PROVISION),
        )


def _count_beside(text: str, first: int, at: int, last: int) -> re.Match[str] | None:
    """The only figure of a clause, or if it has none, of the clause before or of 仍剩37户 behind."""
    own = list(_COUNTED.finditer(text, first, last))
    if own:
        return own[0] if len(own) == 1 else None
    behind_it = expression(f"，(?:目前|现)?(?:仍|尚|还)(?:剩|有)余?{_MANY}").match(text, last)
    if behind_it:
        return _COUNTED.search(text, last, behind_it.end())
    if text[first - 1 : first] != "，":
        return None
    before = stretch(text, first - 1, first - 1, CLAUSE_ENDS)[0]
    earlier = list(_COUNTED.finditer(text, before, first - 1))
    return earlier[0] if len(earlier) == 1 else None


def _is_of_one_set(text: str, one: AllDone, some: StillOpen) -> bool:
    """True if what is open is of those that are all done."""
    if one.stem and some.stem != one.stem and not (one.stem == _PROVISION and some.core):
        return False
    name = _provided_name(one, some) if one.stem == _PROVISION else _settled_name(one, some)
    if not name:
        return False
    first, last = stretch(text, some.start, some.end, SENTENCE_ENDS)
    own = text[first:last]
    if _OTHER_SET.search(own) or of_other_origin(one.sentence, own):
        return False
    return not _is_counted_elsewhere(text, name, one, some)


def _settled_name(one: AllDone, some: StillOpen) -> str:
    """The noun that is counted as open, if the statement has it; a common word like 问题 only with an attribute."""
    after = some.after
    noun = behind(after)
    if not noun or expression("^(?:涉|因|属|正|仍|尚|还|系|由)").match(noun):
        found = expression("(?P<noun>\\p{Han}{2,10})(?:中|当中)(?:的|尚|仍|还|未|有)").search(some.before)
        noun, after = (found["noun"], "") if found else ("", "")
        return _longest_end(noun, one.sentence)
    for end in range(len(noun), 1, -1):
        name = noun[:end]
        if name[-2:] in one.sentence:
            follows = after[after.find(name) + len(name) :][:1]
            strange = content(name) - content(one.sentence)
            known = len(strange) <= 1 and (not follows or follows in _BEHIND_NAME)
            return name if known and _is_own(name, one, some) else ""
    return ""


def _is_own(name: str, one: AllDone, some: StillOpen) -> bool:
    """True if a name is more than a common word, or the statement's count is in the same unit, of the like."""
    units = {each["unit"] for each in _COUNTED.finditer(one.sentence)}
    if len(name) > 2:
        return not units or some.unit in units
    return some.unit in units and (name not in _COMMON or name == "建议")


def _longest_end(noun: str, sentence: str) -> str:
    """The end of some words that a sentence has, if it is more than a common word."""
    name = next((noun[at:] for at in range(len(noun) - 1) if noun[at:] in sentence), "")
    return name if len(name) > 2 or (name and name not in _COMMON) else ""


_WHOLE = Expression("各村|各社区|村村|全[镇乡]|街道")
_MEANS = Expression(
    "^(?:培养|配备|建立|建成|设立|安装|聘请|选聘|组建|覆盖|开通|取得|持有|完成|实现|达到|上线|修订|签订)(?:出|到|好|了)?"
)
_PLACES = Expression("^(?:村|社区)")


def _provided_name(one: AllDone, some: StillOpen) -> str:
    """Two characters of the thing that some have not, if it is the one that the statement says that all have."""
    core = some.core
    if not core or not _has_whole(one, some):
        return ""
    thing = _MEANS.sub("", core)
    if "持证" in one.words:
        return "持证" if thing.endswith("证") and _is_officer(one, some) else ""
    subject = expression("(?:[^，]*，)?(?:村|社区|名)?的?(?P<subject>[^，]*)$").search(
        some.words[: some.words.find(core)].rpartition("，")[2]
    )
    named = content(thing) or content(re.sub(_NOT_YET + "$", "", subject["subject"] if subject else ""))
    common = named & content(one.sentence)
    return _last(one.sentence, common) if len(common) > 1 and len(named - common) <= 1 else ""


def _is_officer(one: AllDone, some: StillOpen) -> bool:
    """True if those without a certificate are the 执法人员 of the statement."""
    noun = behind(some.after)
    return "执法" in noun and noun[:4] in one.sentence


def _has_whole(one: AllDone, some: StillOpen) -> bool:
    """True if the statement is of all that the open ones are counted among: villages among villages."""
    units = {each["unit"] for each in _COUNTED.finditer(one.sentence)}
    if _PLACES.match(some.after):
        return some.after[:1] in one.sentence and bool(some.unit in units or _WHOLE.search(one.sentence))
    return some.unit in units or "持证" in one.words


def _last(sentence: str, common: frozenset[str]) -> str:
    return max(common, key=sentence.rfind)


def _is_counted_elsewhere(text: str, name: str, one: AllDone, some: StillOpen) -> bool:
    """True if a third clause counts things of that name: the open ones may be of those."""
    for found in re.finditer(re.escape(name), text):
        if one.first <= found.start() < one.end or some.start <= found.start() < some.end:
            continue
        first, last = stretch(text, found.start(), found.end(), CLAUSE_ENDS)
        if any(each["unit"] == some.unit for each in _COUNTED.finditer(text, first, last)):
            return True
    return False
