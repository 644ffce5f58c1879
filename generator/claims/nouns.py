"""The noun that a figure counts, behind it or before it, without attributes; the likeness of two nouns."""

from __future__ import annotations

from functools import lru_cache

from generator.chinese.expressions import Expression

COUNTERS = "人次|场次|件次|批次|家次|户次|条次|[个件起次份条人名项处场家户支台块元宗篇册套所座艘株栋期轮]"

_BEFORE_NOUN = Expression(rf"[、；“”]|\d(?:{COUNTERS})")
_ADVERBS = Expression(
    "20\\d\\d年(?:度|以来)?|今年(?:以来)?|本年度?|全年|年内|年度内|当年|一年来|一年|截至目前|目前|现|据统计|[我全本](?:镇|乡|街道|苏木)|镇里|乡里|街道里|先后|共计|累计|总计|合计|"
    "一共|总共|其中|同时|另外|另|还|也|均|都|已经|已|全部|分别|依法|共|各|总|应|仅|即|有|为|达到|达|是|约|近|的|了|对|就|把|将|在|由|从|与|和|及|等|并|于|以"
)
MANNER = Expression(
    "[^，。；、]{0,8}(?:书记|镇长|乡长|主任|苏木达|负责人|领导)|及时|成功|当场|现场|就地|顺利|如期|按期|按时|限期|即时|主动|直接|一次性|实际|自行|书面|口头|最终|全部|截至|底|[，、；：“”的]"
)
"""Words around a verb that say how or by whose hand it was done, not what was."""

_STOP = Expression(
    "(?:(?![“”])\\P{Han})|均|都(?!市)|已|未|被|由|为(?!民|主)|是|在(?!编|册|建|岗|线)|与|和(?!事|解)|及|并|经(?!营|济|费)|占|达|共(?!享|同|建|治)|全部|予以|得到|进行|开展|取得|组成|担任|轮流|分别|完成(?!率)|参加|办理|各|实行|"
    "纳入|列入|进入|提交|用于|有(?!限|效|机|关|序)|不(?!动|服|满|合|良)|可(?!移)|能(?!力)|每|走遍|统一|通过(?!率)|构成|的(?=[，。；]|$)|其中|当中|里(?!程)|中(?!小|心|国|央|队|共|层|标|介|学|药|医|途|秋|型|华|院|年|层|级|长)|因|待(?!遇)|逐|尚|内(?=[，。；]|$)|后(?=[，。；]|$)"
)
_SIGN = Expression(r"\P{Han}")
_BEHIND = Expression(r"(?:“[^”\n]{1,20}”|\p{Han})*")

# Endings of a lead that say what was done with things counted before, rather than what is counted.
_VERBAL = Expression(
    "(?:的(?:[有为达是共]|分别为|达到)?|[有了为达到]|已|实际|完毕|完成|合格|通过|成功|到位|确认|满意|分别为)$"
)


@lru_cache(maxsize=4096)
def behind(tail: str) -> str:
    """The noun that follows a figure; empty if none does: 家农家乐, 名持证执法人员."""
    words = _BEHIND.match(tail)
    text = words[0] if words else ""
    stop = _STOP.search(text)
    text = text[: stop.start()] if stop else text
    return text.strip("“”的")


@lru_cache(maxsize=4096)
def noun_of(lead: str, tail: str) -> str:
    """The counted thing: the words behind the figure or, if there are none, those before it."""
    if found := behind(tail):
        return found
    return _ADVERBS.sub("", _BEFORE_NOUN.split(lead.strip("“”、 "))[-1])


@lru_cache(maxsize=4096)
def bare(label: str) -> str:
    """The words before a figure without adverbs, and without what says only that it is counted."""
    return _ADVERBS.sub("", label)


@lru_cache(maxsize=4096)
def is_verbal(label: str) -> bool:
    """True if the words before a figure say what was done rather than what there is."""
    return bool(_VERBAL.search(label))


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters that carry the meaning of some words: what two wordings have in common."""
    words = _ADVERBS.sub(" ", _SIGN.sub(" ", text))
    return frozenset(part[at : at + 2] for part in words.split() for at in range(len(part) - 1))


def overlap(one: str, other: str) -> float:
    """The share of the shorter wording that is in the longer one, from 0 to 1."""
    first, second = content(one), content(other)
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))
