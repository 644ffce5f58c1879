"""报告汇总.xlsx: what the hand-written reports of a county tell, each figure with file, paragraph and sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from xlsxwriter.workbook import Workbook

from generator.batch.rollup.sheet import OPTIONS, Cell, ListBook
from generator.compose import content_folder
from generator.errors import Fault, FazhiError, UsageFault
from generator.facts.facts import fields, place
from generator.files.os_errors import reason
from generator.files.several import FileName, paths
from generator.settings import settings_for
from generator.taking.proposal import Proposal
from generator.taking.taking import Taken, take
from generator.writing import write_beside

NAME = "报告汇总.xlsx"
REPORTS = (".docx", ".docm", ".doc", ".wps", ".txt", ".html", ".htm")
FORMS = (".xlsx", ".xls", ".ods", ".csv", ".yaml", ".yml", ".json")

_FIGURES = ("number", "rate", "breakdown")
_NAMED = re.compile("[，；：]")


@dataclass(frozen=True, slots=True)
class ReportsRollUp:
    """The roll-up of reports that was written: ``taken`` what each tells, ``faults`` of those that were not taken."""

    path: Path
    taken: tuple[Taken, ...]
    faults: tuple[Fault, ...] = ()


def reports_among(inputs: Iterable[FileName] | FileName) -> tuple[Path, ...]:
    """The reports among files and folders; none if a form or a facts file is among them, which say more."""
    files = [file for name in paths(inputs) for file in (_inside(name) if name.is_dir() else [name])]
    if any(file.suffix.lower() in FORMS for file in files):
        return ()
    return tuple(file for file in files if file.suffix.lower() in REPORTS)


def roll_up_reports(
    inputs: Iterable[FileName] | FileName,
    output: FileName | None = None,
    *,
    progress: Callable[[int, int, str], None] = lambda done, count, town: None,
) -> ReportsRollUp:
    """Take the figures out of each report and write them side by side; a file that cannot be taken is listed with why.

    The workbook goes to ``output``, else into the folder; under the next free name if a person edited it. Raises
    ``UsageFault`` if there is no report or nothing can be written.
    """
    names = paths(inputs)
    files = reports_among(names)
    if not files:
        raise UsageFault(Fault("没有可以汇总的报告", "请给出放有 .docx 报告的文件夹"))
    taken: list[Taken] = []
    faults: list[Fault] = []
    for number, file in enumerate(files, 1):
        try:
            taken.append(take(file, content=content_folder(settings_for(file).wording.content)))
        except FazhiError as error:
            faults += error.faults
        progress(number, len(files), file.name)
    folder = names[0] if names[0].is_dir() else Path()
    written = write_beside(Path(output) if output else folder / NAME, workbook_of(taken, faults))
    return ReportsRollUp(written.path, tuple(taken), tuple(faults))


def _inside(folder: Path) -> list[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise UsageFault(Fault(f"文件夹打不开：{reason(error)}", "请核对名称和权限", file=str(folder))) from error
    return [file for file in found if file.is_file() and not file.name.startswith((".", "~")) and file.name != NAME]


def workbook_of(taken: list[Taken], faults: list[Fault]) -> bytes:
    """The bytes of the workbook: figures by town, the place of each, different wordings, files not taken."""
    data = BytesIO()
    with Workbook(data, OPTIONS) as workbook:
        workbook.set_properties({"title": "法治政府建设年度报告汇总"})
        book = ListBook(workbook)
        _write_table(book, taken)
        _write_sources(book, taken)
        _write_wordings(book, taken)
        _write_faults(book, faults)
    return data.getvalue()


def _names(taken: list[Taken]) -> list[str]:
    """The name of each report at the head of its column: the town, with the year where years differ."""
    years = len({one.year for one in taken}) > 1
    return [f"{one.town or Path(one.file).stem}{one.year if years else ''}" for one in taken]


def _values_by_column(taken: list[Taken]) -> dict[str, list[Proposal | None]]:
    """The proposal of each report for each field of figures that any of them tells, in the vocabulary's order."""
    found: dict[str, list[Proposal | None]] = {}
    for column, one in enumerate(taken):
        for proposal in one.proposals:
            if isinstance(proposal.value, str) and _is_figure(proposal.path):
                found.setdefault(proposal.path, [None] * len(taken))[column] = proposal
    order = {path: number for number, path in enumerate(fields())}
    return dict(sorted(found.items(), key=lambda pair: (order[_field(pair[0])], pair[0])))


def _field(path: str) -> str:
    return ".".join(path.split(".")[:2])


def _is_figure(path: str) -> bool:
    return fields()[_field(path)].kind in _FIGURES


def _write_table(book: ListBook, taken: list[Taken]) -> None:
    sheet = book.sheet("总表", (34, 10, *(14 for _ in taken)), wide=len(taken) > 8)
    sheet.title("各乡镇报告里的数字", "底色是黄的为疑似，要核实；空着的，报告里没有写。每个数的原句见“出处”")
    sheet.head(("项目", "单位", *_names(taken)), freeze=2)
    for path, row in _values_by_column(taken).items():
        unit = fields()[_field(path)].unit
        sheet.row([Cell(place(path)), Cell(unit, "middle"), *map(_cell, row)])
    sheet.say_if_empty("没有取出数字")


def _cell(told: Proposal | None) -> Cell:
    if told is None:
        return Cell("", "number")
    value = str(told.value)
    style = "verify" if told.certainty == "疑似" else "number"
    return Cell(int(value) if value.isdecimal() else value, style)


def _write_sources(book: ListBook, taken: list[Taken]) -> None:
    sheet = book.sheet("出处", (14, 34, 20, 8, 50, 70))
    sheet.title("每一项写在哪里", "其他指标是表里没有的数字，一律要核实")
    names = ("乡镇", "项目", "内容", "把握", "文件和段落", "原句")
    sheet.head(names, freeze=2)
    for town, one in zip(_names(taken), taken, strict=True):
        for told in one.proposals:
            style = "verify" if told.certainty == "疑似" else "middle"
            sheet.row([
                Cell(town), Cell(told.title), Cell(told.shown, "long"), Cell(told.certainty, style),
                Cell(told.place, "long"), Cell(told.sentence, "long"),
            ])  # fmt: skip
    sheet.filter(len(names))


def _write_wordings(book: ListBook, taken: list[Taken]) -> None:
    sheet = book.sheet("叫法对照", (34, 14, 60, 14))
    sheet.title("同一项，各乡镇怎么写", "只列写法不同的；不是一回事的，请在总表里分开")
    sheet.head(("项目", "乡镇", "写法", "数字"), freeze=1)
    names = _names(taken)
    for path, row in _values_by_column(taken).items():
        told = [(name, one) for name, one in zip(names, row, strict=True) if one is not None]
        if len({_wording(one) for _, one in told}) > 1:
            for name, one in told:
                sheet.row([Cell(place(path)), Cell(name), Cell(_wording(one), "long"), _cell(one)])
    sheet.say_if_empty("各乡镇的写法一致")


def _wording(told: Proposal) -> str:
    """The clause of the sentence that holds the figure, with … for the figure."""
    value = str(told.value).removesuffix("%")
    clauses = _NAMED.split(told.sentence)
    clause = next((clause for clause in clauses if value in clause), told.sentence)
    return re.sub(r"\d[\d.]*(?:万|亿)?[余多]?", "…", clause)


def _write_faults(book: ListBook, faults: list[Fault]) -> None:
    sheet = book.sheet("没有取的", (40, 60, 60))
    sheet.title("没有取的文件")
    sheet.head(("文件", "原因", "怎么办"))
    for fault in _each(faults):
        sheet.row([Cell(Path(fault.file).name), Cell(fault.what, "long"), Cell(fault.todo, "long")])
    sheet.say_if_empty("全部取了")


def _each(faults: list[Fault]) -> Iterator[Fault]:
    yield from dict.fromkeys(faults)
