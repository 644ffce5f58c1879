"""The parts that all commands of ``fazhi`` share: declaration, output, exit codes.

Results go to stdout, talk to stderr. Only click is loaded here: the commands find what they need through the lazy
names of ``generator``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

import generator
from generator.commands.click_chinese import Argument, ChineseGroup, ChoiceType, Command, DayType
from generator.errors import Fault
from generator.files.several import SomeFailed
from generator.terminal.calling import quoted as quoted  # the commands share it from here

Done = TypeVar("Done")

DONE, FAULTY, MISUSED, BAD_TEMPLATE, INTERRUPTED = 0, 1, 2, 3, 130
EXIT_CODES = "退出码：0 完成；1 填报有误；2 用法不对或文件打不开；3 模板有错；130 已中断。"
FILE = click.Path(path_type=Path, readable=False)  # whether it can be read is found out, in Chinese, by reading it


@dataclass(slots=True)
class Session:
    """The state that all commands of one call share."""

    debug: bool = False


def tell(*lines: str) -> None:
    """Write lines for a person to stderr."""
    for line in lines:
        click.echo(line, err=True)


def show(*lines: str) -> None:
    """Write lines of the result to stdout."""
    for line in lines:
        click.echo(line)


_MOST_HINTS = 3


def tell_folded(folded: Sequence[Fault], facts_file: Path) -> None:
    """Write hints at texts of a facts file that were understood otherwise than they are stored, the first of many."""
    tell(*(f"  提示：{hint}" for hint in folded[:_MOST_HINTS]))
    if len(folded) > _MOST_HINTS:
        tell(f"  这样的提示还有{len(folded) - _MOST_HINTS}处：fazhi validate {quoted(facts_file)}")


def _set_debug(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.ensure_object(Session).debug = True


def _show_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        show(f"fazhi {generator.__version__}")
        ctx.exit()


debug_option = click.option(
    "--debug", is_flag=True, expose_value=False, is_eager=True, callback=_set_debug, help="出错时显示详细的调用过程"
)
facts_files = click.argument(
    "facts_files", cls=Argument, meaning="填报文件，.yaml 或 .json，可以写几个",
    metavar="填报文件…", nargs=-1, required=True, type=FILE,
)  # fmt: skip

text_or_json = click.option(
    "--format", "form", metavar="[text|json]", type=ChoiceType(("text", "json")), default="text",
    help="text 给人看（默认），json 给程序用",
)  # fmt: skip
content_option = click.option("--content", metavar="文件夹", type=FILE, help="自己的内容模板，没有的用自带的")
form_option = click.option("--form", metavar="文件", type=FILE, help="填县里自己的表（.docx），不用自带的版式")
today_option = click.option("--today", metavar="日期", type=DayType(), help="按这一天计算期限，默认今天")
last_year_option = click.option("--last-year", metavar="文件", type=FILE, help="上一年的填报文件，用来对比")


@click.group(
    cls=ChineseGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]…",
    epilog=EXIT_CODES,
    help="把一个乡镇一年的数据写成法治政府建设年度报告（.docx）。\n\n先试试：fazhi demo；命令怎么用：fazhi 命令 --help",
)
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_show_version, help="显示版本号")
@debug_option
@click.pass_context
def app(ctx: click.Context) -> int:
    """Open the menu if no command is given; outside a terminal show the help page."""
    if ctx.invoked_subcommand is not None:
        return DONE
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        show(ctx.get_help())
        return DONE
    from generator.terminal.session import choose_face, menu

    return menu(choose_face(plain=False))


def command(name: str, help: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command of ``fazhi`` with its Chinese help."""
    return app.command(name, cls=Command, help=help, options_metavar="[选项]")


def all_of(work: Callable[[], tuple[Done, ...]], present: Callable[[Done], None]) -> tuple[Done, ...]:
    """The results of the work, presented one by one; faults are raised after all others were presented."""
    try:
        done = work()
    except SomeFailed as failed:
        for each in failed.done:
            present(each)
        raise
    for each in done:
        present(each)
    return done
