"""Last year's facts file beside this year's: read, and held to be the year before."""

from __future__ import annotations

from pathlib import Path

from generator.errors import Fault, InputFault, UsageFault
from generator.facts.facts import Facts
from generator.sources.facts_file import read_facts


def read_last_year(path: Path | str | None, files: tuple[Path, ...]) -> Facts | None:
    """The facts of the file, nothing without one.

    Raises ``UsageFault`` if it cannot be opened or stands beside several files, ``InputFault`` with its faults.
    """
    if path is None:
        return None
    if len(files) > 1:
        what = f"上年的填报文件只配得上一个乡镇，这里有{len(files)}份"
        raise UsageFault(Fault(what, "请一个一个运行", file=str(path)))
    return read_facts(Path(path))


def check_years(facts: Facts, last_year: Facts | None, path: Path | str | None) -> None:
    """Raise ``InputFault`` if last year's facts are not of the year before."""
    if last_year is not None and last_year.basic.year != facts.basic.year - 1:
        what = f"这是{last_year.basic.year}年度的填报文件，应为{facts.basic.year - 1}年度"
        raise InputFault(Fault(what, "请换成上一年的", place="基本信息 › 年度", file=str(path)))
