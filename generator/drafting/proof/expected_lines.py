"""The lines that a report must be printed as: each a paragraph style with its words, divided by character style.

They are made from the report and the names of the styles alone, without the template and without its context, so that
a mistake there cannot hide itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from generator.report.outline import Annex, Block, Head, Imprint, Report, Table
from generator.word import measures as m
from generator.word import style_names as n

StyledWords: TypeAlias = tuple[str, str]
"""The name of a character style (empty for none) and words; a tab is ``\\t``."""
PrintedLine: TypeAlias = tuple[str, tuple[StyledWords, ...]] | tuple[str, tuple[tuple[str, ...], ...]]
"""A paragraph: its style's name and its words by character style. A table: its style's name and its rows of cells."""


def expected_lines(report: Report) -> Iterator[PrintedLine]:
    """The lines of the whole report in reading order."""
    yield from _head(report.head)
    for block in report.blocks:
        yield _block(block, sealed=report.sealed)
    for annex in report.annexes:
        yield from _annex(annex)
    yield from _imprint(report.imprint)


def printed_line(style: str, styled: Iterable[StyledWords]) -> PrintedLine:
    """A paragraph of these words: empty ones left out, neighbours of one character style joined."""
    printed = [words for words in styled if words[1]]
    groups = groupby(printed, key=itemgetter(0))
    return style, tuple([(name, "".join([words for _, words in group])) for name, group in groups])


def _block(block: Block, *, sealed: bool = False) -> PrintedLine:
    if isinstance(block, Table):
        return n.TABLE, (block.columns, *block.rows)
    if n.RUN_STYLES.keys().isdisjoint([run.kind for run in block.runs]):
        words = [("", "".join([run.text for run in block.runs]))]
    else:
        words = [(n.RUN_STYLES.get(run.kind, ""), run.text) for run in block.runs]
    return printed_line(n.style_of(block, sealed=sealed), [(n.NUMBER, block.number), *words])


def _head(head: Head) -> Iterator[PrintedLine]:
    if head.status:
        yield printed_line(n.STATUS, [("", head.status)])
    for mark in head.marks:
        yield printed_line(n.MARK, [("", mark)])
    if not head.signers and head.document_number:
        yield printed_line(n.NUMBER_ALONE, [(n.DOCUMENT_NUMBER, head.document_number)])
    for start in range(0, len(head.signers), m.SIGNERS_A_LINE):
        signers = head.signers[start : start + m.SIGNERS_A_LINE]
        is_last = start + m.SIGNERS_A_LINE >= len(head.signers)
        number = [(n.DOCUMENT_NUMBER, head.document_number)] if is_last else []
        names = [words for name in signers for words in (("", "　"), (n.SIGNER, name))]
        yield printed_line(n.NUMBER_AND_SIGNERS, [*number, ("", "\t" if start else "\t签发人："), *names[1:]])


def _annex(annex: Annex) -> Iterator[PrintedLine]:
    yield printed_line(n.ANNEX_LABEL, [("", annex.label)])
    yield printed_line(n.ANNEX_TITLE, [("", annex.title)])
    yield from map(_block, annex.blocks)


def _imprint(imprint: Imprint) -> Iterator[PrintedLine]:
    if imprint.copied_to:
        yield printed_line(n.COPIED_TO, [("", "抄送："), (n.COPIED_NAMES, imprint.copied_to)])
    if imprint.issued_by or imprint.issued_on:
        day = [(n.ISSUED_ON, imprint.issued_on), ("", "印发")] if imprint.issued_on else []
        yield printed_line(n.ISSUED, [(n.ISSUED_BY, imprint.issued_by), ("", "\t"), *day])
