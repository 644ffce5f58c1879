"""The command that takes facts out of reports: take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import generator
from generator.commands.base import FILE, all_of, command, content_option, debug_option, quoted, show, tell
from generator.commands.click_chinese import Argument, ChoiceType

if TYPE_CHECKING:
    from generator import Taken

CERTAINTIES = ("逐字", "规则", "疑似")


@command(
    "take",
    "从报告里取出数据：上年的报告，或者在 Word 里改过的草稿。\n\n每项附原句和出处，注明有多大把握：逐字、规则或疑似。",
)
@click.argument(
    "reports", cls=Argument, meaning="报告（.docx、.txt、.html），可以写几份",
    metavar="报告…", nargs=-1, required=True, type=FILE,
)  # fmt: skip
@click.option("-o", "--output", metavar="文件", type=FILE, help="写成填报文件；不够有把握的写在 # 后面，附原句")
@click.option(
    "--yes", "yes", metavar=f"[{'|'.join(CERTAINTIES)}]", type=ChoiceType(CERTAINTIES), default=CERTAINTIES[0],
    help="取到哪一级把握为止，默认逐字",
)  # fmt: skip
@content_option
@debug_option
def take(reports: tuple[Path, ...], output: Path | None, yes: str, content: Path | None) -> None:
    """Show what each report tells, or write it to a facts file."""
    all_of(
        lambda: generator.take_reports(reports, output=output, yes=yes, content=content),  # type: ignore[arg-type]
        _show_taken,
    )


def _show_taken(taken: Taken) -> None:
    counts = "、".join(f"{certainty}{taken.count(certainty)}项" for certainty in CERTAINTIES)  # type: ignore[arg-type]
    if taken.path is None:
        for one in taken.proposals:
            show(f"{one.title}：{one.shown}（{one.certainty}）", f"    {one.place}：“{one.sentence}”")
    else:
        show(str(taken.path))
    tell(f"{taken.file}：{taken.town or '没有写明乡镇'}{taken.year}年度，取出{len(taken.proposals)}项：{counts}。")
    tell(*(f"  {note}。" for note in taken.notes))
    if taken.path is not None:
        tell(f"  核实 # 后面的各项，然后：fazhi validate {quoted(taken.path)}")
