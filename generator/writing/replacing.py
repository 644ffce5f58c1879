"""Replaces files whole through a temporary one; a file that a person has edited stays, the new one goes beside it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, MutableSet
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Fault, UsageFault
from generator.files.os_errors import reason
from generator.writing.ledger import FolderLedger
from generator.writing.ownership import bears_mark, is_ours


@dataclass(frozen=True, slots=True)
class Written:
    """The path that was written; ``instead_of`` has the reason (Chinese) if it is not the requested one, else empty."""

    path: Path
    instead_of: str = ""


def replace_file(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Put the data where the path is, whole or not at all: the old file stays until the new one is on the disk.

    Raises ``UsageFault`` if it cannot be written (no folder, no permission, disk full), and ``PermissionError`` only
    if another program holds the old file. In no case is anything left behind.
    """
    temporary = path.with_name(f".{os.urandom(6).hex()}.tmp")
    try:
        try:
            _write_through(temporary, data)
            if path.exists():
                shutil.copymode(path, temporary)
        except OSError as error:
            raise _cannot_write(path, error) from error
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet. Raises ``UsageFault`` if there is anything at the path, or as above."""
    if os.path.lexists(path):
        raise UsageFault(Fault("已有这个文件，没有覆盖", "请换一个名称，或先把原来的改名", file=str(path)))
    replace_file(path, data)


def write_beside(
    path: Path,
    data: bytes,
    *,
    taken: MutableSet[str] | None = None,
    force: bool = False,
    listed: bool = True,
    earlier: Collection[tuple[str, str]] = (),
) -> Written:
    """Write to the path, or to ``…（2）`` and so on beside it where the path holds what is not ours to replace.

    ``taken`` are the names used up in this run, where any could come twice; the new one joins them. ``force`` replaces
    what a person has edited. A file that bears no mark is put on the folder's list, unless ``listed`` is false: then it
    will count as a person's. ``earlier`` are names and SHA-256 of files of ours that another list has.
    Raises ``UsageFault`` as :func:`replace_file` does.
    """
    listed = listed and not bears_mark(path)
    candidate, number, why = path, 1, ""
    while obstacle := _obstacle(candidate, taken, earlier, force=force) or _replaced(candidate, data, listed=listed):
        number, why = number + 1, why or obstacle
        candidate = path.with_name(f"{path.stem}（{number}）{path.suffix}")
    if taken is not None:
        taken.add(_same(candidate))
    return Written(candidate, why)


def remove_ours(path: Path, earlier: Collection[tuple[str, str]] = ()) -> None:
    """Remove a file that we wrote and nobody has changed since; any other stays. ``earlier`` as above."""
    with suppress(OSError):
        if path.is_file() and is_ours(path, earlier):
            path.unlink()
            _note(path.parent, FolderLedger(path.parent).forget(path.name))


def _write_through(path: Path, data: bytes | Iterable[bytes]) -> None:
    with path.open("xb") as file:
        file.writelines((data,) if isinstance(data, bytes) else data)
        file.flush()
        os.fsync(file.fileno())


def _cannot_write(path: Path, error: OSError) -> UsageFault:
    todo = "请先建好文件夹，或用 -o 另选位置" if isinstance(error, FileNotFoundError) else "可以用 -o 另选位置"
    what = f"文件夹“{path.parent}”不存在" if isinstance(error, FileNotFoundError) else f"写不进去：{reason(error)}"
    return UsageFault(Fault(what, todo, file=str(path)))


def _replaced(path: Path, data: bytes, *, listed: bool) -> str:
    """Replace the file; empty, or in Chinese why another program prevents it."""
    ledger = FolderLedger(path.parent)
    if listed:
        _note(path.parent, ledger.begin(path.name, data))
    try:
        replace_file(path, data)
    except PermissionError:
        return "正在被其他程序使用"
    if listed:
        _note(path.parent, ledger.settle(path.name, data))
    return ""


def _note(folder: Path, listed: bytes | None) -> None:
    """Write the folder's list, if it changes; where that cannot be, the file will count as a person's."""
    if listed is not None:
        with suppress(UsageFault, OSError):
            replace_file(FolderLedger(folder).path, listed)


def _same(path: Path) -> str:
    """A key that is equal for two names of one file, also on a disk that ignores capitals."""
    return str(path.resolve()).casefold()


def _obstacle(path: Path, taken: MutableSet[str] | None, earlier: Collection[tuple[str, str]], *, force: bool) -> str:
    """Why the path must not be written to, in Chinese; empty if it may."""
    if taken and _same(path) in taken:
        return "这次运行已经写过同名的稿子"
    if not path.exists():
        return ""
    if not path.is_file():
        return "同名的是文件夹，不是文件"
    return "" if force else _of_a_person(path, earlier)


def _of_a_person(path: Path, earlier: Collection[tuple[str, str]]) -> str:
    """Why the file is a person's; empty if it is ours and untouched."""
    if _is_open(path):
        return "正在 Word、WPS 或 LibreOffice 中打开"
    # The mode, not os.access: an administrator may write anything, and still it was marked not to be written.
    if not path.stat().st_mode & 0o222:
        return "设成了只读"
    try:
        ours = is_ours(path, earlier)
    except PermissionError:
        return "没有权限读取"
    return "" if ours else "已有人修改过，或不是本程序写的"


def _is_open(path: Path) -> bool:
    """True if an editor's lock lies beside it."""
    name = path.name
    # Word's takes the place of up to two letters; then those of WPS and LibreOffice.
    locks = (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~{name}", f".~lock.{name}#")
    return any(path.with_name(lock).exists() for lock in locks)
