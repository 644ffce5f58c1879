"""Commands that make a draft and tell where its figures come from: demo, draft, sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import generator
from generator.commands.base import (
    FILE,
    all_of,
    command,
    content_option,
    debug_option,
    facts_files,
    form_option,
    last_year_option,
    quoted,
    show,
    tell,
    tell_folded,
    text_or_json,
    today_option,
)
from generator.commands.click_chinese import Argument, ChoiceType, DayType
from generator.report.editions import CHOICES, DEFAULT

if TYPE_CHECKING:
    from generator import Draft


@command("demo", "用五个示例乡镇各写一份草稿，看看成品是什么样。\n\n改过的示例和草稿不会被覆盖，可以放心再运行。")
@click.argument(
    "folder", cls=Argument, meaning="放示例的文件夹，默认 fazhi-demo",
    metavar="[文件夹]", default=Path("fazhi-demo"), type=FILE,
)  # fmt: skip
@debug_option
def demo(folder: Path) -> None:
    """Draft the five example towns and say what to try next."""
    drafts = all_of(lambda: generator.demo(folder), _show_demo)
    example = quoted(max(drafts, key=lambda draft: draft.gaps).facts_file)
    show(
        f"以上{len(drafts)}份草稿可用 Word 或 WPS 打开，数据在旁边的 .yaml 里。接着可以：",
        f"  fazhi missing {example}　还缺什么、该问谁",
        f"  fazhi sources {example}　每个数字的出处",
        f"  fazhi draft {example}　改过数据以后再写一遍",
    )


@command(
    "draft",
    "把填报的数据写成草稿（.docx）。\n\n默认写进填报文件旁边的“成果”文件夹；改过的草稿不覆盖，另写“…（2）.docx”。",
)
@facts_files
@click.option(
    "--edition",
    metavar=f"[{'|'.join(CHOICES)}]",
    type=ChoiceType(CHOICES),
    default=DEFAULT,
    help=f"写哪一版，默认{DEFAULT}",
)
@click.option(
    "--to",
    metavar="[docx|html|txt]",
    type=ChoiceType(("docx", "html", "txt")),
    default="docx",
    help="写成什么文件；公开版可写成网页、文本",
)
@click.option("--published", metavar="日期", type=DayType(), help="网页的发布日期，默认不写")
@click.option("--annex", is_flag=True, help="附主要数据表")
@click.option("-o", "--output", metavar="位置", type=FILE, help="写到哪里：一个文件夹，或文件名")
@click.option("--layout", metavar="文件", type=FILE, help="版式模板（.docx），默认用国家标准版式")
@form_option
@content_option
@last_year_option
@click.option("--final", is_flag=True, help="定稿：还有待补、未填或未核实的就不写")
@click.option("--force", is_flag=True, help="覆盖改过的草稿")
@today_option
@debug_option
def draft(facts_files: tuple[Path, ...], **options: Any) -> None:
    """Draft each facts file."""
    all_of(lambda: generator.draft(facts_files, into_results=True, **options), _show_draft)


@command("sources", "列出草稿中每个数字的出处，以及填了而没有写进草稿的数据。")
@click.argument("facts_file", cls=Argument, meaning="填报文件，.yaml 或 .json", metavar="填报文件", type=FILE)
@text_or_json
@click.option("--all", "everything", is_flag=True, help="年度和提法里的数字也列出")
@click.option("--annex", is_flag=True, help="附件“主要数据表”里的数字也列出")
@content_option
@last_year_option
@debug_option
def sources(facts_file: Path, form: str, everything: bool, **options: Any) -> None:
    """Show the trace of a draft."""
    found = generator.figures(facts_file, **options)
    click.echo(found.to_json() if form == "json" else found.to_text(everything=everything), nl=False)


def _show_demo(made: Draft) -> None:
    show(f"{made.path}　待补{made.gaps}处")
    _tell_moved(made)


def _show_draft(made: Draft) -> None:
    show(str(made.path))
    _tell_moved(made)
    facts_file = quoted(made.facts_file)
    coloured = "（草稿里标了底色）" if made.path.suffix == ".docx" else ""
    pending = f"待补{made.gaps}处{coloured}" if made.gaps else ""
    unfilled = f"核心内容未填{made.unfilled}项（没有写进草稿）" if made.unfilled else ""
    if pending or unfilled:
        tell(f"  {'；'.join(filter(None, (pending, unfilled)))}。")
    if made.offices:
        tell(f"  请问{'、'.join(made.offices)}。清单：fazhi missing {facts_file}")
    tell_folded(made.folded, made.facts_file)
    tell(*(f"  {note.removesuffix('。')}。" for note in made.notes))
    if made.changes:
        tell("  公开版改动的地方：", *(f"    {change}" for change in made.changes))
    if made.due:
        tell(f"  {made.due}。")
    if made.to_confirm:
        tell(f"  有{len(made.to_confirm)}处数字关系要核实：fazhi validate {facts_file}")


def _tell_moved(made: Draft) -> None:
    if made.instead_of:
        tell(f"  原来的文件{made.instead_of}，没有覆盖；新稿写成“{made.path.name}”。")
