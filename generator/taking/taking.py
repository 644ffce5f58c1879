"""A report → what it tells of the fields, as proposals. What is no report of one town for one year is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.checks import CheckedReport
from generator.checks.checked_report import town_in
from generator.errors import Fault, InputFault
from generator.reading import Reading, read
from generator.taking.clause_forms import clause_book
from generator.taking.closing import closing_proposals, honour_proposals
from generator.taking.drafts import DraftReader
from generator.taking.figures import figure_proposals, one_each
from generator.taking.letter import letter_proposals
from generator.taking.lines import taken_lines
from generator.taking.names import named_things
from generator.taking.others import other_figures
from generator.taking.phrases import phrase_book
from generator.taking.proposal import Certainty, Proposal
from generator.taking.tables import table_proposals

OURS = 0.7
"""A report is taken for a draft of ours if so much of its figures is worded as in one."""

FEW = 5
"""So few figures do not tell."""

WORDED = 0.3
"""It is one, too, if so many of its characters are words of templates: half of a draft's are, a tenth of others'."""

_OWN = (".practices", ".others")
"""Lists of what a town says in words of its own."""

_GENRE = re.compile("法治政府|法治建设|依法行政|依法治[镇乡国]|法治镇|法治工作")
_TITLE = re.compile(r"^[^。，；：]{2,60}(?:报告|总结)$")
_DOES = "(?:把|将|以|落实|按照|坚持|围绕|推进|贯彻|法治)"
_COUNTY = re.compile(
    "我[省市县区]|全[市县区](?!人)|[市县区]政府常务会议|[市县区]委常委会"
    f"|(?:^|[。，])[^，。；]{{1,4}}[市县区](?:人民)?(?:政府)?{_DOES}"
)
"""A county, district or city that speaks of itself."""
_TOWN = re.compile(
    f"[我全本](?:[镇乡]|街道|苏木)|[镇乡](?:党委|(?:人民)?政府)|党工委|街道办事处|(?:[镇乡]|街道|苏木){_DOES}"
)
"""A town that does."""
_MASKED = re.compile(r"[*＊×]{1,}(?=余?[件个次名人批条份%])")


@dataclass(frozen=True, slots=True)
class Taken:
    """The result of taking over a report: town, year, a proposal for each field; ``notes`` are remarks for a person.

    ``path`` is a facts file that was written of it, ``sentences`` are those of its text.
    """

    file: str
    town: str
    year: int
    proposals: tuple[Proposal, ...]
    notes: tuple[str, ...] = ()
    path: Path | None = None
    sentences: tuple[str, ...] = ()

    def count(self, certainty: Certainty) -> int:
        """The number of proposals that are so sure."""
        return sum(one.certainty == certainty for one in self.proposals)


def take(path: Path | str, *, content: Path | None = None) -> Taken:
    """The proposals of a report in a file; ``content`` is a county's folder of templates, read before the shipped ones.

    Raises ``InputFault`` for what cannot be read or is no report of one town for one year, ``UsageFault`` if the file
    cannot be opened.
    """
    return taken_of(read(Path(path)), path, content=content)


def taken_of(reading: Reading, path: Path | str, *, content: Path | None = None, ours: bool = False) -> Taken:
    """The proposals of a report that was read from a file; ``ours`` if it is known to be a draft.

    Raises InputFault as :func:`take`.
    """
    file, report = Path(path), CheckedReport(reading)
    year = _one_report(report, file.name)
    lines = list(taken_lines(report, file.name))
    names = lines[0].names
    book = phrase_book(names.kind, content)
    read_figures = figure_proposals(lines, book)
    told, unknown = read_figures.proposals, read_figures.unknown
    words: list[Proposal]
    draft = DraftReader(lines, clause_book(names.kind, content), content)
    if ours or _is_ours(told, draft):
        read_figures = figure_proposals(lines, book, draft.known_figures)
        likely = dict(draft.likely_figures(read_figures))
        unknown = [figure for figure in read_figures.unknown if figure not in likely]
        told = one_each([*draft.figures, *read_figures.proposals, *(one for made in likely.values() for one in made)])
        words = list(draft.words(book, told, read_figures.by_place))
        told = list(_less_sure(told, words))
    else:
        read_figures = figure_proposals(lines, book, strangers=True)
        told, unknown = read_figures.proposals, read_figures.unknown
        words = [*named_things(lines), *honour_proposals(lines)]
    words += letter_proposals(report, file.name, "逐字")
    closing = closing_proposals(lines)
    found = one_each([*_of_town(report, file.name), *table_proposals(report, file.name), *told, *words, *closing])
    sentences = tuple(sentence for line in report.body for sentence in re.split("[。；]", line.text) if sentence)
    proposals = (*found, *_unread(other_figures(unknown, told), words))
    return Taken(str(path), report.town, year, proposals, tuple(_notes(report)), sentences=sentences)


def _less_sure(figures: Iterable[Proposal], words: Iterable[Proposal]) -> Iterator[Proposal]:
    """The figures; one found in own words, by rule only, is a guess: a town's own words may count anything."""
    own = [(one, _printed(one.value)) for one in words if isinstance(one.value, dict) and one.path.endswith(_OWN)]
    for one in figures:
        inside = one.certainty == "规则" and any(
            one.place == other.place and text in one.sentence and str(one.value) in text for other, text in own
        )
        yield replace(one, certainty="疑似") if inside else one


def _printed(entry: Mapping[str, str]) -> str:
    """The words of a practice, or of a figure that has no field, as a sentence has them."""
    return "".join(entry[name] for name in ("content", "name", "value", "unit") if name in entry)


def _unread(others: Iterable[Proposal], words: Sequence[Proposal]) -> Iterator[Proposal]:
    """The figures without a field, but those that the words of a draft tell already."""
    told = {(one.place, one.sentence) for one in words if one.path.endswith(_OWN)}
    return (one for one in others if (one.place, one.sentence) not in told)


def _is_ours(told: Sequence[Proposal], draft: DraftReader) -> bool:
    """True if the report is worded as drafts are: then its names are where a draft has them."""
    sure = sum(one.certainty == "逐字" for one in told)
    return (sure > FEW and sure >= OURS * len(told)) or draft.worded >= WORDED


def _one_report(report: CheckedReport, file: str) -> int:
    """The year of a report. Raises InputFault if it is none of one town for one year."""
    opening = [report.title, *(line.text for line in report.headings), *(line.text for line in report.body[:4])]
    if not report.body or not any(map(_GENRE.search, opening)):
        raise InputFault(Fault("这不像是法治政府建设报告，没有取出任何内容", "请换成乡镇的年度报告", file=file))
    if not report.town and _is_of_county(report):
        raise InputFault(Fault("这像是县（市、区）的报告，没有取出任何内容", "请换成乡镇的年度报告", file=file))
    towns = _towns(report)
    if len(towns) > 1:
        what = f"一个文件里有{len(towns)}个乡镇的报告（{'、'.join(towns)}），没有取出任何内容"
        raise InputFault(Fault(what, "请分成几个文件，一个乡镇一份", file=file))
    if report.year is None:
        todo = "请在标题里写明，如“2025年度法治政府建设情况的报告”"
        raise InputFault(Fault("看不出是哪一年的报告，没有取出任何内容", todo, file=file))
    return report.year


def _is_of_county(report: CheckedReport) -> bool:
    """True if a report speaks of a county, district or city as its own, and of no town."""
    return bool(_COUNTY.search(report.text)) and not _TOWN.search(report.text)


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
