"""The file behind an interview: locked, written whole after every answer, and watched for other people's changes."""

from __future__ import annotations

import getpass
import json
import platform
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from generator.errors import Fault, UsageFault
from generator.sources.text_file import read_text
from generator.writing import replace_file

_MARK = "\ufeff".encode()
PATIENCE = 0.5
"""Seconds in which a page has long let go of a file again."""


class Sheet:
    """A facts file that is being filled in. ``text`` is what it holds; nothing is written until :meth:`save`.

    Beside it lie a lock, free again when its holder ends in whatever way, who holds it, and the list of what was left
    empty on purpose, so that nobody is asked twice. A lock taken in one thread may be released in another.
    """

    def __init__(self, path: Path, *, wait: float = PATIENCE, lasting: bool = True) -> None:
        """Lock the file and read it; a new one is empty. Raises UsageFault if somebody else has it after ``wait``.

        ``lasting`` is a lock that a person keeps while filling in, so that others are told who that is.
        """
        if path.suffix.lower() not in (".yaml", ".yml"):
            todo = "JSON 文件请用编辑器填写" if path.suffix.lower() == ".json" else f"请写成“{path.name}.yaml”"
            raise UsageFault(Fault("接着填的文件名要以 .yaml 结尾", todo, file=str(path)))
        self.path = path
        self._lock = FileLock(path.with_name(f".{path.name}.lock"), thread_local=False)
        self._holder_file = path.with_name(f".{path.name}.holder")
        self._acquire(wait)
        self._asked_file = path.with_name(f".{path.name}.asked")
        self._lasting = lasting
        if lasting:
            self._sign()
        self._bytes = self._read()
        self.text = read_text(path) if self._bytes.strip() else ""
        self.asked = self._read_asked()

    def _acquire(self, wait: float) -> None:
        if not self.path.parent.is_dir():
            raise UsageFault(Fault(f"文件夹“{self.path.parent}”不存在", "请先建好文件夹", file=str(self.path)))
        try:
            self._lock.acquire(timeout=wait, poll_interval=0.01)
        except Timeout:
            what = f"这份文件正在另一个窗口里填{self._holder()}"
            raise UsageFault(Fault(what, "请回到那个窗口接着填，或先关掉它", file=str(self.path))) from None
        except OSError as error:
            from generator.files.os_errors import reason

            what = f"打不开所在的文件夹：{reason(error)}"
            raise UsageFault(Fault(what, "请换一个能写文件的文件夹", file=str(self.path))) from error

    def _sign(self) -> None:
        """Write who holds the lock; where that cannot be written, others are told without a name."""
        with suppress(OSError, KeyError, ImportError):
            name = f"{getpass.getuser()}，电脑 {platform.node()}"
            self._holder_file.write_text(name, encoding="utf-8", errors="replace")

    def _holder(self) -> str:
        with suppress(OSError, ValueError):
            return f"（{self._holder_file.read_text(encoding='utf-8')[:80]}）"
        return ""

    def _read(self) -> bytes:
        with suppress(FileNotFoundError):
            return self.path.read_bytes()
        return b""

    def _read_asked(self) -> frozenset[str]:
        with suppress(OSError, ValueError):
            return frozenset(map(str, json.loads(self._asked_file.read_text(encoding="utf-8"))))
        return frozenset()

    @property
    def changed_outside(self) -> bool:
        """Whether the file on the disk is no longer what was read or written last."""
        return self._read() != self._bytes

    @property
    def gone(self) -> bool:
        """Whether a file that was there is there no longer."""
        return bool(self._bytes) and not self.path.exists()

    def reread(self) -> str:
        """The text as it is on the disk now, without taking it over. Raises InputFault if it is none."""
        return read_text(self.path)

    def take_over(self) -> None:
        """Go on from what is on the disk now."""
        self._bytes = self._read()
        self.text = read_text(self.path) if self._bytes.strip() else ""

    def save(self, text: str) -> None:
        """Put the text in the file's place, whole or not at all, with the line ends and the mark that it had."""
        data = text.encode()
        if b"\r\n" in self._bytes:
            data = data.replace(b"\n", b"\r\n")
        if self._bytes.startswith(_MARK):
            data = _MARK + data
        try:
            replace_file(self.path, data)
        except PermissionError as error:
            todo = "请先关掉打开它的程序，再按一次回车"
            raise UsageFault(Fault("文件正被其他程序使用，没有存上", todo, file=str(self.path))) from error
        self._bytes, self.text = data, text

    def remember(self, asked: frozenset[str]) -> None:
        """Keep what was left empty on purpose."""
        if asked != self.asked:
            replace_file(self._asked_file, json.dumps(sorted(asked), ensure_ascii=False).encode())
            self.asked = asked

    def close(self) -> None:
        """Release the lock."""
        if self._lasting:
            with suppress(OSError):
                self._holder_file.unlink(missing_ok=True)
        self._lock.release()
