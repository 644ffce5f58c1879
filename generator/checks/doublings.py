"""Characters that stand twice or are left out: 登记记, 231件件, 习近平法思想."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from operator import eq

from generator.checks.checked_report import CheckedReport, HanRun
from generator.checks.rule import Hit, Rules
from generator.chinese.expressions import Expression
from generator.lexicon.set_words import common_pairs_of_characters, pairs_of_short_words, shortened_words

RULES = Rules()
rule = RULES.rule

USAGE = "《党政机关公文处理工作条例》第二十条（审核文字）"

_TITLE = Expression("《[^《》\n]*》")
_COUNTED = Expression("\\d(?:余|多)?(?P<measure>[件起次名个份场条项户家批宗处人期轮万元])(?P=measure)(?!\\p{Han})")
_PARTICLES = frozenset("的在对将和与把被由从向以及并且但于至是为经按")
"""Words of one character that no sentence has twice in a row."""
_NAMES_END = frozenset(
    "市县区镇乡村社局所室站组队长员名人户家日月年号次件项个条份场部院会厅办处委岗群层点线片级类批期门店校班桥河山里家天事时处零一二三四五六七八九十百千万"
)
"""Characters that names and figures end in: 市市场监管局, 12项项目."""


@rule(
    "FZ631", "多了一个字", "提示", USAGE,
    explain="“登记记”“群众的的”“231件件”：一个字打了两遍，后一个与前后都不成词。“人人”“件件”“登记记录”不算。",
    todo="请删去多的一个字",
    finds=("做到边走访、边登记记，累计走访2380户次。", "化解在群众的的家门口。对对久拖不决的案件逐一会商。", "全年交办231件件，均已办结。", "营造良好的法治氛氛围。"),
    spares="件件有着落，登记记录齐全，公开开展评议，人人发言，的的确确办到了，层层压实责任，妈妈评理团，12项项目，市市场监管局，对对联的评选，问题存在在基层。",
)  # fmt: skip
def doubled_character(document: CheckedReport) -> Iterator[Hit]:
    """A character twice in a row, of which the second makes no word."""
    common = common_pairs_of_characters()
    for run in document.han_runs_of_paragraphs:
        for at in _doubled(run.words, common):
            words = run.words[max(at - 1, 0) : at + 2]
            yield Hit(run.line, words, f"“{run.words[at]}”重复", start=run.start + max(at - 1, 0))
    for line in document.paragraphs:
        for found in _COUNTED.finditer(line.text):
            yield Hit(line, found[0], f"“{found['measure']}”重复", start=found.start())


def _doubled(words: str, common: frozenset[str]) -> Iterator[int]:
    """Where a character of a run is followed by itself for no reason."""
    for at in (at for at, is_twice in enumerate(map(eq, words, words[1:])) if is_twice):
        char = words[at]
        if char * 2 in common or words[at - 1 : at] == char or words[at + 2 : at + 3] == char:
            continue
        before, behind = words[max(at - 1, 0) : at + 1], words[at + 1 : at + 3]
        left, right = len(before) == _PAIR and before in common, behind in common
        if left and right:
            continue
        ends = len(behind) < _PAIR or behind[1] in _PARTICLES
        if char in _PARTICLES:
            wrong = (not left and not right) or (char == "的" and words[at + 2 : at + 3] not in ("", "确"))
        else:
            first = right and not left and words[at - 2 : at] in common and at > 1  # 法治氛氛围
            wrong = (first or (left and ends and not right)) and char not in _NAMES_END
        if wrong:
            yield at


_PAIR = 2


@rule(
    "FZ632", "固定说法漏了一个字", "提示", USAGE,
    explain="“习近平法思想”“合法性查”：与固定的长词只少一个字，接口处的字与前后都不成词。书名号里的不查。",
    todo="请核对是不是漏了字",
    finds=("坚持以习近平法思想为指导。", "推进公共法服务体系建设。"),
    spares="坚持以习近平法治思想为指导，推进公共法律服务体系建设，召开人民调解员会议，合法性查找问题，《习近平法思想》。",
)  # fmt: skip
def missing_character(document: CheckedReport) -> Iterator[Hit]:
    """A long set word without one of its characters, where those beside the gap make no words."""
    for run in document.han_runs_of_paragraphs:
        for start, short, word in _shortened(run):
            at = run.start + start
            closed = (found.span() for found in _TITLE.finditer(run.line.text))
            if not any(first < at < last for first, last in closed):
                yield Hit(run.line, short, f"“{short}”像是“{word}”", start=at)


def _shortened(run: HanRun) -> Iterator[tuple[int, str, str]]:
    """Where a run has a long word without one character, its words, and the word."""
    shortened, beginnings, words = shortened_words(), _beginnings(), run.words
    if beginnings.isdisjoint(run.pairs):
        return
    for start in (at for at, pair in enumerate(run.pairs) if pair in beginnings):
        for length in range(_SHORTEST, _LONGEST + 1):
            if found := shortened.get(words[start : start + length]):
                word, gap = found
                if _is_broken(words, start + gap):
                    yield start, words[start : start + length], word
                break


def _is_broken(words: str, gap: int) -> bool:
    """True if a character beside the gap makes no word with either of its neighbours."""
    known = pairs_of_short_words()
    return any(
        not (words[at - 1 : at + 1] in known or words[at : at + 2] in known)
        for at in (gap - 1, gap)
        if words[at] not in _PARTICLES | _COUNTING
    )


_COUNTING = frozenset("一二三四五六七八九十两几多各每全共第个次件名项")


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(short[:2] for short in shortened_words())


_SHORTEST, _LONGEST = 4, 9
