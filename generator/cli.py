"""``fazhi``: flags, one call, one exit code. Results go to stdout, talk to stderr; nothing else prints or exits.

Only click and the errors are loaded here: the commands find what they need through the lazy names of ``generator``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn, TextIO, TypeVar

import click

import generator
from generator.cli_chinese import Argument, Command, Group, OneOf, what_was_wrong
from generator.errors import FazhiError
from generator.os_errors import reason
from generator.several import SomeFailed
from generator.text_width import columns

if TYPE_CHECKING:
    from generator import Draft, FieldRow, Lack, Verdict

Done = TypeVar("Done")

DONE, FAULTY, MISUSED, BAD_TEMPLATE, INTERRUPTED = 0, 1, 2, 3, 130
EXIT_CODES = "退出码：0 完成；1 填报有误；2 用法不对或文件打不开；3 模板有错；130 已中断。"
FILE = click.Path(path_type=Path, readable=False)  # whether it can be read is found out, in Chinese, by reading it


@dataclass(slots=True)
class Session:
    """What all commands of one call share."""

    debug: bool = False


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one call of ``fazhi`` and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    session = Session()
    sys.excepthook = lambda *error: _tell_unexpected(*error, debug=session.debug)
    sys.exit(_run(arguments, session))


def _run(arguments: Sequence[str] | None, session: Session) -> int:
    try:
        return app.main(arguments, prog_name="fazhi", standalone_mode=False, obj=session) or DONE
    except FazhiError as error:
        lines, code = [str(fault) for fault in error.faults], error.exit_code
        _trace(error, session)
    except click.UsageError as error:
        lines, code = _of_usage(error), MISUSED
        _trace(error, session)
    except OSError as error:
        _let_go_of_stdout()
        lines, code = [f"{error.filename or '输出'}：{reason(error)}。"], MISUSED
        _trace(error, session)
    except (click.Abort, KeyboardInterrupt):
        lines, code = ["已中断；已写好的文件都是完整的。"], INTERRUPTED
    tell(*lines)
    return code


def tell(*lines: str) -> None:
    """Talk: what a person should know, apart from the result."""
    for line in lines:
        click.echo(line, err=True)


def show(*lines: str) -> None:
    """Results: what was asked for."""
    for line in lines:
        click.echo(line)


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
    "facts_files", cls=Argument, said="填报文件，.yaml 或 .json，可以写几个",
    metavar="填报文件…", nargs=-1, required=True, type=FILE,
)  # fmt: skip

content_option = click.option("--content", metavar="文件夹", type=FILE, help="自己的内容模板，没有的用自带的")
last_year_option = click.option("--last-year", metavar="文件", type=FILE, help="上一年的填报文件，用来对比")


@click.group(
    cls=Group,
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
def app(ctx: click.Context) -> None:
    """Show the help page where no command is given."""
    if ctx.invoked_subcommand is None:
        show(ctx.get_help())


def command(name: str, help: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command of ``fazhi`` with its Chinese help."""
    return app.command(name, cls=Command, help=help, options_metavar="[选项]")


@command("demo", "用五个示例乡镇各写一份草稿，看看成品是什么样。\n\n改过的示例和草稿不会被覆盖，可以放心再运行。")
@click.argument(
    "folder", cls=Argument, said="放示例的文件夹，默认 fazhi-demo",
    metavar="[文件夹]", default=Path("fazhi-demo"), type=FILE,
)  # fmt: skip
@debug_option
def demo(folder: Path) -> None:
    """Draft the five example towns and say what to try next."""
    drafts = _all_of(lambda: generator.demo(folder), _show_demo)
    example = _quoted(max(drafts, key=lambda draft: draft.gaps).facts_file)
    show(
        f"以上{len(drafts)}份草稿可用 Word 或 WPS 打开，数据在旁边的 .yaml 里。接着可以：",
        f"  fazhi missing {example}　还缺什么、该问谁",
        f"  fazhi sources {example}　每个数字的出处",
        f"  fazhi draft {example}　改过数据以后再写一遍",
    )


@command("draft", "把填报的数据写成草稿（.docx）。\n\n默认写在填报文件旁边；改过的草稿不覆盖，另写“…（2）.docx”。")
@facts_files
@click.option("-o", "--output", metavar="位置", type=FILE, help="写到哪里：一个文件夹，或 .docx 文件名")
@click.option("--layout", metavar="文件", type=FILE, help="版式模板（.docx），默认用国家标准版式")
@content_option
@last_year_option
@click.option("--final", is_flag=True, help="定稿：还有待补、未填或未核实的就不写")
@click.option("--force", is_flag=True, help="覆盖改过的草稿")
@debug_option
def draft(facts_files: tuple[Path, ...], **options: Any) -> None:
    """Draft each facts file."""
    _all_of(lambda: generator.draft(facts_files, **options), _show_draft)


@command("sources", "列出草稿中每个数字的出处，以及填了而没有写进草稿的数据。")
@click.argument("facts_file", cls=Argument, said="填报文件，.yaml 或 .json", metavar="填报文件", type=FILE)
@click.option(
    "--format",
    "form",
    metavar="[text|json]",
    type=OneOf(("text", "json")),
    default="text",
    help="text 给人看（默认），json 给程序用",
)
@click.option("--all", "everything", is_flag=True, help="年度和提法里的数字也列出")
@content_option
@last_year_option
@debug_option
def sources(facts_file: Path, form: str, everything: bool, **options: Any) -> None:
    """Show the trace of a draft."""
    found = generator.figures(facts_file, **options)
    click.echo(found.to_json() if form == "json" else found.to_text(everything=everything), nl=False)


@command("validate", "检查填报文件，一次列出所有错误。")
@facts_files
@last_year_option
@debug_option
def validate(facts_files: tuple[Path, ...], last_year: Path | None) -> int:
    """Show the verdict on each file; 1 if any has faults."""
    verdicts = _all_of(lambda: generator.validate(facts_files, last_year=last_year), _show_verdict)
    return FAULTY if any(verdict.faults for verdict in verdicts) else DONE


@command("missing", "按科室列出还缺的数据，可直接转发。")
@facts_files
@debug_option
def missing(facts_files: tuple[Path, ...]) -> None:
    """Show what each file lacks."""
    _all_of(lambda: generator.missing(facts_files), _show_lack)


@command("new", "新建一份空的填报文件（.yaml），每一项都有说明，填在冒号后面。\n\n已有的文件不会被覆盖。")
@click.argument("path", cls=Argument, said="新文件的名称，如 青山镇2025.yaml", metavar="文件名", type=FILE)
@click.option("--full", is_flag=True, help="列出所有内容，默认只列核心内容")
@click.option("--last-year", metavar="文件", type=FILE, help="上一年的填报文件；不常变的内容写在说明里供核对")
@debug_option
def new(path: Path, full: bool, last_year: Path | None) -> None:
    """Make an empty facts file and say what to do with it."""
    made = generator.new(path, full=full, last_year=last_year)
    show(str(made.path))
    proposed = f"，其中{made.proposed}项附有上年的内容" if made.proposed else ""
    tell(f"  共{made.items}项{proposed}。填好以后：fazhi validate {_quoted(made.path)}")


@command("fields", "查填报项目：名称、单位、科室、怎么填、写在报告的哪一部分。")
@click.argument("term", cls=Argument, said="要找的字，如 热线、信访办；不写就全部列出", metavar="[关键字]", default="")
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


@app.group(
    "templates",
    cls=Group,
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
    "folder", cls=Argument, said="放内容模板的文件夹", metavar="文件夹", type=FILE
)  # fmt: skip


@templates.command("copy", help="把自带的内容模板复制到文件夹里，已有的文件不动。", options_metavar="[选项]")
@folder_of_templates
@debug_option
def copy(folder: Path) -> None:
    """Copy the built-in templates and say what to try next."""
    made = generator.copy_templates(folder)
    show(*(str(made.folder / name) for name in made.files))
    if made.kept:
        tell(f"  已有的没有动：{'、'.join(made.kept)}。")
    tell(f"  不改的可以删去，仍用自带的。改好以后：fazhi templates check {_quoted(folder)}")


@templates.command("check", help="检查改过的内容模板，一次列出所有错误。", options_metavar="[选项]")
@folder_of_templates
@debug_option
def check(folder: Path) -> int:
    """Show what is wrong with a folder of templates; 3 if anything is."""
    found = generator.check_templates(folder)
    show(f"{folder}：{f'有{len(found.faults)}处错误' if found.faults else f'通过（{len(found.own)}个文件）'}")
    show(*(f"  {fault}" for fault in found.faults))
    return BAD_TEMPLATE if found.faults else DONE


def _all_of(work: Callable[[], tuple[Done, ...]], present: Callable[[Done], None]) -> tuple[Done, ...]:
    """What the work gives, each presented; where some of it failed, the rest is presented before the faults are."""
    try:
        done = work()
    except SomeFailed as failed:
        for each in failed.done:
            present(each)
        raise
    for each in done:
        present(each)
    return done


def _show_demo(made: Draft) -> None:
    show(f"{made.path}　待补{made.gaps}处")
    _tell_moved(made)


def _show_draft(made: Draft) -> None:
    show(str(made.path))
    _tell_moved(made)
    facts_file = _quoted(made.facts_file)
    pending = f"待补{made.gaps}处（草稿里标了底色）" if made.gaps else ""
    unfilled = f"核心内容未填{made.unfilled}项（没有写进草稿）" if made.unfilled else ""
    if pending or unfilled:
        tell(f"  {'；'.join(filter(None, (pending, unfilled)))}。")
    if made.offices:
        tell(f"  请问{'、'.join(made.offices)}。清单：fazhi missing {facts_file}")
    tell(*(f"  {note}。" for note in made.notes))
    if made.to_confirm:
        tell(f"  有{len(made.to_confirm)}处数字关系要核实：fazhi validate {facts_file}")


def _tell_moved(made: Draft) -> None:
    if made.instead_of:
        tell(f"  原来的文件{made.instead_of}，没有覆盖；新稿写成“{made.path.name}”。")


def _show_verdict(verdict: Verdict) -> None:
    show(f"{verdict.file}：{f'有{len(verdict.faults)}处错误' if verdict.faults else _without_fault(verdict)}")
    show(*(f"  {fault}" for fault in verdict.faults))
    if verdict.to_confirm:
        show(f"  有{len(verdict.to_confirm)}处需要核实：")
    show(*(f"    {relation}" for relation in verdict.to_confirm))
    show(*(f"  已核实：{relation}" for relation in verdict.confirmed))
    show(*(f"  提示：{hint}" for hint in verdict.hints))


def _without_fault(verdict: Verdict) -> str:
    left = {"未填": verdict.unfilled, "待补": verdict.pending}
    lack = "、".join(f"{count}项{said}" for said, count in left.items() if count)
    return f"没有错误；核心内容还有{lack}（清单：fazhi missing {_quoted(verdict.file)}）" if lack else "通过"


def _show_lack(lack: Lack) -> None:
    if lack.gaps:
        show(lack.message)
    else:
        tell(f"{lack.file}：核心内容都有了。")


def _of_field(row: FieldRow) -> str:
    """A row of the vocabulary in columns; what is longest comes last."""
    cells = (f"{row.core or '　'}{row.title}", 34), (row.unit, 9), (row.office, 16), (row.printed, 26)
    return "".join(text + " " * max(2, width - columns(text)) for text, width in cells) + row.meaning


def _quoted(path: Path) -> str:
    """A path as it can be typed behind a command."""
    return f'"{path}"' if any(char in " \t&()'$;*?<>|" for char in str(path)) else str(path)


def _of_usage(error: click.UsageError) -> list[str]:
    usage = [] if error.ctx is None else [error.ctx.get_usage()]
    path = "fazhi" if error.ctx is None else error.ctx.command_path
    said = what_was_wrong(error)
    stop = "" if said.endswith(("。", "？")) else "。"
    return [*usage, f"{said}{stop}", f"用“{path} --help”查看帮助。"]


def _trace(error: BaseException, session: Session) -> None:
    if session.debug:
        from traceback import print_exception

        print_exception(error)


def _tell_unexpected(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None, *, debug: bool
) -> None:
    """One line for what nobody foresaw; Python then ends with 1."""
    if debug:
        sys.__excepthook__(kind, error, trace)
    tell(f"程序出错（{kind.__name__}），没有写出文件。加 --debug 再运行一次，把显示的内容发给维护人员。")


def _speak_utf8(stream: TextIO | None) -> None:
    """UTF-8 on any system; bytes of a file name that are none are shown as what they are."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _let_go_of_stdout() -> None:
    """What stdout could not take is not tried once more when Python ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
