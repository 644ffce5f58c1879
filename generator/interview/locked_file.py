"""The facts file of an interview: locked, replaced whole after every answer, checked for changes by others."""

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

_BYTE_ORDER_MARK = "\ufeff".encode()
SIDE_FOLDER = ".fazhi"
PATIENCE = 0.5
"""Seconds in which a page has long let go of a file again."""


class LockedFactsFile:
    """A facts file under an exclusive lock. ``text`` is its content; nothing is written until :meth:`save`.

    Three files lie in ``.fazhi`` beside it: the lock, which the system frees when its holder ends in whatever way; the
    name of the holder; and ``skipped``, the keys of the steps that were left empty on purpose, so that they do not
    come back. A lock taken in one thread may be released in another.
    """

    def __init__(self, path: Path, *, wait: float = PATIENCE, lasting: bool = True) -> None:
        """Lock the file and read it; a new one is empty. Raises UsageFault if somebody else has it after ``wait``.

        ``lasting`` is a lock that a person keeps while filling in, so that others learn who that is.
        """
        if path.suffix.lower() not in (".yaml", ".yml"):
            todo = "JSON 文件请用编辑器填写" if path.suffix.lower() == ".json" else f"请写成“{path.name}.yaml”"
            raise UsageFault(Fault("接着填的文件名要以 .yaml 结尾", todo, file=str(path)))
        self.path = path
        self._lock = FileLock(_side_file(path, "lock"), thread_local=False)
        self._holder_file = _side_file(path, "holder")
        self._acquire(wait)
        self._skipped_file = _skipped_file(path)
        self._lasting = lasting
        if lasting:
            self._sign()
        self._bytes = self._read()
        self.text = read_text(path) if self._bytes.strip() else ""
        self.skipped = skipped_steps(path)

    def _acquire(self, wait: float) -> None:
        if not self.path.parent.is_dir():
            raise UsageFault(Fault(f"文件夹“{self.path.parent}”不存在", "请先建好文件夹", file=str(self.path)))
        try:
            _side_file(self.path, "lock").parent.mkdir(exist_ok=True)
            self._lock.acquire(timeout=wait, poll_interval=0.01)
        except Timeout:
            what = f"这份文件正在另一个窗口里填{self._holder()}"
            raise UsageFault(Fault(what, "请回到那个窗口接着填，或先关掉它", file=str(self.path))) from None
        except OSError as error:
            from generator.files.os_errors import reason

            what = f"打不开所在的文件夹：{reason(error)}"
            raise UsageFault(Fault(what, "请换一个能写文件的文件夹", file=str(self.path))) from error

    def _sign(self) -> None:
        """Write who holds the lock; where that cannot be written, others see no name."""
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

    @property
    def changed_outside(self) -> bool:
        """True if the file on the disk is no longer what was read or written last."""
        return self._read() != self._bytes

    @property
    def deleted(self) -> bool:
        """True if the file was deleted or moved since it was read."""
        return bool(self._bytes) and not self.path.exists()

    def reread(self) -> str:
        """The text on the disk now, leaving ``text`` as it is. Raises InputFault if the file is no text."""
        return read_text(self.path)

    def accept_changes(self) -> None:
        """Make what is on the disk the current text."""
        self._bytes = self._read()
        self.text = read_text(self.path) if self._bytes.strip() else ""

    def save(self, text: str) -> None:
        """Replace the file atomically, keeping its line ends and byte order mark. Raises UsageFault if it is in use."""
        data = text.encode()
        if b"\r\n" in self._bytes:
            data = data.replace(b"\n", b"\r\n")
        if self._bytes.startswith(_BYTE_ORDER_MARK):
            data = _BYTE_ORDER_MARK + data
        try:
            replace_file(self.path, data)
        except PermissionError as error:
            todo = "请先关掉打开它的程序，再按一次回车"
            raise UsageFault(Fault("文件正被其他程序使用，没有存上", todo, file=str(self.path))) from error
        self._bytes, self.text = data, text

    def save_skipped(self, skipped: frozenset[str]) -> None:
        """Save the keys of the steps that were left empty on purpose."""
        if skipped != self.skipped:
            replace_file(self._skipped_file, json.dumps(sorted(skipped), ensure_ascii=False).encode())
            self.skipped = skipped

    def close(self) -> None:
        """Release the lock."""
        if self._lasting:
            with suppress(OSError):
                self._holder_file.unlink(missing_ok=True)
        self._lock.release()


def skipped_steps(path: Path) -> frozenset[str]:
    """The keys of the steps of a facts file that were left empty on purpose."""
    for file in (_skipped_file(path), path.with_name(f".{path.name}.asked")):  # the second is where it was before
        with suppress(OSError, ValueError):
            return frozenset(map(str, json.loads(file.read_text(encoding="utf-8"))))
    return frozenset()


def _skipped_file(path: Path) -> Path:
    return _side_file(path, "asked")


def _side_file(path: Path, kind: str) -> Path:
    """A file about a facts file, in a folder that is hidden where names with a dot are."""
    return path.with_name(SIDE_FOLDER) / f"{path.name}.{kind}"
