"""Reads last year's facts file, for comparing with one facts file of this year."""

from __future__ import annotations

from pathlib import Path

from generator.errors import Fault, UsageFault
from generator.facts.facts import Facts
from generator.sources.facts_file import read_facts


def read_last_year(path: Path | str | None, files: tuple[Path, ...]) -> Facts | None:
    """The facts of last year's file; None without one.

    Raises ``UsageFault`` if it cannot be opened or is given with several files, ``InputFault`` with its faults.
    """
    if path is None:
        return None
    if len(files) > 1:
        what = f"上年的填报文件只配得上一个乡镇，这里有{len(files)}份"
        raise UsageFault(Fault(what, "请一个一个运行", file=str(path)))
    return read_facts(Path(path))
