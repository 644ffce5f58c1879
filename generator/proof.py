"""The proof after every render: the file says what the outline says, and is sound. Otherwise it is not written."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import TypeAlias

from lxml import etree

from generator.errors import Fault, InputFault, TemplateFault
from generator.layout import package
from generator.layout.soundness import roots_of, unsound
from generator.layout.wordml import q
from generator.outline import Block, Head, Imprint, Paragraph, Report, Table
from generator.reading import read_docx

_Item: TypeAlias = Head | Block | Imprint | str

_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|[｛{]\s*[｛％]|[｝％]\s*[｝}]|\*{3,}")
# In a cell, which knows no kinds of text: 138****1234.
_MASKED_NUMBER = re.compile(r"(?<![\d*])\d{2,4}\*{4,13}\d{2,4}[Xx]?(?![\d*])")
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_TODO = "草稿没有写出，请检查版式模板"


def prove(docx: bytes, report: Report) -> None:
    """Nothing, if ``docx`` is a sound file that says exactly what ``report`` says; else ``TemplateFault``."""
    try:
        found = list(_found(docx, package.unpack(docx), report))
    except package.BrokenPackage as error:
        raise TemplateFault(Fault(f"印出的文件打不开：{error}", _TODO)) from error
    except InputFault as error:
        raise TemplateFault([Fault(f"印出的文件读不回来：{fault.what}", _TODO) for fault in error.faults]) from error
    if found:
        raise TemplateFault(found)


def _found(docx: bytes, parts: package.Parts, report: Report) -> Iterator[Fault]:
    try:
        roots = roots_of(parts)
    except ValueError as error:
        yield Fault(str(error), _TODO)
        return
    wrong = [Fault(what, _TODO) for what in unsound(parts, roots)]
    yield from wrong or (
        *_left_over(roots, dict(_masked(report))),
        *_differences(docx, report),
        *_lost_figures(parts, report),
    )


def _masked(report: Report) -> Iterator[tuple[str, str]]:
    """The lines that may hold masks, each with what is left of it without them."""
    for paragraph in report.paragraphs():
        if any(run.kind == "masked" and "*" in run.text for run in paragraph.runs):
            rest = "".join(" " if run.kind == "masked" else run.text for run in paragraph.runs)
            yield paragraph.to_text(), paragraph.number + rest
    for block in (*report.blocks, *(block for annex in report.annexes for block in annex.blocks)):
        for cell in (cell for row in block.rows for cell in row) if isinstance(block, Table) else ():
            if _MASKED_NUMBER.search(cell):
                yield cell, _MASKED_NUMBER.sub(" ", cell)


def _left_over(roots: dict[str, etree._Element], masked: Mapping[str, str]) -> Iterator[Fault]:
    """Tags, braces and masks that nobody should read; ``masked`` are the lines whose masks were meant."""
    for name, root in roots.items():
        if not name.endswith(".xml") or name == package.CONTENT_TYPES:
            continue
        for words in _texts(root):
            for line, rest in masked.items():
                words = words.replace(line, rest)
            if left := _LEFT_OVER.search(words):
                around = words[max(0, left.start() - 15) : left.end() + 15]
                yield Fault(f"“{around}”里留下了“{left[0]}”", _TODO, name)


def _texts(root: etree._Element) -> Iterator[str]:
    """The words of each paragraph, or of the whole part where it has none."""
    paragraphs = list(root.iter(q("p")))
    for element in paragraphs or [root]:
        yield "".join(map(str, element.itertext()))


def _differences(docx: bytes, report: Report) -> Iterator[Fault]:
    """The first block that reads otherwise than it should."""
    read, meant = read_docx(docx).report, report.bare()
    if read == meant:
        return
    for number, (got, want) in enumerate(zip_longest(_items(read), _items(meant))):
        if got != want:
            what = f"应为{_said(want)}，读回来却是{_said(got)}"
            yield Fault(what, f"版式自带的文字请用“固定文字”样式。{_TODO}", f"第{number}段" if number else "版头")
            return


def _items(report: Report) -> Iterator[_Item]:
    yield report.head
    yield from report.blocks
    for annex in report.annexes:
        yield from (annex.label, annex.title, *annex.blocks)
    yield report.imprint
    yield "署名处盖章" if report.sealed else "署名处不盖章"


def _said(item: _Item | None) -> str:
    if not item:
        return "（没有内容）"
    words = Report((item,)).to_text(roles=True).strip() if isinstance(item, Paragraph | Table) else _plain(item)
    return f"“{words}”" if len(words) <= 80 else f"“{words[:77]}……”"


def _plain(item: Head | Imprint | str) -> str:
    return item if isinstance(item, str) else item.to_text()


def _lost_figures(parts: package.Parts, report: Report) -> Iterator[Fault]:
    """Figures that the text does not have, in order; looked for without the reader that ``_differences`` trusts."""
    xml = parts[package.main_part(parts)].decode("utf-8")
    words, place = html.unescape("".join(_TEXT.findall(xml))), 0
    for paragraph in report.paragraphs():
        for run in paragraph.runs:
            if run.kind == "figure":
                place = words.find(run.text, place)
                if place < 0:
                    yield Fault(f"数字“{run.text}”没有印出来", _TODO)
                    return
                place += len(run.text)
