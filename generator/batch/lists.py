"""Writes the lists of a batch beside its drafts: 汇总.xlsx, 缺料清单.xlsx, 退回.xlsx, 日志.txt.

An officer writes into them (公开日期, what a town answered on the telephone), so an edited one stays,
and the new one is written beside it.
"""

from __future__ import annotations

from pathlib import Path

from generator.batch.manifest import Manifest
from generator.errors import Fault, FazhiError
from generator.files.os_errors import reason
from generator.writing import remove_ours, write_beside

ROLL_UP, MISSING, RETURNED, LOG = "汇总.xlsx", "缺料清单.xlsx", "退回.xlsx", "日志.txt"


class Lists:
    """Writes the lists of one run into a folder; a list that a person edited since the last run is left alone.

    ``written`` are the paths, ``edited`` messages about lists left alone, ``faults`` about those not written.
    """

    def __init__(self, folder: Path, before: Manifest) -> None:
        self.folder, self.before = folder, before
        self.written: list[Path] = []
        self.edited: list[str] = []
        self.faults: list[Fault] = []

    def write(self, name: str, data: bytes, *, always: bool = False, over: bool = False) -> None:
        """Write the list at its name; beside it if that is open or was edited by a person.

        ``always`` is for the log, which is replaced whatever was done to it; ``over`` for a list of which everything
        that a person has written is in the new one.
        """
        path = self.folder / name
        try:
            written = write_beside(path, data, force=always or over, listed=not always, earlier=self.before.lists)
        except FazhiError as error:
            self.faults += error.faults
        except OSError as error:
            self.faults.append(Fault(f"写不进去：{reason(error)}", "处理好以后再运行一次", file=str(path)))
        else:
            self.written.append(written.path)
            if written.path != path:
                self.edited.append(f"{name}：已有人修改过或正打开着，没有覆盖；新的写成“{written.path.name}”")

    def remove(self, name: str) -> None:
        """Remove the list that an earlier run wrote and that is out of date now, unless a person edited it."""
        remove_ours(self.folder / name, self.before.lists)
