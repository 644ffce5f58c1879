"""Rendered text becomes lines, lines become numbered blocks.

A template's lines: ``#`` to ``####`` headings (variants divided by `` | ``), ``- `` points, ``@标题`` and the like for
roles, ``@章节`` for what is put in; other lines are sentences, which run on in one paragraph until an empty line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.compose import clauses
from generator.compose.clauses import Unbalanced
from generator.compose.marks import CLOSE, OPEN, Ledger
from generator.compose.numbering import heading_number, point_number
from generator.errors import Fault, TemplateFault
from generator.outline import Paragraph, Role, Run

LONG = 350
"""A paragraph has no more characters than this (prose.md, 11)."""

ROLES: dict[str, Role] = {
    "标题": "title", "主送": "recipient", "结束语": "closing", "署名": "signature", "日期": "date", "附注": "note",
}  # fmt: skip
_HEADING = re.compile(r"(#{1,4}) +(.*)")
_VARIANTS = re.compile(rf" \| (?![^{OPEN}]*{CLOSE})")
_ROLE = re.compile(r"@(\S+) *(.*)")
_AMISS = re.compile(r"[，、；：。][，、；。]|[，、；]$|^[，、；。：]|（）|“”|《》|，$")
_PLAIN_DIGIT = re.compile(r"[0-9０-９]")
HOTLINES = re.compile("12345|12348|12309|12315|12380")

Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading still without its number."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Insert:
    """Where other templates are put in."""

    name: str


@dataclass(slots=True)
class Prose:
    """Sentences and points that run on in one paragraph."""

    sentences: list[Runs] = field(default_factory=list)
    points: list[Runs] = field(default_factory=list)


Piece: TypeAlias = Heading | Prose | Paragraph | Insert


def pieces(text: str, ledger: Ledger, *, template: str, choose: Callable[[list[str]], str]) -> list[Piece]:
    """The pieces of a rendered template. Raises TemplateFault for a line that does not read as a sentence."""
    found: list[Piece] = []
    open_prose = False
    for line in text.split("\n"):
        if not line.strip():
            open_prose = False
            continue
        piece = _piece(line.strip(), ledger, template, choose)
        if piece is None:
            continue
        if isinstance(piece, Prose) and open_prose and isinstance(found[-1], Prose):
            _run_on(found, piece)
        else:
            found.append(piece)
        open_prose = isinstance(piece, Prose)
    return found


def _run_on(found: list[Piece], piece: Prose) -> None:
    last = found[-1]
    assert isinstance(last, Prose)
    if last.points and piece.sentences:
        found.append(piece)
    else:
        last.sentences += piece.sentences
        last.points += piece.points


def _piece(line: str, ledger: Ledger, template: str, choose: Callable[[list[str]], str]) -> Piece | None:
    if heading := _HEADING.fullmatch(line):
        said = _said(choose(_VARIANTS.split(heading[2])), ledger, template)
        return Heading(len(heading[1]), said) if said else None
    if role := _ROLE.fullmatch(line):
        if role[1] not in ROLES:
            return Insert(role[1])
        said = _said(role[2], ledger, template)
        return Paragraph(ROLES[role[1]], said) if said else None
    if line.startswith("- "):
        said = _said(line[2:], ledger, template)
        return Prose(points=[_without_stop(said)]) if said else None
    said = _said(line, ledger, template)
    if not said:
        return None
    _check_sentence(said, template)
    return Prose(sentences=[said])


def _said(line: str, ledger: Ledger, template: str) -> Runs:
    try:
        said = clauses.said(line, ledger)
    except Unbalanced as error:
        raise TemplateFault(Fault(str(error), "请补上方括号", place=f"“{_bare(line)[:40]}”", file=template)) from None
    for run in said:
        if not run.sources and _PLAIN_DIGIT.search(run.text) and _PLAIN_DIGIT.search(HOTLINES.sub("", run.text)):
            raise TemplateFault(
                Fault("模板里写了数字", "数字只能来自填报的数据", place=f"“{run.text[:40]}”", file=template)
            )
    return said


def _check_sentence(said: Runs, template: str) -> None:
    text = "".join(run.text if run.kind != "own" else "某" for run in said)
    if (bad := _AMISS.search(text)) or text[-1] not in "。！？：”":
        near = text[max(0, bad.start() - 15) : bad.end() + 15] if bad else text[-30:]
        what = f"标点不通（{bad[0]}）" if bad else "一句话没有句号"
        raise TemplateFault(Fault(what, "请调整方括号的位置", place=f"“{near}”", file=template))


def _bare(line: str) -> str:
    return re.sub(rf"{OPEN}.|{CLOSE}|[\x03\x04]", "", line)


def _without_stop(said: Runs) -> Runs:
    last = said[-1]
    return (*said[:-1], Run(last.text.rstrip("。；"), last.kind, last.sources))


def variant(options: list[str], seed: str, taken: set[str]) -> str:
    """One of the wordings of a heading, always the same for a seed, and none whose verbs are taken yet if it can be."""
    start = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big") % len(options)
    turned = options[start:] + options[:start]
    best = min(turned, key=lambda option: len(_verbs(option) & taken))
    taken |= _verbs(best)
    return best


def _verbs(heading: str) -> set[str]:
    """The words that open the halves of a heading: 深化 and 营造."""
    return {half[:2] for half in re.split("[，,]", _bare(heading))}


def blocks(found: list[Piece]) -> Iterator[Paragraph]:
    """The pieces as numbered paragraphs; a heading under which nothing stands is left out, without a gap."""
    counts = [0, 0, 0, 0]
    for position, piece in enumerate(found):
        if isinstance(piece, Paragraph):
            yield piece
        elif isinstance(piece, Prose):
            yield from _paragraphs(piece)
        elif isinstance(piece, Heading) and _filled(found, position):
            level = piece.level
            counts[level - 1 :] = [counts[level - 1] + 1] + [0] * (4 - level)
            yield Paragraph("heading", piece.runs, level, heading_number(level, counts[level - 1]))


def _filled(found: list[Piece], position: int) -> bool:
    heading = found[position]
    assert isinstance(heading, Heading)
    for piece in found[position + 1 :]:
        if isinstance(piece, Heading) and piece.level <= heading.level:
            return False
        if isinstance(piece, Prose):
            return True
    return False


def _paragraphs(prose: Prose) -> Iterator[Paragraph]:
    """Sentences and points in paragraphs of a readable length."""
    sentences = prose.sentences + _numbered(prose.points)
    together: list[Run] = []
    for number, sentence in enumerate(sentences):
        if together and _length((*together, *sentence)) > LONG:
            yield Paragraph("body", tuple(together))
            together = []
        together += sentence
        if number == len(sentences) - 1:
            yield Paragraph("body", tuple(together))


def _numbered(points: list[Runs]) -> list[Runs]:
    """一是…；二是…。, or a sentence each where a point has sentences of its own; a single point has no number."""
    if len(points) == 1:
        return [(*points[0], Run("。"))]
    long = any("。" in run.text for point in points for run in point)
    ends = ["。" if long or point is points[-1] else "；" for point in points]
    counted = [
        (Run(point_number(number)), *point, Run(end))
        for number, (point, end) in enumerate(zip(points, ends, strict=True), 1)
    ]
    return counted if long else [tuple(run for point in counted for run in point)] if counted else []


def _length(said: Runs) -> int:
    return sum(len(run.text) for run in said)
