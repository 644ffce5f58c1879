"""One sitting at the terminal: a face is chosen, an interview held, the menu gone through; always with an exit code."""

from __future__ import annotations

import codecs
import locale
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import generator
from generator.errors import Fault, FazhiError, UsageFault, meant
from generator.facts.facts import topics
from generator.interview.interview import Interview
from generator.interview.plan import CORE, Scope, topic_names
from generator.terminal.conversation import Face, converse, interruptible, welcome
from generator.terminal.plain import Plain

DONE, INTERRUPTED = 0, 130


def face_for(*, plain: bool) -> Face:
    """The face that suits the terminal. Raises UsageFault where there is none and plain lines were not asked for."""
    if plain:
        return _plain(sys.stdin.isatty())
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        todo = "请在终端里直接运行；由程序送入回答的加 --plain；要用编辑器填写的用“fazhi new 文件名”"
        raise UsageFault(Fault("这里不是终端，不能一问一答", todo))
    if os.environ.get("TERM") == "dumb" or terminal_encoding() != "utf-8":
        return _plain(True)
    from generator.terminal.prompts import Prompts

    return Prompts()


def _plain(terminal: bool) -> Plain:
    """Plain lines, in the terminal's own encoding; what comes from a script is UTF-8."""
    encoding = terminal_encoding() if terminal else "utf-8"
    if terminal and encoding != "utf-8" and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding=encoding, errors="replace")
    return Plain(encoding=encoding)


def terminal_encoding() -> str:
    """How the terminal writes; UTF-8 where the system only says that it does not know better than ASCII."""
    found = codecs.lookup(locale.getpreferredencoding(False)).name
    return "utf-8" if found == "ascii" or sys.platform == "win32" else found


def scope_of(*, full: bool, topic: str | None) -> Scope:
    """What to ask. Raises UsageFault for a topic that there is not."""
    if topic is None:
        return Scope(full)
    names = topic_names()
    if topic not in names:
        raise UsageFault(Fault(f"没有“{topic}”这个主题", meant(topic, [one.title for one in topics().values()])))
    return Scope(only=names[topic])


def interview(face: Face, path: Path | None = None, *, scope: Scope = CORE, last_year: Path | None = None) -> int:
    """Hold an interview until it is left or its draft is made; the exit code."""
    before = None if last_year is None else generator.read_facts(last_year)
    with Interview(path, scope=scope, last_year=before) as held, interruptible():
        try:
            welcome(held, face)
            while converse(held, face) == "draft":
                if _finished(held, face, last_year):
                    return DONE
                held.review()
            face.say(_saved(held))
            return DONE
        except (KeyboardInterrupt, EOFError):
            return _interrupted(face, held)


def _finished(held: Interview, face: Face, last_year: Path | None) -> bool:
    from generator.terminal.finish import finish

    assert held.path is not None
    return finish(held.path, face, last_year=last_year if held.compares else None)


def _saved(held: Interview) -> str:
    if held.path is None:
        return "还没有填年度和乡镇名称，没有存文件。"
    return f"已保存到“{held.path}”。接着填：fazhi ask {held.path}"


def _interrupted(face: Face, held: Interview) -> int:
    """One line how to go on; a terminal that is closed takes none."""
    with suppress(OSError, ValueError):
        face.say("", _saved(held))
    return INTERRUPTED


def menu(face: Face) -> int:
    """The menu, again and again until it is left; the exit code."""
    from generator.terminal import menu as shown

    doings: dict[str, Callable[[], int | None]] = {
        shown.NEW: lambda: interview(face),
        shown.ON: lambda: _with_file(face, "接着填哪一份？", lambda path: interview(face, path)),
        shown.DRAFT: lambda: _with_file(face, "生成哪一份的报告？", lambda path: _draft(face, path)),
        shown.LACK: lambda: _with_file(face, "看哪一份的缺口？", lambda path: _missing(face, path)),
        shown.DEMO: lambda: shown.show_demo(face),
    }
    with interruptible():
        while True:
            try:
                chosen = shown.CHOICES[face.choose("法治政府建设年度报告　要做什么？", shown.CHOICES)]
                if chosen == shown.LEAVE:
                    return DONE
                if doings[chosen]() == INTERRUPTED:
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
    from generator.terminal.finish import tell_missing

    tell_missing(path, face)


def _draft(face: Face, path: Path) -> None:
    from generator.terminal.finish import finish

    finish(path, face)
