"""Files that lie among what was handed in and are not read: what each is, and how the figures in it can be had."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Fault

_ASK = "请向乡镇要填报表，或照着填进填报表"
_KINDS = {
    "压缩包": (("zip", "rar", "7z", "tar", "gz", "tgz"), "请解压以后再放进来"),
    "PDF 文件": (("pdf", "ofd"), _ASK),
    "Word 文档": (("doc", "docx", "wps", "docm", "rtf"), _ASK),
    "图片": (("jpg", "jpeg", "png", "bmp", "tif", "tiff", "gif", "heic", "webp"), _ASK),
    "文本": (("txt", "md", "text"), _ASK),
    "网页": (("html", "htm", "mht", "mhtml"), _ASK),
    "邮件": (("eml", "msg"), "请把附件另存出来再放进来"),
    "没有下载完的文件": (("crdownload", "part", "tmp", "download"), "请重新下载"),
}
_OF_SUFFIX = {f".{suffix}": (kind, todo) for kind, (suffixes, todo) in _KINDS.items() for suffix in suffixes}


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that is not read: its fault, the town that it names, and whether that town's form was read."""

    fault: Fault
    town: str = ""
    beside_form: bool = False

    def __str__(self) -> str:
        return f"{self.town}　{self.fault}" if self.town else str(self.fault)


def unread_fault(path: Path) -> Fault:
    """The fault of a file that is not read: its kind, and how its figures can be had."""
    kind, todo = _OF_SUFFIX.get(path.suffix.lower(), ("不认识的文件", _ASK))
    return Fault(f"没有读，这是{kind}，不是填报表", todo, file=str(path))


def town_named(path: Path, towns: Iterable[str]) -> str:
    """The town that the file's name, else the name of its folder, names; the longest of several; empty for none."""
    named = list(towns)
    for part in (path.stem, path.parent.name):
        if found := max((town for town in named if town and town in part), key=len, default=""):
            return found
    return ""
