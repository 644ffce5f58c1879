"""A session at the terminal: choosing the face, an interview, the menu; each gives an exit code."""

from __future__ import annotations

import codecs
import locale
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import generator
from generator.chinese.near_words import suggestion
from generator.errors import Fault, FazhiError, UsageFault
from generator.facts.facts import Facts, topics
from generator.interview.interview import Interview
from generator.interview.plan import CORE, QuestionScope, topic_names
from generator.interview.unfinished import last_year_beside
from generator.tasks.inspection import unprinted_of
from generator.terminal.calling import command_line
from generator.terminal.conversation import Face, converse, interruptible, welcome
from generator.terminal.plain import PlainFace

if TYPE_CHECKING:
    from generator import FromReport

DONE, INTERRUPTED = 0, 130


def choose_face(*, plain: bool) -> Face:
    """The face that suits the terminal. Raises UsageFault if there is no terminal and ``plain`` is off."""
    if plain:
        return _plain(sys.stdin.isatty())
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        todo = "请在终端里直接运行；由程序送入回答的加 --plain；要用编辑器填写的用“fazhi new 文件名”"
        raise UsageFault(Fault("这里不是终端，不能一问一答", todo))
    if os.environ.get("TERM") == "dumb" or terminal_encoding() != "utf-8":
        return _plain(True)
    from generator.terminal.prompts import PromptFace

    return PromptFace()


def _plain(terminal: bool) -> PlainFace:
    """A face of plain lines in the encoding of the terminal; input from a script is UTF-8."""
    encoding = terminal_encoding() if terminal else "utf-8"
    if terminal and encoding != "utf-8" and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding=encoding, errors="replace")
    return PlainFace(encoding=encoding, piped=not terminal)


def terminal_encoding() -> str:
    """The name of the terminal's encoding; UTF-8 on Windows and where the locale says ASCII."""
    found = codecs.lookup(locale.getpreferredencoding(False)).name
    return "utf-8" if found == "ascii" or sys.platform == "win32" else found


def scope_of(*, full: bool, topic: str | None, least: bool = False) -> QuestionScope:
    """The scope of an interview. Raises UsageFault for an unknown topic."""
    if least and (full or topic is not None):
        raise UsageFault(Fault("--least 不能和 --full、--topic 一起用", "请只留一个"))
    if topic is None:
        return QuestionScope(full, least=least)
    names = topic_names()
    if topic not in names:
        raise UsageFault(Fault(f"没有“{topic}”这个主题", suggestion(topic, [one.title for one in topics().values()])))
    return QuestionScope(only=names[topic])


def interview(
    face: Face,
    path: Path | None = None,
    *,
    scope: QuestionScope = CORE,
    last_year: Path | None = None,
    report: Path | None = None,
) -> int:
    """Run an interview until it is left or its draft is made; the exit code. A ``report`` proposes answers."""
    found = None if last_year or report else last_year_beside(path)
    before = generator.read_facts(last_year) if last_year else _facts_beside(found)
    told = None if report is None else generator.answers_from(report, path)
    if told is not None:
        before = before or told.last_year
    answers = None if told is None else told.answers
    last_year, left_over = last_year or found, partial(unprinted_of, path or Path())
    with Interview(
        path, scope=scope, last_year=before, left_over=left_over, report=answers, proposed=found is not None
    ) as held:
        try:
            with interruptible():
                welcome(held, face)
                face.say(*_of_report(told))
                if found and held.compares:
                    face.say(f"上年的填报文件：{found}，上年的数字列在旁边供参考。")
                return _until_done(held, face, last_year)
        except (KeyboardInterrupt, EOFError):
            return _interrupted(face, held)


def _until_done(held: Interview, face: Face, last_year: Path | None) -> int:
    """Ask and draft until the draft is made or the interview is left; the exit code."""
    while converse(held, face) == "draft":
        if _finished(held, face, last_year):
            return DONE
        held.review()
    face.say(_saved(held))
    return DONE


def _of_report(told: FromReport | None) -> list[str]:
    """A line about the use that is made of the report."""
    if told is None:
        return []
    taken = told.taken
    if told.answers is None:
        return [f"“{taken.file}”是上年的报告，数字作为上年数供对比，不填进今年。"]
    if told.last_year is not None:
        used = f"年度填{taken.year}，取出的{told.answers.count}项作为拟填的答案；填{taken.year + 1}，作为上年数供对比"
        return [f"“{taken.file}”是{taken.year}年度的报告：{used}。"]
    return [f"从“{taken.file}”取出{told.answers.count}项，问到时作为拟填的答案，附原句；核对后回车。"]


def _facts_beside(found: Path | None) -> Facts | None:
    """The facts of a file that lay beside; None if there is none, or it has faults."""
    with suppress(FazhiError):
        return None if found is None else generator.read_facts(found)
    return None


def _finished(held: Interview, face: Face, last_year: Path | None) -> bool:
    from generator.terminal.finish import finish

    assert held.path is not None
    return finish(held.path, face, last_year=last_year if held.compares else None)


def _saved(held: Interview) -> str:
    if held.path is None:
        return "还没有填年度和乡镇名称，没有存文件。"
    return f"已保存到“{held.path}”。接着填：{command_line('ask', held.path)}"


def _interrupted(face: Face, held: Interview) -> int:
    """Print how to go on, unless the terminal is closed; the exit code."""
    with suppress(OSError, ValueError):
        face.say("", _saved(held))
    return INTERRUPTED


def menu(face: Face) -> int:
    """Run the menu until it is left; the exit code."""
    from generator.terminal import menu as entries

    actions: dict[str, Callable[[], int | None]] = {
        entries.NEW: lambda: interview(face),
        entries.ON: lambda: _with_file(face, "接着填哪一份？", lambda path: interview(face, path)),
        entries.DRAFT: lambda: _with_file(face, "生成哪一份的报告？", lambda path: _draft(face, path)),
        entries.LACK: lambda: _with_file(face, "看哪一份的缺口？", lambda path: _missing(face, path)),
        entries.DEMO: lambda: entries.show_demo(face),
    }
    with interruptible():
        while True:
            try:
                chosen = entries.CHOICES[face.choose("法治政府建设年度报告　要做什么？", entries.CHOICES)]
                if chosen == entries.LEAVE:
                    return DONE
                if actions[chosen]() == INTERRUPTED:
                    return INTERRUPTED
            except FazhiError as error:
                face.say(*(f"{fault}" for fault in error.faults))
            except (KeyboardInterrupt, EOFError):
                return INTERRUPTED


def _with_file(face: Face, words: str, do: Callable[[Path], int | None]) -> int | None:
    from generator.terminal.menu import pick_file

    path = pick_file(face, Path(), words)
    return do(path) if path else None


def _missing(face: Face, path: Path) -> None:
    from generator.terminal.finish import report_missing

    report_missing(path, face)


def _draft(face: Face, path: Path) -> None:
    from generator.terminal.finish import finish

    finish(path, face)
