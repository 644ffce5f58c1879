"""Examples of rules as reports: a few lines of text are read as a whole report.

A line may name its role as ``Report.to_text(roles=True)`` does (``[标题] …``, ``[一级] 一、…``, ``[表格]``); without
a label ``一、`` and ``（一）`` begin headings unless a sentence follows, and everything else is body text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from page_look import standard_format, with_values

from generator.checks.checked_report import CheckedReport
from generator.checks.rule import Example
from generator.facts.facts import Facts
from generator.reading import Anchor, Reading, Residue
from generator.reading.places import locate
from generator.reading.runs import StyledPiece
from generator.reading.shape import split_number
from generator.report.outline import LEVEL_TITLES, ROLE_TITLES, Annex, Block, Head, Paragraph, Report, Role, Run, Table

_LABEL = re.compile(r"\[(\S+?)\] ?")
_ROLES = {title: (role, 0) for role, title in ROLE_TITLES.items() if role != "heading"}
_LEVELS = {title: ("heading", level) for level, title in enumerate(LEVEL_TITLES) if level}
_HEADING = re.compile(r"(?:([一二三四五六七八九十]+、)|[（(][一二三四五六七八九十\d]+[）)])[^。；;]*。?$")


def report_of(example: Example) -> CheckedReport:
    """The report of an example; its facts, if any, are those that it names and the required ones."""
    reading = reading_of(example.text)
    if example.document_number:
        reading = replace(reading, report=replace(reading.report, head=Head(document_number=example.document_number)))
    document_format = None if example.look is None else with_values(standard_format(reading.report), example.look)
    residue = tuple(Residue(dropped, text, reading.places[0]) for dropped, text in example.residue)
    return CheckedReport(
        replace(reading, residue=residue, format=document_format),
        facts=_facts(example) if example.facts else None,
        edition=example.edition,
        given_year=example.year,
        given_town=example.town,
        drafted=CheckedReport(reading_of(example.drafted)) if example.drafted else None,
        others=tuple(
            CheckedReport(reading_of(text), name=f"报告{index}") for index, text in enumerate(example.against, 1)
        ),
    )


def _facts(example: Example) -> Facts:
    values: dict[str, dict[str, object]] = {"basic": {"year": example.year, "town": example.town}}
    for path, value in example.facts:
        topic, field = path.split(".")
        values.setdefault(topic, {})[field] = value
    return Facts.parse(values)


def reading_of(text: str) -> Reading:
    """The reading of a text, a block for each line."""
    stretches: list[list[Block]] = [[]]
    annexes: list[tuple[str, str]] = []
    for block in _blocks(text.strip("\n").split("\n")):
        if isinstance(block, str):
            annexes.append((block, ""))
            stretches.append([])
        else:
            stretches[-1].append(block)
    made = (Annex(*named, tuple(blocks)) for named, blocks in zip(annexes, stretches[1:], strict=True))
    report = Report(tuple(stretches[0]), annexes=tuple(made))
    return Reading(report, locate(report, [Anchor(index) for index in range(sum(map(len, stretches)))]))


def _blocks(lines: list[str]) -> Iterator[Block | str]:
    """The blocks; a text for the label of an annex (``[附件] 附件1``)."""
    rows: list[tuple[str, ...]] = []
    for line in (*lines, "[正文] "):
        if "｜" in line:
            rows.append(tuple(line.split("｜")))
            continue
        if rows:
            yield Table(rows[0], tuple(rows[1:]))
            rows = []
        label = _LABEL.match(line)
        if label and label[1] == "附件":
            yield line[label.end() :]
        elif line not in ("[表格]", "[正文] "):
            yield _paragraph(line, label)


def _paragraph(line: str, label: re.Match[str] | None) -> Paragraph:
    words = line[label.end() :] if label else line
    role, level = ("body", 0)
    if label:
        role, level = (_LEVELS | _ROLES).get(label[1], ("body", 0))
    elif heading := _HEADING.match(words):
        role, level = "heading", 1 if heading[1] else 2
    number, pieces = (
        split_number([StyledPiece("", words)]) if role in ("heading", "body") else ("", [StyledPiece("", words)])
    )
    return Paragraph(cast(Role, role), tuple(Run(piece.text) for piece in pieces), level, number)
