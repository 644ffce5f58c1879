"""Statements that something holds of all, is the first or the only one, and clauses that exclude it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.chinese.expressions import Expression
from generator.claims.claim import SENTENCE_ENDS
from generator.claims.dates import dates_in
from generator.claims.nouns import content

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


@dataclass(frozen=True, slots=True)
class Contradiction:
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
            for _, words in (*clauses[number + 1 : number + 4], *following):
                excepted = _EXCEPTION.match(words)
                marked = marked or bool(_MARKED.search(excepted["who"] if excepted else words[:4]))
                if excepted and marked and _excepts(excepted, stated["what"]):
                    yield Contradiction(stated[0], begin + stated.start(), words)
                    break


def _excepts(found: re.Match[str], what: str) -> bool:
    """True if a clause says of some that they have not done what all have."""
    words = found[0]
    if _OTHERS.search(words):
        return False
    wanted = content(what)
    rest = content(found["rest"].rstrip("的了"))
    if re.search("要等到|待", words) and content(found["who"]) & wanted:
        return True
    last = found["rest"].rstrip("的了")[-2:]
    return bool(rest) and (rest <= wanted or (last in what and len(rest & wanted) * 2 >= len(rest)))


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


def _is_past(clause: str, year: int | None) -> bool:
    years = [day.year for day in dates_in(clause, year) if day.own_year]
    return all(each < year for each in years) if year else not years


def _is_same_deed(what: str, clause: str) -> bool:
    """True if a clause tells the same deed: most of its words, or its verb taken up with 已…的."""
    wanted, named_there = content(what), content(_EARLIER.sub("", clause))
    if len(wanted & named_there) * 2 >= min(len(wanted), len(named_there)) and len(wanted & named_there) > 2:
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
    first, last = at, at
    while first > 0 and text[first - 1] not in SENTENCE_ENDS:
        first -= 1
    for _ in range(sentences + 1):
        last = next((end + 1 for end in range(last, len(text)) if text[end] in "。！？"), len(text))
    return first, last


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    for found in re.finditer("[^。！？\n]+", text):
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
    for found in re.finditer("[^，；：。！？\n]+", sentence):
        yield start + found.start(), found[0]
