"""A facts file, YAML or JSON: read, typed, judged; every fault at once, with its line, its place and what to do.

bytes → text (:mod:`text_file`) → tree (:mod:`yaml_text`, :mod:`json_text`) → values by name (:mod:`filling`)
→ what they hold and what is wrong with them (:mod:`judging`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.errors import Fault, InputFault
from generator.facts.facts import Facts
from generator.sources.filling import fill
from generator.sources.json_text import read_json
from generator.sources.judging import CheckOptions, Examined, LastYear, examine_filling, in_order
from generator.sources.spots import FileLine
from generator.sources.text_file import read_text
from generator.sources.yaml_text import read_yaml

FACTS = (".yaml", ".yml", ".json")
"""What the name of a facts file may end in."""


def read_facts(path: Path, last_year: Path | None = None) -> Facts:
    """The facts of a faultless file, whether or not relations are still to be confirmed.

    Raises InputFault with all faults, UsageFault if the file cannot be opened.
    """
    examined = examine(path, last_year)
    if examined.faults or examined.facts is None:
        raise InputFault(examined.faults)
    return examined.facts


def examine(
    path: Path, last_year: Path | None = None, *, with_hints: bool = False, today: date | None = None
) -> Examined:
    """What a facts file holds and everything that is wrong with it. Raises UsageFault if it cannot be opened.

    ``last_year`` is the file of the same town for the year before: what jumps or looks copied is to be confirmed. Of
    its own faults only those are told that leave no facts to compare with. ``today`` is the day that a 成文日期 may not
    lie far ahead of; without it no day is looked at.
    """
    before = Examined() if last_year is None else examine(last_year)

    try:
        text = read_text(path)
    except InputFault as fault:
        return Examined(faults=_of_file(fault.faults, path))
    read = read_json(text) if path.suffix.lower() == ".json" else read_yaml(text)
    if read.tree is None:
        return Examined(faults=_of_file(read.faults or (Fault("文件里没有内容", "请先填写“基本信息”"),), path))
    beside = LastYear(before, str(last_year or ""))
    return examine_filling(
        fill(read.tree, str(path)), syntax_faults=read.faults, last_year=beside, options=CheckOptions(with_hints, today)
    )


def _of_file(faults: Iterable[Fault], path: Path) -> tuple[Fault, ...]:
    """The faults of a file that could not be read, in the order of their lines."""
    return in_order((FileLine(fault.line), replace(fault, file=str(path))) for fault in faults)
