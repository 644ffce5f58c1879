"""What lies beside the drafts: 汇总.xlsx, 缺料清单.xlsx, 退回.xlsx, 日志.txt.

An officer writes into them (公开日期, what a town answered on the telephone), so one that was edited is kept, and the
new one written beside it.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from generator.batch.manifest import Journal, Manifest, sha256
from generator.errors import Fault, FazhiError
from generator.files.os_errors import reason
from generator.writing import replace_file

SHEETS = (frozenset(("总表", "报送情况", "催报")), frozenset(("按乡镇", "按科室")))
"""Sheets by which 汇总.xlsx and 缺料清单.xlsx are known, whatever their files are called."""

ROLL_UP, MISSING, RETURNED, LOG = "汇总.xlsx", "缺料清单.xlsx", "退回.xlsx", "日志.txt"


class Lists:
    """The lists of one run in their folder. One that was edited since its last run is left alone.

    ``written`` are their hashes by name, ``kept`` says what was left alone, ``faults`` what the disk did not take.
    """

    def __init__(self, folder: Path, before: Manifest, journal: Journal | None = None) -> None:
        self.folder, self.before, self.journal = folder, before, journal
        self.written: dict[str, str] = {}
        self.kept: list[str] = []
        self.faults: list[Fault] = []

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where they were written."""
        return tuple(self.folder / name for name in self.written)

    def write(self, name: str, data: bytes, *, always: bool = False) -> None:
        """Write the list at its name, or beside it where that is open or, unless ``always``, edited by a person."""
        try:
            path = self._put(self.folder / name, data, always=always)
        except FazhiError as error:
            self.faults += error.faults
        except OSError as error:
            self.faults.append(
                Fault(f"写不进去：{reason(error)}", "处理好以后再运行一次", file=str(self.folder / name))
            )
        else:
            self.written[path.name] = sha256(data)
            if path.name != name:
                self.kept.append(f"{name}：已有人修改过或正打开着，没有覆盖；新的写成“{path.name}”")

    def remove(self, name: str) -> None:
        """Take away what an earlier run wrote there and nobody edited: it holds no longer."""
        path = self.folder / name
        with suppress(OSError):
            if self._ours(path):
                path.unlink()

    def _put(self, path: Path, data: bytes, *, always: bool) -> Path:
        candidate, number = path, 1
        while (candidate.exists() and not (always or self._ours(candidate))) or not self._replaced(candidate, data):
            number += 1
            candidate = path.with_name(f"{path.stem}（{number}）{path.suffix}")
        return candidate

    def _replaced(self, path: Path, data: bytes) -> bool:
        """Whether the file could be replaced; else another program holds it."""
        if self.journal:
            self.journal.begin(path.name, data)
        try:
            replace_file(path, data)
        except PermissionError:
            return False
        return True

    def _ours(self, path: Path) -> bool:
        return path.is_file() and self.before.is_own(path.name, path.read_bytes())
