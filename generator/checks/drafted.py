"""Family 3, continued: the figures of a text against the draft that its facts become: changed, lost, added."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from generator.checks.basis import AUDIT
from generator.checks.checked_report import CheckedReport, ReportLine
from generator.checks.rule import Example, Hit, Rules
from generator.chinese.expressions import Expression, expression

RULES = Rules()
rule = RULES.rule

NEAR = 0.6
"""How alike two clauses must be, figures aside, to be taken for one that somebody reworded."""

_FIGURE = Expression(r"(?:约|近|超|逾|不少于)?(?<![\d.])(?!20\d\d年)\d+(?:,\d{3})*(?:\.\d+)?(?:万|亿)?(?:余|多)?%?")
_CLAUSE = Expression("[^，。；：！？,;｜]+")


class Clause(NamedTuple):
    """A clause with figures: its words with # for each, the figures, and where they stand in the line."""

    line: ReportLine
    words: str
    figures: tuple[str, ...]
    starts: tuple[int, ...]

    def unit(self, at: int) -> str:
        """A figure with the character behind it."""
        end = self.starts[at] + len(self.figures[at])
        return self.line.text[self.starts[at] : end + 1]

    def around(self, at: int) -> str:
        """The words around a figure."""
        start, end = self.starts[at], self.starts[at] + len(self.figures[at])
        before = expression("[，。；：｜,;]").split(self.line.text[max(0, start - 12) : start])[-1]
        return before + self.line.text[start : end + 1]


class Difference(NamedTuple):
    """A figure that is not as the draft has it; ``written`` is the text's, ``meant`` the draft's.

    ``figure`` is the figure with its unit.
    """

    kind: str
    line: ReportLine | None
    start: int
    written: str
    meant: str
    field: str = ""
    figure: str = ""


def clauses(document: CheckedReport) -> list[Clause]:
    """The clauses with figures of text and annexes, dates and numbers of headings aside."""
    return [
        clause
        for line in document.lines
        if line.role in ("body", "heading", "cell")
        for found in _CLAUSE.finditer(line.text, len(line.number))
        if (clause := _clause(line, found)).figures
    ]


def _clause(line: ReportLine, found: re.Match[str]) -> Clause:
    figures = list(_FIGURE.finditer(line.text, found.start(), found.end()))
    words = _FIGURE.sub("#", expression(r"\s").sub("", found[0]))
    return Clause(line, words, tuple(one[0] for one in figures), tuple(one.start() for one in figures))


@lru_cache(maxsize=4)
def differences(document: CheckedReport) -> tuple[Difference, ...]:
    """Every figure that was changed, lost or added since the draft; none for the draft itself."""
    if document.drafted is None:
        return ()
    drafts, texts = clauses(document.drafted), clauses(document)
    found = list(_of_equal_words(drafts, texts))
    found += _of_near_words(drafts, texts)
    found += (
        Difference("lost", None, 0, "", one.around(at), _field(one, at), one.unit(at)) for one, at in _each(drafts)
    )
    found += (
        Difference("added", one.line, one.starts[at], one.around(at), "", "", one.unit(at)) for one, at in _each(texts)
    )
    return tuple(_without_moved(found))


def _each(clauses: list[Clause]) -> Iterator[tuple[Clause, int]]:
    return ((clause, at) for clause in clauses for at in range(len(clause.figures)))


def _without_moved(found: list[Difference]) -> Iterator[Difference]:
    """The differences without figures that are lost in one place and added, unit and all, in another."""
    moved = Counter(one.figure for one in found if one.kind == "lost")
    moved &= Counter(one.figure for one in found if one.kind == "added")
    left = {"lost": moved.copy(), "added": moved.copy()}
    for one in found:
        if one.kind in left and left[one.kind][one.figure] > 0:
            left[one.kind][one.figure] -= 1
        else:
            yield one


def _of_equal_words(drafts: list[Clause], texts: list[Clause]) -> Iterator[Difference]:
    """Differences between clauses of the same words; what is compared is taken off both lists."""
    by_words: dict[str, list[Clause]] = defaultdict(list)
    for text in texts:
        by_words[text.words].append(text)
    for draft in list(drafts):
        alike = by_words[draft.words]
        if alike:
            text = min(alike, key=lambda one: (one.figures != draft.figures, not _same_place(one, draft)))
            alike.remove(text)
            drafts.remove(draft)
            texts.remove(text)
            yield from _compared(draft, text)


def _same_place(one: Clause, other: Clause) -> bool:
    """True if two clauses are under the same heading, its number aside."""
    paths = [
        [expression(r"^[（(]?[一二三四五六七八九十]+[）)、]*").sub("", words) for words in it.line.place.path]
        for it in (one, other)
    ]
    return paths[0] == paths[1]


def _of_near_words(drafts: list[Clause], texts: list[Clause]) -> Iterator[Difference]:
    for draft in list(drafts):
        near = [(ratio, text) for text in texts if (ratio := _ratio(draft.words, text.words)) >= NEAR]
        if near:
            text = max(near, key=lambda pair: pair[0])[1]
            drafts.remove(draft)
            texts.remove(text)
            yield from _compared(draft, text)


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= NEAR else 0.0


def _compared(draft: Clause, text: Clause) -> Iterator[Difference]:
    """The figures of two clauses, in turn where there are as many, else by what they are."""
    if len(draft.figures) == len(text.figures):
        for at, (meant, said) in enumerate(zip(draft.figures, text.figures, strict=True)):
            if meant != said:
                yield Difference("changed", text.line, text.starts[at], said, meant, _field(draft, at))
        return
    for at, meant in enumerate(draft.figures):
        if meant not in text.figures:
            yield Difference("lost", text.line, text.starts[0], "", draft.around(at), _field(draft, at), draft.unit(at))
    for at, said in enumerate(text.figures):
        if said not in draft.figures:
            yield Difference("added", text.line, text.starts[at], text.around(at), "", "", text.unit(at))


def _field(draft: Clause, at: int) -> str:
    """The field of a figure of the draft, as a place in the vocabulary; empty if it has none."""
    from generator.facts.facts import fields, place  # the vocabulary, 0.3 s: only for who compares with facts

    paragraph, position = draft.line.paragraph, draft.starts[at] - len(draft.line.number)
    for run in paragraph.runs if paragraph else ():
        if position < len(run.text):
            known = [path for path in run.sources if ".".join(path.split(".")[:2]) in fields()]
            return "、".join(place(path) for path in known[:2])
        position -= len(run.text)
    return ""


_DRAFT = "一、主要举措和成效\n全年开展普法活动22场次，发放宣传资料5000余份。\n办结政务服务事项150件。"


@rule(
    "FZ331", "数字与填报的不一样", "错误", AUDIT,
    explain="用 --facts 给出填报文件时比对：正文里的数字，应与填报的一样。要改数字，先改填报文件。",
    finds=(Example(_DRAFT.replace("22", "23"), drafted=_DRAFT), Example(_DRAFT.replace("全年开展普法活动22", "今年共开展普法活动26"), drafted=_DRAFT)),
    spares=(Example(_DRAFT, drafted=_DRAFT), Example(_DRAFT.replace("全年开展", "全年共组织开展"), drafted=_DRAFT)),
    todo="请核对；填报有误的，改填报文件后再写一遍",
)  # fmt: skip
def changed(document: CheckedReport) -> Iterator[Hit]:
    """A figure that the facts give otherwise."""
    for one in differences(document):
        if one.kind == "changed":
            told = f"填报的“{one.field}”是{one.meant}" if one.field else f"填报的是{one.meant}"
            yield Hit(one.line, one.written, f"{told}，这里是{one.written}", start=one.start)


@rule(
    "FZ332", "填报的数字没有写", "提示", AUDIT,
    explain="用 --facts 给出填报文件时比对：草稿里有、现在没有了的数字。有意删去的，不必理会。",
    finds=Example(_DRAFT.replace("，发放宣传资料5000余份", ""), drafted=_DRAFT),
    spares=Example(_DRAFT.replace("办结政务服务事项150件。", "便民服务中心今年办结的事项有150件。"), drafted=_DRAFT),
    todo="请核对是否漏了",
)  # fmt: skip
def lost(document: CheckedReport) -> Iterator[Hit]:
    """A figure of the facts that the text no longer has."""
    for one in differences(document):
        if one.kind == "lost":
            told = f"（{one.field}）" if one.field else ""
            yield Hit(one.line, "", f"草稿里的“{one.meant}”{told}没有了", start=one.start)


@rule(
    "FZ333", "数字没有填报的依据", "提示", AUDIT,
    explain="用 --facts 给出填报文件时比对：草稿里没有、后来加上的数字。补填进填报文件，汇总时才有。",
    finds=Example(_DRAFT + "张贴标语300条。", drafted=_DRAFT),
    spares=Example(_DRAFT + "张贴标语若干。", drafted=_DRAFT),
    todo="请补进填报文件，或核对来源",
)  # fmt: skip
def added(document: CheckedReport) -> Iterator[Hit]:
    """A figure of the text that the facts do not have."""
    for one in differences(document):
        if one.kind == "added":
            yield Hit(one.line, one.written, "填报里没有这个数", start=one.start)
