"""The one folder that pages can name: its facts files, found by their names in its listing and in no other way."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Fault, InputFault
from generator.interview.interview import Interview

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of facts files."""

    path: Path

    def find(self, name: str) -> Path | None:
        """The facts file of that name; None if the folder has none, or a link that may lead elsewhere."""
        return next((path for path in self._files() if path.name == name), None)

    def _files(self) -> list[Path]:
        with os.scandir(self.path) as entries:
            found = [
                entry.name
                for entry in entries
                if entry.name.lower().endswith(SUFFIXES)
                and not entry.name.startswith(".")
                and entry.is_file(follow_symlinks=False)
            ]
        return [self.path / name for name in sorted(found)]

    def begin(self, year: str, town: str) -> Path:
        """The file of a town and year, begun if it is not there yet. Raises InputFault for what is no year or town."""
        with Interview(folder=self.path, lasting=False) as interview:
            for place, text in (("年度", year), ("乡镇名称", town)):
                reply = interview.answer(text)
                if not reply.understood:
                    raise InputFault(Fault(reply.fault, place=place))
            assert interview.path is not None
            return interview.path
