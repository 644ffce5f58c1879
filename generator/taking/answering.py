"""A report beside an interview: its proposals are answers for its own year; for the next it tells last year's facts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.errors import Fault, InputFault
from generator.facts.facts import Facts
from generator.settings import settings_for
from generator.sources.facts_file import FactsFile
from generator.taking.facts_sheet import as_sheet
from generator.taking.proposal import ReportAnswers
from generator.taking.taking import Taken, take


@dataclass(frozen=True, slots=True)
class FromReport:
    """The use of a report for an interview: answers to propose, or the facts of last year to compare with.

    Both before the interview's year is known: its answer decides.
    """

    taken: Taken
    answers: ReportAnswers | None = None
    last_year: Facts | None = None


def answers_from(report: Path | str, facts_file: Path | str | None = None) -> FromReport:
    """The answers or last year's facts that a report gives to an interview; the facts file need not be there yet.

    Raises ``InputFault`` for what is no report of one town and year, and for one of another year or town.
    """
    path = Path(report)
    taken = take(path, content=settings_for(path).wording.content)
    facts = _facts(None if facts_file is None else Path(facts_file))
    year = None if facts is None else facts.basic.year
    if facts is not None and taken.town and isinstance(facts.basic.town, str) and facts.basic.town != taken.town:
        what = f"报告是{taken.town}的，填报文件是{facts.basic.town}的，没有取出任何内容"
        raise InputFault(Fault(what, "请换成同一个乡镇的", file=taken.file))
    if year == taken.year:
        return FromReport(taken, answers=ReportAnswers.of_proposals(taken.year, taken.proposals))
    last_year = FactsFile.of_text(as_sheet(taken, ("逐字", "规则"))).examine().facts
    if year is None:
        return FromReport(taken, ReportAnswers.of_proposals(taken.year, taken.proposals), last_year)
    if year == taken.year + 1:
        return FromReport(taken, last_year=last_year)
    what = f"报告是{taken.year}年度的，填报文件是{year}年度的，没有取出任何内容"
    raise InputFault(Fault(what, "请换成同一年度或者上一年度的", file=taken.file))


def _facts(path: Path | None) -> Facts | None:
    """The facts that the file holds so far; None without a file or a year."""
    if path is None or not path.exists() or not path.read_bytes().strip():
        return None
    return FactsFile.read(path).examine().facts
