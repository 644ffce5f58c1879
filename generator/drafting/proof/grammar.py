"""Parses the body's XML by a small grammar of what the shipped layout prints.

Whatever the grammar does not cover raises ``UnknownMarkup``; nothing is skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.drafting.proof.expected_lines import PrintedLine, StyledWords, printed_line
from generator.word import style_names as n

_ATTRIBUTES = r'(?: w:\w+="[\w-]*")*'
_PROPERTY = (
    rf"<w:(?:keepNext|keepLines|spacing|ind|contextualSpacing|jc){_ATTRIBUTES}/>"
    r'|<w:tabs>(?:<w:tab w:val="left" w:pos="\d+"/>)*</w:tabs>'
)
_SIZE = r'(?:<w:sz w:val="\d+"/><w:szCs w:val="\d+"/>)?'


def _run(style: str, words: str, sign: str) -> str:
    properties = rf'<w:rPr>(?:<w:rStyle w:val="{style}"/>)?{_SIZE}</w:rPr>|<w:rPr/>'
    content = rf'<w:t xml:space="preserve">{words}</w:t>|<w:t xml:space="preserve"/>|<w:{sign}/>'
    return f"<w:r>(?:{properties})?(?:{content})</w:r>"


def _paragraph_as(style: str, runs: str) -> str:
    run = _run(r"\w+", "[^<]*", "(?:tab|br)")
    properties = rf'<w:pPr><w:pStyle w:val="(?P<{style}>\w+)"/>(?:{_PROPERTY})*</w:pPr>'
    return f"<w:p>{properties}(?P<{runs}>(?:{run})*)</w:p>"


_RUN = re.compile(_run(r"(\w+)", "([^<]*)", "(tab|br)"))
_TABLE = (
    r'<w:tbl><w:tblPr><w:tblStyle w:val="(?P<table>\w+)"/>'
    rf"(?:<w:(?:tblW|jc|tblLayout|tblpPr|tblOverlap){_ATTRIBUTES}/>)*</w:tblPr>"
    r'<w:tblGrid>(?P<grid>(?:<w:gridCol w:w="\d+"/>)*)</w:tblGrid>'
)
_ROW = r"(?P<row><w:tr><w:trPr><w:cantSplit/>(?:<w:tblHeader/>)?</w:trPr>)"
_CELL = (
    r'(?P<cell><w:tc><w:tcPr><w:tcW w:w="\d+" w:type="dxa"/>(?:<w:gridSpan w:val="(?P<span>\d{1,2})"/>)?'
    rf'<w:vAlign w:val="center"/></w:tcPr>){_paragraph_as("cell_style", "cell_runs")}</w:tc>'
)
_ENDS = "(?P<row_end></w:tr>)|(?P<table_end></w:tbl>)"
_BLOCK = re.compile("|".join((_paragraph_as("style", "runs"), _CELL, _ROW, _TABLE, _ENDS)))
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_OTHER_ENTITY = re.compile("&(?!lt;|gt;|amp;)")

_WITH_BREAKS: Final = frozenset({n.TITLE, n.ANNEX_TITLE})  # titles, which layout breaks into lines
_CELL_STYLES: Final = frozenset({n.COLUMN, n.CELL})


class UnknownMarkup(Exception):
    """XML that the shipped layout never prints."""


def printed_lines(body: str, style_names: Mapping[str, str]) -> Iterator[PrintedLine]:
    """The lines of the XML between ``<w:body>`` and ``<w:sectPr>``; ``UnknownMarkup`` if the layout did not print it.

    ``style_names`` are by style id. Empty paragraphs in styles of the layout's own (rules, space) are left out.
    """
    if _OTHER_ENTITY.search(body):
        raise UnknownMarkup
    blocks = _blocks(body)
    for block in blocks:
        if block["style"]:
            yield from _paragraph(_style_name(block["style"], style_names), block["runs"], style_names)
        elif block["table"]:
            yield from _table(block, blocks, style_names)
        else:
            raise UnknownMarkup


def _blocks(body: str) -> Iterator[re.Match[str]]:
    place = 0
    for block in _BLOCK.finditer(body):
        if block.start() != place:
            raise UnknownMarkup
        place = block.end()
        yield block
    if place != len(body):
        raise UnknownMarkup


def _unescaped(words: str) -> str:
    if "&" in words:
        for entity, character in _ENTITIES:
            words = words.replace(entity, character)
    return words


def _style_name(style: str, style_names: Mapping[str, str]) -> str:
    if style not in style_names:
        raise UnknownMarkup
    return style_names[style]


def _paragraph(style: str, runs: str, style_names: Mapping[str, str]) -> Iterator[PrintedLine]:
    """The line of a paragraph; signatures side by side are a line each."""
    part: list[StyledWords] = []
    for id_, words, sign in _RUN.findall(runs):
        name = _style_name(id_, style_names) if id_ else ""
        if style == n.SEALED_SIGNATURE and (name, sign) == (n.BETWEEN_SIGNATURES, "tab"):
            yield printed_line(style, part)
            part = []
        elif sign == "br":
            if style not in _WITH_BREAKS:
                raise UnknownMarkup
        else:
            part.append((name, "\t" if sign else _unescaped(words)))
    if style not in n.UNREAD:
        yield printed_line(style, part)
    elif part:
        raise UnknownMarkup


def _table(
    table: re.Match[str], blocks: Iterator[re.Match[str]], style_names: Mapping[str, str]
) -> Iterator[PrintedLine]:
    columns, style = table["grid"].count("<"), _style_name(table["table"], style_names)
    rows = list(_rows(blocks))
    if style == n.IMPRINT and columns == 1 and all(len(row) == 1 and not row[0]["span"] for row in rows):
        for (cell,) in rows:
            yield from _paragraph(_style_name(cell["cell_style"], style_names), cell["cell_runs"], style_names)
        return
    cells = tuple(tuple(text for cell in row for text in _cell(cell, style_names)) for row in rows)
    if style != n.TABLE or any(len(row) != columns for row in cells):
        raise UnknownMarkup
    yield style, cells


def _rows(blocks: Iterator[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    row: list[re.Match[str]] | None = None
    for block in blocks:
        if block["table_end"] and row is None:
            return
        if block["row"] and row is None:
            row = []
        elif block["cell"] and row is not None:
            row.append(block)
        elif block["row_end"] and row:
            yield row
            row = None
        else:
            break
    raise UnknownMarkup


def _cell(cell: re.Match[str], style_names: Mapping[str, str]) -> Iterator[str]:
    """The cell's words, then an empty string for each further column that it spans."""
    if _style_name(cell["cell_style"], style_names) not in _CELL_STYLES:
        raise UnknownMarkup
    runs = _RUN.findall(cell["cell_runs"])
    if any(style or sign for style, _, sign in runs):
        raise UnknownMarkup
    yield _unescaped("".join(words for _, words, _ in runs))
    for _ in range(int(cell["span"] or 1) - 1):
        yield ""
