"""Reads a facts file as text; refuses one that cannot be opened, is too large, empty, or not UTF-8."""

from __future__ import annotations

from pathlib import Path

from generator.errors import Fault, InputFault, UsageFault
from generator.files.os_errors import reason
from generator.files.text import NAMES, NotText, decode, unix_line_ends

MAX_BYTES = 5_000_000

_SAVE_AS = "用记事本打开，另存为时把“编码”选成 UTF-8，再试一次"


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, with or without a mark, its lines ended by ``\\n``.

    Raises UsageFault where the file cannot be opened, InputFault where its bytes are not a facts file's.
    """
    data = _read_bytes(path)
    if len(data) > MAX_BYTES:
        raise InputFault(Fault(f"文件超过{MAX_BYTES // 1_000_000}MB，不是一个乡镇一年的数据", "请核对选的文件"))
    try:
        text = unix_line_ends(decode(data))
    except NotText as error:
        raise InputFault(Fault(_refusal(error), _SAVE_AS, line=error.line)) from None
    if not text.strip():
        raise InputFault(Fault("文件是空的", "请先填写“基本信息”"))
    return text


def _read_bytes(path: Path) -> bytes:
    """At most one byte more than is allowed: a huge file is not read to learn that it is huge."""
    try:
        if path.is_dir():
            raise UsageFault(Fault("这是文件夹，不是文件", "请写出文件名", file=str(path)))
        if path.exists() and not path.is_file():
            raise UsageFault(Fault("这不是普通文件", "请换成 .yaml 或 .json 文件", file=str(path)))
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UsageFault(Fault("没有这个文件", "请核对文件名和所在的文件夹", file=str(path))) from None
    except PermissionError:
        raise UsageFault(Fault("没有读取这个文件的权限", "请换一个文件夹，或找管理员开通", file=str(path))) from None
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "路径里有系统不认的字符"
        raise UsageFault(Fault(f"文件打不开（{why}）", "请核对文件名", file=str(path))) from None


def _refusal(error: NotText) -> str:
    name = NAMES.get(error.encoding)
    return f"文件是 {name}编码，应为 UTF-8" if name else "文件不是 UTF-8 编码的文本"
