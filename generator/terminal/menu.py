"""The menu of ``fazhi`` without arguments: its entries, and the unfinished files of the folder."""

from __future__ import annotations

from pathlib import Path

import generator
from generator.interview.unfinished import files_here
from generator.terminal.conversation import Face

NEW, ON, DRAFT, LACK, DEMO, LEAVE = "新填一份", "接着填", "生成报告", "看还缺什么", "示例", "退出"
CHOICES = (NEW, ON, DRAFT, LACK, DEMO, LEAVE)
_BACK = "返回"


def pick_file(face: Face, folder: Path, words: str) -> Path | None:
    """The chosen facts file; None if there is none or 返回 was chosen."""
    found = files_here(folder)
    if not found:
        face.say("", "这个文件夹里还没有填报文件。请先选“新填一份”。")
        return None
    chosen = face.choose(words, (*map(str, found), _BACK))
    return found[chosen].path if chosen < len(found) else None


def show_demo(face: Face) -> None:
    """Draft the examples and print their paths."""
    made = generator.demo()
    face.say("", "示例报告已写好，可以用 Word 或 WPS 打开：", *(f"  {one.path}" for one in made))
