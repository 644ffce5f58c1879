"""Family 6, misspellings: a set word with one character that sounds or looks like the right one, and makes no word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from generator.checks.checked_report import CheckedReport, HanRun
from generator.checks.rule import Hit, Rules
from generator.chinese.confusable import are_confusable
from generator.chinese.expressions import Expression
from generator.lexicon.set_words import (
    GAP,
    common_pairs_of_characters,
    field_words,
    gapped_words,
    is_rare_word,
    long_words,
    long_words_by_length,
    pairs_of_long_words,
    set_phrases,
)

RULES = Rules()
rule = RULES.rule

USAGE = "《党政机关公文处理工作条例》第二十条（审核文字）"

_NAMED = Expression("《[^《》\n]*》|〔")
_PLACE = Expression("\\p{Han}{0,2}(?:村|镇|乡|社区|街道|庄|屯|寨)")
"""The rest of a place's name: 执行梨园村的制度."""
_LONG, _SHORT, _PAIR = (6, 5, 4), (3, 2), 2
"""Lengths of words: in the long ones a character may be wrong that is a word of its own."""
_ALONE = frozenset(
    "的了在是有和与及对等将为由以向从到把被让使更最较很都也还又再已未不无各每该此其之所者后前中上下内外间时年月日名个件次项条人万多余"
    "镇乡村县市区省共约近超达至并且或而如若则但因于按经据含占比同当就仅只才均即会能可应要须宜得地着过来去起做作给跟用本我他她它这那哪谁几"
    "两一二三四五六七八九十百千亿元户家起场处份批宗例篇台套座辆某全总另仍既先进组班站所局办科室段期轮届号自"
    "涉见看说想问走放拿叫请送收找抓管守办查签写填报领交买卖种养修补拆换"
)
"""Characters that are words of their own, or parts of names and figures."""
_BETWEEN = frozenset("和与及或而并且同跟乡镇")
"""Those that a word ends before and another begins behind, in any sentence: conjunctions, and what ends a place's name."""

_PARTICLES = _BETWEEN | frozenset("的了在等已")

_SUFFIXES = frozenset("员者师长民户站所队委")
"""Those that names of persons and bodies end in, with whatever stands before them."""


_ATTACHED = frozenset("案类费率证型款")
"""Those that follow any noun as a whole."""


class Misspelling(NamedTuple):
    """The wrong word with the right one, and where it begins in the text."""

    wrong: str
    right: str
    start: int


@rule(
    "FZ627", "疑似错别字", "提示", USAGE,
    explain="“制渡”“参谋助守”“逐一模排”：与固定用词只差一个字，差的字音同或者形近，写出来又不成词。书名号里的不查。",
    finds=("实行“双随机、一公布”监管。", "严格落实持证上岗和资格管理制渡。", "发挥法律顾问的参谋助守作用。", "对重点人群逐一模排。"),
    spares="实行“双随机、一公开”监管，推行“四议一公开”。严格落实资格管理制度。村正改造危房。法律顾问当好参谋助手，对重点人群逐一摸排。学习《制渡》。",
    todo="请核对是不是写错了字",
)  # fmt: skip
def misspelt(document: CheckedReport) -> Iterator[Hit]:
    """Words of the field with one character that is confused with the right one."""
    for run in document.han_runs_of_paragraphs:
        for one in misspellings(run):
            closed = (found.span() for found in _NAMED.finditer(run.line.text))
            if not any(start - 4 < one.start < end for start, end in closed):
                yield Hit(run.line, one.wrong, f"“{one.wrong}”像是“{one.right}”", start=one.start)
    for line in document.paragraphs:
        for quoted in _QUOTED.finditer(line.text):
            if right := _quoted_word(quoted[1]):
                yield Hit(line, quoted[1], f"“{quoted[1]}”像是“{right}”", start=quoted.start(1))


def _quoted_word(words: str) -> str:
    """The set word that a quotation differs from by one character that is no numeral; empty for none, or if it is one."""
    if words in long_words():
        return ""
    for word in long_words_by_length().get(len(words), ()):
        differ = [(one, other) for one, other in zip(words, word, strict=True) if one != other]
        if len(differ) == 1 and not (set(differ[0]) & _NUMERALS):
            return word
    return ""


_QUOTED = Expression("“([^“”\n]{6,16})”")
_NUMERALS = frozenset("零一二三四五六七八九十百两多0123456789、，")


def misspellings(run: HanRun) -> Iterator[Misspelling]:
    """The misspellings in a run of characters, each character once, the longest word that it is wrong in."""
    common, long, words = common_pairs_of_characters(), pairs_of_long_words(), run.words
    known = [False, *map(common.__contains__, run.pairs), False]
    for at, (before, behind) in enumerate(pairwise(known)):
        if before or behind:
            continue  # it makes a word with a neighbour
        lengths: tuple[int, ...] = _LONG if words[at - 2 : at] in long or words[at + 1 : at + 3] in long else ()
        if words[at] not in _ALONE and (at or run.line.text[run.start - 1 : run.start] != "”"):
            lengths += _SHORT
        found = _misspelling(words, at, lengths, common) if lengths else None
        if found and not is_rare_word(found.wrong):
            yield Misspelling(found.wrong, found.right, run.start + found.start)


def _misspelling(words: str, at: int, lengths: tuple[int, ...], common: frozenset[str]) -> Misspelling | None:
    known, gapped = field_words(), gapped_words()
    for length in lengths:
        for first in range(max(at - length + 1, 0), min(at, len(words) - length) + 1):
            word = words[first : first + length]
            right = gapped.get(words[first:at] + GAP + words[at + 1 : first + length])
            if not right or word in known:
                continue
            meant = next((char for char in right if are_confusable(char, words[at])), "")
            named = at == first + length - 1 and _PLACE.match(words, at + 1)
            if meant and not named and (length > _PAIR or _is_separate(words, at, first, common)):
                return Misspelling(word, words[first:at] + meant + words[at + 1 : first + length], first)
    return None


def _is_separate(words: str, at: int, first: int, common: frozenset[str]) -> bool:
    """True if neither of two characters makes a word with its other neighbour, as far as that can be known.

    和 between two words makes none with either: 待遇和协理员 has no 和谐 in it. What begins no common word behind the
    wrong character may make a rare one with it: 按事由归类.
    """
    outer = words[at + 1 : at + 3] if at > first else words[max(at - 2, 0) : at]
    if outer and outer not in common and outer[0 if at > first else -1] not in _PARTICLES:
        return False
    if words[first if at > first else first + 1] in _BETWEEN:
        return False
    if at == first > 0 and words[at] in _SUFFIXES:
        return False  # 普法员因病: the end of a name
    if at == first and words[first + 1] in _ATTACHED and words[max(at - 2, 0) : at] in common:
        return False  # 阳光房案: what lengthens the word before, and 案 behind the whole
    before, after = words[max(first - 1, 0) : first + 1], words[first + 1 : first + 3]
    return (before if at > first else after) not in common


@rule(
    "FZ639", "固定说法错了一个字", "提示", USAGE,
    explain="“以法律为准绳”“最后一公里”“谁执法谁普法”这样一字不改的说法，只差一个字的，多半是写错了；也可以换字的（以法律为准则）不算。书名号里的不查。",
    finds=("坚持以事实为根据、以法律为准蝇。", "打通服务群众最后一公理。"),
    spares="坚持以事实为依据、以法律为准则，打通最后一公里，落实“谁执法谁普法”责任制、“谁主管谁普法”，学习《谁执法谁普发》。",
    todo="请核对是不是写错了字",
)  # fmt: skip
def wrong_in_a_phrase(document: CheckedReport) -> Iterator[Hit]:
    """A set phrase with one character that is another."""
    text = document.text
    for phrase, right in set_phrases():
        for start in _nearly(text, phrase):
            words = text[start : start + len(phrase)]
            line = document.line_at(start)
            at = start - line.start
            titled = any(found.start() < at < found.end() for found in _NAMED.finditer(line.text))
            if words not in right and line.is_running and not titled:
                yield Hit(line, words, f"“{words}”像是“{phrase}”", start=at)


def _nearly(text: str, phrase: str) -> Iterator[int]:
    """Where a text has one half of a phrase, and the other half but for one Chinese character."""
    half = len(phrase) // 2
    for part, before in ((phrase[:half], 0), (phrase[half:], half)):
        at = text.find(part)
        while at >= 0:
            start = at - before
            words = text[start : start + len(phrase)] if start >= 0 else ""
            if len(words) == len(phrase) and _differs_in_one(words, phrase):
                yield start
            at = text.find(part, at + 1)


def _differs_in_one(words: str, phrase: str) -> bool:
    """True if one Chinese character is another; the first one may be of the word before, unless it is confusable."""
    differ = [at for at, char in enumerate(phrase) if words[at] != char]
    return len(differ) == 1 and (
        are_confusable(words[0], phrase[0]) if differ == [0] else bool(_HAN.match(words[differ[0]]))
    )


_HAN = Expression("\\p{Han}")
