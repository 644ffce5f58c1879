"""The facts files of a folder, and how much each still lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import FazhiError
from generator.facts.judging.gaps import gaps
from generator.interview.state import State
from generator.sources.text_file import read_text


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
    """The facts files of a folder, those that lack most last; what is none is passed over."""
    found = (one for path in sorted(folder.glob("*.y*ml")) for one in _unfinished(path))
    return tuple(sorted(found, key=lambda one: (not one.lacking, one.path.name)))


def last_year_beside(path: Path | None, folder: Path = Path()) -> Path | None:
    """The file of the same town and the year before, in the same folder; for a new one that of the latest year."""
    found = files_here(folder if path is None else path.parent)
    if path is None:
        return max(found, key=lambda one: one.year).path if found else None
    mine = next((one for one in found if one.path == path), None)
    before = (one.path for one in found if mine and (one.town, one.year) == (mine.town, mine.year - 1))
    return next(before, None)


def _unfinished(path: Path) -> Iterator[Unfinished]:
    try:
        state = State.of(read_text(path))
    except FazhiError:
        return
    if state.has("basic.year") and isinstance(state.value("basic.town"), str):
        basic = state.facts.basic
        yield Unfinished(path, str(basic.town), basic.year, len(gaps(state.facts)))
