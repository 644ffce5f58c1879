"""Things of which a text says that none were fined, contested or found, and a later sentence that has some of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.chinese.expressions import Expression
from generator.claims.claim import CLAUSE_ENDS, SENTENCE_ENDS, stretch
from generator.claims.origins import of_other_origin

_NOT = "(?:均未|都未|未|没有|无一[件起例人家户]?(?:被)?)"
_OPPOSED: tuple[tuple[Expression, Expression], ...] = (
    (
        Expression(
            "(?:未|没有)(?:作出?|予|予以|进行|实施|处以?|收取|被处?|给予|一[家户人件起](?:被处?)?)*罚款|(?:均|全部|一律)(?:为|是|给予|予以)警告(?![^。]{0,6}(?:罚|或))"
        ),
        Expression("(?<!未)(?<!没有)(?<!愿缴)罚款(?:金额|总额)?(?:共计|合计|共|计|了)?[1-9]\\d*(?:\\.\\d+)?万?元(?!以[下上内])"),
    ),
    (
        Expression(f"{_NOT}(?:引发|引起|发生|产生|申请|提起|提出)[^，。；]{{0,8}}?复议"),
        Expression("(?:申请|提起|提出|引发)(?:了)?(?:行政)?复议(?!期)"),
    ),
    (
        Expression(f"{_NOT}(?:引发|引起|发生|产生|申请|提起)(?:[^，。；]{{0,12}}?提起)?(?:行政)?诉讼|{_NOT}[^，。；]{{0,10}}、提起行政诉讼"),
        Expression("(?:提起|引发)(?:了)?(?:行政)?诉讼"),
    ),
    (
        Expression(f"{_NOT}(?:要求|申请|提出)[^，。；]{{0,6}}?听证"),
        Expression("(?:申请|要求)(?:了)?(?:举行|组织|召开)?听证"),
    ),
    (
        Expression("没有(?:动用|采取|使用|实施)(?:过)?(?:行政)?强制(?:措施|手段|拆除)"),
        Expression("(?:依法)?强制拆除[1-9]\\d*[户处宗起间]"),
    ),
)  # fmt: skip
_BACK = Expression("上述|前述|这(?:[1-9]\\d*|[两三四五六七八九])[件起个家户宗处名份人]|其中|应当事人(?:的)?申请|当中")
_UNMEANT = Expression(
    "除|其中|部分|有的|多数|基本|上年|去年|往年|[上下]半年|季度|\\d月|首违|计划|力争|确保|拟|将|要求|避免|防止|20\\d\\d年前"
)
_UNREAL = Expression(
    "未|没有|不予|无(?![证照])|原拟|拟|将|计划|如果|若|再犯|再次|承诺|可能|避免|防止|告知|上年|去年|往年|另|其他|其它|民事|县[^，。；]{0,8}(?:局|队)|上级|移送|撤回|案例|下一步|应当(?!事)|可处|新[收增]"
)
_UNIT = "[件起个家户宗处名份人]"
_COUNT = Expression(f"(?<![\\d.])(?P<many>[1-9]\\d*)(?={_UNIT})")
_BACK_COUNT = Expression(f"(?:上述|前述|这)(?P<many>[1-9]\\d*){_UNIT}")


@dataclass(frozen=True, slots=True)
class SomeOfThem:
    """A statement about none of some things, and the later words that tell it of some; ``start`` and ``end`` are theirs."""

    statement: str
    start: int
    end: int


def some_of_none_in(text: str) -> Iterator[SomeOfThem]:
    """The statements of a text about none, with words of the next two sentences that tell it of some of the same."""
    for none, some in _OPPOSED:
        for found in none.finditer(text):
            first, last = stretch(text, found.start(), found.end(), SENTENCE_ENDS)
            if _UNMEANT.search(text, first, found.end()):
                continue
            told = _later(text, some, text[first:last], last)
            if told:
                yield SomeOfThem(found[0], *told)
    yield from _found(text)
    yield from _taking_part(text)


def _later(text: str, some: Expression, stated: str, last: int) -> tuple[int, int] | None:
    """Where one of the next two sentences, which points back to a statement's things, tells it of some."""
    counts = {found["many"] for found in _COUNT.finditer(stated)}
    for begin, end in _next_sentences(text, last):
        sentence = text[begin:end]
        back, deed = _BACK.search(sentence), some.search(sentence)
        own_set = bool(back and back[0] in ("其中", "当中") and _COUNT.search(sentence, 0, back.start()))
        if back and deed and back.start() < deed.start() and not own_set:
            many = _BACK_COUNT.search(sentence)
            same = len(counts) <= 1 and (many is None or many["many"] in counts)
            told = sentence[: deed.end()]
            if same and not _UNREAL.search(told) and not of_other_origin(stated + "行政", told):
                return begin + deed.start(), begin + deed.end()
        if _COUNT.search(sentence):
            return None  # 其中 may be of these
    return None


def _next_sentences(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Where the next two sentences of a paragraph begin and end."""
    for _ in range(2):
        if at >= len(text) or text[at] == "\n":
            return
        begin = at + 1
        at = stretch(text, begin, begin, SENTENCE_ENDS)[1]
        yield begin, at


_NOT_FOUND = Expression("(?:未|没有)(?:发现|查出|排查出|清理出)(?:存在)?(?P<thing>\\p{Han}{3,10})(?=[，。；])")


def _found(text: str) -> Iterator[SomeOfThem]:
    """未发现无效合同, and next 清理出的3份无效合同: the things themselves, as found."""
    for none in _NOT_FOUND.finditer(text):
        first, last = stretch(text, none.start(), none.end(), SENTENCE_ENDS)
        if _UNMEANT.search(text, first, none.end()):
            continue
        some = re.compile(
            f"(?:发现|清理出?|查出|排查出|检查出)的[1-9]\\d*{_UNIT}{re.escape(none['thing'])}(?!线索|风险)"
        )
        for begin, end in _next_sentences(text, last):
            told = some.search(text, begin, end)
            if told and not _UNREAL.search(text, begin, told.start()):
                yield SomeOfThem(none[0], told.start(), told.end())
                break


_NO_PART = Expression("没有(?P<who>\\p{Han}{2,6})参[与加](?=[，。；])")
_THIS = Expression("参[与加](?:了)?(?:[这该此](?:[一项次份个场])*|上述)")


def _taking_part(text: str) -> Iterator[SomeOfThem]:
    """没有律师参与, and next 李律师全程参与了这项谈判: a person of the kind that took no part."""
    for none in _NO_PART.finditer(text):
        first, last = stretch(text, none.start(), none.end(), SENTENCE_ENDS)
        if _UNMEANT.search(text, first, none.end()):
            continue
        for begin, end in _next_sentences(text, last):
            told = _THIS.search(text, begin, end)
            if told is None:
                continue
            clause = stretch(text, told.start(), told.start(), CLAUSE_ENDS)[0]
            who = none["who"] in text[clause : told.start()]
            if who and not _UNREAL.search(text, begin, told.end()):
                yield SomeOfThem(none[0], clause, told.end())
                break
