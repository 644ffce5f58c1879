"""Drafts that hold no longer: those of a town that is returned or gone are put aside, never deleted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.batch.manifest import TownEntry
from generator.workbook.submissions import WITHDRAWN_FOLDER


def withdraw(folder: Path, entry: TownEntry) -> Iterator[str]:
    """Move a town's drafts into 作废 below the folder, and yield their names there. Raises ``OSError``."""
    aside = folder / WITHDRAWN_FOLDER
    for output in entry.outputs:
        path = folder / output.file
        if not path.is_file():
            continue
        aside.mkdir(exist_ok=True)
        target, number = aside / path.name, 1
        while target.exists():
            number += 1
            target = aside / f"{path.stem}（{number}）{path.suffix}"
        path.rename(target)
        yield f"{WITHDRAWN_FOLDER}/{target.name}"
