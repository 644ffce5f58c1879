"""``fazhi take``: reports → proposals, and a facts file of those that are sure enough."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.errors import Fault, UsageFault
from generator.files.several import FileName, for_each, paths
from generator.settings import settings_for
from generator.taking.facts_sheet import as_sheet
from generator.taking.proposal import CERTAINTIES, Certainty
from generator.taking.taking import Taken, take
from generator.writing import write_new


def take_reports(
    reports: Iterable[FileName],
    *,
    output: FileName | None = None,
    yes: Certainty = "逐字",
    content: FileName | None = None,
    form: FileName | None = None,
) -> tuple[Taken, ...]:
    """The proposals of each report; with ``output`` those of one report as a facts file.

    The proposals that are as sure as ``yes`` or surer are its values; the others are comments. ``form`` is the county's
    form that the reports are filled copies of. Raises ``UsageFault`` for
    several reports with one output and for an output that is there already, ``InputFault`` as :func:`take`.
    """
    files, given = paths(reports), _checked(content)
    if output is None:
        return for_each(files, lambda path: _taken(path, given, form))
    target = Path(output)
    if len(files) != 1:
        raise UsageFault(Fault(f"-o 只写一份报告的数据，这里有{len(files)}份", "请一份一份地取"))
    if target.suffix.lower() not in (".yaml", ".yml"):
        raise UsageFault(Fault("填报文件的名称要以 .yaml 结尾", f"请写成“{target.name}.yaml”", file=str(target)))
    taken = _taken(files[0], given, form)
    write_new(target, as_sheet(taken, as_sure_as(yes)).encode())
    return (replace(taken, path=target),)


def _taken(path: Path, content: Path | None, form: FileName | None) -> Taken:
    if form is None:
        return take(path, content=content or _content(path))
    # What reads a county's forms costs a start 0.05 s.
    from generator.taking.form_reading import take_form

    return take_form(path, form)


def _content(report: Path) -> Path | None:
    """The folder of content templates of the county whose settings stand above a report."""
    return _checked(settings_for(report).wording.content)


def _checked(content: FileName | None) -> Path | None:
    if content is None:
        return None
    # What checks templates costs a start 0.1 s, and few counties have their own.
    from generator.compose import content_folder

    return content_folder(content)


def as_sure_as(yes: Certainty) -> tuple[Certainty, ...]:
    """The certainties from the surest down to this one."""
    return CERTAINTIES[: CERTAINTIES.index(yes) + 1]
