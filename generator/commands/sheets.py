"""Commands about workbooks: sheet town, sheet county, sheet from, sheet to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import generator
from generator.commands.base import DONE, FAULTY, FILE, app, debug_option, facts_files, quoted, show, tell
from generator.commands.click_chinese import Argument, ChineseGroup

if TYPE_CHECKING:
    from generator import FromSheet, Sheets


@app.group(
    "sheet",
    cls=ChineseGroup,
    invoke_without_command=True,
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]…",
    help="填报表（.xlsx）：发给乡镇或科室填，收回来起草；和填报文件互相转换。",
)
@debug_option
@click.pass_context
def sheet(ctx: click.Context) -> None:
    """Show the help page where no command is given."""
    if ctx.invoked_subcommand is None:
        show(ctx.get_help())


full_option = click.option("--full", is_flag=True, help="列出所有内容，默认只列核心内容")


@sheet.command("town", help="一个乡镇的填报表：一行一个指标，可以打印，分给科室填。", options_metavar="[选项]")
@click.option(
    "-o",
    "--output",
    metavar="文件",
    required=True,
    type=FILE,
    help="写到哪里，如 商酒务镇.xlsx；按科室分文件的写文件夹",
)
@click.option("--last-year", metavar="文件", type=FILE, help="上一年的填报文件或填报表，上年的数印在旁边")
@click.option("--towns", metavar="名单", type=FILE, help="乡镇名单；给名单上每个乡镇各写一份，-o 写文件夹，没有就新建")
@click.option("--by-office", is_flag=True, help="一个科室一张表；-o 是文件夹的，一个科室一个文件")
@full_option
@debug_option
def town(output: Path, last_year: Path | None, towns: Path | None, by_office: bool, full: bool) -> None:
    """Make a town's form, or those of all towns of a list."""
    options: dict[str, Any] = {"last_year": last_year, "by_office": by_office, "full": full}
    if towns is None:
        _made(generator.town_sheet(output, **options))
    else:
        _made(generator.town_sheets(output, towns=towns, **options))


@sheet.command("county", help="全县的填报表：一个主题一张表，一行一个乡镇。", options_metavar="[选项]")
@click.option("-o", "--output", metavar="文件", required=True, type=FILE, help="写到哪里，如 填报表.xlsx")
@click.option("--towns", metavar="名单", type=FILE, help="乡镇名单：一行一个名称的 .txt，或有“乡镇名称”一列的表")
@click.option(
    "--last-year", metavar="位置", type=FILE, help="上一年的填报文件、填报表或放它们的文件夹，上年的数列在下一行"
)
@full_option
@debug_option
def county(output: Path, towns: Path | None, last_year: Path | None, full: bool) -> None:
    """Make the county's form."""
    _made(generator.county_sheet(output, towns=towns, last_year=last_year, full=full))


@sheet.command("from", help="把填报文件写成填报表；几个乡镇的写成全县的表。", options_metavar="[选项]")
@facts_files
@click.option("-o", "--output", metavar="文件", required=True, type=FILE, help="写到哪里，如 填报表.xlsx")
@debug_option
def from_facts(facts_files: tuple[Path, ...], output: Path) -> None:
    """Write facts as a workbook."""
    _made(generator.sheet_from(facts_files, output))


@sheet.command("to", help="把填报表变成填报文件，一个乡镇一个，填的内容照原样。", options_metavar="[选项]")
@click.argument("folder", cls=Argument, meaning="放填报文件的文件夹", metavar="文件夹", type=FILE)
@click.argument(
    "workbooks", cls=Argument, meaning="填报表，可以写几个；一个乡镇的几个会合并",
    metavar="填报表…", nargs=-1, required=True, type=FILE,
)  # fmt: skip
@debug_option
def to_facts(folder: Path, workbooks: tuple[Path, ...]) -> int:
    """Write a facts file for each town of the workbooks; 1 if any of them has faults."""
    made = generator.facts_from_sheets(folder, workbooks)
    for each in made:
        _show_facts_file(each)
    tell(*(f"注意　{note}" for note in dict.fromkeys(note for each in made for note in each.notes)))
    return FAULTY if any(each.faults for each in made) else DONE


def _made(sheets: Sheets) -> None:
    show(*map(str, sheets.paths))
    if sheets.with_last_year:
        tell(f"  {sheets.with_last_year}个乡镇附有上年的数。")


def _show_facts_file(made: FromSheet) -> None:
    show(str(made.path))
    if made.faults:
        tell(f"  {made.town}有{len(made.faults)}处错误：", *(f"    {fault}" for fault in made.faults))
    if made.to_confirm:
        tell(f"  有{len(made.to_confirm)}处数字关系要核实：fazhi validate {quoted(made.path)}")
