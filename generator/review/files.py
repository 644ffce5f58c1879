"""The files to check: those named, and of a folder those that may be reports."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.errors import Fault, UsageFault
from generator.files.os_errors import reason

FACTS = (".yaml", ".yml", ".json")
"""Suffixes of facts files."""

SUFFIXES = (".docx", ".docm", ".txt", ".html", ".htm", ".mht", ".mhtml", ".doc", ".wps")


def reports_of(names: Iterable[Path]) -> tuple[Path, ...]:
    """The files, each once; of a folder those that may be reports. Raises ``UsageFault`` if there is none."""
    found: dict[Path, None] = {}
    for name in names:
        found |= dict.fromkeys(_in_folder(name) if name.is_dir() else (name,))
    if facts := [name for name in found if name.suffix.lower() in FACTS]:
        raise UsageFault(map(facts_fault, facts))
    if not found:
        raise UsageFault(Fault("没有要检查的文件", f"请给出报告文件，或放有{'、'.join(SUFFIXES[:3])}文件的文件夹"))
    return tuple(found)


def facts_fault(file: Path | str) -> Fault:
    """The fault of a facts file that is handed in as a report."""
    return Fault("这是填报文件，不是报告", "检查填报的数据请用：fazhi validate 填报文件", file=str(file))


def _in_folder(folder: Path) -> list[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        raise UsageFault(Fault(f"文件夹打不开：{reason(error)}", "请核对名称和权限", file=str(folder))) from error
    return [path for path in inside if _may_be(path) and path.is_file()]


def _may_be(path: Path) -> bool:
    """True if the file may be a report; names in ``~$`` and ``.~`` are lock files of Word and WPS."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~"))
