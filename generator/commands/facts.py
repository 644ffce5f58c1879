"""Commands about a facts file and its vocabulary: validate, missing, new, fields, schema."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

import generator
from generator.chinese.width import columns
from generator.commands.base import (
    DONE,
    FAULTY,
    FILE,
    all_of,
    command,
    debug_option,
    facts_files,
    last_year_option,
    quoted,
    show,
    tell,
    tell_folded,
    text_or_json,
    today_option,
)
from generator.commands.click_chinese import Argument

if TYPE_CHECKING:
    from generator import FieldRow, Lack, Verdict


@command("validate", "检查填报文件，一次列出所有错误。")
@facts_files
@text_or_json
@last_year_option
@today_option
@debug_option
def validate(facts_files: tuple[Path, ...], form: str, last_year: Path | None, today: date | None) -> int:
    """Show the verdict on each file; 1 if any has faults."""
    examined: list[Verdict] = []
    try:
        all_of(lambda: generator.validate(facts_files, last_year=last_year, today=today), examined.append)
    finally:
        _show_verdicts(examined, form)
    return FAULTY if any(verdict.faults for verdict in examined) else DONE


@command("missing", "按科室列出还缺的数据，可直接转发。")
@facts_files
@today_option
@debug_option
def missing(facts_files: tuple[Path, ...], today: date | None) -> None:
    """Show what each file lacks."""
    all_of(lambda: generator.missing(facts_files, today=today), _show_lack)


@command("new", "新建一份空的填报文件（.yaml），每一项都有说明，填在冒号后面。\n\n已有的文件不会被覆盖。")
@click.argument("path", cls=Argument, meaning="新文件的名称，如 青山镇2025.yaml", metavar="文件名", type=FILE)
@click.option("--full", is_flag=True, help="列出所有内容，默认只列核心内容")
@click.option("--last-year", metavar="文件", type=FILE, help="上一年的填报文件；不常变的内容写在说明里供核对")
@debug_option
def new(path: Path, full: bool, last_year: Path | None) -> None:
    """Make an empty facts file and say what to do with it."""
    made = generator.new(path, full=full, last_year=last_year)
    show(str(made.path))
    proposed = f"，其中{made.proposed}项附有上年的内容" if made.proposed else ""
    tell(f"  共{made.items}项{proposed}。填好以后：fazhi validate {quoted(made.path)}")


@command("fields", "查填报项目：名称、单位、科室、怎么填、写在报告的哪一部分。")
@click.argument(
    "term", cls=Argument, meaning="要找的字，如 热线、信访办；不写就全部列出", metavar="[关键字]", default=""
)
@debug_option
def fields(term: str) -> None:
    """Show the vocabulary, or what of it holds a term."""
    found = generator.find_fields(term)
    if not found:
        tell(f"没有哪一项含有“{term}”。全部项目：fazhi fields")
    for topic, rows in groupby(found, key=lambda row: row.topic):
        show(f"{topic}：", *(f"  {_of_field(row)}" for row in rows))


@command("schema", "输出填报文件的 JSON Schema，供编辑器边填边提示、检查。")
@click.option("-o", "--output", metavar="文件", type=FILE, help="写到这个文件，默认直接显示")
@debug_option
def schema(output: Path | None) -> None:
    """Show the schema, or write it to a file."""
    text = generator.schema(output)
    click.echo(text if output is None else f"{output}\n", nl=False)


def _show_verdicts(verdicts: Iterable[Verdict], form: str) -> None:
    if form == "json":
        click.echo(generator.verdicts_as_json(verdicts), nl=False)
    else:
        for verdict in verdicts:
            _show_verdict(verdict)


def _show_verdict(verdict: Verdict) -> None:
    show(f"{verdict.file}：{f'有{len(verdict.faults)}处错误' if verdict.faults else _without_fault(verdict)}")
    show(*(f"  {fault}" for fault in verdict.faults))
    if verdict.to_confirm:
        show(f"  有{len(verdict.to_confirm)}处需要核实：")
    show(*(f"    {relation}" for relation in verdict.to_confirm))
    show(*(f"  已核实：{relation}" for relation in verdict.confirmed))
    show(*(f"  提示：{hint}" for hint in verdict.hints))
    show(*(f"  没有写进草稿：{fault}" for fault in verdict.unprinted))


def _without_fault(verdict: Verdict) -> str:
    left = {"未填": verdict.unfilled, "待补": verdict.pending}
    lack = "、".join(f"{count}项{said}" for said, count in left.items() if count)
    return f"没有错误；核心内容还有{lack}（清单：fazhi missing {quoted(verdict.file)}）" if lack else "通过"


def _show_lack(lack: Lack) -> None:
    if lack.gaps:
        show(lack.message)
    else:
        tell(f"{lack.file}：核心内容都有了。")
    if lack.due:
        tell(f"{lack.due}。")
    tell_folded(lack.folded, lack.file)
    tell(*(f"没有写进草稿：{fault}" for fault in lack.unprinted))


def _of_field(row: FieldRow) -> str:
    """A row of the vocabulary in columns; what is longest comes last."""
    cells = (f"{row.core or '　'}{row.title}", 34), (row.unit, 9), (row.office, 16), (row.printed, 26)
    return "".join(text + " " * max(2, width - columns(text)) for text, width in cells) + row.meaning
