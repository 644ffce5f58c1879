"""The command that takes facts out of reports: take."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

import generator
from generator.commands.base import FILE, all_of, command, content_option, debug_option, quoted, show, tell
from generator.commands.click_chinese import Argument, ChoiceType

if TYPE_CHECKING:
    from generator import Amendment, Amendments, Taken
    from generator.taking.proposal import Certainty

CERTAINTIES: tuple[Certainty, ...] = ("逐字", "规则", "疑似")


@command(
    "take",
    "从报告里取出数据：上年的报告，或者在 Word 里改过的草稿。\n\n每项附原句和出处，注明有多大把握：逐字、规则或疑似。",
)
@click.argument(
    "reports", cls=Argument, meaning="报告（.docx、.txt、.html），可以写几份",
    metavar="报告…", nargs=-1, required=True, type=FILE,
)  # fmt: skip
@click.option("-o", "--output", metavar="文件", type=FILE, help="写成填报文件；不够有把握的写在 # 后面，附原句")
@click.option("--into", metavar="文件", type=FILE, help="草稿的填报文件：列出哪里不一样，收下的写回去")
@click.option(
    "--yes", "yes", metavar=f"[{'|'.join(CERTAINTIES)}]", type=ChoiceType(CERTAINTIES),
    help="取到哪一级把握为止；-o 默认逐字，--into 默认逐项问",
)  # fmt: skip
@click.option("--form", metavar="文件", type=FILE, help="报告是填好的县里的表：原来的表（.docx）")
@content_option
@debug_option
def take(
    reports: tuple[Path, ...],
    output: Path | None,
    into: Path | None,
    yes: Certainty | None,
    content: Path | None,
    form: Path | None,
) -> None:
    """Show what each report tells, write it to a facts file, or amend one."""
    if into is None:
        sure = yes or "逐字"
        all_of(
            lambda: generator.take_reports(reports, output=output, yes=sure, content=content, form=form), _show_taken
        )
        return
    if len(reports) != 1 or output is not None or content is not None:
        raise click.UsageError("--into 只配一份草稿，不配 -o 和 --content", click.get_current_context())
    _amend(generator.amendments(reports[0], into, form=form), yes)


def _amend(found: Amendments, yes: Certainty | None) -> None:
    """Show what differs and write what is accepted: as sure as ``yes``, or what a person at a terminal says."""
    for one in found.entries:
        show(f"{one.title}：{one.old or '未填'} → {one.shown or '删去'}（{one.proposal.certainty}）")
        show(f"    {'原来在 ' if one.deleted else ''}{one.proposal.place}：“{one.proposal.sentence}”")
    if not found.entries:
        tell(f"{found.report}：和填报文件一致，没有要改的。")
        return
    chosen = found.entries if yes is None else found.as_sure_as(CERTAINTIES[: CERTAINTIES.index(yes) + 1])
    if yes is None:
        asking = sys.stdin.isatty()
        chosen = tuple(one for one in chosen if asking and click.confirm(_question(one), err=True))
    if chosen:
        generator.amend(found.facts_file, chosen)
    tell(f"{found.facts_file}：有{len(found.entries)}处不一样，改了{len(chosen)}处。")
    if yes is None and not chosen:
        tell("  要写回去的，在终端里运行，逐项回答；或者加 --yes 逐字。")


def _question(one: Amendment) -> str:
    return f"{one.title}删去？" if one.deleted else f"{one.title}改成“{one.shown}”？"


def _show_taken(taken: Taken) -> None:
    counts = "、".join(f"{certainty}{taken.count(certainty)}项" for certainty in CERTAINTIES)
    if taken.path is None:
        for one in taken.proposals:
            show(f"{one.title}：{one.shown}（{one.certainty}）", f"    {one.place}：“{one.sentence}”")
    else:
        show(str(taken.path))
    whose = f"{taken.town or '没有写明乡镇'}{f'{taken.year}年度' if taken.year else ''}"
    tell(f"{taken.file}：{whose}，取出{len(taken.proposals)}项：{counts}。")
    tell(*(f"  {note}。" for note in taken.notes))
    if taken.path is not None:
        tell(f"  核实 # 后面的各项，然后：fazhi validate {quoted(taken.path)}")
