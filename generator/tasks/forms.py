"""Writes forms to hand out, facts files as a workbook, and a workbook as facts files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.errors import Fault, InputFault, UsageFault
from generator.facts.facts import Facts
from generator.facts.town import kind_of
from generator.files.os_errors import reason
from generator.files.several import FileName, for_each, paths
from generator.report.naming import safe_stem
from generator.settings import settings_for
from generator.sources.facts_file import FACTS, read_facts
from generator.sources.facts_text import as_facts_file
from generator.workbook.form import plain
from generator.workbook.forms.content import Content, content_of
from generator.workbook.forms.county import CountyForm, county_form
from generator.workbook.forms.town import TownForm, office_form, offices, town_form
from generator.workbook.reading import TownRow
from generator.workbook.reading.gathering import Gathering
from generator.workbook.submissions import submissions
from generator.workbook.town_list import read_towns
from generator.writing import write_new


@dataclass(frozen=True, slots=True)
class Sheets:
    """Forms that were written: paths, number of towns, and number of towns with last year's figures."""

    paths: tuple[Path, ...]
    towns: int = 0
    with_last_year: int = 0


@dataclass(frozen=True, slots=True)
class FromSheet:
    """A facts file written from workbooks: its path and town, and the faults of what was filled in.

    ``notes`` say what of the workbooks could not be checked, what was remarked beside the facts, and what a newer
    form of the town changed.
    """

    path: Path
    town: str
    faults: tuple[Fault, ...] = ()
    to_confirm: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


def town_sheet(
    output: FileName, *, last_year: FileName | None = None, by_office: bool = False, full: bool = False
) -> Sheets:
    """Write a town's form; with ``by_office`` with a sheet an office, or into an existing folder a file an office.

    Raises ``UsageFault`` if a file is there already, ``InputFault`` with the faults of last year's.
    """
    target = Path(output)
    before = _single_town(Path(last_year)) if last_year is not None else None
    year = before.basic.year + 1 if before else _year_to_report(date.today())
    last = content_of(before) if before else None
    name = last.town if last else _town_of(target)
    form = TownForm(Content(name), last, full, year, offices=_own_offices(target))
    if by_office and target.is_dir():
        made = [(target / f"{safe_stem(f'{name}{year}{office}')}.xlsx", office) for office in offices(form)]
        for path, office in made:
            write_new(path, office_form(form, office))
        return Sheets(tuple(path for path, _ in made), 1, 1 if last else 0)
    write_new(_xlsx(target), town_form(form, by_office=by_office))
    return Sheets((target,), 1, 1 if last else 0)


def town_sheets(
    folder: FileName,
    *,
    towns: FileName,
    last_year: FileName | None = None,
    by_office: bool = False,
    full: bool = False,
) -> Sheets:
    """Write the form of each town of the list into a folder, which is made; with ``by_office`` of each office of it.

    Raises ``UsageFault`` if any of the files is there already, before anything is written; ``InputFault`` with the
    faults of the list and of last year's.
    """
    names = read_towns(Path(towns))
    before = {plain(facts.basic.town): facts for facts in _all_facts(Path(last_year))} if last_year is not None else {}
    year = max((facts.basic.year + 1 for facts in before.values()), default=_year_to_report(date.today()))
    made: list[tuple[Path, bytes]] = []
    own = _own_offices(Path(folder) / "填报表.xlsx")
    for name in names:
        facts = before.get(plain(name))
        form = TownForm(Content(name), content_of(facts) if facts else None, full, year, offices=own)
        if by_office:
            of_offices = ((office, office_form(form, office)) for office in offices(form))
            made += ((Path(folder) / f"{safe_stem(f'{name}{year}{office}')}.xlsx", data) for office, data in of_offices)
        else:
            made.append((Path(folder) / f"{safe_stem(f'{name}{year}')}.xlsx", town_form(form)))
    if there := [path for path, _ in made if path.exists()]:
        raise UsageFault(Fault("已有这个文件，没有覆盖", "请换一个文件夹", file=str(path)) for path in there)
    make_folder(Path(folder))
    for path, data in made:
        write_new(path, data)
    return Sheets(tuple(path for path, _ in made), len(names), sum(plain(name) in before for name in names))


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, if they are not there. Raises ``UsageFault`` if that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageFault(Fault(f"文件夹不能用：{reason(error)}", "请换一个位置", file=str(folder))) from error


def county_sheet(
    output: FileName, *, towns: FileName | None = None, last_year: FileName | None = None, full: bool = False
) -> Sheets:
    """Write the county's form, with a row for each town of the list, else of last year's, else with empty rows.

    ``last_year`` is a folder of facts files and workbooks, or one of them. Raises ``UsageFault`` if the file is there
    already, ``InputFault`` with the faults of the list and of last year's.
    """
    before = {plain(facts.basic.town): facts for facts in _all_facts(Path(last_year))} if last_year is not None else {}
    years = {facts.basic.year for facts in before.values()}
    year = max(years) + 1 if years else _year_to_report(date.today())
    names = read_towns(Path(towns)) if towns is not None else tuple(str(one.basic.town) for one in before.values())
    contents = [Content(name, {"basic.year": str(year)}) for name in names]
    last = {name: content_of(facts) for name, facts in before.items()}
    form = CountyForm(contents, last, full, year, offices=_own_offices(Path(output)))
    write_new(_xlsx(Path(output)), county_form(form))
    return Sheets((Path(output),), len(names), sum(plain(name) in last for name in names))


def sheet_from(facts_files: Iterable[FileName] | FileName, output: FileName) -> Sheets:
    """Write facts files as a county's workbook, or one as its town's form. Raises ``InputFault`` with their faults."""
    found = for_each(paths(facts_files), read_facts)
    target = _xlsx(Path(output))
    contents, own = [content_of(facts) for facts in found], _own_offices(target)
    if len(contents) == 1:
        write_new(target, town_form(TownForm(contents[0], year=found[0].basic.year, offices=own)))
    else:
        year = max(facts.basic.year for facts in found)
        write_new(target, county_form(CountyForm(contents, year=year, offices=own)))
    return Sheets((target,), len(contents))


def facts_from_sheets(folder: FileName, workbooks: Iterable[FileName] | FileName) -> tuple[FromSheet, ...]:
    """Write a facts file for each town of the workbooks, with every value as it was typed, faulty ones too.

    Of a town that was handed in several times the newer form counts, as in a batch. Raises ``InputFault`` if anything
    of a workbook could not be read: nothing is lost without a word; ``UsageFault`` if a file is there already.
    """
    files = paths(workbooks)
    if facts := [path for path in files if path.suffix.lower() in FACTS]:
        raise UsageFault(Fault("这已经是填报文件，不是填报表", "请换成填报表", file=str(path)) for path in facts)
    submitted = submissions(files)
    towns = [town for town in submitted if isinstance(town, TownRow)]
    faults = [*submitted.faults, *(fault for town in towns for fault in town.faults)]
    if faults or not (towns or submitted.blank):
        raise InputFault(faults or [Fault("表里没有填了内容的乡镇", "请核对选的文件", file=str(files[0]))])
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    notes = (*submitted.notes, *submitted.changes)
    return tuple(_as_facts_file(target, town, notes) for town in towns)


def _as_facts_file(folder: Path, town: TownRow, notes: Iterable[str]) -> FromSheet:
    values = Gathering(town.rows).texts()
    examined = town.examine()
    year = values.get("basic", {}).get("year", "")
    path = folder / f"{safe_stem(f'{town.name}{year}')}.yaml"
    write_new(path, as_facts_file(values).encode())
    files = dict.fromkeys(written.table.file for written in town.rows)
    own = (f"{town.name}　", f"{town.name}：", *(f"{file}：" for file in files))
    told = tuple(note for note in notes if note.startswith(own))
    return FromSheet(path, town.name, examined.faults, examined.to_confirm, told)


def _single_town(path: Path) -> Facts:
    found = _all_facts(path)
    if len(found) != 1:
        raise UsageFault(Fault(f"里面有{len(found)}个乡镇", "请换成一个乡镇的文件", file=str(path)))
    return found[0]


def _all_facts(path: Path) -> list[Facts]:
    """The facts of a facts file, a workbook, or a folder of them. Raises InputFault with all their faults."""
    found: list[Facts] = []
    faults: list[Fault] = []
    submitted = submissions([path])
    for submission in submitted:
        examined = submission.examine()
        faults += examined.faults
        if examined.facts and not examined.faults:
            found.append(examined.facts)
    faults = [*submitted.faults, *faults]
    if faults or not found:
        raise InputFault(faults or [Fault("没有上年的数据", "请核对选的文件或文件夹", file=str(path))])
    return found


def _own_offices(form: Path) -> dict[str, str]:
    """The county's own names of offices, by the settings for the place of a form. Raises as ``settings_for``."""
    return dict(settings_for(form).wording.offices)


def _year_to_report(today: date) -> int:
    """The year that a form handed out on that day is for: from October on the year that is running."""
    return today.year if today.month >= 10 else today.year - 1


def _town_of(path: Path) -> str:
    """The town that a file is named after, or nothing."""
    name = re.sub(r"\d{4}(?:年度?)?.*$", "", path.stem)
    return name if kind_of(name) else ""


def _xlsx(path: Path) -> Path:
    if path.suffix.lower() != ".xlsx":
        raise UsageFault(Fault("表的名称要以 .xlsx 结尾", f"请写成“{path.name}.xlsx”", file=str(path)))
    return path
