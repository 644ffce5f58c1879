"""A file lock that allows one batch at a time in a folder; the system frees it however the batch ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from generator.errors import Fault, UsageFault
from generator.files.os_errors import reason

LOCK = ".fazhi.lock"
_LEFT_BEHIND = re.compile(r"\.[0-9a-f]{12}\.tmp")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, which is created if need be and cleared of a killed run's temporary files.

    Raises ``UsageFault`` if another batch is at work in it, or if it cannot be created.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK, timeout=0)
        lock.acquire()
    except Timeout:
        todo = "请等它做完，或换一个文件夹"
        raise UsageFault(Fault("另一个批量任务正在往这个文件夹里写", todo, file=str(folder))) from None
    except OSError as error:
        raise UsageFault(Fault(f"文件夹不能用：{reason(error)}", "请换一个位置", file=str(folder))) from error
    try:
        _sweep(folder)
        yield
    finally:
        lock.release()


def _sweep(folder: Path) -> None:
    for path in folder.iterdir():
        if _LEFT_BEHIND.fullmatch(path.name):
            with suppress(OSError):
                path.unlink()
