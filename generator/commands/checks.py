"""Commands that look at reports: check, rules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

import generator
from generator.commands.base import DONE, FAULTY, FILE, command, debug_option, show, tell, tell_folded
from generator.commands.click_chinese import Argument, ChoiceType
from generator.report.editions import DEFAULT, EDITIONS, PUBLISHED

if TYPE_CHECKING:
    from generator import Review

STDIN = "-"


@command(
    "check",
    "检查任何一份报告：结构、编号、数字、残留、提法、文字、格式、雷同。\n\n"
    "文件夹里的报告一起检查，互相比对，并写一份“检查结果.xlsx”。",
)
@click.argument(
    "files", cls=Argument, meaning="报告（.docx、.txt、.html）或文件夹；“-”表示粘贴的文字",
    metavar="报告…", nargs=-1, type=FILE,
)  # fmt: skip
@click.option("--facts", metavar="文件", type=FILE, help="填报文件：数字与填报的逐个比对")
@click.option("--against", metavar="位置", type=FILE, multiple=True, help="上年的报告、别处的报告或文件夹，查雷同")
@click.option(
    "--format", "form", metavar="[text|json|html]", type=ChoiceType(("text", "json", "html")), default="text",
    help="text 给人看（默认），json 给程序用，html 用浏览器看",
)  # fmt: skip
@click.option("--annotate", "annotated", metavar="文件", type=FILE, help="另存一份带批注的 .docx")
@click.option("--strict", is_flag=True, help="有提示也算没有通过")
@click.option("--select", metavar="规则", multiple=True, help="只查这些规则，如 FZ3、FZ301，逗号隔开")
@click.option("--ignore", metavar="规则", multiple=True, help="不查这些规则")
@click.option("--edition", metavar=f"[{'|'.join(EDITIONS)}]", default=DEFAULT, help=f"{PUBLISHED}还要查不能公开的内容")
@click.option("--confirm", metavar="编号", multiple=True, help="这一处已核实，保留，以后不再提示；要写 --reason")
@click.option("--reason", metavar="理由", default="", help="保留的理由")
@click.option("--explain", "explained", metavar="规则", default="", help="说明一条规则查什么，有例子")
@debug_option
def check(files: tuple[Path, ...], form: str, strict: bool, explained: str, **asked: object) -> int:
    """Show what the rules find; 1 if there is an error, or a file that cannot be read."""
    if explained:
        show(generator.explain(explained))
        return DONE
    text = _text_of_stdin(files)
    told = _tell_progress if sys.stderr.isatty() else None
    reviews = generator.check(files, text=text, progress=told, **asked)  # type: ignore[arg-type]
    click.echo(generator.present(reviews, form), nl=False)
    _tell_more(files, reviews, form)
    for review in reviews:
        tell_folded(review.folded, Path(str(asked["facts"])))
    graves = ("错误", "提示") if strict else ("错误",)
    failed = any(review.faults or any(map(review.count, graves)) for review in reviews)
    return FAULTY if failed else DONE


@command("rules", "列出检查的全部规则。\n\n一条规则的说明和例子：fazhi check --explain 规则")
@debug_option
def rules() -> None:
    """Show all rules."""
    show(*generator.list_rules())


def _text_of_stdin(files: tuple[Path, ...]) -> bytes | None:
    """The pasted or piped text, if that is to be checked. Raises ``click.UsageError`` if there is nothing to check."""
    if [str(file) for file in files] == [STDIN] or (not files and not sys.stdin.isatty()):
        return sys.stdin.buffer.read()
    if not files:
        raise click.UsageError("没有给出要检查的报告", click.get_current_context())
    return None


def _tell_progress(done: int, of: int) -> None:
    click.echo(f"\r已检查{done}/{of}份", err=True, nl=done == of)


def _tell_more(files: tuple[Path, ...], reviews: tuple[Review, ...], form: str) -> None:
    """Name the copy with comments and the workbook of a folder."""
    for review in reviews:
        if review.annotated:
            tell(f"  带批注的：{review.annotated}")
    folder = next((file for file in files if file.is_dir()), None)
    if folder is not None:
        tell(f"  明细：{generator.write_results(reviews, folder)}")
    elif form == "text" and len(reviews) == 1 and reviews[0].findings:
        tell("  每条规则的说明：fazhi check --explain 规则；核实后保留：--confirm 编号 --reason 理由")
