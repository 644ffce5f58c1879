"""The 公开版 of a report that was composed as the 报送版.

:func:`published` takes from it what is for the superior alone, masks what identifies a person, and lists every change;
figures stay as they are: 公开的与印发的同等效力 (条例第三十一条).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from generator.chinese.expressions import Expression
from generator.errors import Fault, InputFault
from generator.report.masking import Mask, masks
from generator.report.outline import Annex, Block, Head, Imprint, Paragraph, Report, Run, Table

if TYPE_CHECKING:
    from generator.settings import Wording

_SECRET = Expression(
    "(?:绝密|机密|秘密)[★☆*]|^（?(?:绝密|机密|秘密)）?$|此件不(?:予)?公开|内部(?:资料|文件|参阅)|严禁外传|不得外传"
)


class Redaction(NamedTuple):
    """A passage that was replaced or left out (``now`` is empty) for the 公开版; ``what`` says what it identified."""

    what: str
    was: str
    now: str = ""

    def __str__(self) -> str:
        if self.was == self.now:
            return f"{self.what}：“{self.was}”没有改，请核对"
        return f"{self.what}：{self.was} → {self.now}" if self.now else f"{self.what}：{self.was}，已略去"


@dataclass(frozen=True, slots=True)
class Published:
    """The 公开版 and its redactions, in reading order."""

    report: Report
    changes: tuple[Redaction, ...] = ()


def published(report: Report, wording: Wording, names: Mapping[str, str]) -> Published:
    """The 公开版 of a report; ``names`` maps the persons named in the facts to the offices that replace them.

    ``InputFault`` with each mark of secrecy (绝密, 机密 …) in it.
    """
    blocks = tuple(block for block in report.blocks if _is_published(block, wording))
    text = replace(report, head=Head(), blocks=blocks, imprint=Imprint(), sealed=False)
    if faults := [*_secrets(text)]:
        raise InputFault(faults)
    editor = _Editor(None if wording.names_published else names)
    blocks = tuple(map(editor.block, text.blocks))
    return Published(
        replace(text, blocks=blocks, annexes=tuple(map(editor.annex, text.annexes))), tuple(editor.changes)
    )


def _is_published(block: Block, wording: Wording) -> bool:
    chosen = {
        "recipient": wording.recipients_published,
        "closing": wording.closing_published,
        "signature": wording.signature_published,
        "date": wording.signature_published,
    }
    return not isinstance(block, Paragraph) or chosen.get(block.role, True)


def _secrets(report: Report) -> Iterator[Fault]:
    """A fault for each mark of secrecy: a text with one must be declassified before it is published."""
    for block in (*report.blocks, *(block for annex in report.annexes for block in annex.blocks)):
        for text, sources in _texts(block):
            if found := _SECRET.search(text):
                from generator.facts.facts import place  # the vocabulary: few reports bear a mark

                where = place(sources[0]) if sources and "." in sources[0] else ""
                todo = "有密级的不得公开，先按规定解密；不是密级的，请删去这几个字"
                yield Fault(f"公开版里有“{found[0]}”", todo, where)


def _texts(block: Block) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(block, Table):
        yield from ((cell, ()) for row in (block.columns, *block.rows) for cell in row)
    else:
        own = [source for run in block.runs if run.kind == "own" for source in run.sources]
        yield block.text, tuple(own)


class _Editor:
    """Masks block by block, and lists its redactions."""

    def __init__(self, names: Mapping[str, str] | None) -> None:
        self.names = names
        self.changes: list[Redaction] = []

    def annex(self, annex: Annex) -> Annex:
        """The annex with its blocks masked."""
        return replace(annex, blocks=tuple(map(self.block, annex.blocks)))

    def block(self, block: Block) -> Block:
        """The block with persons masked: in tables everywhere, in paragraphs only in what a person typed."""
        if isinstance(block, Table):
            return replace(block, rows=tuple(tuple(map(self._cell, row)) for row in block.rows))
        runs = tuple(part for run, behind in _with_rest(block.runs) for part in self._run(run, behind))
        return block if runs == block.runs else replace(block, runs=runs)

    def _run(self, run: Run, behind: str) -> Iterator[Run]:
        start = 0
        for mask in self._masks(run.text, behind) if run.kind == "own" else ():
            yield from _cut(run, start, mask.start)
            if mask.replacement:
                yield Run(mask.replacement, "masked", run.sources)
            start = mask.end
        yield run if not start else replace(run, text=run.text[start:])

    def _cell(self, text: str) -> str:
        for mask in reversed([*self._masks(text, "")]):
            text = text[: mask.start] + mask.replacement + text[mask.end :]
        return text

    def _masks(self, text: str, behind: str) -> Iterator[Mask]:
        for mask in masks(text, behind, self.names):
            was = text[mask.start : mask.end]
            self.changes.append(Redaction(mask.what, was, mask.replacement))
            if was != mask.replacement:
                yield mask


def _with_rest(runs: Iterable[Run]) -> Iterator[tuple[Run, str]]:
    """Each run with the text that follows it in its paragraph."""
    found = tuple(runs)
    text = "".join(run.text for run in found)
    end = 0
    for run in found:
        end += len(run.text)
        yield run, text[end:]


def _cut(run: Run, start: int, end: int) -> Iterator[Run]:
    if text := run.text[start:end]:
        yield replace(run, text=text)
