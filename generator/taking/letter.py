"""The parts of a report as a letter: 主送机关, 附件说明, 成文日期, 附注, each a paragraph with a role of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks import CheckedReport
from generator.checks.checked_report import ReportLine
from generator.chinese.dates import date_of
from generator.chinese.lists import split_list
from generator.taking.lines import GAP
from generator.taking.proposal import Certainty, Proposal, WrittenValue

_ATTACHMENT = re.compile(r"^(?:附件\s*[：:])?\s*(?:\d+[.．、])?\s*")


def letter_proposals(report: CheckedReport, file: str, certainty: Certainty) -> Iterator[Proposal]:
    """The proposals of the paragraphs around the text."""
    attached = list(_attachments(report))
    for line in report.lines:
        if line.annex:
            continue
        if line.role == "recipient":
            recipients = tuple(split_list(line.text.strip().rstrip("：:").replace("，", "、")))
            if GAP in line.text:
                continue
            yield _proposal("basic.recipients", recipients, line, file, certainty)
        elif line.role == "date" and (day := date_of(line.text.strip())):
            yield _proposal("basic.signed_on", day.isoformat(), line, file, certainty)
        elif line.role == "note" and GAP not in line.text:
            yield _proposal("basic.note", line.text.strip().strip("（）()"), line, file, certainty)
        elif line.role == "attachment" and attached:
            yield _proposal("other.attachments", tuple(attached), line, file, certainty)
            attached = []


def _attachments(report: CheckedReport) -> Iterator[str]:
    """The titles of what is attached, without the tables that a draft makes itself."""
    own = {annex.title for annex in report.reading.report.annexes}
    for line in report.lines:
        title = _ATTACHMENT.sub("", line.text).strip()
        if line.role == "attachment" and title not in own and GAP not in title:
            yield title


def _proposal(path: str, value: WrittenValue, line: ReportLine, file: str, certainty: Certainty) -> Proposal:
    return Proposal(path, value, line.text.strip(), f"{file} › {line.place}", certainty)
