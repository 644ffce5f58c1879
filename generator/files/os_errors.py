"""Refusals of the operating system, in words that a clerk can act on."""

from __future__ import annotations

import errno
import os

_REASONS: dict[int, str] = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.EEXIST: "那里已有同名的文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在的磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件超出系统允许的大小",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EILSEQ: "文件名里有系统不认的字符",
    errno.EINVAL: "系统不接受这个文件名",
    errno.ELOOP: "快捷方式绕成了圈",
    errno.EMFILE: "打开的文件太多",
    errno.EIO: "磁盘读写出错",
    errno.EBUSY: "文件正在被其他程序使用",
    errno.EPIPE: "接收输出的程序已退出",
}


def reason(error: OSError) -> str:
    """Why it failed, in Chinese; the system's own words for what is rare."""
    number = error.errno or 0
    return _REASONS.get(number) or f"系统报告：{os.strerror(number) if number else error}"
