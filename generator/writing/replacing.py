"""Files are replaced, never edited in place; and what a person has worked on is not replaced at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, MutableSet
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Fault, UsageFault
from generator.files.os_errors import reason
from generator.writing.ledger import LIST, is_listed, with_entry

PAGE, TEXT = ".html", ".txt"

# Nothing that we write comes near it; what is larger was not written by us and need not be read.
_LARGEST_OF_OURS = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Written:
    """Where a file was written; ``instead_of`` says why it does not stand where it was meant to."""

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
    """Write a file that is not there yet. Raises ``UsageFault`` if anything stands at the path, or as above."""
    if os.path.lexists(path):
        raise UsageFault(Fault("已有这个文件，没有覆盖", "请换一个名称，或先把原来的改名", file=str(path)))
    replace_file(path, data)


def write_beside(path: Path, data: bytes, *, taken: MutableSet[str] | None = None, force: bool = False) -> Written:
    """Write to the path, or to ``…（2）`` and so on beside it where the path holds what is not ours to replace.

    ``taken`` are the names used up in this run, where any could come twice; the new one joins them. ``force`` replaces
    what a person has edited.
    Raises ``UsageFault`` as :func:`replace_file` does.
    """
    candidate, number, why = path, 1, ""
    while obstacle := _obstacle(candidate, taken, force=force) or _replaced(candidate, data):
        number, why = number + 1, why or obstacle
        candidate = path.with_name(f"{path.stem}（{number}）{path.suffix}")
    if taken is not None:
        taken.add(_same(candidate))
    if candidate.suffix.lower() == TEXT:
        _list(candidate, data)
    return Written(candidate, why)


def _write_through(path: Path, data: bytes | Iterable[bytes]) -> None:
    with path.open("xb") as file:
        file.writelines((data,) if isinstance(data, bytes) else data)
        file.flush()
        os.fsync(file.fileno())


def _cannot_write(path: Path, error: OSError) -> UsageFault:
    todo = "请先建好文件夹，或用 -o 另选位置" if isinstance(error, FileNotFoundError) else "可以用 -o 另选位置"
    what = f"文件夹“{path.parent}”不存在" if isinstance(error, FileNotFoundError) else f"写不进去：{reason(error)}"
    return UsageFault(Fault(what, todo, file=str(path)))


def _replaced(path: Path, data: bytes) -> str:
    """Replace the file; what another program's hold on it is called, if that keeps us from it."""
    try:
        replace_file(path, data)
    except PermissionError:
        return "正在被其他程序使用"
    return ""


def _same(path: Path) -> str:
    """What two names of one file have in common, on a disk that does not tell capitals apart too."""
    return str(path.resolve()).casefold()


def _obstacle(path: Path, taken: MutableSet[str] | None, *, force: bool) -> str:
    """What stands at the path that must not be replaced; empty if nothing does."""
    if taken and _same(path) in taken:
        return "这次运行已经写过同名的稿子"
    if not path.exists():
        return ""
    if not path.is_file():
        return "同名的是文件夹，不是文件"
    return "" if force else _of_a_person(path)


def _of_a_person(path: Path) -> str:
    if _is_open(path):
        return "正在 Word、WPS 或 LibreOffice 中打开"
    status = path.stat()
    # The mode, not os.access: an administrator may write anything, and still it was marked not to be written.
    if not status.st_mode & 0o222:
        return "设成了只读"
    try:
        ours = status.st_size <= _LARGEST_OF_OURS and _is_ours(path, path.read_bytes())
    except PermissionError:
        return "没有权限读取"
    return "" if ours else "已有人修改过，或不是本程序写的"


def _is_ours(path: Path, data: bytes) -> bool:
    """Whether we wrote what stands in a file and nobody has changed it since."""
    if path.suffix.lower() == TEXT:
        return is_listed(_listed(path.with_name(LIST)), path.name, data)
    if path.suffix.lower() == PAGE:
        from generator.layout.web import is_untouched_page

        return is_untouched_page(data)
    from generator.word.fingerprint import is_untouched  # lxml: only for who meets a file that is there

    return is_untouched(data)


def _list(path: Path, data: bytes) -> None:
    """Remember a text as written by us; where that cannot be, it will count as a person's."""
    place = path.with_name(LIST)
    with suppress(UsageFault, OSError):
        replace_file(place, with_entry(_listed(place), path.name, data).encode())


def _listed(place: Path) -> str:
    try:
        return place.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _is_open(path: Path) -> bool:
    """Whether an editor's lock lies beside it."""
    name = path.name
    # Word's takes the place of up to two letters; then those of WPS and LibreOffice.
    locks = (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~{name}", f".~lock.{name}#")
    return any(path.with_name(lock).exists() for lock in locks)
