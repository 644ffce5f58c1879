"""``fazhi``: one call, one exit code; here every error finds its words. The commands are in ``generator.commands``."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from types import TracebackType
from typing import NoReturn, TextIO

import click

from generator.commands.base import DONE, INTERRUPTED, MISUSED, Session, app, tell
from generator.commands.click_chinese import what_was_wrong
from generator.errors import FazhiError
from generator.files.os_errors import reason


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one call of ``fazhi`` and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    session = Session()
    sys.excepthook = lambda *error: _tell_unexpected(*error, debug=session.debug)
    code = _run(arguments, session)
    gc.freeze()  # Python's end looks through all that was loaded, for nothing: 10% of the time of a draft
    sys.exit(code)


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
    """Write one line for an unexpected error; Python then ends with 1."""
    if debug:
        sys.__excepthook__(kind, error, trace)
    tell(f"程序出错（{kind.__name__}），没有写出文件。加 --debug 再运行一次，把显示的内容发给维护人员。")


def _speak_utf8(stream: TextIO | None) -> None:
    """Make a stream write UTF-8 on any system, with invalid bytes of file names escaped."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _let_go_of_stdout() -> None:
    """Point stdout at the null device, so that Python does not flush a broken pipe again at its end."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
