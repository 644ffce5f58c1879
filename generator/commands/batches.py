"""Commands for a whole county: batch, rollup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import generator
from generator.commands.base import (
    BAD_TEMPLATE,
    DONE,
    FAULTY,
    FILE,
    command,
    content_option,
    debug_option,
    form_option,
    show,
    tell,
    today_option,
)
from generator.commands.click_chinese import Argument, ChoiceType, Count, DayType
from generator.commands.progress import progress
from generator.report.editions import CHOICES, DEFAULT

if TYPE_CHECKING:
    from generator import Batch

MOST_SHOWN = 20
"""Towns that are told on the screen where all of them stand in 日志.txt."""


inputs_argument = click.argument(
    "inputs", cls=Argument, meaning="填报表（.xlsx 等）、填报文件或放它们的文件夹，可以写几个",
    metavar="来源…", nargs=-1, required=True, type=FILE,
)  # fmt: skip
towns_option = click.option("--towns", metavar="文件", type=FILE, help="乡镇名单（文本或表格），没有报来的会列出")
last_years_option = click.option(
    "--last-year", metavar="位置", type=FILE, help="上一年的填报表、填报文件或文件夹，用来对比"
)


@command(
    "batch",
    "把全县的填报表一次写成各乡镇的草稿，并列出退回、缺料和汇总。\n\n"
    "写过而没有变化的不再重写；中断后再运行一次，会接着做。",
)
@inputs_argument
@click.option("-o", "--output", "folder", metavar="文件夹", type=FILE, required=True, help="草稿和各种清单写到哪里")
@click.option("--edition", metavar=f"[{'|'.join(CHOICES)}]", type=ChoiceType(CHOICES), default=DEFAULT,
              help="写哪个版本，both 两个都写")  # fmt: skip
@towns_option
@last_years_option
@click.option("--layout", metavar="文件", type=FILE, help="版式模板（.docx），默认用国家标准版式")
@form_option
@content_option
@click.option("--annex", is_flag=True, help="附上主要数据表")
@click.option("--final", is_flag=True, help="定稿：还有待补、未填或未核实的乡镇退回")
@click.option("--to", metavar="[docx|html|txt]", type=ChoiceType(("docx", "html", "txt")), default="docx",
              help="写成什么文件；公开版可写成网页、文本")  # fmt: skip
@click.option("--published", metavar="日期", type=DayType(), help="网页的发布日期，默认按“报送情况”里的公开日期")
@click.option("--jobs", metavar="数", type=Count(1, 64), help="同时用几个进程，默认用满处理器")
@click.option("--fresh", is_flag=True, help="全部重写，不管有没有变化")
@click.option("--dry-run", is_flag=True, help="只检查，不写任何文件")
@click.option("--quiet", is_flag=True, help="不显示进度")
@today_option
@debug_option
def batch(inputs: tuple[Path, ...], quiet: bool, **options: Any) -> int:
    """Draft every good town; 1 if any was returned or any file could not be read, 3 if a template is at fault."""
    with progress(quiet=quiet, again="已写好的不会重写，再运行一次会接着做。") as told:
        found = generator.draft_towns(inputs, **options, progress=told)
    _show(found, dry=options["dry_run"])
    return BAD_TEMPLATE if found.template_at_fault else DONE if found.good else FAULTY


@command(
    "rollup",
    "汇总全县数据（汇总.xlsx），不写草稿。\n\n来源可以是批量写稿的文件夹，也可以是填报表、填报文件；\n\n"
    "也可以是手写的报告（.docx 等），写成 报告汇总.xlsx，每个数附原句。",
)
@inputs_argument
@click.option("-o", "--output", metavar="文件", type=FILE, help="写到哪里，默认 汇总.xlsx")
@towns_option
@last_years_option
@click.option("--docx", is_flag=True, help="同时写一份全县报告的草稿 汇总稿.docx，数字是各乡镇的合计")
@click.option("--quiet", is_flag=True, help="不显示进度")
@today_option
@debug_option
def rollup(inputs: tuple[Path, ...], quiet: bool, **options: Any) -> int:
    """Roll up what was handed in; 1 if any town has faults or any file could not be read."""
    if generator.reports_among(inputs):
        return _roll_up_reports(inputs, quiet, **options)
    with progress(quiet=quiet) as told:
        found = generator.roll_up_towns(inputs, **options, progress=told)
    show(*(str(path) for path in found.files))
    _tell(found)
    return DONE if found.good else FAULTY


def _roll_up_reports(inputs: tuple[Path, ...], quiet: bool, output: Path | None, **others: Any) -> int:
    """Roll up hand-written reports; 1 if any of them was not taken."""
    if any(others.values()):
        raise click.UsageError(
            "手写报告的汇总不配 --towns、--last-year、--docx 和 --today", click.get_current_context()
        )
    with progress(quiet=quiet) as told:
        found = generator.roll_up_reports(inputs, output, progress=told)
    show(str(found.path))
    guesses = sum(one.count("疑似") for one in found.taken)
    tell(f"  取了{len(found.taken)}份报告；疑似{guesses}项，标了底色，请对照“出处”核实。")
    tell(*map(str, found.faults))
    return FAULTY if found.faults else DONE


def _show(found: Batch, *, dry: bool) -> None:
    done = "可以成稿" if dry else "已成稿"
    parts = [f"{done}{found.drafted}个乡镇"]
    parts += [f"没有变化{found.unchanged}个"] if found.unchanged else []
    unwritten = sum(each.sound for each in found.failed)
    returned = len(found.failed) - unwritten
    parts += [f"退回{returned}个"] if returned else []
    parts += [f"没有写出{unwritten}个"] if unwritten else []
    parts += [f"未报{len(found.silent)}个"] if found.silent else []
    show(f"{found.folder}：{'，'.join(parts)}")
    show(*(str(path) for path in found.files))
    _tell(found)


def _tell(found: Batch) -> None:
    """Show the faults: the first of them where a log holds all, else every one."""
    tell(*map(str, found.faults))
    _tell_some([f"已交，不能读　{each}" for each in found.unread], "个文件不能读", found.log)
    of_disk = Counter(each.disk_fault for each in found.failed if each.disk_fault)
    tell(*(f"没有写出{count}个乡镇　{fault}" for fault, count in of_disk.items() if count > 1))
    failed = [
        "\n  ".join((f"{'没有写出' if each.sound else '退回'}　{each.town or each.source}", *each.fault_lines))
        for each in found.failed
        if of_disk[each.disk_fault] < 2
    ]
    _tell_some(failed, "个乡镇退回或没有写出", found.log)
    _tell_some([f"注意　{note}" for note in found.notes], "处提示", found.log)
    _tell_some([f"改动　{change}" for change in found.changes], "处改动", found.log)
    _tell_some([f"作废　{line}" for line in found.withdrawn], "份草稿作废", found.log)
    _tell_some([f"未报　{town}" for town in found.silent], "个乡镇未报", found.log)
    _tell_some([f"保留　{line}" for line in found.edited], "个文件保留原样", found.log)


def _tell_some(lines: Sequence[str], what: str, log: str) -> None:
    most = MOST_SHOWN if log else len(lines)
    tell(*lines[:most])
    if len(lines) > most:
        tell(f"  还有{len(lines) - most}{what}，都写在“{log}”里。")
