"""How fast a county, a province, a country is drafted, and in how much memory: ``python benchmarks/county.py``.

Workbooks as ``benchmarks/workbook.py`` makes them go through the command itself, in processes of their own, into a
folder in memory where there is one, so that neither side waits for a disk; elsewhere ours flushes each draft (fsync).
docxtpl's render of such reports, as its manual shows it, is taken in the same run. Memory is the sum of PSS over all
processes, looked at four times a second; Linux only. ``--quick`` takes few towns, ``--full`` the whole country.
``benchmarks/batch.py`` prints this table, too.
Exits with 1 where a bound is exceeded.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from docxtpl import DocxTemplate
from workbook import province

import generator
from generator.compose import compose
from generator.files.resources import resource
from generator.layout.context import context_of
from generator.sources.judging import CheckOptions
from generator.workbook.reading import read_workbook

LAYOUT = resource("templates", "layout", "gbt9704.docx")
SHM = Path("/dev/shm")
TURNS = 5
"""That docxtpl and the pipeline take, one after the other, on a machine that is never quite quiet."""

LEAST_FASTER, MOST_DEARER, LEAST_OF_TWO, MOST_MEMORY, MOST_GROWTH = 8.0, 1.2, 1.8, 800.0, 1.1


@dataclass(frozen=True, slots=True)
class Run:
    """One batch: so many towns in so many processes took so many seconds and, at most, so many MiB."""

    towns: int
    jobs: int
    seconds: float
    memory: float

    @property
    def each(self) -> float:
        return self.seconds / self.towns

    def __str__(self) -> str:
        spent = f"{self.seconds:7.1f} s, {self.each * 1e3:6.2f} ms a town"
        return f"  {self.towns:6} towns, {self.jobs} jobs   {spent}, {self.memory:5.0f} MiB"


def run(form: Path, towns: int, jobs: int) -> Run:
    """The command on a workbook, watched."""
    with tempfile.TemporaryDirectory(dir=SHM if SHM.is_dir() else None) as folder:
        words = ("batch", form, "-o", f"{folder}/out", "--jobs", jobs, "--quiet", "--today", "2026-02-10")
        start, most = time.perf_counter(), 0.0
        command = [sys.executable, "-m", "generator", *map(str, words)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while process.poll() is None:
            most = max(most, sum(map(pss, tree(process.pid))))
            time.sleep(0.25)
        if process.returncode not in (0, 1):  # one town in fifty is faulty
            raise SystemExit(f"the batch ended with {process.returncode}")
        return Run(towns, jobs, time.perf_counter() - start, most / 1024)


def pipeline(form: Path, towns: int) -> float:
    """Seconds a town, in this process, from the workbook to the last draft on the disk: everything but the lists."""
    with tempfile.TemporaryDirectory(dir=SHM if SHM.is_dir() else None) as folder:
        start, last = time.perf_counter(), [0.0]

        def note_time(*_: object) -> None:
            last[0] = time.perf_counter()

        generator.draft_towns(form, folder, jobs=1, today=date(2026, 2, 10), progress=note_time)
        return (last[0] - start) / towns


def tree(pid: int) -> Iterator[int]:
    """A process and all that it has begun."""
    yield pid
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from tree(int(child))
    except OSError:
        return


def pss(pid: int) -> int:
    """The proportional share of memory in KiB; 0 for a process that has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def docxtpl(form: Path) -> float:
    """Seconds that docxtpl takes to render a report of these towns; the median of some."""
    examined = (town.examine(options=CheckOptions()) for town in read_workbook(form).towns[:20])
    contexts = [context_of(compose(one.facts).report) for one in examined if one.facts and not one.faults]
    return median(_rendered(context) for context in contexts)


def _rendered(context: dict[str, object]) -> float:
    start = time.perf_counter()
    template = DocxTemplate(LAYOUT)
    template.render(context, autoescape=True)
    template.save(io.BytesIO())
    return time.perf_counter() - start


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the table: what was found, and what it is held to."""

    what: str
    value: float
    bound: float
    least: bool = False

    @property
    def within(self) -> bool:
        return self.value >= self.bound if self.least else self.value <= self.bound

    def __str__(self) -> str:
        bound = f"({'≥' if self.least else '≤'} {self.bound:g})"
        return f"  {self.what:<60} {self.value:7.2f} {bound:<8}  {'ok' if self.within else 'BEYOND'}"


def many_towns(quick: bool, full: bool = False) -> Iterator[Told | str]:
    """The whole pipeline, from the workbook to the drafts and lists on the disk."""
    few, some, flat, most = (50, 100, 150, 200) if quick else (1_000, 5_000, 10_000, 38_000 if full else 20_000)
    yield "whole pipeline: a workbook's rows to drafts and lists"
    with tempfile.TemporaryDirectory() as folder:
        forms = {count: Path(folder) / f"{count}.xlsx" for count in (few, some, flat, most)}
        for count, form in forms.items():
            province(form, count)
        turns = [(docxtpl(forms[few]), pipeline(forms[few], few)) for _ in range(TURNS)]
        alone, drafted = (median(side) for side in zip(*turns, strict=True))
        yield f"  docxtpl: open, render, save     {alone * 1e3:23.2f} ms a report"
        yield f"  row, facts, outline, file, proof, disk; one process{drafted * 1e3:5.2f} ms a town, without lists"
        yield str(one := run(forms[some], some, 1))
        yield str(start := run(forms[few], few, 2))
        yield str(two := run(forms[some], some, 2))
        yield str(level := run(forms[flat], flat, 2))
        yield str(many := run(forms[most], most, 2))
    faster = median(theirs / ours for theirs, ours in turns)
    yield Told("from row to disk: times faster than docxtpl's render alone", faster, LEAST_FASTER, least=True)
    yield f"  the whole command with its lists and its start, one process: {alone / one.each:.2f} times faster"
    yield Told(f"{most} towns against {few}: cost of a town", many.each / start.each, MOST_DEARER)
    yield Told(f"{some} towns, two jobs: times faster than one", one.seconds / two.seconds, LEAST_OF_TWO, least=True)
    yield Told("peak memory of all processes, MiB", max(run.memory for run in (one, two, many)), MOST_MEMORY)
    yield Told(f"memory of {most} towns against {flat}", many.memory / level.memory, MOST_GROWTH)


def main() -> int:
    """The table alone, each line as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="few towns, which say little")
    parser.add_argument("--full", action="store_true", help="a whole country: some minutes")
    asked, all_within = parser.parse_args(), True
    for line in many_towns(asked.quick, asked.full):
        print(line, flush=True)
        all_within = all_within and (isinstance(line, str) or line.within)
    return 0 if all_within else 1


if __name__ == "__main__":
    sys.exit(main())
