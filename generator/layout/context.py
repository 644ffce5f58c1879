"""The template context: the outline as plain dicts and lists, by the Chinese names that tags use.

``NAMES`` and ``KEYS`` declare them all; a misspelt name is found against them before anything is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from generator.report.outline import Annex, Block, Head, Imprint, Kind, Report, Table
from generator.word import measures as m
from generator.word import style_names as n

Value: TypeAlias = dict[str, Any]

NAMES: Final[dict[str, str]] = {
    "版头": "文稿状态、发文机关标志、发文字号和签发人；没有版头时为空",
    "正文": "标题、各段、表格、附件，按先后排列",
    "版记": "抄送机关、印发机关和印发日期；没有版记时为空",
}
KEYS: Final[dict[str, str]] = {
    "状态": "版头的文稿状态，如“送审稿”",
    "标志": "版头的发文机关标志，每个一行",
    "文号行": "版头标志下的各行，每行至多两名签发人，文号在末行",
    "文号": "一行的发文字号",
    "签发人": "一行的签发人姓名",
    "抄送": "版记的抄送机关，末尾有句号",
    "印发机关": "版记的印发机关",
    "印发日期": "版记的印发日期，不带“印发”二字",
    "样式": "一段或一处文字的样式名；普通文字为空",
    "序号": "一段的序号，如“（一）”",
    "文字": "一段的各处文字；一处文字的内容",
    "表头": "表格的各列名称",
    "表行": "表格的各行，每行是各格文字",
}


def context_of(report: Report) -> Value:
    """The context of a report: a value for each name of ``NAMES``; ``ValueError`` for a table without columns."""
    blocks = [_block(block, sealed=report.sealed) for block in report.blocks]
    annexes = (value for annex in report.annexes for value in _annex(annex))
    return {"版头": _head(report.head), "正文": [*blocks, *annexes], "版记": _imprint(report.imprint)}


def _block(block: Block, *, sealed: bool = False) -> Value:
    if isinstance(block, Table):
        if not block.columns:
            raise ValueError("a table without columns cannot be printed")
        return _value(n.TABLE, columns=block.columns, rows=block.rows)
    return _value(n.style_of(block, sealed=sealed), block.number, [_run(*pair) for pair in block.visible()])


def _annex(annex: Annex) -> Iterator[Value]:
    for style, words in ((n.ANNEX_LABEL, annex.label), (n.ANNEX_TITLE, annex.title)):
        yield _value(style, runs=[_run("plain", words)] if words else [])
    yield from map(_block, annex.blocks)


def _value(
    style: str, number: str = "", runs: list[Value] | None = None, *, columns: object = (), rows: object = ()
) -> Value:
    return {"样式": style, "序号": number, "文字": runs or [], "表头": columns, "表行": rows}


def _run(kind: Kind, words: str) -> Value:
    return {"样式": n.RUN_STYLES.get(kind, ""), "文字": words}


def _head(head: Head) -> Value:
    if not head:
        return {}
    return {"状态": head.status, "标志": head.marks, "文号行": list(_number_lines(head))}


def _imprint(imprint: Imprint) -> Value:
    if not imprint:
        return {}
    return {"抄送": imprint.copied_to, "印发机关": imprint.issued_by, "印发日期": imprint.issued_on}


def _number_lines(head: Head) -> Iterator[Value]:
    """Lines of two signers (GB/T 9704—2012 7.2.6), the document number in the last of them (7.2.5)."""
    step = m.SIGNERS_A_LINE
    lines = [head.signers[start : start + step] for start in range(0, len(head.signers), step)]
    if head.document_number and not lines:
        lines = [()]
    for index, signers in enumerate(lines, 1):
        yield {"文号": head.document_number if index == len(lines) else "", "签发人": signers}
