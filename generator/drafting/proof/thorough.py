"""The thorough proof: the file is read back as any file is, and its outline compared with the report's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TypeAlias

from generator.chinese.clipping import clipped
from generator.drafting.proof.leftovers import TODO, leftovers, masked_lines, missing_figures
from generator.errors import Fault, InputFault, TemplateFault
from generator.reading import read_docx
from generator.report.outline import Block, Head, Imprint, Paragraph, Report, Table
from generator.word import package
from generator.word.soundness import roots_of, unsound

_Item: TypeAlias = Head | Block | Imprint | str


def prove_thoroughly(docx: bytes, report: Report) -> None:
    """Return if ``docx`` is a sound file with exactly the content of ``report``; else raise ``TemplateFault``."""
    try:
        found = list(_faults(docx, package.unpack(docx), report))
    except package.BrokenPackage as error:
        raise TemplateFault(Fault(f"印出的文件打不开：{error}", TODO)) from error
    except InputFault as error:
        raise TemplateFault([Fault(f"印出的文件读不回来：{fault.what}", TODO) for fault in error.faults]) from error
    if found:
        raise TemplateFault(found)


def _faults(docx: bytes, parts: package.Parts, report: Report) -> Iterator[Fault]:
    try:
        roots = roots_of(parts)
    except ValueError as error:
        yield Fault(str(error), TODO)
        return
    wrong = [Fault(what, TODO) for what in unsound(parts, roots)]
    yield from wrong or (
        *leftovers(roots, masked_lines(report)),
        *_differences(docx, report),
        *missing_figures(parts[package.main_part(parts)].decode("utf-8"), report),
    )


def _differences(docx: bytes, report: Report) -> Iterator[Fault]:
    """The first block that reads back differently."""
    read, expected = read_docx(docx).report, report.bare()
    if read == expected:
        return
    for number, (got, want) in enumerate(zip_longest(_items(read), _items(expected))):
        if got != want:
            what = f"应为{_quoted(want)}，读回来却是{_quoted(got)}"
            yield Fault(what, f"版式自带的文字请用“固定文字”样式。{TODO}", f"第{number}段" if number else "版头")
            return


def _items(report: Report) -> Iterator[_Item]:
    yield report.head
    yield from report.blocks
    for annex in report.annexes:
        yield from (annex.label, annex.title, *annex.blocks)
    yield report.imprint
    yield "署名处盖章" if report.sealed else "署名处不盖章"


def _quoted(item: _Item | None) -> str:
    if not item:
        return "（没有内容）"
    words = Report((item,)).to_text(roles=True).strip() if isinstance(item, Paragraph | Table) else _text(item)
    return f"“{clipped(words, 80, '……')}”"


def _text(item: Head | Imprint | str) -> str:
    return item if isinstance(item, str) else item.to_text()
