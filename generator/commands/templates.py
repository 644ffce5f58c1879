"""Commands about content templates and a county's own forms: copy, check, form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

import generator
from generator.commands.base import BAD_TEMPLATE, DONE, FILE, app, debug_option, quoted, show, tell
from generator.commands.click_chinese import Argument, ChineseGroup, ChoiceType
from generator.report.editions import CHOICES, DEFAULT


@app.group(
    "templates",
    cls=ChineseGroup,
    invoke_without_command=True,
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]…",
    help="改报告的写法：复制内容模板，检查改过的模板。\n\n改好以后：fazhi draft 填报文件 --content 文件夹",
)
@debug_option
@click.pass_context
def templates(ctx: click.Context) -> None:
    """Show the help page where no command is given."""
    if ctx.invoked_subcommand is None:
        show(ctx.get_help())


folder_of_templates = click.argument(
    "folder", cls=Argument, meaning="放内容模板的文件夹", metavar="文件夹", type=FILE
)  # fmt: skip


@templates.command("copy", help="把自带的内容模板复制到文件夹里，已有的文件不动。", options_metavar="[选项]")
@folder_of_templates
@debug_option
def copy(folder: Path) -> None:
    """Copy the built-in templates and say what to try next."""
    made = generator.copy_templates(folder)
    show(*(str(made.folder / name) for name in made.files))
    if made.unchanged:
        tell(f"  已有的没有动：{'、'.join(made.unchanged)}。")
    tell(f"  不改的可以删去，仍用自带的。改好以后：fazhi templates check {quoted(folder)}")


@templates.command(
    "check",
    help="检查内容模板（文件夹）或者县里的表（.docx），一次列出所有错误。",
    options_metavar="[选项]",
)
@click.argument(
    "folder", cls=Argument, meaning="放内容模板的文件夹，或者县里的表（.docx）", metavar="文件夹或表", type=FILE
)
@click.option(
    "--edition", metavar=f"[{'|'.join(CHOICES)}]", type=ChoiceType(CHOICES), default=DEFAULT,
    help=f"县里的表用来写哪一版，默认{DEFAULT}",
)  # fmt: skip
@debug_option
def check(folder: Path, edition: str) -> int:
    """Show what is wrong with a folder of templates or a county's form; 3 if anything is."""
    if folder.is_file():
        return _check_form(folder, edition)
    found = generator.check_templates(folder)
    show(f"{folder}：{f'有{len(found.faults)}处错误' if found.faults else f'通过（{len(found.own)}个文件）'}")
    show(*(f"  {fault}" for fault in found.faults))
    return BAD_TEMPLATE if found.faults else DONE


@templates.command(
    "form",
    help="找出县里的表上的空格，提议填哪一项，写成批注或者标签。\n\n收下的记在“标签对照.txt”里，以后的表照用。",
    options_metavar="[选项]",
)
@click.argument("form", cls=Argument, meaning="县里的表（.docx）", metavar="表", type=FILE)
@click.option("-o", "--output", metavar="文件", type=FILE, help="写到哪里，默认写在表的旁边")
@click.option("--labels", metavar="文件", type=FILE, help="标签对照表，默认用表旁边的 标签对照.txt")
@click.option(
    "--yes", metavar="[已确认|逐字|规则|疑似]", type=ChoiceType(("已确认", "逐字", "规则", "疑似")),
    help="收下到哪一级把握为止；不写就全部写成批注",
)  # fmt: skip
@debug_option
def form(form: Path, **options: Any) -> None:
    """Propose a name for each blank of a county's form."""
    made = generator.make_form(form, **options)
    show(str(made.path))
    if made.instead_of:
        tell(f"  原来的文件{made.instead_of}，没有覆盖；这次写成“{made.path.name}”。")
    tell(f"  写上标签{len(made.written)}处，批注{len(made.proposed)}处，没有找到项目{len(made.unknown)}处。")
    tell(*(f"    {one.blank.place}：{one.label} → {one.name}（{one.sureness}）" for one in made.proposed))
    tell(*(f"    {one.place}：{one.label} → 没有找到" for one in made.unknown))
    tell(f"  对照表：{made.labels}。核对以后：fazhi templates check {quoted(made.path)}")


def _check_form(form: Path, edition: str) -> int:
    found = generator.check_county_form(form, edition=edition)
    show(f"{form}：{f'有{len(found.faults)}处错误' if found.faults else f'通过（{found.tags}个标签）'}")
    show(*(f"  {fault}" for fault in found.faults))
    tell(*(f"  {note.removesuffix('。')}。" for note in found.notes))
    return BAD_TEMPLATE if found.faults else DONE
