"""The county's batch in figures, against docxtpl in the same rounds: ``python benchmarks/batch.py [--quick]``.

docxtpl is used as its manual shows it (open, render with autoescape, save) on the same layout and the same outlines.
Every ratio is the median over rounds in which all sides take their turn, so that a busy machine slows all of them; in
a round each side prints documents one after another for a while, as a batch does.
Exits with 1 where something is slower than it must be. Nothing is flushed to the disk (fsync) on either side.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from county import Told, many_towns
from docx import Document
from docxtpl import DocxTemplate

from generator.compose import compose
from generator.drafting.proof import prove
from generator.drafting.proof.expected_lines import expected_lines
from generator.files.resources import resource
from generator.layout import lay_out
from generator.layout.context import context_of
from generator.layout.template import layout_of
from generator.report.outline import Report
from generator.sources.facts_file import read_facts
from generator.word import style_names as n
from generator.word.archive import archive, entry

LAYOUT = resource("templates", "layout", "gbt9704.docx")
WHILE = 0.03
SEED, FULL = next(resource("seeds").glob("004-*.yaml")), resource("samples", "full.yaml")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: how long it took in seconds, how many times faster than docxtpl, and the least of that."""

    what: str
    seconds: float
    faster: float
    least: float | None = None

    @property
    def within(self) -> bool:
        return self.least is None or self.faster >= self.least

    def __str__(self) -> str:
        must = "" if self.least is None else f"(≥ {self.least:g}×)  {'ok' if self.within else 'TOO SLOW'}"
        return f"  {self.what:<52} {self.seconds * 1e3:8.2f} ms {self.faster:8.1f}×  {must}"


def taken(work: Callable[[], object]) -> float:
    """Seconds of one time, over as many as a while holds."""
    start, times = time.perf_counter(), 0
    while not times or time.perf_counter() - start < WHILE:
        work()
        times += 1
    return (time.perf_counter() - start) / times


def rounds(sides: dict[str, Callable[[], object]], count: int) -> list[dict[str, float]]:
    """Seconds by side, of each round; one before them warms everything."""
    return [{name: taken(work) for name, work in sides.items()} for _ in range(count + 1)][1:]


# The layout stage: an outline to the bytes of a .docx.


def layout_stage(quick: bool) -> Iterator[Row | str]:
    """Layout alone and with its proof; docxtpl, python-docx and the floor beside them."""
    seed, full = (compose(read_facts(path)).report for path in (SEED, FULL))
    # Bounds hold for a usual report. What limits the longest is what any program has to do: zlib takes a fifth of it,
    # lxml's parsing and the columns of the tables, cell by cell, most of the rest; docxtpl takes as long for any.
    told = {
        "a usual report (seed 004)": (seed, True),
        "the longest (every fact given)": (replace(full, annexes=()), False),
        "the longest with its annexes of tables": (full, False),
    }
    for name, (report, bound) in told.items():
        yield f"layout stage, {name}: {len(report.to_text())} characters"
        with tempfile.TemporaryDirectory() as folder:
            yield from _layout_rows(report, Path(folder), 12 if quick else 80, bound=bound)


def _layout_rows(report: Report, folder: Path, count: int, *, bound: bool) -> Iterator[Row]:
    context, docx = context_of(report), lay_out(report)
    sides = {
        "docxtpl": lambda: by_docxtpl(context),
        "python-docx": lambda: by_python_docx(report),
        "floor": lambda: floor(report, folder),
        "layout": lambda: lay_out(report),
        "proof": lambda: prove(docx, report),
    }
    found = rounds(sides, count)

    def row(what: str, *names: str, least: float | None = None) -> Row:
        spent = [sum(one[name] for name in names) for one in found]
        faster = [one["docxtpl"] / own for one, own in zip(found, spent, strict=True)]
        return Row(what, median(spent), median(faster), least)

    yield row("docxtpl: open, render, save", "docxtpl")
    yield row("python-docx: paragraph by paragraph", "python-docx")
    yield row("floor: render, deflate, write, rename", "floor")
    yield row("layout: render, settle, deflate, frame", "layout", least=40 if bound else None)
    yield row("the same with the proof", "layout", "proof", least=15 if bound else None)


def by_docxtpl(context: dict[str, object]) -> bytes:
    """As its manual shows it."""
    saved, template = io.BytesIO(), DocxTemplate(LAYOUT)
    template.render(context, autoescape=True)
    template.save(saved)
    return saved.getvalue()


def by_python_docx(report: Report) -> bytes:
    """The same paragraphs, runs and tables put into the emptied layout, one after another."""
    document, saved = Document(str(LAYOUT)), io.BytesIO()
    for element in list(document.element.body)[:-1]:
        document.element.body.remove(element)
    for style, said in expected_lines(report):
        if style != n.TABLE:
            paragraph = document.add_paragraph(style=style)
            for run_style, words in said:
                paragraph.add_run(words, style=run_style or None)
            continue
        table = document.add_table(len(said), len(said[0]), style=style)
        for row, words in zip(table.rows, said, strict=True):
            for cell, text in zip(row.cells, words, strict=True):
                cell.paragraphs[0].text = text
    document.save(saved)
    return saved.getvalue()


def floor(report: Report, folder: Path) -> None:
    """What no program can do without: the compiled template rendered, deflated, written and renamed."""
    layout = layout_of()
    xml = layout.templates[layout.main].render(context_of(report)).encode()
    data = archive([*layout.entries.values(), entry(layout.main, xml)])
    new = folder / "new"
    new.write_bytes(data)
    new.replace(folder / "a.docx")


# The tables in their order; reading a workbook has a benchmark of its own (workbook.py).
TABLES: tuple[Callable[[bool], Iterator[Row | Told | str]], ...] = (layout_stage, many_towns)


def main() -> int:
    """Print the tables, each line as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, at most 20 s")
    quick, all_within = parser.parse_args().quick, True
    for table in TABLES:
        for line in table(quick):
            print(line, flush=True)
            all_within = all_within and (isinstance(line, str) or line.within)
    return 0 if all_within else 1


if __name__ == "__main__":
    sys.exit(main())
