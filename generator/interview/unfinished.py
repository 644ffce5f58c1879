"""The facts files of a folder, and how much each still lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.errors import FazhiError
from generator.facts.facts import Facts
from generator.facts.judging.gaps import gaps
from generator.interview.locked_file import skipped_steps
from generator.interview.plan import CORE, plan
from generator.interview.state import State
from generator.sources.text_file import read_text


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A facts file with town, year, how many questions of the short interview are open, how many items it lacks."""

    path: Path
    town: str
    year: int
    left: int
    lacking: int

    @property
    def status(self) -> str:
        """How far it is: the open questions as the interview counts them, else what was answered 待补 or left out."""
        if not self.lacking:
            return "核心内容齐了"
        return f"还剩{self.left}题" if self.left else f"问完了，还有{self.lacking}项待补或没有填"

    def __str__(self) -> str:
        return f"{self.town}{self.year}年度（{self.status}）　{self.path.name}"


def files_here(folder: Path) -> tuple[Unfinished, ...]:
    """The facts files of a folder, those that lack most last; what is none is passed over."""
    states = dict(_states(folder))
    years = {_town_and_year(state): state.facts for state in states.values()}
    found = (_unfinished(path, state, years) for path, state in states.items())
    return tuple(sorted(found, key=lambda one: (not one.lacking, one.path.name)))


def last_year_beside(path: Path | None, folder: Path = Path()) -> Path | None:
    """The file of the same town and the year before, in the same folder; for a new one that of the latest year."""
    found = files_here(folder if path is None else path.parent)
    if path is None:
        return max(found, key=lambda one: one.year).path if found else None
    mine = next((one for one in found if one.path == path), None)
    before = (one.path for one in found if mine and (one.town, one.year) == (mine.town, mine.year - 1))
    return next(before, None)


def _states(folder: Path) -> Iterator[tuple[Path, State]]:
    """The facts files that say whose they are and of which year."""
    for path in sorted(folder.glob("*.y*ml")):
        try:
            state = State.of(read_text(path))
        except FazhiError:
            continue
        if state.has("basic.year") and isinstance(state.value("basic.town"), str):
            yield path, state


def _town_and_year(state: State) -> tuple[str, int]:
    return str(state.facts.basic.town), state.facts.basic.year


def _unfinished(path: Path, state: State, years: Mapping[tuple[str, int], Facts]) -> Unfinished:
    """The file, its open questions counted as with last year's file beside it."""
    town, year = _town_and_year(state)
    skipped, asked = skipped_steps(path), replace(state, last_year=years.get((town, year - 1)))
    left = sum(step.pending(asked, skipped) for step in plan(asked, CORE))
    return Unfinished(path, town, year, left, len(gaps(state.facts)))
