"""The standing of a report: the faults, doubts and gaps of a facts file's text, and its row in the roll-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.batch.record import Record
from generator.facts.judging.gaps import Gap
from generator.settings import settings_for
from generator.sources.facts_file import FactsFile


@dataclass(frozen=True, slots=True)
class Standing:
    """The faults and doubts of a text in words, its gaps, and its record; the record only without faults."""

    faults: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    record: Record | None = None

    @property
    def to_mend(self) -> int:
        """The number of places that are wrong or do not agree."""
        return len(self.faults) + len(self.doubts)

    def __str__(self) -> str:
        """有3处要改，还缺12项; 没有发现要改的地方 where there is neither."""
        mend = f"有{self.to_mend}处要改" if self.to_mend else ""
        lack = f"还缺{len(self.gaps)}项" if self.gaps else ""
        return "，".join(filter(None, (mend, lack))) or "没有发现要改的地方"


@lru_cache(maxsize=256)
def standing(text: str, path: Path) -> Standing:
    """The standing of a text that is, or was, the content of the file at a path; remembered, since most files rest."""
    examined = FactsFile.of_text(text, path.name).examine()
    faults = tuple(map(str, examined.faults))
    if examined.facts is None:
        return Standing(faults)
    doubts = tuple(map(str, examined.to_confirm))
    wording = settings_for(path).wording
    record = Record.of(examined.facts, path.name, wording=wording, to_confirm=doubts)
    return Standing(faults, doubts, record.lacking, None if faults else record)
