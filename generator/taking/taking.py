"""A report → what it tells of the fields, as proposals. What is no report of one town for one year is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from generator.checks import CheckedReport
from generator.checks.checked_report import town_in
from generator.errors import Fault, InputFault
from generator.reading import read
from generator.taking.figures import figure_proposals, one_each
from generator.taking.lines import taken_lines
from generator.taking.others import other_figures
from generator.taking.phrases import phrase_book
from generator.taking.proposal import Certainty, Proposal
from generator.taking.tables import table_proposals

_GENRE = re.compile("法治政府|法治建设|依法行政|依法治[镇乡国]|法治镇|法治工作")
_TITLE = re.compile(r"^[^。，；：]{2,60}(?:报告|总结)$")
_MASKED = re.compile(r"[*＊×]{1,}(?=余?[件个次名人批条份%])")


@dataclass(frozen=True, slots=True)
class Taken:
    """The result of taking over a report: town, year, a proposal for each field; ``notes`` are remarks for a person.

    ``path`` is a facts file that was written of it.
    """

    file: str
    town: str
    year: int
    proposals: tuple[Proposal, ...]
    notes: tuple[str, ...] = ()
    path: Path | None = None

    def count(self, certainty: Certainty) -> int:
        """The number of proposals that are so sure."""
        return sum(one.certainty == certainty for one in self.proposals)


def take(path: Path | str, *, content: Path | None = None) -> Taken:
    """The proposals of a report in a file; ``content`` is a county's folder of templates, read before the shipped ones.

    Raises ``InputFault`` for what cannot be read or is no report of one town for one year, ``UsageFault`` if the file
    cannot be opened.
    """
    file = Path(path)
    report = CheckedReport(read(file))
    year = _one_report(report, file.name)
    lines = list(taken_lines(report, file.name))
    book = phrase_book(lines[0].names.kind, content) if lines else phrase_book("镇", content)
    told, unknown = figure_proposals(lines, book)
    found = one_each([*_of_town(report, file.name), *table_proposals(report, file.name), *told])
    return Taken(str(path), report.town, year, (*found, *other_figures(unknown, told)), tuple(_notes(report)))


def _one_report(report: CheckedReport, file: str) -> int:
    """The year of a report. Raises InputFault if it is none of one town for one year."""
    opening = [report.title, *(line.text for line in report.headings), *(line.text for line in report.body[:4])]
    if not report.body or not any(map(_GENRE.search, opening)):
        raise InputFault(Fault("这不像是法治政府建设报告，没有取出任何内容", "请换成乡镇的年度报告", file=file))
    towns = _towns(report)
    if len(towns) > 1:
        what = f"一个文件里有{len(towns)}个乡镇的报告（{'、'.join(towns)}），没有取出任何内容"
        raise InputFault(Fault(what, "请分成几个文件，一个乡镇一份", file=file))
    if report.year is None:
        todo = "请在标题里写明，如“2025年度法治政府建设情况的报告”"
        raise InputFault(Fault("看不出是哪一年的报告，没有取出任何内容", todo, file=file))
    return report.year


def _towns(report: CheckedReport) -> list[str]:
    """The towns that titles and signatures name."""
    named = [report.title, *(line.text for line in report.lines if line.role == "signature")]
    named += [line.text.strip() for line in report.body if _TITLE.match(line.text.strip())]
    towns = dict.fromkeys(filter(None, map(town_in, named)))
    return [town for town in towns if not any(town != other and town.endswith(other) for other in towns)]


def _of_town(report: CheckedReport, file: str) -> list[Proposal]:
    """The year, and the name of the town where the report tells it."""
    title = report.title or next((line.text for line in report.body), "")
    year = Proposal("basic.year", str(report.year), title, f"{file} › 标题", "逐字")
    return [year, *([replace(year, path="basic.town", value=report.town)] if report.town else [])]


def _notes(report: CheckedReport) -> list[str]:
    hidden = len(_MASKED.findall(report.text))
    return [f"有{hidden}个数字用星号隐去了，没有取"] if hidden else []
