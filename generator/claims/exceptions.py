"""Statements that something holds of all, is the first or the only one, and clauses that exclude it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import SENTENCE_ENDS, stretch
from generator.claims.dates import dates_in
from generator.claims.nouns import content
from generator.claims.origins import of_other_origin
from generator.lexicon.figure_words import figure_words

_ALL = Expression(
    "(?P<all>全部|全都|悉数|百分之百|100%|(?<!平)均(?!衡|等|价)|都(?!市|是))(?:已经?|能够|实现了?)?(?P<what>[^，。；：]{2,24})"
)
_HEDGED = Expression(
    "除|以外|之外|基本|大部|大多|多数|绝大|力争|争取|确保|计划|将|拟|应|要求|须|必须|的\\d|已[^，。；]{1,6}的|到期|符合|具备|不(?:都|全)|并非|未|平均|没有"
)
_RATE = Expression("(?P<what>\\p{Han}{2,6}?)率(?:均|都)?(?:达到?|为|保持)?(?:100%|百分之百)")
_EXCEPTION = Expression(
    "(?P<who>(?:其中)?(?:只有|仅有?|仅剩|只剩|唯独|唯有|尚有|还有|仍有|另有|但有?|有|其中)?[^，。；]{0,24})"
    "(?:尚未|仍未|还未|未能|还没有?|没有|(?<![从并])未(?!来|成年|按)|没(?=[参完办建整])|有待|要等到|待)(?P<rest>[^，。；]{0,20})"
)
_MARKED = Expression(
    "只有|仅|剩|唯独|唯有|尚有|还有|仍有|另有|但|其中|有\\d|\\d+(?:名|人|个|处|户|件|家|项|条)|[一二两三四五六七八九十](?:名|人|个|处|户|件|家|项|条)"
)
_OTHERS = Expression("新收|新增|另外|其余|下一步|上年|去年|往年|外[县乡镇]|邻|上级|其他")


class Contradiction(NamedTuple):
    """A statement, with where it begins in the text, and the words further on that exclude it."""

    statement: str
    start: int
    against: str


_QUICK = re.compile("[全都悉]|均|百分之百|100%")
_LACKING = re.compile("尚未|仍未|还未|还没|没有|未[^来]|有待|等到")


def exceptions_in(text: str) -> Iterator[Contradiction]:
    """Statements about all, followed in the sentence or in the next one by those of whom they do not hold."""
    if not (_QUICK.search(text) and _LACKING.search(text)):
        return
    sentences = list(_sentences(text))
    for at, (start, sentence) in enumerate(sentences):
        clauses = list(_clauses(sentence, start))
        following = list(_clauses(sentences[at + 1][1], sentences[at + 1][0]))[:2] if at + 1 < len(sentences) else []
        for number, (begin, clause) in enumerate(clauses):
            stated = _ALL.search(clause) or _RATE.search(clause)
            if stated is None or _HEDGED.search(clause[: stated.start()] + stated["what"]):
                continue
            marked = False
            for place, words in (*clauses[number + 1 : number + 4], *following):
                if place >= start + len(sentence) and _is_of_other_matters(sentence, sentences[at + 1][1]):
                    break
                excepted = _EXCEPTION.match(words)
                marked = marked or bool(_MARKED.search(excepted["who"] if excepted else words[:4]))
                if excepted and marked and _excepts(excepted, stated["what"]):
                    yield Contradiction(stated[0], begin + stated.start(), words)
                    break


def _is_of_other_matters(first: str, again: str) -> bool:
    """True if a sentence is of another time, or names another origin, than the one before."""
    times = [set(_TIMES.findall(one)) for one in (first, again)]
    return times[0] != times[1] or of_other_origin(first, again)


_TIMES = Expression("[上下]半年|[一二三四]季度|上年|结转|新[收增排进]|(?<!1[0-2])\\d{1,2}月底")


def _excepts(found: re.Match[str], what: str) -> bool:
    """True if a clause says of some that they have not done what all have."""
    words = found[0]
    if _OTHERS.search(words):
        return False
    wanted = content(what)
    told = expression("[即就便]").split(found["rest"].rstrip("的了"))[0]
    rest = content(told)
    if expression("要等到|待").search(words) and content(found["who"]) & wanted:
        return True
    last = told[-2:]
    return bool(rest) and (rest <= wanted or (last in what and len(rest & wanted) * 2 >= len(rest)))


_REST = Expression("^(?:目前|现|但|只|仅|还|尚)*(?:剩余|其余|余下|剩下|还剩|尚余)的?(?P<rest>[^，。；]{0,24})")
_OF_ALL = Expression("全部|均(?!衡|等|价)|都(?!市)|悉数|全覆盖|100%|百分之百")
_IN_PART = Expression(
    "其中|除|到期|按期|第[一二三四]|首批|前[一二两三\\d]|重点|一般|立行立改|上半年|下半年|具备|符合|能够|可以|类|力争|确保|计划|拟|将|级|基本|大部|中的|当场|\\d月"
)
_OPEN = Expression("未(?!来)|没有?|正在|仍在|尚在|还在|待|有望|预计|计划|拟|延|暂")
_OWN_NOUN = Expression("^(?:\\d+|[一二两三四五六七八九十]+)[^\\W\\d_](?P<noun>[^，。；]*)")
_GOES_ON = Expression("^(?:$|正|仍|尚|还|未|没|待|因|涉及|均|都|已|列|拟|计划|属|转|为|是|由|预计|也)")


def rests_in(text: str) -> Iterator[Contradiction]:
    """Statements about all of some things, right before a rest of them that is not done: 17处全部取得，剩余2处正在补办."""
    if not _OF_ALL.search(text):
        return
    sentences = list(_sentences(text))
    for at, (start, sentence) in enumerate(sentences):
        clauses = list(_clauses(sentence, start))
        following = list(_clauses(sentences[at + 1][1], sentences[at + 1][0])) if at + 1 < len(sentences) else []
        adjoining = not following or "\n" not in text[start + len(sentence) : following[0][0]]
        for number, (begin, clause) in enumerate(clauses):
            stated = _OF_ALL.search(clause)
            if stated is None or _IN_PART.search(text[start : begin + len(clause)]):
                continue
            behind = clauses[number + 1 : number + 3] + (following[:1] if adjoining else [])
            for place, words in behind:
                rest = _REST.match(words)
                if rest and _is_left(rest["rest"], _to_end(text, place), text[start : begin + len(clause)]):
                    yield Contradiction(clause[stated.start() :], begin + stated.start(), words)
                    break


def _to_end(text: str, at: int) -> str:
    return text[at : stretch(text, at, at, SENTENCE_ENDS)[1]]


def _is_left(rest: str, sentence: str, stated: str) -> bool:
    """True if a rest is of the things stated, and not done: a bare figure, or one with a noun of theirs; no sum before."""
    if not _OPEN.search(sentence):
        return False
    counted = _OWN_NOUN.match(rest)
    if counted:
        noun = counted["noun"]
        figures = expression(r"\d+").findall(stated)
        left = expression(r"\d+").match(rest)
        summed = left and len(figures) > 1 and int(figures[0]) == int(figures[-1]) + int(left[0])
        return not summed and bool(_GOES_ON.match(noun) or content(noun[:6]) & content(stated))
    return len(content(rest) & content(stated)) > 0 and not expression("村$|镇$").search(rest[:3])


_UNREAL = Expression(
    "上年|去年|往年|此前|其他|其它|另外|外[镇县乡]|邻|如(?!期)|若|凡|避免|防止|杜绝|未(?!到|通|缴|交|持)|没有|无(?!证|故)|零|(?<!\\d)0|不再|减少|下降|计划|拟|将|要求|应|须|的，|风险"
)
_NOT_MEANT = Expression("除|力争|确保|目标|计划|要求|应|将|须|拟|争取|上年|去年|往年|其中|基本|只要|如(?!期)")
_EMPTY = Expression(
    "^(?:[队镇乡所站]里的|其中|但|仅|只|另|还|也|有|因[^，。；]{0,8}|曾|先后|另有|只有|不过|会上|期间|全年|年内|目前|现|最终|结果|经|\\d{1,2}月|，)*$"
)


def excluded_in(text: str) -> Iterator[Contradiction]:
    """Statements with one near behind, of the same subject, that the table says to exclude them: 无一缺席, 缺席3人."""
    for stated, against in figure_words().exclusive:
        for found in stated.finditer(text):
            first, last = _around(text, found.start(), 0)
            if _NOT_MEANT.search(text[first : found.end()]):
                continue
            end = min(_around(text, found.start(), 1)[1], (text + "\n").find("\n", last))
            for other in against.finditer(text, found.end(), max(end, found.end())):
                begin = stretch(text, other.start(), other.start(), SENTENCE_ENDS + "，；")[0]
                own = text[begin : other.start()]
                same = _EMPTY.match(own) or content(own) <= content(text[first:last].replace(own, "", begin >= first))
                if same and not _UNREAL.search(text[begin : other.end()]):
                    yield Contradiction(found[0], found.start(), other[0])
                    break


_SUBSTITUTE = Expression(
    "(?:有|其中|仅)(?:\\d{1,2}|[一二两三四五六七八九])(?:次|件|场|起|个|回)[^。；]{0,24}?(?:代为|代替|顶替|委派|委托|改由|由[^，。；]{0,6}副[^，。；]{0,6}?代?)(?P<deed>出庭|到庭|参加|主持|带队|到场|签字|审核|接访|到会|出席|授课|讲课|包案)"
)
_IN_PERSON = Expression(
    "(?:均|都|全部|次次|场场|件件|每次|每场|每件|逢会)(?:由[^，。；]{1,8})?(?:亲自)?(?P<deed>出庭|到庭|参加|主持|带队|到场|签字|审核|接访|到会|出席|授课|讲课|包案)"
)
_ALIKE_DEEDS = ("出庭", "到庭", "出庭到庭参加")


def substituted_in(text: str) -> Iterator[Contradiction]:
    """Deeds that somebody is stated to do every time, and once somebody else did: 镇长均到庭。有1次由副镇长代为出庭."""
    for found in _IN_PERSON.finditer(text):
        first = stretch(text, found.start(), found.start(), SENTENCE_ENDS)[0]
        if "除" in text[first : found.start()] or "副" in text[first : found.start()]:
            continue
        last = _around(text, found.start(), 1)[1]
        but = _SUBSTITUTE.search(text, found.end(), last)
        if but and (but["deed"] == found["deed"] or {but["deed"], found["deed"]} <= {"出庭", "到庭", "参加"}):
            yield Contradiction(found[0], found.start(), but[0])


_UNDONE = Expression(
    "(?:剩下|剩余|其余|余下|尚有|仍有|还有|另有)[^。；]{0,40}?(?:尚?未能?|没有?|未曾)(?:全部|按期|如期)?(?P<done>完成|办结|整改|化解|建成|落实|销号|挂牌|覆盖|建立|配备)"
)
_ALL_DONE = Expression(
    "(?P<noun>[^，。；：\\n]{2,20}?)(?:已|均|都|现已|已经)?(?:全部|悉数|百分之百|100%)(?:按期|如期|按时)?(?:已)?(?P<done>完成|办结|整改|化解|建成|落实|销号|挂牌|覆盖|建立|配备)"
)
_LATER = Expression("目前|现已|年底|随后|之后|后来|截至|力争|确保|将|计划|明年|前全部|除|要|应|须|拟|争取|推动")
_EARLY = Expression("截至(?!12月|年底|目前)[^，。；]{0,8}|上半年|季度|上年|去年|\\d月底|当时")


def undone_in(text: str) -> Iterator[Contradiction]:
    """Statements that all was done, of things some of which were left undone by a sentence before."""
    for undone in _UNDONE.finditer(text):
        first, last = _around(text, undone.start(), 0)
        sentence = text[first:last]
        if _EARLY.search(sentence):
            continue
        for found in _ALL_DONE.finditer(text, last):
            if found.start() - last > _FAR:
                break
            start = stretch(text, found.start(), found.start(), SENTENCE_ENDS)[0]
            same = found["done"] == undone["done"] and found["noun"][-2:] in sentence
            if same and not _LATER.search(text[start : found.end()] + found["noun"]):
                yield Contradiction(found[0], found.start(), undone[0])
                break


_FAR = 300
_STILL_OPEN = Expression(
    "(?:在办|未结|未办结|尚未办结|正在办理|未整改|尚未整改|未化解|未完成|待办)(?:的)?(?:有)?[1-9]\\d*(?P<unit>[件起个处项户条宗])"
)
_EVERY = Expression(
    "(?P<many>[1-9]\\d*)(?P<unit>[件起个处项户条宗])[^，。；\\d]{0,8}(?:均|都|全部)(?:已|已经)?(?:办结|结案|整改|化解|完成|审结|销号)"
)


def still_open_in(text: str) -> Iterator[Contradiction]:
    """Statements that all of so many are done, where the sentence before counts some of them as open."""
    for found in _EVERY.finditer(text):
        first = stretch(text, found.start(), found.start(), SENTENCE_ENDS)[0]
        before = text[stretch(text, max(first - 1, 0), first, SENTENCE_ENDS)[0] : found.start()]
        still = _STILL_OPEN.search(before)
        same = (
            still and still["unit"] == found["unit"] and re.search(rf"(?<!\\d){found['many']}{found['unit']}", before)
        )
        if (
            same
            and not _EARLY.search(before)
            and not expression("目前|现已|年底|随后|后来|次年").search(text[first : found.end()])
        ):
            yield Contradiction(found[0], found.start(), still[0] if still else "")


_FIRST = Expression("(?:首次|第一次|首度)(?P<what>[^，。；]{4,36})")
_EARLIER = Expression("去年|上年|前年|上一年|此前|早在|早先|(?:19|20)\\d\\d年")
_DID = Expression("[已曾也就]|试过|办过|过一[回次]|首次")
_NOT_DONE = Expression("未|没有|从无|不曾|相比|同期|同比|较|计划|规划|部署|要求|修订|施行|印发")
_SAME = Expression(
    "同样的(?:做法|活动|形式)|这一(?:做法|活动|形式)|同类(?:活动|做法)|类似(?:活动|做法)|此(?:举|项活动)"
)


def firsts_in(text: str, year: int | None) -> Iterator[Contradiction]:
    """Deeds that a text calls the first, with a clause nearby that they were done in a year before."""
    for found in _FIRST.finditer(text):
        first, last = _around(text, found.start(), 2)
        for start, clause in _with_adverbials(text[first:last], first):
            if start <= found.start() < start + len(clause) and "上年" not in clause:
                continue
            earlier = _EARLIER.search(clause)
            if earlier is None or not _DID.search(clause) or _NOT_DONE.search(clause) or not _is_past(clause, year):
                continue
            if _SAME.search(clause) or _is_same_deed(found["what"], clause):
                yield Contradiction(found[0], found.start(), clause)
                break


_FIRST_OF = Expression(
    "(?<!不是)(?:首次|第一次|首度)(?P<deed>入选|获评|获得|荣获|评为|举办|开展|组织|召开|邀请|承办|参加|跻身|入围)(?P<what>[^，。；]{0,24})"
)
_NOT_FIRST = "(?:连续(?:第)?[二两三四五六七八九\\d]{1,2}[年次届]|第[二三四五六七八九]次|再次|再度|又一次|蝉联|继续|连年)(?:被)?(?:DEED)(?P<what>[^，。；]{0,24})"


def repeated_in(text: str) -> Iterator[Contradiction]:
    """Deeds that a text calls the first, and in a sentence further on the next of their kind: 首次入选…连续第二年入选."""
    for found in _FIRST_OF.finditer(text):
        own_end, last = (_around(text, found.start(), many)[1] for many in (0, 2))
        again = re.compile(_NOT_FIRST.replace("DEED", found["deed"])).search(text, own_end, last)
        if again and _is_same_object(found["what"], again["what"].removeprefix("的")):
            yield Contradiction(found[0], found.start(), again[0])


def _is_same_object(first: str, again: str) -> bool:
    """True if the second names nothing, or the first one's thing, of no other level."""
    one, other = _GRADE.findall(first), _GRADE.findall(again)
    own = content(again)
    alone = len(again) < _SHORT_OBJECT or again.startswith(("让", "使", "后"))
    return (not other or one == other) and (alone or len(own & content(first)) * 2 >= len(own) > 0)


_GRADE = Expression("[国省市县区镇乡]级|全[国省市县区镇乡]")
_SHORT_OBJECT = 3


def _is_past(clause: str, year: int | None) -> bool:
    years = [day.year for day in dates_in(clause, year) if day.own_year]
    return all(each < year for each in years) if year else not years


def _is_same_deed(what: str, clause: str) -> bool:
    """True if a clause tells the same deed: most of its words, or its verb taken up with 已…的."""
    levels = set(_GRADE.findall(what)), set(_GRADE.findall(clause))
    if all(levels) and not levels[0] & levels[1]:
        return False
    wanted, named_there = content(what), content(_EARLIER.sub("", clause))
    told = what[-2:] in clause or what[:2] in clause
    if told and len(wanted & named_there) * 2 >= min(len(wanted), len(named_there)) and len(wanted & named_there) > 2:
        return True
    return bool(re.search(f"[已曾]{re.escape(what[:2])}(?:过|的基础)", clause))


_ONLY = Expression("唯一(?:的|一[个家名处支])?(?P<what>[^，。；]{2,24})")
_ANOTHER = Expression("另有|此前|也|早在|同样|同获|亦|还有")
_HAS = Expression("获|评为|命名|认定|建成|授予|入选|荣膺|跻身|称号|列为")
_ELSEWHERE = Expression("邻[县乡镇区]|外[县乡镇区]|其他[县乡镇区]|县外|市外|不再|曾经|已被撤|摘牌|失效")
_COMMON = frozenset({"社区", "我镇", "我乡", "我县", "全县", "全镇", "全乡", "街道", "全街", "司法", "法所"})


def only_ones_in(text: str) -> Iterator[Contradiction]:
    """Things that a text calls the only one, with a clause nearby that another one is the same."""
    for found in _ONLY.finditer(text):
        first, last = _around(text, found.start(), 1)
        sentence = text[slice(*_around(text, found.start(), 0))]
        named = content(sentence) - _COMMON
        for start, clause in _clauses(text[first:last], first):
            if (
                start <= found.end()
                or not _HAS.search(clause)
                or _ELSEWHERE.search(text[found.end() : start + len(clause)])
            ):
                continue
            before = text[max(start - 16, found.end()) : start]
            if _ANOTHER.search(before + clause) and len((content(clause) - _COMMON) & named) > 1:
                yield Contradiction(found[0], found.start(), clause)
                break


def _around(text: str, at: int, sentences: int) -> tuple[int, int]:
    """Where the sentence begins that holds a place, and where so many sentences after it end."""
    first, last = stretch(text, at, at, SENTENCE_ENDS)[0], at
    for _ in range(sentences + 1):
        last = next((end + 1 for end in range(last, len(text)) if text[end] in "。！？"), len(text))
    return first, last


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    for found in expression("[^。！？\n]+").finditer(text):
        yield found.start(), found[0]


def _with_adverbials(sentence: str, start: int) -> Iterator[tuple[int, str]]:
    """The clauses, each with the short one in front that only says when: 去年，镇里也曾…"""
    before, at = "", 0
    for first, clause in _clauses(sentence, start):
        adjoined = bool(before) and len(before) <= _ADVERBIAL and at + len(before) + 1 == first
        yield (at, f"{before}，{clause}") if adjoined else (first, clause)
        before, at = clause, first


_ADVERBIAL = 8


def _clauses(sentence: str, start: int) -> Iterator[tuple[int, str]]:
    for found in expression("[^，；：。！？\n]+").finditer(sentence):
        yield start + found.start(), found[0]
