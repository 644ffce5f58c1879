"""The menu of ``fazhi`` without arguments: its entries, and the unfinished files of the folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import generator
from generator.errors import FazhiError
from generator.facts.judging.gaps import gaps
from generator.interview.state import State
from generator.sources.text_file import read_text
from generator.terminal.conversation import Face

NEW, ON, DRAFT, LACK, DEMO, LEAVE = "新填一份", "接着填", "生成报告", "检查材料缺口", "示例", "退出"
CHOICES = (NEW, ON, DRAFT, LACK, DEMO, LEAVE)
_BACK = "返回"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A facts file with town, year and how many items it still lacks."""

    path: Path
    town: str
    year: int
    lacking: int

    def __str__(self) -> str:
        lacking = f"还差{self.lacking}项" if self.lacking else "核心内容齐了"
        return f"{self.town}{self.year}年度（{lacking}）　{self.path.name}"


def files_here(folder: Path) -> tuple[Unfinished, ...]:
    """The facts files of a folder, complete ones last; other YAML files are left out."""
    found = (one for path in sorted(folder.glob("*.y*ml")) for one in _unfinished(path))
    return tuple(sorted(found, key=lambda one: (not one.lacking, one.path.name)))


def _unfinished(path: Path) -> Iterator[Unfinished]:
    try:
        state = State.of(read_text(path))
    except FazhiError:
        return
    if state.has("basic.year") and isinstance(state.value("basic.town"), str):
        basic = state.facts.basic
        yield Unfinished(path, str(basic.town), basic.year, len(gaps(state.facts)))


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
